from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from tests.ui.fakes import FakeSession
from wgan_desktop.core.duels import Lineup, duel_presets
from wgan_desktop.core.snapshot import Failure
from wgan_desktop.run.crashes import Crashes
from wgan_desktop.ui import application
from wgan_desktop.ui.application import SOFTWARE, WindowOptions, render_shot, run_window
from wgan_desktop.ui.controls.runs import Runs
from wgan_desktop.ui.displays import without_display
from wgan_desktop.ui.faults import PAUSE, Faults
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.lessons.list import LessonList
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.window.remembered import Remembered


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The strict rules for Qt's messages and for exceptions stay in force inside `run_window`."""
    monkeypatch.setattr(application, "qInstallMessageHandler", lambda handler: None)
    monkeypatch.setattr(application, "log_to", lambda folder: None)
    monkeypatch.setattr(Faults, "install", lambda self: None)
    yield
    set_language("en")


def test_the_window_leaves_when_its_time_is_up(session: FakeSession, qapp: object) -> None:
    seen: list[MainWindow] = []
    options = WindowOptions(theme="light", quit_after=0.2, panels=(), shown=seen.append)
    assert run_window(session, options) == 0  # type: ignore[arg-type]
    assert session.closed
    assert seen[0].theme.tokens.name == "light"
    assert seen[0].bridge.timings.beats > 0


def test_the_first_start_shows_the_welcome_page(session: FakeSession, qapp: object) -> None:
    shown: list[list[bool]] = []

    def look(window: MainWindow) -> None:
        shown.append([page.isVisible() for page in window.findChildren(LessonList)])

    for _ in range(2):
        options = WindowOptions(quit_after=0.2, panels=(), welcome=True, shown=look)
        assert run_window(session, options) == 0  # type: ignore[arg-type]
    assert shown == [[True], []]


def test_the_window_begins_with_a_lesson(session: FakeSession, qapp: object) -> None:
    seen: list[MainWindow] = []
    options = WindowOptions(quit_after=0.2, panels=(), lesson="dirac", welcome=True, shown=seen.append)
    assert run_window(session, options) == 0  # type: ignore[arg-type]
    assert seen[0].lessons.on


def test_the_window_begins_with_a_duel(
    session: FakeSession, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(Runs, "_beside", lambda _, settings: FakeSession(settings))
    runs = {"left": session.settings, "right": session.settings.replace(loss="hinge")}
    lineup = Lineup(runs, "seconds", ("right takes from the first run: Seed.",))
    seen: list[tuple[object, ...]] = []

    def look(window: MainWindow) -> None:
        if not window.duels.on:
            QTimer.singleShot(10, lambda: look(window))
            return
        losses = [each.settings.loss for each in window.session.sessions]  # type: ignore[attr-defined]
        seen.append((window.workspaces.current, window.duels.share(), losses, window.bar.notices._message))
        window.close()

    options = WindowOptions(quit_after=60, panels=("duel",), duel=lineup, shown=look)
    assert run_window(session, options) == 0  # type: ignore[arg-type]
    assert seen == [("duel", "seconds", ["wasserstein", "hinge"], *lineup.notes)]


@pytest.mark.skipif(sys.platform == "win32", reason="platform: Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_an_ordinary_close(session: FakeSession, qapp: object, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    kill = WindowOptions(panels=(), shown=lambda window: QTimer.singleShot(50, lambda: os.kill(os.getpid(), number)))
    assert run_window(session, kill) == 0  # type: ignore[arg-type]
    assert session.closed
    assert signal.getsignal(number) is before
    assert (Path(os.environ["WGAN_DESKTOP_HOME"]) / "window.ini").exists()


def test_a_picture_of_the_window(
    session: FakeSession, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "SETTLING", 0.1)  # there is no plan to wait for
    file = tmp_path / "shot.png"
    timer = QTimer()
    timer.timeout.connect(lambda: session.train(100))
    timer.start(100)
    options = WindowOptions(panels=())
    render_shot(session, file, (1000, 600), 600, options, patience=20)  # type: ignore[arg-type]
    timer.stop()
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1000, 600)
    colors = {picture.pixelColor(x, y).rgb() for x in range(0, 1000, 7) for y in range(0, 600, 7)}
    assert len(colors) > 20
    assert session.closed
    assert ("pause",) in session.said


def test_a_picture_of_the_plate(
    session: FakeSession, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[FakeSession] = [session]
    monkeypatch.setattr(Runs, "_beside", lambda _, settings: made.append(FakeSession(settings)) or made[-1])
    monkeypatch.setattr(application, "SETTLING", 0.1)
    timer = QTimer()
    timer.timeout.connect(lambda: [each.train(100) for each in made])
    timer.start(200)
    lost = duel_presets()["lost_modes"]
    options = WindowOptions(panels=("duel",), duel=Lineup(lost.runs, lost.share))
    file = tmp_path / "plate.png"
    render_shot(session, file, (1200, 700), 600, options, patience=60)  # type: ignore[arg-type]
    timer.stop()
    picture = QImage(str(file))
    assert picture.width() == 1200
    assert picture.height() > 600
    assert all(each.closed for each in made)
    assert len(made) == 2


def test_a_run_that_fails_gives_no_picture(session: FakeSession, qapp: object, tmp_path: Path) -> None:
    session.fail()
    with pytest.raises(RuntimeError, match="not a finite number"):
        render_shot(session, tmp_path / "shot.png", (800, 600), 600, WindowOptions(panels=()))  # type: ignore[arg-type]
    assert session.closed


def test_a_run_that_never_gets_there_gives_no_picture(session: FakeSession, qapp: object, tmp_path: Path) -> None:
    with pytest.raises(TimeoutError, match="600"):
        render_shot(session, tmp_path / "s.png", (800, 600), 600, WindowOptions(panels=()), 0.2)  # type: ignore[arg-type]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="platform: only Linux has no display")
def test_without_a_display_it_says_so_and_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "from tests.ui.fakes import FakeSession\n"
        "from wgan_desktop.ui.application import run_window\n"
        "session = FakeSession()\n"
        "status = run_window(session)\n"
        "assert session.closed\n"
        "raise SystemExit(status)\n"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    for name in hidden:
        monkeypatch.delenv(name, raising=False)
    for display in (None, ":98765"):
        if display is not None:
            monkeypatch.setenv("DISPLAY", display)  # by which it is known what this machine lacks, if anything
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (2, f"wgan-desktop: {without_display()}\n")


@pytest.mark.allows_log("exception number (1|101) in the window")
def test_faults_are_shown_and_logged_once_in_a_while() -> None:
    now: list[float] = [10.0]
    shown: list[Failure] = []
    faults = Faults(shown.append, lambda: now[0])
    for _ in range(100):
        faults.caught(RuntimeError("a mistake"))
    now[0] += PAUSE
    faults.caught(ValueError("another"))
    assert faults.count == 101
    assert [failure.what.rpartition(": ")[2] for failure in shown] == ["a mistake", "another"]
    assert "ValueError: another" in shown[1].detail


def crash(folder: Path, times: int) -> None:
    """So many runs of the program crash."""
    for number in range(times):
        (folder / f"run-{number}").mkdir(parents=True)
        (folder / f"run-{number}" / "lock").touch()
        (folder / f"run-{number}" / "program.log").write_text("Fatal Python error: Aborted\n\nCurrent thread\n")


def test_what_a_crash_leaves_behind_is_no_damaged_layout(tmp_path: Path) -> None:
    crashing = Remembered(tmp_path)
    crashing.put("welcomed", 1)
    crashing._settings.sync()  # as Qt does on its own, between two events
    after = Remembered(tmp_path)
    assert (after.message, after.get("welcomed", 0)) == ("", 1)


@pytest.mark.parametrize("times", [1, 2])
def test_a_crash_is_told_and_two_in_a_row_start_in_safe_mode(
    session: FakeSession, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    for name in SOFTWARE:
        monkeypatch.delenv(name, raising=False)
    own = Remembered()
    own.put("theme", "light")
    own.save()
    seen: list[tuple[str, str, bool]] = []

    def look(window: MainWindow) -> None:
        assert window.card.failure is not None
        seen.append((window.card.what.text(), window.theme.tokens.name, window.card.isVisible()))
        assert window.card.failure.detail.count("Fatal") == times
        assert not any(button.isVisible() for button in window.card.buttons.values())
        assert not window.findChildren(LessonList)  # no welcome page lies over it

    crash(tmp_path, times)
    with Crashes(tmp_path) as told:
        options = WindowOptions(quit_after=0.2, panels=(), shown=look, crashes=told, welcome=True)
        assert run_window(session, options) == 0  # type: ignore[arg-type]
    if times == 1:
        assert seen == [("The program crashed when it last ran.", "light", True)]
        assert "QT_OPENGL" not in os.environ
    else:
        assert seen == [("The program crashed 2 times in a row: this is safe mode.", "dark", True)]
        assert os.environ["QT_OPENGL"] == "software"
    for name in SOFTWARE:
        monkeypatch.delenv(name, raising=False)
    assert Remembered().get("theme", "") == "light"  # the user's own is as it was
    assert [each.name for each in tmp_path.iterdir()] == ["crash.log"]  # an ordinary end forgets
