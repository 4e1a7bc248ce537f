"""A surface as a picture of calm colours."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from wgan_desktop.core.arrays import Points

COLOURS = 256
CALM = 0.58  # of a colour is the paper's
EASE = 0.35  # of the way to the new levels at every picture
JUMP = 4.0  # beyond this ratio of the ranges there is nothing to ease

Levels = tuple[float, float]


@lru_cache(maxsize=16)
def shades(colour_map: str, paper: str, calm: float = CALM) -> npt.NDArray[np.uint32]:
    """A colour map (256,) as 0xffRRGGBB, mixed with ``calm`` of the paper, on which lines and dots are to stand out."""
    colours = pg.colormap.get(colour_map).getLookupTable(nPts=COLOURS, alpha=False).astype(np.float64)
    back = QColor(paper)
    mixed = (1 - calm) * colours + calm * np.array([back.red(), back.green(), back.blue()])
    red, green, blue = np.rint(mixed).astype(np.uint32).T
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, np.uint32)


def span(values: Points) -> Levels | None:
    """Lowest and highest of the finite values; None when there are none."""
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if finite.size else None


def eased(levels: Levels | None, new: Levels) -> Levels:
    """Move the levels a part of the way to the new ones: colours do not flicker, and arrive.

    A range that is many times another is taken on at once.
    """
    if levels is None:
        return new
    old_range, new_range = levels[1] - levels[0], new[1] - new[0]
    if not (new_range / JUMP < old_range < new_range * JUMP < math.inf):
        return new
    return levels[0] + EASE * (new[0] - levels[0]), levels[1] + EASE * (new[1] - levels[1])


def places(values: Points, levels: Levels) -> npt.NDArray[np.uint8]:
    """The place of each value in the colour map, 0 to 255; a range without width lies in its middle."""
    low, high = levels
    scale = max(abs(low), abs(high), 1e-300)  # so that the range of numbers near 1e308 is still a number
    width = high / scale - low / scale
    if not width > 0:
        return np.full(values.shape, COLOURS // 2, np.uint8)
    with np.errstate(over="ignore", invalid="ignore"):
        share = (values.astype(np.float64) / scale - low / scale) / width
    return np.asarray(np.nan_to_num(share.clip(0, 1) * (COLOURS - 1)), np.uint8)


class Heat:
    """A picture of values, renewed in place and drawn smoothly."""

    def __init__(self) -> None:
        self._image: QImage | None = None
        self._pixels: npt.NDArray[np.uint32] = np.empty((0, 0), np.uint32)

    def show(self, values: Points, levels: Levels, colours: npt.NDArray[np.uint32]) -> None:
        """Take on values (rows, columns), row 0 at the bottom."""
        self._pixels = np.ascontiguousarray(colours[places(values, levels)][::-1])
        rows, columns = self._pixels.shape
        self._image = QImage(self._pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)

    def draw(self, painter: QPainter, centres: QRectF) -> None:
        """Draw so that the centres of the outermost cells lie on the edges of ``centres`` (pixels)."""
        if self._image is None:
            return
        rows, columns = self._pixels.shape
        half_x, half_y = centres.width() / (columns - 1) / 2, centres.height() / (rows - 1) / 2
        painter.save()
        painter.setClipRect(centres)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(centres.adjusted(-half_x, -half_y, half_x, half_y), self._image)
        painter.restore()
