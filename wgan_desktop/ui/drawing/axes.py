"""Axes with the numerals of all other numbers on the screen, painted by ourselves.

pyqtgraph's own measures every label of every level each time that its range moves: ten times what is done here, and in
a live plot that is a beat's whole budget.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from wgan_desktop.ui.drawing.scales import Scale

ROOM = 26  # pixels to a tick of an upright axis, at scale 1
WIDE = 3.2  # times that to a tick of a level one, whose labels stand side by side
MARK = 4.0  # pixels of a tick's line
GAP = 8.0  # between the last label and the axis's name
RIGHT = Qt.AlignmentFlag.AlignRight

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
        """Paint line, ticks and labels, and the name at the right end."""
        place = self.mapRectFromParent(self.geometry())
        painter.setPen(self.pen())
        painter.drawLine(QLineF(*self._ends(place)))
        marks = self.marks()
        painter.drawLines([self._line(place, share) for share, _ in marks])
        painter.setFont(self.style["tickFont"])
        painter.setPen(self.textPen())
        metrics = QFontMetricsF(self.style["tickFont"])
        free, end = place.left() - 1, place.right() - (metrics.horizontalAdvance(self.name) + GAP if self.name else 0.0)
        for share, label in marks:
            if self.orientation == "left":
                painter.drawText(self._row(place, share), int(RIGHT | Qt.AlignmentFlag.AlignVCenter), label)
                continue
            box = self._column(place, share, metrics.horizontalAdvance(label))
            if free <= box.left() and box.right() <= end:  # the name has the end to itself
                free = box.right() + GAP / 2
                painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), label)
        if self.name:
            painter.drawText(place.adjusted(0, MARK + 1, 0, 0), int(RIGHT | Qt.AlignmentFlag.AlignTop), self.name)

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

    def _row(self, place: QRectF, share: float) -> QRectF:
        """Where the label of an upright axis stands."""
        y = place.bottom() - share * place.height()
        return QRectF(place.left(), y - self.room / 2, place.width() - self.style["tickTextOffset"][0] - 1, self.room)

    def _column(self, place: QRectF, share: float, wide: float) -> QRectF:
        """Where the label of a level axis stands: below its tick, but not cut off at the left end."""
        x = max(place.left() + share * place.width() - wide / 2, place.left())
        return QRectF(x - 1, place.top() + MARK + 1, wide + 2, place.height())


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
