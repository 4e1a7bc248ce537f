"""Axes with the numerals of all other numbers on the screen."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from wgan_desktop.ui.drawing.numerals import ticked
from wgan_desktop.ui.drawing.scales import Scale

ROOM = 26  # pixels to a tick of an upright axis, at scale 1


def settle(plot: pg.PlotItem) -> None:
    """Let axes, also the hidden ones, take changes of their range without laying the plot out anew each time.

    And keep them as pictures: they reach into the plot, so that they would be painted whenever that is, and text costs
    more than a thousand points.
    """
    for side in ("left", "bottom", "right", "top"):
        axis = plot.getAxis(side)
        axis.enableAutoSIPrefix(enable=False)
        axis.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)


class PlainAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis with a true minus, thousands apart and its name at its end.

    Attributes
    ----------
    name : str
    """

    name: str = ""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the axis, and its name below its right end."""
        super().paint(painter, option, widget)
        if self.name:
            painter.setFont(self.style["tickFont"])
            painter.setPen(self.textPen())
            corner = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            painter.drawText(self.mapRectFromParent(self.geometry()), corner, self.name)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """The ticks' labels."""
        return [ticked(value * scale, spacing * scale) for value in values]


class ScaleAxis(pg.AxisItem):  # type: ignore[misc]
    """An upright axis whose view runs from 0 to 1 and whose ticks are those of a `Scale` between two limits.

    Attributes
    ----------
    marks : list of (float, str)
        The ticks: their places from 0 to 1, and their labels.
    room : int
        Pixels to a tick.
    """

    room: int = ROOM

    def __init__(self) -> None:
        super().__init__("left")
        self.marks: list[tuple[float, str]] = []

    def show_scale(self, scale: Scale, low: float, high: float) -> None:
        """Take on the scale's ticks between two heights."""
        count = max(2, int(self.height() / self.room))
        ticks = [((tick.height - low) / (high - low), tick.label) for tick in scale.ticks(low, high, count)]
        if ticks != self.marks:
            self.marks = ticks
            self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the labels beside their places; the base class takes ten times as long, for it measures each of them."""
        place = self.mapRectFromParent(self.geometry())
        painter.setPen(self.pen())
        painter.drawLine(place.topRight(), place.bottomRight())
        painter.setFont(self.style["tickFont"])
        painter.setPen(self.textPen())
        right = place.right() - self.style["tickTextOffset"][0]
        for share, label in self.marks:
            middle = place.bottom() - share * place.height()
            box = QRectF(place.left(), middle - self.room / 2, right - place.left(), self.room)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), label)
