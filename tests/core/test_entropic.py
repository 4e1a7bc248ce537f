"""Sinkhorn's iterations against the exact plan."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from wgan_desktop.core.entropic import MARGINS, Entropic
from wgan_desktop.core.transport import wasserstein1


def clouds(n: int, m: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    return random.normal(size=(n, 2)), random.uniform(-1, 1, (m, 2)) + np.array([2, 0])


def distances(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.linalg.norm(x[:, None] - y, axis=2)


def solved(cost: np.ndarray, epsilon: float, most: int = 20_000) -> Entropic:
    found = Entropic.begin(cost, epsilon).further()
    while not found.converged and found.iterations < most:
        found = found.further()
    return found


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 7), (40, 40), (50, 35), (256, 256)])
def test_margins_are_right_at_every_step_and_the_cost_no_less_than_the_exact_one(n: int, m: int) -> None:
    x, y = clouds(n, m)
    exact, found = wasserstein1(x, y), Entropic.begin(distances(x, y), 0.1)
    for _ in range(4):
        found = found.further(5)
        np.testing.assert_allclose(found.plan.sum(1), 1 / n, rtol=1e-12)
        np.testing.assert_allclose(found.plan.sum(0), 1 / m, rtol=1e-12)
        assert (found.plan >= 0).all()
        assert found.total >= exact - 1e-12


def test_it_tends_to_the_exact_cost_as_epsilon_falls_and_to_independence_as_it_rises() -> None:
    x, y = clouds(40, 30)
    cost, exact = distances(x, y), wasserstein1(x, y)
    excess = [solved(cost, epsilon).total - exact for epsilon in (10.0, 1.0, 0.1, 0.01)]
    assert all(large > small for large, small in pairwise(excess))
    assert 0 <= excess[-1] < 0.01 * exact
    np.testing.assert_allclose(solved(cost, 1e4).plan, 1 / 1200, rtol=1e-3)


def test_it_is_the_plan_of_plain_iterations_in_logarithms() -> None:
    from scipy.special import logsumexp

    x, y = clouds(25, 31)
    cost, epsilon = distances(x, y), 0.2
    found = solved(cost, epsilon)
    f, g = np.zeros(25), np.zeros(31)
    for _ in range(3000):
        f = -epsilon * (logsumexp((g - cost) / epsilon, axis=1) - np.log(31))
        g = -epsilon * (logsumexp((f[:, None] - cost) / epsilon, axis=0) - np.log(25))
    np.testing.assert_allclose(found.plan, np.exp((f[:, None] + g - cost) / epsilon) / (25 * 31), atol=1e-8)
    assert found.error <= MARGINS


@pytest.mark.parametrize("epsilon", [1e-4, 1e-3, 0.01])
def test_a_small_epsilon_neither_overflows_nor_claims_to_be_done(epsilon: float) -> None:
    x, y = clouds(60, 60)
    found = Entropic.begin(distances(x, y) ** 2, epsilon)
    for _ in range(30):
        found = found.further()
        assert np.isfinite(found.f).all()
        assert np.isfinite(found.g).all()
        assert np.isfinite(found.total)
    assert found.iterations <= 30 * 41
    wrong = np.abs(np.exp((found.f[:, None] + found.g - found.cost) / epsilon).mean(1) - 1).mean()
    assert found.error == pytest.approx(wrong, rel=1e-3, abs=1e-9)


def test_it_begins_where_one_like_it_ended() -> None:
    x, y = clouds(64, 64)
    before = solved(distances(x, y), 0.05)
    warm = Entropic.begin(distances(x + 0.01, y), 0.05, before).further(5)
    cold = Entropic.begin(distances(x + 0.01, y), 0.05).further(5)
    assert warm.error < 0.1 * cold.error
    assert (Entropic.begin(distances(x[:9], y), 0.05, before).f == 0).all()  # of another number of points
