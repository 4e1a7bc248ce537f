"""Carrying one heap to another, block by block; the critic that knows the way; and which way is down."""

from __future__ import annotations

import dataclasses
import math
from typing import Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.heaps import CLOSE, Heap, cdf_area, difference, mean_power, work

Distance = Literal["w1", "w2", "kl", "reverse_kl", "js", "tv"]
WORK: tuple[Distance, ...] = ("w1", "w2")
OVERLAP = 3.0  # blocks on their way at a time, when they go one after the other
GRAINS = 4096  # of each heap, at which the optimal critic is asked
NUDGE = 1e-4  # of theta, to either side, where a slope is taken from two values


@dataclasses.dataclass(frozen=True, eq=False)
class Carrying:
    """A way to carry all earth: blocks, each from a stretch of one heap to a stretch of the other.

    Attributes
    ----------
    sources, targets : (n, 2) float64
        Low and high end of each block, before and after.
    mass : (n,) float64
    work : (n,) float64
        Mass x distance^p of each block, exact: the integral over its grains.
    turned : (n,) bool
        The blocks that change their order: the last comes to lie first, and each is turned over.
    """

    sources: Floats
    targets: Floats
    mass: Floats
    work: Floats
    turned: npt.NDArray[np.bool_]

    @property
    def total(self) -> float:
        """All work."""
        return float(self.work.sum())

    @property
    def ends(self) -> Floats:
        """Where the low and the high end (n, 2) of each block come to lie."""
        return np.where(self.turned[:, None], self.targets[:, ::-1], self.targets)

    def between(self, share: Floats) -> Floats:
        """Low and high end (n, 2) of each block after this ``share`` (n,) of its way; all grains go straight."""
        return np.sort(self.sources + share[:, None] * (self.ends - self.sources), axis=1)


def carry(a: Heap, b: Heap, p: int = 1, count: int = 40, *, turned: float = 0) -> Carrying:
    """Cut the heap ``a`` in ``count`` blocks of equal mass and lay them down as ``b``, in order or turned round.

    In order this is the least work for every p.  Blocks are cut once more where either heap has a gap: none spans one.

    Parameters
    ----------
    turned : float
        The share of each block, from 0 to 1, that is laid down in the turned order; the rest goes first.
    """
    orders = {order: share for order, share in ((False, 1 - turned), (True, float(turned))) if share > 0}
    gaps = [1 - _gaps(b) if order else _gaps(b) for order in orders]
    cuts = np.unique(np.concatenate([np.linspace(0, 1, count + 1), _gaps(a), *gaps]))
    if len(orders) > 1:  # so that both orders cut the same blocks, before and after
        cuts = np.union1d(cuts, 1 - cuts)
    ways = [_laid_down(a, b, p, cuts, turned=order) for order in orders]
    shares = np.repeat(list(orders.values()), [len(way.mass) for way in ways])
    sources, targets, mass, done, turns = (
        np.concatenate([getattr(way, field.name) for way in ways]) for field in dataclasses.fields(Carrying)
    )
    return Carrying(sources, targets, mass * shares, done * shares, turns)


def _laid_down(a: Heap, b: Heap, p: int, cuts: Floats, *, turned: bool) -> Carrying:
    """All of ``a``, cut at these levels, in one order."""
    mirrored = Heap(-b.right[::-1], -b.left[::-1], b.mass[::-1]) if turned else b
    levels = np.union1d(cuts, np.union1d(a.levels, mirrored.levels))
    levels = levels[np.append(True, np.diff(levels) > CLOSE)]
    sign = -1.0 if turned else 1.0
    start = a.quantile(levels[:-1], after=True) - sign * mirrored.quantile(levels[:-1], after=True)
    end = a.quantile(levels[1:]) - sign * mirrored.quantile(levels[1:])
    done = np.append(0.0, np.cumsum(np.diff(levels) * mean_power(start, end, p)))
    cuts = cuts[np.append(True, np.diff(cuts) > CLOSE)]
    low, high = cuts[:-1], cuts[1:]
    targets = sign * np.stack([mirrored.quantile(low, after=True), mirrored.quantile(high)], 1)
    return Carrying(
        np.stack([a.quantile(low, after=True), a.quantile(high)], 1), np.sort(targets, axis=1), high - low,
        np.diff(np.interp(cuts, levels, done)), np.full(len(low), turned),
    )  # fmt: skip


def on_the_way(carried: float, count: int, *, in_turn: bool) -> Floats:
    """How far each of so many blocks is on its way, (count,) from 0 to 1, when ``carried`` of the time is over.

    All at once, or ``in_turn``; slow at both ends.
    """
    way = np.full(count, carried)
    if in_turn:
        starts = np.arange(count) / (count + OVERLAP - 1)
        way = ((carried - starts) * (count + OVERLAP - 1) / OVERLAP).clip(0, 1)
    return np.asarray(way * way * (3 - 2 * way))


def _gaps(heap: Heap) -> Floats:
    """The levels at which a heap's quantile function jumps."""
    return heap.levels[1:-1][heap.left[1:] > heap.right[:-1]]


def is_tied(a: Heap, b: Heap) -> bool:
    """Whether for p = 1 every way of carrying is as short as any other: one heap lies wholly beside the other.

    Then every grain travels in the same direction, and the work is the difference of the means, wherever each one goes.
    """
    return a.ends[1] <= b.ends[0] or b.ends[1] <= a.ends[0]


def is_unique(a: Heap, b: Heap) -> bool:
    """Whether for p = 1 there is but one shortest way of carrying.

    Of grains from x1 < x2 to y1 < y2 each may go where the other goes, at the same cost, if x2 <= y1: both then pass
    the stretch between; and likewise to the left.
    """
    levels = np.union1d(a.levels, b.levels)
    levels = levels[np.append(True, np.diff(levels) > CLOSE)]
    a0, b0 = (heap.quantile(levels[:-1], after=True) for heap in (a, b))
    a1, b1 = (heap.quantile(levels[1:]) for heap in (a, b))
    if ((a1 > a0) & (b1 > b0) & (mean_power(a0 - b0, a1 - b1) > CLOSE)).any():
        return False  # so do grains that lie close enough to each other
    later = np.triu(np.ones((len(a0), len(a0)), bool), 1) & (a1 > a0[:, None]) & (b1 > b0[:, None])
    at_points = (a0 == a1) & (b0 == b1)[:, None], (b0 == b1) & (a0 == a1)[:, None]
    right = (a0 < b1[:, None]) | ((a0 == b1[:, None]) & at_points[0])
    left = (b0 < a1[:, None]) | ((b0 == a1[:, None]) & at_points[1])
    return not bool((later & (right | left)).any())


def plan_matrix(carrying: Carrying, rows: Floats, columns: Floats, carried: Floats | None = None) -> Floats:
    """The mass that goes from each stretch of ``rows`` (r + 1 edges) to each of ``columns`` (c + 1): (r, c).

    ``carried`` (n,), from 0 to 1, counts each block for so much of its mass.
    """
    fine = 16  # grains of a block
    shares = (np.arange(fine) + 0.5) / fine
    both = (carrying.sources, carrying.ends)
    places = [each[:, :1] + shares * (each[:, 1:] - each[:, :1]) for each in both]
    mass = carrying.mass if carried is None else carrying.mass * carried
    weights = np.repeat(mass / fine, fine)
    inside = [
        np.clip(place.reshape(-1), edges[0], edges[-1]) for place, edges in zip(places, (rows, columns), strict=True)
    ]
    return np.asarray(np.histogram2d(inside[0], inside[1], bins=[rows, columns], weights=weights)[0])


def potential(fake: Heap, real: Heap, x: Floats) -> Floats:
    """The optimal critic f (k,) at ascending places x (k,): slopes 1, 0 or -1, high on real; 0 at the first place.

    It attains sup over 1-Lipschitz f of E f(real) - E f(fake) = W1: f' = sign(F_fake - F_real).

    Source
    ------
    Kantorovich & Rubinstein 1958; in this form Vallender 1974.
    """
    places = np.unique(np.concatenate([x, fake.left, fake.right, real.left, real.right]))
    start = fake.below(places[:-1]) - real.below(places[:-1])
    end = fake.below(places[1:], inclusive=False) - real.below(places[1:], inclusive=False)
    gap = np.abs(start - end)
    # where the difference changes its sign inside a stretch, f turns there
    with np.errstate(divide="ignore", invalid="ignore"):
        net = np.where(start * end < 0, np.sign(start) * (np.abs(start) - np.abs(end)) / gap, np.sign(start + end))
    net = np.where(np.abs(start) + np.abs(end) < CLOSE, 0.0, net)
    heights = np.append(0.0, np.cumsum(net * np.diff(places)))
    return np.asarray(np.interp(x, places, heights) - np.interp(x[0], places, heights))


def dual(fake: Heap, real: Heap) -> float:
    """What the optimal critic scores, E f(real) - E f(fake), as the mean over many grains of each: W1 by duality."""
    levels = (np.arange(GRAINS) + 0.5) / GRAINS
    places = np.concatenate([real.quantile(levels), fake.quantile(levels)])
    order = np.argsort(places, kind="stable")
    f = np.empty_like(places)
    f[order] = potential(fake, real, places[order])
    return float(f[:GRAINS].mean() - f[GRAINS:].mean())


def measure(kind: Distance, fake: Heap, real: Heap) -> float:
    """One of the distances: W1; W2; KL(real || fake); KL(fake || real); JS; total variation."""
    if kind == "w1":
        return cdf_area(fake, real)
    if kind == "w2":
        return math.sqrt(max(work(fake, real, 2), 0.0))
    return float(getattr(difference(real, fake), kind))


def measures(fake: Heap, real: Heap) -> dict[Distance, float]:
    """All of them."""
    found = difference(real, fake)
    work_of = {kind: measure(kind, fake, real) for kind in WORK}
    return {**work_of, "kl": found.kl, "reverse_kl": found.reverse_kl, "js": found.js, "tv": found.tv}


def slope(kind: Distance, fake: Heap, real: Heap) -> float:
    """The slope of a distance as the heap ``fake`` is moved: what gradient descent on theta follows.

    0 where the distance is flat, NaN where it is infinite and so has no slope.
    """
    low, high = (measure(kind, fake.moved(nudge), real) for nudge in (-NUDGE, NUDGE))
    if not (math.isfinite(low) and math.isfinite(high)):
        return math.nan
    found = (high - low) / (2 * NUDGE)
    return 0.0 if abs(found) < 1e-9 else found
