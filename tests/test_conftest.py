"""Each strict rule of the conftest fails a test that breaks it, and leaves a good one alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BAD = """
import logging, multiprocessing, subprocess, sys, threading, time, warnings
import pytest

STOP = threading.Event()

def start_a_thread():
    threading.Thread(target=STOP.wait, args=(20,), name="left behind", daemon=True).start()

def test_thread():
    start_a_thread()

def test_warning():
    warnings.warn("this is old", DeprecationWarning)

def test_log():
    logging.getLogger("somewhere").warning("the disk is full")

def test_process():
    multiprocessing.get_context("spawn").Process(target=time.sleep, args=(20,), name="sleeper").start()

def test_program():
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"])

def test_skip():
    pytest.skip("did not feel like it")

def test_soak_without_mark(sample_or_soak):
    sample_or_soak(sample=1, full=2)

def test_thread_error():
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

"""

BAD_QT = """
from PySide6.QtCore import QObject, QThread, QTimer, qWarning
from PySide6.QtWidgets import QDialog, QWidget

KEPT = []

def test_qt_warning(qapp):
    qWarning("something is wrong")

def test_timer(qapp):
    KEPT.append(QTimer())
    KEPT[-1].start(10_000)

def test_single_shot(qapp):
    QTimer.singleShot(10_000, lambda: None)

def test_qthread(qapp):
    KEPT.append(QThread())
    KEPT[-1].start()

def test_window(qapp):
    KEPT.append(QWidget(windowTitle="Forgotten"))
    KEPT[-1].show()

def test_hidden_dialog(qapp):
    KEPT.append(QDialog(objectName="held"))

def test_slot(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
"""

GOOD = """
import logging, os, subprocess, sys, threading
from pathlib import Path
import pytest
from PySide6.QtCore import QObject, QSettings, QThread, QTimer, qWarning
from PySide6.QtWidgets import QDialog, QMainWindow, QPushButton

@pytest.fixture(scope="module")
def window(qapp):
    window = QMainWindow()
    timer = QTimer(window)
    timer.start(60_000)
    window.show()
    yield window
    timer.stop()
    window.close()
    window.deleteLater()

def test_window_of_the_module(window):
    assert window.isVisible()

def test_the_same_window(window):
    assert window.isVisible()

def test_ended(qapp):
    thread = threading.Thread(target=lambda: None)
    thread.start()
    subprocess.run([sys.executable, "-c", ""], check=True)
    worker = QThread()
    worker.start()
    worker.quit()
    assert worker.wait(10_000)
    owner = QObject()
    QTimer(owner).start(10_000)
    QTimer.singleShot(10_000, owner, lambda: None)
    QTimer.singleShot(10_000, owner.deleteLater)

def test_closed(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.show()

def test_started_by_a_signal(qtbot):
    timer, dialog, button = QTimer(), QDialog(), QPushButton()
    for widget in (dialog, button):
        qtbot.addWidget(widget)
    button.clicked.connect(timer.start)
    button.clicked.connect(dialog.show)
    button.click()
    assert timer.isActive() and dialog.isVisible() and timer.interval() == 0
    timer.stop()

@pytest.mark.allows_log("disk is full|screen is dark")
def test_log():
    logging.getLogger("somewhere").warning("the disk is full")
    qWarning("the screen is dark")

def test_offscreen(qapp):
    qWarning("This plugin does not support raise()")

@pytest.mark.parametrize("again", range(2))
def test_own_home(home, again):
    assert Path.home() == home == Path(os.environ["WGAN_DESKTOP_HOME"])
    settings = QSettings("we", "wgan_desktop")
    assert Path(settings.fileName()).is_relative_to(home) and not settings.allKeys()
    settings.setValue("kept", again)

@pytest.mark.soak
def test_seed(seed):
    print("the seed is", seed)

@pytest.mark.soak
def test_soak(sample_or_soak):
    print("rounds:", sample_or_soak(sample=3, full=700))

@pytest.mark.soak
def test_soak_only(sample_or_soak):
    assert sample_or_soak(sample=0, full=5) == 5

@pytest.mark.network
def test_network(): ...

@pytest.mark.display
def test_display(): ...

@pytest.mark.xfail(reason="known", strict=True)
def test_known():
    assert False
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """An otherwise empty project under this project's rules."""
    tests = pytester.mkdir("tests")
    for name in ("conftest.py", "leaks.py"):
        shutil.copy(ROOT / "tests" / name, tests)
    shutil.copy(ROOT / "pyproject.toml", pytester.path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    return pytester


def run(project: pytest.Pytester, *options: str, **sources: str) -> pytest.RunResult:
    for name, source in sources.items():
        (project.path / f"tests/{name}.py").write_text(source, encoding="utf-8")
    return project.runpytest_subprocess("-rA", "-p", "no:cacheprovider", *options)


def told(result: pytest.RunResult, test: str) -> str:
    """What the report says about one test, under the last heading that names it."""
    text = result.stdout.str()
    headings = list(re.finditer(rf"^_+ (?:ERROR at \w+ of )?{test} _+$", text, re.MULTILINE))
    assert headings, f"{test} did not fail"
    return re.split(r"\n___|\n===", text[headings[-1].end() :])[0]


def test_what_a_test_leaves_behind_fails_it(project: pytest.Pytester) -> None:
    result = run(project, test_bad=BAD, test_qt=BAD_QT)
    result.assert_outcomes(passed=8, failed=6, errors=9)  # a thing left behind is an error after a passed test
    for test, line in {
        "test_thread": "a thread 'left behind' still runs, started at tests/test_bad.py:8 in start_a_thread, "
        "called from tests/test_bad.py:11 in test_thread",
        "test_warning": "this is old",
        "test_log": "WARNING somewhere: the disk is full",
        "test_process": "a child process 'sleeper' still runs, started at tests/test_bad.py:20 in test_process",
        "test_program": "still runs, started at tests/test_bad.py:23 in test_program",
        "test_skip": "unexpected skip: Skipped: did not feel like it",
        "test_soak_without_mark": "is marked soak",
        "test_thread_error": "ZeroDivisionError",
        "test_qt_warning": "QtWarningMsg: something is wrong",
        "test_timer": "a QTimer still runs, started at tests/test_qt.py:12 in test_timer",
        "test_single_shot": "a QTimer.singleShot still runs, started at tests/test_qt.py:15 in test_single_shot",
        "test_qthread": "a QThread still runs, started at tests/test_qt.py:19 in test_qthread",
        "test_window": "a window QWidget 'Forgotten' is left, shown at tests/test_qt.py:23 in test_window",
        "test_hidden_dialog": "a window QDialog 'held' is left",
        "test_slot": "Exceptions caught in Qt event loop",
    }.items():
        assert line in told(result, test), test


def test_good_tests_pass_and_a_soak_runs_the_full_counts(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WGAN_DESKTOP_SEED", "5")
    result = run(project, test_good=GOOD)
    result.assert_outcomes(passed=11, skipped=3, xfailed=1)
    result.stdout.fnmatch_lines(["seed: 5 (repeated with WGAN_DESKTOP_SEED=5)*", "the seed is *", "rounds: 3"])
    soak = run(project, "-m", "soak")
    soak.assert_outcomes(passed=3, deselected=12)
    soak.stdout.fnmatch_lines([re.search(r"the seed is \d+", result.stdout.str()).group(), "rounds: 700"])


def test_unknown_marks_and_whole_files_skipped_fail(project: pytest.Pytester) -> None:
    skipped = "import pytest\npytest.skip('not today', allow_module_level=True)"
    result = run(project, test_skip=skipped, test_mark="import pytest\n@pytest.mark.slow\ndef test(): ...")
    result.assert_outcomes(errors=2)
    result.stdout.fnmatch_lines(["*unexpected skip: Skipped: not today*", "*'slow' not found in `markers`*"])
