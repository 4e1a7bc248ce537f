"""Many small pictures side by side in one, from which any number are stamped in a single call."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from wgan_desktop.core.arrays import Floats

Pictures = npt.NDArray[np.uint32]
Indices = npt.NDArray[np.int64]


class Album:
    """Pictures of equal size, kept once at the size in which they were last drawn.

    Parameters
    ----------
    framed : bool
        With a frame all around; else with a bar below: so two kinds are told apart without their colours.
    """

    def __init__(self, *, framed: bool) -> None:
        self._framed = framed
        self._pictures: Pictures = np.empty((0, 1, 1), np.uint32)
        self._columns = 1
        self._key: object = None
        self._pixmap = QPixmap()
        self._fragments = PrimitiveArray(QPainter.PixmapFragment, 10)

    def take(self, pictures: Pictures) -> None:
        """Hold pictures (n, height, width) of 0xffRRGGBB."""
        self._pictures, self._key = np.ascontiguousarray(pictures), None
        self._columns = math.ceil(math.sqrt(max(len(pictures), 1)))

    def picture(self, index: int) -> QImage:
        """One of them."""
        rows = self._pictures[index]
        return QImage(rows.data, rows.shape[1], rows.shape[0], 4 * rows.shape[1], QImage.Format.Format_RGB32).copy()

    def draw(
        self, painter: QPainter, places: Floats, indices: Indices, opacity: Floats, side: float, edge: float,
        color: QColor,
    ) -> None:  # fmt: skip
        """Stamp pictures of so many pixels a ``side``, their centres at places (n, 2) in pixels; NaN is nowhere."""
        seen = np.isfinite(places).all(axis=1) & (opacity > 0)
        if not len(self._pictures) or not seen.any():
            return
        sharp = painter.device().devicePixelRatioF()
        size, rim = fitting(self._pictures.shape[1], side * sharp), max(round(edge * sharp), 1)
        self._renew(size, rim, color)
        cell, chosen = size + 2 * rim, indices[seen]
        self._fragments.resize(int(seen.sum()))
        rows = self._fragments.ndarray()
        rows[:, :2] = (np.rint(places[seen] * sharp - cell / 2) + cell / 2) / sharp  # on whole pixels they stay sharp
        rows[:, 2], rows[:, 3] = chosen % self._columns * cell, chosen // self._columns * cell
        rows[:, 4:6], rows[:, 6:8], rows[:, 8] = cell, 1 / sharp, 0.0
        rows[:, 9] = opacity[seen]
        fragments, count = self._fragments.drawargs()
        painter.drawPixmapFragments(fragments, count, self._pixmap)

    def _renew(self, size: int, rim: int, color: QColor) -> None:
        """Bring the pictures to a size, unless they have it."""
        if (key := (size, rim, color.rgba())) == self._key:
            return
        self._key = key
        count, columns, cell = len(self._pictures), self._columns, size + 2 * rim
        rows, top = -(-count // columns), rim if self._framed else 0
        cells = np.full((rows * columns, cell, cell), color.rgba() if self._framed else 0, np.uint32)
        cells[:, cell - 2 * rim :] = color.rgba()
        cells[:count, top : top + size, rim : rim + size] = resized(self._pictures, size)
        sheet = cells.reshape(rows, columns, cell, cell).swapaxes(1, 2).reshape(rows * cell, columns * cell)
        kind = QImage.Format.Format_ARGB32_Premultiplied
        self._pixmap = QPixmap.fromImage(QImage(sheet.data, sheet.shape[1], sheet.shape[0], 4 * sheet.shape[1], kind))


def resized(pictures: Pictures, size: int) -> Pictures:
    """Square pictures (n, s, s) with each pixel repeated, or several averaged, so that they are (n, size, size)."""
    own = pictures.shape[1]
    if size >= own:
        return pictures.repeat(size // own, axis=1).repeat(size // own, axis=2)
    by = own // size
    channels = pictures.view(np.uint8).reshape(*pictures.shape, 4)
    parts = [channels[:, i::by, j::by] for i in range(by) for j in range(by)]
    total = np.sum(parts, axis=0, dtype=np.uint32)
    return np.ascontiguousarray((total // by**2).astype(np.uint8)).view(np.uint32)[..., 0]


def fitting(own: int, wanted: float) -> int:
    """The size nearest to the one wanted at which a pixel is so many whole ones, or so many whole ones are a pixel."""
    if wanted >= own:
        return own * max(round(wanted / own), 1)
    return min((own // by for by in range(1, own + 1) if own % by == 0), key=lambda size: abs(size - wanted))
