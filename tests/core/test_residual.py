"""The ResNet: what PyTorch makes of the same layers, any side, and runs of it."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from tests.core.small import assert_same_bits, settings, stream
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.networks import Network, SpectralNorm
from wgan_desktop.core.problems import turned_to
from wgan_desktop.core.residual import ResidualCritic, ResidualGenerator
from wgan_desktop.core.settings import INITIALISATIONS, Settings
from wgan_desktop.core.trainer import Trainer


def started(network: Network) -> Network:
    network.initialise("he", stream(1))
    network.parameters.add_(0.05 * torch.randn(network.parameters.shape, generator=stream(2)))  # gains and shifts, too
    return network


@pytest.mark.parametrize("norm", ["layer", "batch", ""])
@pytest.mark.parametrize("side", [8, 9, 17, 28, 33, 128])
def test_any_side_goes_in_and_comes_out(side: int, norm: str) -> None:
    shape = (3, side, side)
    generator = started(ResidualGenerator(5, shape, 2, "relu", norm="batch" if norm else ""))
    critic = started(ResidualCritic(shape, 2, "leaky_relu", norm=norm))
    for count in (1, 3):
        fake = generator(torch.randn(count, 5, generator=stream()))
        assert fake.shape == (count, 3 * side * side)
        assert fake.abs().max() <= 1
        assert critic(fake).shape == (count, 1)


def test_a_critic_is_what_pytorch_makes_of_it() -> None:
    critic = started(ResidualCritic((1, 8, 8), 3, "relu", dtype=torch.float64))
    first, shortcut, norm1, one, norm2, two, end = critic.layers
    conv = nn.Conv2d(1, 3, 3, padding=1).double()
    conv.weight.data, conv.bias.data = first
    x = torch.randn(4, 64, generator=stream(3), dtype=torch.float64)
    h = conv(x.view(4, 1, 8, 8))
    inner = h
    for norm, layer in ((norm1, one), (norm2, two)):
        mean, sd = (
            inner.mean((1, 2, 3), keepdim=True),
            inner.var((1, 2, 3), correction=0, keepdim=True).add(1e-5).sqrt(),
        )
        scaled = (inner - mean) / sd * norm.weight.view(1, -1, 1, 1) + norm.bias.view(1, -1, 1, 1)
        inner = F.conv2d(scaled.relu(), *layer, padding=1)
    h = F.avg_pool2d(inner, 2) + F.avg_pool2d(F.conv2d(h, *shortcut), 2)
    torch.testing.assert_close(critic(x), F.linear(h.flatten(1), *end))


def test_a_generator_is_what_pytorch_makes_of_it() -> None:
    generator = started(ResidualGenerator(5, (1, 8, 8), 3, "relu", dtype=torch.float64))
    start, shortcut, norm1, one, norm2, two, last, end = generator.layers
    z = torch.randn(6, 5, generator=stream(3), dtype=torch.float64)
    h = F.linear(z, *start).view(6, 6, 4, 4)
    double = nn.Upsample(scale_factor=2)

    def normed(h: torch.Tensor, layer: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        norm = nn.BatchNorm2d(h.shape[1]).double()
        norm.weight.data, norm.bias.data = layer
        return norm(h).relu()

    inner = F.conv2d(double(normed(h, norm1)), *one, padding=1)
    h = F.conv2d(normed(inner, norm2), *two, padding=1) + double(F.conv2d(h, *shortcut))
    torch.testing.assert_close(generator(z), F.conv2d(normed(h, last), *end, padding=1).tanh().flatten(1))


def test_layer_norm_keeps_points_apart_and_batch_norm_does_not() -> None:
    x = torch.randn(4, 144, generator=stream(2))
    for norm, apart in (("layer", True), ("batch", False), ("", True)):
        critic = started(ResidualCritic((1, 12, 12), 3, "relu", norm=norm))
        assert critic.mixes is not apart
        assert torch.allclose(critic(x)[1:2], critic(x[1:2]), atol=1e-5) is apart


def test_the_order_in_memory_changes_no_number() -> None:
    for network, width in (
        (ResidualGenerator(5, (3, 9, 9), 4, "relu"), 5),
        (ResidualCritic((3, 9, 9), 4, "relu"), 243),
    ):
        x = torch.randn(3, width, generator=stream(4))
        expected = started(network)(x)
        network.layout = torch.channels_last
        torch.testing.assert_close(network(x), expected, rtol=1e-4, atol=1e-5)


def test_spectral_norm_bounds_every_kernel_as_a_matrix() -> None:
    critic = started(ResidualCritic((1, 8, 8), 4, "relu", norm=""))
    critic.spectral = SpectralNorm(critic, stream(5))
    critic.spectral.iterate(300)
    for weight, _ in critic.effective():
        assert torch.linalg.matrix_norm(weight.flatten(1), 2).item() == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("scheme", INITIALISATIONS)
def test_a_start_keeps_the_size_of_what_goes_through(scheme: str) -> None:
    generator = ResidualGenerator(16, (1, 16, 16), 16, "relu", "linear")
    generator.initialise("fan" if scheme == "clip_uniform" else scheme, stream())
    assert 0.05 < generator(torch.randn(64, 16, generator=stream())).std() < 4


def residual(**values: object) -> Settings:
    small = {"generator_width": 2, "critic_width": 2, "generator_output": "tanh"}
    return settings(**{"problem": "digits", "network": "resnet"} | small | values)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_constraint_trains_it(constraint: str) -> None:
    trainer = Trainer(residual(constraint=constraint))
    for _ in range(2):
        trainer.step()
    assert trainer.critic.parameters.isfinite().all()
    trainer.look(("gradients", "weights", "manifold"))


def test_it_goes_on_from_a_checkpoint() -> None:
    one = Trainer(residual(ema_decay=0.9))
    one.step()
    again = Trainer.restore(one.checkpoint())
    for trainer in (one, again):
        trainer.step()
    assert_same_bits(one, again)


def test_an_mlp_may_generate_before_a_convolutional_critic() -> None:
    trainer = Trainer(residual(network="dcgan", generator_network="mlp", generator_width=8, constraint="clip"))
    assert not trainer.closed_form
    trainer.step()
    assert trainer.generator.shapes[1] == ((8, 8), 8)
    assert turned_to(trainer.settings, "ring8").generator_network == "same"
