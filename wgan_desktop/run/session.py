"""A session: what the window (or a script) talks to.  Commands go in, a view of the newest of everything comes out."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Collection
from typing import Literal

from wgan_desktop.core.journal import Journal
from wgan_desktop.core.picture_plan import SPACES
from wgan_desktop.core.questions import Question
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Extent, Snapshot
from wgan_desktop.run import messages as say
from wgan_desktop.run.child import Spare
from wgan_desktop.run.course import Course
from wgan_desktop.run.ending import at_once
from wgan_desktop.run.hosts import Host, ProcessHost, ThreadHost
from wgan_desktop.run.kinds import choose_kind
from wgan_desktop.run.stops import freed
from wgan_desktop.run.transport import Transport
from wgan_desktop.run.view import View
from wgan_desktop.run.worker import TORCH_SIDE, work


class Session:
    """A run being trained somewhere, with all that is known of it.  Every method returns at once; any thread may call.

    Parameters
    ----------
    settings : Settings
    host : {"auto", "thread", "process"}
        Where to train; ``auto``: in a thread on a GPU, in a process on the CPU.
    device : {"auto", "cpu", "cuda", "mps"}
    playing : bool
        Begin to train at once; else wait at the first step.
    journal : Journal
        Repeat what was once done to a run of these settings, before anything else.
    transport : bool or "thread"
        Measure exact transport beside the training, in a child process or in a thread.
    torch_side : str
        The module that has the trainer.
    spare : Spare, optional
        Of a child that loads the trainer already, for a host that is a process.

    Attributes
    ----------
    news, pace : Event, Pace
        Set whenever the trainer's side has told what it is doing, or is gone; how fast to go.
    wanted_host, device : str
        Where the run was last asked to be trained.
    """

    def __init__(
        self, settings: Settings, *, host: Literal["auto", "thread", "process"] = "auto", device: str = "auto",
        playing: bool = True, journal: Journal = (), transport: bool | Literal["thread"] = True,
        torch_side: str = TORCH_SIDE, spare: Spare | None = None,
    ) -> None:  # fmt: skip
        self._lock = threading.RLock()
        self._run = Course(settings, journal, playing)
        self.device, self.wanted_host = device, host
        self._loop = functools.partial(work, torch_side=torch_side)
        self.pace, self._lease, self._needs = say.Pace(), say.Lease(), say.Needs(frozenset())
        self._kind, self._spare = choose_kind(host, device), spare
        self._host = self._new_host()
        self._dead = self._closed = False
        self._shown: Snapshot | None = None
        self.news = threading.Event()
        self._mover: threading.Thread | None = None
        kind = "process" if transport is True else transport
        self._transport = Transport(self._measured, kind) if kind else None

    # ------------------------------------------------------------------ from beginning to end

    def start(self, *, measuring: bool = True) -> None:
        """Start the trainer's host, before Qt is imported, and the transport child unless it waits for the window."""
        with self._lock:
            self._start_host()
        if measuring:
            self.start_measuring()

    def start_measuring(self) -> None:
        """Start the transport child, once; a window waits till it stands: three would load at once, on two cores."""
        if self._transport is not None:
            self._transport.start()

    def close(self) -> None:
        """See to it that all that was started leaves, the trainer with a last checkpoint: ask, tell, kill, wait."""
        with self._lock:
            self._closed, mover = True, self._mover
        if mover is not None:
            mover.join()
        ends: list[Callable[[], object]] = [functools.partial(self._host.close, save=True)]
        at_once(ends if self._transport is None else [*ends, self._transport.close])

    @property
    def pid(self) -> int | None:
        """The process id of the trainer's child; None in a thread."""
        with self._lock:
            return self._host.pid

    def view(self) -> View:
        """The newest of everything; who has seen its picture calls `taken`."""
        with self._lock:
            return self._run.view(self._kind)

    def taken(self, view: View) -> None:
        """The picture in a view was seen: the trainer may look again."""
        with self._lock:
            if view.snapshot is not self._shown:
                self._shown = view.snapshot
                self._host.put(say.Taken())

    @property
    def saved(self) -> say.Saved | None:
        """The last state from which the run could go on; None before the first."""
        with self._lock:
            return self._run.record.saved[-1] if self._run.record.saved else None

    # ------------------------------------------------------------------ commands

    def apply(self, settings: Settings) -> None:
        """Want other settings: in force at the next step, or with a new run if one of the fields needs that.

        Those of the run before, of a run that has not begun yet or cannot, bring that back from where it was left.
        """
        with self._lock:
            run, left = self._run, self._run.left_for(settings)
            if left is not None:
                self._turn_to(left)
            elif run.settings.needs_rebuild(settings):
                self.begin(settings)
            elif settings != run.settings:  # else a journal that is being repeated goes on
                goes_on = freed(run.settings, settings, run.record.state)
                run.want(settings)
                self._host.put(say.Apply(settings))
                if goes_on:
                    self.play()

    def begin(self, settings: Settings, journal: Journal = (), saved: say.Saved | None = None) -> None:
        """Begin a run that repeats ``journal`` or goes on from where it was ``saved``; the present one is its ghost."""
        with self._lock:
            self._turn_to(self._run.follow(settings, journal, saved))

    def restart(self, seed: int | None = None) -> None:
        """Begin a new run of the same settings, with another seed if one is given."""
        self.begin(self._run.settings if seed is None else self._run.settings.replace(seed=seed))

    def play(self) -> None:
        """Go on; after a failure that left nothing in place, from the last checkpoint."""
        with self._lock:
            failure, self._run.playing = self._run.record.failure, True
            if failure is not None and (self._dead or failure.kind != "not_finite"):
                self.resume()
            else:
                self._host.put(say.Play())

    def pause(self, reason: str = "") -> None:
        """Stop after the update in progress; with a ``reason``, as a stop condition that was met."""
        with self._lock:
            self._run.playing = False
            self._host.put(say.Pause(reason))

    def advance(self, kind: Literal["step", "critic", "generator"]) -> None:
        """While paused: one step, or one update of one network, by hand."""
        with self._lock:
            self._host.put(say.Advance(kind))

    def set_pace(self, pace: say.Pace) -> None:
        """How fast to go."""
        with self._lock:
            self.pace = pace
            self._host.put(pace)

    def set_lease(self, lease: say.Lease) -> None:
        """How far to go."""
        with self._lock:
            self._lease, self._run.playing = lease, self._run.playing and not lease.pauses
            self._host.put(lease)

    def set_needs(
        self, layers: Collection[str], per_second: float = 30.0, seen: Extent | None = None,
        asks: Collection[Question] = (),
    ) -> None:  # fmt: skip
        """What is drawn (`Panel.needs`), pictures a second, the part of the plane that is seen, what is asked."""
        with self._lock:
            self._needs = say.Needs(frozenset(layers).difference(SPACES), per_second, seen, frozenset(asks))
            self._host.put(self._needs)
            if self._transport is not None:
                self._transport.illustrate(next((space for space in SPACES if space in layers), None))

    def resume(self) -> None:
        """After a failure: go on from the last checkpoint, in a new process if the old one died."""
        with self._lock:
            if self._run.record.failure is not None:
                leaves, self._run.playing = self._leaves(), True
                self._run.record.resume()
                self._move() if leaves else self._send_start()

    def _leaves(self) -> bool:
        """Whether the present host is of no more use; a device that was lost is left for the CPU."""
        failure = self._run.record.failure
        if lost := failure is not None and failure.kind == "device_lost":
            self.device = "cpu"
        return self._dead or lost

    def choose_device(self, name: str) -> None:
        """Train on another device, from this very place."""
        with self._lock:
            self.device = name
            self._move()

    def choose_host(self, name: Literal["auto", "thread", "process"]) -> None:
        """Train in another place, from this very update."""
        with self._lock:
            self.wanted_host = name
            self._move()

    # ------------------------------------------------------------------ the host

    def _new_host(self) -> Host:
        kind = ThreadHost if self._kind == "thread" else functools.partial(ProcessHost, spare=self._spare)
        host: Host = kind(self._loop, lambda event: self._deliver(host, event), lambda code: self._ended(host, code))
        return host

    def _start_host(self) -> None:
        try:
            self._host.start()
        except (OSError, RuntimeError) as error:  # no more processes or files; no more threads
            self._run.record.fail(error, self._run.settings)
            self._dead = True
            return
        self._dead = False
        self._run.playing = self._run.playing and self._run.record.failure is None  # after a failure a person decides
        self._send_start()

    def _turn_to(self, run: Course) -> None:
        """Have the trainer of another run built."""
        leaves, self._run = self._leaves(), run
        self._move() if leaves else self._send_start()

    def _send_start(self) -> None:
        self._host.put(self._run.start(self.device), self._needs, self.pace, self._lease)

    def _move(self, kind: Literal["thread", "process"] | None = None) -> None:
        """Leave the present host, dead or alive, for a new one: in a thread of its own, for that may take seconds."""
        if self._closed:
            return
        self._mover = threading.Thread(target=self._change_host, args=(self._mover, kind), name="move")
        self._mover.start()

    def _change_host(self, before: threading.Thread | None, kind: Literal["thread", "process"] | None) -> None:
        if before is not None:
            before.join()
        self._host.close(save=True)
        with self._lock:
            if self._closed:
                return
            self._kind = kind or choose_kind(self.wanted_host, self.device)
            self._host = self._new_host()
            self._start_host()

    # ------------------------------------------------------------------ events

    def _deliver(self, host: Host, event: say.Event) -> None:
        """Take note of what the trainer's side tells; on the host's thread."""
        with self._lock:
            stood = self._run.record.state is not None and self._run.record.state.activity == "stopped"
            if host is self._host and self._run.note(event):
                self._pass_on(event, stood)

    def _pass_on(self, event: say.Event, stood: bool) -> None:
        match event:
            case say.Started():
                if self._transport is not None:
                    self._transport.judge(say.Judge(event.run, event.reference), event.step)
                if self.wanted_host == "auto" and self._kind == "thread" and event.device == "cpu":
                    self._move("process")  # there was a GPU's driver, but PyTorch cannot use it
            case Snapshot() if self._transport is not None and self._run.record.snapshot is not None:
                self._transport.offer(self._run.record.snapshot)
            case say.State():
                stopped = event.activity == "stopped" and not stood  # else it was let go on since
                self._run.playing = self._run.playing and not stopped
                self.news.set()

    def _measured(self, event: say.Event) -> None:
        """Take note of what the transport child tells; on its host's thread."""
        with self._lock:
            run = self._run
            if run.note(event) and (why := run.fall.stops(event, run.record.in_force, playing=run.playing)):
                self.pause(why)

    def _ended(self, host: Host, status: int | None) -> None:
        """The trainer's side is gone without having been asked to."""
        with self._lock:
            if host is self._host and not self._closed:
                self._dead = True
                self._run.record.die(status, host.stacks)
                self.news.set()
