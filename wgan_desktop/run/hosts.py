"""The two places where a worker loop can live, a thread and a child process, behind the same two mailboxes."""

from __future__ import annotations

import abc
import itertools
import logging
import threading
from collections.abc import Callable
from typing import ClassVar

from wgan_desktop.run import child
from wgan_desktop.run.child import Child, Loop, Spare, Watch
from wgan_desktop.run.crashes import Crashes, left_by
from wgan_desktop.run.kinds import Kind
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.messages import Command, Event, Quit

LOG = logging.getLogger(__name__)

ASK, TERMINATE = 1.5, 0.5  # seconds that a child is given to leave when asked, and when told


class Host(abc.ABC):
    """Runs a loop somewhere else.

    Parameters
    ----------
    loop : callable
    deliver : callable
        Called with every event, in order, on a thread of the host's own.
    ended : callable
        Called on that thread after the last event, with the process's exit status (None for a thread), when the loop
        has ended without having been told to.

    Attributes
    ----------
    kind : {"thread", "process"}
    pid : int or None
        The child's process id; None in a thread, and before the start.
    stacks : str
        What the child has left of its threads, if it died of a fault while `Crashes` are watched.
    """

    kind: ClassVar[Kind]
    pid: int | None = None
    stacks = ""

    def __init__(
        self,
        loop: Loop,
        deliver: Callable[[Event], object],
        ended: Callable[[int | None], object],
        name: str = "trainer",
    ) -> None:
        self.inbox = Inbox()
        self._loop, self._deliver, self._ended, self._name = loop, deliver, ended, name
        self._started = self._closing = False

    def start(self) -> None:
        """Begin."""
        self._begin()
        self._started = True

    def put(self, *commands: Command) -> None:
        """Send commands; never waits.  Once the loop has ended they are dropped."""
        self.inbox.put(*commands)

    def close(self, *, save: bool = False) -> None:
        """End the loop, if asked with a last checkpoint, deliver what it still tells, and leave nothing behind."""
        if self._started and not self._closing:
            self._closing = True
            self.put(Quit(save))
            self.inbox.close()
            self._leave()

    @abc.abstractmethod
    def _begin(self) -> None:
        """Start the loop and the threads that serve it."""

    @abc.abstractmethod
    def _leave(self) -> None:
        """Wait for the loop, which has been asked to leave."""

    def _finish(self, status: int | None) -> None:
        self.inbox.close()
        if not self._closing:
            self._ended(status)


class ThreadHost(Host):
    """The loop in a thread of this process: right on a GPU, which works on while the interpreter is busy elsewhere."""

    kind = "thread"

    def _begin(self) -> None:
        self._outbox = Outbox()
        # Not a daemon: one that is inside torch while the interpreter leaves would abort the process.
        self._worker = threading.Thread(target=self._work, name=self._name)
        self._drain = threading.Thread(target=self._deliver_all, name=f"{self._name}'s events", daemon=True)
        self._worker.start()
        self._drain.start()

    def _leave(self) -> None:
        self._worker.join()  # however long it takes: a thread cannot be killed
        self._drain.join()

    def _work(self) -> None:
        try:
            self._loop(self.inbox, self._outbox)
        except BaseException:
            LOG.exception("the loop of a thread ended")
        self._outbox.close()

    def _deliver_all(self) -> None:
        for event in self._outbox:
            self._deliver(event)
        self._finish(None)


class ProcessHost(Host):
    """The loop in a child process: right on the CPU, and this process survives whatever kills that one.

    ``spare`` may hold a child that runs this very loop already.
    """

    kind = "process"

    def __init__(
        self,
        loop: Loop,
        deliver: Callable[[Event], object],
        ended: Callable[[int | None], object],
        name: str = "trainer",
        spare: Spare | None = None,
    ) -> None:
        super().__init__(loop, deliver, ended, name)
        self._spare = spare or Spare()

    def _begin(self) -> None:
        apart = self._spare.take() or Child(self._loop, self._name)
        self._process, self._commands, self._events = apart.process, apart.commands, apart.events
        self.pid = self._process.pid
        self._log = Crashes.here and Crashes.here / f"{self._name}-{self.pid}.log"
        commands = itertools.chain([Watch(self._log)] if self._log else (), self.inbox)
        self._send = threading.Thread(target=child.send_all, args=(commands, self._commands), daemon=True,
                                      name=f"{self._name}'s commands")  # fmt: skip
        self._drain = threading.Thread(target=self._deliver_all, name=f"{self._name}'s events", daemon=True)
        self._send.start()
        self._drain.start()

    def _leave(self) -> None:
        self._drain.join(ASK)
        if self._drain.is_alive():
            self._process.terminate()
            self._drain.join(TERMINATE)
        if self._drain.is_alive():
            self._process.kill()
        self._drain.join()
        self._send.join()
        self._process.close()

    def _deliver_all(self) -> None:
        for event in child.receive_all(self._events):
            self._deliver(event)
        # The pipe is at its end: the child is dead or leaves.
        self._process.join(None if self._closing else ASK)
        if self._process.exitcode is None:
            self._process.kill()
            self._process.join()
        if self._log is not None:
            self.stacks = left_by(self._log, fault=not self._closing and self._process.exitcode != 0)
        self._finish(self._process.exitcode)
