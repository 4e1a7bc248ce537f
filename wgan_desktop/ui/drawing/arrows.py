"""Moving with the arrow keys what is else dragged with the mouse: the earth; with Shift, the holes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.two_heaps import Which
from wgan_desktop.ui.theme import Theme

STEP = 0.1  # units a key press
_WAYS = {
    Qt.Key.Key_Left: (-STEP, 0.0), Qt.Key.Key_Right: (STEP, 0.0),
    Qt.Key.Key_Down: (0.0, -STEP), Qt.Key.Key_Up: (0.0, STEP),
}  # fmt: skip
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Push(NamedTuple):
    """Which of the two is moved, and by how many units."""

    which: Which
    across: float
    up: float


class Arrows(QObject):
    """Gives a picture the arrow keys while it has the focus; else they are shortcuts of the window.

    Parameters
    ----------
    picture : QWidget
    pushed : callable
        Told of every press of a key.
    """

    def __init__(self, picture: QWidget, pushed: Callable[[Push], object]) -> None:
        super().__init__(picture)
        self._picture, self._pushed, self._framed = picture, pushed, False
        picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys, and note how the focus came."""
        if isinstance(event, QFocusEvent):
            self._framed = event.gotFocus() and event.reason() in _BY_KEY
            self._picture.update()
        if isinstance(event, QKeyEvent) and (push := _push(event)) is not None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self._pushed(push)
                return True
        return False

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """A frame around the picture, where a key has brought the focus."""
        if self._framed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), theme.line(1.5)))
            painter.drawRoundedRect(QRectF(self._picture.rect()).adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))


def _push(event: QKeyEvent) -> Push | None:
    shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    way = _WAYS.get(Qt.Key(event.key()))
    return None if way is None or others else Push("holes" if shift else "earth", *way)
