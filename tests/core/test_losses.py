"""Every loss against its formula in the table, its slopes against float64 autograd, and what makes each what it is."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.losses import LOSSES, softplus
from wgan_desktop.core.settings import Settings

SCORED = [name for name, loss in LOSSES.items() if not loss.critic_free]
SPREADS = (0.1, 3.0, 200.0)  # of the scores: undecided, usual, sure beyond doubt
CRITIC_FREE = LOSSES["optimal_transport"]


def s(t: np.ndarray) -> np.ndarray:
    """Softplus, written otherwise than in the product."""
    return np.logaddexp(0, t)


Formula = Callable[[np.ndarray, np.ndarray, float], float]
CRITIC: dict[str, Formula] = {
    "minimax": lambda x, y, w: w * s(-x).mean() + s(y).mean(),
    "non_saturating": lambda x, y, w: w * s(-x).mean() + s(y).mean(),
    "wasserstein": lambda x, y, w: y.mean() - x.mean(),
    "hinge": lambda x, y, w: np.maximum(0, 1 - x).mean() + np.maximum(0, 1 + y).mean(),
    "least_squares": lambda x, y, w: 0.5 * ((x - 1) ** 2).mean() + 0.5 * (y**2).mean(),
    "relativistic": lambda x, y, w: s(-(x - y)).mean(),
}
GENERATOR: dict[str, Formula] = {
    "minimax": lambda x, y, w: -s(y).mean(),
    "non_saturating": lambda x, y, w: s(-y).mean(),
    "wasserstein": lambda x, y, w: -y.mean(),
    "hinge": lambda x, y, w: -y.mean(),
    "least_squares": lambda x, y, w: 0.5 * ((y - 1) ** 2).mean(),
    "relativistic": lambda x, y, w: s(-(y - x)).mean(),
}


def scores(count: int = 33, spread: float = 3.0) -> tuple[torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(count)
    real = torch.randn(count, generator=random, dtype=torch.float64) * spread + 0.5
    fake = torch.randn(count, generator=random, dtype=torch.float64) * spread - 0.5
    return real.requires_grad_(), fake.requires_grad_()


def test_the_table_is_whole() -> None:
    assert set(LOSSES) == {*CRITIC, "optimal_transport"}
    assert [name for name in LOSSES if LOSSES[name].critic_free] == ["optimal_transport"]
    assert [name for name in LOSSES if LOSSES[name].compares] == ["relativistic"]
    assert {name: loss.estimates for name, loss in LOSSES.items() if loss.estimates} == {
        "wasserstein": "W1", "minimax": "JS", "non_saturating": "JS",
    }  # fmt: skip
    assert [name for name in LOSSES if "real_weight" in LOSSES[name].fields] == ["minimax", "non_saturating"]


@pytest.mark.parametrize("weight", [1.0, 0.95])
@pytest.mark.parametrize("name", SCORED)
def test_values_are_the_formulas(name: str, weight: float) -> None:
    settings = Settings(real_weight=weight)
    for spread in SPREADS:
        real, fake = (tensor.detach() for tensor in scores(spread=spread))
        critic = LOSSES[name].critic(real, fake, settings)
        generator = LOSSES[name].generator(fake, real, settings)
        assert critic.shape == generator.shape == ()
        x, y = real.numpy(), fake.numpy()
        assert float(critic) == pytest.approx(CRITIC[name](x, y, weight), rel=1e-13, abs=1e-13)
        assert float(generator) == pytest.approx(GENERATOR[name](x, y, weight), rel=1e-13, abs=1e-13)


@pytest.mark.parametrize("weight", [1.0, 0.95])
@pytest.mark.parametrize("name", SCORED)
def test_slopes_are_the_derivatives(name: str, weight: float) -> None:
    settings, loss = Settings(real_weight=weight), LOSSES[name]
    for count, spread in itertools.product((1, 64), SPREADS):
        real, fake = scores(count, spread)
        x, y = real.detach(), fake.detach()
        expected = torch.autograd.grad(loss.critic(real, fake, settings), (real, fake))
        for slope, derivative in zip(loss.critic_slopes(x, y, settings), expected, strict=True):
            torch.testing.assert_close(slope, derivative, rtol=1e-12, atol=1e-12)
        (expected_fake,) = torch.autograd.grad(loss.generator(fake, real, settings), fake)
        torch.testing.assert_close(loss.generator_slopes(y, x, settings), expected_fake, rtol=1e-12, atol=1e-12)


@given(t=st.floats(-1e6, 1e6))
def test_softplus_is_exact_everywhere(t: float) -> None:
    expected = max(t, 0) + math.log1p(math.exp(-abs(t)))
    assert float(softplus(torch.tensor(t, dtype=torch.float64))) == pytest.approx(expected, rel=1e-14, abs=1e-300)


@pytest.mark.parametrize("name", SCORED)
def test_far_scores_stay_finite_in_float32(name: str) -> None:
    far = torch.tensor([1e4, -1e4, 88.0, -104.0])
    for values in (LOSSES[name].critic(far, far.flip(0), Settings()), LOSSES[name].generator(far, far, Settings())):
        assert values.isfinite()
    slopes = [*LOSSES[name].critic_slopes(far, far, Settings()), LOSSES[name].generator_slopes(far, far, Settings())]
    assert all(slope.isfinite().all() for slope in slopes)


@given(constant=st.floats(-1e3, 1e3))
@pytest.mark.parametrize("name", ["wasserstein", "relativistic"])
def test_a_constant_added_to_the_critic_changes_nothing(name: str, constant: float) -> None:
    real, fake = (tensor.detach() for tensor in scores())
    before = LOSSES[name].critic(real, fake, Settings())
    after = LOSSES[name].critic(real + constant, fake + constant, Settings())
    assert float(after) == pytest.approx(float(before), abs=1e-9)


@pytest.mark.parametrize("name", SCORED)
def test_every_loss_wants_real_high_and_generated_low(name: str) -> None:
    """One sign for the whole house: a critic may be handed from one loss to another."""
    mixed = torch.linspace(0.1, 0.9, 8)
    real_slope, fake_slope = LOSSES[name].critic_slopes(mixed, mixed, Settings())
    assert (real_slope < 0).all()
    assert (fake_slope > 0).all()
    assert (LOSSES[name].generator_slopes(mixed, mixed, Settings()) < 0).all()


def test_minimax_saturates_where_non_saturating_does_not() -> None:
    sure = torch.full((4,), -12.0)
    assert LOSSES["minimax"].generator_slopes(sure, sure, Settings()).abs().max() < 1e-5
    assert LOSSES["non_saturating"].generator_slopes(sure, sure, Settings()).abs().min() > 0.24


def test_the_optimal_discriminator_yields_the_js_divergence() -> None:
    """log 2 - L/2 at f = log p/q is JS(p, q): both from the same two discrete distributions."""
    p, q = np.array([0.1, 0.2, 0.7]), np.array([0.5, 0.25, 0.25])
    drawn_p, drawn_q = (np.repeat(np.arange(3), (share * 20).astype(int)) for share in (p, q))
    f = torch.from_numpy(np.log(p / q))
    loss = LOSSES["minimax"].critic(f[torch.from_numpy(drawn_p)], f[torch.from_numpy(drawn_q)], Settings())
    middle = (p + q) / 2
    js = 0.5 * (p * np.log(p / middle)).sum() + 0.5 * (q * np.log(q / middle)).sum()
    assert math.log(2) - float(loss) / 2 == pytest.approx(js, abs=1e-14)


# The critic-free loss


def clouds(count: int, dimension: int = 2) -> tuple[torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(7 * count + dimension)
    fake = torch.randn(count, dimension, generator=random, dtype=torch.float64)
    return fake, torch.randn(count, dimension, generator=random, dtype=torch.float64) + 2


@pytest.mark.parametrize(("order", "dimension"), [(1, 2), (2, 2), (1, 64), (2, 64)])
def test_exact_transport_against_an_independent_solver(order: int, dimension: int) -> None:
    from scipy.optimize import linear_sum_assignment

    fake, real = clouds(24, dimension)
    cost = torch.cdist(fake, real, compute_mode="donot_use_mm_for_euclid_dist").pow(order)
    rows, columns = linear_sum_assignment(cost.numpy())
    value, slope = CRITIC_FREE.plan_slopes(fake, real, Settings(transport_order=order))
    assert value.shape == ()
    assert slope.shape == fake.shape
    assert float(value) == pytest.approx(cost.numpy()[rows, columns].mean(), rel=1e-12)
    moving = fake.clone().requires_grad_()
    matched = (moving[rows] - real[columns]).square().sum(1)
    total = (matched.sqrt() if order == 1 else matched).mean()
    (expected,) = torch.autograd.grad(total, moving)
    torch.testing.assert_close(slope, expected, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("order", [1, 2])
def test_exact_transport_is_the_slope_of_its_own_value(order: int) -> None:
    """The envelope theorem: a small move changes the cost as the slope says, though the plan is solved anew."""
    settings, (fake, real) = Settings(transport_order=order), clouds(12)
    _, slope = CRITIC_FREE.plan_slopes(fake, real, settings)
    direction = torch.randn(fake.shape, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    ahead, _ = CRITIC_FREE.plan_slopes(fake + 1e-6 * direction, real, settings)
    behind, _ = CRITIC_FREE.plan_slopes(fake - 1e-6 * direction, real, settings)
    assert float(ahead - behind) / 2e-6 == pytest.approx(float((slope * direction).sum()), rel=1e-6)


def test_exact_transport_knows_the_published_distances() -> None:
    theta = 0.7
    u = torch.linspace(0, 1, 50)
    line = torch.stack([torch.zeros(50), u], 1)
    value, slope = CRITIC_FREE.plan_slopes(line + torch.tensor([theta, 0.0]), line, Settings())
    assert float(value) == pytest.approx(theta, rel=1e-6)
    torch.testing.assert_close(slope.sum(0), torch.tensor([1.0, 0.0]))
    heaps = torch.tensor([[0.0, 0.0], [1.0, 0.0]])
    assert float(CRITIC_FREE.plan_slopes(heaps, heaps + torch.tensor([2.0, 0.0]), Settings())[0]) == pytest.approx(2)


@pytest.mark.parametrize("order", [1, 2])
def test_exact_transport_rests_where_the_heaps_have_met(order: int) -> None:
    points = torch.randn(16, 2, generator=torch.Generator().manual_seed(0))
    value, slope = CRITIC_FREE.plan_slopes(points, points.flip(0), Settings(transport_order=order))
    assert float(value) == 0
    assert (slope == 0).all()
    assert (CRITIC_FREE.plan_slopes(points * 1e-22, points * 0, Settings())[1].abs() <= 1).all()


def test_exact_transport_of_a_point_that_is_not_finite_is_not_a_number() -> None:
    fake, real = clouds(4)
    fake[2, 0] = math.inf
    value, _ = CRITIC_FREE.plan_slopes(fake, real, Settings())
    assert value.isnan()
