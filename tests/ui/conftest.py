from __future__ import annotations

import gc
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeSession
from wgan_desktop.ui.i18n import language, set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.panels import PANELS
from wgan_desktop.ui.window.remembered import Remembered


@pytest.fixture(scope="session", autouse=True)
def imported() -> None:
    """What is imported is here to stay: the leak checks, which collect garbage after every test, may leave it out."""
    assert len(PANELS) > 0
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Whichever language a test leaves behind, the next one begins in English."""
    yield
    if language() != "en":
        set_language("en")


Open = Callable[..., MainWindow]


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[QtBot]:
    """The plugin's own, which holds on to its widgets.

    It knows them weakly and paints them once more when the test has returned.  A panel is a cycle that nobody holds
    by then: to collect it while Qt is inside its ``paintEvent`` ends the process.
    """
    held: list[Any] = []
    add = qtbot.addWidget

    def hold(widget: Any, **how: Any) -> None:
        held.append(widget)
        add(widget, **how)

    monkeypatch.setattr(qtbot, "addWidget", hold)
    yield qtbot
    held.clear()


@pytest.fixture
def session() -> FakeSession:
    made = FakeSession()
    made.train(300)
    return made


@pytest.fixture
def open_window(qtbot: QtBot, session: FakeSession, tmp_path: Path, qapp: Any) -> Iterator[Open]:
    """Opens windows on the session and closes them in the end; without panels unless told otherwise."""
    opened: list[MainWindow] = []
    qapp.setStyle("Fusion")

    def make(**how: Any) -> MainWindow:
        how = {"panels": (), "remembered": Remembered(tmp_path), **how}
        window = MainWindow(session, **how)  # type: ignore[arg-type]
        window.session.make = FakeSession  # type: ignore[assignment]
        opened.append(window)
        window.resize(1280, 720)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield make
    for window in opened:
        window.close()
        window.deleteLater()
    qapp.processEvents()


def live(qtbot: QtBot, window: MainWindow, seconds: float) -> None:
    """Let a window live for the beats of so many seconds, however long a slow machine takes for them."""
    timings = window.bridge.timings
    end = timings.beats + math.ceil(seconds * window.bridge.hertz)
    qtbot.waitUntil(lambda: timings.beats >= end, timeout=60_000)


@pytest.fixture
def window(open_window: Open) -> MainWindow:
    """The window without panels: quick to open."""
    return open_window()


@pytest.fixture
def full_window(open_window: Open) -> MainWindow:
    """The window with every panel."""
    return open_window(panels=None)
