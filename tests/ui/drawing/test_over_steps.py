"""What all panels of curves have in common: drawn when there is something new, moved together, read alike."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wgan_desktop.run.history import History
from wgan_desktop.ui.drawing.chart import Chart
from wgan_desktop.ui.drawing.over_steps import PATIENCE, ROWS, Line, OverSteps, Plot, newest, table
from wgan_desktop.ui.drawing.scales import Kind
from wgan_desktop.ui.drawing.traces import Band
from wgan_desktop.ui.theme import Theme

SPEED = 20.0  # steps a second of the slower run


@pytest.fixture
def curves(qtbot: QtBot) -> OverSteps:
    """Two charts of 400 x 160 above each other."""
    parent = QWidget()
    parent.resize(400, 320)
    made = OverSteps(("first", "second"), parent, Theme())
    for place, chart in enumerate(made.charts.values()):
        chart.setParent(parent)
        chart.setGeometry(0, 160 * place, 400, 160)
        chart.name_axes("y", steps=True)
    qtbot.addWidget(parent)
    parent.show()
    QApplication.processEvents()
    return made


def history(name: str, values: np.ndarray) -> History:
    made = History()
    made.append([name], values[:, None], np.arange(len(values)))
    return made


def line(of: History, name: str = "w1", **rest: object) -> Line:
    return Line(of, name, f"Exact {name}", name, QColor("red"), **rest)  # type: ignore[arg-type]


def shown(curves: OverSteps, plot: Plot, *, seconds: float = 0.0) -> None:
    """Show one plot in both charts, each of which is drawn at a beat of its own."""
    for _ in curves.charts:
        curves.beat(curves._now + seconds)
        curves.show({"first": plot, "second": plot}, newest(plot.lines[0].history, [plot.lines[0].name]))


def alone(curves: OverSteps, plot: Plot, until: float, *, seconds: float = 0.0) -> Chart:
    """Show a plot in the first chart and none in the other."""
    curves.shown = ("first",)
    curves.beat(curves._now + seconds)
    curves.show({"first": plot}, until)
    return curves.charts["first"]


def low(curves: OverSteps) -> float:
    return curves.charts["first"].canvas.limits.wanted[0]


def test_one_plot_is_drawn_at_a_time_and_none_where_nothing_is_new(curves: OverSteps) -> None:
    plot = Plot([line(history("w1", np.arange(100.0)))])
    drawn = [chart.canvas.traces for chart in curves.charts.values()]
    curves.show({"first": plot, "second": plot}, 99.0)
    assert [len(each.traces) for each in drawn] == [1, 0]
    curves.show({"first": plot, "second": plot}, 99.0)
    assert [len(each.traces) for each in drawn] == [1, 1]
    before = [each.traces for each in drawn]
    shown(curves, plot, seconds=2 * PATIENCE)
    assert all(each.traces is old for each, old in zip(drawn, before, strict=True))


def test_less_than_a_pixel_is_drawn_after_a_while_and_more_at_once(curves: OverSteps) -> None:
    long = history("w1", np.zeros(100_000))
    plot, traces = Plot([line(long)]), curves.charts["first"].canvas.traces
    shown(curves, plot)
    for step, seconds, seen in ((100_000, 0.0, False), (100_001, PATIENCE, True), (100_900, 0.0, True)):
        before = traces.traces
        long.append_one("w1", step, 1.0)
        shown(curves, plot, seconds=seconds)
        assert (traces.traces is not before) == seen


def test_a_curve_is_reduced_to_the_pixels(curves: OverSteps) -> None:
    chart = alone(curves, Plot([line(history("w1", np.sin(np.arange(5000.0))))]), 4999.0)
    (trace,) = chart.canvas.traces.traces
    assert chart.board.width() / 2 < len(trace.steps) <= chart.board.width()
    assert (trace.values.min(), trace.values.max()) == pytest.approx((-1, 1), abs=1e-3)


def test_a_curve_that_ends_in_no_number_and_stands_still_is_not_drawn_again(curves: OverSteps) -> None:
    plot, traces = Plot([line(history("w1", np.array([1.0, np.nan])))]), curves.charts["first"].canvas.traces
    shown(curves, plot)
    before = traces.traces
    shown(curves, plot, seconds=2 * PATIENCE)
    assert traces.traces is before


def test_what_is_drawn_soon_after_the_limits_have_moved_is_in_view_in_the_end(curves: OverSteps) -> None:
    growing = history("w1", np.array([1.0, 2.0]))
    plot = Plot([line(growing)])
    for step, value in ((2, 4.0), (3, 9.0)):
        growing.append_one("w1", step, value)
        chart = alone(curves, plot, float(step), seconds=0.01)
    for _ in range(100):
        curves.beat(curves._now + 0.02)
    assert chart.canvas.limits.now[1] > 9


def test_what_was_zoomed_by_hand_moves_at_once_in_all_charts(curves: OverSteps) -> None:
    shown(curves, Plot([line(history("w1", np.arange(1000.0)))]))
    curves.charts["second"].board.nearer(5)
    windows = {chart.board.window for chart in curves.charts.values()}
    assert len(windows) == 1
    assert windows.pop()[0] > 500
    curves.follow()
    assert {chart.board.window for chart in curves.charts.values()} == {(0.0, 1000.0)}


@pytest.mark.parametrize(
    ("kind", "signed", "bottom"), [("linear", False, 0.0), ("linear", True, 2.0), ("log", False, math.log10(2.0))]
)
def test_zero_is_in_view_where_values_are_counted_from_it(
    curves: OverSteps, kind: Kind, signed: bool, bottom: float
) -> None:
    shown(curves, Plot([line(history("w1", np.array([2.0, 4.0])))], kind=kind, signed=signed))
    assert bottom - 0.3 < low(curves) < bottom


def test_the_floor_and_the_run_before_are_in_view(curves: OverSteps) -> None:
    before = history("w1", np.array([9.0, 8.0])).copy()
    shown(curves, Plot([line(history("w1", np.array([2.0, 1.0])))], before, Band(0.0, 5.0, 12.0)))
    traces = curves.charts["first"].canvas.traces
    (ghost,) = traces.ghosts
    assert (ghost.values.tolist(), ghost.dashed, ghost.label) == ([9.0, 8.0], True, "")
    assert traces.band == Band(0.0, 5.0, 12.0)
    assert curves.charts["first"].canvas.limits.wanted[1] > 12


def test_a_value_is_read_with_its_spread_and_where_it_was_measured(curves: OverSteps) -> None:
    of = history("loss", np.zeros(1000))
    of.append_one("w1", 100, 0.5)
    of.append_one("none", 100, np.nan)
    of.mark(500, "The rate: 1 → 2")
    chart = alone(curves, Plot([line(of, name) for name in ("loss", "w1", "none", "unknown")]), 999.0)
    assert curves.read(chart, 900.2) == ["step 900", "Exact loss  0", "Exact w1  0.500  (100)"]
    assert curves.read(chart, 501.0) == [
        "step 501",
        "◆ The rate: 1 → 2",
        "Exact loss  0",
        "Exact w1  0.500  (100)",
    ]
    many = history("loss", np.tile([0.0, 1.0], 500_000))
    alone(curves, Plot([line(many, "loss")]), 999_999.0)
    assert curves.read(chart, 1000.0)[1] == "Exact loss  0 … 1.00"


def test_the_reading_follows_what_is_drawn_and_goes_with_the_pointer(curves: OverSteps) -> None:
    growing = history("w1", np.ones(100))
    plot = Plot([line(growing)])
    chart = alone(curves, plot, 99.0)
    curves.hover(chart, 99.0)
    assert [each.canvas.marked for each in curves.charts.values()] == [99.0, 99.0]
    growing.append_one("w1", 99, 2.0)
    alone(curves, plot, 99.0, seconds=PATIENCE)
    assert curves.reading.lines == ["step 99", "Exact w1  2.00"]
    curves.hover(chart, None)
    assert curves.charts["second"].canvas.marked is None
    assert not curves.reading.isVisible()


def test_runs_are_read_in_one_row_and_over_the_seconds_that_each_took(curves: OverSteps) -> None:
    slow, fast = history("w1", np.arange(200.0)), history("w1", np.arange(400.0))
    slow.mark(100, "The rate: 1 → 2")

    def timed(of: History, whose: str, speed: float) -> Line:
        return line(of, whose=whose, across=lambda steps: steps / speed, back=lambda seconds: seconds * speed)

    plot = Plot([timed(slow, "A", SPEED), timed(fast, "B", 2 * SPEED)], signed=True)
    curves.count_in(seconds=True)
    chart = alone(curves, plot, 10.0)
    assert curves.read(chart, 5.0) == ["5.0 s of training", "◆ A: The rate: 1 → 2", "Exact w1   A 100   B 200"]
    assert [trace.steps[-1] for trace in chart.canvas.traces.traces] == [199 / SPEED, 399 / (2 * SPEED)]
    assert chart.canvas.traces.marks.tolist() == [5.0]
    assert chart.board.window[0] == 0
    assert chart.board.window[1] == pytest.approx(10, rel=0.02)


def test_a_table_is_bounded_and_without_gaps() -> None:
    of = history("w1", np.sin(np.arange(50_000.0)))
    of.append(["kl"], np.array([[1.0], [np.nan], [np.inf]]), np.arange(3))
    rows = table(of, ["w1", "kl", "unknown"])
    assert rows[0] == ("curve", "step", "value")
    assert ROWS / 2 < len(rows) <= ROWS + 3
    assert rows[-2:] == [("kl", 0, 1.0), ("kl", 2, math.inf)]
    assert table(of, ["unknown"]) == []
