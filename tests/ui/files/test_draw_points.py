from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeSession
from tests.ui.painted import painted
from wgan_desktop.core.drawing import HALF, MOST
from wgan_desktop.core.points import PointStore, read_points
from wgan_desktop.ui.files.draw_points import FEWEST, DrawPoints
from wgan_desktop.ui.i18n import set_language, tr
from wgan_desktop.ui.main_window import MainWindow

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> DrawPoints:
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    found = QApplication.activeModalWidget()
    assert isinstance(found, DrawPoints)
    return found


def stroke(qtbot: QtBot, dialog: DrawPoints, *places: tuple[float, float], button: Qt.MouseButton = LEFT) -> None:
    """Draw through places given as shares of the canvas."""
    size = dialog.canvas.size()
    dots = [QPoint(round(x * size.width()), round(y * size.height())) for x, y in places]
    qtbot.mousePress(dialog.canvas, button, pos=dots[0])
    for dot in dots[1:]:
        qtbot.mouseMove(dialog.canvas, dot)
    qtbot.mouseRelease(dialog.canvas, button, pos=dots[-1])


def test_what_is_drawn_is_where_it_was_drawn(dialog: DrawPoints, qtbot: QtBot) -> None:
    stroke(qtbot, dialog, (0.5, 0.5))
    middle = dialog.drawing.points
    assert np.abs(middle).max() <= dialog.canvas.radius
    dialog.clear_button.click()
    stroke(qtbot, dialog, (0.5, 0.1))
    assert dialog.drawing.points[:, 1].min() > 1  # up is up
    dialog.reject()


def test_nothing_is_drawn_beyond_the_square(dialog: DrawPoints, qtbot: QtBot) -> None:
    dialog.size_slider.setValue(80)
    stroke(qtbot, dialog, (0.0, 0.0), (1.0, 1.0))
    assert np.abs(dialog.drawing.points).max() <= HALF
    dialog.reject()


def test_strokes_are_undone_redone_and_erased(dialog: DrawPoints, qtbot: QtBot) -> None:
    stroke(qtbot, dialog, (0.3, 0.5))
    first = len(dialog.drawing.points)
    stroke(qtbot, dialog, (0.7, 0.5))
    qtbot.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(dialog.drawing.points) == first
    qtbot.mouseClick(dialog.redo_button, LEFT)
    assert len(dialog.drawing.points) == 2 * first
    qtbot.mouseClick(dialog.eraser, LEFT)
    stroke(qtbot, dialog, (0.3, 0.5))
    assert len(dialog.drawing.points) == first
    assert dialog.drawing.points[:, 0].min() > 0
    qtbot.mouseClick(dialog.brush, LEFT)
    stroke(qtbot, dialog, (0.7, 0.5), button=RIGHT)  # the right button erases too
    assert len(dialog.drawing.points) == 0
    qtbot.mouseClick(dialog.undo_button, LEFT)
    assert len(dialog.drawing.points) == first
    dialog.reject()


def test_only_what_can_be_done_can_be_pressed(dialog: DrawPoints, qtbot: QtBot) -> None:
    def able() -> tuple[bool, ...]:
        return tuple(each.isEnabled() for each in (dialog.undo_button, dialog.redo_button, dialog.clear_button))

    assert able() == (False, False, False)
    stroke(qtbot, dialog, (0.5, 0.5))
    assert able() == (True, False, True)
    qtbot.mouseClick(dialog.undo_button, LEFT)
    assert able() == (False, True, False)
    qtbot.mouseClick(dialog.redo_button, LEFT)
    qtbot.mouseClick(dialog.clear_button, LEFT)
    assert able() == (True, False, False)
    dialog.reject()


def test_the_brush_goes_with_the_pointer(dialog: DrawPoints, qtbot: QtBot) -> None:
    bare = painted(dialog.canvas)
    middle = QPointF(dialog.canvas.rect().center())
    moved = QEvent.Type.MouseMove, middle, dialog.canvas.mapToGlobal(middle), NONE, NONE, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog.canvas, QMouseEvent(*moved))
    assert (painted(dialog.canvas) != bare).any()
    QApplication.sendEvent(dialog.canvas, QEvent(QEvent.Type.Leave))
    assert (painted(dialog.canvas) == bare).all()
    dialog.reject()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_there_is_a_limit_and_a_sentence_says_so(dialog: DrawPoints, qtbot: QtBot, language: str) -> None:
    stroke(qtbot, dialog, (0.3, 0.5))
    assert dialog.count.text() == f"{len(dialog.drawing.points)} of 2,000 points"
    set_language(language)
    while len(dialog.drawing.points) < MOST:
        stroke(qtbot, dialog, (0.5, 0.5), (0.5, 0.6), (0.6, 0.6))
    full = tr("The board is full at {most} points: erase some to go on drawing.", most=MOST)
    assert dialog.count.text() == full
    assert dialog.count.heightForWidth(dialog.count.width()) <= dialog.count.height()  # all of it is seen
    stroke(qtbot, dialog, (0.5, 0.5), button=RIGHT)
    assert len(dialog.drawing.points) < MOST
    assert dialog.count.text() != full
    dialog.reject()


def test_the_drawing_is_learnt(dialog: DrawPoints, session: FakeSession, qtbot: QtBot) -> None:
    assert not dialog.learn.isEnabled()
    stroke(qtbot, dialog, (0.3, 0.3))
    assert len(dialog.drawing.points) >= FEWEST
    drawn = dialog.drawing.points
    qtbot.mouseClick(dialog.learn, LEFT)
    assert session.settings.problem == "points"
    assert PointStore().get(session.settings.points) == pytest.approx(drawn)


def test_the_drawing_is_saved_as_a_table(
    dialog: DrawPoints, window: MainWindow, qtbot: QtBot, tmp_path: object
) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "mine.csv"
    window.files.ask_save = lambda title, name, kinds: file
    stroke(qtbot, dialog, (0.3, 0.3))
    qtbot.mouseClick(dialog.save, LEFT)
    assert read_points(file).points == pytest.approx(dialog.drawing.points)
    dialog.reject()
