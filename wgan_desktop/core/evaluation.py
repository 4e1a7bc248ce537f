"""The truth beside the critic: exact distances, modes and divergences of generated points against real ones.

`reference` draws, once a run and with a random stream of its own, every real cloud that the numbers need; an
`Evaluator` then works with numpy alone, so that the transport child never imports torch.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.divergences import Divergences, divergences
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.metrics import ModeReport, mode_metrics
from wgan_desktop.core.problems import Examples, Modes, Problem
from wgan_desktop.core.quality import Quality
from wgan_desktop.core.snapshot import Layer
from wgan_desktop.core.transport import Agreement, Floor, TransportPlan, wasserstein1

POINTS, IMAGES = 1024, 512  # the n of W1: points in the plane, and images (fewer of many pixels, see `sizes`)
CLOUD = 12_000  # the n of the histograms
PLAN_POINTS = 512  # of the drawn plan, and of the gradients that are held against its rays
DRAWS = 20  # of the floor
NUMBERS = 2**20  # of a cloud of images, at most, and in all draws eight times as many: they go from child to child
EXAMPLES = 5_000, 2**23  # given images by which quality is judged, and numbers in them, at most
FEWEST = 64, 4  # images and draws, whatever their size: a grid has 8 x 8 of them


@dataclasses.dataclass(frozen=True)
class Reference:
    """The fixed real clouds of a run.

    Attributes
    ----------
    extent : tuple of float
        The box of the histograms: (x low, x high, y low, y high).
    modes : Modes or None
    real : (n, d) float32
        The stratified cloud that W1 and the plan are measured against.
    cloud : (12000, 2) float32, or None for images
        The stratified cloud of the histograms.
    independent, stratified : (draws, n, d) float32
        The draws of the floor: what a perfect generator would score.
    scale : float
        What 1 is in the problem's own units.
    examples : Examples or None
        Given images, by which the quality of generated ones is judged.
    """

    extent: tuple[float, float, float, float]
    modes: Modes | None
    real: Singles
    cloud: Singles | None
    independent: Singles
    stratified: Singles
    scale: float = 1.0
    examples: Examples | None = None

    def alike(self, other: Reference) -> bool:
        """Whether the clouds are the very same: those of the same problem and seed."""
        return all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in ("real", "independent", "stratified")
        )


def sizes(dimension: int) -> tuple[int, int]:
    """(n of W1, draws of its floor) for images of so many numbers."""
    n = min(IMAGES, max(FEWEST[0], NUMBERS // dimension))
    return n, min(DRAWS, max(FEWEST[1], 8 * NUMBERS // (n * dimension)))


def reference(problem: Problem, random: torch.Generator) -> Reference:
    """Draw the real clouds of ``problem``; ``random`` is the run's evaluation stream."""
    planar = problem.shape == (2,)
    n, draws = (POINTS, DRAWS) if planar else sizes(problem.dimension)
    independent = torch.stack([problem.sample(n, random) for _ in range(draws)])
    stratified = torch.stack([problem.stratified(n, random) for _ in range(draws)])
    cloud = problem.stratified(CLOUD, random).cpu().numpy() if planar else None
    real = problem.stratified(n, random).cpu().numpy()
    return Reference(
        problem.extent, problem.modes, real, cloud, independent.cpu().numpy(), stratified.cpu().numpy(),
        problem.scale, problem.examples(min(EXAMPLES[0], EXAMPLES[1] // problem.dimension)),
    )  # fmt: skip


def unseen(problem: Problem, reference: Reference) -> tuple[Singles, Singles] | None:
    """Real points that are trained on, and such as are not, alike in every other way; None where all are trained on.

    Of a distribution that is drawn from, every draw is one that was not seen before.
    """
    if not problem.finite:
        return reference.independent[0], reference.independent[1]
    apart = problem.held_out
    return (reference.real, apart) if len(apart) else None


@dataclasses.dataclass(frozen=True)
class Evaluation:
    """The numbers of one step; None where a number has no meaning for the problem or is not known yet.

    The divergences are of ``divergences_step``: they need a cloud of their own, which is drawn less often.  The quality
    of images is that of the last step it was measured at.
    """

    run: str
    step: int
    n: int
    w1: float
    floor: Floor | None = None
    modes: ModeReport | None = None
    divergences: Divergences | None = None
    divergences_step: int | None = None
    seconds: float = 0.0
    quality: Quality | None = None


@dataclasses.dataclass(frozen=True)
class PlanReport:
    """The exact plan of one step for the flow: ``plan`` moves ``generated`` (n, d) onto ``real`` (n, d).

    ``agreement`` holds cos(critic's gradient, ray) where the critic's gradients of that very step were given.
    """

    run: str
    step: int
    plan: TransportPlan
    generated: Singles
    real: Singles
    agreement: Agreement | None
    seconds: float


class Evaluator:
    """Measures generated points against a `Reference`; numpy alone.

    Attributes
    ----------
    floor, quality : Floor and Quality, or None
        What is known of them already goes into every evaluation.
    draws : dict of int to float
        W1 of the floor's draws that are known, by their number.
    """

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.floor: Floor | None = None
        self.quality: Quality | None = None
        self.draws: dict[int, float] = {}

    def floor_draws(self, order: Iterable[int] | None = None) -> Iterator[Floor]:
        """Solve the floor one draw at a time: yields the floor of the draws so far and keeps the last as ``floor``.

        A perfect generator's W1: a stratified real cloud against independent real ones.  Those that are known already
        are left out.
        """
        independent, stratified = self.reference.independent, self.reference.stratified
        for draw in range(len(independent)) if order is None else order:
            if draw not in self.draws:
                yield self.know({draw: wasserstein1(independent[draw], stratified[draw])})

    def know(self, draws: Mapping[int, float]) -> Floor:
        """Take on draws, at least one, whichever process has solved them: the floor of all that are known."""
        self.draws.update(draws)
        values = [self.draws[draw] for draw in sorted(self.draws)]
        self.floor = Floor.of(values, len(self.reference.real), len(self.reference.independent))
        return self.floor

    def evaluate(self, run: str, step: int, fake: Singles, cloud: Layer | None = None) -> Evaluation:
        """All numbers of ``fake`` (n, d); divergences from the layer ``cloud``, of its own step, where it is given."""
        known, modes = self.reference.modes, None
        if known is not None:
            modes = mode_metrics(fake, known.centres, known.sd)
        apart = None
        if cloud is not None and self.reference.cloud is not None:
            apart = divergences(self.reference.cloud, cloud.value, self.reference.extent)
        w1 = wasserstein1(fake, self.reference.real)
        at = cloud.step if apart and cloud else None
        return Evaluation(run, step, len(fake), w1, self.floor, modes, apart, at, quality=self.quality)
