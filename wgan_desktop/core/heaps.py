"""Heaps of earth on a line, and everything that is said of two of them: the work between them, and how they differ.

A heap is cut into pieces: stretches with an even density, and points that hold mass.  Its quantile function is then
linear between known places, and the work of turning one heap into another is an exact sum.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.divergences import Divergences, compare, jensen_shannon, total_variation
from wgan_desktop.core.words import SaidError

BINS = 200  # of a heap that is made of Gaussians
REACH = 4.5  # standard deviations that such a heap reaches to either side
CLOSE = 1e-12  # of mass: levels no farther apart are one
PLACES = 12  # decimals of the places of a heap that was moved
CELLS_TO_GAUSSIANS = 800  # of a heap that is compared with Gaussians
FINE = 4001  # places of a grid on which the densities of Gaussians are compared


class HeapError(SaidError):
    """What was given is no heap; one sentence for a person."""


@dataclasses.dataclass(frozen=True, eq=False)
class Heap:
    """A heap of mass 1 on a line.

    Attributes
    ----------
    left, right : (k,) float64
        Ends of its pieces, in order and without overlap; a piece without length is a point that holds mass.
    mass : (k,) float64
        Of each piece; 1 in all.
    normals : (c, 3) float64
        Weight, mean and standard deviation of the Gaussians that it is made of; its pieces then approach their sum,
        and its density is exactly theirs.  Empty for other heaps.
    given : float
        The mass that was given, before it was made 1.
    """

    left: Floats
    right: Floats
    mass: Floats
    normals: Floats = dataclasses.field(default_factory=lambda: np.empty((0, 3)))
    given: float = 1.0

    @classmethod
    def of_pieces(cls, left: npt.ArrayLike, right: npt.ArrayLike, mass: npt.ArrayLike) -> Heap:
        """Pieces in order; those without mass are left out, and the mass is made 1.

        Raises
        ------
        HeapError
            For mass that is negative or not finite, for none at all, and for pieces that overlap.
        """
        lefts, rights, masses = (np.atleast_1d(np.asarray(each, np.float64)) for each in (left, right, mass))
        if not all(np.isfinite(each).all() for each in (lefts, rights, masses)):
            raise HeapError("A heap's places and masses must be finite numbers.")
        if (masses < 0).any():
            raise HeapError("A heap has no negative mass.")
        held = masses > 0
        lefts, rights, masses = lefts[held], rights[held], masses[held]
        if not len(masses):
            raise HeapError("This heap has no mass: draw some earth, or choose another shape.")
        if (rights < lefts).any() or (lefts[1:] < rights[:-1]).any():
            raise HeapError("The pieces of a heap must be in order and must not overlap.")
        total = float(masses.sum())
        return cls(lefts, rights, masses / total, given=total)

    @classmethod
    def uniform(cls, low: float, high: float) -> Heap:
        """Evenly from ``low`` to ``high``."""
        if not low < high:
            raise HeapError("A uniform heap must begin below its end, not at {low:g} for {high:g}.", low=low, high=high)
        return cls.of_pieces([low], [high], [1.0])

    @classmethod
    def gaussians(cls, components: Sequence[tuple[float, float, float]]) -> Heap:
        """A mixture of Gaussians: weight, mean and standard deviation of each."""
        normals = np.asarray(components, np.float64).reshape(-1, 3)
        weight, mean, sd = normals.T
        if not np.isfinite(normals).all() or (weight < 0).any() or not weight.sum() > 0 or (sd <= 0).any():
            raise HeapError("A mixture needs finite means, positive standard deviations and some weight.")
        edges = np.linspace((mean - REACH * sd).min(), (mean + REACH * sd).max(), BINS + 1)
        below = (weight * _normal((edges[:, None] - mean) / sd)).sum(1)
        heap = cls.of_pieces(edges[:-1], edges[1:], np.diff(below))
        return dataclasses.replace(heap, normals=np.stack([weight / weight.sum(), mean, sd], 1), given=1.0)

    @classmethod
    def points(cls, places: npt.ArrayLike, masses: npt.ArrayLike | None = None) -> Heap:
        """Points that hold mass, equal masses by default; those at the same place are added up."""
        at = np.asarray(places, np.float64).reshape(-1)
        held = np.ones_like(at) if masses is None else np.asarray(masses, np.float64).reshape(-1)
        if len(at) != len(held):
            raise HeapError(
                "{points} points and {masses} masses do not belong together.", points=len(at), masses=len(held)
            )
        if not np.isfinite(at).all():
            raise HeapError("A heap's places and masses must be finite numbers.")
        unique, index = np.unique(at, return_inverse=True)
        return cls.of_pieces(unique, unique, np.bincount(index, held, len(unique)))

    @classmethod
    def bins(cls, edges: npt.ArrayLike, heights: npt.ArrayLike) -> Heap:
        """A histogram: ``heights`` (k,) over ``edges`` (k + 1,), as one draws it."""
        edges, heights = np.asarray(edges, np.float64), np.asarray(heights, np.float64)
        return cls.of_pieces(edges[:-1], edges[1:], heights * np.diff(edges))

    def moved(self, shift: float) -> Heap:
        """The same heap at another place: points that meet there do, whatever sums led to it."""
        normals = self.normals + np.array([0.0, shift, 0.0])
        left, right = (np.round(ends + shift, PLACES) for ends in (self.left, self.right))
        return dataclasses.replace(self, left=left, right=right, normals=normals)

    @property
    def ends(self) -> tuple[float, float]:
        """Where it begins and ends."""
        return float(self.left[0]), float(self.right[-1])

    @property
    def mean(self) -> float:
        """Its centre of mass."""
        return float(self.mass @ ((self.left + self.right) / 2))

    @functools.cached_property
    def levels(self) -> Floats:
        """The mass left of the beginning of each piece, and 1: (k + 1,)."""
        return np.concatenate([[0.0], np.cumsum(self.mass)[:-1], [1.0]])

    def quantile(self, q: npt.ArrayLike, *, after: bool = False) -> Floats:
        """The place below which the share q of the mass lies; at a gap its lower end, ``after``: its upper one."""
        q, levels = np.asarray(q, np.float64), self.levels
        # a level that another sum gives a little off is still that level
        place = np.searchsorted(levels, q + CLOSE, side="right") if after else np.searchsorted(levels, q - CLOSE)
        piece = np.clip(place - 1, 0, len(self.mass) - 1)
        share = ((q - levels[piece]) / self.mass[piece]).clip(0, 1)
        return np.asarray(self.left[piece] + share * (self.right - self.left)[piece])

    def below(self, x: npt.ArrayLike, *, inclusive: bool = True) -> Floats:
        """The mass at places up to x (the cumulative distribution function); without ``inclusive`` strictly below."""
        x = np.asarray(x, np.float64)
        found = np.searchsorted(self.left, x, side="right" if inclusive else "left") - 1
        piece = np.maximum(found, 0)
        length = (self.right - self.left)[piece]
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.where(length > 0, ((x - self.left[piece]) / length).clip(0, 1), 1.0)
        return np.asarray(np.where(found < 0, 0.0, self.levels[piece] + share * self.mass[piece]))

    def density(self, x: npt.ArrayLike) -> Floats:
        """Mass a unit of length at each place; of points that hold mass there is none."""
        x = np.asarray(x, np.float64)
        if len(self.normals):
            return np.exp(self._log_density(x))
        piece = np.clip(np.searchsorted(self.left, x, side="right") - 1, 0, len(self.mass) - 1)
        length = (self.right - self.left)[piece]
        inside = (x >= self.left[piece]) & (x < self.right[piece])
        return np.asarray(np.where(inside, self.mass[piece] / np.where(length > 0, length, 1.0), 0.0))

    def _log_density(self, x: Floats) -> Floats:
        weight, mean, sd = self.normals.T
        z = (x[..., None] - mean) / sd
        with np.errstate(divide="ignore"):
            parts = np.log(weight) - 0.5 * z * z - np.log(sd * math.sqrt(2 * math.pi))
        return np.asarray(np.logaddexp.reduce(parts, axis=-1))


def _normal(z: Floats) -> Floats:
    """The distribution function of N(0, 1); by the standard library, since SciPy is a tenth of a second of a start."""
    return np.array([0.5 * math.erfc(-each / math.sqrt(2)) for each in z.ravel().tolist()]).reshape(z.shape)


def mean_power(start: Floats, end: Floats, p: int = 1) -> Floats:
    """The mean of |d|^p, p = 1 or 2, where d runs evenly from ``start`` (n,) to ``end`` (n,)."""
    if p == 2:
        return (start * start + start * end + end * end) / 3
    with np.errstate(divide="ignore", invalid="ignore"):
        two_triangles = (start * start + end * end) / (2 * np.abs(start - end))
    return np.where(start * end < 0, two_triangles, np.abs(start + end) / 2)


def work(a: Heap, b: Heap, p: int = 1) -> float:
    """The least work of turning one heap into the other: W1, or W2 squared for p = 2.

    The integral over q in (0, 1) of |A(q) - B(q)|^p, exact: A - B is linear between the levels of both.

    Source
    ------
    Santambrogio, "Optimal transport for applied mathematicians", 2015, proposition 2.17.
    """
    levels = np.union1d(a.levels, b.levels)
    with np.errstate(over="ignore", invalid="ignore"):  # too far apart for numbers of 64 bits: infinite
        start = a.quantile(levels[:-1], after=True) - b.quantile(levels[:-1], after=True)
        end = a.quantile(levels[1:]) - b.quantile(levels[1:])
        return float(np.diff(levels) @ mean_power(start, end, p))


def cdf_area(a: Heap, b: Heap) -> float:
    """The area between both cumulative distribution functions, by places instead of quantiles: W1 once more."""
    places = np.unique(np.concatenate([a.left, a.right, b.left, b.right]))
    start = a.below(places[:-1]) - b.below(places[:-1])
    end = a.below(places[1:], inclusive=False) - b.below(places[1:], inclusive=False)
    with np.errstate(over="ignore"):
        return float(np.diff(places) @ mean_power(start, end))


def difference(a: Heap, b: Heap) -> Divergences:
    """KL both ways, JS and total variation, from the densities; mass held by points is compared point by point.

    With Gaussians, on one side or both, by integration on a fine grid, for they reach everywhere; else exact.
    """
    if len(a.normals) and len(b.normals):
        return _difference_of_gaussians(a, b)
    if len(a.normals) or len(b.normals):
        return _difference_to_gaussians(a, b)
    return compare(*_common_masses(a, b))


def _common_masses(a: Heap, b: Heap) -> tuple[Floats, Floats]:
    """The mass of both on every stretch between the ends of their pieces, and at every point that holds some."""
    places = np.unique(np.concatenate([a.left, a.right, b.left, b.right]))
    masses = []
    for heap in (a, b):
        upto, before = heap.below(places), heap.below(places, inclusive=False)
        masses.append(np.concatenate([(before[1:] - upto[:-1]).clip(0), upto - before]))
    p, q = (np.where(mass > 1e-15, mass, 0.0) for mass in masses)
    return p, q


def _difference_of_gaussians(a: Heap, b: Heap) -> Divergences:
    mean, sd = np.concatenate([a.normals, b.normals])[:, 1:].T
    x = np.linspace((mean - 3 * REACH * sd).min(), (mean + 3 * REACH * sd).max(), FINE)
    simpson = np.where(np.arange(FINE) % 2, 4.0, 2.0)
    simpson[[0, -1]] = 1.0
    simpson *= (x[1] - x[0]) / 3
    log_p, log_q = a._log_density(x), b._log_density(x)
    p, q, log_m = np.exp(log_p), np.exp(log_q), np.logaddexp(log_p, log_q) - math.log(2)
    kl, reverse = float(simpson @ (p * (log_p - log_q))), float(simpson @ (q * (log_q - log_p)))
    js = float(simpson @ (p * (log_p - log_m) + q * (log_q - log_m))) / 2
    tv = float(simpson @ np.abs(p - q)) / 2
    return Divergences(max(kl, 0.0), max(reverse, 0.0), min(max(js, 0.0), math.log(2)), min(max(tv, 0.0), 1.0))


def _difference_to_gaussians(a: Heap, b: Heap) -> Divergences:
    """A heap that ends somewhere beside one that does not: KL(Gaussians || it) is infinite."""
    ending, endless = (b, a) if len(a.normals) else (a, b)
    long = ending.right > ending.left
    parts = max(4, -(-CELLS_TO_GAUSSIANS // len(ending.mass)))
    shares = (np.arange(parts) + 0.5) / parts
    x = (ending.left[long, None] + shares * (ending.right - ending.left)[long, None]).reshape(-1)
    mass = np.repeat(ending.mass[long] / parts, parts)
    width = np.repeat((ending.right - ending.left)[long] / parts, parts)
    log_q = endless._log_density(x)
    held = np.exp(log_q) * width
    points = ending.mass[~long]
    kl = float(mass @ (np.log(mass / width) - log_q)) if not len(points) else math.inf
    p = np.concatenate([mass, points, [0.0]])
    q = np.concatenate([held, np.zeros_like(points), [max(0.0, 1.0 - float(held.sum()))]])
    forward, backward = (math.inf, max(kl, 0.0)) if len(a.normals) else (max(kl, 0.0), math.inf)
    return Divergences(forward, backward, jensen_shannon(p, q), total_variation(p, q))
