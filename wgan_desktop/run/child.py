"""A child process from the inside, and the two ends of a pipe.  Imports neither Qt nor torch."""

from __future__ import annotations

import logging
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.messages import Quit

LOG = logging.getLogger(__name__)
FAILED, ORPHANED = 1, 2  # exit statuses of a child whose loop raised, or whose parent is gone


def main(loop: Callable[[Inbox, Outbox], None], commands: Connection, events: Connection) -> None:
    """Run ``loop`` between the two pipes: the entry of every child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C means the window, which then asks its children to leave
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    multiprocessing.current_process().daemon = False  # so that it may have children of its own: those decode pictures
    _thread(_leave_with_parent)
    inbox, outbox = Inbox(), Outbox()
    _thread(_put_all, commands, inbox)
    sender = _thread(send_all, outbox, events)
    status = FAILED
    try:
        loop(inbox, outbox)
        status = 0
    except BaseException:
        LOG.exception("the loop of a child ended")
    outbox.close()
    sender.join()
    # Not through the interpreter's own end: with torch loaded that takes a second, and threads may still be inside it.
    os._exit(status)


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
    for command in receive_all(commands):
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
