"""The plan between images: exact in its own space, and what the plane shows of it."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist

from tests.core.made_pictures import drawn_examples
from wgan_desktop.core.evaluation import Reference
from wgan_desktop.core.picture_plan import LARGEST, PicturePlanner, thumbnails
from wgan_desktop.core.quality import QualityMeter
from wgan_desktop.core.sliced import sliced_wasserstein1
from wgan_desktop.core.transport import TransportError

SHAPE = (3, 12, 12)


def reference() -> Reference:
    points = drawn_examples(400).points
    clouds = points[:300].reshape(2, 3, 50, -1)
    return Reference((-1, 1, -1, 1), None, points[300:350], None, clouds[0], clouds[1])


def fake() -> np.ndarray:
    return np.random.default_rng(5).uniform(-1, 1, (50, 432)).astype(np.float32)


def oracle(a: np.ndarray, b: np.ndarray) -> float:
    cost = cdist(a, b)
    return float(cost[linear_sum_assignment(cost)].mean())


def test_the_plan_of_pixels_is_exact_and_says_its_step() -> None:
    known = reference()
    planner = PicturePlanner(known, SHAPE)
    found = planner.plan("a", 12, fake())
    assert (found.run, found.step, found.space, found.kind, found.dimension) == ("a", 12, "pixels", None, 432)
    assert found.w1 == pytest.approx(oracle(fake(), known.real), rel=1e-6)
    assert found.plan.work == pytest.approx(found.w1)
    assert found.sliced == pytest.approx(sliced_wasserstein1(fake(), known.real))
    away = np.linalg.norm(fake()[found.plan.sources] - known.real[found.plan.targets], axis=1)
    assert found.plan.distance == pytest.approx(away, rel=1e-5)


def test_the_plane_holds_the_stated_share_and_shortens_every_way() -> None:
    known = reference()
    found = PicturePlanner(known, SHAPE).plan("a", 1, fake())
    centred = known.real - known.real.mean(axis=0)
    assert found.real.var(axis=0).sum() / centred.var(axis=0).sum() == pytest.approx(found.explained, rel=1e-4)
    seen = np.linalg.norm(found.generated[found.plan.sources] - found.real[found.plan.targets], axis=1)
    assert (seen <= found.plan.distance * (1 + 1e-6)).all()


def test_the_floor_comes_plan_by_plan() -> None:
    known = reference()
    planner = PicturePlanner(known, SHAPE)
    draws = [planner.plan("a", step, fake()).floor for step in range(5)]
    assert [each.draws for each in draws] == [1, 2, 3, 3, 3]
    values = [oracle(a, b) for a, b in zip(known.independent, known.stratified, strict=True)]
    assert draws[-1].mean == pytest.approx(np.mean(values), rel=1e-6)
    assert draws[-1].n == 50


def test_the_pairs_of_the_last_plan_are_preferred_and_w1_is_not_touched() -> None:
    known, random = reference(), np.random.default_rng(0)
    planner = PicturePlanner(known, SHAPE)
    first = planner.plan("a", 1, fake())
    moved = fake() + 0.05 * random.standard_normal((50, 432)).astype(np.float32)
    second = planner.plan("a", 2, moved)
    before, after = (set(zip(each.plan.sources, each.plan.targets, strict=True)) for each in (first, second))
    assert len(before & after) > len(after) / 2
    assert second.w1 == pytest.approx(oracle(moved, known.real), rel=1e-6)
    assert second.plan.work >= second.w1 - 1e-9


def test_between_features_distances_are_those_of_features() -> None:
    known = reference()
    meter = QualityMeter(drawn_examples(400), 60)
    list(meter.prepare())
    assert meter.features is not None
    found = PicturePlanner(known, SHAPE, meter.features).plan("a", 3, fake())
    assert (found.space, found.kind, found.dimension) == ("features", "classifier", 64)
    assert found.w1 == pytest.approx(oracle(meter.features(fake()), meter.features(known.real)), rel=1e-6)


def test_images_that_are_not_finite_have_no_plan() -> None:
    broken = fake()
    broken[1, 1] = np.inf
    with pytest.raises(TransportError, match="1 of the points are not finite"):
        PicturePlanner(reference(), SHAPE).plan("a", 1, broken)


def test_thumbnails_have_the_colours_of_the_images() -> None:
    image = np.zeros((3, 2, 2), np.float32)
    image[0, 0, 0] = image[1, 0, 1] = image[2, 1, 0] = 5.0
    image[:, 1, 1] = -1
    found = thumbnails(image.reshape(1, -1), (3, 2, 2))
    assert [[hex(v) for v in row] for row in found[0].tolist()] == [
        ["0xffff8080", "0xff80ff80"],
        ["0xff8080ff", "0xff000000"],
    ]
    assert hex(thumbnails(np.ones((1, 4)), (1, 2, 2))[0, 0, 0]) == "0xffffffff"
    assert thumbnails(np.zeros((2, 128 * 128)), (1, 128, 128)).shape == (2, LARGEST, LARGEST)
