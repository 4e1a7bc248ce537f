from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open, live
from tests.ui.panels.conftest import Shown
from tests.ui.panels.fakes import FakeRun, empty
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.history import History
from wgan_desktop.run.view import View
from wgan_desktop.ui.drawing.curve_specs import CURVES
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.panels.curves import CurvesPanel
from wgan_desktop.ui.style import stylesheet
from wgan_desktop.ui.theme import LIGHT, Theme


@pytest.fixture(scope="module")
def view() -> View:
    return FakeRun().view()


@pytest.fixture
def curves(shown: Shown[CurvesPanel]) -> CurvesPanel:
    return shown(CurvesPanel, 440, 560)


def play(curves: CurvesPanel, view: View, beats: int = 20, start: float = 100.0) -> None:
    for beat in range(beats):
        curves.show(view)
        curves.beat(start + beat / 20)
        QApplication.processEvents()


def with_history(view: View, **columns: list[float]) -> View:
    history = History()
    for name, values in columns.items():
        history.append([name], np.array(values)[:, None], np.arange(len(values)))
    return dataclasses.replace(view, history=history)


def test_each_unit_has_its_plot_with_the_curves_that_are_on(curves: CurvesPanel, view: View, qtbot: QtBot) -> None:
    play(curves, view)
    drawn = {name: [trace.name for trace in chart.canvas.traces.traces] for name, chart in curves.charts.items()}
    assert drawn == {
        "distance": ["w1", "estimate", "corrected"], "loss": ["critic_loss", "generator_loss"],
        "nats": ["js", "js_estimate", "kl"],
    }  # fmt: skip
    for name in ("js", "kl"):
        qtbot.mouseClick(curves.chips.chips[name], Qt.MouseButton.LeftButton)
    assert not curves.charts["nats"].isVisible()
    assert curves.charts["loss"].isVisible()
    qtbot.mouseClick(curves.chips.chips["kl"], Qt.MouseButton.LeftButton)
    play(curves, view, start=200)
    assert [trace.name for trace in curves.charts["nats"].canvas.traces.traces] == ["js_estimate", "kl"]


def test_plots_share_their_steps_and_their_height(curves: CurvesPanel, view: View) -> None:
    play(curves, view)
    boards = [chart.board for chart in curves.charts.values()]
    assert {board.window for board in boards} == {(0.0, 3008.0)}
    assert max(board.height() for board in boards) - min(board.height() for board in boards) <= 2
    assert len({round(board.mapToScene(QPointF()).x()) for board in boards}) == 1


@pytest.mark.parametrize("height", [96, 120, 150, 190, 230, 270, 330, 420])
def test_however_low_the_panel_whole_plots_with_their_axis_of_steps_are_seen(
    shown: Shown[CurvesPanel], view: View, height: int
) -> None:
    curves = shown(CurvesPanel, 380, height)
    curves.widget.setFixedSize(380, height)  # a window that is full leaves a dock less than it asks for
    play(curves, view)
    seen = [chart for chart in curves.charts.values() if chart.isVisible()]
    places = [chart.geometry() for chart in seen]
    assert all(place.bottom() <= curves.plots.height() for place in places)
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))
    for chart in seen:
        assert chart.board.height() >= 50
    axis = seen[-1].bottom
    assert axis.mapRectToScene(axis.boundingRect()).bottom() <= seen[-1].height() + 15
    assert axis.height() >= QFontMetricsF(axis.style["tickFont"]).height()
    assert curves.chips.isVisible() is (height > 170)


def test_no_label_runs_into_the_name_of_its_axis(curves: CurvesPanel, view: View) -> None:
    narrow = {chart.axis.width() for chart in curves.charts.values()}
    tiny = with_history(view, critic_loss=[-0.0051, 0.0049], w1=[1.0, 0.5], js=[0.5, 0.5])
    play(curves, tiny)
    loss = curves.charts["loss"]
    metrics = QFontMetricsF(loss.axis.style["tickFont"])
    widest = max(metrics.horizontalAdvance(label) for _, label in loss.axis.marks())
    assert loss.axis.marks()[0][1].startswith("−0.00")
    assert loss.axis.width() >= widest + metrics.height()
    (wide,) = {chart.axis.width() for chart in curves.charts.values()}  # steps stand above each other
    assert wide > max(narrow)


def test_the_floor_is_a_band_with_its_spread(curves: CurvesPanel, view: View) -> None:
    play(curves, view)
    band = curves.charts["distance"].canvas.traces.band
    assert band is not None
    assert (band.low, band.middle, band.high) == pytest.approx((0.052, 0.056, 0.060))
    curves.chips.toggle("floor")
    play(curves, view, start=200)
    assert curves.charts["distance"].canvas.traces.band is None


def test_hovering_reads_every_curve_and_a_change(curves: CurvesPanel, view: View) -> None:
    play(curves, view)
    chart = curves.charts["loss"]
    curves.over_steps.hover(chart, 1501.0)
    lines = curves.over_steps.reading.lines
    assert curves.over_steps.reading.isVisible()
    assert curves.widget.rect().contains(curves.over_steps.reading.geometry())
    assert lines[0] == "step 1,501"
    assert lines[1] == "◆ Critic's learning rate: 0.001 → 0.0005"
    assert {line.split("  ")[0] for line in lines[2:]} == {
        "Exact W1", "Estimate", "Corrected", "Critic loss", "Generator loss", "JS", "KL",
    }  # fmt: skip
    assert curves.charts["distance"].canvas.marked == 1501.0
    curves.over_steps.hover(chart, None)
    assert chart.canvas.marked is None
    assert not curves.over_steps.reading.isVisible()


def test_a_change_is_read_in_the_language(curves: CurvesPanel, view: View) -> None:
    set_language("ru")
    play(curves, view)
    curves.over_steps.hover(curves.charts["loss"], 1501.0)
    assert curves.over_steps.reading.lines[1] == "◆ Скорость обучения критика: 0,001 → 0,0005"
    curves.over_steps.hover(curves.charts["loss"], 2250.0)
    assert curves.over_steps.reading.lines[1] == "◆ Функция потерь: Вассерштейн → Hinge"


def test_the_pointer_over_a_plot_finds_its_step(curves: CurvesPanel, view: View, qtbot: QtBot) -> None:
    play(curves, view)
    chart = curves.charts["distance"]
    frame, corner = chart.canvas.frame(), chart.board.mapToScene(QPointF()).toPoint()
    qtbot.mouseMove(chart.viewport(), corner + QPoint(round(1000 * frame.scale[0]), 20))
    assert curves.over_steps._pointer is not None
    assert curves.over_steps._pointer[1] == pytest.approx(1000, abs=3000 / frame.width * 2)


def test_the_wheel_zooms_all_plots_and_a_double_click_follows_again(
    curves: CurvesPanel, view: View, qtbot: QtBot
) -> None:
    play(curves, view)
    viewport = curves.charts["loss"].viewport()
    place = QPointF(viewport.rect().center())
    wheel = QWheelEvent(
        place, viewport.mapToGlobal(place), QPoint(), QPoint(0, 600), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, wheel)
    play(curves, view, start=200)
    windows = {chart.board.window for chart in curves.charts.values()}
    assert len(windows) == 1
    start, stop = windows.pop()
    assert stop == pytest.approx(3000, rel=0.01)
    assert 500 < start < 2500
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
    play(curves, view, start=300)
    assert curves.charts["nats"].board.window == (0.0, 3008.0)


def test_the_view_follows_the_run(curves: CurvesPanel, view: View) -> None:
    play(curves, with_history(view, critic_loss=[0.0] * 500))
    assert curves.charts["loss"].board.window == (0.0, 500.0)
    play(curves, with_history(view, critic_loss=[0.0] * 900), start=200)
    assert curves.charts["loss"].board.window == (0.0, 900.0)


@pytest.mark.parametrize("kind", ["linear", "log", "symlog"])
def test_scales_are_chosen_and_losses_are_never_lost(curves: CurvesPanel, view: View, kind: str) -> None:
    curves.choose_scale(kind)
    play(curves, view)
    assert curves.charts["distance"].canvas.traces.scale.kind == kind
    assert curves.charts["loss"].canvas.traces.scale.kind == ("linear" if kind == "linear" else "symlog")
    chart = curves.charts["loss"].canvas
    points = chart.traces.points(chart.frame(), chart.traces.traces[0])
    assert np.isfinite(points).all()
    assert (points[:, 1] <= chart.frame().height).all()


def test_extreme_curves_are_drawn_without_complaint(curves: CurvesPanel, view: View) -> None:
    extremes = (
        [1e308, -1e308, 0.0], [np.inf] * 3, [np.nan] * 5, [2.5] * 200, [0.0], [5e-324, -5e-324], [-np.inf, 1.0],
        [1e-300, 1e300], [-4.0, -2.0],
    )  # fmt: skip
    for number, values in enumerate(extremes):
        for kind in ("linear", "log", "symlog"):
            curves.choose_scale(kind)
            shown = with_history(view, **dict.fromkeys(("critic_loss", "w1", "kl", "estimate"), values))
            play(curves, shown, beats=5, start=1000.0 * number)
            curves.over_steps.hover(curves.charts["loss"], 1.0)
            QApplication.processEvents()
            curves.beat(1000.0 * number + 1)
        assert len(curves.table()) > 0 or np.isnan(values).all()


def test_before_the_first_step_there_are_empty_plots(curves: CurvesPanel) -> None:
    play(curves, empty(), beats=4)
    assert curves.table() == []
    assert curves.charts["loss"].board.window == (0.0, 100.0)


def test_the_previous_run_is_a_dashed_ghost(curves: CurvesPanel, view: View) -> None:
    ghost = FakeRun("r0", 5).history(1000).copy()
    play(curves, dataclasses.replace(view, ghost=ghost))
    ghosts = curves.charts["distance"].canvas.traces.ghosts
    assert [each.name for each in ghosts] == ["w1", "estimate", "corrected"]
    assert all(each.dashed and not each.label for each in ghosts)


def test_after_a_switch_each_estimate_stays_in_its_own_plot(curves: CurvesPanel, view: View) -> None:
    """What a Wasserstein critic said of a distance is no divergence, whatever loss is in force now."""
    minimax = Settings().replace(loss="minimax")
    play(curves, dataclasses.replace(view, settings=minimax))
    shown = {name: {t.name: t for t in chart.canvas.traces.traces} for name, chart in curves.charts.items()}
    assert list(shown["nats"]) == ["js", "js_estimate", "kl"]
    assert np.isfinite(shown["distance"]["estimate"].values).any()
    assert not np.isfinite(shown["nats"]["js_estimate"].values).any()


def test_changes_are_marked(curves: CurvesPanel, view: View) -> None:
    play(curves, view)
    for chart in curves.charts.values():
        assert chart.canvas.traces.marks.tolist() == [1500.0, 2250.0]


def test_a_hidden_axis_move_is_smooth(curves: CurvesPanel, view: View) -> None:
    play(curves, with_history(view, critic_loss=[0.0, 1.0]))
    limits = curves.charts["loss"].canvas.limits
    first = limits.now
    for _ in curves.charts:  # one plot at a time
        curves.show(with_history(view, critic_loss=[0.0, 10.0]))
    highs = []
    for beat in range(60):
        curves.beat(300 + beat / 30)
        highs.append(limits.now[1])
    assert highs == sorted(highs)
    assert len({high for high in highs if first[1] < high < limits.wanted[1]}) > 3
    assert limits.now == limits.wanted


def test_the_table_holds_every_curve(curves: CurvesPanel, view: View) -> None:
    curves.show(view)
    rows = curves.table()
    assert rows[0] == ("curve", "step", "value")
    assert {row[0] for row in rows[1:]} == set(view.history.names()) - {"penalty", "gradient_norm", "js_estimate"}


def test_actions_switch_curves_scales_and_following(curves: CurvesPanel, view: View) -> None:
    play(curves, view)
    actions = {action.name: action for action in curves.actions()}
    actions["curves.log"].call()
    assert curves.scales.text() == "log ▾"
    curves.scales.menu().actions()[2].trigger()
    assert curves.kind == "symlog"
    actions["curves.log"].call()
    assert actions["curves.log"].checked is not None
    assert actions["curves.log"].checked()
    actions["curves.kl"].call()
    assert not curves.chips.on("kl")
    curves.over_steps.span.move(-500, 3000)
    actions["curves.follow"].call()
    assert curves.over_steps.span.whole


def test_it_takes_on_another_theme(curves: CurvesPanel, view: View) -> None:
    play(curves, view)
    curves.retheme(Theme(LIGHT, 1.5, 2.0))  # at once, or dark lines would be seen on dark ground
    traces = [trace for name in curves.over_steps.shown for trace in curves.charts[name].canvas.traces.traces]
    drawn = {trace.name: trace.color.name() for trace in traces}
    assert drawn == {name: CURVES[name].stroke.color(curves.theme).name() for name in drawn}
    assert len(drawn) > len(curves.over_steps.shown) > 1


def test_the_switch_of_scales_lies_on_no_line(curves: CurvesPanel, view: View) -> None:
    curves.widget.window().setStyleSheet(stylesheet(curves.theme))
    chart, button = next(iter(curves.charts.values())), curves.scales
    play(curves, view)
    chart.canvas.limits.fit(0.0, 1.0, 0.0)
    chart.axis._marks = ((0.98, "1"),)  # a line just below the upper edge
    chart.canvas.update()
    QApplication.processEvents()
    place = button.geometry()

    def colors(x: int) -> set[str]:
        seen = curves.plots.grab(QRect(x, 0, 1, place.height())).toImage()
        return {seen.pixelColor(0, y).name() for y in range(1, place.height() - 1)}

    line, paper = (curves.theme.color(token).name() for token in ("border", "surface"))
    assert line in colors(place.left() - 4)
    assert colors(place.left() + 1) == {paper}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_all_plots_and_their_chips_have_room_in_the_smallest_window(
    qtbot: QtBot, open_window: Open, language: str
) -> None:
    set_language(language)
    window = open_window(panels=None)
    window.resize(1280, 720)
    window.reset_layout()
    live(qtbot, window, 0.5)
    curves = window.panels["curves"]
    assert isinstance(curves, CurvesPanel)
    assert curves.chips.height() >= curves.chips.heightForWidth(curves.chips.width()) > 0
    assert all(chart.isVisible() for chart in curves.charts.values())
    set_language("en")


def test_divergences_are_asked_for_while_they_have_a_plot(curves: CurvesPanel, view: View) -> None:
    play(curves, view)
    assert curves.needs == {"cloud"}  # or their curves would stop where no gauge is looked at
    for name in ("kl", "js"):
        curves.chips.toggle(name)
    play(curves, view, start=200)
    assert curves.needs == frozenset()
