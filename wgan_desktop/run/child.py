"""A child process from the outside and from the inside, and the two ends of a pipe.

Imports neither Qt nor torch, nor even numpy: a window starts its trainer's child before anything else, and this module
is all that is loaded by then.
"""

from __future__ import annotations

import dataclasses
import logging
import multiprocessing
import multiprocessing.connection
import os
import pkgutil
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wgan_desktop.run.mailbox import Inbox, Outbox

LOG = logging.getLogger(__name__)
FAILED, ORPHANED = 1, 2  # exit statuses of a child whose loop raised, or whose parent is gone
TRAINING = "wgan_desktop.run.worker:work"

Loop = Callable[["Inbox", "Outbox"], None]
"""A worker loop: obeys the one and tells the other until it is told to quit; for a process it must be picklable."""


@dataclasses.dataclass(frozen=True)
class Watch:
    """To a child, before any command of its loop: where to write the stacks of its threads if it dies of a fault."""

    log: Path


class Child:
    """A child process with the near ends of its two pipes, started at once.

    Pipes alone join the two (shared memory, queues and locks leak or hang when a child is killed); each side closes its
    copy of the other's ends, so that death is the end of a file.

    Parameters
    ----------
    loop : callable or str
        What it runs, or ``module:name`` of that, which is then imported by the child alone.
    name : str
    """

    def __init__(self, loop: Loop | str, name: str = "trainer") -> None:
        context = multiprocessing.get_context("spawn")
        commands, self.commands = context.Pipe(duplex=False)
        self.events, events = context.Pipe(duplex=False)
        self.process = context.Process(target=main, args=(loop, commands, events), name=name, daemon=True)
        self.process.start()
        commands.close()
        events.close()


class Spare:
    """A place for a child that is started before anybody can ask for it: to be taken once, else ended.

    Parameters
    ----------
    child : Child, optional
    """

    def __init__(self, child: Child | None = None) -> None:
        self._child = child

    def take(self) -> Child | None:
        """The child, the first time."""
        child, self._child = self._child, None
        return child

    def close(self) -> None:
        """End the child that nobody took."""
        child = self.take()
        if child is not None:
            child.process.kill()
            child.process.join()
            child.process.close()
            child.commands.close()
            child.events.close()


def main(loop: Loop | str, commands: Connection, events: Connection) -> None:
    """Run ``loop`` between the two pipes: the entry of every child."""
    from wgan_desktop.run.mailbox import Inbox, Outbox

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C means the window, which then asks its children to leave
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    multiprocessing.current_process().daemon = False  # so that it may have children of its own: those decode pictures
    _thread(_leave_with_parent)
    inbox, outbox = Inbox(), Outbox()
    _thread(_put_all, commands, inbox)
    sender = _thread(send_all, outbox, events)
    status = FAILED
    try:
        resolve(loop)(inbox, outbox)
        status = 0
    except BaseException:
        LOG.exception("the loop of a child ended")
    outbox.close()
    sender.join()
    # Not through the interpreter's own end: with torch loaded that takes a second, and threads may still be inside it.
    os._exit(status)


def resolve(loop: Loop | str) -> Loop:
    """The loop itself, which may be given as ``module:name``."""
    return pkgutil.resolve_name(loop) if isinstance(loop, str) else loop


def send_all(messages: Iterable[Any], pipe: Connection) -> None:
    """Send what comes, to the end of the messages or of the other side; closes the pipe."""
    with pipe:
        for message in messages:
            try:
                pipe.send(message)
            except OSError:
                return


def receive_all(pipe: Connection) -> Iterator[Any]:
    """Every message of a pipe, until the other side has closed it or is dead; closes the pipe."""
    with pipe:
        while True:
            try:
                yield pipe.recv()
            except (EOFError, OSError):
                return


def _put_all(commands: Connection, inbox: Inbox) -> None:
    from wgan_desktop.run.crashes import watch
    from wgan_desktop.run.messages import Quit

    for command in receive_all(commands):
        if isinstance(command, Watch):
            watch(command.log)
        else:
            inbox.put(command)
    inbox.put(Quit())


def _leave_with_parent() -> None:
    """Wait for the parent's end: no orphan outlives a killed window, whatever it is busy with."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(ORPHANED)


def _thread(target: Callable[..., None], *arguments: Any) -> threading.Thread:
    thread = threading.Thread(target=target, args=arguments, daemon=True)
    thread.start()
    return thread
