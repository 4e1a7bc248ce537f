"""Bursts and falling rates, by step."""

from __future__ import annotations

import pytest

from wgan_desktop.core.schedule import critic_updates, fall
from wgan_desktop.core.settings import Settings


def test_bursts() -> None:
    wgan = Settings(
        critic_steps=5, critic_steps_burst=100, critic_steps_burst_until=25, critic_steps_burst_every=500
    )  # fmt: skip
    assert [critic_updates(wgan, step) for step in (0, 24, 25, 499, 500, 501, 1000)] == [100, 100, 5, 5, 100, 5, 100]
    assert critic_updates(Settings(critic_steps=3, critic_steps_burst_until=9), 0) == 3


def test_rates_fall_to_their_floor() -> None:
    falling = Settings(lr_decay=100, lr_floor=0.1)
    assert [fall(falling, step) for step in (0, 50, 90, 1000)] == pytest.approx([1, 0.5, 0.1, 0.1])
    assert fall(Settings(), 10**9) == 1
