"""The numbers beside the critic: each from clouds of its own, against independent formulas."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist

from wgan_desktop.core.evaluation import CLOUD, DRAWS, IMAGES, POINTS, Evaluator, Reference, reference
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Layer


def of(name: str, seed: int = 0) -> Reference:
    return reference(PROBLEMS[name].prepared(Settings()), torch.Generator().manual_seed(seed))


def cut(whole: Reference, n: int) -> Reference:
    """The same with small clouds, which scipy can solve as well."""
    return Reference(
        whole.extent, whole.modes, whole.real[:n], whole.cloud, whole.independent[:, :n], whole.stratified[:, :n]
    )  # fmt: skip


def assigned(a: np.ndarray, b: np.ndarray) -> float:
    cost = cdist(a.astype(np.float64), b.astype(np.float64))
    return float(cost[linear_sum_assignment(cost)].mean())


@pytest.mark.parametrize("name", [name for name in PROBLEMS if name not in ("points", "images")])
def test_the_real_clouds_of_every_problem(name: str) -> None:
    clouds = of(name)
    image = name == "digits"
    n, d = (IMAGES, 64) if image else (POINTS, 2)
    assert clouds.real.shape == (n, d)
    assert clouds.independent.shape == clouds.stratified.shape == (DRAWS, n, d)
    assert (clouds.cloud is None) == image
    assert clouds.cloud is None or clouds.cloud.shape == (CLOUD, d)
    assert clouds.real.dtype == clouds.independent.dtype == np.float32
    assert np.isfinite(clouds.real).all()
    assert len(np.unique(clouds.independent[:, 0], axis=0)) > 1, "each draw is another"


def test_the_clouds_follow_the_stream() -> None:
    assert np.array_equal(of("ring8").real, of("ring8").real)
    assert not np.array_equal(of("ring8").real, of("ring8", seed=1).real)


def test_the_evaluation_cloud_has_equal_shares_of_every_mode() -> None:
    for name in ("ring8", "grid25"):
        clouds = of(name)
        assert clouds.modes is not None
        nearest = cdist(clouds.real, clouds.modes.centres).argmin(1)
        counts = np.bincount(nearest, minlength=len(clouds.modes.centres))
        assert counts.max() - counts.min() <= 1


def test_the_floor_is_what_a_perfect_generator_scores() -> None:
    clouds = cut(of("ring8"), 64)
    evaluator = Evaluator(clouds)
    assert evaluator.floor is None
    floors = list(evaluator.floor_draws())
    values = [assigned(i, s) for i, s in zip(clouds.independent, clouds.stratified, strict=True)]
    assert [floor.draws for floor in floors] == list(range(1, DRAWS + 1))
    assert evaluator.floor is floors[-1]
    assert evaluator.floor.mean == pytest.approx(np.mean(values), rel=1e-9)
    assert evaluator.floor.sd == pytest.approx(np.std(values, ddof=1), rel=1e-9)
    assert evaluator.floor.n == 64


@pytest.mark.soak
def test_the_floors_that_were_published_with_the_design(sample_or_soak: Callable[..., int]) -> None:
    """ring8 .056, grid25 .068 at n = 1024."""
    sample_or_soak(sample=0, full=1)
    for name, expected in (("ring8", 0.056), ("grid25", 0.068)):
        evaluator = Evaluator(of(name))
        assert list(evaluator.floor_draws())[-1].mean == pytest.approx(expected, rel=0.1)


def test_w1_and_modes_of_known_points() -> None:
    clouds = cut(of("ring8"), 96)
    evaluator = Evaluator(clouds)
    shifted = clouds.real + np.float32([0.5, 0])
    found = evaluator.evaluate("a", 3, shifted)
    assert (found.run, found.step, found.n, found.floor, found.divergences) == ("a", 3, 96, None, None)
    assert found.w1 == pytest.approx(assigned(shifted, clouds.real), rel=1e-9)
    assert found.modes is not None
    assert (found.modes.modes, found.modes.high_quality) == (0, 0.0)
    perfect = evaluator.evaluate("a", 4, clouds.real[::-1].copy())
    assert perfect.w1 == 0
    assert perfect.modes is not None
    assert (perfect.modes.modes, perfect.modes.fair_modes) == (8, 8)
    assert perfect.modes.reverse_kl == pytest.approx(0, abs=1e-9)


def test_all_points_on_one_mode() -> None:
    clouds = cut(of("ring8"), 96)
    assert clouds.modes is not None
    fake = np.repeat(clouds.modes.centres[:1], 96, 0).astype(np.float32)
    found = Evaluator(clouds).evaluate("a", 0, fake)
    assert found.modes is not None
    assert (found.modes.modes, found.modes.fair_modes, found.modes.high_quality) == (1, 1, 1.0)
    assert found.modes.reverse_kl == pytest.approx(np.log(8))
    assert found.w1 == pytest.approx(assigned(fake, clouds.real), rel=1e-9)


def test_the_divergences_come_from_the_large_clouds() -> None:
    clouds = cut(of("ring8"), 32)
    assert clouds.cloud is not None
    found = Evaluator(clouds).evaluate("a", 0, clouds.real, cloud=Layer(of("ring8", seed=1).cloud, 7))
    assert found.divergences is not None
    assert 0 <= found.divergences.js < 0.0139
    far = Evaluator(clouds).evaluate("a", 0, clouds.real, cloud=Layer(clouds.cloud + 100, 0))
    assert far.divergences is not None
    assert far.divergences.js == pytest.approx(np.log(2))


def test_images_have_neither_modes_nor_divergences() -> None:
    clouds = cut(of("digits"), 32)
    found = Evaluator(clouds).evaluate("a", 0, clouds.real, cloud=Layer(clouds.real, 0))
    assert (found.modes, found.divergences) == (None, None)
    assert found.w1 == 0
