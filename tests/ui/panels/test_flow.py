from __future__ import annotations

import dataclasses
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter, QPicture, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.conftest import Shown
from tests.ui.panels.fakes import FakeRun, empty, image_view
from tests.ui.panels.playing import look, play
from wgan_desktop.core.snapshot import Failure
from wgan_desktop.run.view import View
from wgan_desktop.ui.panels.flow import Flow
from wgan_desktop.ui.theme import LIGHT, Theme


@pytest.fixture(scope="module")
def view() -> View:
    return FakeRun().view()


@pytest.fixture
def flow(shown: Shown[Flow]) -> Flow:
    return shown(Flow, 500, 560)


def test_it_needs_only_the_layers_that_are_on(flow: Flow, qtbot: QtBot) -> None:
    assert flow.needs == {"surface"}
    qtbot.mouseClick(flow.chips.chips["gradients"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(flow.chips.chips["manifold"], Qt.MouseButton.LeftButton)
    assert flow.needs == {"surface", "gradients", "manifold"}
    qtbot.mouseClick(flow.chips.chips["surface"], Qt.MouseButton.LeftButton)
    assert flow.needs == {"gradients", "manifold"}


def test_the_surface_is_asked_for_where_the_stage_looks(flow: Flow, view: View, qtbot: QtBot) -> None:
    play(flow, view)
    left, right, low, high = flow.seen or (0.0,) * 4
    width, height = flow.stage.plane.width(), flow.stage.plane.height()
    assert (right - left) / (high - low) == pytest.approx(width / height)
    assert min(right - left, high - low) == pytest.approx(view.snapshot.extent[1] - view.snapshot.extent[0])  # type: ignore[union-attr]
    flow.stage.plane.camera.zoom(0.5, 0.0, 0.0)
    assert flow.seen == pytest.approx((left / 2, right / 2, low / 2, high / 2))
    qtbot.mouseClick(flow.chips.chips["surface"], Qt.MouseButton.LeftButton)
    assert flow.seen is None


def test_a_surface_lies_where_it_was_seen(flow: Flow, view: View) -> None:
    """A surface of the left half paints nothing to the right of it."""
    assert view.snapshot is not None
    for name in ("real", "generated", "rays", "grains"):
        flow.chips.toggle(name)
    half = dataclasses.replace(view.snapshot.layers["surface"], extent=(-2.0, 0.0, -2.0, 2.0), step=7)
    shown = dataclasses.replace(view, snapshot=dataclasses.replace(view.snapshot, layers={"surface": half}))
    picture = play(flow, shown)
    middle = picture.shape[1] // 2 + 18  # the axis stands at the left
    quarter = slice(picture.shape[0] // 4, picture.shape[0] // 2)
    assert len(np.unique(picture[quarter, 60 : middle - 30])) > 20
    assert len(np.unique(picture[quarter, middle + 30 : -20])) == 1


def test_an_old_picture_is_told_as_what_it_is(flow: Flow, view: View) -> None:
    play(flow, view)
    assert view.snapshot is not None
    assert view.evaluation is not None
    title, step, run = flow.title.text(), view.snapshot.step, view.snapshot.run
    begun = dataclasses.replace(view, started=None, state=None, snapshot=None, plan=None, evaluation=None, agreed=None)
    flow._said = 0.0
    flow.show(begun)
    assert (flow.title.text(), flow.state.text) == (title, f"step {step} of the previous run")
    flow._said = 0.0
    flow.show(dataclasses.replace(begun, started=cast("Any", SimpleNamespace(run=run))))
    assert flow.state.text == f"step {step}, lost since"
    flow._said = 0.0
    flow.show(dataclasses.replace(view, failure=Failure(9, "It died.", "", "", "died")))
    assert flow.state.text == f"step {step} · the last picture"


def test_a_run_that_went_back_shows_nothing_of_what_was_lost(flow: Flow, view: View) -> None:
    play(flow, view)
    assert flow.scene is not None
    assert flow.scene.plan is not None
    assert len(flow.stage.picture.routes)
    assert view.snapshot is not None
    earlier = dataclasses.replace(view.snapshot, step=view.snapshot.step - 1, layers={})
    flow.show(dataclasses.replace(view, snapshot=earlier, plan=None))
    scene = flow.scene
    assert (scene.step, scene.plan, scene.surface, scene.field) == (earlier.step, None, None, None)
    assert not len(flow.stage.picture.routes)


@pytest.mark.parametrize("name", ["real", "generated", "surface", "gradients", "rays", "grains", "manifold"])
def test_every_layer_can_be_seen_and_switched(flow: Flow, view: View, qtbot: QtBot, name: str) -> None:
    before = play(flow, view)
    qtbot.mouseClick(flow.chips.chips[name], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    other = look(flow)
    assert (other != before).sum() > 100
    qtbot.mouseClick(flow.chips.chips[name], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert np.array_equal(look(flow), before)


def test_layers_are_switched_by_keys_and_named(flow: Flow, qtbot: QtBot) -> None:
    chip = flow.chips.chips["rays"]
    assert chip.accessibleName() == "Rays"
    assert "exact transport plan" in chip.toolTip()
    assert chip.focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not flow.chips.on("rays")
    assert {spec.name for spec in flow.actions() if spec.checked is not None} == {f"flow.{n}" for n in flow.chips.chips}
    next(spec for spec in flow.actions() if spec.name == "flow.rays").call()
    assert flow.chips.on("rays")


def test_grains_move_between_beats_and_nothing_else_does(flow: Flow, view: View) -> None:
    play(flow, view)
    before = look(flow)
    flow.beat(110.0)
    QApplication.processEvents()
    moved = look(flow) != before
    assert 0 < moved.mean() < 0.2
    flow.chips.toggle("grains")
    QApplication.processEvents()
    still = look(flow)
    flow.beat(111.0)
    QApplication.processEvents()
    assert np.array_equal(look(flow), still)


def test_the_wheel_zooms_smoothly_and_a_double_click_goes_back(flow: Flow, view: View, qtbot: QtBot) -> None:
    play(flow, view)
    camera, viewport = flow.stage.plane.camera, flow.stage.viewport()
    place = QPointF(viewport.rect().center())
    wheel = QWheelEvent(
        place, viewport.mapToGlobal(place), QPoint(), QPoint(0, 360), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, wheel)
    assert camera.wanted.half < camera.home.half
    assert camera.now == camera.home
    flow.beat(120.0)
    flow.beat(120.05)
    assert camera.wanted.half < camera.now.half < camera.home.half
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place.toPoint())
    for beat in range(60):
        flow.beat(121 + beat / 30)
    assert camera.now == camera.home


def test_the_pointer_reads_coordinates_critic_and_nearest_point(flow: Flow, view: View, qtbot: QtBot) -> None:
    play(flow, view)
    flow.scene = dataclasses.replace(flow.scene, generated=np.array([[0.0, 0.0]]))  # type: ignore[type-var]
    lines = flow._read(0.01, 0.0, unit=100.0)
    assert lines[0].startswith("x 0.0100")
    assert lines[1].startswith("critic f = ")
    assert "generated point 0" in lines[2]
    qtbot.mouseMove(flow.stage.viewport(), flow.stage.viewport().rect().center())
    flow.beat(130.0)
    assert flow.stage.picture.readout is not None


def test_numbers_are_labelled_for_what_they_are(flow: Flow, view: View) -> None:
    flow.show(view)
    captions = {figure.caption: figure for figure in flow.figures.figures}
    assert list(captions) == ["mass × distance", "exact W1", "floor"]
    assert captions["mass × distance"].note == captions["exact W1"].note == "step 300"
    assert "512 rays" in captions["mass × distance"].tip
    assert "1,024 generated" in captions["exact W1"].tip
    assert captions["floor"].value == "0.056 ± 0.004"
    assert "step 300" in flow.state.text
    assert flow.title.text() == "Ring of 8"


def test_images_are_projected_and_it_is_said(flow: Flow) -> None:
    play(flow, image_view())
    assert flow.note.isVisible()
    assert "first two principal components" in flow.note.text()
    assert not flow.chips.chips["surface"].isEnabled()


def test_every_layer_survives_extreme_values(flow: Flow, view: View) -> None:
    assert view.snapshot is not None
    for name in ("gradients", "manifold"):
        flow.chips.toggle(name)
    for value in (np.nan, np.inf, 3e38, 0.0):
        fake = view.snapshot.fake.copy()
        fake[::3] = value
        layers = {
            name: dataclasses.replace(layer, value=np.where(layer.value > 0.1, np.float32(value), layer.value))
            for name, layer in view.snapshot.layers.items()
        }
        snapshot = dataclasses.replace(view.snapshot, run=f"{value}", fake=fake, layers=layers)
        play(flow, dataclasses.replace(view, snapshot=snapshot), beats=3)
        flow._read(0.0, 0.0, 100.0)


def test_before_the_first_picture_it_says_so(flow: Flow) -> None:
    play(flow, empty(), beats=2)
    assert flow.title.text() == "Waiting for the first picture"
    assert flow.table() == []


def test_the_table_holds_points_and_rays(flow: Flow, view: View) -> None:
    flow.show(view)
    rows = flow.table()
    assert rows[0][:4] == ("kind", "step", "x", "y")
    assert {len(row) for row in rows} == {len(rows[0])}
    kinds = [row[0] for row in rows[1:]]
    assert (kinds.count("real"), kinds.count("generated"), kinds.count("ray")) == (1024, 1024, 512)
    assert sum(float(row[6] or 0) for row in rows if row[0] == "ray") == pytest.approx(1)


def test_it_takes_on_another_theme(flow: Flow, view: View) -> None:
    dark = play(flow, view)
    flow.retheme(Theme(LIGHT, 1.3, 1.5))
    light = play(flow, view, start=200.0)
    assert (light & 255).mean() > (dark & 255).mean() + 60


def test_an_exported_picture_is_made_of_lines(flow: Flow, view: View) -> None:
    play(flow, view)
    picture = QPicture()
    painter = QPainter(picture)
    flow.stage.render(painter)
    painter.end()
    assert picture.size() > 512 * 32  # a ray is four numbers: no picture of the rays, but the rays themselves
