"""``wgan-desktop --smoke-test``: the real window and worker for a few seconds, told in one line of JSON.

Success is what was seen, not the absence of complaints: steps with finite losses, a picture, the truth beside it, and
a window that is not blank; in a bundle also every registered thing that its source had.  A test of the start reads
from it when things happened.
"""

from __future__ import annotations

import json
import math
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wgan_desktop.cli.window import show
from wgan_desktop.core.presets import presets
from wgan_desktop.run.session import Session
from wgan_desktop.ui.displays import offscreen_without_display

if TYPE_CHECKING:
    from wgan_desktop.run.child import Spare
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.main_window import MainWindow

DEADLINE = 90.0  # seconds: a cold disk and a slow machine
STEPS = 20
COLOURS = 50  # fewer different ones, and nothing was painted
FORBIDDEN = ("torch._dynamo", "sympy")
STDOUT = "-"
FROZEN = getattr(sys, "frozen", False)


def run(out: str = STDOUT, spare: Spare | None = None) -> int:
    """Try the window; print what was seen, or write it to the file ``out``; return 0 on success only."""
    offscreen_without_display()
    with tempfile.TemporaryDirectory() as home:  # nobody's layout is read or changed
        os.environ["WGAN_DESKTOP_HOME"] = home
        smoke = Smoke()
        session = Session(presets()["opening"].settings, spare=spare)
        session.start(measuring=False)
        status = show(session, smoke.watch, leave_at=time.perf_counter() + DEADLINE)
    report = smoke.report(status)
    if out == STDOUT:
        print(json.dumps(report))
    else:  # a windowed program has no output
        Path(out).write_text(json.dumps(report) + "\n", encoding="utf-8")
    return 0 if report["ok"] else 1


class Smoke:
    """Watches a window until it has seen enough.

    Attributes
    ----------
    seen : dict
        What was seen; times in seconds since the epoch.
    """

    def __init__(self) -> None:
        self.seen: dict[str, Any] = {}
        self._window: MainWindow | None = None

    def watch(self, window: MainWindow) -> None:
        """Begin to watch."""
        from wgan_desktop.ui.bridge import Viewer
        from wgan_desktop.ui.first_paint import AfterFirstPaint

        self._window = window
        AfterFirstPaint(window, lambda: self.seen.setdefault("window_at", time.time()))
        window.bridge.add(Viewer(self.show, lambda: math.inf, lambda: True))

    def show(self, view: View) -> None:
        """Note what there is to see; close the window once that is enough."""
        window = self._window
        assert window is not None
        step = view.state.step if view.state is not None else 0
        if step > 0:
            self.seen.setdefault("first_step_at", time.time())
        failed = view.failure is not None
        if failed or (step >= STEPS and view.snapshot is not None and view.evaluation is not None):
            self._note(view, step)
            self.seen["colours"] = colours(window)
            window.close()

    def _note(self, view: View, step: int) -> None:
        self.seen |= {"steps": step, "host": view.host, "failure": None if view.failure is None else str(view.failure)}
        self.seen["device"] = view.started.device if view.started is not None else None
        self.seen["w1"] = view.evaluation.w1 if view.evaluation is not None else None
        for name in ("critic_loss", "generator_loss"):
            found = view.history.latest(name)
            self.seen[name] = found[1] if found is not None and math.isfinite(found[1]) else None

    def report(self, status: int) -> dict[str, Any]:
        """What was seen, and whether it is what has to be seen; ``status`` is the window's own."""
        foreign = [name for name in (*FORBIDDEN, "torch") if name in sys.modules and self.seen.get("host") != "thread"]
        numbers = [self.seen.get(name) for name in ("critic_loss", "generator_loss", "w1")]
        good = status == 0 and self.seen.get("steps", 0) >= STEPS and None not in numbers
        good = good and self.seen.get("colours", 0) >= COLOURS and not foreign and not self.seen["failure"]
        strange = strangers()
        good = good and not strange
        told = {"smoke_test": "passed" if good else "failed", "ok": good, "imported": foreign, "strange": strange}
        return told | {"frozen": FROZEN, **self.seen}


def strangers() -> list[str]:
    """What a bundle lacks, or has more, of what its source had registered; a source is its own measure."""
    from wgan_desktop.cli import inventory  # loads all that is registered: after the start, which is measured

    theirs = inventory.expected()
    if theirs is None:
        return ["inventory.json: the list itself"] if FROZEN else []
    return inventory.differences(inventory.inventory(), theirs)


def colours(window: MainWindow) -> int:
    """How many different colours a picture of the window has."""
    from PySide6.QtGui import QImage

    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)})
