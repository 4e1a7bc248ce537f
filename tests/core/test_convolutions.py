"""The DCGAN: its sides and sizes, its gradients against PyTorch's own layers, and runs of it."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from tests.core.small import assert_same_bits, settings, stream
from wgan_desktop.core.autograd import Autograd
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.convolutions import ConvolutionalCritic, ConvolutionalGenerator
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.methods import differentiate
from wgan_desktop.core.networks import LEAK, Network, SpectralNorm
from wgan_desktop.core.problems import ProblemError, turned_to
from wgan_desktop.core.settings import INITIALISATIONS, Settings
from wgan_desktop.core.trainer import Trainer


def started(network: Network) -> Network:
    network.initialise("he", stream(1))
    return network


@pytest.mark.parametrize("norm", ["layer", "batch", ""])
@pytest.mark.parametrize("side", [8, 9, 17, 28, 33, 128])
def test_any_side_goes_in_and_comes_out(side: int, norm: str) -> None:
    shape = (3, side, side)
    generator = started(ConvolutionalGenerator(5, shape, 2, "relu", norm="batch" if norm else ""))
    critic = started(ConvolutionalCritic(shape, 2, "leaky_relu", norm=norm))
    for count in (0, 1, 3) if norm != "layer" else (1, 3):
        fake = generator(torch.randn(count, 5, generator=stream()))
        assert fake.shape == (count, 3 * side * side)
        assert fake.abs().max(dim=1).values.le(1).all()
        assert critic(fake).shape == (count, 1)
    assert any(layer.weight.dim() == 1 for layer in critic.layers) is (norm != "" and side > 8)


def test_the_published_generator_at_64_pixels() -> None:
    generator = ConvolutionalGenerator(100, (3, 64, 64), 128, "relu")
    kernels = [weight for weight, _ in generator.shapes if len(weight) == 4]
    assert [kernel[:2] for kernel in kernels] == [(1024, 512), (512, 256), (256, 128), (128, 3)]
    assert len(generator.parameters) == sum(math.prod(weight) + bias for weight, bias in generator.shapes)


def test_a_critic_is_what_pytorch_makes_of_it() -> None:
    critic = started(ConvolutionalCritic((1, 12, 12), 3, "leaky_relu", dtype=torch.float64))
    first, second, norm, end = critic.layers
    torch.nn.init.uniform_(norm.weight, 0.5, 2, generator=stream(3))
    theirs = nn.Sequential(
        nn.Unflatten(1, (1, 12, 12)), nn.Conv2d(1, 3, 5, 2, 2), nn.LeakyReLU(LEAK), nn.Conv2d(3, 6, 5, 2, 2),
        nn.GroupNorm(1, 6), nn.LeakyReLU(LEAK), nn.Flatten(), nn.Linear(54, 1),
    ).double()  # fmt: skip
    with torch.no_grad():
        for place, layer in ((1, first), (3, second), (4, norm), (7, end)):
            theirs[place].weight.copy_(layer.weight)
            theirs[place].bias.copy_(layer.bias)
    x = torch.randn(4, 144, generator=stream(2), dtype=torch.float64)
    torch.testing.assert_close(critic(x), theirs(x))


def test_layer_norm_keeps_points_apart() -> None:
    """A penalty is on the gradient at each point: what the others are must not matter."""
    critic = started(ConvolutionalCritic((1, 12, 12), 3, "relu"))
    x = torch.randn(4, 144, generator=stream(2))
    torch.testing.assert_close(critic(x)[1:2], critic(x[1:2]))


@pytest.mark.parametrize("constraint", ["gradient_penalty", "spectral_norm", "r1r2"])
def test_gradients_are_those_of_differences(constraint: str) -> None:
    critic = started(ConvolutionalCritic((1, 8, 8), 2, "softplus", dtype=torch.float64))
    generator = started(ConvolutionalGenerator(3, (1, 8, 8), 2, "softplus", dtype=torch.float64))
    if CONSTRAINTS[constraint].spectral:
        critic.spectral = SpectralNorm(critic, stream(3))
        critic.spectral.iterate(500)
    by = differentiate(critic, generator, LOSSES["wasserstein"], CONSTRAINTS[constraint], Settings())
    assert isinstance(by, Autograd)
    real, fake = torch.randn(2, 5, 64, generator=stream(4), dtype=torch.float64)

    def value() -> float:
        steps = by.critic_pass(real, fake, stream(9))
        while True:
            try:
                next(steps)
            except StopIteration as end:
                values = end.value
                return float(values.loss + (values.penalty if values.penalty is not None else 0))

    value()
    gradient = critic.gradient.clone()
    for place in (0, 11, len(gradient) - 3):
        saved, step = critic.parameters[place].item(), 1e-5
        ends = []
        for sign in (1, -1):
            critic.parameters[place] = saved + sign * step
            ends.append(value())
        critic.parameters[place] = saved
        slope = (ends[0] - ends[1]) / (2 * step)
        assert gradient[place].item() == pytest.approx(slope, rel=1e-4, abs=1e-7)


@pytest.mark.parametrize("scheme", INITIALISATIONS)
def test_a_start_keeps_the_size_of_what_goes_through(scheme: str) -> None:
    generator = ConvolutionalGenerator(16, (1, 16, 16), 16, "relu", "linear", norm="")
    generator.initialise("fan" if scheme == "clip_uniform" else scheme, stream())
    assert 0.05 < generator(torch.randn(64, 16, generator=stream())).std() < 2
    norms = [
        layer for layer in started(ConvolutionalGenerator(2, (1, 16, 16), 2, "relu")).layers if layer[0].dim() == 1
    ]
    assert all((gain == 1).all() and (shift == 0).all() for gain, shift in norms)


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_every_constraint_trains_it(constraint: str) -> None:
    trainer = Trainer(convolutional(constraint=constraint))
    assert not trainer.closed_form
    for _ in range(2):
        trainer.step()
    assert trainer.critic.parameters.isfinite().all()
    trainer.look(("gradients", "manifold"))


def convolutional(**values: object) -> Settings:
    small = {"generator_width": 2, "critic_width": 2, "generator_output": "tanh"}
    return settings(problem="digits", network="dcgan", **small | values)


def test_it_is_reproduced_bit_for_bit_and_goes_on_from_a_checkpoint() -> None:
    one, two = Trainer(convolutional()), Trainer(convolutional())
    for _ in range(3):
        one.step()
        two.step()
    assert_same_bits(one, two)
    again = Trainer.restore(one.checkpoint())
    one.apply(one.settings.replace(constraint="spectral_norm"))
    again.apply(one.settings)
    for trainer in (one, again):
        trainer.step()
    assert_same_bits(one, again)


def test_points_are_not_made_by_convolutions() -> None:
    with pytest.raises(ProblemError, match="A DCGAN makes pictures"):
        Trainer(settings(problem="ring8", network="dcgan"))
    assert turned_to(convolutional(), "ring8").network == "mlp"
    assert turned_to(convolutional(), "images").network == "dcgan"
