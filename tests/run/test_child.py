"""A child that is started before anybody asks for it."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from wgan_desktop.run.child import TRAINING, Child, Spare, resolve
from wgan_desktop.run.hosts import ProcessHost
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.messages import Advance, Play
from wgan_desktop.run.worker import work


def never(inbox: Inbox, outbox: Outbox) -> None:
    """What the child would run if the spare one were not taken."""
    raise AssertionError


def test_the_loop_of_a_spare_trainer_is_that_of_every_trainer() -> None:
    assert resolve(TRAINING) is work


def test_a_spare_child_is_taken_once_and_does_what_its_loop_says() -> None:
    spare = Spare(Child("tests.run.test_hosts:echo"))
    events: list[Any] = []
    gone = threading.Event()
    first = ProcessHost(never, events.append, lambda _: gone.set(), spare=spare)
    first.start()
    first.put(Advance("step"))
    first.put(Play())
    assert gone.wait(60)
    first.close()
    assert events[-1].why == "Play"
    assert spare.take() is None
    spare.close()


def test_a_spare_child_that_nobody_took_is_ended() -> None:
    child = Child("tests.run.test_hosts:echo")
    Spare(child).close()
    assert child.commands.closed
    assert child.events.closed
    with pytest.raises(ValueError, match="closed"):
        child.process.is_alive()
