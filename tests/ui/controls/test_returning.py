"""Data that cannot be used, dropped on a window with a run: it is where it was, and the card says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.core import made_pictures
from tests.run.driving import SMALL
from wgan_desktop.run import memory
from wgan_desktop.run.session import Session
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.window.remembered import Remembered

START = 60_000  # milliseconds that a child may take on a busy machine
LINES = [f"{name}: it is no picture that can be read" for name in ("one.png", "three.gif", "two.jpg")]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, qapp: Any) -> Iterator[MainWindow]:
    """A window whose run has come to a rest after some steps."""
    session = Session(SMALL, host="thread", device="cpu", transport=False)
    session.start()
    made = MainWindow(session, Remembered(tmp_path / "remembered"), panels=())
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: step(made) >= 10, timeout=START)
    qtbot.keyClick(made, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: fingerprint(made) != "", timeout=START)
    yield made
    made.close()
    made.deleteLater()
    qapp.processEvents()


def step(window: MainWindow) -> int:
    state = window.bridge.view.state
    return state.step if state is not None else 0


def fingerprint(window: MainWindow) -> str:
    state = window.session.view().state
    return state.fingerprint if state is not None else ""


def run(window: MainWindow) -> str:
    started = window.session.view().started
    return started.run if started is not None else ""


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    window.files.drop(data)


def few(tmp_path: Path) -> Path:
    """A folder of which 5 of 8 pictures can be used."""
    photos = made_pictures.folder(tmp_path / "mixed", 5)
    for name in ("one.png", "two.jpg", "three.gif"):
        (photos / name).write_text("no picture")
    return photos


def ways(window: MainWindow) -> list[str]:
    return [name for name, button in window.card.buttons.items() if button.isVisible()]


def test_networks_that_cannot_fit_leave_the_run_where_it_was(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, stood = run(window), fingerprint(window)
    monkeypatch.setattr(memory, "free", lambda: 1e5)
    window.steering.edits.change("critic_width", 4096)
    qtbot.waitUntil(window.card.isVisible, timeout=START)
    assert window.card.what.text() == "These networks do not fit into the memory."
    assert "GB of memory; 0.0 GB are free" in window.card.why.text()
    assert window.card.way_back.text() == "Nothing was changed: the previous run is where it was."
    assert ways(window) == []
    qtbot.waitUntil(lambda: (run(window), fingerprint(window)) == (before, stood), timeout=START)
    assert window.steering.edits.settings.critic_width == SMALL.critic_width


def test_unusable_pictures_leave_the_run_where_it_was(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before, stood, edits = run(window), fingerprint(window), window.steering.edits
    edits.change("critic_lr", 3e-4)  # in force at the end of the step, wherever in it the run stands
    for place in ("empty", "empty too"):
        (tmp_path / place).mkdir()
        drop(window, tmp_path / place)
        qtbot.waitUntil(lambda: window.card.isVisible() and run(window) == before, timeout=START)
        assert f"There are no pictures in {tmp_path / place};" in window.card.why.text()
        assert window.card.what.text() == "The problem's data cannot be used."
        assert window.card.way_back.text() == "Nothing was changed: the previous run is where it was."
        assert ways(window) == ["choose_others"]
        qtbot.waitUntil(lambda: fingerprint(window) == stood, timeout=START)
        assert edits.settings == window.session.view().settings == SMALL.replace(critic_lr=3e-4)
        qtbot.waitUntil(lambda: window.bar.activity.text == "paused")
        assert "Learning" not in window.bar.notices.line.text
    edits.undo()  # the change before it: the pictures are as if never dropped
    assert edits.settings == SMALL
    assert not edits.can_undo
    assert window.card.isVisible()  # until it is read


def test_while_it_is_asked_about_pictures_there_is_a_way_back(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before, stood = run(window), fingerprint(window)
    drop(window, few(tmp_path))
    assert "Learning the pictures in mixed." in window.bar.notices._message
    qtbot.waitUntil(window.card.isVisible, timeout=START)
    assert ways(window) == ["take_rest", "choose_others", "go_back"]
    assert "Only 5 of 8 pictures in mixed can be used" in window.card.why.text()
    assert "unusable=skip" not in window.card.why.text()
    qtbot.mouseClick(window.card.details, LEFT)
    assert sorted(window.card.detail.toPlainText().splitlines()) == LINES
    qtbot.mouseClick(window.card.copy, LEFT)
    assert sorted(QGuiApplication.clipboard().text().splitlines()[-3:]) == LINES
    assert "The previous run is where it was left." in window.card.way_back.text()
    qtbot.waitUntil(lambda: window.bar.activity.text == "failed")
    assert window.bar.notices.line.text == ""
    qtbot.mouseClick(window.card.buttons["go_back"], LEFT)
    assert not window.card.isVisible()
    qtbot.waitUntil(lambda: (run(window), fingerprint(window)) == (before, stood), timeout=START)
    assert window.steering.edits.settings == SMALL


def test_the_way_back_may_be_an_undo(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before, stood = run(window), fingerprint(window)
    drop(window, few(tmp_path))
    qtbot.waitUntil(window.card.isVisible, timeout=START)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: (run(window), fingerprint(window)) == (before, stood), timeout=START)
    qtbot.waitUntil(window.card.isHidden)


def test_others_are_chosen_as_the_last_ones_were(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []
    window.files.ask_folder = lambda title: asked.append("folder")
    window.files.ask_open = lambda title, kinds: asked.append("file")
    (tmp_path / "empty").mkdir()
    (tmp_path / "cut.idx3.gz").write_bytes(made_pictures.mnist(tmp_path).read_bytes()[:200])
    for place, kind in (("empty", "folder"), ("cut.idx3.gz", "file")):
        drop(window, tmp_path / place)
        assert not window.card.isVisible()
        qtbot.waitUntil(window.card.isVisible, timeout=START)
        qtbot.mouseClick(window.card.buttons["choose_others"], LEFT)
        assert asked[-1] == kind


def test_going_on_with_the_rest_ends_the_run_before(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    before = run(window)
    drop(window, few(tmp_path))
    qtbot.waitUntil(window.card.isVisible, timeout=START)
    qtbot.mouseClick(window.card.buttons["take_rest"], LEFT)
    qtbot.waitUntil(lambda: run(window) not in ("", before) and window.session.view().before is None, timeout=START)
    qtbot.waitUntil(lambda: len(window.bridge.view.unusable) == 3, timeout=START)
    assert window.card.isHidden()
    window.actions_of.run("file.unusable")
    assert window.card.what.text() == "Of the data, 3 of 8 cannot be used."
    assert sorted(window.card.detail.toPlainText().splitlines()) == LINES
    assert window.card.detail.isVisible()
    qtbot.mouseClick(window.card.copy, LEFT)
    assert QGuiApplication.clipboard().text().startswith("Of the data, 3 of 8 cannot be used.\n\n")


def test_where_all_can_be_used_the_list_says_so(window: MainWindow) -> None:
    window.actions_of.run("file.unusable")
    assert window.card.what.text() == "No unusable data are known."
    assert not any((window.card.details.isVisible(), window.card.why.isVisible(), ways(window)))
