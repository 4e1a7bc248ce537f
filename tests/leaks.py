"""What a test started and left behind: threads, child processes, Qt's timers, threads and windows, with their origin.

The starting methods are wrapped once for the whole session.  Each start is noted with the lines that asked for it, so
that a test which leaves something running is told not only what, but where it came from.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import multiprocessing.process
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

GRACE = 1.0  # seconds that something already on its way out may take
ROOT = Path(__file__).parents[1]
OURS = tuple(str(ROOT / folder) for folder in ("tests", "wgan_desktop", "dev.py"))


def origin() -> str:
    """The lines of the package and its tests that led here, innermost first, at most three."""
    frame, lines = sys._getframe(1), []
    while frame is not None and len(lines) < 3:
        name = frame.f_code.co_filename
        if name.startswith(OURS) and name not in (__file__, str(ROOT / "tests/conftest.py")):
            lines.append(f"{Path(name).relative_to(ROOT)}:{frame.f_lineno} in {frame.f_code.co_name}")
        frame = frame.f_back
    return ", called from ".join(lines) or "outside the package and its tests"


class Started(NamedTuple):
    """One thing that was started: who asked for it, how to find it (None: it is gone) and whether it still runs."""

    what: str
    where: str
    find: Callable[[], Any]
    runs: Callable[[Any], bool]
    end: Callable[[Any], object]


def _thread_runs(thread: threading.Thread) -> bool:
    thread.join(GRACE)
    return thread.is_alive()


def _process_runs(process: multiprocessing.process.BaseProcess) -> bool:
    if getattr(process, "_closed", False):
        return False
    process.join(GRACE)
    return process.is_alive()


def _program_runs(program: subprocess.Popen[bytes]) -> bool:
    if program.poll() is None:
        try:
            program.wait(GRACE)
        except subprocess.TimeoutExpired:
            return True
    return False


def _qthread_runs(thread: Any) -> bool:
    return not thread.wait(int(1000 * GRACE))


def _kill(process: Any) -> None:
    """End a child process of either kind, so that the tests that follow are not disturbed."""
    process.kill()
    (process.join if hasattr(process, "join") else process.wait)()


def _valid(thing: Any) -> bool:
    from shiboken6 import isValid

    return isValid(thing)


def _receiver(*arguments: Any) -> Any:
    """The object whose end cancels a single shot: its context, else the owner of the bound method, else None."""
    *before, call = arguments
    return next((each for each in before if hasattr(each, "objectName")), getattr(call, "__self__", None))


class Ledger:
    """Notes every start, and tells at a test's end which of them still run.

    What a fixture of a wider scope starts belongs to that fixture: it is looked at only at the end of the last test.
    """

    def __init__(self) -> None:
        self._test: list[Started] = []
        self._fixtures: list[Started] = []
        self._windows: weakref.WeakSet[Any] = weakref.WeakSet()
        self._shown: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
        self._in_fixture = False
        self._watches_qt = False

    def watch(self) -> None:
        """Wrap the starting methods of threads and child processes."""
        self._wrap(threading.Thread, "start", "thread", _thread_runs, lambda thread: None)
        self._wrap(multiprocessing.process.BaseProcess, "start", "child process", _process_runs, _kill)
        self._wrap(subprocess.Popen, "__init__", "program", _program_runs, _kill)

    def watch_qt(self) -> None:
        """Wrap those of Qt, once a test's imports have brought it in."""
        if self._watches_qt or "PySide6.QtWidgets" not in sys.modules:
            return
        self._watches_qt = True
        from PySide6.QtCore import QThread, QTimer

        self._wrap_qt(QTimer, "QTimer", lambda timer: timer.isActive(), lambda timer: timer.stop())
        self._wrap_qt(
            QThread, "QThread", lambda thread: not thread.wait(int(1000 * GRACE)), lambda thread: thread.quit()
        )
        self._wrap_single_shot(QTimer)
        self._wrap_show()

    @contextlib.contextmanager
    def wider_fixture(self) -> Iterator[None]:
        """Around the set-up of a fixture that outlives the test: what it starts is its own."""
        before, self._in_fixture = self._in_fixture, True
        try:
            yield
        finally:
            self._in_fixture = before
            self._windows.update(_top_level())

    def left(self, *, last: bool) -> list[str]:
        """End whatever the test left running and name it; of the wider fixtures too after the ``last`` test."""
        started, self._test = self._test, []
        if last:
            started, self._fixtures = started + self._fixtures, []
            self._windows.clear()
        lines = []
        for each in started:
            thing = each.find()
            if thing is not None and each.runs(thing):
                lines.append(f"a {each.what} still runs, started at {each.where}")
                each.end(thing)
        return lines + list(self._left_windows())

    def _note(self, *started: Any) -> None:
        (self._fixtures if self._in_fixture else self._test).append(Started(*started))

    def _wrap(self, owner: Any, method: str, what: str, runs: Any, end: Any) -> None:
        original = getattr(owner, method)

        @functools.wraps(original)
        def start(thing: Any, *arguments: Any, **named: Any) -> None:
            original(thing, *arguments, **named)
            name = getattr(thing, "name", None) or " ".join(map(str, thing.args))
            self._note(f"{what} {name!r}", origin(), lambda: thing, runs, end)

        setattr(owner, method, start)

    def _wrap_qt(self, owner: Any, what: str, runs: Any, end: Any) -> None:
        original = owner.start

        @functools.wraps(original)
        def start(thing: Any, *arguments: Any) -> None:
            # Connected to a signal, Qt's own method would not get the signal's argument; a function does.
            original(thing, *(each for each in arguments if not isinstance(each, bool | str)))
            self._note(what, origin(), _alive(thing), runs, end)

        owner.start = start

    def _wrap_single_shot(self, timer: Any) -> None:
        """A single shot cannot be asked whether it is due: note its deadline and the object whose end cancels it."""
        original = timer.singleShot

        @functools.wraps(original)
        def single_shot(*arguments: Any) -> None:
            original(*arguments)
            deadline, receiver = time.monotonic() + arguments[0] / 1000, _receiver(*arguments[1:])
            find = _alive(receiver) if hasattr(receiver, "objectName") else lambda: timer
            self._note("QTimer.singleShot", origin(), find, lambda _: time.monotonic() < deadline, lambda _: None)

        timer.singleShot = staticmethod(single_shot)

    def _wrap_show(self) -> None:
        from PySide6.QtWidgets import QWidget

        original = QWidget.show

        @functools.wraps(original)
        def show(widget: Any) -> None:
            self._shown.setdefault(widget, origin())
            original(widget)

        QWidget.show = show  # type: ignore[method-assign]

    def _left_windows(self) -> Iterator[str]:
        """Windows on screen, and main windows and dialogs that nobody shows any more but somebody still holds."""
        if not any(self._is_left(window) for window in _top_level()):
            return
        _delete_posted()
        for window in _top_level():
            if self._is_left(window):
                where = self._shown.get(window, "a line that is not known")
                name = window.windowTitle() or window.objectName()
                yield f"a window {type(window).__name__} {name!r} is left, shown at {where}"
                window.hide()
                window.deleteLater()
        _delete_posted()

    def _is_left(self, window: Any) -> bool:
        from PySide6.QtWidgets import QDialog, QMainWindow

        mine = window not in self._windows and _valid(window)
        return mine and (window.isVisible() or isinstance(window, QDialog | QMainWindow))


def _alive(thing: Any) -> Callable[[], Any]:
    """Finds a QObject for as long as both its Python and its C++ half live."""
    reference = weakref.ref(thing)

    def find() -> Any:
        thing = reference()
        return thing if thing is not None and _valid(thing) else None

    return find


def _top_level() -> list[Any]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or not isinstance(widgets.QApplication.instance(), widgets.QApplication):
        return []
    return list(widgets.QApplication.topLevelWidgets())


def _delete_posted() -> None:
    """Carry out what ``deleteLater`` asked for, and collect the cycles that Python wrappers form."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
