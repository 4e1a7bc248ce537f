"""The keys by which pictures are looked at, in a window whose shortcuts are some of the same keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open
from tests.ui.fakes import FakeSession

TAB = Qt.FocusReason.TabFocusReason


def steps(session: FakeSession) -> int:
    return sum(said[0] == "advance" for said in session.said)


@pytest.mark.parametrize("back", [Qt.Key.Key_0, Qt.Key.Key_Home])
def test_the_stage_is_zoomed_and_moved_by_keys_and_seen_whole_again(
    open_window: Open, session: FakeSession, qtbot: QtBot, back: Qt.Key
) -> None:
    window = open_window(panels=["flow"])
    stage: Any = window.panels["flow"].stage  # type: ignore[attr-defined]
    camera = stage.plane.camera
    qtbot.waitUntil(lambda: camera.home.half != 1.0)
    qtbot.mouseClick(stage.viewport(), Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert steps(session) == 1, "a click on the stage leaves the keys to the run"
    stage.setFocus(TAB)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(stage, key)
    assert steps(session) == 1
    assert camera.wanted.half == pytest.approx(camera.home.half / 1.2)
    assert camera.wanted.x > camera.home.x
    assert camera.wanted.y > camera.home.y
    qtbot.keyClick(stage, back)
    assert camera.wanted == camera.home
    stage.clearFocus()
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert steps(session) == 2


def test_the_curves_are_zoomed_and_moved_by_keys(open_window: Open, session: FakeSession, qtbot: QtBot) -> None:
    session.train(2000)
    session.pause()
    window = open_window(panels=["curves"])
    panel: Any = window.panels["curves"]
    chart = panel.charts["distance"]
    qtbot.waitUntil(lambda: chart.board.newest == session.step)
    chart.setFocus(TAB)
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    length = panel.over_steps.span.length
    assert length is not None
    assert panel.over_steps.span.follows
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert panel.over_steps.span.stop == pytest.approx(session.step - 0.1 * length, rel=0.02)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert panel.over_steps.span.follows
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert panel.over_steps.span.whole
    assert steps(session) == 0


def test_a_key_with_control_is_the_windows(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(panels=["flow"])
    stage: Any = window.panels["flow"].stage  # type: ignore[attr-defined]
    stage.setFocus(TAB)
    half = stage.plane.camera.wanted.half
    qtbot.keyClick(stage, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.theme.scale > 1
    assert stage.plane.camera.wanted.half == half
