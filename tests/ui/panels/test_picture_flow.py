"""The picture flow: which image goes to which, what the plane loses, and only while somebody looks."""

from __future__ import annotations

import dataclasses
import time

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.panels.conftest import Shown
from tests.ui.panels.fakes import empty, image_view
from tests.ui.panels.playing import look, play
from wgan_desktop.core.evaluation import Reference
from wgan_desktop.core.picture_plan import PicturePlanner
from wgan_desktop.run.view import View
from wgan_desktop.ui.drawing.scene import Scene
from wgan_desktop.ui.panels.picture_flow import PictureFlow
from wgan_desktop.ui.theme import LIGHT, Theme


@pytest.fixture(scope="module")
def view() -> View:
    return planned(image_view())


def planned(view: View) -> View:
    """The view with the plan of its images."""
    snapshot = view.snapshot
    assert snapshot is not None
    clouds = np.stack([snapshot.real, snapshot.real[::-1]])
    reference = Reference(snapshot.extent, None, snapshot.real, None, clouds, clouds[::-1])
    plan = PicturePlanner(reference, snapshot.shape).plan(snapshot.run, snapshot.step, snapshot.fake)
    return dataclasses.replace(view, pictures=plan)


@pytest.fixture
def flow(shown: Shown[PictureFlow]) -> PictureFlow:
    return shown(PictureFlow, 560, 560)


def point_at(flow: PictureFlow, place: np.ndarray) -> None:
    """Put the pointer on a place of the plane."""
    (x, y) = flow.stage.plane.frame().pixels(place[None])[0].tolist()
    flow.stage._pointer = flow.stage.plane.mapToScene(QPointF(x, y))
    flow.beat(130.0)


def test_it_asks_for_plans_in_the_chosen_space_alone(flow: PictureFlow, view: View) -> None:
    assert flow.needs == {"pixels"}
    assert (flow.shapes, flow.area) == ("images", "centre")
    flow.choice.chosen.emit("features")
    assert flow.needs == {"features"}
    next(spec for spec in flow.actions() if spec.name == "picture_flow.pixels").call()
    assert flow.needs == {"pixels"}
    assert flow.choice.currentData() == "pixels"


def test_what_the_plane_loses_is_said(flow: PictureFlow, view: View) -> None:
    flow.show(view)
    assert view.pictures is not None
    share = f"{100 * view.pictures.explained:.1f} %"
    assert share in flow.note.text()
    assert "distances are those of all 64 dimensions" in flow.note.text()
    assert flow.title.text() == "Transport of 256 images"
    assert flow.state.text.startswith("step 500")


def test_numbers_are_labelled_for_what_they_are(flow: PictureFlow, view: View) -> None:
    flow.show(view)
    figures = {figure.caption: figure for figure in flow.figures.figures}
    assert list(figures) == ["exact W1", "floor", "sliced W1"]
    assert figures["exact W1"].note == "step 500"
    assert "256 generated and 256 real images" in figures["exact W1"].tip
    assert figures["sliced W1"].note == "128 projections"
    assert "It is not W1" in figures["sliced W1"].tip


@pytest.mark.parametrize("name", ["rays", "real", "generated", "travellers"])
def test_every_layer_can_be_seen_and_switched(flow: PictureFlow, view: View, qtbot: QtBot, name: str) -> None:
    for other in flow.chips.chips:
        if flow.chips.on(other) != (other == name):
            flow.chips.toggle(other)
    with_it = play(flow, view)
    qtbot.mouseClick(flow.chips.chips[name], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert (look(flow) != with_it).sum() > 500


def test_the_thumbnails_are_the_images(flow: PictureFlow, view: View) -> None:
    assert view.pictures is not None
    for name in ("rays", "travellers", "real"):
        flow.chips.toggle(name)
    flow.chips.toggle("generated")
    picture = play(flow, view)
    grey = picture & 255
    assert len(np.unique(grey)) > 100
    orange = np.uint32(flow.theme.color("generated").rgb())
    assert (picture == orange).sum() > 1000
    flow.chips.toggle("generated")
    flow.chips.toggle("real")
    QApplication.processEvents()
    teal = np.uint32(flow.theme.color("real").rgb())
    assert (look(flow) == teal).sum() > 500


def test_images_travel_and_turn_into_their_partners(flow: PictureFlow, view: View) -> None:
    play(flow, view)
    before = look(flow)
    flow.beat(110.0)
    QApplication.processEvents()
    assert 0.01 < (look(flow) != before).mean() < 0.5


def test_the_pointer_enlarges_an_image_and_its_partner(flow: PictureFlow, view: View) -> None:
    play(flow, view)
    plan = view.pictures
    assert plan is not None
    flow.chips.toggle("generated")
    for places, ends in ((plan.generated, plan.plan.sources), (plan.real, plan.plan.targets)):
        if places is plan.real:
            flow.chips.toggle("generated")
        pair = 40
        point_at(flow, places[ends[pair]])
        assert flow.stage.picture.readout is not None
        made, given, names, distance = flow.stage.picture.readout[1]
        assert isinstance(made, QImage)
        assert isinstance(given, QImage)
        source, target = int(plan.plan.sources[pair]), int(plan.plan.targets[pair])
        assert names == f"generated {source + 1} → real {target + 1}"
        assert distance == f"distance {plan.plan.distance[pair]:.3g}"
        assert made.pixel(3, 4) == plan.made[source][4, 3]
        assert given.pixel(3, 4) == plan.given[target][4, 3]
        assert flow.stage.picture.layers["held"].ends is not None  # type: ignore[attr-defined]
    QApplication.processEvents()
    flow.stage._pointer = None
    flow.beat(131.0)
    assert flow.stage.picture.layers["held"].ends is None  # type: ignore[attr-defined]


def test_where_no_image_lies_there_is_no_reading(flow: PictureFlow, view: View) -> None:
    play(flow, view)
    assert flow._read(1e6, 1e6, 50.0) == ()


def test_a_plan_of_the_other_space_is_not_shown(flow: PictureFlow, view: View) -> None:
    flow.show(view)
    scene = flow.scene
    flow.choose_space("features")
    flow.show(view)
    assert flow.scene is scene
    assert flow.title.text() == "Learning features from the real images"
    assert view.pictures is not None
    for kind, said in (("classifier", "features of our own classifier"), ("random", "fixed random features")):
        other = dataclasses.replace(view.pictures, space="features", kind=kind)
        flow._said = 0.0
        flow.show(dataclasses.replace(view, pictures=other))
        assert said in flow.note.text()


def test_before_the_first_plan_it_says_so(flow: PictureFlow) -> None:
    play(flow, empty(), beats=2)
    assert flow.title.text() == "Waiting for the first plan"
    assert flow.table() == []
    assert flow._read(0.0, 0.0, 100.0) == ()


def test_an_old_plan_is_told_as_what_it_is(flow: PictureFlow, view: View) -> None:
    play(flow, view)
    assert view.pictures is not None
    flow._said = 0.0
    flow.show(dataclasses.replace(view, started=None, pictures=None))
    assert flow.title.text() == "Waiting for the first plan"
    assert flow.state.text == f"step {view.pictures.step} of the previous run"


def test_the_table_holds_images_and_rays(flow: PictureFlow, view: View) -> None:
    flow.show(view)
    kinds = [row[0] for row in flow.table()]
    assert (kinds.count("real"), kinds.count("generated"), kinds.count("ray")) == (256, 256, 256)


def test_zooming_in_makes_thumbnails_larger(flow: PictureFlow, view: View) -> None:
    play(flow, view)
    small = flow.stage.picture.layers["real"].album._key  # type: ignore[attr-defined]
    flow.stage.plane.camera.zoom(0.1, 0.0, 0.0)
    play(flow, view, 30, 200.0)
    large = flow.stage.picture.layers["real"].album._key  # type: ignore[attr-defined]
    assert large[0] > 2 * small[0]


def test_it_takes_on_another_theme(flow: PictureFlow, view: View) -> None:
    dark = play(flow, view)
    flow.retheme(Theme(LIGHT, 1.3, 1.5))
    assert (play(flow, view, start=200.0) & 255).mean() > (dark & 255).mean() + 60


def test_colour_pictures_cost_little_to_show(flow: PictureFlow) -> None:
    """85 of 64 x 64 pixels: what a plan brings is on the stage in a few milliseconds."""
    random = np.random.default_rng(0)
    real = random.uniform(-1, 1, (85, 3 * 64 * 64)).astype(np.float32)
    clouds = np.stack([real, real[::-1]])
    planner = PicturePlanner(Reference((-1, 1, -1, 1), None, real, None, clouds, clouds), (3, 64, 64))
    plans = [planner.plan("rgb", step, real[::-1].copy()) for step in range(3)]
    spent = []
    for plan in plans:
        began = time.thread_time()
        flow.show(dataclasses.replace(empty(), pictures=plan))
        spent.append(time.thread_time() - began)
        play(flow, dataclasses.replace(empty(), pictures=plan), 2)
    assert min(spent) < 0.02  # 2 ms where nobody else works


def test_what_is_generated_lies_inside_and_the_picture_stays_while_it_does(view: View) -> None:
    found = view.pictures
    assert found is not None
    last = None
    widths = []
    for reach in (0.5, 2.0, 1.9, 2.0, 1.0):
        (x, y), spread = found.real.mean(axis=0), np.abs(found.real - found.real.mean(axis=0)).max()
        out = np.random.default_rng(0).uniform(-reach * spread, reach * spread, found.generated.shape)
        last = Scene.of_images(dataclasses.replace(found, generated=out + np.array([x, y])), last)
        left, right, low, high = last.extent
        assert (last.generated >= (left, low)).all()
        assert (last.generated <= (right, high)).all()
        widths.append(right - left)
    assert widths[0] < widths[1] == widths[2] == widths[3] > widths[4]
