"""The laboratory of two heaps: earth at theta, holes that stay, and what there is to know of both."""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.carrying import Carrying, Distance, carry, dual, is_tied, is_unique, measure, measures, slope
from wgan_desktop.core.heaps import PLACES, Heap, HeapError
from wgan_desktop.core.tables import number_columns, read_table
from wgan_desktop.core.words import Said, joined

GROUND = (-6.0, 6.0)  # the stretch of the line that is looked at
REACH = 4.0  # the places that either heap may be moved to, to both sides
OFFSETS = np.linspace(-2 * REACH, 2 * REACH, 161)  # of the earth from the holes: all distances depend on it alone
JUST = 1e-6  # beside an offset at which points meet
BESIDE = 0.02  # of theta
DECIMALS = 9  # of a place: no step, pixel or descent means more
CELLS = 200  # of a heap that is drawn
BINS, WIDE = 60, 0.6  # of a column of numbers; and how wide its standard deviation is drawn
FULL = 1.0  # the greatest height of a drawn heap
CARRIED_IN = 6.0  # seconds in which all blocks are carried
SPEED, STEEPEST = 1.2, 3.0  # units of theta a second that descent makes for a slope of 1; the steepest it follows
ALIKE = 1e-9  # works that differ by no more are one
FLAT, HALVINGS = 1e-3, 8  # a slope that is none; how often a step that leads up again is halved


Which = Literal["earth", "holes"]


class Shape(NamedTuple):
    """A heap to choose: its name for a person, and how it is made."""

    label: str
    make: Callable[[], Heap]


SHAPES: Mapping[str, Shape] = {
    "gaussian": Shape("Gaussian N(0, 0.6²)", lambda: Heap.gaussians([(1.0, 0.0, 0.6)])),
    "uniform": Shape("Uniform U[−½, ½]", lambda: Heap.uniform(-0.5, 0.5)),
    "humps": Shape("Two Gaussians", lambda: Heap.gaussians([(0.6, -0.8, 0.3), (0.4, 0.9, 0.4)])),
    "blocks": Shape("Two uniform blocks", lambda: Heap.bins([-1.2, -0.4, 0.6, 1.2], [1 / 1.22, 0.0, 0.7 / 1.22])),
    "pair": Shape("Two points −½, ½", lambda: Heap.points([-0.5, 0.5], [0.5, 0.5])),
    "line": Shape("One point", lambda: Heap.points([0.0])),
}

DISTANCES: Mapping[Distance, tuple[str, str]] = {
    "w1": (Said("W₁"), Said("least mass × distance: ∫ |F_θ(x) − F_data(x)| dx")),
    "w2": (Said("W₂"), Said("root of the least mass × distance²: (∫ |F_θ⁻¹(q) − F_data⁻¹(q)|² dq)^½")),
    "kl": (Said("KL(data ‖ θ)"), Said("∫ p log(p / p_θ) dx, in nats")),
    "reverse_kl": (Said("KL(θ ‖ data)"), Said("∫ p_θ log(p_θ / p) dx, in nats")),
    "js": (Said("JS"), Said("½ KL(p ‖ m) + ½ KL(p_θ ‖ m),  m = (p + p_θ) / 2, in nats; at most log 2")),
    "tv": (Said("TV"), Said("½ ∫ |p − p_θ| dx, at most 1")),
}


def of_column(path: Path, column: str = "") -> tuple[Heap, str]:
    """The heap of a column of numbers in a CSV file, about its mean and in units it fits the ground with.

    Parameters
    ----------
    path : Path
    column : str
        Its name; the first column of numbers if empty.

    Returns
    -------
    (Heap, str)
        And what was read, in a sentence; its given mass is 1 a number.

    Raises
    ------
    ProblemError
        When there are no numbers.
    HeapError
        When there is but one, or all are the same: a point is there to be chosen without a file.
    """
    wanted = (column or number_columns(path)[0]).replace('"', '""')
    table = read_table(path, f'"{wanted}"')
    values = table.values[:, 0]
    name = table.names[0]
    named = str(name.values["number"]) if isinstance(name, Said) else name  # where the file gives none, "column 3"
    sd, of = float(values.std()), {"column": named, "file": path.name}
    if not np.ptp(values) > ALIKE * float(np.abs(values).max()):  # the mean of equal numbers is not always one of them
        raise HeapError(joined((_one_number(len(values), of), *table.left_out)))
    counts, edges = np.histogram((values - values.mean()) / sd * WIDE, bins=BINS)
    said = Said(
        "Column {column} of {file}: {n} numbers about their mean, {wide:g} units to a standard deviation.",
        n=len(values), wide=WIDE, **of,
    )  # fmt: skip
    said = joined((said, *table.left_out))
    return dataclasses.replace(Heap.bins(edges, counts), given=float(len(values))), said


def _one_number(count: int, of: Mapping[str, str]) -> Said:
    """Why numbers that can be used, so many, are no heap."""
    if count == 1:
        return Said("Column {column} of {file} holds one number that can be used; choose “One point”.", **of)
    return Said("All {n} numbers of column {column} of {file} that can be used are the same; choose “One point”.",
                n=count, **of)  # fmt: skip


class Drawn:
    """A heap that is drawn with the mouse: heights over `CELLS` equal cells of the ground."""

    def __init__(self) -> None:
        self.edges = np.linspace(*GROUND, CELLS + 1)
        self.heights: Floats = np.zeros(CELLS)

    def begin(self, heap: Heap) -> None:
        """Begin with a heap that is there, half as high as the picture."""
        density = np.diff(heap.below(self.edges))
        self.heights = 0.5 * FULL * density / max(float(density.max()), 1e-12)

    def stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Set the heights below a straight stroke, from (x, height) to (x, height)."""
        (x0, y0), (x1, y1) = sorted((start, end))
        middle = (self.edges[:-1] + self.edges[1:]) / 2
        half = (self.edges[1] - self.edges[0]) / 2
        under = (middle >= x0 - half) & (middle <= x1 + half)
        self.heights[under] = np.interp(middle[under], [x0, max(x1, x0 + 1e-9)], [y0, y1]).clip(0.0, FULL)

    def heap(self) -> Heap:
        """What was drawn.

        Raises
        ------
        HeapError
            While there is nothing.
        """
        return Heap.bins(self.edges, self.heights)


@dataclasses.dataclass(frozen=True, eq=False)
class TwoHeaps:
    """Two heaps and how the one is carried to the other; plain data, everything else follows from it.

    Attributes
    ----------
    earth, holes : Heap
        p_theta at theta = 0, and p_data.
    theta, at : float
        Where the earth lies, and where the holes.
    p : {1, 2}
        The order of the cost |x - y|^p.
    count : int
        Blocks of equal mass.
    turned : float
        The share of the earth, from 0 to 1, that is carried in the turned order.
    """

    earth: Heap
    holes: Heap
    theta: float = -3.0
    at: float = 0.0
    p: int = 1
    count: int = 24
    turned: float = 0

    @functools.cached_property
    def fake(self) -> Heap:
        """The earth where it lies now."""
        return self.earth.moved(self.theta)

    @functools.cached_property
    def real(self) -> Heap:
        """The holes where they lie now."""
        return self.holes.moved(self.at)

    @functools.cached_property
    def carrying(self) -> Carrying:
        """The blocks on their way."""
        return carry(self.fake, self.real, self.p, self.count, turned=self.turned)

    @functools.cached_property
    def tied(self) -> bool:
        """Whether every order of carrying costs the same."""
        return self.single or (self.p == 1 and is_tied(self.fake, self.real))

    @functools.cached_property
    def several(self) -> bool:
        """Whether other ways of carrying cost as little as the one in order: for p = 2 there are none."""
        return self.p == 1 and not is_unique(self.fake, self.real)

    @property
    def single(self) -> bool:
        """Whether one of the heaps is a single point: then there is but one plan."""
        return any(heap.ends[0] == heap.ends[1] for heap in (self.fake, self.real))

    @property
    def wide(self) -> float:
        """The stretch that both cover, at least 1: what rounding is measured by."""
        ends = (*self.fake.ends, *self.real.ends)
        return max(max(ends) - min(ends), 1.0)

    @property
    def dearer(self) -> bool:
        """Whether the order of carrying costs more than the least work."""
        least = self.distances["w1"] if self.p == 1 else self.distances["w2"] ** 2
        return self.carrying.total > least * (1 + ALIKE) + ALIKE

    @functools.cached_property
    def dual(self) -> float:
        """What the optimal critic scores."""
        return dual(self.fake, self.real)

    @functools.cached_property
    def distances(self) -> dict[Distance, float]:
        """All distances of now."""
        return measures(self.fake, self.real)

    def slope(self, kind: Distance) -> float:
        """The slope of a distance in theta: 0 where it is flat, NaN where it is infinite."""
        return slope(kind, self.fake, self.real)

    def at_theta(self, theta: float, kind: Distance) -> float:
        """What a distance would be if the earth lay at ``theta``."""
        return measure(kind, self.earth.moved(theta), self.real)

    def is_lowest(self, kind: Distance) -> bool:
        """Whether a distance is larger a little to either side: it is at the bottom, and not just flat."""
        here = self.distances[kind]
        return all(self.at_theta(self.theta + side, kind) > here + 1e-9 for side in (-BESIDE, BESIDE))

    def downhill(self, kind: Distance, seconds: float) -> TwoHeaps | None:
        """The next step of gradient descent on theta, shorter where a whole one would lead up again.

        None where there is no slope to follow.
        """
        steep, here = self.slope(kind), self.distances[kind]
        if math.isfinite(steep) and abs(steep) >= FLAT:
            step = -SPEED * seconds * float(np.clip(steep, -STEEPEST, STEEPEST))
            for shorter in range(HALVINGS):
                theta = within_reach(self.theta + step / 2**shorter)
                if self.at_theta(theta, kind) < here:
                    return dataclasses.replace(self, theta=theta)
        return None

    @functools.cached_property
    def offsets(self) -> Floats:
        """`OFFSETS`, and those at which a point of the earth meets one of the holes, and just beside: (t,), ascending.

        There alone KL, JS and TV jump: what lies between two others says nothing of it.
        """
        earth, holes = (heap.left[heap.left == heap.right] for heap in (self.earth, self.holes))
        met = np.unique(np.round(holes[None, :] - earth[:, None], PLACES))
        far = np.abs(OFFSETS[:, None] - met).min(axis=1, initial=math.inf) > JUST
        return np.unique(np.concatenate([OFFSETS[far], met - JUST, met, met + JUST]))

    def over_offsets(self) -> Iterator[tuple[int, dict[Distance, float]]]:
        """All distances at each of `offsets`, those that are to be seen first: an index and the values."""
        for index in np.argsort(np.abs(self.offsets + self.at), kind="stable").tolist():
            yield index, measures(self.earth.moved(float(self.offsets[index])), self.holes)


def within_reach(place: float) -> float:
    """The place nearest to ``place`` that a heap may be moved to; thirty steps of 0.1 from -3 lead to 0."""
    return round(float(np.clip(place, -REACH, REACH)), DECIMALS)
