from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.ui.drawing.contours import contours, heights, round_step
from wgan_desktop.ui.drawing.heat import COLOURS, eased, places, shades, span


def test_contours_of_a_cone_are_circles() -> None:
    x = np.linspace(-2, 2, 81)
    cone = np.hypot(*np.meshgrid(x, x))
    path = contours(cone, (-2, 2, -2, 2), np.array([0.5, 1.0]))
    radius = np.hypot(path[:, 0], path[:, 1])
    assert np.isnan(path).any()
    assert np.abs(radius[~np.isnan(radius)][:, None] - [0.5, 1.0]).min(axis=1).max() < 0.01


def test_contours_survive_gaps_and_nothing() -> None:
    surface = np.full((8, 8), np.nan)
    assert len(contours(surface, (0, 1, 0, 1), np.array([0.5]))) == 0
    assert len(contours(surface, (0, 1, 0, 1), np.empty(0))) == 0


@given(st.floats(1e-200, 1e200), st.integers(2, 20))
def test_a_round_step_divides_about_as_asked(size: float, count: int) -> None:
    step = round_step(size, count)
    assert count / 2.6 <= size / step <= count * 2.6
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert min(abs(mantissa - each) for each in (1, 2, 5, 10)) < 1e-6


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6))
def test_heights_lie_between(low: float, size: float) -> None:
    levels = heights(low, low + size)
    assert ((levels > low) & (levels < low + size)).all()
    assert len(levels) <= 25


def test_heights_stay_the_same_while_the_range_moves_a_little() -> None:
    assert set(heights(-1.0, 1.0)) & set(heights(-1.01, 1.02)) == set(heights(-1.0, 1.0))


@pytest.mark.parametrize("levels", [(-1e308, 1e308), (0.0, 0.0), (0.0, 1.0), (5e-324, 1e-323), (-math.pi, 7.0)])
def test_places_are_colours_whatever_the_levels(levels: tuple[float, float]) -> None:
    values = np.array([[-1e308, levels[0]], [levels[1], 1e308], [math.nan, math.inf]])
    found = places(values, levels)
    assert found.dtype == np.uint8
    assert (found < COLOURS).all()


def test_the_lowest_and_the_highest_value_have_the_ends_of_the_colours() -> None:
    assert places(np.array([-1.0, 0.0, 3.0]), (-1.0, 3.0)).tolist() == [0, 63, 255]


def test_the_span_ignores_what_is_no_number() -> None:
    assert span(np.array([np.nan, 1.0, np.inf, -2.0])) == (-2.0, 1.0)
    assert span(np.array([np.nan])) is None


def test_levels_arrive_and_jump_only_to_another_order() -> None:
    levels = eased(None, (0.0, 1.0))
    for _ in range(60):
        levels = eased(levels, (-1.0, 2.0))
    assert levels == pytest.approx((-1.0, 2.0), abs=1e-6)
    assert eased((0.0, 1.0), (0.0, 100.0)) == (0.0, 100.0)


@pytest.mark.parametrize("paper", ["#000000", "#ffffff"])
def test_colours_are_calm_and_get_lighter(paper: str) -> None:
    colours = shades("cividis", paper)
    light = [(c >> 16 & 255) * 0.3 + (c >> 8 & 255) * 0.59 + (c & 255) * 0.11 for c in colours.tolist()]
    assert light[0] < light[128] < light[255]
