from __future__ import annotations

import math

import pytest

from wgan_desktop.run.messages import Pace
from wgan_desktop.ui.controls.pacing import FASTEST, LONGEST, POSITIONS, QUICKEST, SLOWEST, Pacing


def test_the_slider_reaches_from_a_tenth_of_a_step_to_as_fast_as_it_goes() -> None:
    told: list[Pace] = []
    pacing = Pacing(told.append)
    for position in (0, POSITIONS - 1, POSITIONS):
        pacing.move(position)
    assert [pace.steps_per_second for pace in told] == [SLOWEST, FASTEST, math.inf]


def test_slow_motion_has_its_own_pace_and_keeps_the_speed() -> None:
    told: list[Pace] = []
    pacing = Pacing(told.append)
    pacing.move(40)
    speed = pacing.steps_per_second
    pacing.set_slow(True)
    for position in (0, POSITIONS):
        pacing.move(position)
    pacing.set_slow(False)
    assert [pace.seconds_per_substep for pace in told] == [0, 1.0, LONGEST, QUICKEST, 0]
    assert told[-1].steps_per_second == speed


@pytest.mark.parametrize("slow", [False, True])
def test_the_slider_stands_where_it_was_put(slow: bool) -> None:
    pacing = Pacing(lambda pace: None)
    pacing.set_slow(slow)
    for position in range(0, POSITIONS + 1, 4):
        pacing.move(position)
        assert pacing.position == pytest.approx(position, abs=1)
