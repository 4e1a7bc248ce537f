"""A lesson in the window: chosen, followed, stopped, gone back in, taken over, with real keys and clicks."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.core import made_pictures
from tests.core.test_lesson_files import DUEL, WHOLE
from tests.ui.conftest import Open, live
from tests.ui.fakes import FakeSession
from wgan_desktop.core.conditions import Condition
from wgan_desktop.core.lesson_files import lesson, names, parse
from wgan_desktop.core.lessons import said
from wgan_desktop.run.lesson_player import Player
from wgan_desktop.run.messages import Lease
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.lessons.bar import LessonBar
from wgan_desktop.ui.lessons.lessons import WELCOMED
from wgan_desktop.ui.lessons.list import LessonList
from wgan_desktop.ui.lessons.words import worded
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.panels import PANELS
from wgan_desktop.ui.panels.dirac import Dirac
from wgan_desktop.ui.panels.heaps import Heaps
from wgan_desktop.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
SHORT = """
minutes = 1
panels = ["flow", "gauges"]
end = "heap_w1 < 0.1"
title = { en = "Short", ru = "Коротко" }
about = { en = "A line.", ru = "Строка." }

[[scenes]]
until = "step >= 400"
preset = "mode_loss"
caption = { en = "A run that is watched until step 400.", ru = "Запуск." }

[[scenes]]
until = "key"
settings = { loss = "wasserstein", constraint = "gradient_penalty" }
plays = false
switches = { "flow.gradients" = true }
caption = { en = "It goes on under another loss, and rests.", ru = "Другие потери." }

[[scenes]]
until = "resting >= 1"
panels = ["heaps"]
heaps = { earth = "line", holes = "line", theta = 0.2, p = 2, down = "w1", act = "descend" }
caption = { en = "A heap that comes down to the other.", ru = "Куча." }
"""


def listed() -> LessonList:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, LessonList) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def player(window: MainWindow) -> Player:
    assert window.lessons.player is not None
    return window.lessons.player


def opened(window: MainWindow) -> set[str]:
    return {name for name, dock in window.docks.items() if dock.is_open()}


@pytest.fixture
def begun(full_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the short lesson at its first scene."""
    full_window.lessons.begin_with(parse("short", SHORT, PANELS))
    qtbot.waitUntil(lambda: full_window.lessons.player is not None)
    return full_window


@pytest.fixture
def click(qtbot: QtBot) -> Callable[[MainWindow, str], None]:
    """Press a button of the strip."""
    return lambda window, name: qtbot.mouseClick(window.lessons.bar.buttons[f"lesson.{name}"], LEFT)


def test_a_whole_lesson_by_keys_and_clicks(
    full_window: MainWindow, qtbot: QtBot, click: Callable[[MainWindow, str], None]
) -> None:
    """The Dirac-GAN, from the list to its end: paused, gone back in, let go on."""
    window, bar = full_window, full_window.lessons.bar
    assert not bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shown, number = listed(), names().index("dirac")
    assert shown.model.rowCount() == len(names())
    for _ in range(number):
        qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    qtbot.mouseClick(shown.start, LEFT)
    qtbot.waitUntil(lambda: window.lessons.player is not None)
    assert bar.isVisible()
    assert opened(window) == {"dirac"}
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: bar.caption.text() == said(lesson("dirac").scenes[0].caption, "en"))
    assert "scene 1 of 3" in bar.title.text
    qtbot.keyClick(window, Qt.Key.Key_P)
    assert player(window).state == "paused"
    dirac = window.panels["dirac"]
    assert isinstance(dirac, Dirac)
    step = dirac.step
    qtbot.waitUntil(lambda: bar.buttons["lesson.pause"].text() == "Go on")
    live(qtbot, window, 0.2)
    assert dirac.step == step
    click(window, "pause")
    qtbot.waitUntil(lambda: player(window).index == 1, timeout=10_000)
    click(window, "back")
    assert player(window).index == 0
    qtbot.waitUntil(lambda: player(window).state == "over", timeout=20_000)
    assert [proof.holds for proof in player(window).proofs] == [True]
    qtbot.waitUntil(lambda: bar.status.text.startswith("Shown: step ≥ 500 (now 500), 3.09 < GAN < 3.1 (now 3.09"))
    click(window, "next")
    assert not bar.isVisible()
    assert window.lessons.player is None
    assert opened(window) == {"dirac"}


def test_scenes_change_panels_settings_and_heaps(begun: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    assert opened(begun) == {"flow", "gauges"}
    assert session.settings.loss == "minimax"
    assert session.playing
    session.train(400)
    qtbot.waitUntil(lambda: player(begun).index == 1)
    assert (session.settings.loss, session.step, session.playing) == ("wasserstein", 400, False)
    assert begun.actions_of.by_name["flow.gradients"].isChecked()
    assert begun.steering.edits.settings == session.settings
    qtbot.keyClick(begun, Qt.Key.Key_PageDown)
    heaps = begun.panels["heaps"]
    assert isinstance(heaps, Heaps)
    assert begun.workspaces.current == "heaps"
    assert (heaps.heaps.theta, heaps.heaps.p, heaps.down) == (0.2, 2, "w1")
    qtbot.waitUntil(lambda: player(begun).state == "over")
    assert player(begun).proofs[-1].holds


def test_a_lesson_plays_a_duel(full_window: MainWindow, qtbot: QtBot) -> None:
    window = full_window
    window.lessons.begin_with(parse("duel", DUEL, PANELS))
    qtbot.waitUntil(lambda: len(window.session.sessions) == 2)
    assert opened(window) == {"duel"}
    first, second = (cast("FakeSession", each) for each in window.session.sessions)
    first.train(10)
    qtbot.waitUntil(lambda: player(window).index == 1)
    assert [each.settings.critic_steps for each in (first, second)] == [2, 2]
    assert player(window).state == "playing"
    second.train(20)
    first.train(10)
    qtbot.waitUntil(lambda: player(window).state == "over", timeout=20_000)
    assert dict(player(window).proofs[-1].values)["rival_step"] == 20


@pytest.mark.parametrize("way", ["lesson", "duel"])
def test_two_plates_are_made_of_the_pictures_that_the_window_learns(
    full_window: MainWindow, tmp_path: Path, qtbot: QtBot, way: str
) -> None:
    window, path = full_window, made_pictures.lsun(tmp_path, 3)
    window.files.load(path)
    if way == "lesson":
        window.lessons.begin("two_plates")
    else:
        window.actions_of.run("duel.start.two_plates")
    qtbot.waitUntil(lambda: window.duels.count == 2)
    for view in window.session.views():
        assert (view.settings.problem, view.settings.path, view.settings.network) == ("images", str(path), "dcgan")
    assert [run.name for run in window.duels.runs()] == ["WGAN", "GAN"]
    if way == "lesson":
        assert "your own pictures" in window.lessons.bar.caption.text()
        assert str(player(window).lesson.end) == "step >= 100 and rival_step >= 100"


def test_a_hand_on_a_duel_takes_the_lesson_over(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.lessons.begin_with(parse("duel", DUEL, PANELS))
    qtbot.waitUntil(lambda: len(full_window.session.sessions) == 2)
    full_window.duels.edit(1, "loss", "hinge")
    qtbot.waitUntil(lambda: player(full_window).state == "taken")


def test_a_change_of_a_control_takes_the_lesson_over(
    begun: MainWindow, session: FakeSession, qtbot: QtBot, click: Callable[[MainWindow, str], None]
) -> None:
    qtbot.waitUntil(lambda: begun.lessons.bar.status.text.startswith("Goes on when step ≥ 400"))
    begun.steering.edits.change("critic_steps", 3)
    qtbot.waitUntil(lambda: player(begun).state == "taken")
    qtbot.waitUntil(lambda: begun.lessons.bar.status.text.startswith("Taken over by hand"))
    session.train(500)
    live(qtbot, begun, 0.1)
    assert (player(begun).index, session.settings.critic_steps) == (0, 3)
    click(begun, "pause")
    qtbot.waitUntil(lambda: player(begun).index == 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_R, Qt.Key.Key_Right])
def test_a_key_that_steers_the_run_takes_the_lesson_over(begun: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(begun, key)
    qtbot.waitUntil(lambda: player(begun).state == "taken")


@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_F11])
def test_a_key_that_changes_the_view_does_not(begun: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    qtbot.keyClick(begun, key)
    live(qtbot, begun, 0.15)
    assert player(begun).state == "playing"
    assert begun.lessons.bar.isVisible()
    begun.presentation.leave()


def test_a_large_stage_shows_what_a_scene_is_about_as_well(begun: MainWindow) -> None:
    begun.presentation.toggle()
    assert opened(begun) == {"flow", "gauges"}
    assert not begun.rail_dock.isVisible()
    player(begun).back()
    assert opened(begun) == {"flow", "gauges"}
    begun.presentation.leave()
    assert opened(begun) == {"flow", "gauges"}


def test_in_a_narrow_hall_the_buttons_stand_below_the_caption_and_nothing_grows(
    begun: MainWindow, qtbot: QtBot
) -> None:
    set_language("ru")
    begun.presentation.toggle()
    bar = begun.lessons.bar
    for index in range(20):
        begun.resize(800, 800)
        begun.presentation.place()
        bar.say("Урок", f"Долгие слова об одном и том же, {index}. " * 6, "Продолжится.", "muted", "")
        QApplication.processEvents()
    low = min(button.geometry().top() for button in bar.buttons.values())
    assert low >= bar.caption.geometry().bottom()
    assert bar.width() == begun.width()
    assert begun.height() <= 1.3 * begun.screen().size().height()
    begun.presentation.leave()
    begun.resize(1600, 720)
    qtbot.waitUntil(lambda: bar.buttons["lesson.back"].geometry().top() < bar.caption.geometry().bottom())


def test_on_another_screen_stand_the_stage_of_each_scene_and_its_caption(
    begun: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wgan_desktop.ui.window.presentation.other_screen", lambda window: window.screen())
    window, presentation = begun, begun.presentation
    presentation.toggle()
    hall = presentation.hall
    assert {name for name, dock in window.docks.items() if dock.window() is hall} == {"flow", "gauges"}
    assert all(window.docks[name].isVisible() for name in ("flow", "gauges"))
    assert window.docks["flow"].width() > window.docks["gauges"].width()
    assert window.panels["flow"].theme == window.panels["gauges"].theme != window.theme
    qtbot.waitUntil(lambda: presentation.caption.text() == player(window).scene.caption["en"])
    assert presentation.caption.isVisible()
    presentation.place()
    assert 20 < presentation.caption.height() < presentation.hall.height() / 3
    assert presentation.caption.window() is hall
    player(window).next()
    player(window).next()
    assert [name for name, dock in window.docks.items() if dock.window() is hall] == ["heaps"]
    assert window.docks["heaps"].isVisible()
    assert window.panels["flow"].theme == window.theme
    qtbot.waitUntil(lambda: presentation.caption.text() == player(window).scene.caption["en"])
    qtbot.keyClick(window, Qt.Key.Key_H)
    assert window.bottom.isVisible()
    assert not presentation.caption.isVisible()
    presentation.leave()
    assert presentation.hall is window


def test_the_lecturer_has_the_notes_where_the_stage_has_left_nothing(
    begun: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = begun.presentation.desk
    begun.presentation.toggle()
    assert not desk.isVisible()  # with one screen the window is the stage
    begun.presentation.leave()
    monkeypatch.setattr("wgan_desktop.ui.window.presentation.other_screen", lambda window: window.screen())
    begun.presentation.toggle()
    assert desk.isVisible()
    notes = desk.notes.text()
    assert all(scene.caption["en"] in notes for scene in player(begun).lesson.scenes)
    assert "PgDown" in notes
    assert "▶ 1." in notes
    player(begun).next()
    qtbot.waitUntil(lambda: "▶ 2." in desk.notes.text())
    set_language("ru")
    qtbot.waitUntil(lambda: "Другие потери." in desk.notes.text())
    begun.docks["curves"].show()
    begun.presentation.leave()
    assert not desk.isVisible()
    assert begun.centralWidget() is None
    begun.presentation.toggle()
    assert desk.isVisible() is not begun.docks["curves"].is_open()
    begun.presentation.leave()


def test_a_heap_that_is_grasped_takes_the_lesson_over(begun: MainWindow, qtbot: QtBot) -> None:
    player(begun).next()
    player(begun).next()
    heaps = begun.panels["heaps"]
    assert isinstance(heaps, Heaps)
    qtbot.mouseClick(heaps.controls.carry_button, LEFT)
    qtbot.waitUntil(lambda: player(begun).state == "taken")


def test_the_pencil_takes_the_lesson_over(begun: MainWindow, qtbot: QtBot) -> None:
    player(begun).next()
    player(begun).next()
    heaps = begun.panels["heaps"]
    assert isinstance(heaps, Heaps)
    qtbot.mouseClick(heaps.controls.chips.chips["arcs"], LEFT)  # that is looked at, no more
    live(qtbot, begun, 0.15)
    assert player(begun).state == "playing"
    qtbot.mouseClick(heaps.controls.chips.chips["pencil"], LEFT)
    qtbot.waitUntil(lambda: player(begun).state == "taken")


def test_what_a_scene_waits_for_goes_on_with_it_though_a_person_has_stopped_it(
    full_window: MainWindow, qtbot: QtBot, click: Callable[[MainWindow, str], None]
) -> None:
    full_window.lessons.begin("two_heaps")
    qtbot.waitUntil(lambda: full_window.lessons.player is not None)
    player(full_window).next()
    heaps = full_window.panels["heaps"]
    assert isinstance(heaps, Heaps)
    qtbot.waitUntil(lambda: heaps.carried > 0)
    qtbot.mouseClick(heaps.controls.carry_button, LEFT)
    qtbot.waitUntil(lambda: player(full_window).state == "taken")
    assert not heaps.carrying
    click(full_window, "pause")
    assert (player(full_window).state, heaps.carrying) == ("playing", True)


def test_a_run_stands_still_at_the_step_that_a_scene_speaks_of(
    begun: MainWindow, session: FakeSession, qtbot: QtBot, click: Callable[[MainWindow, str], None]
) -> None:
    session.train(390)
    begun.steering.edits.change("critic_steps", 3)
    qtbot.waitUntil(lambda: player(begun).state == "taken")
    session.train(15)
    assert session.step == 405  # a person goes as far as they like
    player(begun).back()
    session.train(1000)
    assert session.step == 400
    qtbot.waitUntil(lambda: player(begun).index == 1)
    begun.steering.set_playing(on=True)
    session.train(7)
    assert session.step == 407
    qtbot.keyClick(begun, Qt.Key.Key_H)
    assert session.lease == Lease()


def test_a_click_on_the_phase_portrait_takes_the_lesson_over(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.lessons.begin("dirac")
    qtbot.waitUntil(lambda: full_window.lessons.player is not None)
    dirac = full_window.panels["dirac"]
    assert isinstance(dirac, Dirac)
    qtbot.mouseClick(dirac.portrait, LEFT)
    qtbot.waitUntil(lambda: player(full_window).state == "taken")


def test_what_is_late_is_named_in_the_persons_own_numbers(
    begun: MainWindow, session: FakeSession, qtbot: QtBot
) -> None:
    holds = Condition.parse("js_estimate > 0.69 and at_clip > 0.5")
    begun.lessons.begin_with(
        dataclasses.replace(
            player(begun).lesson, scenes=(dataclasses.replace(player(begun).lesson.scenes[0], holds=holds),)
        )
    )
    qtbot.waitUntil(lambda: len(begun.lessons.player.lesson.scenes) == 1 if begun.lessons.player else False)
    set_language("ru")
    session.train(400)
    qtbot.waitUntil(lambda: "оценка JS > 0,69 (сейчас" in begun.lessons.bar.status.text)
    assert player(begun).state == "playing"
    assert player(begun).late > 0


def test_taking_over_leaves_everything_as_it_is(begun: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    before, settings = opened(begun), session.settings
    qtbot.keyClick(begun, Qt.Key.Key_H)
    assert begun.lessons.player is None
    assert not begun.lessons.bar.isVisible()
    assert (opened(begun), session.settings) == (before, settings)
    assert not begun.actions_of.by_name["lesson.next"].isEnabled()


def test_a_lesson_pauses_the_run_and_lets_it_go_on(
    begun: MainWindow, session: FakeSession, click: Callable[[MainWindow, str], None]
) -> None:
    click(begun, "pause")
    assert (player(begun).state, session.playing) == ("paused", False)
    click(begun, "pause")
    assert (player(begun).state, session.playing) == ("playing", True)


def test_a_run_that_rests_is_not_begun_anew_after_a_person(
    begun: MainWindow, session: FakeSession, qtbot: QtBot
) -> None:
    """What the next scene says is said of a run that has learnt: the person's own is at least that."""
    session.train(40)
    begun.steering.edits.change("critic_steps", 3)
    qtbot.waitUntil(lambda: player(begun).state == "taken")
    step = session.step
    player(begun).next()
    assert (session.step, session.settings.loss, session.playing) == (step, "wasserstein", False)


def test_a_run_that_fails_pauses_the_lesson(begun: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.fail()
    qtbot.waitUntil(lambda: player(begun).state == "taken")


def test_the_layers_that_a_scene_waits_for_are_asked_for(full_window: MainWindow, qtbot: QtBot) -> None:
    full_window.lessons.begin("saturation")
    qtbot.waitUntil(lambda: full_window.lessons.player is not None)
    assert full_window.lessons._needs() == {"gradients", "surface"}


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (WHOLE.replace(', ru = "Вторая."', ""), "Scene 2: caption has no text in Russian (ru)."),
        (WHOLE.replace('["flow"]', '["flaw"]'), "There is no panel 'flaw'"),
        (WHOLE.replace('end = "step >= 20"', 'end = "w1 < -1"'), "w1 < -1 can never hold"),
    ],
)
def test_a_broken_lesson_is_one_sentence_and_the_window_stays_usable(
    full_window: MainWindow, source: str, why: str, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "mine.toml").write_text(source, encoding="utf-8")
    full_window.lessons.list()
    shown = listed()
    shown.open_path(tmp_path / "mine.toml")
    assert shown.complaint.isVisible()
    assert shown.complaint.text().startswith("Lesson mine cannot be given: ")
    assert why in shown.complaint.text()
    assert not full_window.lessons.on
    (tmp_path / "mine.toml").write_text(WHOLE, encoding="utf-8")
    shown.open_path(tmp_path / "mine.toml")
    qtbot.waitUntil(lambda: full_window.lessons.player is not None)
    assert player(full_window).lesson.name == "mine"


def test_a_broken_lesson_is_told_in_the_language_of_the_window(full_window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(WHOLE.replace('end = "step >= 20"', 'end = "w1 < -1"'), encoding="utf-8")
    full_window.lessons.list()
    set_language("ru")
    listed().open_path(tmp_path / "mine.toml")
    assert "w1 < -1 никогда не выполнится: w1 не бывает меньше 0" in listed().complaint.text()


@pytest.mark.parametrize("code", ["en", "ru"])
@pytest.mark.parametrize("scale", [1.0, 1.15])
def test_every_row_begins_where_the_one_above_ends(window: MainWindow, qtbot: QtBot, code: str, scale: float) -> None:
    set_language(code)
    window.retheme(Theme(window.theme.tokens, scale))
    window.lessons.list()
    shown = listed()
    live(qtbot, window, 0.1)
    delegate, option = shown.list.itemDelegate(), QStyleOptionViewItem()
    rows = [shown.model.index(row, 0) for row in range(shown.model.rowCount())]
    for above, below in itertools.pairwise(rows):
        room = shown.list.visualRect(below).top() - shown.list.visualRect(above).top()
        assert room >= delegate.sizeHint(option, above).height(), above.data()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_rows_do_not_overlap_once_a_complaint_is_shown(
    open_window: Open, tmp_path: Path, qtbot: QtBot, theme: str
) -> None:
    set_language("ru")
    window = open_window(theme=theme)
    window.lessons.list()
    shown = listed()
    live(qtbot, window, 0.05)
    shown.open_path(tmp_path / "none.toml")
    shown.resize(shown.width(), shown.height() - 100)
    live(qtbot, window, 0.1)
    delegate, option = shown.list.itemDelegate(), QStyleOptionViewItem()
    assert shown.list.verticalScrollBar().isVisible()
    for row in range(shown.model.rowCount()):
        index = shown.model.index(row, 0)
        assert shown.list.visualRect(index).height() >= delegate.sizeHint(option, index).height()


def test_all_that_was_shown_is_read(window: MainWindow, qtbot: QtBot) -> None:
    set_language("ru")
    bar = LessonBar(Theme())
    qtbot.addWidget(bar)
    bar.take_actions(window.actions_of.by_name)
    bar.resize(1280, 140)
    bar.show()
    proven = worded(lesson("dirac").end, lambda _: 0.5)
    bar.say("", "", "Показано: " + proven, "good", "")
    QApplication.processEvents()
    letters = QFontMetrics(bar.theme.font("caption"))
    assert letters.horizontalAdvance(proven) > bar.status.width()
    flags = int(Qt.TextFlag.TextWordWrap)
    assert letters.boundingRect(bar.status.rect(), flags, bar.status.text).height() <= bar.status.height()
    height = bar.status.height()
    bar.say("", "", "Коротко.", "good", "")
    assert bar.status.height() == height  # it does not jump while a scene is on
    bar.say("", "Другая сцена.", "Коротко.", "good", "")
    assert bar.status.height() < height


def test_the_welcome_is_shown_once_and_can_be_passed_by(window: MainWindow, qtbot: QtBot) -> None:
    window.lessons.welcome()
    shown = listed()
    assert shown.train.text() == "Just train"
    qtbot.mouseClick(shown.train, LEFT)
    assert window.remembered.get(WELCOMED, 0) == 1
    window.lessons.welcome()
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, LessonList) and each.isVisible()]


def test_a_lesson_waits_for_the_panels(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(late=True)
    window.lessons.begin("dirac")
    live(qtbot, window, 0.1)
    assert window.lessons.on
    assert window.lessons.player is None


@pytest.mark.parametrize("name", names())
def test_the_switches_of_every_lesson_are_those_of_the_window(full_window: MainWindow, name: str) -> None:
    for scene in lesson(name, PANELS).scenes:
        for switch in scene.switches:
            assert full_window.actions_of.specs[switch].checked is not None
        assert len({PANELS[panel].workspace for panel in scene.panels}) == 1


def test_the_switches_that_a_lesson_may_name_are_in_the_window(full_window: MainWindow) -> None:
    named = {f"{name}.{switch}" for name, panel in PANELS.items() for switch in panel.switches}
    assert {"flow.rays", "curves.w1", "samples.quality"} & named
    for name in named:
        assert full_window.actions_of.specs[name].checked is not None
