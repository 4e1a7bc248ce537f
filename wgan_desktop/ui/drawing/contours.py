"""Lines of equal height at round heights, so that a line stays the same line while the surface moves."""

from __future__ import annotations

import math

import numpy as np

from wgan_desktop.core.arrays import Floats, Points

ABOUT = 9  # lines wanted


def round_step(span: float, count: int = ABOUT) -> float:
    """The step of 1, 2 or 5 times a power of ten that divides ``span`` (> 0, finite) into about ``count`` parts."""
    rough = span / count
    if rough < 1e-300:  # powers of ten end here
        return max(rough, 5e-324)
    power = 10.0 ** math.floor(math.log10(rough))
    return power * min((1.0, 2.0, 5.0, 10.0), key=lambda factor: abs(math.log(factor * power / rough)))


def heights(low: float, high: float, count: int = ABOUT) -> Floats:
    """The multiples of a round step strictly between ``low`` and ``high``; none where there is no room between them."""
    span = high - low
    if not (0 < span < math.inf) or span <= 1e-12 * max(abs(low), abs(high)):
        return np.empty(0)
    step = round_step(span, count)
    levels = step * np.arange(math.ceil(low / step), math.floor(high / step) + 1)
    return np.asarray(levels[(levels > low) & (levels < high)], np.float64)


def contours(surface: Points, extent: tuple[float, float, float, float], levels: Floats) -> Floats:
    """All lines of a surface at ``levels`` as one path (k, 2), in which a row of NaN lifts the pen.

    Parameters
    ----------
    surface : (s, t) float
        Row i at y_i, column j at x_j of ``extent`` (x low, x high, y low, y high).
    """
    from contourpy import LineType, contour_generator

    if not len(levels):
        return np.empty((0, 2))
    left, right, low, high = extent
    x, y = np.linspace(left, right, surface.shape[1]), np.linspace(low, high, surface.shape[0])
    generator = contour_generator(x, y, np.asarray(surface, np.float64), line_type=LineType.ChunkCombinedNan)
    pieces = [points for level in levels for points in generator.lines(level)[0] if points is not None]
    lifted = np.full((1, 2), np.nan)
    parts = [part for piece in pieces for part in (np.asarray(piece, np.float64), lifted)]
    return np.vstack(parts) if parts else np.empty((0, 2))
