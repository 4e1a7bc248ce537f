"""Axes with the numerals of all other numbers on the screen, painted by ourselves and kept as a picture.

pyqtgraph's own measures every label of every level each time that its range moves: ten times what is done here, and in
a live plot that is a beat's whole budget.
"""

from __future__ import annotations

from functools import lru_cache

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from wgan_desktop.ui.drawing.scales import Scale
from wgan_desktop.ui.drawing.sheet import KEPT, sharpness
from wgan_desktop.ui.i18n import language
from wgan_desktop.ui.plots import AXES

ROOM = 26  # pixels to a tick of an upright axis, at scale 1
WIDE = 3.2  # times that to a tick of a level one, whose labels stand side by side
CLOSE = 0.6  # of the room of a tick that two must have between them
BEYOND, APART = 15, 3  # pixels for labels at the ends, and those that Qt may add to what it paints of the plot
MARK = 4.0  # pixels between a level axis and its labels
GAP = 8.0  # between the last label and the axis's name
RIGHT = Qt.AlignmentFlag.AlignRight

Marks = tuple[tuple[float, str], ...]


def settle(plot: pg.PlotWidget) -> None:
    """Let a plot change at every beat for little.

    Its axes, also the hidden ones, take changes of their range without laying it out anew.  What is painted is one
    rectangle: of several, Qt fills even plain areas span by span, in threads that it waits for.
    """
    for side in AXES:
        plot.getAxis(side).enableAutoSIPrefix(enable=False)
    plot.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
    plot.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)


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
    _picture: QPixmap | None = None
    _key: object = None

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Show the picture, painted anew where it would be another one; on what is no picture, paint as it is."""
        if painter.paintEngine().type() not in KEPT:
            self.draw(painter)
            return
        place, sharp = self.boundingRect(), sharpness(painter)
        font, text = self.style["tickFont"].key(), self.textPen().color().rgba()
        key = (self.marks(), self.name, self.room, place, self.size(), sharp, font, text)
        if self._picture is None or key != self._key:
            self._key, self._picture = key, QPixmap((place.size() * sharp).toSize())
            self._picture.setDevicePixelRatio(sharp)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as inner:
                inner.translate(-place.topLeft())
                self.draw(inner)
        painter.drawPixmap(place.topLeft(), self._picture)

    def boundingRect(self) -> QRectF:
        """Where it paints: short of its plot, or it would be painted whenever that is."""
        place = QRectF(self.mapRectFromParent(self.geometry()))
        if self.orientation == "left":
            return place.adjusted(0, -BEYOND, -APART, BEYOND)
        return place.adjusted(-BEYOND, APART, BEYOND, 0)

    def draw(self, painter: QPainter) -> None:
        """Paint the labels, and the name at the right end; the plot itself rules what there is to rule."""
        place = self.mapRectFromParent(self.geometry())
        marks = self.marks()
        painter.setFont(self.style["tickFont"])
        painter.setPen(self.textPen())
        metrics = QFontMetricsF(self.style["tickFont"])
        free, end = place.left() - 1, place.right() - (metrics.horizontalAdvance(self.name) + GAP if self.name else 0.0)
        for share, label in marks:
            if self.orientation == "left":
                row = self._row(place, share, metrics.height())
                painter.drawText(row, int(RIGHT | Qt.AlignmentFlag.AlignVCenter), label)
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
        room = self.room if self.orientation == "left" else WIDE * self.room
        length = self.height() if self.orientation == "left" else self.width()
        return _shares(Scale(), low, high, length / room, language())

    def _row(self, place: QRectF, share: float, high: float) -> QRectF:
        """Where the label of an upright axis stands: at its tick, but not cut off at either end."""
        above = min(BEYOND, self.mapToScene(place.topLeft()).y())
        middle = place.bottom() - share * place.height()
        y = min(max(middle, place.top() - above + high / 2), place.bottom() - high / 2)
        return QRectF(place.left(), y - high / 2, place.width() - self.style["tickTextOffset"][0] - 1, high)

    def _column(self, place: QRectF, share: float, wide: float) -> QRectF:
        """Where the label of a level axis stands: below its tick, but not cut off at the left end."""
        x = max(place.left() + share * place.width() - wide / 2, place.left())
        return QRectF(x - 1, place.top() + MARK + 1, wide + 2, place.height())


@lru_cache(maxsize=64)  # an axis asks whenever it is painted
def _shares(scale: Scale, low: float, high: float, room_for: float, _: str) -> Marks:
    """Ticks from 0 to 1 between two heights, in room for so many; of two that would touch, only the first.

    The last is the language, in which labels are written.
    """
    if not high > low:
        return ()
    found: list[tuple[float, str]] = []
    for tick in scale.ticks(low, high, max(2, int(room_for))):
        share = (tick.height - low) / (high - low)
        if not found or (share - found[-1][0]) * room_for >= CLOSE:
            found.append((share, tick.label))
    return tuple(found)


class ScaleAxis(PlainAxis):
    """An upright axis whose view runs from 0 to 1 and whose ticks are those of a `Scale` between two limits.

    Attributes
    ----------
    named : bool
        Whether its name stands along it.
    """

    def __init__(self) -> None:
        super().__init__("left")
        self.named = True
        self._marks: Marks = ()

    def show_scale(self, scale: Scale, low: float, high: float) -> None:
        """Take on the scale's ticks between two heights."""
        ticks = _shares(scale, low, high, self.height() / self.room, language())
        if ticks != self._marks:
            self._marks = ticks
            self.update()

    @property
    def needed(self) -> float:
        """The width in which its name, if it is turned upright, and the widest label stand side by side."""
        metrics = QFontMetricsF(self.style["tickFont"])
        name = metrics.height() + MARK if self.named else 0.0
        widest = max((metrics.horizontalAdvance(label) for _, label in self._marks), default=0.0)
        return float(name + widest + self.style["tickTextOffset"][0] + 1)

    def marks(self) -> Marks:
        """The ticks that were last shown."""
        return self._marks
