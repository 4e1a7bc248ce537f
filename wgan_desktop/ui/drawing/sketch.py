"""A small plot with a title and two axes, painted in pixels by the subclass that fills it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.scales import Scale, Tick
from wgan_desktop.ui.theme import Theme

LEFT, BELOW = 30, 17  # pixels of the axes, at scale 1
ROOM = 42  # pixels to a tick


class Sketch(QWidget):
    """A titled plot over fixed ranges.

    Attributes
    ----------
    title, name : str
        In the person's language: what it shows, and what its level axis counts.
    across, up : (low, high)
        The ranges of both axes; ``up`` in heights of ``scale``.
    scale : Scale
        Of the upright axis.
    left : float
        Pixels of that axis, at scale 1.
    """

    scale = Scale()
    left: float = LEFT

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.title = self.name = ""
        self.across, self.up = (0.0, 1.0), (0.0, 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A little wider than high."""
        return QSize(self.theme.px(190), self.theme.px(150))

    def minimumSizeHint(self) -> QSize:
        """Not yet too small to be read."""
        return QSize(self.theme.px(90), self.theme.px(70))

    def call(self, title: str, name: str) -> None:
        """Say what is shown."""
        self.title, self.name = title, name
        self.setAccessibleName(title)
        self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def place(self) -> QRectF:
        """Where the plot lies."""
        theme, head = self.theme, self._head().height()
        return QRectF(self.rect()).adjusted(theme.px(self.left), head + theme.px(6), -theme.px(6), -theme.px(BELOW))

    def _head(self) -> QRectF:
        """Where the title stands, in two lines if it is longer than one."""
        metrics = QFontMetricsF(self.theme.font("caption"))
        lines = 1 if metrics.horizontalAdvance(self.title) <= self.width() else 2
        return QRectF(0, 0, self.width(), lines * metrics.height())

    def frame(self) -> Frame:
        """Where its coordinates lie."""
        place, (left, right), (low, high) = self.place(), self.across, self.up
        across, up = place.width() / (right - left), -place.height() / (high - low)
        shift = place.left() - left * across, place.bottom() - low * up
        return Frame((across, up), shift, place.width(), place.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint title and axes, and let the plot be filled."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.theme.color("surface"))
            place, frame = self.place(), self.frame()
            self._paint_axes(painter, place, frame)
            painter.save()
            painter.setClipRect(place.adjusted(-1, -2, 1, 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw(painter, frame, place)
            painter.restore()
            self.name_curves(painter, frame, place)

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Fill the plot."""
        raise NotImplementedError

    def name_curves(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Write beside the plot what its curves are; nothing where the title says it."""

    def level_ticks(self, count: int) -> list[Tick]:
        """About ``count`` ticks of the level axis."""
        return Scale().ticks(*self.across, count)

    def _paint_axes(self, painter: QPainter, place: QRectF, frame: Frame) -> None:
        theme = self.theme
        painter.setFont(theme.font("caption"))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(theme.color("muted"))
        painter.drawText(self._head(), Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, self.title)
        wide = metrics.horizontalAdvance(self.name)
        painter.drawText(QPointF(place.right() - wide, self.height() - metrics.descent()), self.name)
        for tick in self.scale.ticks(*self.up, max(2, int(place.height() / theme.px(ROOM)))):
            y = round(tick.height * frame.scale[1] + frame.shift[1]) + 0.5
            painter.setPen(theme.color("border"))
            painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
            painter.setPen(theme.color("muted"))
            row = QRectF(0, y - metrics.height() / 2, place.left() - 4, metrics.height())
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tick.label)
        for tick in self.level_ticks(max(2, int(place.width() / theme.px(2 * ROOM)))):
            x = tick.height * frame.scale[0] + frame.shift[0]
            half = metrics.horizontalAdvance(tick.label) / 2
            if x + half < place.right() - wide - 4:
                painter.drawText(QPointF(x - half, self.height() - metrics.descent()), tick.label)

    def curve(self, painter: QPainter, frame: Frame, x: Floats, y: Floats, color: QColor, width: float = 2.0) -> None:
        """Draw a curve; it breaks where a value is not finite."""
        painter.setPen(QPen(color, self.theme.line(width)))
        seen = np.flatnonzero(np.isfinite(y))
        for part in np.split(seen, np.flatnonzero(np.diff(seen) > 1) + 1):
            if len(part) > 1:
                painter.drawPolyline(frame.polygon(np.stack([x[part], y[part]], 1)))


class ReadSketch(Sketch):
    """A plot whose values are read under the pointer.

    Signals
    -------
    read(QPointF, list of str)
        The pointer is here, over what these lines say; none where there is nothing to be read.
    """

    read = Signal(QPointF, list)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._pointer: float | None = None
        self.setMouseTracking(True)

    def reading(self, x: float) -> list[str]:
        """What there is to read at ``x``, the first line its heading."""
        raise NotImplementedError

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is under the pointer."""
        at = event.position()
        self._pointer = self.frame().coordinates(at.x(), at.y())[0] if self.place().contains(at) else None
        self.read.emit(at, [] if self._pointer is None else self.reading(self._pointer))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read any more."""
        self._pointer = None
        self.read.emit(QPointF(), [])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plot, and a line where it is read."""
        super().paintEvent(event)
        if self._pointer is not None:
            with QPainter(self) as painter:
                place, x = self.place(), self.frame().point(self._pointer, 0.0).x()
                painter.setPen(self.theme.color("muted"))
                painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
