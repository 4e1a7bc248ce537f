"""The laboratory without a mouse: what its buttons do is an action, and a focused button is pressed by its keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open
from tests.ui.fakes import FakeSession
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.panels.clouds import Clouds
from wgan_desktop.ui.panels.heaps import Heaps
from wgan_desktop.ui.window.palette import CommandPalette

KEYS = {"heaps.carry": "M", "heaps.descend": "D", "clouds.carry": "Shift+M"}


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    return open_window(panels=("heaps", "clouds", "dirac", "flow"))


@pytest.fixture
def heaps(window: MainWindow) -> Heaps:
    window.workspaces.go("heaps")
    panel = window.panels["heaps"]
    assert isinstance(panel, Heaps)
    return panel


def test_to_carry_and_to_descend_are_actions_with_keys_of_their_own(window: MainWindow, heaps: Heaps) -> None:
    specs = window.actions_of.specs
    taken = [key for spec in specs.values() for key in spec.shortcut.split("; ") if key]
    for name, key in KEYS.items():
        assert specs[name].shortcut == key
        assert taken.count(key) == 1
    keys = CommandPalette(window.actions_of, window.theme, window, only_shortcuts=True)
    assert set(KEYS) <= {spec.name for spec in keys.specs}
    palette = CommandPalette(window.actions_of, window.theme, window)
    assert {"heaps.carry", "heaps.descend"} <= palette.possible.keys()
    keys.close()
    palette.close()


def test_the_keys_carry_and_descend_while_the_panel_is_seen(window: MainWindow, heaps: Heaps, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert heaps.carrying
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert not heaps.carrying
    qtbot.keyClick(window, Qt.Key.Key_D)
    assert heaps.descending
    qtbot.keyClick(window, Qt.Key.Key_D)
    window.workspaces.go("train")
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert not heaps.carrying
    assert "heaps.carry" not in {spec.name for spec in window.actions_of.possible()}


def test_the_clouds_are_carried_by_their_own_key(window: MainWindow, heaps: Heaps, qtbot: QtBot) -> None:
    clouds = window.panels["clouds"]
    assert isinstance(clouds, Clouds)
    window.docks["clouds"].raise_()
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    assert clouds.carrying
    assert not heaps.carrying


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_focused_button_is_pressed_by_its_keys_and_the_run_is_left_alone(
    heaps: Heaps, session: FakeSession, qtbot: QtBot, key: Qt.Key
) -> None:
    """Space played or paused the run, and Enter did nothing."""
    for button, doing in ((heaps.controls.carry_button, "carrying"), (heaps.controls.descend_button, "descending")):
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(button, key)
        assert getattr(heaps, doing)
        qtbot.keyClick(button, key)
        assert not getattr(heaps, doing)
    assert ("pause",) not in session.said


def test_space_is_the_runs_where_no_button_has_the_focus(
    window: MainWindow, heaps: Heaps, session: FakeSession, qtbot: QtBot
) -> None:
    qtbot.mouseClick(heaps.controls.carry_button, Qt.MouseButton.LeftButton)
    assert heaps.carrying
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert heaps.carrying
    assert ("pause",) in session.said


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_button_has_a_name_of_its_own_that_says_what_it_does_now(heaps: Heaps, language: str) -> None:
    """Both were called like their panel."""
    set_language(language)
    heaps.retheme(heaps.theme)
    buttons: tuple[QPushButton, ...] = (heaps.controls.carry_button, heaps.controls.descend_button)
    names = [button.accessibleName() for button in buttons]
    heaps.toggle_carrying()
    heaps.beat(1.0)
    names.append(buttons[0].accessibleName())
    heaps.toggle_descending()
    names.append(buttons[1].accessibleName())
    assert len(set(names)) == 4
    assert all(names)
