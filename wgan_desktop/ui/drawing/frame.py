"""From the coordinates of a picture to pixels."""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from wgan_desktop.core.arrays import Floats, Points

FAR = 1e4  # pixels
BEYOND = 1.0  # what is drawn reaches at most so many widths and heights beyond the picture


@dataclasses.dataclass(frozen=True)
class Frame:
    """Where a picture lies on the screen: pixel = scale * coordinate + shift.

    Everything is drawn in pixels, so that no coordinate, however large, ever reaches Qt's rasteriser, which wraps round
    beyond 2^15.

    Attributes
    ----------
    scale, shift : (x, y) float
        In pixels; y points down, so that its scale is usually negative.
    width, height : float
        Of the picture in pixels; its upper left corner is (0, 0).
    """

    scale: tuple[float, float]
    shift: tuple[float, float]
    width: float
    height: float

    @property
    def unit(self) -> float:
        """Pixels to one unit of x."""
        return abs(self.scale[0])

    def pixels(self, points: Points) -> Floats:
        """The pixels (n, 2) of points (n, 2); what is not finite or far beyond the picture becomes NaN."""
        with np.errstate(over="ignore", invalid="ignore"):
            places = np.asarray(points, np.float64) * self.scale + self.shift
            low, high = self._bounds()
            places[~((places >= low) & (places <= high)).all(axis=1)] = np.nan
        return places

    def point(self, x: float, y: float) -> QPointF:
        """One point in pixels."""
        return QPointF(x * self.scale[0] + self.shift[0], y * self.scale[1] + self.shift[1])

    def polygon(self, points: Points) -> QPolygonF:
        """Points (n, 2) in pixels, cut off far beyond the picture."""
        return QPolygonF([QPointF(x, y) for x, y in (points * self.scale + self.shift).clip(-FAR, FAR).tolist()])

    def lines(self, ends: Floats) -> Floats:
        """The lines (k, 4) in pixels of lines (n, 4) between (x0, y0) and (x1, y1), `cut`."""
        with np.errstate(over="ignore", invalid="ignore"):
            return self.cut(ends * (*self.scale, *self.scale) + (*self.shift, *self.shift))

    def cut(self, lines: Floats) -> Floats:
        """Cut lines (n, 4) in pixels off far beyond the picture; those that miss it, or are not finite, are left out.

        Source
        ------
        Liang & Barsky, "A new concept and method for line clipping", 1984.
        """
        low, high = self._bounds()
        if ((lines >= (*low, *low)) & (lines <= (*high, *high))).all():
            return lines
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            start, way = lines[:, :2], lines[:, 2:] - lines[:, :2]
            one, other = (low - start) / way, (high - start) / way
            # 0/0: along an edge; the way never leaves it, so that it sets no bound.
            enter = np.nan_to_num(np.fmin(one, other), nan=-np.inf, posinf=np.inf, neginf=-np.inf)
            leave = np.nan_to_num(np.fmax(one, other), nan=np.inf, posinf=np.inf, neginf=-np.inf)
            first, last = np.maximum(enter.max(axis=1), 0.0), np.minimum(leave.min(axis=1), 1.0)
            seen = (first <= last) & np.isfinite(start).all(axis=1) & np.isfinite(way).all(axis=1)
            start, way = start[seen], way[seen]
            ends = [start + share[seen, None] * way for share in (first, last)]
        return np.hstack([end.clip(low, high) for end in ends])  # of lines of 1e16 pixels, rounding remains

    def coordinates(self, x: float, y: float) -> tuple[float, float]:
        """The coordinates of a pixel."""
        return (x - self.shift[0]) / self.scale[0], (y - self.shift[1]) / self.scale[1]

    def _bounds(self) -> tuple[Floats, Floats]:
        size = np.array([self.width, self.height])
        return -BEYOND * size, (1 + BEYOND) * size
