"""The laboratory of two heaps, driven by real clicks and drags."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.painted import painted
from tests.ui.panels.conftest import Shown
from wgan_desktop.core.two_heaps import CARRIED_IN, DISTANCES, GROUND, OFFSETS, REACH, SHAPES
from wgan_desktop.ui.drawing.critics import LEARNT as LEARNT_STROKE
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.laboratory.heap_controls import PACES
from wgan_desktop.ui.panels.heaps import Heaps
from wgan_desktop.ui.theme import THEMES, Theme

PACE = PACES["normal"][1]


@pytest.fixture
def heaps(shown: Shown[Heaps]) -> Heaps:
    return shown(Heaps, 900, 620)


def choose(heaps: Heaps, name: str, value: str) -> None:
    """As a person does: the entry of a list."""
    box = heaps.controls.choices[name]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    heaps.beat(1.0)


def beats(heaps: Heaps, seconds: float, start: float = 100.0) -> float:
    for beat in range(round(seconds * 30) + 1):
        heaps.beat(start + beat / 30)
    return start + seconds + 1.0


def pixel(heaps: Heaps, x: float, height: float = 0.3) -> QPoint:
    ground = heaps.ground
    share = (x - GROUND[0]) / (GROUND[1] - GROUND[0])
    place = ground._place()
    return QPoint(round(place.left() + share * place.width()), round(place.bottom() - height * place.height()))


def drag(qtbot: QtBot, heaps: Heaps, start: QPoint, end: QPoint) -> None:
    ground = heaps.ground
    qtbot.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    for share in np.linspace(0, 1, 9):
        qtbot.mouseMove(ground, start + (end - start) * float(share))
    qtbot.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=end)
    heaps.beat(2.0)


def figure(heaps: Heaps, caption: str) -> str:
    return next(each.value for each in heaps.grid.figures if each.caption == caption)


def test_the_counter_runs_up_to_the_area_between_the_curves(heaps: Heaps, qtbot: QtBot) -> None:
    assert figure(heaps, "work done") == "0"
    before = painted(heaps.ground)
    qtbot.mouseClick(heaps.controls.carry_button, Qt.MouseButton.LeftButton)
    end = beats(heaps, CARRIED_IN / 2)
    halfway = float(figure(heaps, "work done"))
    assert 0 < halfway < 3
    assert (painted(heaps.ground) != before).mean() > 0.005
    beats(heaps, CARRIED_IN, end)
    assert not heaps.carrying
    assert figure(heaps, "work done") == figure(heaps, "area between") == figure(heaps, "W₁") == "3.00"
    qtbot.mouseClick(heaps.controls.carry_button, Qt.MouseButton.LeftButton)
    assert heaps.carried == 0  # once more from the beginning


@pytest.mark.parametrize("manner", ["blocks", "flow"])
def test_of_squared_distances_it_ends_at_w2_squared(heaps: Heaps, manner: str) -> None:
    for name, value in (("earth", "pair"), ("holes", "humps"), ("cost", "2"), ("manner", manner)):
        choose(heaps, name, value)
    heaps.toggle_carrying()
    beats(heaps, CARRIED_IN + 1)
    assert float(heaps.heaps.carrying.work @ heaps.shares()) == pytest.approx(heaps.heaps.distances["w2"] ** 2)


def test_a_heap_is_dragged_and_everything_follows(heaps: Heaps, qtbot: QtBot) -> None:
    drag(qtbot, heaps, pixel(heaps, -3.0), pixel(heaps, -1.0))
    assert heaps.heaps.theta == pytest.approx(-1.0, abs=0.05)
    assert float(figure(heaps, "W₁")) == pytest.approx(1.0, abs=0.05)
    assert heaps.controls.theta.value.text.startswith("−")  # no hyphen
    drag(qtbot, heaps, pixel(heaps, 0.2), pixel(heaps, 2.2))
    assert heaps.heaps.at == pytest.approx(2.0, abs=0.05)
    assert float(figure(heaps, "W₁")) == pytest.approx(3.0, abs=0.1)


@pytest.mark.parametrize(
    "touch",
    [
        lambda heaps, qtbot: drag(qtbot, heaps, pixel(heaps, -3.0), pixel(heaps, -2.0)),
        lambda heaps, qtbot: drag(qtbot, heaps, pixel(heaps, 0.2), pixel(heaps, 1.2)),
        lambda heaps, qtbot: qtbot.keyClick(heaps.ground, Qt.Key.Key_Right),
        lambda heaps, qtbot: qtbot.keyClick(heaps.controls.theta.slider, Qt.Key.Key_Right),
        lambda heaps, qtbot: qtbot.mouseClick(heaps.controls.descend_button, Qt.MouseButton.LeftButton),
    ],
    ids=["earth", "holes", "key", "slider", "descent"],
)
@pytest.mark.parametrize("carried", [0.4, 1.0])
def test_whoever_touches_a_heap_finds_the_earth_where_it_stands(
    heaps: Heaps, qtbot: QtBot, touch: Callable[[Heaps, QtBot], object], carried: float
) -> None:
    """All blocks stayed in the holes once they had been carried, whatever was moved."""
    heaps.controls.chips.toggle("arcs")
    earth = np.uint32(heaps.theme.color("generated").rgb())
    heaps.carried, heaps.carrying = carried, carried < 1
    heaps.lay_out(p=1)
    heaps.beat(1.0)
    resting = (painted(heaps.ground) == earth).sum()
    touch(heaps, qtbot)
    heaps.beat(3.0)
    assert (heaps.carried, heaps.carrying) == (0, False)
    assert (painted(heaps.ground) == earth).sum() > resting + 1000
    assert figure(heaps, "work done") == "0"


def test_to_carry_ends_descent(heaps: Heaps) -> None:
    heaps.toggle_descending()
    heaps.toggle_carrying()
    assert (heaps.carrying, heaps.descending) == (True, False)


def test_there_and_back_is_no_way_at_all(heaps: Heaps, qtbot: QtBot) -> None:
    """Thirty steps of 0.1 from -3 left 1.53e-15, and a drag there and back -9.71e-17."""
    for _ in range(30):
        qtbot.keyClick(heaps.ground, Qt.Key.Key_Right)
    heaps.beat(1.0)
    assert heaps.heaps.theta == 0
    assert [figure(heaps, caption) for caption in ("W₁", "W₂", "KL(data ‖ θ)", "JS", "TV")] == 5 * ["0"]
    qtbot.mousePress(heaps.ground, Qt.MouseButton.LeftButton, pos=pixel(heaps, 0.3))
    for step in (*range(1, 60, 7), *range(57, -1, -3)):
        qtbot.mouseMove(heaps.ground, pixel(heaps, 0.3) + QPoint(step, 0))
    qtbot.mouseRelease(heaps.ground, Qt.MouseButton.LeftButton, pos=pixel(heaps, 0.3))
    assert (heaps.heaps.theta, heaps.heaps.at) == (0, 0)


def test_the_arrow_keys_move_either_heap(heaps: Heaps, qtbot: QtBot) -> None:
    heaps.ground.setFocus()
    qtbot.keyClick(heaps.ground, Qt.Key.Key_Right)
    qtbot.keyClick(heaps.ground, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(heaps.ground, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    heaps.beat(1.0)
    assert heaps.heaps.theta == pytest.approx(-2.9)
    assert heaps.heaps.at == pytest.approx(0.2)


def test_the_slider_moves_the_earth(heaps: Heaps, qtbot: QtBot) -> None:
    slider = heaps.controls.theta.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert heaps.heaps.theta == REACH
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert heaps.heaps.theta == -REACH


@pytest.mark.parametrize(
    ("shape", "down", "arrives"),
    [("uniform", "w1", True), ("uniform", "js", False), ("uniform", "kl", False), ("gaussian", "w1", True),
     ("gaussian", "kl", True)],
)  # fmt: skip
def test_descent_arrives_where_there_is_a_slope(heaps: Heaps, shape: str, down: str, arrives: bool) -> None:
    """Heaps that do not overlap: KL and JS stand still, W1 arrives; Gaussians always overlap, so KL arrives too."""
    choose(heaps, "earth", shape)
    choose(heaps, "holes", shape)
    choose(heaps, "down", down)
    heaps.toggle_descending()
    beats(heaps, 12.0)
    assert not heaps.descending
    assert (abs(heaps.heaps.theta) < 2e-3) == arrives
    assert ("at its lowest" in heaps.words.text) == arrives
    if not arrives:
        assert heaps.heaps.theta == -3.0
        assert "no slope" in heaps.words.text


def test_between_heaps_of_unlike_shapes_descent_ends_at_the_lowest_place(heaps: Heaps) -> None:
    choose(heaps, "earth", "blocks")
    choose(heaps, "holes", "humps")
    heaps.toggle_descending()
    beats(heaps, 12.0)
    assert not heaps.descending
    assert "at its lowest" in heaps.words.text
    everywhere = [heaps.heaps.at_theta(theta, "w1") for theta in np.linspace(-1, 1, 401).tolist()]
    assert heaps.heaps.distances["w1"] == pytest.approx(min(everywhere), abs=1e-3)


def test_the_curves_over_theta_are_learnt_little_by_little(heaps: Heaps) -> None:
    choose(heaps, "earth", "line")
    choose(heaps, "holes", "line")
    assert np.isnan(heaps.curves.values["w1"]).sum() > len(OFFSETS) - 9
    beats(heaps, 3.0)
    offsets = heaps.heaps.offsets
    np.testing.assert_allclose(heaps.curves.values["w1"], np.abs(offsets), atol=1e-9)
    assert np.isinf(heaps.curves.values["kl"][offsets != 0]).all()
    rows = heaps.table()
    assert rows[0] == ("theta", *DISTANCES)
    assert len(rows) == 1 + 81 + 2  # and just beside the place at which the points meet
    assert rows[1][1:4] == (pytest.approx(4.0), pytest.approx(4.0), "∞")


def orange(heaps: Heaps, heights: np.ndarray) -> np.ndarray:
    """How high the earth's colour stands in each column of pixels, when these heights were drawn and do not overlap."""
    heaps.sources.drawn["earth"].heights = heights
    heaps.sources.chosen["earth"] = "drawn"
    heaps.choose("earth", "drawn")
    heaps.lay_out(theta=0.0, at=-4.0)
    heaps.controls.chips.chips["arcs"].setChecked(False)
    heaps.beat(1.0)
    found = painted(heaps.ground) == np.uint32(heaps.theme.color("generated").rgb())
    return found[round(0.2 * heaps.ground.height()) : int(heaps.ground._place().bottom())].sum(axis=0)


def test_a_heap_is_shown_as_it_was_drawn(heaps: Heaps) -> None:
    """Slabs of equal mass hid its shape."""
    heights = np.abs(np.sin(np.arange(200) / 9)) * (np.arange(200) > 120)
    found, place = orange(heaps, heights), heaps.ground._place()
    cells = (np.arange(len(found)) + 0.5 - place.left()) / place.width() * 200
    wanted = np.interp(cells, np.arange(200) + 0.5, heights)
    off = np.abs(found / found.max() - wanted)[(cells > 122) & (cells < 199)]
    assert np.median(off) < 0.04
    assert np.quantile(off, 0.85) < 0.1  # but for the lines between blocks


def test_a_single_dot_is_seen(heaps: Heaps) -> None:
    """Of 24 blocks of less than a pixel nothing was left but the lines around them."""
    found = orange(heaps, np.where(np.arange(200) == 150, 0.8, 0.0))
    assert 3 <= (found > 60).sum() <= 8


def test_a_drawn_heap_is_dragged_once_the_pencil_is_put_away(heaps: Heaps, qtbot: QtBot) -> None:
    choose(heaps, "earth", "drawn")
    pencil = heaps.controls.chips.chips["pencil"]
    assert pencil.isChecked()
    qtbot.mouseClick(pencil, Qt.MouseButton.LeftButton)
    mass = heaps.heaps.earth
    middle = heaps.heaps.fake.mean
    drag(qtbot, heaps, pixel(heaps, middle), pixel(heaps, middle + 1))
    assert heaps.heaps.earth is mass
    assert heaps.heaps.fake.mean == pytest.approx(middle + 1, abs=0.05)
    qtbot.mouseClick(pencil, Qt.MouseButton.LeftButton)  # it goes on where the heap lies now
    assert heaps.ground.drawing == "earth"
    drag(qtbot, heaps, pixel(heaps, middle + 0.9, 0.9), pixel(heaps, middle + 1.1, 0.9))
    assert heaps.heaps.fake.mean == pytest.approx(middle + 1, abs=0.1)
    choose(heaps, "holes", "uniform")
    assert (heaps.ground.drawing, pencil.isChecked()) == (None, False)


def test_a_column_of_a_table_is_a_heap(heaps: Heaps, tmp_path: Path) -> None:
    good, same, text, single = (tmp_path / f"{name}.csv" for name in ("good", "same", "text", "single"))
    good.write_text("name,height\n" + "".join(f"a,{100 + i % 7}\n" for i in range(70)))
    same.write_text("x\n5\n5\n")
    text.write_text("hello\nworld\n")
    single.write_text("x\n5\n")
    said = {good: "Column height of good.csv: 70 numbers", same: "the same", text: "no column", single: "one number"}
    for path, sentence in said.items():
        heaps.sources.ask = lambda path=path: path
        choose(heaps, "earth", "file")
        assert sentence in heaps.words.text
        assert heaps.controls.value("earth") == "file"  # that of the first file stays
    assert heaps.heaps.earth.mean == pytest.approx(0, abs=0.02)
    mine = heaps.heaps.earth
    heaps.sources.ask = lambda: None
    choose(heaps, "holes", "file")
    assert heaps.controls.value("holes") == "gaussian"
    assert heaps.heaps.earth is mine


def test_of_several_columns_a_person_chooses_one(heaps: Heaps, tmp_path: Path) -> None:
    (tmp_path / "two.csv").write_text("a,b\n1,5\n2,7\n3,9\n")
    heaps.sources.ask, asked = lambda: tmp_path / "two.csv", []

    def ask(columns: Sequence[str]) -> str | None:
        asked.append(tuple(columns))
        return "b" if len(asked) > 1 else None

    heaps.sources.ask_column = ask
    choose(heaps, "earth", "file")
    assert heaps.controls.value("earth") == "gaussian"
    choose(heaps, "earth", "file")
    assert asked == 2 * [("a", "b")]
    assert "Column b of two.csv" in heaps.words.text


@pytest.mark.parametrize(
    "act",
    [
        lambda heaps: heaps.ground.dragged.emit("earth", 0.1),
        lambda heaps: heaps.controls.theta.moved.emit(1.0),
        lambda heaps: heaps.controls.carry_button.click(),
        lambda heaps: heaps.controls.descend_button.click(),
        lambda heaps: choose(heaps, "cost", "2"),
        lambda heaps: choose(heaps, "order", "turned"),
        lambda heaps: choose(heaps, "down", "w2"),
    ],
)
def test_a_complaint_goes_when_a_person_goes_on(heaps: Heaps, tmp_path: Path, act: Callable[[Heaps], object]) -> None:
    (tmp_path / "none.csv").write_text("a\nx\n")
    heaps.sources.ask = lambda: tmp_path / "none.csv"
    choose(heaps, "earth", "file")
    assert "no column of numbers" in heaps.words.text
    act(heaps)
    heaps.beat(2.0)
    assert "no column of numbers" not in heaps.words.text


def test_a_tie_is_said_and_a_worse_order_too(heaps: Heaps) -> None:
    choose(heaps, "earth", "pair")
    choose(heaps, "holes", "pair")
    assert "every order is as short" in heaps.words.text
    straight = heaps.heaps.carrying.total
    choose(heaps, "order", "turned")
    assert heaps.heaps.carrying.total == pytest.approx(straight)
    choose(heaps, "cost", "2")
    assert "costs more work" in heaps.words.text
    assert heaps.heaps.carrying.total > straight
    turned = heaps.heaps.carrying.total
    choose(heaps, "order", "mixed")
    assert heaps.heaps.carrying.total == pytest.approx((turned + heaps.heaps.distances["w2"] ** 2) / 2)
    heaps.lay_out(turned=True)
    assert heaps.controls.value("order") == "turned"


def test_every_mixture_of_a_tie_is_chosen_and_costs_the_same(heaps: Heaps, qtbot: QtBot) -> None:
    """There was half of each, and no other."""
    for name in ("earth", "holes"):
        choose(heaps, name, "pair")
    slider = heaps.controls.mixture
    assert not slider.isVisible()
    choose(heaps, "order", "mixed")
    assert slider.isVisible()
    for share in (0.0, 0.25, 0.8, 1.0):
        slider.slider.setValue(round(1000 * share))
        heaps.beat(3.0)
        assert heaps.heaps.turned == share
        assert heaps.controls.value("order") == "mixed"
        carrying = heaps.heaps.carrying
        assert carrying.mass[carrying.turned].sum() == pytest.approx(share)
        heaps.carried, heaps.carrying = 0.999, True
        heaps.beat(3.1)
        assert figure(heaps, "work done") == figure(heaps, "W₁") == "3.00"
        assert "every order is as short" in heaps.words.text
    choose(heaps, "order", "kept")
    assert not slider.isVisible()
    assert heaps.heaps.turned == 0


def test_that_the_plan_is_not_unique_is_said_of_heaps_that_are_no_tie(heaps: Heaps) -> None:
    heaps.lay_out(theta=-1.0)
    heaps.beat(1.0)
    assert "more than one plan" in heaps.words.text
    choose(heaps, "cost", "2")
    assert "plan" not in heaps.words.text
    choose(heaps, "cost", "1")
    heaps.lay_out(theta=0.0)
    heaps.beat(1.0)
    assert "plan" not in heaps.words.text


def test_plots_are_read_under_the_pointer(heaps: Heaps, qtbot: QtBot) -> None:
    beats(heaps, 3.0)
    reading = heaps.shown.reading
    for plot, x, lines in (
        (heaps.shown.curves, 2.0, ["θ  2.00", "W₁  2.00", "W₂  2.00"]),
        (heaps.shown.cdfs, -3.0, ["x  −3.0", "F_θ  0.", "F_data  "]),
    ):
        at = plot.frame().point(x, 0.0)
        qtbot.mouseMove(plot, QPoint(round(at.x()), round(plot.place().center().y())))
        assert reading.isVisible()
        assert len(reading.lines) == (7 if plot is heaps.shown.curves else 3)
        assert all(said.startswith(line) for said, line in zip(reading.lines, lines, strict=False))
        qtbot.mouseMove(plot, QPoint(2, 2))
        assert not reading.isVisible()


@pytest.mark.parametrize("cost", ["1", "2"])
def test_to_and_from_a_single_point_there_is_but_one_plan(heaps: Heaps, cost: str) -> None:
    choose(heaps, "earth", "line")
    choose(heaps, "holes", "pair")
    heaps.lay_out(theta=0.0, turned=True, p=int(cost))
    heaps.beat(2.0)
    assert "there is but one plan" in heaps.words.text
    assert heaps.heaps.tied


def test_the_optimal_critic_says_its_number(heaps: Heaps) -> None:
    assert "E f(data) − E f(θ)" not in [each.caption for each in heaps.grid.figures]
    heaps.controls.chips.toggle("critic")
    assert figure(heaps, "E f(data) − E f(θ)") == figure(heaps, "W₁")


def test_half_way_the_squares_of_the_ways_so_far_are_counted(heaps: Heaps) -> None:
    choose(heaps, "earth", "line")
    choose(heaps, "holes", "line")
    choose(heaps, "manner", "flow")
    heaps.lay_out(theta=-2.0, at=0.0, p=2)
    heaps.carried = 0.5
    heaps.beat(2.0)
    assert (figure(heaps, "work done"), heaps.heaps.carrying.total) == ("1.00", pytest.approx(4.0))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_painted_with_its_ways_and_its_critic(heaps: Heaps, shape: str, theme: str) -> None:
    heaps.retheme(Theme(THEMES[theme]))
    choose(heaps, "earth", shape)
    without = painted(heaps.ground)
    heaps.controls.chips.toggle("critic")
    QApplication.processEvents()
    with_critic = painted(heaps.ground)
    assert (with_critic != without).any()
    heaps.controls.chips.toggle("arcs")
    assert (painted(heaps.ground) != with_critic).any() or shape == "line"
    assert math.isfinite(heaps.heaps.distances["w1"])


def test_a_critic_learns_beside_the_optimal_one_and_its_bound_closes_in(heaps: Heaps, qtbot: QtBot) -> None:
    before = painted(heaps.ground)
    qtbot.mouseClick(heaps.controls.chips.chips["learnt"], Qt.MouseButton.LeftButton)
    first = float(figure(heaps, "learnt bound").replace("−", "-"))
    end = beats(heaps, 3.0)
    later = float(figure(heaps, "learnt bound"))
    assert first < later <= 3.0
    assert later > 2.9
    gap = float(figure(heaps, "gap to W₁").replace("−", "-"))
    assert gap == pytest.approx(3.0 - later, abs=0.01)
    heaps.controls.chips.toggle("arcs")
    color = np.uint32(LEARNT_STROKE.color(heaps.theme).rgb())
    assert (before == color).sum() == 0
    assert (painted(heaps.ground) == color).sum() > 100
    drag(qtbot, heaps, pixel(heaps, -3.0), pixel(heaps, -1.0))  # it follows what is dragged
    beats(heaps, 2.0, end)
    assert 0.9 < float(figure(heaps, "learnt bound")) <= heaps.heaps.distances["w1"] + 5e-3
    qtbot.mouseClick(heaps.controls.chips.chips["learnt"], Qt.MouseButton.LeftButton)
    assert "learnt bound" not in [each.caption for each in heaps.grid.figures]
    updates = heaps.critic.updates
    beats(heaps, 0.5, end + 9)
    assert heaps.critic.updates == updates  # nobody looks: nobody learns


def test_neither_critic_leaves_the_picture(heaps: Heaps) -> None:
    """A critic that has learnt little ran across the labels of the axis."""
    choose(heaps, "holes", "pair")
    heaps.lay_out(theta=0.0)
    heaps.controls.chips.toggle("arcs")
    heaps.beat(3.0)
    without = painted(heaps.ground)
    heaps.ground.show_learnt(np.linspace(-6.0, 6.0, 241))
    rows, _ = np.nonzero(painted(heaps.ground) != without)
    place = heaps.ground._place()
    assert place.top() < rows.min()
    assert rows.max() < place.bottom()
    assert np.ptp(rows) > 0.5 * place.height()


def test_descent_on_a_learnt_critic_comes_near_and_goes_on(heaps: Heaps) -> None:
    choose(heaps, "earth", "uniform")
    choose(heaps, "holes", "uniform")
    choose(heaps, "down", "learnt")
    heaps.toggle_descending()
    beats(heaps, 8.0)
    assert heaps.descending
    assert abs(heaps.heaps.theta) < 0.3
    assert "Learnt critic after" in heaps.words.text
    choose(heaps, "down", "w1")
    assert not heaps.descending
    assert "W₁" in heaps.words.text


def test_the_pace_of_carrying_is_chosen(heaps: Heaps) -> None:
    assert heaps.controls.value("pace") == "normal"
    done = {}
    for pace in PACES:
        choose(heaps, "pace", pace)
        heaps.carried, heaps.carrying = 0.0, True
        beats(heaps, 2.0)
        done[pace] = heaps.carried
    assert done["slow"] < done["normal"] < done["fast"] < 1
    for pace, (_, seconds) in PACES.items():
        assert done[pace] == pytest.approx(2.0 / seconds, rel=0.1)


def test_unequal_masses_are_said_to_have_been_made_one(heaps: Heaps, qtbot: QtBot, tmp_path: Path) -> None:
    for shape in SHAPES:
        choose(heaps, "earth", shape)
        assert "both were scaled to 1" not in heaps.words.text
    choose(heaps, "holes", "drawn")
    drag(qtbot, heaps, pixel(heaps, 2.0, 0.5), pixel(heaps, 4.0, 0.5))
    mass = heaps.heaps.holes.given
    assert mass != 1
    assert f"earth 1.00, holes {mass:.2f}; both were scaled to 1" in heaps.words.text
    table = tmp_path / "many.csv"
    table.write_text("x\n" + "".join(f"{i % 9}\n" for i in range(90)))
    heaps.sources.ask = lambda: table
    choose(heaps, "earth", "file")
    assert f"earth 90.0, holes {mass:.2f}; both were scaled to 1" in heaps.words.text
    assert "90 numbers" in heaps.words.text


def test_a_single_point_is_a_heap_for_everything(heaps: Heaps) -> None:
    choose(heaps, "earth", "line")
    choose(heaps, "holes", "line")
    choose(heaps, "down", "learnt")
    beats(heaps, 1.0)
    assert float(figure(heaps, "learnt bound")) > 2.9
    heaps._move(0.0)
    beats(heaps, 0.2)
    assert figure(heaps, "learnt bound") == "0"
    assert figure(heaps, "gap to W₁") == "0"


@pytest.mark.parametrize("critics", [False, True])
@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_each_distance_stands_with_its_formula_and_nothing_is_cut(
    heaps: Heaps, language: str, scale: float, critics: bool
) -> None:
    """At 1280 x 720: with both critics on, and on a large stage, there were numbers alone."""
    heaps.widget.resize(1256, 560 if scale == 1 else 720)
    set_language(language)
    heaps.retheme(Theme(scale=scale))
    for name in ("critic", "learnt") if critics else ():
        heaps.controls.chips.chips[name].click()
    heaps.beat(1.0)
    for _ in range(2):  # the longer numbers of the critic, then the layout
        QApplication.processEvents()
    places = heaps.grid.places
    assert len(places) == len(heaps.grid.figures) == (11 if critics else 8)
    assert heaps.grid.density.note
    assert {figure.caption: figure.note for figure, _ in places}["W₁"] == "∫ |F_θ − F_data| dx"
    small, large = (QFontMetricsF(font) for font in (heaps.theme.font("caption"), heaps.grid.density.font(heaps.theme)))
    for figure, place in places:
        behind = small.horizontalAdvance(figure.caption) if heaps.grid.density.beside else 0.0
        assert behind + large.horizontalAdvance(figure.value) <= place.width()
        assert max(map(small.horizontalAdvance, (figure.caption, figure.note))) <= place.width()
        assert place.bottom() <= heaps.grid.height() + 1
    assert heaps.grid.height() <= 1.1 * max(place.bottom() for _, place in places)
    assert heaps.curves.height() > 140 * scale


def test_the_lists_of_shapes_are_signed_in_the_colours_of_their_heaps(heaps: Heaps) -> None:
    signs = heaps.controls.names
    assert [label.text() for label in signs.values()] == ["p_θ", "p_data"]
    for name, token in (("earth", "generated"), ("holes", "real")):
        assert heaps.theme.color(token).name() in signs[name].styleSheet()
        assert signs[name].geometry().right() < heaps.controls.choices[name].geometry().left()
