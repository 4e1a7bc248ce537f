from __future__ import annotations

import numpy as np
import pytest

from wgan_desktop.run.messages import State
from wgan_desktop.ui.duel.clock import KEPT, Clock


def told(step: int, seconds: float, run: str = "one") -> State:
    return State(run, "playing", step, 0, 0, 0, 0.0, seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    made = Clock()
    for step, seconds in ((100, 1.0), (200, 3.0)):
        made.take(told(step, seconds))
    return made


def test_steps_are_seconds_and_back(clock: Clock) -> None:
    steps = np.array([0.0, 50.0, 150.0, 200.0])
    assert clock.seconds(steps).tolist() == [0.0, 0.5, 2.0, 3.0]
    assert clock.steps(clock.seconds(steps)).tolist() == steps.tolist()


def test_beyond_the_newest_reading_it_goes_on_at_the_speed_so_far(clock: Clock) -> None:
    assert clock.seconds(np.array([400.0])).tolist() == [6.0]
    assert Clock().seconds(np.array([7.0])).tolist() == [0.0]


def test_a_run_that_went_back_or_begins_anew(clock: Clock) -> None:
    clock.take(told(150, 2.5))
    clock.take(told(250, 4.5))
    assert clock.seconds(np.array([150.0, 200.0])).tolist() == [2.5, 3.5]
    clock.take(told(10, 1.0, run="other"))
    assert clock.seconds(np.array([10.0])).tolist() == [1.0]
    clock.take(None)


def test_its_memory_is_bounded() -> None:
    clock = Clock()
    for step in range(5 * KEPT):
        clock.take(told(step, step / 10))
    assert len(clock._steps) <= 2 * KEPT
    assert clock.seconds(np.array([1000.0])).tolist() == pytest.approx([100.0])
