"""The gauges say what is known, and in words what is not; the bars are as long as their numbers."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from tests.ui.fakes import FakeSession
from tests.ui.panels.fakes import FakeRun, empty
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.core.transport import Floor, corrected_estimate
from wgan_desktop.run.history import History
from wgan_desktop.run.messages import InForce, State
from wgan_desktop.run.notices import notices
from wgan_desktop.run.view import View
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.i18n import set_language, tr
from wgan_desktop.ui.panels.gauges import Gauges
from wgan_desktop.ui.theme import DARK, LIGHT, Theme

Make = Callable[..., Gauges]


@pytest.fixture(scope="module")
def run_view() -> View:
    return FakeRun().view(3000, 0.9)


@pytest.fixture
def make(qtbot: Any) -> Make:
    def build(width: int = 380, height: int = 460, theme: Theme | None = None) -> Gauges:
        panel = Gauges(theme or Theme())
        qtbot.addWidget(panel.widget)
        panel.widget.resize(width, height)
        panel.widget.show()
        return panel

    return build


def history(estimates: list[float], norm: float = 1.0, first: int = 1) -> History:
    made, rows = History(), np.full((len(estimates), len(SCALARS)), np.nan)
    for name in ("estimate", "js_estimate"):  # whichever the loss has
        rows[:, SCALARS.index(name)] = estimates
    rows[:, SCALARS.index("gradient_norm")] = norm
    made.append(SCALARS, rows, np.arange(first, first + len(estimates)))
    return made


def view(settings: Settings | None = None, estimates: list[float] | None = None, **parts: Any) -> View:
    return dataclasses.replace(empty(), settings=settings or Settings(), history=history(estimates or []), **parts)


def with_method(loss: str, constraint: str, **more: Any) -> Settings:
    return dataclasses.replace(Settings(), loss=loss, constraint=constraint, **more)


def settle(panel: Gauges, seconds: float = 4.0) -> None:
    for beat in range(round(30 * seconds)):
        panel.beat(100 + beat / 30)


def said(panel: Gauges) -> str:
    return panel.bars.accessibleName() + "; " + panel.grid.accessibleName()


def test_the_numbers_of_a_run_are_shown_and_written(make: Make, run_view: View) -> None:
    panel = make()
    panel.show(run_view)
    evaluation = run_view.evaluation
    assert evaluation is not None
    assert evaluation.modes is not None
    rows = {row[0]: row for row in panel.table()}
    steps, estimates = run_view.history.window("estimate", 2981, 3000, 100)
    last = estimates[steps >= 2981]
    assert rows["critic's estimate"][1] == pytest.approx(last.mean())
    assert rows["corrected estimate"][1] == pytest.approx(corrected_estimate(last.mean(), 1.0))
    assert rows["exact W1"][1:4] == (evaluation.w1, "", 3000)
    assert rows["floor"][1] == 0.056
    assert rows["floor"][4] == "± 0.004"
    assert rows["modes"][1:4] == (evaluation.modes.modes, "modes", 3000)
    assert rows["JS, nats"][2] == "nats"
    assert f"exact W1: {numeral(evaluation.w1)};" in said(panel)
    assert f"{evaluation.modes.modes} / 8" in said(panel)
    assert {len(row) for row in panel.table()} == {5}
    assert panel.needs == {"gradients", "cloud"}


@pytest.mark.parametrize("estimates", [[-0.4] * 30, [0.0] * 30])
def test_a_critic_that_points_the_wrong_way_gets_no_number(make: Make, estimates: list[float]) -> None:
    panel = make()
    panel.show(view(estimates=estimates))
    rows = panel.table()
    assert rows[1][1] is None
    assert rows[1][4] == "the critic points the wrong way"
    assert rows[2][1] is None
    assert "critic's estimate: the critic points the wrong way; corrected estimate: nothing to correct" in said(panel)


@pytest.mark.parametrize(
    ("loss", "constraint", "phrase"),
    [
        ("wasserstein", "none", "no finite optimum under this constraint"),
        ("wasserstein", "r1", "no finite optimum under this constraint"),
        ("hinge", "spectral_norm", "this loss estimates no distance"),
        ("relativistic", "r1r2", "this loss estimates no distance"),
        ("optimal_transport", "none", "the critic rests"),
    ],
)
def test_a_method_without_an_estimate_says_why(make: Make, loss: str, constraint: str, phrase: str) -> None:
    panel = make()
    panel.show(view(with_method(loss, constraint), [math.nan] * 30))
    assert panel.table()[1][1:] == (None, "", None, phrase)


def test_a_js_estimate_is_in_nats_on_a_scale_of_its_own(make: Make) -> None:
    panel = make()
    panel.show(view(with_method("non_saturating", "none"), [0.5] * 30))
    settle(panel)
    assert panel.table()[1][:4] == ("JS estimate, nats", pytest.approx(0.5), "nats", 30)
    assert panel.table()[2][4] == "the correction is for W1 alone"
    assert panel.bars.scale.wanted == 0  # nothing else is known, and nats do not set the scale of distances
    panel.show(view(with_method("minimax", "none"), [-3.0] * 30))  # a bad discriminator: below 0 and still a number
    assert panel.table()[1][1] == pytest.approx(-3.0)


def test_only_the_penalties_of_slope_one_are_corrected(make: Make) -> None:
    panel = make()
    for constraint, corrected in {
        "gradient_penalty": True,
        "one_sided_penalty": True,
        "spectral_norm": False,
    }.items():
        panel.show(view(with_method("wasserstein", constraint, constraint_weight=0.1), [2.0] * 30))
        row = panel.table()[2]
        assert row[1] == (pytest.approx(corrected_estimate(2.0, 0.1)) if corrected else None)
        assert (row[4] == "no correction for this constraint") is not corrected
    panel.show(view(with_method("wasserstein", "spectral_norm"), [2.0] * 30))
    assert panel.table()[1][4].startswith("a lower bound")
    panel.show(view(with_method("wasserstein", "spectral_norm", activation="silu"), [2.0] * 30))
    assert "bound" not in panel.table()[1][4]


def test_under_clipping_the_estimate_is_divided_by_the_slope_and_called_heuristic(make: Make) -> None:
    panel, clip = make(), with_method("wasserstein", "clip")
    run = FakeRun()
    snapshot = run.snapshot(30, 0.5)
    gradients = dataclasses.replace(snapshot.layers["gradients"], value=np.array([[0.3, 0.4], [0.1, 0.0]], np.float32))
    flat = dataclasses.replace(snapshot.layers["surface"], value=np.zeros((64, 64), np.float32))
    left, right, *_ = snapshot.extent
    x = np.linspace(left, right, 64, dtype=np.float32)
    tilted = dataclasses.replace(flat, value=np.float32(2.0) * (x[None, :] + x[:, None]))
    for layers, slope in (
        ({"gradients": gradients}, 0.5),
        ({"gradients": gradients, "surface": flat}, 0.5),
        ({"gradients": gradients, "surface": tilted}, 2.0 * math.sqrt(2)),
    ):
        panel.show(view(clip, [0.01] * 30, snapshot=dataclasses.replace(snapshot, layers=layers)))
        row = panel.table()[2]
        assert row[:2] == ("heuristic estimate", pytest.approx(0.01 / slope, rel=1e-3))
        assert row[4].startswith("÷ max |∇f|")
    old = dataclasses.replace(gradients, step=20)  # from before the clipping
    since = InForce("r1", 25, 1, clip, ())
    before = dataclasses.replace(snapshot, layers={"gradients": old})
    panel = make()
    panel.show(view(clip, [0.01] * 30, snapshot=before, in_force=since))
    assert panel.table()[2][:2] == ("heuristic estimate", None)
    assert panel.table()[2][4] == "being measured"


def test_a_single_draw_of_the_floor_has_no_spread(make: Make, run_view: View) -> None:
    panel = make()
    assert run_view.evaluation is not None
    for floor, shown in (
        (Floor(0.0633, 0.0, 1024, 1, 20), "0.0633"),
        (Floor(0.0633, 0.004, 1024, 2, 20), "0.0633 ± 0.0040"),
    ):
        panel.show(dataclasses.replace(run_view, evaluation=dataclasses.replace(run_view.evaluation, floor=floor)))
        assert panel.bars.bars[3].value == shown


def test_numbers_made_under_another_method_are_not_mixed_in(make: Make) -> None:
    panel, settings = make(), with_method("wasserstein", "gradient_penalty", constraint_weight=10.0)
    old = view(estimates=[5.0] * 50)
    panel.show(old)
    old = dataclasses.replace(old, in_force=InForce("r1", 50, 1, settings, ()))
    panel.show(old)
    assert panel.table()[1][4] == "waiting for a step"
    old = dataclasses.replace(old, state=State("r1", "warming_up", 50, 0, 300, 50, 0.0))
    panel.show(old)
    assert panel.table()[1][4] == "the critic is warming up"
    old.history.append(["estimate"], np.array([[1.0], [2.0]]), np.array([51, 52]))
    panel.show(old)
    assert panel.table()[1][1] == pytest.approx(1.5)
    assert "λ = 10" in panel.table()[2][4]
    faster = dataclasses.replace(settings, critic_lr=5e-3)  # changes nothing about what an estimate means
    old = dataclasses.replace(old, in_force=InForce("r1", 52, 2, faster, ()))
    panel.show(old)
    assert panel.table()[1][1] == pytest.approx(1.5)


def test_nothing_is_known_at_first(make: Make) -> None:
    panel = make()
    assert panel.table() == []
    panel.beat(1.0)
    panel.widget.grab()
    panel.show(empty())
    assert [row[1] for row in panel.table()[1:]] == [None] * 12
    assert "exact W1: being measured; floor: being measured" in said(panel)
    assert "modes: –" in said(panel)
    assert panel.grid.grab().toImage().width() > 0


def test_extreme_numbers_are_told_and_drawn(make: Make, run_view: View) -> None:
    panel = make()
    assert run_view.evaluation is not None
    assert run_view.evaluation.divergences is not None
    apart = dataclasses.replace(run_view.evaluation.divergences, kl=math.inf, js=math.nan)
    huge = dataclasses.replace(run_view.evaluation, w1=1e308, divergences=apart, floor=Floor(1e308, 1e308, 512, 3, 20))
    panel.show(view(estimates=[1e308] * 30, evaluation=huge, snapshot=run_view.snapshot, plan=run_view.plan))
    settle(panel)
    panel.widget.grab()
    rows = {row[0]: row for row in panel.table()}
    assert rows["KL, nats"][1] == "∞"
    assert "critic's estimate: 1.00e308" in said(panel)
    assert panel.bars.bars[3].notes[1] == "3 of 20 draws"
    panel.show(view(estimates=[math.nan] * 30))
    assert panel.table()[1][4] == "not a finite number"


def test_what_a_problem_cannot_have_is_left_out(make: Make, run_view: View) -> None:
    panel = make()
    assert run_view.evaluation is not None
    assert run_view.snapshot is not None
    bare = dataclasses.replace(run_view.evaluation, modes=None, divergences=None)
    panel.show(dataclasses.replace(run_view, evaluation=bare))
    assert "modes" not in panel.grid.accessibleName()
    assert "JS, nats: –" in panel.grid.accessibleName()
    images = dataclasses.replace(run_view.snapshot, shape=(1, 8, 8))
    panel.show(dataclasses.replace(run_view, evaluation=bare, snapshot=images))
    assert [figure.caption for figure in panel.grid.figures][5:] == ["gradient norm", "cos(∇f, ray)"]


def extent(image: QImage, y: int, color: QColor) -> int:
    """How many pixels of a row have a colour."""
    return sum(image.pixelColor(x, y).rgb() == color.rgb() for x in range(image.width()))


def test_bars_are_as_long_as_their_numbers(make: Make, run_view: View) -> None:
    panel = make(theme=Theme(DARK))
    assert run_view.evaluation is not None
    panel.show(view(estimates=[0.5] * 30, evaluation=dataclasses.replace(run_view.evaluation, w1=0.75)))
    settle(panel)
    image, strips = panel.bars.grab().toImage(), panel.bars._strips
    lengths = [
        extent(image, round(strips[n].center().y()), QColor(token)) for n, token in ((0, DARK.critic), (2, DARK.truth))
    ]
    assert lengths[0] == pytest.approx(0.5 / panel.bars.scale.wanted * panel.bars.width(), abs=3)
    assert lengths[1] / lengths[0] == pytest.approx(1.5, rel=0.03)


def test_an_estimate_far_off_leaves_the_truth_readable(make: Make, run_view: View) -> None:
    panel = make()
    assert run_view.evaluation is not None
    panel.show(view(estimates=[1e6] * 30, evaluation=dataclasses.replace(run_view.evaluation, w1=1.0)))
    assert 8 <= panel.bars.scale.wanted <= 10
    settle(panel)
    panel.widget.grab()


@pytest.mark.parametrize("size", [(260, 220), (260, 900), (380, 330), (600, 240), (600, 900), (120, 90)])
@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_nothing_is_cut_off_at_any_size(make: Make, run_view: View, size: tuple[int, int], scale: float) -> None:
    panel = make(*size, theme=Theme(LIGHT, scale))
    panel.show(run_view)
    grid = panel.grid
    assert grid.places
    assert grid.places[0][0].caption == "modes"
    if grid.height() >= grid.minimumHeight():
        assert all(
            place.bottom() <= grid.height() + 1 and place.right() <= grid.width() + 1 for _, place in grid.places
        )
    if scale == 1.0 and size[0] >= 260:
        assert len(grid.places) == 8
    panel.retheme(Theme(DARK, scale))
    panel.widget.grab()


def test_what_has_no_room_is_left_out_the_line_first(run_view: View, qtbot: Any) -> None:
    panel, dock = Gauges(Theme()), QWidget()  # which may squeeze what it holds
    qtbot.addWidget(dock)
    panel.widget.setParent(dock)
    panel.show(run_view)
    dock.resize(380, 460)
    dock.show()
    panel.widget.show()
    for height, grid, line in ((460, True, True), (180, True, False), (120, False, False), (460, True, True)):
        panel.widget.resize(380, height)
        assert (panel.grid.isVisible(), panel.line.isVisible()) == (grid, line)
    assert panel.line.text.endswith("1,024 points")


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> dict[str, QRectF]:
    """Where each text was painted, as it was painted."""
    found: dict[str, QRectF] = {}
    draw = QPainter.drawText

    def recorded(painter: QPainter, place: Any, *rest: Any) -> Any:
        found[rest[-1]] = QRectF(place)
        return draw(painter, place, *rest)

    monkeypatch.setattr(QPainter, "drawText", recorded)
    return found


SMALL = (400, 218)  # what a window of 1280 by 720 has for the panel


def test_a_row_without_a_number_is_laid_out_like_one_with_a_number(make: Make, painted: dict[str, QRectF]) -> None:
    panel = make(*SMALL)
    panel.show(view(with_method("wasserstein", "none"), [0.5] * 30))
    image, strips = panel.bars.grab().toImage(), panel.bars._strips
    for name, words, strip in (
        ("critic's estimate", "no finite optimum under this constraint", strips[0]),
        ("corrected estimate", "nothing to correct", strips[1]),
        ("floor", "being measured", strips[3]),
    ):
        assert abs(painted[name].center().y() - painted[words].center().y()) <= 2
        assert painted[name].bottom() <= strip.top()
        assert image.pixelColor(strip.center().toPoint()) != QColor(DARK.surface)
    spaced = [painted[name].top() for name in ("critic's estimate", "corrected estimate", "exact W1", "floor")]
    assert np.ptp(np.diff(spaced)) <= 1


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("norm", [1.0, 1e-6])
def test_no_name_is_cut_short_in_a_small_window(
    make: Make, run_view: View, painted: dict[str, QRectF], language: str, scale: float, norm: float
) -> None:
    set_language(language)
    panel = make(*(round(side * scale) for side in SMALL), theme=Theme(scale=scale))
    panel.show(dataclasses.replace(run_view, history=history([0.5] * 30, norm=norm)))
    panel.widget.grab()
    assert len(panel.grid.places) == 8
    assert {tr(name) for name in ("gradient norm", "high quality", "reverse KL", "cos(∇f, ray)")} <= painted.keys()
    assert not [text for text in painted if text.endswith("…")]


def test_figures_stay_where_they_are_while_their_numbers_change(make: Make, run_view: View) -> None:
    panel = make(*SMALL)
    places = []
    for norm in (1e-6, 1.0, 1e-6, 12.3):
        panel.show(dataclasses.replace(run_view, history=history([0.5] * 30, norm=norm)))
        places.append([place for _, place in panel.grid.places])
    assert places.count(places[0]) == len(places)
    assert panel.grid.places[4][0].value == "12.3"


@pytest.mark.parametrize("estimate", [0.0, 1e-9])
def test_of_a_dead_critic_gauge_and_notice_say_the_same(make: Make, estimate: float) -> None:
    panel, session = make(), FakeSession()
    panel.show(dataclasses.replace(session.view(), history=history([estimate] * 30, norm=1e-7)))
    assert panel.table()[1][4] == "the critic is dead"
    assert panel.bars.bars[0].warns
    shown = [notice.name for notice in notices(dataclasses.replace(session.view(), history=history([0.0], norm=1e-7)))]
    assert "dead_critic" in shown
    assert "wrong_way" not in shown


def test_the_tooltip_under_the_pointer_has_formula_and_source(make: Make, run_view: View) -> None:
    panel = make()
    panel.show(run_view)
    _, place = next(each for each in panel.grid.places if each[0].caption == "KL, nats")
    point = place.center().toPoint()
    QApplication.sendEvent(panel.grid, QHelpEvent(QHelpEvent.Type.ToolTip, point, panel.grid.mapToGlobal(point)))
    assert "Σ p log(p/q)" in QToolTip.text()
    point = QPoint(10, 2)
    QApplication.sendEvent(panel.bars, QHelpEvent(QHelpEvent.Type.ToolTip, point, panel.bars.mapToGlobal(point)))
    assert "E f(x) − E f(y)" in QToolTip.text()
    QToolTip.hideText()
