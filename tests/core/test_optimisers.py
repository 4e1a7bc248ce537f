"""The optimisers against torch.optim, step for step, and against the papers' formulas."""

from __future__ import annotations

import json
import math
import subprocess
import sys

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.optimisers import OPTIMISERS, Optimiser

BETAS = [(0.5, 0.9), (0.0, 0.9), (0.5, 0.999), (0.9, 0.99), (0.0, 0.0)]
STEPS = 12

# torch.optim brings torch._dynamo and sympy, which the product never imports: so in a process of its own
TORCH = """
import json, sys, torch
answers = []
for name, lr, beta1, beta2, start, gradients in json.load(sys.stdin):
    p = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimiser = {
        "adam": lambda: torch.optim.Adam([p], lr, (float(beta1), float(beta2))),
        "rmsprop": lambda: torch.optim.RMSprop([p], lr, alpha=beta2),
        "sgd": lambda: torch.optim.SGD([p], lr),
    }[name]()
    for gradient in gradients:
        p.grad = torch.tensor(gradient, dtype=torch.float64)
        optimiser.step()
    answers.append(p.tolist())
print(json.dumps(answers))
"""


def gradients() -> torch.Tensor:
    """Twelve gradients of twenty numbers from tiny to large, some exactly zero."""
    random = torch.Generator().manual_seed(3)
    sizes = torch.logspace(-9, 4, 20, dtype=torch.float64)
    drawn = torch.randn(STEPS, 20, generator=random, dtype=torch.float64) * sizes
    drawn[:, 7] = 0
    drawn[5] = 0
    return drawn


def start() -> torch.Tensor:
    return torch.linspace(-1, 1, 20, dtype=torch.float64)


def run(name: str, lr: float, beta1: float, beta2: float) -> torch.Tensor:
    parameters = start()
    optimiser = OPTIMISERS[name](parameters)
    for gradient in gradients():
        assert optimiser.step(parameters, gradient, torch.zeros(()), lr=lr, beta1=beta1, beta2=beta2) is True
    return parameters


def test_every_optimiser_is_torchs() -> None:
    cases = [(name, lr, *betas) for name in OPTIMISERS for lr in (1e-3, 0.3) for betas in BETAS]
    asked = json.dumps([(*case, start().tolist(), gradients().tolist()) for case in cases])
    done = subprocess.run([sys.executable, "-c", TORCH], input=asked, capture_output=True, text=True, check=True)
    for case, theirs in zip(cases, json.loads(done.stdout), strict=True):
        np.testing.assert_allclose(run(*case).numpy(), theirs, rtol=1e-12, atol=1e-13, err_msg=str(case))


@pytest.mark.parametrize(("beta1", "beta2"), BETAS)
def test_adam_is_algorithm_1(beta1: float, beta2: float) -> None:
    """Kingma & Ba 2015, as printed."""
    theta, m, v = start().numpy().copy(), np.zeros(20), np.zeros(20)
    for t, g in enumerate(gradients().numpy(), 1):
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        theta -= 0.01 * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + 1e-8)
    np.testing.assert_allclose(run("adam", 0.01, beta1, beta2).numpy(), theta, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("betas", BETAS)
@pytest.mark.parametrize("name", OPTIMISERS)
def test_the_update_that_a_gpu_masks_is_the_same(
    name: str, betas: tuple[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected, parameters = run(name, 0.01, *betas), start()
    monkeypatch.setattr("wgan_desktop.core.optimisers.AT_ONCE", ())
    optimiser = OPTIMISERS[name](parameters)
    for gradient in gradients():
        made = optimiser.step(parameters, gradient, torch.zeros(()), lr=0.01, beta1=betas[0], beta2=betas[1])
        assert isinstance(made, torch.Tensor)
        assert made
    np.testing.assert_allclose(parameters.numpy(), expected.numpy(), rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("name", OPTIMISERS)
def test_an_update_that_a_gpu_masks_does_not_count(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next good one is as if alone: Adam's correction of its start is of the updates that were made."""
    bad = torch.full((20,), math.nan, dtype=torch.float64)
    found = []
    for devices in (("cpu",), ()):
        monkeypatch.setattr("wgan_desktop.core.optimisers.AT_ONCE", devices)
        parameters = start()
        optimiser = OPTIMISERS[name](parameters)
        made = [
            bool(optimiser.step(parameters, gradient, torch.zeros(()), lr=0.1, beta1=0.5, beta2=0.99))
            for gradient in (bad, gradients()[0], bad, bad, gradients()[1])
        ]
        assert made == [False, True, False, False, True]
        assert int(optimiser.count) == 2
        found.append(parameters.numpy())
    np.testing.assert_allclose(*found, rtol=1e-12, atol=1e-13)


def one(name: str, dtype: torch.dtype = torch.float32) -> tuple[Optimiser, torch.Tensor]:
    parameters = torch.linspace(-1, 1, 5, dtype=dtype)
    return OPTIMISERS[name](parameters), parameters


def move(optimiser: Optimiser, parameters: torch.Tensor, gradient: torch.Tensor, value: float = 0.0) -> bool:
    made = optimiser.step(parameters, gradient, torch.tensor(value), lr=0.1, beta1=0.5, beta2=0.9)
    assert isinstance(made, bool)
    return made


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 3e38])
@pytest.mark.parametrize("name", OPTIMISERS)
def test_an_update_that_is_not_finite_is_not_made(name: str, bad: float) -> None:
    """Nothing moves: not the parameters, not the moments, not the count; and the next good update is as if alone."""
    (optimiser, parameters), (other, expected) = one(name), one(name)
    good = torch.tensor([0.1, -0.2, 0.3, 0.0, 5.0])
    assert move(optimiser, parameters, good)
    assert move(other, expected, good)
    wrong = good.clone()
    wrong[3] = bad
    before = (parameters.clone(), [moment.clone() for moment in optimiser.state], optimiser.count)
    assert not move(optimiser, parameters, wrong)
    assert torch.equal(parameters, before[0])
    assert all(torch.equal(new, old) for new, old in zip(optimiser.state, before[1], strict=True))
    assert optimiser.count == before[2] == 1
    assert move(optimiser, parameters, good)
    assert move(other, expected, good)
    assert torch.equal(parameters, expected)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("name", OPTIMISERS)
def test_a_loss_that_is_not_finite_makes_no_update(name: str, value: float) -> None:
    optimiser, parameters = one(name)
    assert not move(optimiser, parameters, torch.ones(5), value)
    assert torch.equal(parameters, torch.linspace(-1, 1, 5))


@pytest.mark.parametrize("name", OPTIMISERS)
def test_an_infinite_parameter_is_found(name: str) -> None:
    """A bias at minus infinity only silences its unit: every loss and every gradient stays finite."""
    optimiser, parameters = one(name)
    parameters[2] = -math.inf
    gradient = torch.ones(5)
    gradient[2] = 0
    assert not move(optimiser, parameters, gradient)


@given(exponents=st.lists(st.floats(-45, 18), min_size=5, max_size=5))
@pytest.mark.parametrize("name", OPTIMISERS)
def test_every_finite_gradient_leaves_finite_parameters(name: str, exponents: list[float]) -> None:
    """Denormal ones too; float32 squares overflow beyond 1e19, which is refused (above)."""
    optimiser, parameters = one(name)
    gradient = torch.tensor([10.0**exponent for exponent in exponents])
    for sign in (1, 1, -1):
        assert move(optimiser, parameters, sign * gradient)
        assert parameters.isfinite().all()
        assert all(moment.isfinite().all() for moment in optimiser.state)


@pytest.mark.parametrize("name", OPTIMISERS)
def test_no_learning_rate_no_move(name: str) -> None:
    optimiser, parameters = one(name)
    made = optimiser.step(parameters, torch.ones(5), torch.zeros(()), lr=0.0, beta1=0.5, beta2=0.9)
    assert made is True
    assert torch.equal(parameters, torch.linspace(-1, 1, 5))


@pytest.mark.parametrize("name", OPTIMISERS)
def test_forgotten_moments_are_a_new_start(name: str) -> None:
    (optimiser, parameters), (fresh, expected) = one(name), one(name)
    move(optimiser, parameters, torch.full((5,), 3.0))
    optimiser.reset()
    parameters.copy_(expected)
    move(optimiser, parameters, torch.ones(5))
    move(fresh, expected, torch.ones(5))
    assert torch.equal(parameters, expected)


def test_the_first_step_of_adam_is_its_learning_rate() -> None:
    optimiser, parameters = one("adam", torch.float64)
    move(optimiser, parameters, torch.tensor([1e-3, -1.0, 50.0, 1e6, -1e-4], dtype=torch.float64))
    moved = parameters - torch.linspace(-1, 1, 5, dtype=torch.float64)
    assert moved.tolist() == pytest.approx([-0.1, 0.1, -0.1, -0.1, 0.1], rel=1e-3)
