from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.core import made_pictures
from tests.ui.fakes import FakeSession
from wgan_desktop.core.words import Said
from wgan_desktop.run.crashes import Crashes
from wgan_desktop.ui.faults import crashed
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.window.failure_card import WAYS

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("kind", WAYS)
def test_a_failure_becomes_a_card_with_its_ways_back(
    window: MainWindow, session: FakeSession, qtbot: QtBot, kind: str
) -> None:
    session.fail(kind)
    qtbot.waitUntil(window.card.isVisible)
    assert "At step 300" in window.card.what.text()
    assert window.card.why.text()
    assert window.card.way_back.text()
    assert tuple(name for name, button in window.card.buttons.items() if button.isVisible()) == tuple(
        name for name in window.card.buttons if name in WAYS[kind]
    )
    assert window.isEnabled()
    assert not window.card.isModal()
    assert window.rect().contains(window.card.geometry())
    qtbot.waitUntil(lambda: window.bar.activity.text == "failed")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_open_card_is_laid_out_anew(window: MainWindow, session: FakeSession, qtbot: QtBot, language: str) -> None:
    window.resize(1280, 720)
    session.fail("died")
    qtbot.waitUntil(window.card.isVisible)
    set_language(language)
    for scale in (1.5, 1.0, 0.8, 1.3):
        window.retheme(Theme(window.theme.tokens, scale))
        QApplication.processEvents()
        card = window.card
        for button in card.findChildren(QPushButton):
            assert not button.isVisible() or button.width() >= button.sizeHint().width(), (scale, button.text())
        for label in (card.what, card.why, card.way_back):
            assert label.height() >= label.heightForWidth(label.width()), (scale, label.text())
        assert window.rect().contains(card.geometry())


def test_what_the_window_is_given_later_does_not_hide_the_card(
    window: MainWindow, session: FakeSession, qtbot: QtBot
) -> None:
    session.fail()
    qtbot.waitUntil(window.card.isVisible)
    later = QWidget(window)
    later.setGeometry(window.rect())
    later.show()
    found = window.childAt(window.card.geometry().center())
    assert found is window.card or window.card.isAncestorOf(found)


def test_go_on_from_the_last_state(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.fail()
    qtbot.waitUntil(window.card.isVisible)
    qtbot.mouseClick(window.card.buttons["resume"], LEFT)
    assert ("resume",) in session.said
    assert not window.card.isVisible()
    session.fail()  # another one is another card
    qtbot.waitUntil(window.card.isVisible)


@pytest.mark.parametrize("kind", [kind for kind in WAYS if "resume" in WAYS[kind]])
def test_without_a_checkpoint_there_is_nothing_to_go_on_from(
    window: MainWindow, session: FakeSession, qtbot: QtBot, kind: str
) -> None:
    session.fail(kind)
    assert session.failure is not None
    session.failure = dataclasses.replace(session.failure, saved=False)
    qtbot.waitUntil(window.card.isVisible)
    assert window.card.buttons["resume"].isHidden()
    main = [name for name, button in window.card.buttons.items() if button.property("role") == "main"]
    assert main == ["smaller_batch" if kind == "out_of_memory" else "restart"]
    qtbot.mouseClick(window.card.buttons["restart"], LEFT)
    assert ("restart", None) in session.said


def test_a_smaller_batch(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    before = session.settings.batch_size
    session.fail("out_of_memory")
    qtbot.waitUntil(window.card.isVisible)
    qtbot.mouseClick(window.card.buttons["smaller_batch"], LEFT)
    assert session.settings.batch_size == before // 2
    assert ("resume",) in session.said


def test_pictures_of_which_many_are_bad(window: MainWindow, session: FakeSession, qtbot: QtBot, tmp_path: Path) -> None:
    window.files.ask_folder = lambda title: made_pictures.folder(tmp_path / "photos", 3)
    session.fail("few")
    qtbot.waitUntil(window.card.isVisible)
    assert session.settings.unusable == "ask"
    qtbot.mouseClick(window.card.buttons["take_rest"], LEFT)
    assert session.settings.unusable == "skip"
    assert not window.card.isVisible()
    session.fail("few")
    qtbot.waitUntil(window.card.isVisible)
    qtbot.mouseClick(window.card.buttons["choose_others"], LEFT)
    assert (session.settings.path, session.settings.unusable) == (str(tmp_path / "photos"), "ask")


def test_the_card_goes_when_the_run_goes_on_by_itself(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.fail()
    qtbot.waitUntil(window.card.isVisible)
    session.resume()
    qtbot.waitUntil(window.card.isHidden)


def test_undo_of_what_the_run_failed_of_lets_it_go_on(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    edits = window.steering.edits
    edits.change("critic_lr", 50.0)
    session.fail()
    assert session.failure is not None
    session.failure = dataclasses.replace(session.failure, under=session.settings)
    qtbot.waitUntil(window.card.isVisible)
    edits.change("clip", 0.5)  # made since: to take that back mends nothing
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.settings.critic_lr == 50.0
    assert ("resume",) not in session.said
    assert window.card.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.settings.critic_lr < 50.0
    assert session.said[-1] == ("resume",)
    qtbot.waitUntil(window.card.isHidden)


def test_dismissed_it_stays_away_and_the_rail_still_works(
    window: MainWindow, session: FakeSession, qtbot: QtBot
) -> None:
    session.fail()
    qtbot.waitUntil(window.card.isVisible)
    qtbot.mouseClick(window.card.dismiss, LEFT)
    before = window.bridge.timings.beats
    qtbot.waitUntil(lambda: window.bridge.timings.beats > before + 5)
    assert window.card.isHidden()


def test_the_details_unfold_and_can_be_copied(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.fail()
    qtbot.waitUntil(window.card.isVisible)
    assert window.card.detail.isHidden()
    height = window.card.height()
    qtbot.mouseClick(window.card.details, LEFT)
    assert window.card.detail.toPlainText() == "norms: 1e38, inf"
    assert window.card.height() > height
    qtbot.mouseClick(window.card.copy, LEFT)
    assert "norms: 1e38, inf" in QGuiApplication.clipboard().text()
    assert window.card.isVisible()


def test_the_newest_failure_is_the_one_shown(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.fail()
    qtbot.waitUntil(window.card.isVisible)
    assert session.failure is not None
    session.failure = dataclasses.replace(session.failure, what="Something else.")
    qtbot.waitUntil(lambda: "Something else." in window.card.what.text())


@pytest.mark.allows_log("exception number 1 in the window")
def test_an_exception_in_the_window_is_one_card(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    def fail(view: object) -> None:
        raise RuntimeError("a mistake")

    window.bar.notices.show_view = fail  # type: ignore[method-assign]
    qtbot.waitUntil(lambda: window.faults.count >= 5)
    assert "a mistake" in window.card.what.text()
    assert "At step" not in window.card.what.text()
    assert not any(button.isVisible() for button in window.card.buttons.values())
    qtbot.mouseClick(window.card.dismiss, LEFT)
    count = window.faults.count
    qtbot.waitUntil(lambda: window.faults.count > count)
    assert window.card.isHidden()  # not again at once
    session.train(5)
    qtbot.waitUntil(lambda: window.bar.step.text == "305")  # and the rest of the window goes on


def test_how_often_it_crashed_chooses_the_plural(tmp_path: Path) -> None:
    crashes = Crashes(tmp_path)
    crashes.count = 2
    failure = crashed(crashes, None)
    assert failure is not None
    assert isinstance(failure.what, Said)
    assert failure.what.values == {"n": crashes.count}


def test_where_nothing_deserves_a_look_the_card_is_one_sentence_and_no_failure(
    window: MainWindow, session: FakeSession, qtbot: QtBot
) -> None:
    window.bar.notices._held.clear()
    window.dialogs.notices()
    card = window.card
    assert card.isVisible()
    assert not card.detail.isVisible()
    assert [button.text() for button in card.findChildren(QPushButton) if button.isVisible()] == ["Dismiss"]
    left = card.grab().toImage().pixelColor(1, card.height() // 2)
    assert left == window.theme.color("accent")
    qtbot.mouseClick(card.dismiss, LEFT)
    session.fail()
    qtbot.waitUntil(card.isVisible)
    assert card.grab().toImage().pixelColor(1, card.height() // 2) == window.theme.color("bad")
