"""Pace and lease: when a worker may go on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from wgan_desktop.run import limits as module
from wgan_desktop.run.limits import Limits
from wgan_desktop.run.messages import Lease, Pace


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A clock that stands at ``now.time`` until somebody sets it."""
    clock = SimpleNamespace(time=100.0)
    monkeypatch.setattr(module.time, "perf_counter", lambda: clock.time)
    return clock


def test_a_pace_is_kept_on_the_average(now: Any) -> None:
    limits = Limits()
    limits.set_pace(Pace(10.0))
    assert limits.wait < 0
    limits.stepped()
    assert limits.wait == pytest.approx(0.0)
    limits.stepped()
    assert limits.wait == pytest.approx(0.1)
    now.time += 0.15  # late by half a step, which is made up for,
    limits.stepped()
    assert limits.wait == pytest.approx(0.05)
    now.time += 60  # but not a whole minute
    limits.stepped()
    assert limits.wait == pytest.approx(0.0)


def test_slow_motion_waits_at_every_stage_until_another_pace_is_set(now: Any) -> None:
    limits = Limits()
    limits.set_pace(Pace(seconds_per_substep=2.0))
    assert limits.slow_motion
    limits.substepped()
    assert limits.wait == pytest.approx(2.0)
    limits.set_pace(Pace())
    assert not limits.slow_motion
    assert limits.wait < 0


@pytest.mark.parametrize(
    ("lease", "spent"),
    [
        (Lease(), False), (Lease(steps=8), False), (Lease(steps=7), True), (Lease(steps=3), True),
        (Lease(seconds=2.0), False), (Lease(seconds=1.5), True),
    ],
)  # fmt: skip
def test_a_lease_ends_between_two_steps(lease: Lease, spent: bool) -> None:
    limits = Limits()
    limits.set_lease(lease)
    trainer: Any = SimpleNamespace(step_count=7, seconds=1.5, update_index=0)
    assert limits.spent(trainer) is spent
    trainer.update_index = 2
    assert not limits.spent(trainer)


def test_a_run_is_held_on_a_processor_only_while_no_other_goes_along(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    monkeypatch.setattr(module, "hold_on", held.append)
    limits = Limits()
    limits.hold(1)
    limits.set_lease(Lease(steps=10, alone=False))
    limits.hold(1)  # other settings, in the middle of a duel
    limits.set_lease(Lease(steps=10))
    assert held == [1, 0, 0, 1]
