from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.ui.drawing.scales import Limits, Scale, threshold

SYMLOG = Scale("symlog", 0.01)
finite = st.floats(-1e300, 1e300)


@given(st.lists(finite, min_size=1, max_size=20))
def test_symlog_goes_there_and_back(values: list[float]) -> None:
    back = SYMLOG.values(SYMLOG.heights(values))
    assert back == pytest.approx(values, rel=1e-9, abs=1e-14)


@given(finite, finite)
def test_every_scale_keeps_the_order(a: float, b: float) -> None:
    low, high = sorted((a, b))
    for kind in ("linear", "symlog"):
        heights = Scale(kind, 1e-3).heights([low, high])
        assert heights[0] <= heights[1]


def test_symlog_is_odd_and_zero_at_zero() -> None:
    values = np.array([1e-5, 0.01, 3.0, 1e308])
    assert SYMLOG.heights(-values) == pytest.approx(-SYMLOG.heights(values))
    assert SYMLOG.heights(0.0) == 0


def test_log_has_no_place_for_negative_values_and_the_bottom_for_zero() -> None:
    assert Scale("log").heights([-1.0, 0.0, 100.0]).tolist()[1:] == [-math.inf, 2.0]
    assert np.isnan(Scale("log").heights([-1.0]))


@given(
    st.sampled_from(["linear", "log", "symlog"]),
    st.floats(-290, 290),
    st.floats(1e-3, 1e3),
)
def test_ticks_are_few_ascending_and_inside(kind: str, low: float, size: float) -> None:
    scale, high = Scale(kind, 0.01), min(low + size, 299.0)  # type: ignore[arg-type]
    ticks = scale.ticks(low, high, 5)
    places = [tick.height for tick in ticks]
    assert places == sorted(places)
    assert len(ticks) <= 20
    margin = 1e-6 * (high - low) + 1e-9
    assert all(low - margin <= place <= high + margin for place in places)
    assert all(tick.label for tick in ticks)


def test_ticks_of_a_loss_are_round() -> None:
    assert [tick.label for tick in Scale().ticks(-1.02, 1.02, 4)] == ["−1.0", "−0.5", "0", "0.5", "1.0"]
    labels = [tick.label for tick in SYMLOG.ticks(*SYMLOG.heights([-1.0, 1.0]), 4)]
    assert labels == ["−1", "−0.1", "−0.01", "0", "0.01", "0.1", "1"]
    assert [tick.label for tick in Scale("log").ticks(-3.0, 1.0, 5)] == ["0.001", "0.01", "0.1", "1", "10"]


def test_threshold_lies_two_decades_below() -> None:
    assert threshold(3.0) == pytest.approx(0.01)
    assert threshold(0.0) == threshold(math.inf) == 1.0
    assert threshold(1e308) > 0
    assert threshold(5e-324) > 0


def test_limits_take_the_first_data_at_once_and_then_follow_smoothly() -> None:
    limits = Limits()
    limits.fit(0.0, 1.0, now=0.0)
    first = limits.now
    assert first[0] < 0
    assert first[1] > 1
    limits.fit(0.0, 5.0, now=1.0)
    assert limits.now == first
    seen = [first[1]]
    while limits.step(1 / 30):
        seen.append(limits.now[1])
    assert seen == sorted(seen)
    assert len(seen) > 4
    assert limits.now == limits.wanted
    assert limits.now[1] > 5


def test_limits_change_at_most_five_times_a_second() -> None:
    limits, changes, wanted = Limits(), 0, None
    for beat in range(60):  # two seconds
        limits.fit(0.0, 1.0 + beat, now=beat / 30)
        changes += limits.wanted != wanted
        wanted = limits.wanted
    assert changes <= 11


def test_limits_rest_while_the_data_fill_them() -> None:
    limits = Limits()
    limits.fit(0.0, 1.0, now=0.0)
    wanted = limits.wanted
    limits.fit(0.0, 0.9, now=1.0)
    assert limits.wanted == wanted
    limits.fit(0.0, 0.2, now=2.0)
    assert limits.wanted[1] < 0.3


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0, 1e300, -1e300, 1e-300])
def test_limits_of_a_constant_have_room_above_and_below(value: float) -> None:
    limits = Limits()
    limits.fit(value, value, now=0.0)
    assert limits.now[0] < value < limits.now[1]
    assert math.isfinite(limits.now[1] - limits.now[0])


def test_limits_ignore_what_is_no_number() -> None:
    limits = Limits()
    before = limits.now
    limits.fit(math.nan, math.inf, now=0.0)
    assert limits.now == before
