"""Autograd over every network, loss and constraint, against differences of the loss itself, in float64."""

from __future__ import annotations

import pytest
import torch

from tests.core.small import stream
from tests.core.test_gradients import finish
from wgan_desktop.core.autograd import Autograd
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.convolutions import ConvolutionalCritic, ConvolutionalGenerator
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.networks import MLP, Network, SpectralNorm
from wgan_desktop.core.residual import ResidualCritic, ResidualGenerator
from wgan_desktop.core.settings import Settings

SHAPE, D, Z, B = (1, 9, 9), 81, 3, 4
SETTINGS = Settings(constraint_weight=0.7, penalty_power=3.0)
DOUBLE = {"dtype": torch.float64}
PAIRS: dict[str, tuple[type[Network], type[Network]]] = {
    "dcgan": (ConvolutionalGenerator, ConvolutionalCritic),
    "resnet": (ResidualGenerator, ResidualCritic),
    "mlp before dcgan": (MLP, ConvolutionalCritic),
}


def method(kind: str, loss: str, constraint: str, norm: str = "layer") -> Autograd:
    generator_kind, critic_kind = PAIRS[kind]
    critic = critic_kind(SHAPE, 2, "softplus", norm=norm, **DOUBLE)
    if generator_kind is MLP:
        generator: Network = MLP([Z, 4, D], "softplus", "tanh", **DOUBLE)
    else:
        generator = generator_kind(Z, SHAPE, 2, "softplus", norm="batch" if norm else "", **DOUBLE)
    for seed, network in enumerate((generator, critic)):
        network.initialise("he", stream(seed))
    if CONSTRAINTS[constraint].spectral:
        critic.spectral = SpectralNorm(critic, stream(3))
    return Autograd(critic, generator, LOSSES[loss], CONSTRAINTS[constraint], SETTINGS)


def batch() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    random = stream(5)
    return tuple(torch.randn(B, n, generator=random, dtype=torch.float64) for n in (D, D, Z))


def critic_value(by: Autograd) -> float:
    real, fake, _ = batch()
    values = finish(by.critic_pass(real, fake, stream(9)))
    return float(values.loss) + (0.0 if values.penalty is None else float(values.penalty))


def generator_value(by: Autograd) -> float:
    real, _, noise = batch()
    return float(finish(by.generator_pass(noise, real)).loss)


def assert_slope(by: Autograd, network: Network, value, relative: float = 1e-5) -> None:  # type: ignore[no-untyped-def]
    """The gradient along a random direction is the central difference."""
    value(by)
    direction = torch.randn(network.gradient.shape, generator=stream(4), dtype=torch.float64)
    expected, start, ends = float(network.gradient @ direction), network.parameters.clone(), []
    for sign in (1, -1):
        network.parameters.copy_(start + sign * 1e-6 * direction)
        ends.append(value(by))
    network.parameters.copy_(start)
    assert (ends[0] - ends[1]) / 2e-6 == pytest.approx(expected, rel=relative, abs=1e-7)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
@pytest.mark.parametrize("kind", PAIRS)
def test_critics_against_differences(kind: str, constraint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SpectralNorm, "iterate", lambda self, times=0: None)  # the gradient holds u and v fixed
    for loss in (name for name in LOSSES if not LOSSES[name].critic_free):
        for norm in ("layer", "batch", ""):
            print(loss, norm)
            by = method(kind, loss, constraint, norm)
            if by.critic.spectral:
                for weight, u, v in zip(
                    by.critic.spectral._matrices(by.critic.layers),
                    by.critic.spectral.u,
                    by.critic.spectral.v,
                    strict=True,
                ):
                    v.copy_(torch.nn.functional.normalize(weight.t() @ u, dim=0))
            assert_slope(by, by.critic, critic_value)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("kind", PAIRS)
def test_generators_against_differences(kind: str, loss: str) -> None:
    for norm in ("layer", "batch", ""):
        by = method(kind, loss, "none", norm)
        assert_slope(by, by.generator, generator_value)


def test_batch_norm_sees_real_and_generated_points_apart() -> None:
    """As published: a batch of each, never the two in one."""
    by, (real, fake, _) = method("dcgan", "wasserstein", "none", "batch"), batch()
    values = finish(by.critic_pass(real, fake, stream(9)))
    torch.testing.assert_close(values.real, by.critic(real).squeeze(1))
    torch.testing.assert_close(values.fake, by.critic(fake).squeeze(1))
