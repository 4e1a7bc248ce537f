"""Moving with the arrow keys what is else dragged with the mouse: the earth; with Shift, the holes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.two_heaps import Which
from wgan_desktop.ui.drawing.keys import WAYS, Act, Keys

STEP = 0.1  # units a key press


class Push(NamedTuple):
    """Which of the two is moved, and by how many units."""

    which: Which
    across: float
    up: float


def pushes(picture: QWidget, pushed: Callable[[Push], object]) -> Keys:
    """Let the arrow keys push what a picture shows; also after a click, by which one drags."""

    def does(event: QKeyEvent) -> Act | None:
        way = WAYS.get(Qt.Key(event.key()))
        if way is None:
            return None
        which: Which = "holes" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "earth"
        return lambda: pushed(Push(which, STEP * way[0], STEP * way[1]))

    return Keys(picture, does, Qt.FocusPolicy.StrongFocus)
