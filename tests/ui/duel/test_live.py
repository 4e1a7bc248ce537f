"""A duel of real sessions, each with a child process that trains without torch: lockstep, a death, and the end."""

from __future__ import annotations

import functools
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.run.driving import FAKE, SMALL
from wgan_desktop.run.session import Session
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.window.remembered import Remembered

START = 60_000  # milliseconds that a child may take on a busy machine
CLOSING = 3.0  # seconds


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, qapp: Any) -> Iterator[MainWindow]:
    """A window in which the present run has a rival."""
    make = functools.partial(Session, host="process", torch_side=FAKE, transport=False)
    session = make(SMALL)
    session.start()
    made = MainWindow(session, Remembered(tmp_path), panels=["duel"])
    made.session.make = make
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    at = steps(made)[0]
    made.actions_of.run("duel.against")
    qtbot.waitUntil(lambda: min(steps(made)) > at + 2, timeout=START)  # it has caught up
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


def steps(window: MainWindow) -> list[int]:
    return [view.state.step if view.state is not None else 0 for view in window.session.views()]


def rest(window: MainWindow) -> bool:
    return all(view.state is not None and view.state.fingerprint for view in window.session.views())


def test_paused_they_stand_at_the_same_step(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: rest(window), timeout=START)
        assert len(set(steps(window))) == 1
        at = steps(window)[0]
        qtbot.keyClick(window, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda at=at: steps(window) == [at + 1, at + 1], timeout=START)
        qtbot.keyClick(window, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda at=at: min(steps(window)) > at + 5, timeout=START)


@pytest.mark.skipif(sys.platform == "win32", reason="platform: Windows has no such signal")
def test_one_that_dies_is_named_and_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    victim = window.session.sessions[1]
    qtbot.waitUntil(lambda: victim.saved is not None, timeout=START)
    assert victim.pid is not None
    os.kill(victim.pid, signal.SIGKILL)
    qtbot.waitUntil(window.card.isVisible, timeout=START)
    assert "Run B: " in window.card.what.text()
    qtbot.mouseClick(window.card.buttons["resume"], Qt.MouseButton.LeftButton)
    at = max(steps(window))
    qtbot.waitUntil(lambda: min(steps(window)) > at, timeout=START)
    assert not window.card.isVisible()


def test_left_the_first_goes_on_alone(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_of.run("duel.leave")
    at = steps(window)
    assert len(at) == 1
    qtbot.waitUntil(lambda: steps(window)[0] > at[0] + 100, timeout=START)


def test_the_window_closes_at_once(window: MainWindow) -> None:
    began = time.monotonic()
    window.close()
    assert time.monotonic() - began < CLOSING
