"""What a trainer lets others see: plain frozen data on the CPU, stamped with where it comes from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy.typing as npt

from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.settings import Settings

Extent = tuple[float, float, float, float]
"""A rectangle of the plane: x low, x high, y low, y high."""

SCALARS = ("critic_loss", "generator_loss", "estimate", "corrected", "penalty", "gradient_norm", "js_estimate")
"""The columns that every step yields, in this order.  NaN where a loss or constraint gives the name no meaning.

``estimate`` is what a Wasserstein critic says of the distance (E f(x) - E f(y) without the penalty), ``corrected`` the
same freed of the penalty's overshoot, ``js_estimate`` what the critic of a JS loss says of that divergence
(log 2 - L/2, nats), ``gradient_norm`` the mean |grad f| at the generated points of the generator's update."""

LAYERS = ("surface", "gradients", "manifold", "cloud", "weights", "slopes", "held_out", "averages")
"""What `Trainer.look` computes only when a visible panel needs it, besides the layers of sample grids (`core.tiles`).

The points themselves are in every snapshot."""


@dataclasses.dataclass(frozen=True)
class Layer:
    """A part of a snapshot that is renewed less often than the points: its value and the step it belongs to.

    A layer of a sample grid is described where it gets its name (`core.tiles`); all others are float32.

    ``surface`` (s, s) critic values, row i at y_i, column j at x_j of ``extent``; ``gradients`` (n, d) of the critic at
    the generated points ``at`` (n, d) of that step; ``manifold`` (m, m, d) image of a grid of noise; ``cloud``
    (12000, d) fresh generated points for histograms.  ``weights`` (l + 1, b) shares of the critic's weights in b equal
    bins, of all l layers together in the first row, whose range is that row of ``at`` (l + 1, 2); ``slopes`` (l - 1,)
    |dL/dh| of the critic's loss at every hidden layer; ``held_out`` (2,) the critic's loss on real points that are
    trained on, and on such as are not; ``averages`` (n, d) the averaged generator's image of the fixed latents.
    """

    value: npt.NDArray[Any]
    step: int
    at: Singles | None = None
    extent: Extent | None = None


@dataclasses.dataclass(frozen=True)
class Snapshot:
    """The state of a run at one place: ``step`` whole steps done and ``update`` updates into the next.

    Attributes
    ----------
    run : str
        The run it belongs to.
    step, update, critic_updates, generator_updates : int
        Whole steps; updates done inside the step in progress; all updates ever done by each network.
    version : int
        How many times settings were applied: the settings in force.
    seconds : float
        Training time since the run began (pauses excluded).
    problem : str
    shape : tuple of int
        Of one point: (2,) or (channels, height, width).
    extent : Extent
        Of the problem's picture.
    real, fake : (n, d) float32
        The fixed stratified real cloud, and the generator's image of the fixed latents.  On its way from the trainer
        there is no real cloud: it is the run's reference, and of images as large as all the rest.
    layers : mapping of str to Layer
    kept : tuple of str
        On its way from the trainer: layers that are as they were in the last snapshot, and not sent again.
    """

    run: str
    step: int
    update: int
    critic_updates: int
    generator_updates: int
    version: int
    seconds: float
    problem: str
    shape: tuple[int, ...]
    extent: Extent
    real: Singles
    fake: Singles
    layers: Mapping[str, Layer] = dataclasses.field(default_factory=dict)
    kept: tuple[str, ...] = ()

    @property
    def averages(self) -> Singles | None:
        """What the averaged generator makes of the latents of ``fake``, (n, d) float32.

        None where the settings average nothing, and where the layer ``averages`` was not asked for.
        """
        layer = self.layers.get("averages")
        return None if layer is None else layer.value

    def completed(self, last: Snapshot | None, real: Singles | None = None) -> Snapshot:
        """Add what was not sent again: the ``real`` cloud, and the kept layers of the ``last`` snapshot."""
        if real is not None and not len(self.real):
            return dataclasses.replace(self, real=real).completed(last)
        if last is None or not self.kept:
            return self
        old = {name: last.layers[name] for name in self.kept if name in last.layers}
        return dataclasses.replace(self, layers={**old, **self.layers}, kept=())


@dataclasses.dataclass(frozen=True)
class Failure:
    """Something went wrong; errors are values.

    Attributes
    ----------
    step : int
        The exact step.
    what, why, way_back : str
        One sentence each: what happened, why as far as is known, what the person can do.
    kind : str
        ``not_finite``, ``out_of_memory``, ``too_large`` (networks), ``device_lost``, ``died``, ``bad_input``, ``few``
        (of given pictures that can be used), ``internal``.
    detail : str
        A traceback, numbers, or each thing that cannot be used, for the log and the unfolded card.
    run : str
        The run it belongs to.
    saved : bool
        Whether there is a checkpoint from which the run can go on.
    under : Settings or None
        Those that were in force, where the trainer has told.
    """

    step: int
    what: str
    why: str
    way_back: str
    kind: str = "internal"
    detail: str = ""
    run: str = ""
    saved: bool = True
    under: Settings | None = None

    def __str__(self) -> str:
        return f"step {self.step}: {self.what} {self.why} {self.way_back}".strip()
