"""Many small dots, stamped from one picture that holds every look they have."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.sheet import KEPT


@dataclasses.dataclass(frozen=True)
class Look:
    """A round dot.

    Attributes
    ----------
    diameter : float
        In pixels, with its outline.
    fill, outline : QColor or None
        Without a fill it is a ring.
    line : float
        Width of the outline.
    """

    diameter: float
    fill: QColor | None
    outline: QColor | None = None
    line: float = 1.0


class Stamp:
    """Looks painted once, side by side, and stamped as often as needed in one call.

    Parameters
    ----------
    looks : sequence of Look
    sharpness : float
        Pixels of the device to one of the window.
    """

    def __init__(self, looks: Sequence[Look], sharpness: float = 1.0) -> None:
        side = math.ceil(max(look.diameter for look in looks) * sharpness) + 2
        self._pixmap = QPixmap(side * len(looks), side)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._fragments = PrimitiveArray(QPainter.PixmapFragment, 10)
        self._side, self._sharpness, self._looks = side, sharpness, looks
        with QPainter(self._pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for index, look in enumerate(looks):
                _paint(painter, look, QPointF((index + 0.5) * side, side / 2), sharpness)

    def draw(self, painter: QPainter, places: Floats, looks: npt.NDArray[np.int64] | int = 0) -> None:
        """Stamp the dots at ``places`` (n, 2), in pixels, with the looks of these indices (n,); NaN is nowhere."""
        seen = np.isfinite(places).all(axis=1)
        chosen = looks if isinstance(looks, int) else looks[seen]
        if painter.paintEngine().type() not in KEPT:
            indices = np.broadcast_to(chosen, int(seen.sum())).tolist()
            for (x, y), index in zip(places[seen].tolist(), indices, strict=True):
                _paint(painter, self._looks[index], QPointF(x, y), 1.0)
            return
        self._fragments.resize(int(seen.sum()))
        if not len(self._fragments):
            return
        rows = self._fragments.ndarray()
        rows[:, :2] = places[seen]
        rows[:, 2] = chosen * self._side
        rows[:, 3], rows[:, 4:6], rows[:, 8], rows[:, 9] = 0.0, self._side, 0.0, 1.0
        rows[:, 6:8] = 1 / self._sharpness
        fragments, count = self._fragments.drawargs()
        painter.drawPixmapFragments(fragments, count, self._pixmap)


def _paint(painter: QPainter, look: Look, centre: QPointF, scale: float) -> None:
    line = look.line * scale if look.outline is not None else 0.0
    painter.setPen(QPen(look.outline, line) if look.outline is not None else Qt.PenStyle.NoPen)
    painter.setBrush(look.fill if look.fill is not None else Qt.BrushStyle.NoBrush)
    radius = (look.diameter * scale - line) / 2
    painter.drawEllipse(centre, radius, radius)
