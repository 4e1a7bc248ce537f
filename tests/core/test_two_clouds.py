"""The state of the laboratory of two clouds, against other ways to the same numbers."""

from __future__ import annotations

import dataclasses
import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from wgan_desktop.core.entropic import Entropic
from wgan_desktop.core.heaps import Heap, work
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.transport import TOLERANCE
from wgan_desktop.core.two_clouds import MOST, ORDERS, SHAPES, CloudError, TwoClouds, of_file, thinned
from wgan_desktop.core.words import Said


def two(earth: str = "gaussian", holes: str = "ring8", n: int = 60, m: int = 60, **places: object) -> TwoClouds:
    clouds = TwoClouds.of(SHAPES[earth].make(n), SHAPES[holes].make(m))
    return dataclasses.replace(clouds, **places)


def costs(clouds: TwoClouds, p: int) -> np.ndarray:
    return np.linalg.norm(clouds.fake[:, None] - clouds.real, axis=2) ** p


@pytest.mark.parametrize("theta", [(-2.0, 0.0), (0.3, -1.7), (2.0, 0.0)])
@pytest.mark.parametrize("holes", SHAPES)
def test_both_distances_are_those_of_the_best_assignment(holes: str, theta: tuple[float, float]) -> None:
    clouds = two(holes=holes, theta=theta, m=1 if holes == "point" else 60)
    for p, found in ((1, clouds.w1), (2, clouds.w2)):
        cost = np.repeat(costs(clouds, p), 60 // len(clouds.real), axis=1)
        best = cost[linear_sum_assignment(cost)].mean() ** (1 / p)
        assert found == pytest.approx(best, rel=1e-9)


@pytest.mark.parametrize("p", ORDERS)
@pytest.mark.parametrize(("n", "m"), [(60, 60), (60, 45), (1, 30), (30, 1), (256, 256)])
def test_the_plan_has_its_margins_its_certificate_and_its_cost(p: int, n: int, m: int) -> None:
    clouds = two(n=n, m=m, p=p)
    plan = clouds.plan
    np.testing.assert_allclose(np.bincount(plan.sources, plan.mass), 1 / n)
    np.testing.assert_allclose(np.bincount(plan.targets, plan.mass), 1 / m)
    assert plan.gap <= TOLERANCE
    assert len(plan.mass) <= n + m - 1
    assert float(plan.mass @ costs(clouds, p)[plan.sources, plan.targets]) == pytest.approx(clouds.total)


@pytest.mark.parametrize("at", [(2.0, 0.0), (-1.0, 0.0)])
def test_on_a_line_they_are_the_heaps(at: tuple[float, float]) -> None:
    random = np.random.default_rng(1)
    flat = [np.stack([random.normal(size=count), np.zeros(count)], 1) for count in (50, 35)]
    clouds = dataclasses.replace(TwoClouds.of(*flat), theta=(-1.0, 0.0), at=at)
    heaps = [Heap.points(cloud[:, 0]) for cloud in (clouds.fake, clouds.real)]
    assert clouds.w1 == pytest.approx(work(*heaps))
    assert clouds.w2 == pytest.approx(math.sqrt(work(*heaps, 2)))


@pytest.mark.parametrize("p", ORDERS)
@pytest.mark.parametrize("m", [60, 44])
def test_the_way_begins_and_ends_in_the_clouds_and_is_the_shortest(p: int, m: int) -> None:
    clouds = two(m=m, p=p)
    for share, cloud in ((0.0, clouds.fake), (1.0, clouds.real)):
        places, mass = clouds.between(share)
        for point in cloud:
            here = np.abs(places - point).max(axis=1) < 1e-12
            assert mass[here].sum() == pytest.approx(1 / len(cloud))
    means = [clouds.fake.mean(0) + share * (clouds.real.mean(0) - clouds.fake.mean(0)) for share in (0.25, 0.5)]
    for share, mean in zip((0.25, 0.5), means, strict=True):
        places, mass = clouds.between(share)
        np.testing.assert_allclose(mass @ places, mean, atol=1e-12)
        lengths = np.linalg.norm(places - clouds.fake[clouds.plan.sources], axis=1)
        assert clouds.carried(share) == pytest.approx(mass @ lengths**p)
    assert clouds.carried(1.0) == pytest.approx(clouds.total)


def test_halfway_is_half_of_w2_from_either_cloud() -> None:
    """A geodesic: the distance from the start is the share of the way."""
    clouds = two()
    places, _ = clouds.between(0.25)  # of as many points each: one grain a point
    there = dataclasses.replace(clouds.with_shape("holes", places), at=tuple(places.mean(0)))
    assert there.w2 == pytest.approx(0.25 * clouds.w2)


@pytest.mark.parametrize("m", [50, 37])
def test_a_move_changes_no_plan_for_squares_but_its_cost(m: int) -> None:
    clouds = two(m=m)
    for theta in ((-1.0, 1.0), (2.0, 0.0), (3.5, -2.0)):
        moved = dataclasses.replace(clouds, theta=theta)
        assert moved.plan is clouds.plan
        anew = dataclasses.replace(moved, pair=dataclasses.replace(moved.pair, earth=moved.fake, holes=moved.real)).pair
        fresh = math.sqrt(float(anew.plan.mass @ anew.plan.distance**2))
        assert moved.w2 == pytest.approx(fresh, rel=1e-9)
        plan = Entropic.begin(moved.cost, 0.2).further(200)
        here = Entropic.begin(costs(moved, 2), 0.2).further(200)
        assert moved.entropic_total(plan.total) == pytest.approx(here.total, rel=1e-6)


def test_for_the_distance_itself_a_move_changes_the_plan() -> None:
    far, near = two(p=1), two(p=1, theta=(1.8, 0.0))
    pairs = [set(zip(each.plan.sources.tolist(), each.plan.targets.tolist(), strict=True)) for each in (far, near)]
    assert pairs[0] != pairs[1]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_shape_moved_is_as_far_as_it_was_moved(shape: str) -> None:
    clouds = two(shape, shape, theta=(-1.0, 0.5), at=(2.0, 0.0))
    assert clouds.w1 == pytest.approx(math.hypot(3, 0.5))
    assert clouds.w2 == pytest.approx(math.hypot(3, 0.5))
    assert clouds.apart == pytest.approx(math.hypot(3, 0.5))


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_fit_the_ground_about_their_mean(shape: str) -> None:
    for count in (1, 16, MOST):
        points = SHAPES[shape].make(count)
        assert points.shape == (1 if shape == "point" else count, 2)
        assert np.abs(points).max() < 2.5
    clouds = two(shape, "point", n=MOST, m=1)
    np.testing.assert_allclose(clouds.fake.mean(0), clouds.theta, atol=1e-12)
    assert clouds.with_shape("holes", SHAPES["circle"].make(9)).real.shape == (9, 2)


def test_too_many_points_are_thinned_and_none_are_refused() -> None:
    points = np.random.default_rng(0).normal(size=(1000, 2))
    few, said = thinned(points)
    assert len(few) == MOST
    assert said == "Of 1,000 points 256 are used, evenly chosen."
    assert isinstance(said, Said)
    assert said.values["n"] == 1000  # chooses the plural
    assert {tuple(row) for row in few} <= {tuple(row) for row in points}
    same, nothing = thinned(points[:10])
    np.testing.assert_array_equal(same, points[:10])
    assert nothing == ""
    with pytest.raises(CloudError, match="no mass"):
        thinned(points[:0])


def test_a_file_of_points_is_brought_to_size(tmp_path: Path) -> None:
    path, text = tmp_path / "many.csv", tmp_path / "text.csv"
    path.write_text("x,y\n" + "".join(f"{1000 + i},{i % 7}\n" for i in range(700)))
    points, said = of_file(path)
    assert points.shape == (700, 2)
    assert np.ptp(points[:, 0]) == pytest.approx(3.2, abs=0.05)
    assert "Read 700 points from many.csv" in said
    text.write_text("hello\nworld\n")
    with pytest.raises(ProblemError, match="no column"):
        of_file(text)


def test_every_shape_is_made_without_torch() -> None:
    code = (
        "import sys; from wgan_desktop.core.two_clouds import SHAPES; "
        "[shape.make(64) for shape in SHAPES.values()]; sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
