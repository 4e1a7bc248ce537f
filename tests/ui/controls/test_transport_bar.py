from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeSession, replaced
from wgan_desktop.run.messages import Pace
from wgan_desktop.ui.controls.pacing import POSITIONS
from wgan_desktop.ui.controls.readings import short
from wgan_desktop.ui.i18n import set_language, tr
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.theme import Theme


def told(session: FakeSession) -> list[tuple[object, ...]]:
    return [said for said in session.said if said[0] != "set_needs"]


@pytest.mark.parametrize(
    ("button", "says"),
    [
        ("run.play", [("pause",)]),
        ("run.step", [("pause",), ("advance", "step")]),
        ("run.critic", [("pause",), ("advance", "critic")]),
        ("run.generator", [("pause",), ("advance", "generator")]),
        ("run.restart", [("restart", None)]),
    ],
)
def test_the_buttons_say_what_they_do(
    window: MainWindow, session: FakeSession, qtbot: QtBot, button: str, says: list[tuple[object, ...]]
) -> None:
    qtbot.mouseClick(window.bar.buttons[button], Qt.MouseButton.LeftButton)
    assert told(session) == says


def test_play_becomes_pause_and_back(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    play = window.bar.buttons["run.play"]
    qtbot.waitUntil(lambda: play.text() == "Pause")
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: play.text() == "Play" and window.bar.activity.text == "paused")
    qtbot.mouseClick(play, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.bar.activity.text == "playing")


def test_it_says_where_the_run_is(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.train(12_045)
    qtbot.waitUntil(lambda: window.bar.step.text == "12,345")
    assert window.bar.activity.caption == "critic 61,725 · generator 12,345"
    assert window.bar.numbers["steps"].text == "412"
    assert "CPU" in window.bar.numbers["device"].text
    assert "No GPU" in window.bar.numbers["device"].toolTip()


@pytest.mark.parametrize(("playing", "button"), [(True, "Pause"), (False, "Play")])
def test_a_run_that_is_being_built_is_starting(
    window: MainWindow, session: FakeSession, playing: bool, button: str
) -> None:
    bar, view = window.bar, replaced(session.view(), state=None, snapshot=None, step=478, playing=playing)
    bar.show_view(view)
    window.steering.follow(view)
    assert (bar.step.text, bar.activity.text) == ("478", "starting …")
    assert bar.buttons["run.play"].text() == button
    assert window.steering.playing is playing
    session.fail()
    bar.show_view(replaced(view, failure=session.failure))
    assert (bar.activity.text, bar.buttons["run.play"].text()) == ("failed", "Play")


def test_a_stop_says_why(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.reason, session.playing = "W1 is 0.1, below 0.2.", False
    qtbot.waitUntil(lambda: "W1 is 0.1" in window.bar.activity.caption)


def test_the_speed_is_chosen(window: MainWindow, session: FakeSession) -> None:
    window.bar.speed.setValue(0)
    window.bar.speed.setValue(POSITIONS)
    speeds = [said[1].steps_per_second for said in session.said if said[0] == "set_pace"]
    assert speeds == [0.1, math.inf]
    assert window.bar.speed_text.text == "as fast as it goes"


def test_slow_motion_names_the_sub_step(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.substep, session.readings = "critic loss", (("loss", 0.25),)
    qtbot.mouseClick(window.bar.buttons["run.slow"], Qt.MouseButton.LeftButton)
    assert told(session)[-1] == ("set_pace", Pace(math.inf, 1.0))
    qtbot.waitUntil(lambda: window.bar.substep.text == "Critic loss")
    assert window.bar.substep.caption == "loss 0.25"
    assert "a sub-step" in window.bar.speed_text.text
    assert window.bar.buttons["run.slow"].isChecked()
    qtbot.keyClick(window, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: window.bar.substep.text == "")
    assert window.bar.substep.caption == ""  # nor what it last measured
    assert not window.bar.buttons["run.slow"].isChecked()


def test_a_step_by_hand_in_slow_motion_is_not_called_a_pause(
    window: MainWindow, session: FakeSession, qtbot: QtBot
) -> None:
    session.pause()
    qtbot.waitUntil(lambda: window.bar.activity.text == "paused")
    session.substep = "draw"
    qtbot.waitUntil(lambda: window.bar.activity.text == "one step")


def test_what_there_is_no_room_for_gives_way(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    assert all(number.isVisible() for number in window.bar.numbers.values())
    window.resize(700, 500)
    qtbot.waitUntil(lambda: window.width() == 700 and not window.bar.numbers["frames"].isVisible())
    assert window.bar.step.isVisible()
    assert all(window.bar.rect().contains(button.geometry()) for button in window.bar.buttons.values())
    window.resize(1600, 900)
    qtbot.waitUntil(lambda: all(number.isVisible() for number in window.bar.numbers.values()))


@pytest.mark.parametrize("code", ["en", "ru"])
def test_where_everything_is_large_the_pace_is_kept_and_what_fits_is_shown(
    window: MainWindow, qtbot: QtBot, code: str
) -> None:
    set_language(code)
    window.resize(1280, 720)
    window.retheme(Theme(window.theme.tokens, 1.5))
    bar = window.bar
    qtbot.waitUntil(bar.speed_block.isVisible)
    assert bar.speed_block.geometry().right() <= bar.width()
    assert bar.activity.width() >= QFontMetrics(bar.theme.font("caption")).horizontalAdvance(
        tr("critic {critic} · generator {generator}", critic=short(999_999), generator=short(999_999))
    )
    window.resize(1390, 800)
    qtbot.waitUntil(bar.numbers["steps"].isVisible)  # the device has no room any more, the speed has
    assert not bar.numbers["device"].isVisible()


def test_nothing_moves_as_the_numbers_grow(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    def places() -> list[object]:
        return [
            part.geometry() for part in (window.bar.step, window.bar.activity, window.bar.speed, window.bar.substep)
        ]

    qtbot.waitUntil(lambda: window.bar.step.text == "300")
    before = places()
    session.step = 123_456_789
    qtbot.waitUntil(lambda: window.bar.step.text == "123,456,789")
    assert places() == before
