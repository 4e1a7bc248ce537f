"""The small language of conditions: what it reads, what it refuses, and what can never hold."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.conditions import OPERATORS, QUANTITIES, Comparison, Condition, ConditionError


@pytest.mark.parametrize(
    ("text", "values", "holds"),
    [
        ("w1 < 0.1", {"w1": 0.05}, True),
        ("w1 < 0.1", {"w1": 0.1}, False),
        ("w1 <= .1 and modes >= 8", {"w1": 0.1, "modes": 8.0}, True),
        ("w1 <= .1 and modes >= 8", {"w1": 0.1, "modes": 7.0}, False),
        ("step>=500", {"step": 500.0}, True),
        ("estimate > -1e-3", {"estimate": 0.0}, True),
        ("heap_kl > 1000000", {"heap_kl": math.inf}, True),
        ("w1 < 0.1", {"w1": math.nan}, False),
        ("w1 > 0.1", {"w1": math.nan}, False),
    ],
)
def test_conditions_hold_or_do_not(text: str, values: dict[str, float], holds: bool) -> None:
    assert Condition.parse(text).holds(values.__getitem__) == holds


def test_what_comes_after_a_comparison_that_fails_is_not_read() -> None:
    asked: list[str] = []

    def read(name: str) -> float:
        asked.append(name)
        return 0.0

    assert not Condition.parse("step >= 600 and w1 < 0.1").holds(read)
    assert asked == ["step"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is not a comparison"),
        ("w1", "is not a comparison"),
        ("w1 < ", "is not a comparison"),
        ("w1 = 1", "is not a comparison"),
        ("w1 < 1 or step > 3", "is not a comparison"),
        ("__import__('os')", "is not a comparison"),
        ("w1 < 1 and", "is not a comparison"),
        ("wone < 1", "nothing called wone is measured"),
        ("agreemnt > 0", "measured; agreement is"),
        ("w1 < -1", "w1 < -1 can never hold: w1 is never below 0"),
        ("w1 < 0", "can never hold"),
        ("high_quality > 1", "can never hold: high_quality lies between 0 and 1"),
        ("theta > 4", "can never hold"),
        ("w1 < 0.1 and w1 > 1", "w1 < 0.1 and w1 > 1 can never hold"),
        ("heap_js >= 0.7", "can never hold"),
        ("modes > 7 and modes < 8", "can never hold"),
        ("heap_w1 > 100", "can never hold: heap_w1 lies between 0 and 12"),
        ("heap_w2 > 12", "can never hold"),
        ("work > 200", "can never hold"),
        ("dirac_step >= 501", "can never hold: dirac_step lies between 0 and 500"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_sentence(text: str, why: str) -> None:
    with pytest.raises(ConditionError) as caught:
        Condition.parse(text)
    assert why in str(caught.value)
    assert "\n" not in str(caught.value)


@given(st.sampled_from(sorted(QUANTITIES)), st.sampled_from(sorted(OPERATORS)), st.floats(-10, 10))
def test_what_is_accepted_can_hold_and_reads_as_it_is_written(name: str, sign: str, bound: float) -> None:
    try:
        condition = Condition.parse(f"{name} {sign} {bound!r}")
    except ConditionError:
        low, high = QUANTITIES[name].low, QUANTITIES[name].high
        inside = [low, high, (max(low, -1e9) + min(high, 1e9)) / 2]
        assert not any(OPERATORS[sign](value, bound) for value in inside)
        return
    assert condition.comparisons == (Comparison(name, sign, bound),)
    assert Condition.parse(str(condition)).names == (name,)


@pytest.mark.parametrize("name", QUANTITIES)
def test_every_quantity_says_what_it_is(name: str) -> None:
    quantity = QUANTITIES[name]
    assert name.isidentifier()
    assert quantity.low < quantity.high
    assert len(quantity.about) > 10
