"""Exact transport in one dimension: sorted points meet, and the work is the area between two curves."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float32] | npt.NDArray[np.float64]
Floats = npt.NDArray[np.float64]


def _sorted(points: Points) -> Floats:
    return np.sort(np.asarray(points, np.float64), axis=None)


def wasserstein_1d(a: Points, b: Points, p: int = 1) -> float:
    """Work of moving one heap onto another: the integral over q in (0, 1) of |A(q) - B(q)|^p, A and B the quantiles.

    Parameters
    ----------
    a, b : (n,) and (m,) float
        Points of equal mass on a line; n and m may differ.
    p : int
        1 gives W1, 2 gives W2².

    Source
    ------
    Santambrogio, "Optimal transport for applied mathematicians", 2015, proposition 2.17.
    """
    x, y = _sorted(a), _sorted(b)
    n, m = len(x), len(y)
    if not n or not m:
        return math.nan
    # The quantile functions jump at i/n and at j/m; counted in units of 1/(nm) these are whole numbers.
    jumps = np.union1d(np.arange(n + 1) * m, np.arange(m + 1) * n)
    with np.errstate(over="ignore", invalid="ignore"):
        step = np.abs(x[jumps[:-1] // m] - y[jumps[:-1] // n]) ** p
        return float(np.diff(jumps) / (n * m) @ step)


def cdf_area(a: Points, b: Points) -> float:
    """Area between the two cumulative distribution functions of (n,) and (m,) points: W1 once more."""
    x, y = _sorted(a), _sorted(b)
    if not len(x) or not len(y):
        return math.nan
    places = np.sort(np.concatenate([x, y]))
    below = [np.searchsorted(cloud, places[:-1], side="right") / len(cloud) for cloud in (x, y)]
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.abs(below[0] - below[1]) @ np.diff(places))
