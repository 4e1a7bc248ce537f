"""MLPs on one flat buffer: views, forwards, starts, and spectral norms against a singular value decomposition."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from torch import nn

from tests.core.small import stream
from wgan_desktop.core.networks import ACTIVATE, LEAK, MLP, SpectralNorm
from wgan_desktop.core.settings import ACTIVATIONS, INITIALISATIONS


def made(sizes: list[int], activation: str = "relu", scheme: str = "fan", **options: object) -> MLP:
    network = MLP(sizes, activation, **options)  # type: ignore[arg-type]
    network.initialise(scheme, stream(1))
    return network


def test_the_layers_are_the_buffer_itself() -> None:
    network = made([3, 5, 2])
    assert network.parameters.shape == network.gradient.shape == ((3 + 1) * 5 + (5 + 1) * 2,)
    assert [tuple(layer.weight.shape) for layer in network.layers] == [(5, 3), (2, 5)]
    pieces = [piece.flatten() for layer in network.layers for piece in layer]
    assert torch.equal(torch.cat(pieces), network.parameters)
    network.parameters.fill_(7)
    assert all((piece == 7).all() for layer in network.layers for piece in layer)
    network.slopes[1].bias.fill_(3)
    assert torch.equal(network.gradient[-2:], torch.full((2,), 3.0))


@pytest.mark.parametrize("output", ["linear", "tanh"])
@pytest.mark.parametrize("sizes", [[2, 1], [2, 6, 3], [2, 6, 5, 4, 1]], ids=str)
def test_forward_in_numpy(sizes: list[int], output: str) -> None:
    functions = {
        "relu": lambda a: np.maximum(a, 0), "leaky_relu": lambda a: np.where(a > 0, a, LEAK * a), "tanh": np.tanh,
        "elu": lambda a: np.where(a > 0, a, np.expm1(a)), "softplus": lambda a: np.log1p(np.exp(a)),
        "silu": lambda a: a / (1 + np.exp(-a)),
        "gelu": lambda a: a * np.vectorize(lambda t: 0.5 * (1 + math.erf(t / math.sqrt(2))))(a),
    }  # fmt: skip
    assert set(functions) == set(ACTIVATE) == set(ACTIVATIONS)
    for activation, function in functions.items():
        network = made(sizes, activation, output=output, dtype=torch.float64)
        points = torch.randn(9, 2, generator=stream(2), dtype=torch.float64)
        x = points.numpy()
        for i, (weight, bias) in enumerate(network.layers):
            x = x @ weight.numpy().T + bias.numpy()
            x = function(x) if i < len(network.layers) - 1 else x
        expected = np.tanh(x) if output == "tanh" else x
        np.testing.assert_allclose(network(points).numpy(), expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("scheme", INITIALISATIONS)
def test_starts_have_their_spread(scheme: str) -> None:
    """Each scheme's spread and shape; biases are drawn by those that say so and are else zero."""
    network = MLP([400, 300, 200], "relu")
    network.initialise(scheme, stream(), clip=0.02)
    for weight, bias in network.layers:
        fan_out, fan_in = weight.shape
        limit = {"fan": fan_in**-0.5, "he_uniform": (6 / fan_in) ** 0.5, "clip_uniform": 0.01,
                 "xavier": (6 / (fan_in + fan_out)) ** 0.5}.get(scheme)  # fmt: skip
        spread = limit / 3**0.5 if limit else {"he": 2 / fan_in, "lecun": 1 / fan_in}[scheme] ** 0.5
        assert float(weight.std()) == pytest.approx(spread, rel=0.02)
        assert abs(float(weight.mean())) < 0.02 * spread
        if limit:
            assert 0.999 * limit < float(weight.abs().max()) <= limit * (1 + 1e-6)
        else:
            assert float(weight.abs().max()) > 3.5 * spread
        if scheme in ("fan", "clip_uniform"):
            assert float(bias.abs().max()) <= limit * (1 + 1e-6)
            assert float(bias.std()) == pytest.approx(spread, rel=0.2)
        else:
            assert (bias == 0).all()


def test_fan_is_what_torch_does() -> None:
    linear, (weight, bias) = nn.Linear(50, 400), made([50, 400]).layers[0]
    for ours, theirs in ((weight, linear.weight), (bias, linear.bias)):
        assert float(ours.std()) == pytest.approx(float(theirs.detach().std()), rel=0.1)
        assert float(ours.abs().max()) == pytest.approx(float(theirs.detach().abs().max()), rel=0.01)


def test_the_start_follows_the_stream_alone() -> None:
    network, again = made([3, 8, 1]), made([3, 8, 1])
    torch.manual_seed(123)
    other = MLP([3, 8, 1], "relu")
    other.initialise("fan", stream(2))
    assert torch.equal(network.parameters, again.parameters)
    assert not torch.equal(network.parameters, other.parameters)


# Spectral normalisation


def spectral(sizes: list[int] | None = None, scheme: str = "he") -> MLP:
    network = made(sizes or [2, 32, 32, 1], scheme=scheme, dtype=torch.float64)
    network.spectral = SpectralNorm(network, stream(4))
    return network


def largest(weight: torch.Tensor) -> float:
    return float(torch.linalg.matrix_norm(weight, 2))


def test_effective_weights_have_norm_one() -> None:
    network = spectral()
    kept = network.parameters.clone()
    for _ in range(50):
        network.spectral.iterate()
    assert [largest(weight) for weight, _ in network.effective()] == pytest.approx([1.0] * 3, rel=0.01)
    assert torch.equal(network.parameters, kept), "W itself stays"
    for (weight, bias), (scaled, same) in zip(network.layers, network.effective(), strict=True):
        torch.testing.assert_close(scaled * largest(weight), weight, rtol=0.01, atol=1e-3)
        assert torch.equal(bias, same)


def test_the_iterations_follow_weights_that_move() -> None:
    network, random = spectral(), stream(5)
    for _ in range(200):
        step = torch.randn(network.parameters.shape, generator=random, dtype=torch.float64)
        network.parameters.add_(3e-3 * step)
        network.spectral.iterate()
        assert [largest(weight) for weight, _ in network.effective()] == pytest.approx([1.0] * 3, rel=0.1)


def test_a_normalised_relu_critic_is_1_lipschitz() -> None:
    network = spectral()
    for _ in range(100):
        network.spectral.iterate()
    a, b = (3 * torch.randn(500, 2, generator=stream(seed), dtype=torch.float64) for seed in (6, 7))
    rise = (network(a) - network(b)).squeeze(1).abs()
    assert (rise <= 1.01 * (a - b).norm(dim=1)).all()


def test_the_projected_gradient_is_autograds() -> None:
    network, x = spectral(), torch.randn(7, 2, generator=stream(8), dtype=torch.float64)
    flat = network.parameters.clone().requires_grad_()
    network(x, network.effective(network.views(flat))).square().sum().backward()
    effective = [tensor.detach().requires_grad_() for layer in network.effective() for tensor in layer]
    layers = list(zip(effective[::2], effective[1::2], strict=True))
    network(x, layers).square().sum().backward()  # type: ignore[arg-type]
    for slope, (weight, bias) in zip(network.slopes, layers, strict=True):
        slope.weight.copy_(weight.grad)
        slope.bias.copy_(bias.grad)
    network.spectral.project()
    torch.testing.assert_close(network.gradient, flat.grad, rtol=1e-10, atol=1e-12)
