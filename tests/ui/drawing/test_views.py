from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.ui.drawing.camera import Camera
from wgan_desktop.ui.drawing.span import LEAP, SHORTEST, START, Span


def test_the_home_view_holds_the_extent_with_equal_axes() -> None:
    camera = Camera()
    camera.set_home((-2.0, 2.0, -1.0, 3.0))
    (left, right), (low, high) = camera.ranges(800, 400)
    assert (low, high) == (-1.0, 3.0)
    assert (right - left) / 800 == pytest.approx((high - low) / 400)


def test_a_home_that_moves_takes_along_whoever_looks_at_it_and_leaves_who_looks_at_a_part() -> None:
    camera = Camera()
    camera.set_home((-1.0, 1.0, -1.0, 1.0))
    camera.set_home((-2.0, 2.0, -2.0, 2.0), anew=False)
    assert (camera.now.half, camera.wanted.half) == (1.0, 2.0)
    camera.zoom(0.5, 0.0, 0.0)
    camera.set_home((-3.0, 3.0, -3.0, 3.0), anew=False)
    assert (camera.wanted.half, camera.home.half) == (1.0, 3.0)
    camera.set_home((-4.0, 4.0, -4.0, 4.0))
    assert camera.now.half == 4.0


def test_zooming_keeps_the_point_under_the_pointer_and_arrives() -> None:
    camera = Camera()
    camera.set_home((-1.0, 1.0, -1.0, 1.0))
    camera.zoom(0.25, 0.5, -0.5)
    shares = []
    while camera.step(1 / 60):
        (left, right), (low, high) = camera.ranges(100, 100)
        shares.append(((0.5 - left) / (right - left), (-0.5 - low) / (high - low)))
    assert camera.now == camera.wanted
    assert camera.now.half == pytest.approx(0.25)
    assert shares == [pytest.approx((0.75, 0.25), abs=2e-3)] * len(shares)
    camera.reset()
    while camera.step(1 / 60):
        pass
    assert camera.now == camera.home


@given(st.lists(st.floats(1e-3, 1e3), max_size=30))
def test_zoom_stays_within_reason(factors: list[float]) -> None:
    camera = Camera()
    for factor in factors:
        camera.zoom(factor, 0.3, 0.3)
        camera.step(0.05)
    assert 1e-5 < camera.now.half < 1e2
    assert math.isfinite(camera.now.x)


def test_moving_follows_the_hand_at_once() -> None:
    camera = Camera()
    camera.move(0.5, -0.25)
    assert (camera.now.x, camera.now.y) == (0.5, -0.25)
    assert camera.now == camera.wanted


def test_a_span_follows_the_whole_run_at_first() -> None:
    span = Span()
    assert span.window(0) == (0, START)
    start, stop = span.window(5000)
    assert start == 0
    assert 5000 <= stop <= 5000 * (1 + LEAP)
    assert span.whole


def test_a_window_that_follows_rests_between_small_leaps() -> None:
    stops = {Span().window(newest)[1] for newest in range(10_000, 10_640)}
    assert len(stops) <= 11
    span = Span()
    span.zoom(0.01, 0, 10_000)
    assert span.window(10_001)[1] - 10_001 <= 1


def test_zooming_in_while_following_keeps_the_newest_in_view() -> None:
    span = Span()
    span.zoom(0.1, 500, 1000)
    assert span.window(1000) == pytest.approx((900, 1000), abs=1)
    assert span.window(2000) == pytest.approx((1900, 2000), abs=1)
    span.zoom(100, 500, 2000)
    assert span.whole


def test_dragging_back_stays_there_and_dragging_on_follows_again() -> None:
    span = Span()
    span.zoom(0.2, 0, 1000)
    span.move(-300, 1000)
    assert span.window(1000) == pytest.approx((500, 700), abs=10)
    assert span.window(9000) == span.window(1000)
    span.zoom(0.5, 600, 9000)
    assert span.window(9000) == pytest.approx((550, 650), abs=10)
    span.move(1e6, 9000)
    assert span.follows
    span.reset()
    assert span.whole


@given(st.lists(st.tuples(st.booleans(), st.floats(-1e5, 1e5), st.floats(0.1, 10)), max_size=30), st.floats(0, 1e6))
def test_a_window_is_always_a_window(moves: list[tuple[bool, float, float]], newest: float) -> None:
    span = Span()
    for drag, way, factor in moves:
        if drag:
            span.move(way, newest)
        else:
            span.zoom(factor, way, newest)
        start, stop = span.window(newest)
        assert stop - start >= SHORTEST * 0.999
        assert stop <= max(newest, START) * (1 + LEAP)
        assert start >= -1e-6 * stop
