"""From one workspace to the other and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.window.workspaces import WORKSPACES


def opened(window: MainWindow) -> set[str]:
    return {name for name, dock in window.docks.items() if dock.is_open()}


def test_each_workspace_shows_its_panels_and_keeps_its_layout(full_window: MainWindow, qtbot: QtBot) -> None:
    window = full_window
    window.docks["gauges"].hide()
    before = opened(window)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert opened(window) == {name for name, panel in window.panels.items() if panel.workspace == "heaps"}
    qtbot.waitUntil(lambda: window.docks["heaps"].looked_at)
    assert not window.rail_dock.isVisible()
    qtbot.waitUntil(lambda: window.docks["heaps"].width() > 0.95 * window.width())
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert opened(window) == before
    assert window.rail_dock.isVisible()
    window.workspaces.go("heaps")
    window.reset_layout()
    assert (window.workspaces.current, "gauges" in opened(window)) == ("train", True)


def test_the_layout_that_is_remembered_is_that_of_training(full_window: MainWindow) -> None:
    layout = full_window.workspaces.layout()
    full_window.workspaces.go("heaps")
    assert full_window.workspaces.layout() == layout


def test_a_change_of_workspace_while_presenting_keeps_every_layout(full_window: MainWindow) -> None:
    window = full_window
    window.docks["gauges"].hide()
    training = opened(window)
    window.presentation.toggle()
    assert opened(window) == {"flow"}
    window.workspaces.go("heaps")
    assert (window.presentation.on, opened(window)) == (True, {"heaps"})
    assert not window.rail_dock.isVisible()
    window.presentation.leave()
    assert opened(window) == {name for name, panel in window.panels.items() if panel.workspace == "heaps"}
    window.workspaces.go("train")
    assert opened(window) == training
    assert window.rail_dock.isVisible()
    assert window.menuBar().isVisible()


def test_a_layout_is_remembered_as_it_stands_behind_the_stage(full_window: MainWindow) -> None:
    layout = full_window.workspaces.layout()
    full_window.presentation.toggle()
    assert full_window.workspaces.layout() == layout
    full_window.presentation.leave()


def test_a_button_for_each_in_the_corner(full_window: MainWindow, qtbot: QtBot) -> None:
    buttons = full_window.menuBar().cornerWidget().findChildren(QToolButton)
    assert [button.text() for button in buttons] == [label for label, _, _ in WORKSPACES.values()]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert full_window.workspaces.current == "heaps"
    assert buttons[1].isChecked()
    assert not buttons[0].isChecked()


def test_no_tabs_of_the_other_workspace_lie_over_the_rail(full_window: MainWindow, qtbot: QtBot) -> None:
    window = full_window
    for name in ("heaps", "train"):
        window.workspaces.go(name)
        qtbot.waitUntil(lambda: window.rail_dock.isVisible() == (window.workspaces.current == "train"))
    title = window.rail_dock.bar
    for share in (0.1, 0.4, 0.7):
        place = title.mapTo(window, title.rect().topLeft()) + QPoint(int(share * title.width()), 8)
        assert not isinstance(window.childAt(place), QTabBar)


@pytest.mark.parametrize("chosen", [["heaps"], ["dirac", "heaps"]])
def test_panels_of_the_laboratory_alone_are_seen_in_it(open_window: Open, chosen: list[str]) -> None:
    window = open_window(panels=chosen)
    for _ in range(2):
        assert window.workspaces.current == "heaps"
        assert window.docks[chosen[0]].isVisible()
        assert not window.rail_dock.isVisible()
        window.reset_layout()
