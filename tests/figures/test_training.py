"""What whole runs must show: the curve means something, modes are lost without it and found again with it.

The suite runs smaller networks; a soak runs the published sizes, on more seeds.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable

import numpy as np
import pytest

from wgan_desktop.core.evaluation import Evaluation, Evaluator
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.metrics import spearman
from wgan_desktop.core.presets import presets
from wgan_desktop.core.rows import fetch
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.core.trainer import Trainer

STEPS, READING = 600, 50
MODE_LOSS = presets()["mode_loss"].settings
CURE = {"loss": "wasserstein", "constraint": "gradient_penalty", "constraint_weight": 1.0}
SMALL = {"critic_width": 64, "generator_width": 64, "batch_size": 128}


@dataclasses.dataclass(frozen=True)
class Run:
    """The estimates of all steps, and the exact numbers after every 50."""

    estimate: np.ndarray
    readings: list[Evaluation]

    @property
    def w1(self) -> list[float]:
        return [reading.w1 for reading in self.readings]


@functools.cache  # two figures look at the same run
def run(settings: Settings) -> Run:
    trainer, rows, readings = Trainer(settings), [], []
    evaluator = Evaluator(trainer.reference)
    for step in range(1, STEPS + 1):
        rows.append(trainer.step())
        if step % READING == 0:
            readings.append(evaluator.evaluate("", step, trainer.look(()).fake))
    name = "js_estimate" if LOSSES[settings.loss].estimates == "JS" else "estimate"
    return Run(fetch(rows)[1][:, SCALARS.index(name)], readings)


Rounds = Callable[..., int]


def sizes(rounds: Rounds) -> dict[str, int]:
    return {name: rounds(sample=value, full=getattr(MODE_LOSS, name)) for name, value in SMALL.items()}


@pytest.mark.soak
def test_the_curve_means_something(sample_or_soak: Rounds) -> None:
    """The estimate and the exact W1 fall together: figures 3 and 4 of Wasserstein GAN."""
    for seed in range(sample_or_soak(sample=1, full=4)):
        found = run(MODE_LOSS.replace(seed=seed, initialisation="fan", **CURE, **sizes(sample_or_soak)))
        smooth = found.estimate.reshape(-1, READING)[:, -20:].mean(1)
        assert spearman(smooth, found.w1) >= 0.8


@pytest.mark.soak
@pytest.mark.parametrize("problem", ["ring8", "grid25"])
def test_modes_are_lost_and_the_wasserstein_loss_cures_it(problem: str, sample_or_soak: Rounds) -> None:
    """W1 above 1 against W1 below .35, from the very same start.

    On the grid the lost runs wander: of ten seeds two were between .67 and 1 at this very step, the others up to 1.9.
    There it is the middle one that is above 1, and each is at least twice as far as its cure.
    """
    ends = []
    for seed in range(sample_or_soak(sample=int(problem == "ring8"), full=3)):
        base = MODE_LOSS.replace(problem=problem, seed=seed, **sizes(sample_or_soak))
        lost, cured = run(base).readings[-1], run(base.replace(**CURE)).readings[-1]
        ends.append(lost.w1)
        assert lost.w1 > 2 * cured.w1
        assert cured.w1 < 0.35
        assert lost.modes is not None
        assert cured.modes is not None
        assert cured.modes.fair_modes == cured.modes.modes_total
        assert lost.modes.reverse_kl > cured.modes.reverse_kl
    if ends:
        assert (min(ends) if problem == "ring8" else float(np.median(ends))) > 1


@pytest.mark.soak
def test_the_js_estimate_says_nothing_while_w1_wanders(sample_or_soak: Rounds) -> None:
    """It stays near log 2 = .69 from step 200 on, whatever the generator does."""
    for seed in range(sample_or_soak(sample=0, full=3)):
        found = run(MODE_LOSS.replace(seed=seed))
        smooth = found.estimate[200:].reshape(-1, 20).mean(1)
        assert smooth.min() > 0.6
        late = found.w1[4:]
        assert max(late) - min(late) > 0.5
        assert min(late) > 1
