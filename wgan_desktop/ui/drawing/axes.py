"""Axes with the numerals of all other numbers on the screen, painted by ourselves.

pyqtgraph's own measures every label of every level each time that its range moves: ten times what is done here, and in
a live plot that is a beat's whole budget.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from wgan_desktop.ui.drawing.scales import Scale

ROOM = 26  # pixels to a tick of an upright axis, at scale 1
WIDE = 3.2  # times that to a tick of a level one, whose labels stand side by side
MARK = 4.0  # pixels of a tick's line

Marks = list[tuple[float, str]]


def settle(plot: pg.PlotItem) -> None:
    """Let axes, also the hidden ones, take changes of their range without laying the plot out anew each time.

    And keep them as pictures: they reach into the plot, so that they would be painted whenever that is.
    """
    for side in ("left", "bottom", "right", "top"):
        axis = plot.getAxis(side)
        axis.enableAutoSIPrefix(enable=False)
        axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)


class PlainAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis at the left or at the bottom with round ticks and its name at its end.

    Attributes
    ----------
    name : str
    room : int
        Pixels to a tick of an upright axis.
    """

    name: str = ""
    room: int = ROOM

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint line, ticks and labels, and the name below the right end."""
        place = self.mapRectFromParent(self.geometry())
        painter.setPen(self.pen())
        painter.drawLine(QLineF(*self._ends(place)))
        marks = self.marks()
        painter.drawLines([self._line(place, share) for share, _ in marks])
        painter.setFont(self.style["tickFont"])
        painter.setPen(self.textPen())
        for share, label in marks:
            painter.drawText(*self._box(place, share), label)
        if self.name:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), self.name)

    def marks(self) -> Marks:
        """The ticks: their places from 0 to 1, and their labels."""
        low, high = self.range
        if not high > low:
            return []
        room = self.room if self.orientation == "left" else WIDE * self.room
        length = self.height() if self.orientation == "left" else self.width()
        ticks = Scale().ticks(low, high, max(2, int(length / room)))
        return [((tick.height - low) / (high - low), tick.label) for tick in ticks]

    def _ends(self, place: QRectF) -> tuple[QPointF, QPointF]:
        """From where to where the line goes: along the plot."""
        if self.orientation == "left":
            return place.topRight(), place.bottomRight()
        return place.topLeft(), place.topRight()

    def _line(self, place: QRectF, share: float) -> QLineF:
        if self.orientation == "left":
            y = place.bottom() - share * place.height()
            return QLineF(place.right() - MARK, y, place.right(), y)
        x = place.left() + share * place.width()
        return QLineF(x, place.top(), x, place.top() + MARK)

    def _box(self, place: QRectF, share: float) -> tuple[QRectF, int]:
        """Where a label stands, and how."""
        across, down = self.style["tickTextOffset"]
        if self.orientation == "left":
            y = place.bottom() - share * place.height()
            box = QRectF(place.left(), y - self.room / 2, place.width() - across - 1, self.room)
            return box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        x, half = place.left() + share * place.width(), WIDE * self.room / 2
        box = QRectF(x - half, place.top() + MARK / 2 + down / 2, 2 * half, place.height())
        return box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class ScaleAxis(PlainAxis):
    """An upright axis whose view runs from 0 to 1 and whose ticks are those of a `Scale` between two limits."""

    def __init__(self) -> None:
        super().__init__("left")
        self._marks: Marks = []

    def show_scale(self, scale: Scale, low: float, high: float) -> None:
        """Take on the scale's ticks between two heights."""
        count = max(2, int(self.height() / self.room))
        ticks = [((tick.height - low) / (high - low), tick.label) for tick in scale.ticks(low, high, count)]
        if ticks != self._marks:
            self._marks = ticks
            self.update()

    def marks(self) -> Marks:
        """The ticks that were last shown."""
        return self._marks
