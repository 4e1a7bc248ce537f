"""Whether handwritten digits made by an MLP can be recognised after a minute."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure
from wgan_desktop.bench.loops import Loop
from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.evaluation import Evaluator
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems.digits import Digits

SECONDS = 60.0
NEIGHBOURS = 5
CLEAR = 0.7  # of the share among real digits
TARGET = 1.5  # W1 over its floor


class Legible(Benchmark):
    """A digit is clear when its nearest real ones, which are compared pixel by pixel, all are of one class."""

    name = "digits"
    rank = 205
    by_name = True
    label = "Legible digits"
    about = (
        "The digits' preset after 60 s: how many samples are clearly one digit, against real ones; W1 over its floor."
    )

    def run(self, effort: Effort) -> Iterator[Figure]:
        """The share, the rarest digit's, and W1."""
        settings = presets()["digits"].settings
        known = Digits().prepared(settings)
        seconds = effort.seconds or effort.round(SECONDS)
        with Loop("trainer", settings) as loop:
            evaluator = Evaluator(loop.call("reference"))
            step, fake, _ = loop.call("train_until", seconds)
        own, real = nearest(fake, known, 0), nearest(evaluator.reference.real, known, 1)
        note = f"step {step}, {seconds:g} s"
        mine, theirs = agreed(own), agreed(real)
        yield Figure("clearly one digit", mine, "of all", theirs, "real ones", mine / theirs, low=CLEAR, note=note)
        rarest = min(np.bincount(own[:, 0], minlength=10)) / len(own)
        yield Figure("the rarest digit", rarest, "of all", low=0.02)
        *_, floor = evaluator.floor_draws()
        w1 = evaluator.evaluate("", step, fake).w1
        yield Figure("W1", w1, "W1", floor.mean, "floor", w1 / floor.mean, high=TARGET, note=note)


def nearest(points: Singles, known: Digits, leave_out: int) -> np.typing.NDArray[np.uint8]:
    """The classes of the nearest real digits, (n, 5), without the first ones, where those are the points themselves."""
    squares = (points**2).sum(1)[:, None] - 2 * points @ known.points.T + (known.points**2).sum(1)
    order = np.argsort(squares, 1)[:, leave_out : leave_out + NEIGHBOURS]
    return known.labels[order]


def agreed(classes: np.typing.NDArray[np.uint8]) -> float:
    """The share of rows that hold one class alone."""
    return float((classes == classes[:, :1]).all(1).mean())
