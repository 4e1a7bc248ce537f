from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open
from tests.ui.fakes import FakeSession
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.window.palette import CommandPalette, keys_of, likeness, titled

PROMISED = {
    "run.play": "Space", "run.step": "Right", "run.critic": "C", "run.generator": "G", "run.restart": "R",
    "run.slow": "S", "run.next_loss": "L", "view.present": "F11", "help.palette": "Ctrl+K", "help.shortcuts": "?",
    "run.restart_new": "Shift+R", "file.open": "Ctrl+O", "file.save": "Ctrl+S", "file.copy": "Ctrl+Shift+C",
    "file.paste": "Ctrl+V", "edit.undo": "Ctrl+Z", "edit.redo": "Ctrl+Shift+Z", "file.export": "Ctrl+E",
    "view.theme": "T", "view.larger": "Ctrl++", "view.smaller": "Ctrl+-", "view.normal": "Ctrl+0", "view.black": "B",
}  # fmt: skip


def palette(window: MainWindow) -> CommandPalette:
    found = QApplication.activeModalWidget()
    assert isinstance(found, CommandPalette)
    return found


def test_the_shortcuts_are_those_promised(window: MainWindow) -> None:
    for name, keys in PROMISED.items():
        assert keys in window.actions_of.specs[name].shortcut.split("; "), name


def test_no_two_actions_share_a_shortcut(full_window: MainWindow) -> None:
    keys = [key for spec in full_window.actions_of.specs.values() for key in spec.shortcut.split("; ") if key]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_action_stands_in_a_menu_and_says_what_it_is(full_window: MainWindow) -> None:
    def inside(menu: QMenu) -> set[str]:
        below = [inside(action.menu()) for action in menu.actions() if isinstance(action.menu(), QMenu)]
        return {action.objectName() for action in menu.actions()}.union(*below)

    bar = [action.menu() for action in full_window.menuBar().actions()]
    listed = set[str]().union(*(inside(menu) for menu in bar if isinstance(menu, QMenu)))
    assert set(full_window.actions_of.specs) <= listed
    assert [menu.title() for menu in bar if isinstance(menu, QMenu)][:4] == ["File", "Edit", "Run", "Method"]
    for name, action in full_window.actions_of.by_name.items():
        assert action.text(), name
        assert action.toolTip(), name


def test_menus_made_anew_leave_no_old_ones(window: MainWindow) -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    before = len(window.menuBar().findChildren(QMenu))
    window.renew_menus()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(window.menuBar().findChildren(QMenu)) == before


def test_the_palette_offers_every_action(full_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(full_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    shown = palette(full_window)
    model = shown.model
    offered = {model.item(row).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())}
    assert offered == {spec.name for spec in full_window.actions_of.possible()}
    shown.close()


def test_a_few_letters_and_enter_do_it(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    window.dialogs.palette()
    shown = palette(window)
    qtbot.keyClicks(shown.line, "losshinge")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    assert session.settings.loss == "hinge"
    assert QApplication.activeModalWidget() is None


def test_up_and_down_choose_while_one_types(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    window.dialogs.palette()
    shown = palette(window)
    qtbot.keyClicks(shown.line, "loss: ")
    assert isinstance(shown.list, QListView)
    first = shown.list.currentIndex().row()
    qtbot.keyClick(shown.line, Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == first + 1
    chosen = shown.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    assert chosen == f"loss.{session.settings.loss}"


def test_nothing_found_does_nothing(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    window.dialogs.palette()
    shown = palette(window)
    qtbot.keyClicks(shown.line, "zzzzzz")
    before = [said for said in session.said if said[0] != "set_needs"]
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    assert [said for said in session.said if said[0] != "set_needs"] == before
    qtbot.keyClick(shown.line, Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_question_mark_lists_the_shortcuts(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    shown = palette(window)
    assert {spec.name for spec in shown.specs} >= set(PROMISED)
    assert all(keys_of(spec) for spec in shown.specs)
    rows = [shown.model.item(row) for row in range(shown.model.rowCount())]
    able = {row.data(Qt.ItemDataRole.UserRole): row.isEnabled() for row in rows}
    assert (able["run.play"], able["edit.undo"]) == (True, False)  # nothing was changed yet
    qtbot.keyClicks(shown.line, "undo")
    qtbot.keyClick(shown.line, Qt.Key.Key_Return)
    assert shown.isVisible()  # what cannot be done is not done
    shown.close()


@pytest.mark.parametrize(
    ("typed", "text"), [("pl", "Run: Play or pause"), ("RNS", "Restart with a new seed"), ("", "x")]
)
def test_letters_in_order_are_found(typed: str, text: str) -> None:
    assert likeness(typed, text) is not None


def test_the_nearest_comes_first(window: MainWindow) -> None:
    def best(typed: str) -> str:
        found = [(likeness(typed, titled(spec)), spec.name) for spec in window.actions_of.specs.values()]
        return min((cost, name) for cost, name in found if cost is not None)[1]

    assert best("run: one step") == "run.step"
    assert best("dark or") == "view.theme"
    assert likeness("xyz", "Play") is None


def test_a_key_does_its_action_from_everywhere(open_window: Open, session: FakeSession, qtbot: QtBot) -> None:
    window = open_window()
    losses = list(LOSSES)
    for key, says in (
        (Qt.Key.Key_Space, ("pause",)), (Qt.Key.Key_Right, ("advance", "step")), (Qt.Key.Key_C, ("advance", "critic")),
        (Qt.Key.Key_G, ("advance", "generator")), (Qt.Key.Key_R, ("restart", None)), (Qt.Key.Key_Space, ("play",)),
    ):  # fmt: skip
        qtbot.keyClick(window, key)
        assert [said for said in session.said if said[0] != "set_needs"][-1] == says
    qtbot.keyClick(window, Qt.Key.Key_L)
    assert session.settings.loss == losses[(losses.index("wasserstein") + 1) % len(losses)]
    qtbot.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert session.settings.seed == 1


def test_a_click_leaves_the_keys_to_the_window(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    qtbot.mouseClick(window.bar.buttons["run.critic"], Qt.MouseButton.LeftButton)
    session.said.clear()
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    assert ("play",) in session.said


def test_a_button_one_has_tabbed_to_keeps_the_space_bar(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    window.bar.buttons["run.restart"].setFocus(Qt.FocusReason.TabFocusReason)
    session.said.clear()
    qtbot.keyClick(window.bar.buttons["run.restart"], Qt.Key.Key_Space)
    assert [said for said in session.said if said[0] != "set_needs"] == [("restart", None)]
