from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open, live
from tests.ui.fakes import FakeSession
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.panels import PANELS
from wgan_desktop.ui.theme import SCALES, THEMES, Theme
from wgan_desktop.ui.window import layouts
from wgan_desktop.ui.window.columns import RAIL, RIGHT, RIGHT_SHARE
from wgan_desktop.ui.window.remembered import Remembered

SIZES = [(1280, 720), (1600, 900), (1920, 1080)]


def open_at_first(name: str) -> bool:
    """Whether a panel's dock is open at first: one that can only show images is not while points are learnt."""
    return PANELS[name].visible_at_start and PANELS[name].shapes != "images"


def test_every_panel_is_a_dock_that_comes_and_goes(full_window: MainWindow, qtbot: QtBot) -> None:
    assert list(full_window.docks) == list(PANELS)
    for name, dock in full_window.docks.items():
        at_first = dock.is_open()
        assert at_first == open_at_first(name)
        full_window.actions_of.by_name[f"panel.{name}"].trigger()
        assert dock.is_open() != at_first
        assert full_window.actions_of.by_name[f"panel.{name}"].isChecked() != at_first
        full_window.actions_of.by_name[f"panel.{name}"].trigger()
        dock.show()
        dock.setFloating(True)
        dock.close()
        assert not dock.is_open()
    full_window.reset_layout()
    for name, dock in full_window.docks.items():
        assert (name, dock.is_open(), dock.isFloating()) == (name, open_at_first(name), False)


def test_a_hidden_panel_is_shown_nothing(full_window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    shown: list[str] = []
    for name, panel in full_window.panels.items():
        panel.show = lambda view, name=name: shown.append(name)  # type: ignore[method-assign, misc]
    for dock in full_window.docks.values():
        dock.hide()
    full_window.bridge.view = session.view()
    before = full_window.bridge.timings.beats
    qtbot.waitUntil(lambda: full_window.bridge.timings.beats > before + 5)
    assert shown == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_third_panel_of_the_column_is_a_tab_where_it_would_squeeze_the_others(
    full_window: MainWindow, size: tuple[int, int], qtbot: QtBot
) -> None:
    full_window.resize(*size)
    full_window.reset_layout()
    full_window.actions_of.by_name["panel.performance"].trigger()
    performance, gauges = full_window.docks["performance"], full_window.docks["gauges"]
    qtbot.waitUntil(lambda: performance.looked_at)
    assert (gauges in full_window.tabifiedDockWidgets(performance)) == (size[1] < layouts.LOW)


def test_without_a_column_of_panels_nothing_is_put_into_the_rail(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(panels=["flow", "performance"])
    window.resize(1280, 720)
    window.reset_layout()
    window.docks["performance"].toggle()
    assert window.tabifiedDockWidgets(window.rail_dock) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_stage_has_the_most_room(full_window: MainWindow, size: tuple[int, int], qtbot: QtBot) -> None:
    full_window.resize(*size)
    full_window.reset_layout()
    QApplication.processEvents()
    assert full_window.size() == QSize(*size)
    stage = full_window.stage.current()
    if stage is not None:
        widths = {name: dock.width() for name, dock in full_window.docks.items() if dock.looked_at}
        assert widths[stage] == max(widths.values())
        assert widths[stage] >= 0.36 * size[0]
        assert full_window.docks[stage].height() >= 0.6 * size[1]


def test_the_stage_keeps_its_room_where_everything_is_large(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.resize(1280, 720)
    full_window.reset_layout()
    while full_window.theme.scale < 1.5:
        full_window.zoom(1)
    QApplication.processEvents()
    assert full_window.docks["flow"].width() >= 0.38 * 1280
    assert full_window.columns.right()[0].width() >= 330  # the rail has wrapped its words first
    full_window.zoom(0)
    QApplication.processEvents()
    assert full_window.rail_dock.width() == pytest.approx(RAIL, abs=2)
    assert full_window.columns.right()[0].width() == pytest.approx(RIGHT, abs=2)


def test_what_had_no_room_while_all_was_large_is_as_wide_as_before(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.resize(1280, 720)
    full_window.reset_layout()
    for scale in (3.0, 1.0):
        full_window.retheme(Theme(full_window.theme.tokens, scale))
        settle(full_window, qtbot)
    QApplication.processEvents()
    assert full_window.rail_dock.width() == pytest.approx(RAIL, abs=2)
    assert full_window.columns.right()[0].width() == pytest.approx(RIGHT, abs=2)
    assert full_window.faults.count == 0


def test_nothing_is_made_larger_than_fits(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.resize(1280, 720)
    for _ in SCALES:
        full_window.zoom(1)
    assert full_window.theme.scale == 1.5
    assert "larger first" in full_window.bar.notices._message
    full_window.resize(1920, 1080)
    full_window.zoom(1)
    assert full_window.theme.scale == 1.75
    full_window.resize(1280, 720)
    full_window.zoom(-1)  # smaller always goes
    assert full_window.theme.scale == 1.5


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Let the window notice that a person has left it alone for a while."""
    QApplication.processEvents()
    window.columns._clock = lambda: 1e9
    window.columns.note()
    window.columns._since = 0.0
    window.columns.note()


def test_a_panel_that_is_opened_is_no_separator_that_was_moved(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.resize(1920, 1080)
    full_window.reset_layout()
    settle(full_window, qtbot)
    for name in ("layers", "performance"):
        full_window.actions_of.by_name[f"panel.{name}"].trigger()
        settle(full_window, qtbot)
    full_window.resize(1280, 720)
    QApplication.processEvents()
    assert full_window.columns.right()[0].width() == pytest.approx(RIGHT, abs=2)
    assert full_window.docks["flow"].width() >= 0.4 * 1280


def test_panels_behind_one_tab_leave_their_place_its_height(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.resize(1280, 720)
    full_window.reset_layout()
    settle(full_window, qtbot)
    gauges = full_window.docks["gauges"].height()
    for name in ("layers", "held_out", "performance"):
        full_window.actions_of.by_name[f"panel.{name}"].trigger()
        QApplication.processEvents()
    full_window.resize(1281, 721)
    QApplication.processEvents()
    performance = full_window.docks["performance"]
    assert performance.looked_at
    assert performance.height() >= gauges - 40  # less what the tabs take


def test_the_stage_takes_what_a_larger_window_gives(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.resize(1280, 720)
    full_window.reset_layout()
    settle(full_window, qtbot)
    right, rail = full_window.columns.right(), full_window.rail_dock
    for width in (1920, 1400, 1280):
        full_window.resize(width, 800)
        QApplication.processEvents()
        assert rail.width() == pytest.approx(RAIL, abs=2)
        assert [dock.width() for dock in right] == pytest.approx([max(RIGHT, RIGHT_SHARE * width)] * len(right), abs=2)


def test_a_column_stays_as_wide_as_a_person_made_it(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.resize(1600, 900)
    full_window.reset_layout()
    settle(full_window, qtbot)
    right, stage = full_window.columns.right(), full_window.docks["flow"]
    full_window.resizeDocks([*right, stage], [600] * len(right) + [600], Qt.Orientation.Horizontal)
    settle(full_window, qtbot)
    made = right[0].width()
    assert made != pytest.approx(max(RIGHT, RIGHT_SHARE * 1600), abs=20)
    full_window.resize(1800, 900)
    QApplication.processEvents()
    assert right[0].width() == pytest.approx(made, abs=2)
    full_window.reset_layout()
    QApplication.processEvents()
    assert right[0].width() == pytest.approx(RIGHT_SHARE * 1800, abs=2)


def test_theme_and_size_change_while_it_runs(full_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(full_window, Qt.Key.Key_T)
    assert full_window.theme.tokens is THEMES["light"]
    palette = QApplication.palette()
    assert palette.window().color().name() == THEMES["light"].background
    normal = full_window.bar.height()
    qtbot.keyClick(full_window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert full_window.theme.scale == SCALES[SCALES.index(1.0) + 1]
    qtbot.waitUntil(lambda: full_window.bar.height() > normal)
    for _ in SCALES:
        full_window.zoom(-1)
    assert full_window.theme.scale == SCALES[0]
    qtbot.keyClick(full_window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert full_window.theme.scale == 1.0
    for panel in full_window.panels.values():
        assert panel.theme is full_window.theme


def test_everything_is_remembered(open_window: Open, tmp_path: Path) -> None:
    first = open_window(panels=None)
    first.set_theme("light")
    first.zoom(1)
    first.rail_dock.hide()
    for dock in list(first.docks.values())[-1:]:
        dock.setFloating(True)
    first.resize(1111, 666)
    first.close()
    again = open_window(panels=None, remembered=Remembered(tmp_path))
    assert again.theme == first.theme
    assert not again.rail_dock.is_open()
    assert all(dock.isFloating() for dock in list(again.docks.values())[-1:])


def test_closing_ends_the_session_and_the_beat(window: MainWindow, session: FakeSession) -> None:
    window.close()
    assert session.closed
    beats = window.bridge.timings.beats
    QApplication.processEvents()
    assert window.bridge.timings.beats == beats


@pytest.mark.parametrize("damage", ["garbage", "cut", "flipped", "another format"])
def test_a_damaged_memory_gives_the_defaults_and_one_message(open_window: Open, tmp_path: Path, damage: str) -> None:
    first = open_window()
    first.rail_dock.hide()
    first.close()
    file = tmp_path / "window.ini"
    text = file.read_text()
    place = text.index("layout=") + 120
    broken = {
        "garbage": b"\x00\xff\xfe not an ini file \x80" * 50,
        "cut": text[:place].encode(),
        "flipped": (text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]).encode(),
        "another format": text.replace("format=1", "format=99").encode(),
    }[damage]
    file.write_bytes(broken)
    again = open_window(remembered=Remembered(tmp_path))
    assert again.rail_dock.is_open()
    assert (tmp_path / "window.bad.ini").read_bytes() == broken
    assert "window.bad.ini" in again.remembered.message
    again.close()
    assert Remembered(tmp_path).message == ""


def test_a_damaged_memory_is_told_in_the_language_that_was_chosen_since(open_window: Open, tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_bytes(b"\x00 not an ini file")
    remembered = Remembered(tmp_path)
    set_language("ru")
    window = open_window(remembered=remembered)
    assert window.bar.notices._message == "Запомненную раскладку прочесть не удалось; она сохранена как window.bad.ini."


def test_a_window_off_the_screen_comes_back(window: MainWindow) -> None:
    window.move(-20_000, 30_000)
    layouts.bring_back(window)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(window.frameGeometry())
    at = window.pos()
    layouts.bring_back(window)
    assert window.pos() == at


def clipped(window: QWidget) -> list[str]:
    """The labels and buttons whose text does not fit."""
    found = []
    for label in window.findChildren(QLabel):
        if (
            label.isVisible()
            and label.text()
            and not label.wordWrap()
            and label.sizePolicy().horizontalPolicy().name != "Ignored"
        ):
            wanted = label.sizeHint().boundedTo(label.minimumSizeHint())
            if wanted.width() > label.width() or wanted.height() > label.height():
                found.append(f"{label.text()!r}: {label.size()} for {wanted}")
    for button in window.findChildren(QAbstractButton):
        wanted = button.minimumSizeHint()
        if (
            button.isVisible()
            and button.text()
            and (wanted.width() > button.width() or wanted.height() > button.height())
        ):
            found.append(f"{button.text()!r}: {button.size()} for {wanted}")
    return found


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_label_is_clipped(open_window: Open, theme: str, scale: float, qtbot: QtBot, session: FakeSession) -> None:
    window = open_window(theme=theme)
    while window.theme.scale < scale:
        window.zoom(1)
    for section in window.rail.sections.values():
        section.unfold()
    session.apply(session.settings.replace(critic_lr=1e-5))
    window.steering.edits.change("critic_lr", 1e-5)
    qtbot.waitUntil(lambda: "since" in window.rail.controls["critic_lr"].badge.text())
    QApplication.processEvents()
    assert clipped(window) == []


def test_everything_one_can_tab_to_has_a_name(full_window: MainWindow) -> None:
    for section in full_window.rail.sections.values():
        section.unfold()
    for widget in full_window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.focusProxy() is None:
            if widget.parent() is not None and type(widget.parent()).__name__ == "NumberBox":
                continue  # the line inside a box speaks for the box
            assert widget.accessibleName(), widget


def test_the_keyboard_alone_reaches_every_control(window: MainWindow, qtbot: QtBot) -> None:
    reached: set[QWidget] = set()
    window.rail.pickers["problem"].box.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(200):
        here = QApplication.focusWidget()
        if here is None or here in reached:
            break
        reached.add(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    wanted: list[QWidget] = [window.rail.preset, *(picker.box for picker in window.rail.pickers.values())]
    wanted += [row.box for row in window.rail.controls.values()]  # type: ignore[attr-defined]
    wanted += [*window.bar.buttons.values(), window.bar.speed]
    assert [widget.accessibleName() for widget in wanted if widget not in reached] == []


def test_the_stage_follows_the_problem(full_window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    assert full_window.stage.current() == "flow"
    assert not full_window.docks["samples"].is_open()
    full_window.steering.edits.change("problem", "digits")
    qtbot.waitUntil(lambda: full_window.stage.current() == "samples")
    full_window.docks["picture_flow"].raise_()  # a person's choice stays
    session.train(5)
    qtbot.waitUntil(lambda: full_window.bar.step.text == "5")
    assert full_window.stage.current() == "picture_flow"
    assert not full_window.docks["flow"].is_open()
    full_window.steering.edits.undo()
    qtbot.waitUntil(lambda: not full_window.docks["samples"].is_open())
    assert full_window.stage.current() == "flow"


def test_presentation_shows_the_stage_alone(full_window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    before = full_window.saveState(layouts.VERSION)
    theme = full_window.theme
    qtbot.keyClick(full_window, Qt.Key.Key_F11)
    assert full_window.presentation.on
    assert not full_window.menuBar().isVisible()
    assert not full_window.bar.isVisible()
    assert sum(dock.isVisible() for dock in full_window.docks.values()) <= 1
    assert full_window.theme.scale > theme.scale
    assert full_window.theme.stroke > theme.stroke
    qtbot.waitUntil(lambda: full_window.presentation.signs.counter.text() == "step 300")
    qtbot.keyClick(full_window, Qt.Key.Key_Space)
    assert full_window.presentation.signs.key.isVisible()
    assert full_window.presentation.signs.key.text() == "Space"
    assert ("pause",) in session.said
    qtbot.keyClick(full_window, Qt.Key.Key_B)
    assert full_window.presentation.black.isVisible()
    qtbot.keyClick(full_window, Qt.Key.Key_B)
    assert not full_window.presentation.black.isVisible()
    scale = full_window.theme.scale
    full_window.zoom(1)
    assert full_window.theme.scale == scale  # the window's height decides
    qtbot.keyClick(full_window, Qt.Key.Key_T)
    qtbot.keyClick(full_window, Qt.Key.Key_Escape)
    assert not full_window.presentation.on
    assert full_window.menuBar().isVisible()
    assert full_window.theme == Theme(THEMES["light"], theme.scale, theme.stroke)
    assert full_window.saveState(layouts.VERSION).size() == before.size()


@pytest.mark.parametrize("lesson", ["", "two_heaps", "saturation"])
@pytest.mark.parametrize("other", [False, True])
def test_neither_the_step_nor_a_key_covers_what_is_read(
    full_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, lesson: str, other: bool
) -> None:
    if other:
        monkeypatch.setattr("wgan_desktop.ui.window.presentation.other_screen", lambda window: window.screen())
    set_language("ru")
    qtbot.keyClick(full_window, Qt.Key.Key_F11)
    if lesson:
        full_window.lessons.begin(lesson)
        qtbot.waitUntil(lambda: full_window.lessons.player is not None)
    qtbot.keyClick(full_window, Qt.Key.Key_L)
    presentation = full_window.presentation
    hall, signs, bar = presentation.hall, presentation.signs, full_window.lessons.bar
    hall.resize(1280, 720)
    qtbot.waitUntil(lambda: signs.isVisible() and signs.key.isVisible())
    live(qtbot, full_window, 0.05)
    assert signs.window() is hall
    read = [dock for dock in full_window.docks.values() if dock.isVisible() and dock.window() is hall]
    read += [part for part in (bar.title, bar.caption, bar.status, *bar.buttons.values()) if part.window() is hall]
    read.append(presentation.caption)
    assert [part for part in read if part.isVisible() and _place(part).intersects(_place(signs))] == []
    assert hall.rect().translated(hall.mapToGlobal(QPoint())).contains(_place(signs))
    for part in (signs.counter, signs.key):
        qtbot.waitUntil(lambda part=part: not part.isVisible() or part.width() >= part.sizeHint().width())  # type: ignore[misc]


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def test_no_steps_are_counted_over_heaps(full_window: MainWindow, qtbot: QtBot) -> None:
    for workspace, counts in (("train", True), ("heaps", False)):
        full_window.workspaces.go(workspace)
        full_window.presentation.toggle()
        live(qtbot, full_window, 0.1)
        assert full_window.presentation.signs.counter.isVisible() == counts
        full_window.presentation.leave()


def test_with_two_screens_the_stage_goes_to_the_other_and_the_controls_stay(
    full_window: MainWindow, session: FakeSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wgan_desktop.ui.window.presentation.other_screen", lambda window: window.screen())
    theme, presentation, flow = full_window.theme, full_window.presentation, full_window.docks["flow"]
    qtbot.keyClick(full_window, Qt.Key.Key_F11)
    assert presentation.on
    hall = presentation.hall
    assert hall is not full_window
    assert flow.window() is hall
    assert hall.geometry() == full_window.screen().geometry()
    assert hall.styleSheet()  # whose letters are larger than those of the window
    assert not flow.bar.isVisible()
    assert full_window.rail_dock.isVisible()
    assert full_window.menuBar().isVisible()
    assert full_window.theme == theme
    assert full_window.panels["flow"].theme.stroke > theme.stroke
    qtbot.waitUntil(lambda: presentation.signs.counter.text() == "step 300")
    assert presentation.signs.counter.isVisibleTo(hall)
    qtbot.keyClick(full_window, Qt.Key.Key_B)
    assert presentation.black.geometry() == hall.rect()
    qtbot.keyClick(full_window, Qt.Key.Key_B)
    qtbot.keyClick(full_window, Qt.Key.Key_T)
    assert full_window.panels["flow"].theme.tokens is THEMES["light"]
    assert full_window.panels["flow"].theme.stroke > theme.stroke
    full_window.steering.edits.change("problem", "digits")
    session.train(5)
    qtbot.waitUntil(lambda: full_window.docks["samples"].window() is hall)
    assert flow.window() is full_window
    qtbot.keyClick(full_window, Qt.Key.Key_Escape)
    assert presentation.hall is full_window
    assert not hall.isVisible()
    assert full_window.docks["samples"].window() is full_window
    assert full_window.docks["samples"].bar.isVisible()
    assert full_window.panels["samples"].theme == full_window.theme
    assert full_window.theme == Theme(THEMES["light"], theme.scale, theme.stroke)


@pytest.mark.allows_log("WindowDoesNotAcceptFocus")  # Qt says so when it refuses
def test_a_click_in_the_hall_leaves_the_keys_with_the_window(
    full_window: MainWindow, session: FakeSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wgan_desktop.ui.window.presentation.other_screen", lambda window: window.screen())
    qtbot.keyClick(full_window, Qt.Key.Key_F11)
    hall = full_window.presentation.hall
    qtbot.waitUntil(full_window.isActiveWindow)
    handle = hall.windowHandle()
    assert handle is not None
    handle.requestActivate()  # what a platform does at a click
    QApplication.processEvents()
    assert QApplication.activeWindow() is full_window
    full_window.presentation.leave()


def test_where_nothing_can_be_written_nothing_is_remembered(open_window: Open, tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("")
    window = open_window(remembered=Remembered(tmp_path / "a file" / "below"))
    window.zoom(1)
    window.close()
    assert window.faults.count == 0


def test_every_panel_has_a_menu_under_the_pointer(full_window: MainWindow, qtbot: QtBot) -> None:
    for name, dock in full_window.docks.items():
        dock.show()
        dock.raise_()
        QApplication.processEvents()
        middle = dock.widget().rect().center()
        target = dock.widget().childAt(middle) or dock.widget()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, target.rect().center(), dock.mapToGlobal(middle))
        QApplication.sendEvent(target, event)
        qtbot.waitUntil(dock.menu.isVisible)
        own = {spec.text for spec in full_window.panels[name].actions()}
        assert own <= {action.text() for action in dock.menu.actions()}
        dock.menu.close()
