from __future__ import annotations

import numpy as np
import pytest

from wgan_desktop.core.projection import Projection, square


def test_the_projection_shows_the_directions_of_greatest_variance() -> None:
    random = np.random.default_rng(0)
    cloud = random.normal(0, 1, (500, 5)) * (0.1, 3.0, 0.2, 1.0, 0.1) + 7.0
    found = Projection.of(cloud)
    assert np.abs(found.axes).round(1).tolist() == [[0, 1, 0, 0, 0], [0, 0, 0, 1, 0]]
    assert found.axes @ found.axes.T == pytest.approx(np.eye(2), abs=1e-12)
    flat = found.points(cloud)
    assert flat.mean(axis=0) == pytest.approx(np.zeros(2), abs=1e-9)
    assert flat.var(axis=0).sum() / cloud.var(axis=0).sum() == pytest.approx(found.explained)
    assert found.ways(np.ones(5)) == pytest.approx(found.points(cloud[0] + 1) - found.points(cloud[0]))


@pytest.mark.parametrize(("rows", "factor"), [(60, 1.0), (60, 1e90), (4, 1.0)])
def test_the_projection_against_the_singular_vectors(rows: int, factor: float) -> None:
    values = np.random.default_rng(2).normal(size=(rows, 5)) @ np.diag([4, 1, 3, 0.1, 2]) + 1e6
    plane = Projection.of(values * factor)
    left, sizes, _ = np.linalg.svd(values - values.mean(0), full_matrices=False)
    scores = np.abs(plane.points(values * factor)) / factor
    np.testing.assert_allclose(scores, np.abs(left[:, :2] * sizes[:2]), rtol=1e-7, atol=1e-7)
    assert plane.explained == pytest.approx((sizes[:2] ** 2).sum() / (sizes**2).sum(), rel=1e-9)
    assert (plane.axes.max(axis=1) > -plane.axes.min(axis=1)).all()


def test_the_projection_of_one_repeated_point_is_the_origin() -> None:
    cloud = np.full((4, 3), 2.0)
    found = Projection.of(cloud)
    assert found.points(cloud) == pytest.approx(np.zeros((4, 2)))
    assert found.explained == 1.0


def test_the_square_holds_all_points_with_a_margin() -> None:
    left, right, low, high = square(np.array([[0.0, 0.0], [4.0, 1.0]]))
    assert right - left == pytest.approx(high - low)
    assert left < 0
    assert right > 4
    assert low < 0
    assert high > 1
