"""What only a program of its own can show: signals, what it imports, and a machine without a display."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import changes, environment, lines, program
from wgan_desktop.cli.arguments import parser

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="platform: signals are sent otherwise")
TRAIN = [sys.executable, "-m", "wgan_desktop", "train", *changes(), "--steps", "100000000"]


def interrupted(command: list[str], number: signal.Signals, tmp_path: Path) -> tuple[int, str]:
    """Exit status and stderr of a run that is interrupted once it has logged a few steps."""
    log, samples = tmp_path / "run.jsonl", tmp_path / "s.npy"
    options = ["--log", str(log), "--samples-out", str(samples), "--samples", "30"]
    with subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True, env=environment()) as run:
        deadline = time.monotonic() + 60
        while not (log.exists() and log.stat().st_size) and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        run.send_signal(number)
        _, err = run.communicate(timeout=60)
    return run.returncode, err


def is_complete(tmp_path: Path) -> bool:
    """Whether log and samples are whole."""
    *steps, summary = lines(tmp_path / "run.jsonl")
    assert [line["step"] for line in steps] == list(range(1, summary["steps"] + 1))
    assert summary["w1"] > 0
    return summary["ended"] == "interrupted" and np.load(tmp_path / "s.npy").shape == (30, 2)


def test_sigterm_ends_the_run_in_order(tmp_path: Path) -> None:
    assert interrupted(TRAIN, signal.SIGTERM, tmp_path) == (143, "")
    assert is_complete(tmp_path)


def test_ctrl_c_is_heard_even_where_it_was_ignored(tmp_path: Path) -> None:
    ignoring = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *TRAIN]
    assert interrupted(ignoring, signal.SIGINT, tmp_path) == (130, "")
    assert is_complete(tmp_path)


def test_a_signal_before_there_is_a_window_closes_it_in_order() -> None:
    """It comes as the first of what the window needs is loaded."""
    early = (
        "import os, signal, sys; from wgan_desktop.run import kinds; from wgan_desktop.__main__ import main\n"
        "choose = kinds.choose_kind\n"
        "def choose_kind(*names):\n"
        "    kinds.choose_kind = choose\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    return choose(*names)\n"
        "kinds.choose_kind = choose_kind\n"
        "if __name__ == '__main__': sys.exit(main(sys.argv[1:]))"
    )
    line = [sys.executable, "-c", early, *changes(), "--host", "thread", "--quit-after", "60"]
    done = subprocess.run(
        line, capture_output=True, text=True, timeout=50, env=environment(QT_QPA_PLATFORM="offscreen"), check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def imported(*arguments: str) -> set[str]:
    """The packages that a command line imports."""
    watch = (
        "import sys; from wgan_desktop.__main__ import main; status = main(sys.argv[1:])\n"
        "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules} | set(sys.modules)))\n"
        "sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", watch, *arguments], capture_output=True, text=True, env=environment(), check=True
    )
    return set(done.stderr.split())


def test_train_imports_no_qt(tmp_path: Path) -> None:
    known = imported("train", *changes(), "--steps", "1", "--log", str(tmp_path / "run.jsonl"))
    assert not known & {"PySide6", "shiboken6", "pyqtgraph", "sympy", "torch._dynamo"}
    assert "torch" in known


def test_what_only_panels_need_is_not_loaded_before_the_window_stands() -> None:
    watch = "import sys, wgan_desktop.ui.main_window; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, env=environment(), check=True)
    assert not set(said.stdout.split()) & {"torch", "scipy", "pyqtgraph", "wgan_desktop.ui.panels.flow"}


@pytest.mark.parametrize("what", ["problems", "losses", "constraints", "presets", "duels"])
def test_list_imports_neither_torch_nor_qt(what: str) -> None:
    assert not imported("list", what) & {"torch", "PySide6", "pyqtgraph"}


def test_a_commands_help_keeps_its_capitals() -> None:
    assert "Render the window to a PNG file." in parser("shot").format_help()


@pytest.mark.parametrize("wrong", [["--set", "seed=x"], ["--duel", "opening", "grid25"]], ids=["run", "duel"])
def test_bad_input_is_answered_without_torch(wrong: list[str]) -> None:
    watch = "import sys; from wgan_desktop.__main__ import main; main(sys.argv[1:]); sys.exit('torch' in sys.modules)"
    line = [sys.executable, "-c", watch, "train", *wrong]
    assert subprocess.run(line, capture_output=True, env=environment(), check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="platform: there is always a display")
def test_without_a_display_the_window_says_so() -> None:
    said = program(DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert said.status == 2
    assert len(said.err.splitlines()) == 1
    assert "display" in said.err


def test_doctor_works_without_a_display() -> None:
    said = program("doctor", "--json", DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert said.status == 0, said.out + said.err
    found = {finding["name"]: finding for finding in json.loads(said.out)["findings"]}
    assert {"Python", "torch", "device", "Qt", "display", "fonts", "data"} <= found.keys()
    if sys.platform == "linux":
        assert found["display"]["value"] == "none"


def test_the_window_leaves_a_log_and_samples(tmp_path: Path) -> None:
    log, samples = tmp_path / "run.jsonl", tmp_path / "s.npy"
    said = program(
        *changes(), "--quit-after", 4, "--log", log, "--samples-out", samples, QT_QPA_PLATFORM="offscreen"
    )  # fmt: skip
    assert said.status == 0, said.err
    *steps, summary = lines(log)
    assert summary["ended"] == "done"
    assert [line["step"] for line in steps] == list(range(1, len(steps) + 1))
    assert np.load(samples).shape == (2500, 2)


RESUMING = """
import json, sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from wgan_desktop.__main__ import main
from wgan_desktop.ui.window.recovery import Recovery

begin = Recovery.begin

def begin_and_press(self, crashes):
    begin(self, crashes)
    window = self._window
    told = {"what": window.card.what.text(), "count": crashes.count, "detail": window.card.failure.detail}

    def press():
        if not window.panels.standing:
            return
        pressing.stop()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        looking.start(20)

    def look():
        view = window.session.view()
        if view.settings.seed == 77 and view.state is not None and view.state.step > self._kept.saved.step:
            told.update(kept=self._kept.saved.step, step=view.state.step)
            print(json.dumps(told), flush=True)
            looking.stop()
            window.close()

    pressing, looking = QTimer(window), QTimer(window)
    pressing.timeout.connect(press)
    looking.timeout.connect(look)
    pressing.start(50)

Recovery.begin = begin_and_press
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


def test_a_crash_of_the_window_is_told_and_its_run_resumed(tmp_path: Path) -> None:
    """The program dies of a fault; the next start says so, and Enter goes on with the very run."""
    home, offscreen = (
        tmp_path / "мой дом",
        {"QT_QPA_PLATFORM": "offscreen", "WGAN_DESKTOP_HOME": str(tmp_path / "мой дом")},
    )
    line = [sys.executable, "-m", "wgan_desktop", *changes(seed=77)]
    with subprocess.Popen(line, stderr=subprocess.PIPE, env=environment(**offscreen)) as run:
        deadline = time.monotonic() + 120
        while not list(home.glob("log/run-*/*.saved")) and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        run.send_signal(signal.SIGSEGV)
        run.communicate(timeout=60)
    assert run.returncode == -signal.SIGSEGV
    found = {each["name"]: each for each in json.loads(program("doctor", "--json", **offscreen).out)["findings"]}
    assert str(home / "log") in found["crash log"]["value"]
    assert found["crash log"]["level"] == "note"
    again = tmp_path / "again.py"
    again.write_text(RESUMING)
    line = [sys.executable, str(again), *changes(seed=5)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=120, env=environment(**offscreen), check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["what"], told["count"]) == ("The program crashed when it last ran.", 1)
    assert "Fatal Python error: Segmentation fault" in told["detail"]
    assert told["step"] > told["kept"] > 0
    assert sorted(each.name for each in (home / "log").iterdir()) == ["crash.log", "window.log"]


def test_smoke() -> None:
    said = program("--smoke-test", QT_QPA_PLATFORM="offscreen")
    assert said.status == 0, said.out + said.err
    (line,) = said.out.splitlines()
    report = json.loads(line)
    assert report["ok"]
    assert report["imported"] == []
    assert said.err.replace("This plugin does not support propagateSizeHints()\n", "") == ""


def test_the_start_is_written_down_twice_and_is_the_same() -> None:
    script = [
        sys.executable,
        "-c",
        "from wgan_desktop.__main__ import main; raise SystemExit(main())",
        "list",
        "losses",
    ]
    module = [sys.executable, "-m", "wgan_desktop", "list", "losses"]
    first, second = (
        subprocess.run(line, capture_output=True, env=environment(), check=True).stdout for line in (script, module)
    )
    assert first == second
    assert b"wasserstein" in first


def test_after_two_crashes_the_window_starts_in_safe_mode(tmp_path: Path) -> None:
    logs = tmp_path / "log"
    for number in range(2):
        (logs / f"run-{number}").mkdir(parents=True)
        (logs / f"run-{number}" / "lock").touch()
        (logs / f"run-{number}" / "program.log").write_text("Fatal Python error: Aborted\n")
    said = program(*changes(), "--quit-after", 3, QT_QPA_PLATFORM="offscreen", WGAN_DESKTOP_HOME=str(tmp_path))
    assert (said.status, said.err) == (0, "")
    assert not list(logs.glob("run-*"))
    assert not (tmp_path / "window.ini").exists()  # nothing was remembered from it
    assert (logs / "crash.log").read_text().count("Aborted") == 2
