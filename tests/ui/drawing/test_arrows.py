"""The keys of a picture, pressed in a window whose shortcuts are the same keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.drawing.arrows import STEP, Push, pushes

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Scene(QWidget):
    """A picture, a button and a shortcut of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.pushes: list[Push] = []
        self.steps = 0
        self.picture, self.button = QWidget(), QPushButton()
        self.keys = pushes(self.picture, self.pushes.append)
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.picture)
        QShortcut(QKeySequence("Right"), self).activated.connect(self._step)

    def _step(self) -> None:
        self.steps += 1

    def frame(self) -> bool:
        return self.keys.outline.isVisible() and self.keys.outline.size() == self.picture.size()


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    made = Scene()
    qtbot.addWidget(made)
    made.resize(200, 200)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.button.setFocus()
    return made


def test_with_the_focus_the_keys_move_without_it_they_are_the_windows(scene: Scene, qtbot: QtBot) -> None:
    qtbot.keyClick(scene.button, Qt.Key.Key_Right)
    assert (scene.steps, scene.pushes) == (1, [])
    qtbot.keyClick(scene.button, Qt.Key.Key_Tab)
    assert scene.picture.hasFocus()
    qtbot.keyClick(scene.picture, Qt.Key.Key_Right)
    qtbot.keyClick(scene.picture, Qt.Key.Key_Up, SHIFT)
    assert scene.steps == 1
    assert scene.pushes == [Push("earth", STEP, 0.0), Push("holes", 0.0, STEP)]


def test_what_is_pressed_with_control_means_something_else(scene: Scene, qtbot: QtBot) -> None:
    scene.picture.setFocus()
    qtbot.keyClick(scene.picture, Qt.Key.Key_Left, CONTROL)
    assert scene.pushes == []


def test_a_frame_shows_a_focus_that_a_key_has_brought(scene: Scene, qtbot: QtBot) -> None:
    assert not scene.frame()
    qtbot.mouseClick(scene.picture, Qt.MouseButton.LeftButton)
    assert scene.picture.hasFocus()
    assert not scene.frame()
    scene.button.setFocus()
    qtbot.keyClick(scene.button, Qt.Key.Key_Tab)
    assert scene.frame()
    scene.button.setFocus()
    assert not scene.frame()
