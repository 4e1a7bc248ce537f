"""The laboratory of two heaps, driven by real clicks and drags."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.conftest import Shown
from wgan_desktop.core.two_heaps import CARRIED_IN, DISTANCES, GROUND, OFFSETS, REACH, SHAPES
from wgan_desktop.ui.panels.heaps import Heaps
from wgan_desktop.ui.theme import THEMES, Theme


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


def look(heaps: Heaps) -> np.ndarray:
    image = heaps.ground.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)[:, : image.width()].copy()


def test_the_counter_runs_up_to_the_area_between_the_curves(heaps: Heaps, qtbot: QtBot) -> None:
    assert figure(heaps, "work done") == "0"
    before = look(heaps)
    qtbot.mouseClick(heaps.controls.carry_button, Qt.MouseButton.LeftButton)
    end = beats(heaps, CARRIED_IN / 2)
    halfway = float(figure(heaps, "work done"))
    assert 0 < halfway < 3
    assert (look(heaps) != before).mean() > 0.005
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
    assert heaps.controls.theta.value.text() == heaps.controls.theta.value.text().replace("-", "−")
    drag(qtbot, heaps, pixel(heaps, 0.2), pixel(heaps, 2.2))
    assert heaps.heaps.at == pytest.approx(2.0, abs=0.05)
    assert float(figure(heaps, "W₁")) == pytest.approx(3.0, abs=0.1)


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
    np.testing.assert_allclose(heaps.curves.values["w1"], np.abs(OFFSETS), atol=1e-9)
    assert np.isinf(heaps.curves.values["kl"][np.abs(OFFSETS) > 1e-9]).all()
    rows = heaps.table()
    assert rows[0] == ("theta", *DISTANCES)
    assert len(rows) == 1 + 81
    assert rows[1][1:4] == (pytest.approx(4.0), pytest.approx(4.0), "∞")


def test_a_heap_is_drawn_with_the_mouse(heaps: Heaps, qtbot: QtBot) -> None:
    choose(heaps, "earth", "drawn")
    before = heaps.heaps.fake.mass
    drag(qtbot, heaps, pixel(heaps, 2.0, 0.5), pixel(heaps, 4.0, 0.5))
    assert heaps.heaps.fake.ends[1] == pytest.approx(4.0, abs=0.1)
    assert len(heaps.heaps.fake.mass) != len(before)
    assert heaps.heaps.fake.mass.sum() == pytest.approx(1)
    drag(qtbot, heaps, pixel(heaps, -5.9, -0.2), pixel(heaps, 5.9, -0.2))  # everything erased
    assert "no mass" in heaps.words.text
    assert heaps.heaps.fake.mass.sum() == pytest.approx(1)  # the last heap stays, and the window usable
    choose(heaps, "earth", "uniform")
    assert heaps.ground.drawing is None


def test_a_column_of_a_table_is_a_heap(heaps: Heaps, tmp_path: Path) -> None:
    good, same, text = tmp_path / "good.csv", tmp_path / "same.csv", tmp_path / "text.csv"
    good.write_text("name,height\n" + "".join(f"a,{100 + i % 7}\n" for i in range(70)))
    same.write_text("x\n5\n5\n")
    text.write_text("hello\nworld\n")
    for path, sentence in ((good, "Column height of good.csv: 70 numbers"), (same, "the same"), (text, "no column")):
        heaps.sources.ask = lambda path=path: path
        choose(heaps, "earth", "column")
        assert sentence in heaps.words.text
        assert heaps.controls.value("earth") == "column"  # that of the first file stays
    assert heaps.heaps.earth.mean == pytest.approx(0, abs=0.02)
    mine = heaps.heaps.earth
    heaps.sources.ask = lambda: None
    choose(heaps, "holes", "column")
    assert heaps.controls.value("holes") == "gaussian"
    assert heaps.heaps.earth is mine


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


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_painted_with_its_ways_and_its_critic(heaps: Heaps, shape: str, theme: str) -> None:
    heaps.retheme(Theme(THEMES[theme]))
    choose(heaps, "earth", shape)
    without = look(heaps)
    heaps.controls.chips.toggle("critic")
    QApplication.processEvents()
    with_critic = look(heaps)
    assert (with_critic != without).any()
    heaps.controls.chips.toggle("arcs")
    assert (look(heaps) != with_critic).any() or shape == "line"
    assert math.isfinite(heaps.heaps.distances["w1"])
