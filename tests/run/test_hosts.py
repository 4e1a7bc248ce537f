"""What a host does when its loop ends by itself."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from wgan_desktop.core.words import Said
from wgan_desktop.run.hosts import Host, ProcessHost, ThreadHost
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.messages import Advance, Play, Skipped


def echo(inbox: Inbox, outbox: Outbox) -> None:
    """Repeats what it is told, and leaves at the first `Play`, without having been asked to."""
    for command in inbox:
        outbox.put(Skipped("echo", 0, Said(type(command).__name__)))
        if isinstance(command, Play):
            return


def collapse(inbox: Inbox, outbox: Outbox) -> None:
    """Leaves in a way that no loop should."""
    raise SystemExit(5)


class Watched:
    """A host with what it delivered, and how it ended."""

    def __init__(self, kind: type[Host], loop: Any) -> None:
        self.events: list[Any] = []
        self.status: list[int | None] = []
        self.gone = threading.Event()
        self.host = kind(loop, self.events.append, self._ended)
        self.host.start()

    def _ended(self, status: int | None) -> None:
        self.status.append(status)
        self.gone.set()


both = pytest.mark.parametrize("kind", [ThreadHost, ProcessHost])


@both
def test_an_end_that_nobody_asked_for_is_told_after_the_last_event(kind: type[Host]) -> None:
    watched = Watched(kind, echo)
    for _ in range(40):
        watched.host.put(Advance("step"))
    watched.host.put(Play())
    assert watched.gone.wait(60)
    assert watched.events[-1].why == "Play"
    assert watched.status == [None if kind is ThreadHost else 0]
    watched.host.put(Advance("step"))  # dropped
    watched.host.close()
    assert len(watched.status) == 1


@both
@pytest.mark.allows_log("the loop of a thread ended")
def test_even_a_collapse_is_told(kind: type[Host]) -> None:
    watched = Watched(kind, collapse)
    assert watched.gone.wait(60)
    assert watched.status == [None if kind is ThreadHost else 1]
    watched.host.close()


@both
def test_a_closed_host_tells_of_no_end(kind: type[Host]) -> None:
    before = threading.enumerate()
    watched = Watched(kind, echo)
    watched.host.close()
    watched.host.close()
    assert not watched.status
    assert threading.enumerate() == before


@both
def test_a_host_that_never_started_can_be_closed(kind: type[Host]) -> None:
    kind(echo, print, print).close()
