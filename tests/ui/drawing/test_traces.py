from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QPainter

from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.lines import along
from wgan_desktop.ui.drawing.scales import Scale
from wgan_desktop.ui.drawing.traces import FEW, Band, Trace, Traces, apart, averaged, extent
from wgan_desktop.ui.theme import Theme

FRAME = Frame((1.0, -50.0), (0.0, 100.0), 400.0, 200.0)


def painted(traces: Traces, paper: QColor | str = "black") -> np.ndarray:
    """The picture, (200, 400) of 0xffRRGGBB."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(paper))
    painter = QPainter(image)
    traces.paint(painter, FRAME, Theme(), 0.0)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint32).reshape(200, 400) & 0xFFFFFF


def trace(values: np.ndarray, **rest: object) -> Trace:
    return Trace("x", np.arange(len(values)) * 400.0 / len(values), values, QColor("red"), **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize("dense", [False, True])
def test_a_gap_stays_a_gap(qapp: object, dense: bool) -> None:
    count = 4 * FEW if dense else 20
    values = np.sin(np.linspace(0, 6, count))
    values[int(0.4 * count) : int(0.6 * count)] = np.nan
    traces = Traces()
    traces.traces = [trace(values)]
    columns = painted(traces).any(axis=0)
    assert columns[:150].mean() > 0.95
    assert not columns[170:230].any()
    assert columns[250:370].mean() > 0.95


def test_negative_values_are_drawn_below_zero(qapp: object) -> None:
    traces = Traces()
    traces.traces = [trace(np.full(50, -1.0))]
    rows = np.flatnonzero(painted(traces).any(axis=1))
    assert abs(rows.mean() - 150) < 3


def test_an_exact_zero_lies_on_the_bottom_of_a_log_axis(qapp: object) -> None:
    traces = Traces()
    traces.scale = Scale("log")
    traces.traces = [trace(np.array([1.0, 0.0, 0.0, 0.0]))]
    assert painted(traces)[-2:].any()


def test_an_infinite_value_is_a_triangle_at_the_edge(qapp: object) -> None:
    traces = Traces()
    traces.traces = [trace(np.array([0.0, np.inf, 0.0, -np.inf]))]
    picture = painted(traces)
    assert picture[2:6, 90:110].any()
    assert picture[-6:-2, 290:310].any()


@pytest.mark.parametrize("scale", [Scale(), Scale("log"), Scale("symlog", 1e-3)])
@pytest.mark.parametrize("values", [[], [1e308, -1e308], [np.nan], [np.inf, -np.inf, 5e-324], [0.0, 0.0]])
def test_extreme_values_are_painted_without_complaint(qapp: object, scale: Scale, values: list[float]) -> None:
    traces = Traces()
    traces.scale = scale
    each = trace(np.array(values, np.float64), label="x") if values else trace(np.empty(0))
    traces.traces, traces.ghosts = [each], [trace(np.array([1e308, 0.0]), dashed=True)]
    traces.marks = np.array([0.0, 1e18])
    painted(traces)
    low, high = extent(scale, traces.traces + traces.ghosts, 1e308)
    assert math.isfinite(low) == math.isfinite(high)


def test_the_extent_counts_finite_values_only() -> None:
    assert extent(Scale(), [trace(np.array([np.nan, 2.0, np.inf, -3.0]))], 5.0) == (-3.0, 5.0)
    assert np.isnan(extent(Scale(), [])).all()


def test_a_ghost_is_dashed(qapp: object) -> None:
    traces = Traces()
    traces.ghosts = [trace(np.zeros(300), dashed=True)]
    columns = painted(traces).any(axis=0)
    assert 0.3 < columns.mean() < 0.75


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=200), st.floats(1, 50))
def test_a_running_average_stays_among_the_values(values: list[float], width: float) -> None:
    points = np.stack([np.arange(len(values)) * 1.0, values], 1)
    found = averaged(points, np.empty(0), width)
    assert found[:, 1].min() >= min(values) - 1e-9
    assert found[:, 1].max() <= max(values) + 1e-9
    assert found[-1, 0] == points[-1, 0]
    assert found[0, 0] == 0


def test_nothing_is_averaged_across_a_gap_or_a_change() -> None:
    x = np.arange(40.0)
    y = np.where(x <= 20, 0.0, 10.0)  # a change at step 20 acts on the steps after it
    gap = np.stack([x, np.where(x == 20, np.nan, y)], 1)
    for points, breaks in ((gap, np.empty(0)), (np.stack([x, y], 1), np.array([20.0]))):
        found = averaged(points, breaks, 10.0)
        assert set(found[~np.isnan(found[:, 1]), 1].tolist()) == {0.0, 10.0}
    assert np.isnan(averaged(gap, np.empty(0), 10.0)).any()
    assert len(along(averaged(gap, np.empty(0), 10.0))) < len(averaged(gap, np.empty(0), 10.0)) - 1


@given(st.lists(st.floats(0, 200), max_size=8))
def test_names_keep_apart_and_in_order(heights: list[float]) -> None:
    found = apart(heights, 12.0, 200.0)
    placed = sorted(found)
    assert all(b - a >= 12.0 - 1e-9 for a, b in itertools.pairwise(placed))
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    assert [found[index] for index in order] == placed
    assert all(place <= 200 for place in placed)
    assert all(place >= 6 for place in placed)  # a name at the upper edge is not cut off
    clear = apart(heights, 12.0, 400.0, head=30.0)
    assert all(place >= 36 for place in clear)


def test_no_line_runs_through_a_name(qapp: object) -> None:
    """Around a name's letters the picture is the same whatever lies below."""
    flat = Trace("x", np.arange(300.0), np.zeros(300), QColor("red"), label="estimate")
    under = Trace("y", np.arange(400.0), np.zeros(400), QColor("blue"))
    traces, pictures = Traces(), []
    for others, band in (([], None), ([under], Band(-1.0, 0.0, 1.0))):
        traces.traces, traces.band = [flat, *others], band
        pictures.append(painted(traces, Theme().color("surface"))[:, 303:])
    alone, above = (np.stack([picture >> shift & 255 for shift in (16, 8, 0)]).astype(int) for picture in pictures)
    letters = alone[0] > 180  # those of the letters' pixels that are all but red
    near = np.zeros_like(letters)
    for y, x in itertools.product((-1, 0, 1), repeat=2):
        near |= np.roll(letters, (y, x), (0, 1))
    differs = abs(alone - above).max(axis=0)
    assert letters.sum() > 40
    assert (differs > 60).sum() > 100
    assert differs[near].max() < 100  # of 222 without a halo
