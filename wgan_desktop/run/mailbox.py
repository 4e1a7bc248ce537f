"""What two threads hand each other: messages in order, and of some kinds only the newest, so that nothing queues up."""

from __future__ import annotations

import collections
import threading
from collections.abc import Iterator
from typing import Generic, TypeVar

from wgan_desktop.run.messages import NEWEST, Command, Event

M = TypeVar("M")


class Mailbox(Generic[M]):
    """A tray between threads: any number may put, one takes; a sender never waits.

    Of the kinds `messages.NEWEST` it holds one message, the newest; all others stay whole and in order.
    """

    def __init__(self) -> None:
        self._messages: collections.deque[M] = collections.deque()
        self._changed = threading.Condition()
        self._closed = False

    def __len__(self) -> int:
        return len(self._messages)

    def put(self, *messages: M) -> None:
        """Lay down messages, which wake the receiver but once; after `close` they are dropped."""
        with self._changed:
            if self._closed or not messages:
                return
            for message in messages:
                if isinstance(message, NEWEST):
                    self._messages = collections.deque(m for m in self._messages if type(m) is not type(message))
                self._messages.append(message)
            self._changed.notify_all()

    def take(self) -> M | None:
        """Take the oldest message; None when there is none."""
        with self._changed:
            return self._messages.popleft() if self._messages else None

    def holds(self, *kinds: type) -> bool:
        """Whether there is a message of one of these kinds."""
        with self._changed:
            return any(isinstance(message, kinds) for message in self._messages)

    def wait(self, timeout: float | None = None) -> bool:
        """Sleep until there is a message or the mailbox is closed, at most ``timeout`` seconds; whether that is so."""
        with self._changed:
            return self._changed.wait_for(lambda: self._closed or bool(self._messages), timeout)

    def close(self) -> None:
        """Accept no more; what is there can still be taken."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def __iter__(self) -> Iterator[M]:
        """Take message after message, sleeping while there is none, until the mailbox is closed and empty."""
        while self.wait():
            message = self.take()
            if message is None:
                return
            yield message


Inbox = Mailbox[Command]
Outbox = Mailbox[Event]
