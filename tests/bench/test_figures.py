"""A figure says what was measured, and no more than the machine allows to say."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.bench.figures import Figure, interleaved, number, quartiles, versus


@pytest.mark.parametrize(
    ("value", "spread", "target", "verdict"),
    [
        (2.0, (1.9, 2.1), {"low": 1.8}, "met"),
        (2.0, (1.7, 2.1), {"low": 1.8}, "too noisy to tell"),
        (1.7, (1.6, 1.9), {"low": 1.8}, "too noisy to tell"),
        (1.7, (1.6, 1.75), {"low": 1.8}, "missed"),
        (30.0, (29.0, 39.0), {"high": 40.0}, "met"),
        (30.0, None, {"high": 20.0}, "missed"),
        (math.nan, None, {"high": 20.0}, "not measured"),
        (30.0, None, {}, ""),
    ],
)
def test_verdicts(value: float, spread: tuple[float, float] | None, target: dict[str, float], verdict: str) -> None:
    figure = Figure("speed", value, "x", quartiles=spread, **target)
    assert figure.verdict == verdict
    assert verdict in figure.in_words()


def test_what_the_machine_alone_may_have_added_leaves_it_open() -> None:
    assert Figure("p99", 27.0, "ms", 22.0, "plain work", high=25.0, slack=1.0).verdict == "missed"
    assert Figure("p99", 27.0, "ms", 22.0, "plain work", high=25.0, slack=13.0).verdict == "too noisy to tell"
    assert Figure("p99", 24.0, "ms", 22.0, "plain work", high=25.0, slack=13.0).verdict == "met"


def test_the_ratio_is_judged_where_there_is_one() -> None:
    figure = versus("steps", [20.0, 22.0, 30.0], [10.0, 10.0, 20.0], unit="steps/s", against="a baseline", low=1.8)
    assert (figure.value, figure.baseline, figure.ratio) == (22.0, 10.0, 2.0)
    assert figure.verdict == "too noisy to tell"
    assert figure.in_words().startswith("steps: 22.0 steps/s against 10.0 (a baseline) = 2.00x, quartiles 1.75 to 2.10")


def test_a_figure_is_json() -> None:
    plain = Figure("W1", math.nan, "", ratio=math.inf, high=2.5).as_json()
    assert plain["value"] is None
    assert plain["verdict"] == "not measured"
    json.dumps(plain, allow_nan=False)


def test_rounds_alternate() -> None:
    order: list[str] = []
    ways = {name: lambda name=name: order.append(name) or float(len(order)) for name in "ab"}
    assert interleaved(ways, 3) == {"a": [1.0, 4.0, 5.0], "b": [2.0, 3.0, 6.0]}
    assert "".join(order) == "abbaab"


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_quartiles_lie_inside(values: list[float]) -> None:
    found = quartiles(values)
    assert found is not None
    assert min(values) - 1e-9 <= found[0] <= found[1] <= max(values) + 1e-9


@given(st.floats(min_value=1e-5, max_value=1e9))
def test_numbers_are_readable_and_right(value: float) -> None:
    shown = number(value)
    assert "e" not in shown
    assert float(shown.replace(",", "")) == pytest.approx(value, rel=6e-3, abs=6e-7)
