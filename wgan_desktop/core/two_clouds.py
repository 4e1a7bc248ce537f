"""The laboratory of two clouds in the plane: the exact plan between them, the way along it, and what it costs."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.transport import TransportPlan, distances, solve
from wgan_desktop.core.words import Said, SaidError

MOST = 256  # points of a cloud: an exact plan is then found within a picture
REACH = (4.0, 2.0)  # to either side of the middle a cloud may be moved so far
ORDERS = (1, 2)  # of the cost
PROBLEMS_SHOWN = (  # those that fit the ground; parallel lines are two clouds, either a vertical line
    "ring8", "grid25", "two_blobs", "swiss_roll", "two_moons", "one_ring", "pinwheel", "line",
)  # fmt: skip

Offset = tuple[float, float]


class CloudError(SaidError):
    """What was given is no cloud; one sentence for a person."""


class Shape(NamedTuple):
    """A cloud to choose: its name for a person, and how so many of its points are made."""

    label: str
    make: Callable[[int], Floats]


def _gaussian(count: int) -> Floats:
    return np.random.default_rng(0).normal(0, 0.5, (count, 2))


def _square(count: int) -> Floats:
    return np.random.default_rng(0).uniform(-1, 1, (count, 2))


def _circle(count: int) -> Floats:
    angles = 2 * math.pi * np.arange(count) / count
    return 1.2 * np.stack([np.cos(angles), np.sin(angles)], 1)


def _segment(count: int) -> Floats:
    return np.stack([np.zeros(count), (np.arange(count) + 0.5) / count * 2 - 1], 1)


def _problem(name: str, count: int) -> Floats:
    points = PROBLEMS[name].sketch(count)
    assert points is not None
    return np.asarray(points - points.mean(axis=0))


SHAPES: Mapping[str, Shape] = {
    "gaussian": Shape("Gaussian N(0, 0.5²)", _gaussian),
    "square": Shape("Square [−1, 1]²", _square),
    "circle": Shape("Circle", _circle),
    "segment": Shape("Vertical line", _segment),
    "point": Shape("One point", lambda _: np.zeros((1, 2))),
    **{name: Shape(PROBLEMS[name].label, functools.partial(_problem, name)) for name in PROBLEMS_SHOWN},
}


def thinned(points: Points, most: int = MOST) -> tuple[Floats, str]:
    """At most so many points, evenly chosen in their order, and a sentence if these are not all.

    Raises
    ------
    CloudError
        When there are none.
    """
    if not len(points):
        raise CloudError("There are no points: no mass to carry. The last cloud stays until you draw some.")
    if len(points) <= most:
        return np.asarray(points, np.float64), ""
    chosen = np.linspace(0, len(points) - 1, most).round().astype(np.int64)
    return np.asarray(points[chosen], np.float64), Said(
        "Of {n} points {most} are used, evenly chosen.", n=len(points), most=most
    )


def of_file(path: Path) -> tuple[Points, str]:
    """All points of a CSV file, brought to the size of the others, and what was done to get them, in words.

    Raises
    ------
    ProblemError
        When there are none.
    """
    from wgan_desktop.core.problems.points import Points as OwnPoints

    own = OwnPoints().prepared(Settings(problem="points", points=str(path)))
    return own.points, own.said


@dataclasses.dataclass(frozen=True, eq=False)
class Pair:
    """Two clouds, wherever they lie: (n, 2) and (m, 2) float64, about their own means.

    For the cost |x - y|² nothing that is optimal depends on where they lie.  With means a and b, x = a + x' and
    y = b + y', every plan P with the right margins costs

        sum P |y - x|² = sum P |y' - x'|² + 2 (b - a) . sum P (y' - x') + |b - a|² = sum P |y' - x'|² + |b - a|²,

    for sum P y' and sum P x' are the means of the centred clouds, 0.  All plans gain the same by a move, so that the
    cheapest stays the cheapest; and the entropic one, too, for its entropy does not change.
    """

    earth: Floats
    holes: Floats

    @functools.cached_property
    def squares(self) -> Floats:
        """|x' - y'|², (n, m)."""
        return distances(self.earth, self.holes) ** 2

    @functools.cached_property
    def plan(self) -> TransportPlan:
        """The exact plan for the squared distance."""
        return solve(self.earth, self.holes, order=2)


@dataclasses.dataclass(frozen=True, eq=False)
class TwoClouds:
    """A pair of clouds in their places; plain data, everything else follows from it.

    Attributes
    ----------
    pair : Pair
    theta, at : (x, y)
        Where the middle of the earth lies, and that of the holes.
    p : {1, 2}
        The order of the cost |x - y|^p.
    """

    pair: Pair
    theta: Offset = (-2.0, 0.0)
    at: Offset = (2.0, 0.0)
    p: int = 2

    @classmethod
    def of(cls, earth: Floats, holes: Floats) -> TwoClouds:
        """Clouds of these shapes, each about its mean."""
        return cls(Pair(earth - earth.mean(axis=0), holes - holes.mean(axis=0)))

    def with_shape(self, which: str, points: Floats) -> TwoClouds:
        """Another ``earth`` or other ``holes``."""
        pair = dataclasses.replace(self.pair, **{which: points - points.mean(axis=0)})
        return dataclasses.replace(self, pair=pair)

    @functools.cached_property
    def fake(self) -> Floats:
        """The earth where it lies now."""
        return self.pair.earth + self.theta

    @functools.cached_property
    def real(self) -> Floats:
        """The holes where they lie now."""
        return self.pair.holes + self.at

    @functools.cached_property
    def nearest(self) -> TransportPlan:
        """The exact plan for the distance itself."""
        return solve(self.fake, self.real)

    @property
    def plan(self) -> TransportPlan:
        """The exact plan for the cost: which point sends how much where."""
        return self.nearest if self.p == 1 else self.pair.plan

    @property
    def apart(self) -> float:
        """How far the means lie apart: the length of the mean displacement, the same for every plan."""
        return math.dist(self.theta, self.at)

    @property
    def w1(self) -> float:
        """W1, of its own optimal plan."""
        return self.nearest.work

    @property
    def w2(self) -> float:
        """W2, of its own optimal plan."""
        plan = self.pair.plan
        return math.sqrt(float(plan.mass @ plan.distance**2) + self.apart**2)

    @property
    def total(self) -> float:
        """What the exact plan costs: sum of mass x distance^p."""
        return self.w1 if self.p == 1 else self.w2**2

    def carried(self, share: float) -> float:
        """What the way so far has cost: every grain has gone ``share`` of its distance."""
        return self.total * share**self.p

    def between(self, share: float) -> tuple[Floats, Floats]:
        """Displacement interpolation: places (k, 2) and mass (k,) of the grains after ``share`` of their ways.

        A point whose mass goes to several is as many grains.

        Source
        ------
        McCann, "A convexity principle for interacting gases", Advances in Mathematics 128, 1997.
        """
        start, end = self.fake[self.plan.sources], self.real[self.plan.targets]
        return start + share * (end - start), self.plan.mass

    @functools.cached_property
    def cost(self) -> Floats:
        """The cost (n, m) that the entropic plan is for; for p = 2 of the centred clouds, which no move changes."""
        return distances(self.fake, self.real) if self.p == 1 else self.pair.squares

    def entropic_total(self, total: float) -> float:
        """What an entropic plan costs that costs ``total`` by `cost`."""
        return total if self.p == 1 else total + self.apart**2
