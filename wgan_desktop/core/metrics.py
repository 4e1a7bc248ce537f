"""Which modes of the real distribution the generator has found, and how two series agree in rank."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.divergences import kullback_leibler

NEAR = 3.0  # standard deviations from a mode: a high-quality point
FAIR = 0.2  # of a mode's due


@dataclasses.dataclass(frozen=True)
class ModeReport:
    """How generated points lie among the modes.

    Attributes
    ----------
    modes, modes_total : int
        Captured modes (at least one point within 3 standard deviations), of how many.
    high_quality : float
        Fraction of all points within 3 standard deviations of a mode.
    fair_modes : int
        Modes that are the nearest of at least 20 % of the points due to them: what capture by one lucky point hides.
    reverse_kl : float
        KL(shares by nearest mode || shares due), in nats; 0 for a perfect generator, NaN without finite points.
    """

    modes: int
    modes_total: int
    high_quality: float
    fair_modes: int
    reverse_kl: float


def mode_metrics(points: Points, centres: npt.ArrayLike, sd: float) -> ModeReport:
    """Count modes, an equal share due to each, among generated points (n, d).

    Parameters
    ----------
    points : (n, d) float
        Points that are not finite belong to no mode and are of low quality.
    centres : (k, d) float
    sd : float
        Standard deviation of each mode along each coordinate.

    Source
    ------
    Srivastava et al., "VEEGAN", NeurIPS 2017, section 4.1 (capture and high quality); Lin et al., "PacGAN", NeurIPS
    2018, section 4.1 (reverse KL).
    """
    from scipy.spatial.distance import cdist

    centres = np.asarray(centres, np.float64)
    points = np.asarray(points, np.float64).reshape(-1, centres.shape[1])
    total, k = len(points), len(centres)
    finite = points[np.isfinite(points).all(axis=1)]
    if not len(finite):
        return ModeReport(0, k, 0.0, 0, math.nan)
    distance = cdist(finite, centres)
    near = distance <= NEAR * sd
    share = np.bincount(distance.argmin(axis=1), minlength=k) / len(finite)
    fair = (share >= FAIR / k - 1e-12) & (share > 0)
    quality = int(near.any(axis=1).sum()) / total
    apart = kullback_leibler(share, np.full(k, 1 / k))
    return ModeReport(int(near.any(axis=0).sum()), k, quality, int(fair.sum()), apart)


def spearman(a: npt.ArrayLike, b: npt.ArrayLike) -> float:
    """Rank correlation of two series (n,); pairs with a NaN are left out, and NaN means that a rank says nothing.

    Source
    ------
    Spearman, "The proof and measurement of association between two things", 1904; ties share their mean rank.
    """
    x, y = np.asarray(a, np.float64), np.asarray(b, np.float64)
    known = ~(np.isnan(x) | np.isnan(y))
    first, second = (ranks - ranks.mean() for ranks in (_ranks(x[known]), _ranks(y[known])))
    size = math.sqrt(float(first @ first) * float(second @ second))
    return float(first @ second) / size if size else math.nan


def _ranks(values: Floats) -> Floats:
    """Ranks 1 to n, the mean rank for equal values; [0] for an empty series, whose mean is then defined."""
    if not values.size:
        return np.zeros(1)
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(count) - (count - 1) / 2)[place])
