"""Draw a distribution with the mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSlider, QToolButton, QVBoxLayout, QWidget

from wgan_desktop.core.drawing import HALF, MOST, Drawing
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm

FEWEST = 8  # points; below that there is nothing to learn


class Canvas(QWidget):
    """Where one draws; erases with the right button, or with the eraser chosen.

    Signals
    -------
    changed()
    """

    changed = Signal()

    def __init__(self, drawing: Drawing, theme: Theme) -> None:
        super().__init__()
        self.drawing, self.theme = drawing, theme
        self.radius, self.erasing = 0.25, False
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(theme.px(360), theme.px(360))
        self.setAccessibleName(tr("Canvas"))
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.theme.px(520), self.theme.px(520))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        self.drawing.begin()
        self._stroke(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        self._pointer = event.position()
        if event.buttons():
            self._stroke(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """There is no brush where there is no pointer."""
        self._pointer = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The axes, the points, the brush."""
        with QPainter(self) as painter:
            self._paint(painter, self._square())

    def _paint(self, painter: QPainter, square: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.color("background"))
        painter.setPen(QPen(self.theme.color("border")))
        painter.drawRect(square)
        painter.drawLine(QPointF(square.center().x(), square.top()), QPointF(square.center().x(), square.bottom()))
        painter.drawLine(QPointF(square.left(), square.center().y()), QPointF(square.right(), square.center().y()))
        painter.setPen(QPen(self.theme.color("real"), self.theme.px(4), c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF([self._seen(x, y) for x, y in self.drawing.points.tolist()]))
        if self._pointer is not None:
            painter.setPen(QPen(self.theme.color("bad" if self.erasing else "accent")))
            reach = self.radius * square.width() / (2 * HALF)
            painter.drawEllipse(self._pointer, reach, reach)

    def _stroke(self, event: QMouseEvent) -> None:
        square = self._square()
        x = ((event.position().x() - square.left()) / square.width() * 2 - 1) * HALF
        y = (1 - (event.position().y() - square.top()) / square.height() * 2) * HALF
        if self.erasing or event.buttons() & Qt.MouseButton.RightButton:
            self.drawing.erase(x, y, self.radius)
        else:
            self.drawing.paint(x, y, self.radius)
        self.changed.emit()
        self.update()

    def _square(self) -> QRectF:
        side = min(self.width(), self.height()) - self.theme.px(16)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _seen(self, x: float, y: float) -> QPointF:
        square = self._square()
        return QPointF(
            square.left() + (x / HALF + 1) / 2 * square.width(), square.top() + (1 - y / HALF) / 2 * square.height()
        )


class DrawPoints(QDialog):
    """Brush, eraser, undo; then learn the points, or save them as CSV.

    Signals
    -------
    drawn(object)
        The points (n, 2) float32 are to be learnt.
    saved(object)
        They are to be written to a file.
    """

    drawn = Signal(object)
    saved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Draw a distribution"))
        self.theme, self.drawing = theme, Drawing()
        self.canvas = Canvas(self.drawing, theme)
        self.canvas.changed.connect(self._count)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        self.learn = self._push(tr("Learn these points"), self._learn, main=True)
        self.save = self._push(tr("Save as CSV …"), lambda: self.saved.emit(self.drawing.points))
        self.brush = self._tool("brush", tr("Brush"), lambda: self._choose(erasing=False), checkable=True)
        self.eraser = self._tool("erase", tr("Eraser"), lambda: self._choose(erasing=True), checkable=True)
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(2, 80)
        self.size_slider.setValue(round(self.canvas.radius * 100))
        self.size_slider.setAccessibleName(tr("Size of the brush"))
        self.size_slider.setToolTip(tr("Size of the brush"))
        self.size_slider.valueChanged.connect(self._resize_brush)
        self._lay_out()
        keys = QKeySequence.StandardKey
        for key, button in ((keys.Undo, self.undo_button), (keys.Redo, self.redo_button)):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
        self._choose(erasing=False)
        self._count()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(self.theme.px(6))
        tools.addWidget(self.brush)
        tools.addWidget(self.eraser)
        tools.addWidget(self.size_slider, 1)
        self.undo_button = self._tool("undo", tr("Undo"), lambda: self._change(self.drawing.undo))
        self.redo_button = self._tool("redo", tr("Redo"), lambda: self._change(self.drawing.redo))
        self.clear_button = self._tool("clear", tr("Clear"), lambda: self._change(self.drawing.clear))
        for button in (self.undo_button, self.redo_button, self.clear_button):
            tools.addWidget(button)
        ends = QHBoxLayout()
        ends.addStretch(1)
        ends.addWidget(self.save)
        ends.addWidget(self._push(tr("Cancel"), self.reject))
        ends.addWidget(self.learn)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[self.theme.px(14)] * 4)
        column.setSpacing(self.theme.px(10))
        column.addLayout(tools)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.count)
        column.addLayout(ends)

    def _tool(self, picture: str, text: str, call: object, *, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture, self.theme))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setCheckable(checkable)
        button.clicked.connect(call)
        calm(button)
        return button

    def _push(self, text: str, call: object, *, main: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.setDefault(main)
        if main:
            button.setProperty("role", "main")
        button.clicked.connect(call)
        return button

    def _choose(self, *, erasing: bool) -> None:
        self.canvas.erasing = erasing
        self.brush.setChecked(not erasing)
        self.eraser.setChecked(erasing)

    def _resize_brush(self, hundredths: int) -> None:
        self.canvas.radius = hundredths / 100

    def _change(self, change: Callable[[], object]) -> None:
        change()
        self._count()

    def _count(self) -> None:
        count = len(self.drawing.points)
        if count < MOST:
            self.count.setText(tr("{count} of {most} points", count=count, most=MOST))
        else:
            self.count.setText(tr("The board is full at {most} points: erase some to go on drawing.", most=MOST))
        for button in (self.learn, self.save):
            button.setEnabled(count >= FEWEST)
        self.undo_button.setEnabled(self.drawing.can_undo)
        self.redo_button.setEnabled(self.drawing.can_redo)
        self.clear_button.setEnabled(count > 0)
        self.canvas.update()

    def _learn(self) -> None:
        self.drawn.emit(self.drawing.points)
        self.accept()
