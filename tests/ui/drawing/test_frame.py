from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.ui.drawing.frame import BEYOND, Frame

FRAME = Frame((100.0, -100.0), (200.0, 150.0), 400.0, 300.0)
coordinate = st.floats(allow_nan=True, allow_infinity=True)


def test_the_origin_lies_at_the_shift_and_y_points_up() -> None:
    assert FRAME.pixels(np.array([[0.0, 0.0], [1.0, 1.0]])).tolist() == [[200.0, 150.0], [300.0, 50.0]]
    assert FRAME.coordinates(300.0, 50.0) == (1.0, 1.0)


@given(st.lists(st.tuples(coordinate, coordinate), min_size=1, max_size=10))
def test_no_pixel_is_far_away(points: list[tuple[float, float]]) -> None:
    pixels = FRAME.pixels(np.array(points))
    seen = pixels[np.isfinite(pixels).all(axis=1)]
    assert (np.abs(seen) <= (1 + BEYOND) * 400).all()


@given(st.lists(st.tuples(*[coordinate] * 4), min_size=1, max_size=10))
def test_no_line_ends_far_away(lines: list[tuple[float, ...]]) -> None:
    cut = FRAME.lines(np.array(lines))
    assert np.isfinite(cut).all()
    assert (np.abs(cut) <= (1 + BEYOND) * 400 + 1e-6).all()


@given(st.lists(st.tuples(*[st.floats(-1e4, 1e4)] * 4), min_size=1, max_size=10))
def test_a_cut_line_lies_on_the_line(lines: list[tuple[float, ...]]) -> None:
    for line in lines:
        whole = np.array(line)
        cut = FRAME.cut(whole[None, :])
        for end in cut.reshape(-1, 2):
            way, there = whole[2:] - whole[:2], end - whole[:2]
            assert abs(way[0] * there[1] - way[1] * there[0]) <= 1e-6 * (1 + np.hypot(*way)) * 1e3


def test_a_line_inside_is_left_alone_and_one_outside_is_left_out() -> None:
    inside, outside = [10.0, 10.0, 20.0, 20.0], [5000.0, 0.0, 6000.0, 0.0]
    assert FRAME.cut(np.array([inside, outside])).tolist() == [inside]


def test_a_line_that_crosses_is_kept_where_it_is_seen() -> None:
    cut = FRAME.cut(np.array([[-1e6, 150.0, 1e6, 150.0]]))
    assert cut[0, 1] == cut[0, 3] == 150
    assert cut[0, 0] <= 0 <= 400 <= cut[0, 2]
