from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from tests.ui.fakes import FakeSession
from wgan_desktop.core.journal import Entry
from wgan_desktop.core.runfile import RunFile
from wgan_desktop.core.settings import Settings
from wgan_desktop.ui import application, opening
from wgan_desktop.ui.application import WindowOptions, run_window
from wgan_desktop.ui.faults import Faults
from wgan_desktop.ui.main_window import MainWindow

SETTINGS = Settings(seed=9, batch_size=17)
JOURNAL = (Entry(10, 0, 60, "apply", {"critic_lr": 0.5}),)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS; and the strict rules for Qt's messages and for exceptions stay in force inside `run_window`."""
    monkeypatch.setattr(opening, "HANDED_OVER", True)
    monkeypatch.setattr(application, "qInstallMessageHandler", lambda handler: None)
    monkeypatch.setattr(application, "log_to", lambda folder: None)
    monkeypatch.setattr(Faults, "install", lambda self: None)


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """A saved run, in a folder with a name that needs quoting."""
    file = tmp_path / "ответ 100 %" / "run 1.wgan"
    file.parent.mkdir()
    file.write_text(RunFile(SETTINGS, JOURNAL).to_text())
    return file


def send(path: Path) -> bool:
    """Whether the application takes the file, as the system sends it."""
    app, event = QApplication.instance(), QFileOpenEvent(str(path))
    assert app is not None
    event.ignore()
    taken = QApplication.sendEvent(app, event)
    assert event.isAccepted() is taken
    return taken


def in_window(session: FakeSession, look: Callable[[MainWindow], object]) -> None:
    """Call ``look`` with the window that a person would see, and close it."""

    def shown(window: MainWindow) -> None:
        try:
            look(window)
        finally:
            window.close()

    options = WindowOptions(panels=(), shown=shown)
    assert run_window(session, options) == 0  # type: ignore[arg-type]


def test_a_file_that_the_system_sends_is_opened(session: FakeSession, qapp: object, run: Path) -> None:
    def look(window: MainWindow) -> None:
        assert send(run)
        seen.append((window.remembered.recent, window.card.isVisible(), window.steering.edits.settings))

    seen: list[object] = []
    in_window(session, look)
    assert seen == [([run], False, SETTINGS.replace(critic_lr=0.5))]
    assert ("begin", SETTINGS, JOURNAL) in session.said


def test_files_that_come_before_the_window_wait_for_it(
    session: FakeSession, qapp: object, run: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(*arguments: object, **how: object) -> MainWindow:
        assert send(run.with_name("moved away.wgan"))
        assert send(run)
        return build(*arguments, **how)  # type: ignore[arg-type]

    build = application._window
    monkeypatch.setattr(application, "_window", late)
    recent: list[list[Path]] = []
    in_window(session, lambda window: recent.append(window.remembered.recent))
    assert recent == [[run]]
    assert session.said.count(("begin", SETTINGS, JOURNAL)) == 1


def test_a_file_that_does_not_exist_is_told_as_when_it_is_dropped(
    session: FakeSession, qapp: object, tmp_path: Path
) -> None:
    file = tmp_path / "gone.wgan"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    told: list[tuple[str, str]] = []

    def look(window: MainWindow) -> None:
        for give in (lambda: window.files.drop(data), lambda: send(file)):
            window.card.settle("bad_file")
            assert not window.card.isVisible()
            give()
            assert window.card.isVisible()
            told.append((window.card.what.text(), window.card.why.text()))

    before = session.settings
    in_window(session, look)
    assert told[0] == told[1]
    assert str(file) in told[0][1]
    assert session.settings == before


def test_nothing_is_taken_once_the_window_has_gone(session: FakeSession, qapp: object, run: Path) -> None:
    in_window(session, lambda window: None)
    assert not send(run)
    assert ("begin", SETTINGS, JOURNAL) not in session.said
