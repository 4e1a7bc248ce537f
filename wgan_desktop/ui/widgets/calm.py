"""Habits of every control: what keys and the wheel do to it, and what they leave to the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QComboBox, QPushButton, QWidget

_ARROWS = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down))
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
KEPT: tuple[tuple[type[QWidget], frozenset[int]], ...] = (
    (QAbstractButton, _ENTER | {Qt.Key.Key_Space}),
    (QAbstractSlider, _ARROWS),
    (QComboBox, _ARROWS | {Qt.Key.Key_Space}),
)
"""Keys that a focused control keeps although they are shortcuts of the window; text fields see to theirs themselves."""


class Calm(QObject):
    """The event filter of one control."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll the rail over an unfocused control rather than turn it; keep the keys of `KEPT` when focused.

        Enter presses a button as Space does; Qt leaves it to dialogs.
        """
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        # Qt asks the focused control whether it wants a key before it runs the shortcut.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _keeps(watched, event):
            event.accept()
            return True
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER
        if pressed and isinstance(watched, QAbstractButton):
            watched.click()
            return True
        return False


def _keeps(control: QObject, event: QKeyEvent) -> bool:
    wanted = any(isinstance(control, kind) and event.key() in keys for kind, keys in KEPT)
    return wanted and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


class Leaving(QObject):
    """The event filter of a box that text is typed into."""

    def __init__(self, box: QWidget, abandon: Callable[[], object]) -> None:
        super().__init__(box)
        self._abandon = abandon

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter offers the text by leaving the box, Escape takes it back first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QWidget):
            if event.key() == Qt.Key.Key_Escape:
                self._abandon()
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.clearFocus()
                return True
        return False


def leaves(box: QWidget, abandon: Callable[[], object]) -> None:
    """Let Enter and Escape leave ``box``, so that Space and letters are the window's shortcuts again."""
    box.installEventFilter(Leaving(box, abandon))


def calm(widget: QWidget) -> None:
    """Give ``widget`` these habits.

    Buttons, sliders and lists take the focus from the Tab key alone: after a click on one of them Space still plays and
    pauses, and Right still makes a step.
    """
    if isinstance(widget, QAbstractButton | QAbstractSlider | QComboBox):
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    widget.installEventFilter(Calm(widget))


def push_button(call: Callable[[], object]) -> QPushButton:
    """A button with these habits that is no dialog's default."""
    button = QPushButton()
    button.setAutoDefault(False)
    button.clicked.connect(lambda _: call())
    calm(button)
    return button
