"""Two Gaussians on a line: a discriminator saturates, a Wasserstein critic keeps the slope that theory gives it.

Source: Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, figure 2.  Real N(2, .5), generated N(-2, .5), .5 being the
standard deviation; so W1 = 4, and the real heap lies where x grows.  2,000 updates as published; half of them will do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
import torch

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.gradients import ClosedForm, input_gradients
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.networks import MLP
from wgan_desktop.core.optimisers import Adam
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.transport import corrected_estimate

BATCH, DISTANCE = 256, 4.0


class Critic(NamedTuple):
    """A trained critic: its slope df/dx and its values on generated points, and its estimate."""

    slope: torch.Tensor
    score: torch.Tensor
    estimate: float


@pytest.fixture
def updates(sample_or_soak: Callable[..., int]) -> int:
    return sample_or_soak(sample=1000, full=2000)


def trained(updates: int, loss: str, constraint: str, weight: float = 0.0, *, falling: bool = False) -> Critic:
    """A 1-64-64-64-1 ReLU critic against a generator that stands still."""
    torch.set_num_threads(1)
    random, settings = torch.Generator().manual_seed(0), Settings(constraint_weight=weight)
    critic = MLP([1, 64, 64, 64, 1], "relu")
    critic.initialise("fan", random)
    method = ClosedForm(critic, MLP([1, 1], "relu"), LOSSES[loss], CONSTRAINTS[constraint], settings)
    optimiser = Adam(critic.parameters)
    for update in range(updates):
        real, fake = heaps(BATCH, random)
        for _ in method.critic_pass(real, fake, random):
            pass
        lr = 1e-3 * (1 - update / updates if falling else 1)
        optimiser.step(critic.parameters, critic.gradient, torch.zeros(()), lr=lr, beta1=0.0, beta2=0.9)
    real, fake = heaps(20_000, random)
    slope = input_gradients(critic, fake).squeeze(1)
    return Critic(slope, critic(fake).squeeze(1), float(critic(real).mean() - critic(fake).mean()))


def heaps(count: int, random: torch.Generator) -> tuple[torch.Tensor, torch.Tensor]:
    """Real and generated points, (count, 1) each."""
    noise = 0.5 * torch.randn(2, count, 1, generator=random)
    return noise[0] + DISTANCE / 2, noise[1] - DISTANCE / 2


@pytest.mark.soak
def test_the_discriminator_saturates(updates: int) -> None:
    """|dD/dx| < 1e-3, D = sigmoid(f), on at least 98 % of the generated mass."""
    critic = trained(updates, "minimax", "none")
    steepness = critic.slope * critic.score.sigmoid() * (-critic.score).sigmoid()
    assert float((steepness.abs() < 1e-3).float().mean()) >= 0.98


@pytest.mark.soak
@pytest.mark.parametrize("weight", [10.0, 1.0])
def test_the_penalised_critic_overshoots_as_computed(weight: float, updates: int) -> None:
    """Slope 1 + W/(2 lambda), estimate W times that, and the correction gives W back."""
    slope = 1 + DISTANCE / (2 * weight)
    critic = trained(updates, "wasserstein", "gradient_penalty", weight, falling=True)
    assert float(critic.slope.mean()) == pytest.approx(slope, rel=0.03)
    assert critic.estimate == pytest.approx(DISTANCE * slope, rel=0.03)
    assert corrected_estimate(critic.estimate, weight) == pytest.approx(DISTANCE, rel=0.02)


@pytest.mark.soak
def test_a_heavy_penalty_brings_the_slope_to_one(updates: int) -> None:
    """Between .9 and 1.1, towards the real heap, on at least 95 % of the generated mass."""
    slope = trained(updates, "wasserstein", "gradient_penalty", 100.0, falling=True).slope
    assert float(((slope > 0.9) & (slope < 1.1)).float().mean()) >= 0.95
