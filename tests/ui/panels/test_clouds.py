"""The laboratory of two clouds, driven by real clicks and drags."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.painted import painted
from tests.ui.panels.conftest import Shown
from wgan_desktop.core.transport import TransportError, load
from wgan_desktop.core.two_clouds import MOST, REACH, SHAPES, TwoClouds
from wgan_desktop.ui.files.draw_points import HALF
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.panels.clouds import PACE, Clouds
from wgan_desktop.ui.theme import THEMES, Theme

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def clouds(shown: Shown[Clouds]) -> Clouds:
    load()
    panel = shown(Clouds, 900, 620)
    panel.beat(0.0)
    panel.loader.join()
    panel.beat(0.0)
    return panel


def choose(clouds: Clouds, name: str, value: str) -> None:
    """As a person does: the entry of a list."""
    box = clouds.controls.choices[name]
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    clouds.beat(1.0)


def beats(clouds: Clouds, seconds: float) -> None:
    for beat in range(round(seconds * 30) + 1):
        clouds.beat(100 + beat / 30)


def pixel(clouds: Clouds, x: float, y: float) -> QPoint:
    frame = clouds.plane.frame()
    return QPoint(round(x * frame.scale[0] + frame.shift[0]), round(y * frame.scale[1] + frame.shift[1]))


def drag(qtbot: QtBot, clouds: Clouds, start: QPoint, end: QPoint, button: Qt.MouseButton = LEFT) -> None:
    plane = clouds.plane
    qtbot.mousePress(plane, button, pos=start)
    for share in np.linspace(0, 1, 9):
        qtbot.mouseMove(plane, start + (end - start) * float(share))
    qtbot.mouseRelease(plane, button, pos=end)
    clouds.beat(2.0)


def figure(clouds: Clouds, caption: str) -> str:
    return next(each.value for each in clouds.grid.figures if each.caption == caption)


def test_the_solver_is_loaded_beside_the_window(shown: Shown[Clouds]) -> None:
    panel = shown(Clouds, 900, 620)
    assert "being loaded" in panel.words.text
    assert panel.grid.figures == ()
    assert panel.table() == []
    panel.beat(0.0)
    panel.loader.join()
    panel.beat(0.1)
    assert len(panel.grid.figures) == 6
    assert "being loaded" not in panel.words.text


def test_a_cloud_is_dragged_and_everything_follows(clouds: Clouds, qtbot: QtBot) -> None:
    for name in ("earth", "holes"):
        choose(clouds, name, "circle")
    assert figure(clouds, "W₁") == figure(clouds, "W₂") == figure(clouds, "mean displacement") == "4.00"
    assert "the other, moved" in clouds.words.text
    before = painted(clouds.plane)
    drag(qtbot, clouds, pixel(clouds, -3.2, 0), pixel(clouds, -2.2, 0))  # by its rim
    assert clouds.clouds.theta == pytest.approx((-1.0, 0.0), abs=0.05)
    assert float(figure(clouds, "W₁")) == pytest.approx(3.0, abs=0.06)
    assert (painted(clouds.plane) != before).mean() > 0.01
    drag(qtbot, clouds, pixel(clouds, 3.2, 0), pixel(clouds, 3.2, 1))
    assert clouds.clouds.at == pytest.approx((2.0, 1.0), abs=0.05)
    assert float(figure(clouds, "W₂")) == pytest.approx(math.hypot(3, 1), abs=0.06)


def test_the_arrow_keys_move_either_cloud(clouds: Clouds, qtbot: QtBot) -> None:
    earth, holes = clouds.clouds.theta, clouds.clouds.at
    clouds.plane.setFocus()
    for _ in range(3):
        qtbot.keyClick(clouds.plane, Qt.Key.Key_Up)
    qtbot.keyClick(clouds.plane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    clouds.beat(1.0)
    assert clouds.clouds.theta == pytest.approx((earth[0], earth[1] + 0.3))
    assert clouds.clouds.at == pytest.approx((holes[0] - 0.1, holes[1]))


def test_no_drag_leads_out_of_reach(clouds: Clouds) -> None:
    clouds.plane.dragged.emit("earth", -99.0, 99.0)
    clouds.beat(1.0)
    assert clouds.clouds.theta == (-REACH[0], REACH[1])
    assert math.isfinite(clouds.clouds.w1)


def test_every_number_is_of_the_place_that_is_shown(clouds: Clouds) -> None:
    for _ in range(5):
        clouds.plane.dragged.emit("earth", 0.3, 0.1)
        clouds.beat(1.0)
        now = clouds.clouds
        anew = TwoClouds(now.pair, now.theta, now.at, now.p)
        assert figure(clouds, "W₁") == f"{anew.w1:.2f}"
        assert figure(clouds, "W₂") == f"{anew.w2:.2f}"


@pytest.mark.parametrize("cost", ["1", "2"])
def test_the_earth_is_carried_and_the_counter_ends_at_the_cost(clouds: Clouds, qtbot: QtBot, cost: str) -> None:
    choose(clouds, "cost", cost)
    assert figure(clouds, "carried so far") == "0"
    before = painted(clouds.plane)
    qtbot.mouseClick(clouds.controls.carry_button, LEFT)
    assert clouds.controls.carry_button.text() == "Stop"
    beats(clouds, PACE / 2)
    assert clouds.share == pytest.approx(0.5, abs=0.05)
    assert (painted(clouds.plane) != before).mean() > 0.005
    beats(clouds, PACE)
    assert not clouds.carrying
    total = next(each for each in clouds.grid.figures if each.caption == "carried so far")
    assert total.note == f"of {total.value}"
    assert float(total.value) == pytest.approx(clouds.clouds.total, rel=0.01)
    qtbot.mouseClick(clouds.controls.carry_button, LEFT)
    assert clouds.share == 0  # once more from the beginning


def test_the_slider_goes_from_one_cloud_to_the_other(clouds: Clouds, qtbot: QtBot) -> None:
    slider = clouds.controls.share.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    clouds.beat(1.0)
    assert clouds.share == 1
    assert clouds.controls.share.value.text == "1.00"
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    clouds.beat(1.0)
    assert clouds.share == 0


def test_the_entropic_plan_is_said_not_to_be_exact_and_nears_the_exact_one(clouds: Clouds, qtbot: QtBot) -> None:
    costs = []
    for epsilon in (5.0, 0.5, 0.05):
        clouds.controls.epsilon.moved.emit(epsilon)
        beats(clouds, 2.0)
        assert clouds.entropic is not None
        assert "not exact" in clouds.doubts.text
        assert next(each.note for each in clouds.grid.figures if each.caption == "entropic cost").startswith(
            "not exact"
        )
        costs.append(clouds.clouds.entropic_total(clouds.entropic.total))
    assert costs[0] > costs[1] > costs[2] >= clouds.clouds.total
    clouds.controls.epsilon.moved.emit(0.01)
    clouds.beat(1.0)
    assert "not done" in clouds.doubts.text
    slider = clouds.controls.epsilon.slider
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_End)
    clouds.beat(1.0)
    assert clouds.epsilon == 10
    assert clouds.controls.epsilon.value.text == "10.0"


def test_a_drag_leaves_the_plan_for_squares_and_its_entropic_one_alone(clouds: Clouds) -> None:
    beats(clouds, 3.0)
    plan, entropic = clouds.clouds.plan, clouds.entropic
    clouds.plane.dragged.emit("holes", -1.0, 0.5)
    clouds.beat(1.0)
    assert clouds.clouds.plan is plan
    assert clouds.entropic is entropic
    choose(clouds, "cost", "1")
    clouds.plane.dragged.emit("holes", -1.0, 0.5)
    clouds.beat(1.0)
    assert clouds.entropic is not entropic
    assert "no two rays cross" in clouds.words.text


def test_chips_switch_what_is_shown(clouds: Clouds) -> None:
    seen = [painted(clouds.plane)]
    for name in ("rays", "entropic"):
        clouds.controls.chips.toggle(name)
        clouds.beat(1.0)
        seen.append(painted(clouds.plane))
        assert (seen[-1] != seen[-2]).mean() > 0.005
    clouds.controls.chips.toggle("matrix")
    assert not clouds.matrix.isVisible()
    clouds.controls.chips.toggle("matrix")
    assert clouds.matrix.isVisible()


def test_a_cloud_is_drawn_with_the_mouse_and_then_dragged(clouds: Clouds, qtbot: QtBot) -> None:
    before = clouds.clouds.pair.earth
    choose(clouds, "earth", "drawn")
    assert "dashed square" in clouds.words.text
    set_language("ru")
    clouds.retheme(clouds.theme)
    assert "пунктирном квадрате" in clouds.words.text
    set_language("en")
    clouds.retheme(clouds.theme)
    assert clouds.controls.chips.on("pencil")
    assert clouds.clouds.pair.earth is before
    drag(qtbot, clouds, pixel(clouds, -3.0, 1.0), pixel(clouds, -1.0, 1.0))
    fake = clouds.clouds.fake
    assert 50 < len(fake) <= 128
    assert fake[:, 0].min() == pytest.approx(-3.0, abs=0.2)  # where the mouse was
    assert fake[:, 0].max() == pytest.approx(-1.0, abs=0.2)
    assert np.abs(fake[:, 1] - 1).max() < 0.2
    drag(qtbot, clouds, pixel(clouds, -3.3, 1.0), pixel(clouds, -2.0, 1.0), RIGHT)
    assert clouds.clouds.fake[:, 0].min() > -2.6
    assert clouds.clouds.fake[:, 0].max() == pytest.approx(-1.0, abs=0.2)  # what is left has not moved


def test_a_drawn_cloud_is_dragged_without_the_pencil(clouds: Clouds, qtbot: QtBot) -> None:
    clouds.controls.chips.toggle("pencil")
    assert clouds.controls.value("earth") == "drawn"
    drag(qtbot, clouds, pixel(clouds, -2.0, -1.0), pixel(clouds, -2.0, 0.5))
    clouds.controls.chips.toggle("pencil")
    assert clouds.plane.drawing is None
    there = clouds.clouds.theta
    point = clouds.clouds.fake[0]
    drag(qtbot, clouds, pixel(clouds, *point), pixel(clouds, point[0] + 1, point[1]))
    assert clouds.clouds.theta == pytest.approx((there[0] + 1, there[1]), abs=0.05)
    clouds.controls.chips.toggle("pencil")  # goes on with the drawing where it lies now
    assert clouds.plane.drawing == "earth"
    moved = clouds.clouds.fake[:, 0].mean()
    clouds.beat(1.0)
    assert clouds.clouds.fake[:, 0].mean() == pytest.approx(moved, abs=0.01)


def test_all_that_was_drawn_is_taken_away_again(clouds: Clouds) -> None:
    choose(clouds, "holes", "drawn")
    clouds.plane.drawn.emit("holes", 0.0, 0.0, False)
    clouds.beat(1.0)
    points = clouds.clouds.pair.holes
    clouds.sources.drawn["holes"].clear()
    clouds.plane.drawn.emit("holes", 0.0, 0.0, True)
    clouds.beat(1.0)
    assert "no mass to carry" in clouds.words.text
    assert clouds.clouds.pair.holes is points
    choose(clouds, "holes", "grid25")
    assert clouds.plane.drawing is None
    assert "no mass" not in clouds.words.text


def test_more_points_than_are_used_are_thinned_and_said(clouds: Clouds) -> None:
    choose(clouds, "earth_count", str(MOST))
    choose(clouds, "earth", "drawn")
    for step in range(60):
        clouds.plane.drawn.emit("earth", -1 + step / 30, 0.0, False)
    clouds.beat(1.0)
    assert len(clouds.clouds.fake) == MOST
    assert "points 256 are used" in clouds.words.text
    choose(clouds, "earth_count", "16")
    assert len(clouds.clouds.fake) == 16
    assert "points 16 are used" in clouds.words.text


def test_points_of_a_table_are_a_cloud(clouds: Clouds, tmp_path: Path) -> None:
    good, one, text = tmp_path / "good.csv", tmp_path / "one.csv", tmp_path / "text.csv"
    good.write_text("x,y\n" + "".join(f"{i % 31},{i % 17}\n" for i in range(300)))
    one.write_text("x,y\n5,7\n")
    text.write_text("hello\nworld\n")
    for path, sentence in ((good, "Of 300 points 128"), (text, "no column"), (one, "one point from one.csv")):
        clouds.sources.ask = lambda path=path: path
        choose(clouds, "earth", "file")
        assert sentence in clouds.words.text
        assert clouds.controls.value("earth") == "file"
    assert len(clouds.clouds.fake) == 1
    clouds.plane.dragged.emit("earth", 0.1, 0.0)
    clouds.beat(1.0)
    assert "single point" in clouds.words.text
    clouds.sources.ask = lambda: None
    choose(clouds, "holes", "file")
    assert clouds.controls.value("holes") == "ring8"
    choose(clouds, "earth_count", "64")  # the file is not asked for again
    assert len(clouds.clouds.fake) == 1


def test_the_problems_along_curves_are_clouds_to_choose(clouds: Clouds) -> None:
    for name in ("swiss_roll", "two_moons", "one_ring", "pinwheel", "line"):
        choose(clouds, "earth", name)
        expected = SHAPES[name].make(128)
        np.testing.assert_allclose(clouds.clouds.pair.earth, expected - expected.mean(axis=0))
    choose(clouds, "earth_count", "64")
    assert len(clouds.clouds.fake) == 64


def test_a_plan_without_a_certificate_is_said_and_the_last_one_stays(
    clouds: Clouds, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = clouds.clouds

    def fail(*_: object, **__: object) -> None:
        raise TransportError("There are no points to move.")

    monkeypatch.setattr("wgan_desktop.core.two_clouds.solve", fail)
    clouds.plane.dragged.emit("earth", 0.5, 0.0)
    clouds.beat(1.0)
    assert clouds.words.text == "There are no points to move. The clouds stay as they were."
    set_language("ru")
    clouds.retheme(clouds.theme)
    assert clouds.words.text == "Нет точек, которые можно переносить. Облака остаются прежними."
    set_language("en")
    assert clouds.clouds is good
    monkeypatch.undo()
    clouds.plane.dragged.emit("earth", 0.5, 0.0)
    clouds.beat(1.0)
    assert clouds.clouds is not good
    assert "no points" not in clouds.words.text


def test_the_table_is_the_exact_plan(clouds: Clouds) -> None:
    header, *rows = clouds.table()
    assert header == ("mass", "x_from", "y_from", "x_to", "y_to", "distance")
    table = np.array(rows, float)
    assert table[:, 0].sum() == pytest.approx(1)
    assert table[:, 0] @ table[:, 5] ** 2 == pytest.approx(clouds.clouds.w2**2)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_painted_in_every_theme(clouds: Clouds, shape: str, theme: str) -> None:
    clouds.retheme(Theme(THEMES[theme]))
    choose(clouds, "earth", shape)
    choose(clouds, "holes_count", "16")
    clouds.controls.chips.toggle("entropic")
    for cost in ("1", "2"):
        choose(clouds, "cost", cost)
        QApplication.processEvents()
        assert len(np.unique(painted(clouds.plane))) > 20
    assert len(clouds.clouds.real) == 16


def test_clouds_of_unlike_many_points_are_said_to_have_been_made_equal(clouds: Clouds) -> None:
    assert "mass" not in clouds.words.text
    choose(clouds, "earth_count", "16")
    assert "Points: earth 16, holes 128; the mass of each cloud was scaled to 1." in clouds.words.text


@pytest.mark.parametrize("size", [(900, 620), (620, 900), (1256, 420)])
@pytest.mark.parametrize("place", [(0.0, 0.0), (4.0, 2.0), (-4.0, -2.0)])
def test_all_of_the_square_that_is_drawn_in_is_seen(
    clouds: Clouds, place: tuple[float, float], size: tuple[int, int]
) -> None:
    """It reached beyond the plane: of a cloud that was dragged aside only a part could be drawn."""
    clouds.widget.resize(*size)
    clouds._drag("earth", place[0] - clouds.clouds.theta[0], place[1] - clouds.clouds.theta[1])
    before = clouds.plane.frame().unit
    clouds.controls.chips.toggle("pencil")
    clouds.beat(2.0)
    frame, seen = clouds.plane.frame(), clouds.plane.place()
    for x, y in ((-HALF, -HALF), (HALF, HALF)):
        corner = frame.point(clouds.plane.square[0] + x, clouds.plane.square[1] + y)
        assert seen.contains(corner)
    clouds.controls.chips.toggle("pencil")
    assert clouds.plane.frame().unit == before
