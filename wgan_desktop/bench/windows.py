"""The real window of a real session, driven for a while and measured."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.bench.whole import Whole
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.run.session import Session

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

SIZE = 1600, 900
PATIENCE = 120.0  # seconds for what has to happen


class LiveWindow(Whole):
    """The window with every panel shown, or as it first opens; training begins once it is told to go on.

    Parameters
    ----------
    settings : Settings
    host : {"thread", "process"}
    every : bool
        Every panel.
    """

    def __init__(
        self, settings: Settings, host: Literal["auto", "thread", "process"] = "process", *, every: bool = True
    ) -> None:
        self.session, self._every = Session(settings, host=host, device="cpu"), every

    def open(self, made: contextlib.ExitStack) -> None:
        """Start the run before Qt is imported, show the window, and wait for the first step."""
        made.callback(self.session.close)
        self.session.start()
        from PySide6.QtCore import qInstallMessageHandler

        from wgan_desktop.ui.application import application, log_qt
        from wgan_desktop.ui.main_window import MainWindow
        from wgan_desktop.ui.window.remembered import Remembered

        folder = made.enter_context(tempfile.TemporaryDirectory())
        self._application = application()
        qInstallMessageHandler(log_qt)
        self.window = MainWindow(self.session, Remembered(Path(folder)))
        made.callback(self._close)
        self.window.resize(*SIZE)
        self.window.reset_layout()  # there is room for every panel
        self.window.show()
        for dock in self.window.docks.values() if self._every else ():
            dock.show()

        self.wait(lambda view: view.state is not None and view.state.step > 0)

    def _close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self._spin(0.05)

    @property
    def view(self) -> View:
        """What the window shows."""
        return self.window.bridge.view

    @property
    def panels(self) -> int:
        """How many panels are to be seen."""
        return sum(dock.looked_at and dock.isVisible() for dock in self.window.docks.values())

    @property
    def hertz(self) -> int:
        """How often it beats a second."""
        return self.window.bridge.hertz

    def wait(self, ready: Callable[[View], bool]) -> None:
        """Let the window live until something is so.

        Raises
        ------
        RuntimeError
            When it does not become so, or the run fails.
        """
        end = time.monotonic() + PATIENCE
        while not ready(self.view):
            if self.view.failure is not None:
                raise RuntimeError(str(self.view.failure))
            if time.monotonic() > end:
                raise RuntimeError("the window was waited for in vain")
            self._spin(0.02)

    def train(self, seconds: float, each_second: Callable[[], object] | None = None) -> float:
        """Train and show for so long; steps a second.  ``each_second`` is called as often."""
        self.window.bridge.start()
        self.session.play()
        self.wait(lambda view: view.state is not None and view.state.activity == "playing")
        self.window.bridge.timings.clear()
        before, began = self._step(), time.perf_counter()
        while each_second is not None and (seconds := seconds - 1) > 0:
            self._spin(1.0)
            each_second()
        self._spin(max(seconds, 0.0))
        rate = (self._step() - before) / (time.perf_counter() - began)
        self.session.pause()
        self.wait(lambda view: view.state is not None and view.state.activity == "paused")
        return rate

    def rest(self) -> None:
        """Neither train nor draw, until the next `train`."""
        self.window.bridge.stop()

    def timings(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Milliseconds between frames, and of the window's own work a beat, of the last `train`."""
        timings = self.window.bridge.timings
        return timings.intervals(), timings.work()[:-1]

    def _step(self) -> int:
        latest = self.view.history.latest(SCALARS[0])
        return 0 if latest is None else latest[0]

    def _spin(self, seconds: float) -> None:
        """Let Qt's own event loop run for so long."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()
