from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QApplication, QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open
from tests.ui.fakes import FakeSession
from wgan_desktop.core.downloads import OFFERS
from wgan_desktop.ui.main_window import MainWindow

WALKS, ACTIONS = 20, 50
KEYS = [
    Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_C, Qt.Key.Key_G, Qt.Key.Key_R, Qt.Key.Key_S, Qt.Key.Key_L,
    Qt.Key.Key_B, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_E, Qt.Key.Key_Minus, Qt.Key.Key_Question, Qt.Key.Key_Delete,
]  # fmt: skip


def close_popups() -> None:
    """A menu that a button opened waits for the mouse: for ever, if nobody is there."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


class Monkey:
    """Does what nobody would."""

    def __init__(self, window: MainWindow, session: FakeSession, qtbot: QtBot, seed: int) -> None:
        self.window, self.session, self.qtbot = window, session, qtbot
        self.random = random.Random(seed)

    def act(self) -> str:
        """One random thing, on whatever is in front; what it was."""
        moves: list[Callable[[], str]] = [
            self.key, self.key, self.click, self.click, self.command, self.slide, self.choose, self.misfortune,
            self.resize,
        ]  # fmt: skip
        return self.random.choice(moves)()

    def front(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    def visible(self, kind: type[QWidget]) -> list[QWidget]:
        return [widget for widget in self.front().findChildren(kind) if widget.isVisible() and widget.isEnabled()]

    def key(self) -> str:
        key = self.random.choice(KEYS)
        target = QApplication.focusWidget() or self.front()
        self.qtbot.keyClick(target, key)
        return f"key {key.name}"

    def click(self) -> str:
        buttons = self.visible(QAbstractButton)
        if not buttons:
            return "nothing to click"
        button = self.random.choice(buttons)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"click {button.accessibleName()}"

    def slide(self) -> str:
        for slider in self.random.sample(self.visible(QAbstractSlider), k=min(1, len(self.visible(QAbstractSlider)))):
            spot = QPoint(self.random.randrange(max(1, slider.width())), slider.height() // 2)
            self.qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=spot)
        return "slide"

    def choose(self) -> str:
        for box in self.random.sample(self.visible(QComboBox), k=min(1, len(self.visible(QComboBox)))):
            assert isinstance(box, QComboBox)
            box.setCurrentIndex(self.random.randrange(box.count()))
            box.activated.emit(box.currentIndex())
        return "choose"

    def command(self) -> str:
        spec = self.random.choice([spec for spec in self.window.actions_of.possible() if spec.name != "file.quit"])
        if QApplication.activeModalWidget() is None:
            self.window.actions_of.run(spec.name)
        return spec.name

    def misfortune(self) -> str:
        self.random.choice([self.session.fail, lambda: self.session.train(40), self.session.start_run])()
        return "misfortune"

    def resize(self) -> str:
        self.window.resize(self.random.randrange(300, 2000), self.random.randrange(200, 1200))
        return "resize"


@pytest.mark.soak
def test_a_monkey_at_the_window(
    open_window: Open, session: FakeSession, qtbot: QtBot, seed: int, sample_or_soak: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for asks, nothing in (("getOpenFileName", ("", "")), ("getSaveFileName", ("", "")), ("getExistingDirectory", "")):
        monkeypatch.setattr(QFileDialog, asks, lambda *_, nothing=nothing: nothing)  # nobody is there to answer
    nowhere = {name: dataclasses.replace(offer, mirrors=()) for name, offer in OFFERS.items()}
    monkeypatch.setattr("wgan_desktop.ui.window.dialogs.OFFERS", nowhere)  # and nothing is downloaded
    window = open_window(panels=None)
    impatience = QTimer(window)
    impatience.timeout.connect(close_popups)
    impatience.start(200)
    for walk in range(sample_or_soak(sample=WALKS, full=500)):
        monkey, done = Monkey(window, session, qtbot, seed + walk), []
        for _ in range(ACTIONS):
            done.append(monkey.act())
            QApplication.processEvents()
            assert window.isVisible(), done
            assert window.faults.count == 0, (done, window.card.detail.toPlainText())
        while (modal := QApplication.activeModalWidget()) is not None:
            modal.close()
        close_popups()
        window.presentation.leave()
    impatience.stop()
