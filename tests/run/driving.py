"""Driving a session in a test: wait for what must become true, never for a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from wgan_desktop.core.settings import Settings
from wgan_desktop.run.session import Session
from wgan_desktop.run.view import View

FAKE, REAL = "tests.run.fake_side", "wgan_desktop.run.torch_side"
PATIENCE = 60.0  # seconds: only a hang takes so long
SMALL = Settings(
    critic_width=8, critic_depth=1, generator_width=8, generator_depth=1, batch_size=16, critic_steps=2, warmup=7
)


def until(session: Session, true: Callable[[View], Any], patience: float = PATIENCE) -> View:
    """The first view of which ``true`` holds; all pictures on the way to it are taken."""
    deadline = time.monotonic() + patience
    while True:
        view = session.view()
        session.taken(view)
        if true(view):
            return view
        assert time.monotonic() < deadline, f"never came true; {view.state}; {view.failure}"
        time.sleep(0.002)


def step(count: int) -> Callable[[View], bool]:
    """At least so many steps are told of."""
    return lambda view: view.state is not None and view.state.step >= count


def rests(view: View) -> bool:
    """Nothing more is being done."""
    return view.state is not None and bool(view.state.fingerprint)


def activity(name: str) -> Callable[[View], bool]:
    """The worker is at this."""
    return lambda view: view.state is not None and view.state.activity == name


def steps_in(view: View) -> list[int]:
    """The steps of the rows."""
    return [int(step) for step in view.history.track("critic_loss").first]
