"""The transport child as the session sees it: given the newest snapshot when it asks, started again when it dies."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Mapping
from typing import Literal

from wgan_desktop.core.picture_plan import Space
from wgan_desktop.core.snapshot import Snapshot
from wgan_desktop.core.words import Said, reason_of
from wgan_desktop.run.floors import FLOORS, key_of
from wgan_desktop.run.hosts import Host, ProcessHost, ThreadHost
from wgan_desktop.run.messages import Draws, Event, Illustrate, Judge, Skipped, Taken
from wgan_desktop.run.transport_child import measure, measure_apart

MEASURED = ("gradients", "cloud")  # layers
DEATHS = 5  # after so many it rests


class Transport:
    """Measures a session's snapshots somewhere else.

    Parameters
    ----------
    deliver : callable
        Called with every `PlanReport`, `PicturePlan`, `Evaluation` and `Skipped`, on a thread of its own.
    kind : {"thread", "process"}
    """

    def __init__(self, deliver: Callable[[Event], object], kind: Literal["thread", "process"] = "process") -> None:
        self._deliver, self._kind = deliver, kind
        self._lock = threading.Lock()
        self._started = self._closed = False
        self._deaths = 0
        self._gone: Said | None = None  # why nobody measures any more
        self._judge: Judge | None = None  # of the present attempt of the run
        self._run, self._attempt, self._seen = "", 0, 0
        self._key = ""  # of its clouds
        self._space: Space | None = None
        self._newest: Snapshot | None = None
        self._wanted = False
        self._host = self._new_host()

    def start(self) -> None:
        """Begin; nothing the second time."""
        with self._lock:
            started, self._started = self._started, True
            if not (started or self._closed):
                self._start_host()
        self._tell_gone()

    def judge(self, judge: Judge, step: int = 0) -> None:
        """Measure a run against these real clouds from now on.

        The same run again changes nothing, unless it goes on from a ``step`` before the newest picture: then nothing
        counts any more of what was measured of it, as of another run.
        """
        with self._lock:
            if judge.run != self._run or self._seen > step:
                self._run, self._attempt, self._seen = judge.run, self._attempt + 1, step
                self._judge = dataclasses.replace(judge, run=f"{judge.run} {self._attempt}")
                self._newest, self._key = None, key_of(judge.reference)
                self._put_judge(self._judge)
        self._tell_gone()

    def _put_judge(self, judge: Judge) -> None:
        """Say what is known of its floor already, whichever child has drawn it."""
        self._host.put(dataclasses.replace(judge, draws=FLOORS.join(self._key, self._hear)))

    def _hear(self, key: str, draws: Mapping[int, float]) -> None:
        """Another run's child has drawn these of the floor of the same clouds."""
        with self._lock:
            if key == self._key and self._judge is not None and not self._closed:
                self._host.put(Draws(self._judge.run, draws))

    def illustrate(self, space: Space | None) -> None:
        """Somebody looks at plans of images, in this space; None: nobody."""
        with self._lock:
            if space != self._space:
                self._space = space
                self._host.put(Illustrate(space))

    def offer(self, snapshot: Snapshot) -> None:
        """Here is a newer picture, of which goes on its way what is measured.

        One whose gradients are its own, and not those of an older step, is kept until it is fetched.
        """
        layers = {name: snapshot.layers[name] for name in MEASURED if name in snapshot.layers}
        with self._lock:
            if self._judge is None or snapshot.run != self._run:
                return
            snapshot = dataclasses.replace(snapshot, run=self._judge.run, real=snapshot.real[:0], layers=layers)
            self._seen = max(self._seen, snapshot.step)
            if self._wanted:
                self._wanted = False
                self._host.put(snapshot)
            elif self._newest is None or _has_gradients(snapshot) or not _has_gradients(self._newest):
                self._newest = snapshot

    @property
    def pid(self) -> int | None:
        """The process id of the child; None in a thread."""
        with self._lock:
            return self._host.pid

    def close(self) -> None:
        """Leave nothing behind."""
        with self._lock:
            self._closed = True
        FLOORS.leave(self._hear)
        self._host.close()

    def _take(self, event: Event) -> None:
        if isinstance(event, Taken):
            self._feed()
            return
        with self._lock:
            run, key, current = self._run, self._key, self._judge is not None and event.run == self._judge.run
        if current and isinstance(event, Draws):
            FLOORS.tell(key, event.draws, self._hear)
        elif current:
            self._deliver(dataclasses.replace(event, run=run))

    def _feed(self) -> None:
        """Send the newest picture, or the next one that there is."""
        with self._lock:
            self._wanted = self._newest is None
            if self._newest is not None:
                self._host.put(self._newest)
                self._newest = None

    def _new_host(self) -> Host:
        if self._kind == "thread":
            return ThreadHost(measure, self._take, self._ended, "transport")
        return ProcessHost(measure_apart, self._take, self._ended, "transport")

    def _ended(self, status: int | None) -> None:
        """Start again; whatever it was that killed it, training goes on and the numbers come back."""
        with self._lock:
            self._deaths += 1
            self._wanted = False
            if self._deaths == DEATHS:
                self._gone = Said("No exact transport: its process ended {n} times.", n=self._deaths)
            elif not self._closed:
                self._host = self._new_host()
                self._start_host()
                if self._judge is not None:
                    self._put_judge(self._judge)
                self._host.put(Illustrate(self._space))
        self._tell_gone()

    def _start_host(self) -> None:
        try:
            self._host.start()
        except (OSError, RuntimeError) as error:  # no more processes or files; no more threads
            self._gone = Said("No exact transport: its process cannot be started ({reason}).", reason=reason_of(error))

    def _tell_gone(self) -> None:
        """Tell the present run that it will not be measured, if so; each has to be told again."""
        if self._gone is not None and self._judge is not None:
            self._deliver(Skipped(self._run, 0, self._gone))


def _has_gradients(snapshot: Snapshot) -> bool:
    """Whether there are gradients of the very step of the points: only these can be held against its plan."""
    return "gradients" in snapshot.layers and snapshot.layers["gradients"].step == snapshot.step
