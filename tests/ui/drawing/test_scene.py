from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from tests.ui.panels.fakes import FakeRun, empty, image_view
from wgan_desktop.core.snapshot import Layer
from wgan_desktop.ui.drawing.scene import Scenes, height, nearest


def test_there_is_no_scene_before_the_first_snapshot() -> None:
    assert Scenes().of(empty()) is None


def test_a_scene_of_the_plane_shows_the_points_as_they_are() -> None:
    view = FakeRun().view()
    scene = Scenes().of(view)
    assert view.snapshot is not None
    assert scene is not None
    assert np.array_equal(scene.generated, view.snapshot.fake)
    assert scene.extent == view.snapshot.extent
    assert scene.projection is None


def test_the_ends_of_the_plan_are_the_points_it_pairs() -> None:
    view = FakeRun().view()
    scene = Scenes().of(view)
    assert scene is not None
    assert scene.plan is not None
    lengths = np.hypot(*(scene.plan.ends[:, 2:] - scene.plan.ends[:, :2]).T)
    assert lengths == pytest.approx(scene.plan.distance, rel=1e-5)
    assert scene.plan.mass @ scene.plan.distance == pytest.approx(scene.plan.work)


def test_gradients_are_compared_with_the_rays_of_their_own_step_only() -> None:
    run, scenes = FakeRun(), Scenes()
    first = run.snapshot(10, 0.3)
    view = dataclasses.replace(run.view(), snapshot=first, plan=None)
    scene = scenes.of(view)
    assert scene is not None
    assert scene.field is not None
    assert scene.field.agreement is None
    later = dataclasses.replace(view, snapshot=run.snapshot(20, 0.4), plan=run.plan(first))
    scene = scenes.of(later)
    assert scene is not None
    assert scene.field is not None
    assert scene.field.agreement is not None
    assert scene.field.step == 10
    assert scene.plan is not None
    assert scene.plan.step == 10


def test_arrows_do_not_lose_their_colours_between_two_plans_of_their_step() -> None:
    run, scenes = FakeRun(), Scenes()
    first = run.snapshot(10, 0.3)
    view = dataclasses.replace(run.view(), snapshot=first, plan=run.plan(first))
    scenes.of(view)
    coloured = []
    for step in range(11, 60):
        scene = scenes.of(dataclasses.replace(view, snapshot=run.snapshot(step, 0.3)))
        assert scene is not None
        assert scene.field is not None
        coloured.append((scene.field.step, scene.field.agreement is not None))
    assert coloured[:10] == [(10, True)] * 10
    assert coloured[-1] == (59, False)  # the plan has died: better grey than old


def test_another_run_starts_from_nothing() -> None:
    scenes = Scenes()
    scenes.of(FakeRun("a").view())
    other = FakeRun("b", 1)
    bare = dataclasses.replace(
        other.view(), snapshot=other.snapshot(1, 0.1, frozenset()), plan=FakeRun("a").view().plan
    )
    scene = scenes.of(bare)
    assert scene is not None
    assert (scene.plan, scene.surface, scene.field, scene.manifold) == (None, None, None, None)


def test_parts_that_did_not_change_stay_the_same_objects() -> None:
    scenes, run = Scenes(), FakeRun()
    view = run.view()
    first = scenes.of(view)
    # A snapshot that came through a pipe again is equal, not the same.
    again = dataclasses.replace(view, snapshot=run.snapshot(300, 0.55))
    second = scenes.of(again)
    assert first is not None
    assert second is not None
    assert second.real is first.real
    assert second.plan is first.plan
    assert second.surface is first.surface


def test_images_are_seen_in_the_plane_of_their_components() -> None:
    view = image_view()
    scene = Scenes().of(view)
    assert scene is not None
    assert scene.projection is not None
    assert scene.generated.shape == (512, 2)
    assert scene.manifold is not None
    assert scene.manifold.shape == (21, 21, 2)
    assert scene.field is not None
    assert scene.field.ways.shape == (512, 2)
    assert (np.linalg.norm(scene.field.ways, axis=1) <= scene.field.norms + 1e-9).all()
    left, right, low, high = scene.extent
    assert ((scene.real >= (left, low)) & (scene.real <= (right, high))).all()


def test_the_height_is_that_of_the_grid_and_bilinear_between() -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 5), np.linspace(0, 4, 5))
    layer = Layer((2 * x - y).astype(np.float32), 0)
    assert height(layer, (-1, 1, 0, 4), 0.3, 1.7) == pytest.approx(2 * 0.3 - 1.7)
    assert height(layer, (-1, 1, 0, 4), 1.0, 4.0) == pytest.approx(-2.0)
    assert height(layer, (-1, 1, 0, 4), 1.1, 0.0) is None


def test_the_nearest_point_is_found_among_those_that_are_numbers() -> None:
    points = np.array([[np.nan, 0.0], [3.0, 4.0], [1e308, -1e308]])
    assert nearest(points, 0.0, 0.0) == (1, 5.0)
    assert nearest(np.empty((0, 2)), 0.0, 0.0) == (-1, math.inf)
    assert nearest(np.full((2, 2), np.nan), 0.0, 0.0) == (-1, math.inf)
