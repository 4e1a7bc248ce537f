"""Every constraint against its formula in the table, and its slopes against float64 autograd."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
import pytest
import torch

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.networks import ACTIVATE, MLP, SpectralNorm
from wgan_desktop.core.settings import Settings

PENALTIES = [name for name, constraint in CONSTRAINTS.items() if constraint.penalises]
ON_SEGMENTS = ("gradient_penalty", "one_sided_penalty", "zero_centred")
B = 16


def half(norm: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The norms on real and on generated rows."""
    return norm[: len(norm) // 2], norm[len(norm) // 2 :]


# The penalty as a function of |g| and its weight, and for WGAN-div its power: the table of the papers.
PENALTY: dict[str, Callable[[np.ndarray, float, float], float]] = {
    "gradient_penalty": lambda n, w, p: w * ((n - 1) ** 2).mean(),
    "one_sided_penalty": lambda n, w, p: w * (np.maximum(0, n - 1) ** 2).mean(),
    "zero_centred": lambda n, w, p: w * (n**2).mean(),
    "r1": lambda n, w, p: w / 2 * (n**2).mean(),
    "r2": lambda n, w, p: w / 2 * (n**2).mean(),
    "r1r2": lambda n, w, p: w / 2 * sum((part**2).mean() for part in half(n)),
    "wgan_div": lambda n, w, p: w / 2 * sum((part**p).mean() for part in half(n)),
    "dragan": lambda n, w, p: w * ((n - 1) ** 2).mean(),
}


def rows(count: int = B, dimension: int = 2, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    random = torch.Generator().manual_seed(seed)
    real = torch.randn(count, dimension, generator=random, dtype=torch.float64) * 1.5 + 1
    return real, torch.randn(count, dimension, generator=random, dtype=torch.float64) - 1


def gradients(count: int = 2 * B, dimension: int = 2) -> torch.Tensor:
    """Of norms from about .1 to 3: on both sides of 1."""
    g, _ = rows(count, dimension, seed=count)
    return g / g.norm(dim=1, keepdim=True) * torch.linspace(0.1, 3, count, dtype=torch.float64).unsqueeze(1)


def test_the_table_is_whole() -> None:
    assert set(CONSTRAINTS) == {*PENALTY, "none", "clip", "spectral_norm"}
    assert set(PENALTIES) == set(PENALTY)
    by = CONSTRAINTS.items()
    assert {n for n, c in by if c.corrects} == {"gradient_penalty", "one_sided_penalty"}
    assert {n for n, c in by if not c.finite} == {"none", "r1", "r2", "r1r2", "wgan_div", "dragan"}
    assert {n for n, c in by if c.spectral} == {"spectral_norm"}
    assert {n for n, c in by if c.lipschitz(Settings())} == {"spectral_norm"}
    assert {n for n, c in by if c.optimizer != "adam"} == {"clip"}
    assert CONSTRAINTS["clip"].optimizer == "rmsprop"
    assert {n for n, c in by if "constraint_weight" in c.fields} == set(PENALTIES)
    assert CONSTRAINTS["clip"].fields == ("clip",)
    assert "penalty_power" in CONSTRAINTS["wgan_div"].fields


@pytest.mark.parametrize(("weight", "power"), [(1.0, 6.0), (10.0, 2.0), (0.1, 1.0)])
@pytest.mark.parametrize("name", PENALTIES)
def test_penalties_are_the_formulas_and_slopes_their_derivatives(name: str, weight: float, power: float) -> None:
    settings = Settings(constraint_weight=weight, penalty_power=power)
    for dimension in (1, 2, 3 * 4 * 4):
        g = gradients(dimension=dimension).requires_grad_()
        value = CONSTRAINTS[name].penalty(g, settings)
        expected = PENALTY[name](np.linalg.norm(g.detach().numpy(), axis=1), weight, power)
        assert value.shape == ()
        assert value.item() == pytest.approx(expected, rel=1e-9)  # an epsilon stands under the root of the norm
        (derivatives,) = torch.autograd.grad(value, g)
        slopes = CONSTRAINTS[name].penalty_slopes(g.detach(), settings)
        torch.testing.assert_close(slopes, derivatives, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", PENALTIES)
def test_a_flat_critic_has_a_slope_of_zero(name: str) -> None:
    """The norm has no derivative at 0: nothing may become NaN there, by autograd or in closed form."""
    for power, dtype in itertools.product((1.0, 6.0), (torch.float32, torch.float64)):
        settings = Settings(penalty_power=power)
        g = torch.zeros(2 * B, 2, dtype=dtype, requires_grad=True)
        value = CONSTRAINTS[name].penalty(g, settings)
        (slope,) = torch.autograd.grad(value, g)
        assert value.isfinite()
        assert (slope == 0).all()
        assert (CONSTRAINTS[name].penalty_slopes(g.detach(), settings) == 0).all()


@pytest.mark.parametrize("name", ON_SEGMENTS)
def test_penalised_points_lie_on_the_segments(name: str) -> None:
    real, fake = rows()
    points = CONSTRAINTS[name].points(real, fake, torch.Generator().manual_seed(0))
    u = (points - fake) / (real - fake)
    torch.testing.assert_close(u[:, 0], u[:, 1])  # one u a pair
    assert ((u >= 0) & (u <= 1)).all()
    assert len(u[:, 0].unique()) == B


def test_penalised_points_of_the_regularisers() -> None:
    real, fake = rows()
    random = torch.Generator().manual_seed(0)
    torch.testing.assert_close(CONSTRAINTS["r1"].points(real, fake, random), real)
    torch.testing.assert_close(CONSTRAINTS["r2"].points(real, fake, random), fake)
    for name in ("r1r2", "wgan_div"):
        torch.testing.assert_close(CONSTRAINTS[name].points(real, fake, random), torch.cat([real, fake]))


@pytest.mark.parametrize("dimension", [2, 64])
def test_dragan_looks_around_the_data(dimension: int) -> None:
    """x + alpha_i std(batch)/2 U[0, 1): a share of half the std of ALL the batch's numbers, alpha uniform by sample."""
    real, fake = rows(4096, dimension)
    points = CONSTRAINTS["dragan"].points(real, fake, torch.Generator().manual_seed(0))
    away = ((points - real) / (0.5 * real.numpy().std())).numpy()
    assert away.min() >= 0
    assert away.max() < 1
    assert away.max() > 0.95
    assert away.mean() == pytest.approx(0.25, abs=0.01)  # E alpha E U
    # The same alpha in all numbers of a sample: E (alpha^2 U V) = 1/3 1/4, against 1/16 if each had its own.
    assert (away[:, 0] * away[:, 1]).mean() == pytest.approx(1 / 12, abs=0.006)


@pytest.mark.parametrize("name", PENALTIES)
def test_points_follow_from_the_seed_and_keep_the_type(name: str) -> None:
    for dtype in (torch.float32, torch.float64):
        real, fake = (tensor.to(dtype) for tensor in rows(dimension=64))
        draws = [CONSTRAINTS[name].points(real, fake, torch.Generator().manual_seed(5)) for _ in range(2)]
        assert torch.equal(*draws)
        assert draws[0].dtype == dtype
        assert draws[0].shape in ((B, 64), (2 * B, 64))


def test_one_sample_is_enough_for_every_penalty() -> None:
    real, fake = rows(1)
    for name in PENALTIES:
        assert CONSTRAINTS[name].points(real, fake, torch.Generator()).isfinite().all()


@pytest.mark.parametrize("name", PENALTIES)
def test_an_image_is_penalised_as_one_row(name: str) -> None:
    """A critic of images (n, c, h, w): the norm is taken over all of an image's numbers, as the papers write it."""
    weights = torch.randn(3, 4, 4, generator=torch.Generator().manual_seed(2), dtype=torch.float64)
    real, fake = rows(dimension=48)
    points = CONSTRAINTS[name].points(real, fake, torch.Generator().manual_seed(0)).requires_grad_()
    images = points.view(-1, 3, 4, 4)
    (g,) = torch.autograd.grad((images.tanh() * weights).sum(), points)
    in_one_image = g.view(-1, 3, 4, 4).square().sum((1, 2, 3)).sqrt().numpy()
    value = CONSTRAINTS[name].penalty(g, Settings())
    assert float(value) == pytest.approx(PENALTY[name](in_one_image, 1.0, 6.0), rel=1e-9)


def test_clipping_clamps_in_place() -> None:
    parameters = torch.linspace(-1, 1, 11)
    view = parameters[3:5]
    CONSTRAINTS["clip"].after_update(parameters, Settings(clip=0.25))
    assert parameters.abs().max() == 0.25
    assert view[0] == -0.25
    assert parameters[5].abs() < 1e-6
    for name in set(CONSTRAINTS) - {"clip"}:
        CONSTRAINTS[name].after_update(parameters, Settings(clip=1e-6))
    assert parameters.abs().max() == 0.25


@pytest.mark.parametrize("name", [name for name in PENALTIES if not CONSTRAINTS[name].finite])
def test_a_critic_that_is_flat_on_separated_heaps_pays_nothing(name: str) -> None:
    """Why these have no finite optimum under the Wasserstein loss: a step between the heaps is free of charge.

    (For dragan the critic has slope 1 around the data and whatever height besides.)
    """
    real, fake = torch.full((B, 2), 3.0), torch.full((B, 2), -3.0)
    for height in (1.0, 1e6):
        points = CONSTRAINTS[name].points(real, fake, torch.Generator()).requires_grad_()
        x = points[:, 0]
        f = height * x.sign() + (x if name == "dragan" else 0 * x)
        (g,) = torch.autograd.grad(f.sum(), points)
        assert float(CONSTRAINTS[name].penalty(g, Settings())) == pytest.approx(0, abs=1e-9)


def test_the_overshoot_that_is_corrected() -> None:
    """With slope K on the rays the Wasserstein critic gains K W - lambda (K - 1)^2: best at K = 1 + W/(2 lambda)."""
    w, weight = 1.5, 2.0
    slopes = torch.linspace(0, 3, 601, dtype=torch.float64)
    for name in ("gradient_penalty", "one_sided_penalty"):
        g = torch.stack([slopes, torch.zeros_like(slopes)], 1)
        paid = torch.stack([CONSTRAINTS[name].penalty(row[None], Settings(constraint_weight=weight)) for row in g])
        assert float(slopes[(slopes * w - paid).argmax()]) == pytest.approx(1 + w / (2 * weight), abs=5e-3)


@pytest.mark.parametrize("activation", ACTIVATE)
def test_an_estimate_is_a_bound_where_no_activation_is_steeper_than_one(activation: str) -> None:
    x = torch.linspace(-8, 8, 4001, dtype=torch.float64, requires_grad=True)
    (slopes,) = torch.autograd.grad(ACTIVATE[activation](x).sum(), x)
    flat = bool((slopes.abs() <= 1 + 1e-12).all())
    spectral = CONSTRAINTS["spectral_norm"]
    assert spectral.lipschitz(Settings(activation=activation)) == flat
    assert not any(spectral.lipschitz(Settings(activation=activation, network=each)) for each in ("dcgan", "resnet"))


def test_a_spectral_critic_steeper_than_one_proves_no_bound() -> None:
    """One GELU between two matrices of norm 1 rises by up to 1.13."""
    critic = MLP([1, 1, 1], "gelu", dtype=torch.float64)
    critic.layers[0].weight.fill_(3.0)
    critic.layers[1].weight.fill_(5.0)
    critic.spectral = SpectralNorm(critic, torch.Generator().manual_seed(0))
    x = torch.linspace(-3, 3, 601, dtype=torch.float64).unsqueeze(1)
    f = critic(x)
    assert float(((f[1:] - f[:-1]) / (x[1:] - x[:-1])).abs().max()) > 1.1
