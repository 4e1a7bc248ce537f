"""What a run in the window leaves behind: the log, the summary and the samples of ``train``."""

from __future__ import annotations

import contextlib
import math
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

from wgan_desktop.cli.log import RunLog
from wgan_desktop.cli.request import Request
from wgan_desktop.cli.summary import Outcome
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.run.history import Curves
from wgan_desktop.run.track import Floats, Steps

if TYPE_CHECKING:
    from wgan_desktop.run.session import Session
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.bridge import Bridge

PERIOD = 1.0  # seconds between two flushes
LAG = 2  # periods that a step waits for its W1, which is solved for beside the training


class WindowLog:
    """Writes what `Request` asks for, from the views that the window is shown.

    Parameters
    ----------
    request : Request
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._log: RunLog | None = None
        self._curves: Curves | None = None
        self._written = 0
        self._seen: list[tuple[int, float]] = []  # the last step and the time at each period, the oldest first
        self._origin: float | None = None
        self._followed = False

    def __enter__(self) -> Self:
        if self._request.log is not None:
            self._log = RunLog(self._request.log, self._request.number("log_every"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._log is not None:
            self._log.__exit__(kind, error, trace)

    def follow(self, bridge: Bridge) -> None:
        """Write as the window shows, if anything is to be written."""
        from wgan_desktop.ui.bridge import Viewer

        self._followed = True
        if self._log is not None:
            bridge.add(Viewer(self.show, lambda: 1 / PERIOD, lambda: True))

    def show(self, view: View) -> None:
        """Write the steps that have waited long enough; called once a period."""
        if view.history is not self._curves:
            self._begin(view.history)
        last = view.history.latest(SCALARS[0])
        if last is None:
            return
        if last[0] < self._written:  # the run went back to a checkpoint
            self._written, self._seen = last[0], [(last[0], time.perf_counter())]
        self._seen.append((last[0], time.perf_counter()))
        if len(self._seen) > LAG:
            self._write(self._seen[-1 - LAG][0])
            del self._seen[: -2 - LAG]  # one more stays, to tell the times between the two

    def finish(self, session: Session) -> None:
        """Write what is left, the summary and the samples, once the window is closed."""
        view = session.view()
        if self._log is not None:
            self.show(view)
            self._write(sys.maxsize)
            self._log.summarise(_outcome(view).summary())
        if self._request.samples_out is not None:
            from wgan_desktop.cli.samples import samples, write_samples
            from wgan_desktop.core.trainer import Trainer

            if (saved := session.checkpoint) is None:
                print("wgan-desktop: no samples were written, for no step was made.", file=sys.stderr)
                return
            trainer = Trainer.restore(saved)
            write_samples(samples(trainer, self._request.number("samples")), self._request.samples_out)

    def _begin(self, curves: Curves) -> None:
        """Another run: its steps follow those of the run before."""
        if self._curves is not None:
            self._write(sys.maxsize)
        self._curves, self._written, self._seen, self._origin = curves, 0, [(0, time.perf_counter())], None

    def _write(self, until: int) -> None:
        """Write the steps up to ``until``."""
        if self._log is None or self._curves is None:
            return
        tracks = [self._curves.track(name) for name in SCALARS]
        steps = tracks[0].first
        new = (steps > self._written) & (steps <= until) & (tracks[0].last == steps)
        if new.any():
            values = np.stack([track.low[new] for track in tracks], axis=1)
            w1 = self._curves.track("w1")
            known = dict(zip(w1.first.tolist(), w1.low.tolist(), strict=True))
            self._log.write(steps[new], self._times(steps[new]), values, known)
            self._written = int(steps[new][-1])

    def _times(self, steps: Steps) -> Floats:
        """Seconds since the first step, interpolated, for steps come in batches; NaN where nobody watched."""
        if not self._followed:
            return np.full(len(steps), math.nan)
        at, when = np.array(self._seen, float).reshape(-1, 2).T
        times: Floats = np.interp(steps, at, when)
        if self._origin is None:
            self._origin = float(times[0])
        return times - self._origin


def _outcome(view: View) -> Outcome:
    """How the run stands."""
    settings = view.settings_in_force
    device = view.started.device if view.started is not None else ""
    steps = view.state.step if view.state is not None else 0
    seconds, speed = 0.0, math.nan
    if view.snapshot is not None:
        seconds = view.snapshot.seconds
        with contextlib.suppress(ZeroDivisionError):
            speed = view.snapshot.step / seconds
    sizes = view.started.parameters if view.started is not None else None
    failure = "" if view.failure is None else str(view.failure)
    ended, unit = "failed" if failure else "done", view.started.reference.scale if view.started is not None else 1.0
    return Outcome(settings, device, steps, seconds, speed, ended, failure, view.evaluation, unit, sizes)
