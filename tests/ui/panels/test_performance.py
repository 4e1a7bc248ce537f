"""The performance panel tells what was measured: speeds, beats, solves, memory."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.panels.fakes import FakeRun, empty
from wgan_desktop.run.view import View
from wgan_desktop.ui.panels.performance import Performance
from wgan_desktop.ui.theme import LIGHT, Theme
from wgan_desktop.ui.timings import Timings

Make = Callable[..., Performance]


@pytest.fixture(scope="module")
def run_view() -> View:
    return FakeRun().view(300, 0.5)


def beats(count: int, interval: float = 0.033, work: float = 0.005) -> Timings:
    made = Timings()
    for beat in range(count):
        made.beat(1 + beat * interval)
        made.done(1 + beat * interval + work)
    made.beat(1 + count * interval)  # the one in progress
    return made


@pytest.fixture
def make(qtbot: Any) -> Make:
    def build(width: int = 640, height: int = 400) -> Performance:
        panel = Performance(Theme())
        qtbot.addWidget(panel.widget)
        panel.widget.resize(width, height)
        panel.widget.show()
        return panel

    return build


def test_it_waits_to_be_asked_for() -> None:
    assert not Performance.visible_at_start
    assert Performance.needs == frozenset()


def test_what_was_measured_is_shown(make: Make, run_view: View) -> None:
    panel = make()
    panel.timings = beats(300)
    panel.show(run_view)
    rows = {row[0]: row for row in panel.table()}
    assert rows["steps/s"][1] == 612.0
    assert rows["frames/s"][1] == pytest.approx(1 / 0.033)
    assert rows["work a beat"][1] == pytest.approx(5.0)
    assert rows["work, p99"][1] == pytest.approx(5.0)
    assert rows["frame interval, p99"][1] == pytest.approx(33.0)
    assert rows["drawn plan"][1:] == (pytest.approx(18.0), "ms", "512 points")
    assert rows["evaluation"][1:] == (pytest.approx(100.0), "ms", "1,024 points")
    assert rows["device"][3] == "worker process"
    assert "work a beat: 5.00 ms" in panel.grid.accessibleName()


def test_a_late_frame_is_seen(make: Make, run_view: View) -> None:
    panel = make()
    panel.timings = beats(100)
    panel.timings.beat(1 + 100 * 0.033 + 0.25)
    panel.show(run_view)
    rows = {row[0]: row for row in panel.table()}
    assert rows["frame interval, p99"][3] == "worst 250 ms"
    assert np.max(panel.plot.interval_curve.getData()[1]) == pytest.approx(250.0)
    assert panel.plot.scale.wanted >= 250


def test_nothing_is_known_at_first(make: Make) -> None:
    panel = make()
    assert panel.table() == []
    nothing = dataclasses.replace(empty(), host="thread")
    for count in (0, 1, 2):
        panel.timings = Timings() if count == 0 else beats(count - 1)
        panel.show(nothing)
        panel.beat(1.0)
        panel.widget.grab()
    rows = {row[0]: row for row in panel.table()}
    assert [rows[name][1] for name in ("steps/s", "picture age", "drawn plan", "evaluation")] == [None] * 4
    assert rows["device"][3] == "worker thread"


def test_the_plot_is_renewed_in_place_and_read_under_the_pointer(make: Make, run_view: View) -> None:
    panel = make()
    panel.timings = beats(600)
    items = len(panel.plot.getPlotItem().items)
    for beat in range(5):
        panel.show(run_view)
        panel.beat(beat / 30)
    assert len(panel.plot.getPlotItem().items) == items
    box = panel.plot.getPlotItem().getViewBox()
    place = panel.plot.mapFromScene(box.mapViewToScene(QPointF(-5.0, 10.0)))
    move(panel, place)
    panel.show(run_view)
    assert panel.caption.text() == "5.0 s ago: 33.0 ms after the frame before, 5.0 ms of work"
    QApplication.sendEvent(panel.plot, QEvent(QEvent.Type.Leave))
    panel.show(run_view)
    assert "time between frames" in panel.caption.text()


def move(panel: Performance, place: QPoint) -> None:
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    at = QPointF(place)
    event = QMouseEvent(kind, at, panel.plot.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.plot.viewport(), event)


@pytest.mark.parametrize(("size", "plotted"), [((260, 220), False), ((640, 400), True), ((900, 180), False)])
def test_the_plot_gives_way_where_it_is_low(make: Make, run_view: View, size: tuple[int, int], plotted: bool) -> None:
    panel = make(*size)
    panel.timings = beats(50)
    panel.show(run_view)
    assert panel.plot.isVisible() is plotted
    assert len(panel.grid.places) == 10
    panel.retheme(Theme(LIGHT, 1.3))
    panel.show(run_view)
    panel.widget.grab()


def test_where_the_trainer_waits_for_pictures_it_says_how_long(make: Make, run_view: View) -> None:
    panel = make()
    panel.timings = beats(300)
    panel.show(run_view)
    assert "waiting for data" not in {row[0] for row in panel.table()}
    assert run_view.state is not None
    panel.show(dataclasses.replace(run_view, state=dataclasses.replace(run_view.state, wait_share=0.0123)))
    (row,) = [row for row in panel.table() if row[0] == "waiting for data"]
    assert row[1:3] == (1.23, "%")
