"""What a run in the window leaves behind: the log, the summary and the samples of ``train``."""

from __future__ import annotations

import math
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

from wgan_desktop.cli.log import RunLog
from wgan_desktop.cli.request import Request
from wgan_desktop.cli.summary import Outcome
from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.core.words import reason_of
from wgan_desktop.run.history import Curves
from wgan_desktop.run.track import Steps

if TYPE_CHECKING:
    from wgan_desktop.core.snapshot import Snapshot
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
        self._first: Snapshot | None = None  # of the run, after a step: its speed is told from there

    def __enter__(self) -> Self:
        self._log = RunLog.asked_for(self._request)
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
        if (
            view.snapshot is not None
            and view.snapshot.step
            and (self._first is None or view.snapshot.step < self._first.step)
        ):
            self._first = view.snapshot
        last = view.history.latest(SCALARS[0])
        if last is None:
            return
        if last[0] < self._written:  # the run went back to a checkpoint
            self._written, self._seen = last[0], [(last[0], time.perf_counter())]
        self._seen.append((last[0], time.perf_counter()))
        if len(self._seen) > LAG:
            self._write(self._seen[-1 - LAG][0])
            del self._seen[: -2 - LAG]  # one more stays, to tell the times between the two

    def finish(self, session: Session) -> int:
        """Write what is left, the summary and the samples, once the window is closed; return the exit status.

        What cannot be written is said, and the other is still written.
        """
        status = 0
        for part in (self._finish_log, self._write_samples):
            try:
                part(session)
            except OSError as error:
                print(f"wgan-desktop: a file could not be written: {reason_of(error)}.", file=sys.stderr)
                status = 1
        return status

    def _finish_log(self, session: Session) -> None:
        view = session.view()
        if self._log is not None:
            self.show(view)
            self._write(sys.maxsize)
            self._log.summarise(self._outcome(view).summary())

    def _write_samples(self, session: Session) -> None:
        if self._request.samples_out is not None:
            from wgan_desktop.cli.samples import samples, write_samples
            from wgan_desktop.core.trainer import Trainer

            if (saved := session.saved) is None:
                print("wgan-desktop: no samples were written, for no step was made.", file=sys.stderr)
                return
            trainer = Trainer.restore(saved.checkpoint)
            write_samples(samples(trainer, self._request.number("samples")), self._request.samples_out)

    def _begin(self, curves: Curves) -> None:
        """Another run: its steps follow those of the run before."""
        if self._curves is not None:
            self._write(sys.maxsize)
        self._curves, self._written, self._seen, self._origin = curves, 0, [(0, time.perf_counter())], None
        self._first = None

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

    def _outcome(self, view: View) -> Outcome:
        """How the run stands."""
        started, state, failure = view.started, view.state, "" if view.failure is None else str(view.failure)
        return Outcome(
            view.settings_in_force,
            started.device if started is not None else "",
            state.step if state is not None else 0,
            view.snapshot.seconds if view.snapshot is not None else 0.0,
            self._speed(view.snapshot),
            "failed" if failure else "done",
            failure,
            view.evaluation,
            started.reference.scale if started is not None else 1.0,
            started.parameters if started is not None else None,
            state.wait_share if state is not None else None,
        )

    def _speed(self, last: Snapshot | None) -> float:
        """Steps a second of training since the first picture that was seen; NaN where that is the last, too."""
        first = self._first
        if first is None or last is None or last.seconds <= first.seconds:
            return math.nan
        return (last.step - first.step) / (last.seconds - first.seconds)
