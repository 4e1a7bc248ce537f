"""KL, JS and total variation in nats: from densities where they are known, else from histograms of mass 1."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats, Points

CELLS = 24  # along each axis of a histogram


def kullback_leibler(p: Floats, q: Floats) -> float:
    """KL(p || q) = sum p log(p/q) of two arrays of masses, in nats: +inf where p has mass and q has none.

    A density that falls below 5e-324 has none: choose the grid so that both are above it.

    Source
    ------
    Kullback & Leibler, "On information and sufficiency", 1951.
    """
    held = p > 0
    if (q[held] == 0).any():
        return math.inf
    return max(0.0, float(p[held] @ (np.log(p[held]) - np.log(q[held]))))


def jensen_shannon(p: Floats, q: Floats) -> float:
    """JS(p, q) = KL(p || m)/2 + KL(q || m)/2 with m = (p + q)/2, in nats: from 0 to log 2 = 0.693.

    Source
    ------
    Lin, "Divergence measures based on the Shannon entropy", 1991.
    """
    # Halves of denormals vanish; p/(p + q) does not.
    total = p + q
    parts = (part[part > 0] @ np.log(2 * (part[part > 0] / total[part > 0])) for part in (p, q))
    return min(max(0.0, float(sum(parts)) / 2), math.log(2))


def total_variation(p: Floats, q: Floats) -> float:
    """TV(p, q) = sum |p - q| / 2 of two arrays of masses: the mass that has to move, from 0 to 1."""
    return float(np.abs(p - q).sum()) / 2


@dataclasses.dataclass(frozen=True)
class Divergences:
    """How two distributions differ where they lie, in nats; none of it asks how far apart that is.

    Attributes
    ----------
    kl, reverse_kl : float
        KL(p || q) and KL(q || p); +inf, where one has mass and the other none, is an answer.
    js : float
        From 0 to log 2.
    tv : float
        Total variation, from 0 to 1.
    bias : float
        What two samples of one and the same distribution read in ``js`` on average; 0 where these are no samples.
    """

    kl: float
    reverse_kl: float
    js: float
    tv: float
    bias: float = 0.0


def compare(p: Floats, q: Floats) -> Divergences:
    """All of two arrays of masses."""
    return Divergences(kullback_leibler(p, q), kullback_leibler(q, p), jensen_shannon(p, q), total_variation(p, q))


@dataclasses.dataclass(frozen=True)
class Histogram:
    """Where the points of a cloud lie.

    Attributes
    ----------
    counts : (cells, ...) int64
        Points a cell; axis 0 belongs to the first coordinate.
    outside : int
        Points outside the box, or not finite.
    box : (d, 2) float64
        Low and high of each coordinate; the box is closed.
    """

    counts: npt.NDArray[np.int64]
    outside: int
    box: Floats

    @classmethod
    def of(cls, points: Points, box: npt.ArrayLike, cells: int = CELLS) -> Histogram:
        """Count the points (n, d) in ``cells`` equal intervals along each axis of ``box`` (2 d numbers), d <= 2."""
        points = np.asarray(points, np.float64)
        bounds = np.asarray(box, np.float64).reshape(-1, 2)
        low, high = bounds.T
        if points.ndim != 2 or points.shape[1] != len(bounds) or len(bounds) > 2 or not (low < high).all():
            raise ValueError(f"No histogram of points {points.shape} in the box {bounds.tolist()}.")
        inside = ((points >= low) & (points <= high)).all(axis=1)
        place = ((points[inside] - low) / (high - low) * cells).astype(np.int64)
        flat = np.ravel_multi_index(tuple(place.T), (cells,) * len(bounds), mode="clip")
        counts = np.bincount(flat, minlength=cells ** len(bounds)).reshape((cells,) * len(bounds))
        return cls(counts, int(len(points) - inside.sum()), bounds)

    @property
    def total(self) -> int:
        """All points, inside and outside."""
        return int(self.counts.sum()) + self.outside

    @property
    def mass(self) -> Floats:
        """The share of each cell, flat, and last the share outside: (cells^d + 1,) that sum to 1."""
        return np.append(self.counts, self.outside) / max(self.total, 1)


def divergences(real: Points, generated: Points, box: npt.ArrayLike, cells: int = CELLS) -> Divergences:
    """Compare samples (n, d) and (m, d) by histograms of one ``box`` (low and high of each coordinate).

    All that is outside is one more cell; of an empty sample everything is NaN.

    Notes
    -----
    2 N KL(sample || truth) follows chi-square with k - 1 degrees of freedom, and JS of two samples is a quarter of the
    sum of both: (k - 1)(1/n + 1/m)/8, which is (k - 1)/(4 N) for n = m = N, with k occupied cells.

    Source
    ------
    Miller, "Note on the bias of information estimates", 1955.
    """
    first, second = Histogram.of(real, box, cells), Histogram.of(generated, box, cells)
    if not first.total or not second.total:
        return Divergences(*[math.nan] * 5)
    p, q = first.mass, second.mass
    occupied = int(((p > 0) | (q > 0)).sum())
    bias = (occupied - 1) * (1 / first.total + 1 / second.total) / 8
    return dataclasses.replace(compare(p, q), bias=bias)
