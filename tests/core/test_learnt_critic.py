"""What a learnt critic says is held against the exact distance, and its gradient against finite differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.heaps import Heap, work
from wgan_desktop.core.learnt_critic import ROWS, WEIGHT, LearntCritic
from wgan_desktop.core.two_heaps import SHAPES

PAIRS = [("gaussian", "humps", -3.0), ("pair", "humps", 0.0), ("blocks", "humps", 0.3), ("line", "line", -2.0)]


def heaps(earth: str, holes: str, theta: float) -> tuple[Heap, Heap]:
    return SHAPES[earth].make().moved(theta), SHAPES[holes].make()


@given(
    earth=st.sampled_from(list(SHAPES)), holes=st.sampled_from(list(SHAPES)), theta=st.floats(-8, 8),
    updates=st.integers(0, 60), seed=st.integers(0, 99),
)  # fmt: skip
def test_its_bound_never_exceeds_the_distance(earth: str, holes: str, theta: float, updates: int, seed: int) -> None:
    fake, real = heaps(earth, holes, theta)
    critic = LearntCritic(seed)
    critic.learn(fake, real, updates)
    assert critic.bound(fake, real).value <= work(fake, real) * (1 + 1e-9) + 1e-9


@pytest.mark.parametrize(("earth", "holes", "theta"), PAIRS)
def test_it_closes_in_on_the_distance(earth: str, holes: str, theta: float) -> None:
    fake, real = heaps(earth, holes, theta)
    critic = LearntCritic()
    critic.learn(fake, real, 500)
    assert critic.bound(fake, real).value > 0.85 * work(fake, real)


@pytest.mark.parametrize(("earth", "holes", "theta"), PAIRS)
def test_means_and_the_greatest_slope_are_exact(earth: str, holes: str, theta: float) -> None:
    """Against sums over very many places."""
    fake, real = heaps(earth, holes, theta)
    critic = LearntCritic(3)
    critic.learn(fake, real, 40)
    levels = (np.arange(40_000) + 0.5) / 40_000
    gap = critic(real.quantile(levels)).mean() - critic(fake.quantile(levels)).mean()
    low, high = min(fake.ends[0], real.ends[0]), max(fake.ends[1], real.ends[1])
    x = np.linspace(low, high, 20_001)
    steepest = np.abs(np.diff(critic(x)) / np.diff(x)).max()
    bound = critic.bound(fake, real)
    assert steepest == pytest.approx(bound.steepness, rel=1e-3)
    assert steepest <= bound.steepness * (1 + 1e-9)
    assert bound.value == pytest.approx(gap / bound.steepness, abs=1e-4)
    around = [critic(fake.moved(nudge).quantile(levels)).mean() for nudge in (-1e-4, 1e-4)]
    assert bound.slope == pytest.approx(-(around[1] - around[0]) / 2e-4 / bound.steepness, abs=2e-3)


def test_kinks_are_all_there() -> None:
    """Between two of them f is straight, and at each the slope jumps."""
    critic = LearntCritic(1)
    critic.learn(*heaps("gaussian", "humps", -2.0), 30)
    corners = np.concatenate([[-6.0], critic.kinks(-6.0, 6.0), [6.0]])
    a, b = corners[:-1], corners[1:]
    shares = np.array([0.2, 0.7])[:, None]
    inside = a + shares * (b - a)
    straight = critic(a) + shares * (critic(b) - critic(a))
    np.testing.assert_allclose(np.stack([critic(row) for row in inside]), straight, atol=1e-9)


def test_its_gradient_is_that_of_what_it_minimises() -> None:
    fake, real = heaps("gaussian", "blocks", -1.0)
    critic = LearntCritic(2)
    critic.w3 *= 20  # steep enough for the penalty to act
    levels = (np.arange(ROWS) + 0.5) / ROWS
    x = np.concatenate([real.quantile(levels), fake.quantile(levels), np.linspace(-3, 2, ROWS) + 0.0123])

    def value() -> float:
        steep = np.abs(critic.slope(x[2 * ROWS :]))
        assert (steep > 1).any()
        penalty = WEIGHT * (np.maximum(steep - 1, 0) ** 2).mean()
        return float(critic(x[ROWS : 2 * ROWS]).mean() - critic(x[:ROWS]).mean() + penalty)

    random = np.random.default_rng(0)
    for parameter, gradient in zip(critic._parameters, critic._gradients(x), strict=True):
        for _ in range(5):
            place = tuple(random.integers(0, size) for size in parameter.shape)
            kept, values = parameter[place], []
            for nudge in (-1e-7, 1e-7):
                parameter[place] = kept + nudge
                values.append(value())
            parameter[place] = kept
            assert gradient[place] == pytest.approx((values[1] - values[0]) / 2e-7, rel=1e-3, abs=1e-5)


def test_heaps_that_are_one_point_have_nothing_to_learn() -> None:
    fake, real = heaps("line", "line", 0.0)
    critic = LearntCritic()
    critic.learn(fake, real, 5)
    assert critic.bound(fake, real)[:2] == (0.0, 0.0)
    assert np.isfinite(critic(np.linspace(-6, 6, 9))).all()
