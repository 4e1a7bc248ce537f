"""An exception in the window is a card and a line in the log, never the end of the program."""

from __future__ import annotations

import logging
import sys
import time
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said, joined

if TYPE_CHECKING:
    from wgan_desktop.run.crashes import Crashes

LOG = logging.getLogger("wgan_desktop")
CRASH = "crash"  # the kind of failure
PAUSE = 5.0  # seconds between two cards


def log_to(folder: Path) -> None:
    """Write the log to ``folder``, bounded."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "window.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8")
    except OSError:
        return  # a folder that cannot be written to leaves the log on stderr
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOG.addHandler(handler)


def crashed(crashes: Crashes, step: int | None) -> Failure | None:
    """What is said at the start after a run that did not end as it should; None where there is nothing to say.

    ``step`` is where the run was kept that can be gone on with; None where there is none.
    """
    why: Said = Said("The place of the crash is recorded in {file}.", file=crashes.log)
    way_back: Said = Said("Go on working; the details can be copied for a report.")
    if step is not None:
        way_back = Said("Resume goes on with the run that was being trained, from step {step}.", step=step)
    if crashes.safe:
        what = Said("The program crashed {n} times in a row: this is safe mode.", n=crashes.count)
        if crashes.of_children:
            what = Said("The program or its training crashed {n} times in a row: this is safe mode.", n=crashes.count)
        defaults = Said("Layout and settings are at their defaults, and nothing uses the graphics card.")
        why = joined((why, defaults))
        own = Said("Your own layout is untouched: close this window as usual, and the next start has it again.")
        way_back = own if step is None else joined((way_back, own))
    elif crashes.crashed:
        what = Said("The program crashed when it last ran.")
    elif crashes.cut and step is not None:
        what = Said("The program did not end as usual when it last ran.")
        why = Said("It was killed, or the power failed.")
    else:
        return None
    return Failure(0, what, why, way_back, kind=CRASH, detail=crashes.text, saved=step is not None)


class Faults:
    """Where exceptions of the window end.

    Parameters
    ----------
    show : callable
        Shows a `Failure`; called, like the log, at most once in `PAUSE` seconds.
    clock : callable
        Monotonic seconds.
    """

    def __init__(self, show: Callable[[Failure], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._show, self._clock = show, clock
        self._last = -PAUSE
        self.count = 0

    def install(self) -> None:
        """Catch what slots and paints raise: Qt hands it to ``sys.excepthook``."""
        sys.excepthook = self._hook

    def caught(self, error: BaseException) -> None:
        """Log and show an exception, unless one was just now: a paint that fails does so thirty times a second."""
        self.count += 1
        now = self._clock()
        if now - self._last < PAUSE:
            return
        self._last = now
        LOG.error("exception number %d in the window", self.count, exc_info=error)
        self._show(
            Failure(
                step=0,
                what=Said("Something went wrong in the window: {error}", error=str(error) or type(error).__name__),
                why=Said("This is a mistake in the program; training is not touched by it."),
                way_back=Said("Go on working; the details can be copied for a report."),
                kind="window",
                detail="".join(traceback.format_exception(error)),
            )
        )

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught(error.with_traceback(trace))
