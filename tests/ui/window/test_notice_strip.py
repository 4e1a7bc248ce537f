from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.run.test_notices import view
from tests.ui.fakes import FakeSession
from wgan_desktop.core.settings import Settings
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.window import notice_strip
from wgan_desktop.ui.window.notice_strip import LINGERS, MESSAGE, NoticeStrip


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def strip(qapp: object, clock: Clock) -> Iterator[NoticeStrip]:
    made = NoticeStrip(Theme(), clock)
    yield made
    made.deleteLater()


def test_a_notice_is_shown_within_a_second_and_lingers(strip: NoticeStrip, clock: Clock, session: FakeSession) -> None:
    healthy, dying = session.view(), session.history
    strip.show_view(healthy)
    assert "On the CPU" in strip.line.text
    dying.append_one("gradient_norm", 301, 1e-9)
    clock.now += 1
    strip.show_view(session.view())
    assert "The critic is dead" in strip.line.text
    assert "Restart" in strip.line.toolTip()
    dying.append_one("gradient_norm", 302, 1.0)
    clock.now += LINGERS / 2
    strip.show_view(session.view())
    assert "The critic is dead" in strip.line.text  # a number on the edge does not make it flicker
    clock.now += LINGERS
    strip.show_view(session.view())
    assert "On the CPU" in strip.line.text


@pytest.mark.parametrize(("measured", "said"), [(0.14, "W1 0.14"), (0.081, "The critic lags")])
def test_its_numbers_are_those_of_the_newest_evaluation(
    strip: NoticeStrip, clock: Clock, measured: float, said: str
) -> None:
    """A notice that holds takes on the new numbers at once, and one that lingers has none."""
    lags = view(Settings(), estimate=0.02, w1=0.12)
    strip.show_view(lags)
    assert strip.line.text.endswith("W1 0.12")
    assert lags.evaluation is not None
    clock.now += 0.05
    strip.show_view(dataclasses.replace(lags, evaluation=dataclasses.replace(lags.evaluation, w1=measured)))
    assert strip.line.text.endswith(said)
    assert "0.12" not in strip.line.text + strip.line.toolTip()


def test_what_held_of_a_run_is_gone_with_it(strip: NoticeStrip, clock: Clock, session: FakeSession) -> None:
    session.history.append_one("gradient_norm", 301, 1e-9)
    strip.show_view(session.view())
    assert "The critic is dead" in strip.line.text
    session.restart(seed=1)
    clock.now += 0.1
    strip.show_view(session.view())
    assert "The critic is dead" not in strip.line.text
    assert "On the CPU" in strip.line.text


def test_warnings_come_before_what_is_only_worth_knowing(strip: NoticeStrip, session: FakeSession) -> None:
    session.apply(session.settings.replace(constraint="none"))
    strip.show_view(session.view())
    assert "No finite optimum" in strip.line.text
    assert strip.line.color == notice_strip.TOKENS["warn"]
    assert "On the CPU" in strip.line.toolTip()


def test_several_are_counted(strip: NoticeStrip, session: FakeSession) -> None:
    session.apply(session.settings.replace(constraint="none"))
    session.history.append_one("gradient_norm", 301, 1e-9)
    strip.show_view(session.view())
    assert "and 1 more" in strip.line.text


def test_a_message_is_shown_for_a_while(strip: NoticeStrip, clock: Clock, session: FakeSession) -> None:
    strip.say("Saved run.toml.")
    strip.show_view(session.view())
    assert strip.line.text == "Saved run.toml."
    clock.now += MESSAGE
    strip.show_view(session.view())
    assert strip.line.text != "Saved run.toml."


def test_all_of_them_are_listed_by_an_action(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.apply(session.settings.replace(constraint="none"))
    qtbot.waitUntil(lambda: "No finite optimum" in window.bar.notices.line.text)
    window.actions_of.run("view.notices")
    assert window.card.isVisible()
    listed = window.card.detail.toPlainText()
    assert listed.startswith("No finite optimum")
    assert "On the CPU" in listed
