"""The closed form against autograd, autograd against a textbook of its own, and both against differences."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from tests.core.small import stream
from wgan_desktop.core.autograd import Autograd
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.gradients import ClosedForm, CriticValues, Method, input_gradients
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.methods import differentiate
from wgan_desktop.core.networks import ACTIVATE, MLP, PIECEWISE_LINEAR, SpectralNorm
from wgan_desktop.core.settings import Settings

SCORED = [name for name, loss in LOSSES.items() if not loss.critic_free]
SMOOTH = [name for name in ACTIVATE if name not in PIECEWISE_LINEAR]
SETTINGS = Settings(constraint_weight=0.7, real_weight=0.95, penalty_power=5.0)
B, D, Z = 6, 3, 2


def network(sizes: list[int], activation: str, output: str = "linear", seed: int = 1) -> MLP:
    made = MLP(sizes, activation, output, dtype=torch.float64)
    made.initialise("fan", stream(seed))
    made.parameters.mul_(1.7)  # steep enough that one-sided penalties act
    return made


def batch() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Real (B, d), generated (B, d) and noise (B, z)."""
    random = stream(5)
    real, fake, noise = (torch.randn(B, n, generator=random, dtype=torch.float64) for n in (D, D, Z))
    return real + 1, fake, noise


def method(
    kind: type[Method], loss: str, constraint: str, activation: str = "relu", output: str = "linear",
    hidden: tuple[int, ...] = (7, 5),
) -> Method:  # fmt: skip
    critic = network([D, *hidden, 1], activation)
    generator = network([Z, *hidden, D], activation, output, seed=2)
    if CONSTRAINTS[constraint].spectral:
        critic.spectral = SpectralNorm(critic, stream(3))
    return kind(critic, generator, LOSSES[loss], CONSTRAINTS[constraint], SETTINGS)


def critic_pass(by: Method) -> CriticValues:
    real, fake, _ = batch()
    return finish(by.critic_pass(real, fake, stream(9)))


def finish(steps):  # type: ignore[no-untyped-def]
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            return stop.value


def assert_same(ours: torch.Tensor, theirs: torch.Tensor, relative: float = 1e-9) -> None:
    assert theirs.norm() > 1e-6, "a gradient that is zero proves nothing"
    assert float((ours - theirs).norm() / theirs.norm()) < relative


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_critic_in_closed_form_is_autograd(constraint: str) -> None:
    for loss, activation, hidden in itertools.product(SCORED, PIECEWISE_LINEAR, [(), (7,), (7, 5), (6, 5, 4, 3)]):
        print(loss, activation, hidden)
        closed = method(ClosedForm, loss, constraint, activation, hidden=hidden)
        auto = method(Autograd, loss, constraint, activation, hidden=hidden)
        ours, theirs = critic_pass(closed), critic_pass(auto)
        assert_same(closed.critic.gradient, auto.critic.gradient)
        for name in ("loss", "real", "fake", "gap"):
            torch.testing.assert_close(getattr(ours, name), getattr(theirs, name), rtol=1e-12, atol=1e-12)
        assert (ours.penalty is None) == (theirs.penalty is None) == (not CONSTRAINTS[constraint].penalises)
        if ours.penalty is not None:
            assert float(ours.penalty) == pytest.approx(float(theirs.penalty), rel=1e-12)
        if closed.critic.spectral:
            for mine, other in zip(closed.critic.spectral.u, auto.critic.spectral.u, strict=True):
                assert torch.equal(mine, other)


@pytest.mark.parametrize("constraint", ["none", "spectral_norm"])
@pytest.mark.parametrize("loss", LOSSES)
def test_generator_in_closed_form_is_autograd(loss: str, constraint: str) -> None:
    for activation, output, hidden in itertools.product(PIECEWISE_LINEAR, ("linear", "tanh"), [(), (7, 5)]):
        print(activation, output, hidden)
        closed = method(ClosedForm, loss, constraint, activation, output, hidden)
        auto = method(Autograd, loss, constraint, activation, output, hidden)
        real, _, noise = batch()
        ours, theirs = (finish(by.generator_pass(noise, real)) for by in (closed, auto))
        assert_same(closed.generator.gradient, auto.generator.gradient)
        torch.testing.assert_close(ours.loss, theirs.loss, rtol=1e-12, atol=1e-12)
        if LOSSES[loss].critic_free:
            assert ours.gradient_norm is theirs.gradient_norm is None
        else:
            assert float(ours.gradient_norm) == pytest.approx(float(theirs.gradient_norm), rel=1e-12)


@pytest.mark.parametrize("loss", [name for name in SCORED if not LOSSES[name].compares])
def test_a_generator_that_compares_nothing_needs_no_real_points(loss: str) -> None:
    for kind in (ClosedForm, Autograd):
        by, (real, _, noise) = method(kind, loss, "none"), batch()
        without = finish(by.generator_pass(noise, real[:0])).loss
        gradient = by.generator.gradient.clone()
        assert float(finish(by.generator_pass(noise, real)).loss) == pytest.approx(float(without))
        assert_same(by.generator.gradient, gradient)


# Autograd against a loop such as tutorials teach, torch.nn modules and all


def module(copied: MLP, spectral: bool = False) -> nn.Sequential:
    """The same network of torch.nn modules; spectral norms by singular value decomposition."""
    kinds = {"relu": nn.ReLU, "leaky_relu": lambda: nn.LeakyReLU(0.2), "tanh": nn.Tanh, "softplus": nn.Softplus,
             "elu": nn.ELU, "silu": nn.SiLU, "gelu": nn.GELU}  # fmt: skip
    parts: list[nn.Module] = []
    for weight, bias in copied.layers:
        linear = nn.Linear(weight.shape[1], weight.shape[0], dtype=torch.float64)
        linear.weight.data, linear.bias.data = weight.clone(), bias.clone()
        parts += [SpectralLinear(linear) if spectral else linear, kinds[copied.activation]()]
    return nn.Sequential(*parts[:-1], *([nn.Tanh()] if copied.output == "tanh" else []))


class SpectralLinear(nn.Module):
    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        weight = self.linear.weight
        return F.linear(x, weight / torch.linalg.matrix_norm(weight, 2), self.linear.bias)


def flat_gradient(parts: nn.Module) -> torch.Tensor:
    return torch.cat([parameter.grad.flatten() for parameter in parts.parameters()])


def bce(logits: torch.Tensor, truth: float) -> torch.Tensor:
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, truth))


Textbook = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]
CRITIC_LOSSES: dict[str, Textbook] = {
    "minimax": lambda x, y: SETTINGS.real_weight * bce(x, 1.0) + bce(y, 0.0),
    "non_saturating": lambda x, y: SETTINGS.real_weight * bce(x, 1.0) + bce(y, 0.0),
    "wasserstein": lambda x, y: y.mean() - x.mean(),
    "hinge": lambda x, y: F.relu(1 - x).mean() + F.relu(1 + y).mean(),
    "least_squares": lambda x, y: (F.mse_loss(x, torch.ones_like(x)) + F.mse_loss(y, torch.zeros_like(y))) / 2,
    "relativistic": lambda x, y: bce(x - y, 1.0),
}
GENERATOR_LOSSES: dict[str, Textbook] = {
    "minimax": lambda x, y: -bce(y, 0.0),
    "non_saturating": lambda x, y: bce(y, 1.0),
    "wasserstein": lambda x, y: -y.mean(),
    "hinge": lambda x, y: -y.mean(),
    "least_squares": lambda x, y: F.mse_loss(y, torch.ones_like(y)) / 2,
    "relativistic": lambda x, y: bce(y - x, 1.0),
}


def slope_norms(critic: nn.Module, points: torch.Tensor) -> torch.Tensor:
    points = points.clone().requires_grad_()
    (gradient,) = torch.autograd.grad(critic(points).sum(), points, create_graph=True)
    return gradient.norm(dim=1)


def between(real: torch.Tensor, fake: torch.Tensor) -> torch.Tensor:
    u = torch.rand(B, 1, generator=stream(9), dtype=torch.float64)
    return u * real + (1 - u) * fake


LAMBDA = SETTINGS.constraint_weight
PENALTIES: dict[str, Callable[[nn.Module, torch.Tensor, torch.Tensor], torch.Tensor]] = {
    "gradient_penalty": lambda f, x, y: LAMBDA * (slope_norms(f, between(x, y)) - 1).pow(2).mean(),
    "one_sided_penalty": lambda f, x, y: LAMBDA * F.relu(slope_norms(f, between(x, y)) - 1).pow(2).mean(),
    "zero_centred": lambda f, x, y: LAMBDA * slope_norms(f, between(x, y)).pow(2).mean(),
    "r1": lambda f, x, y: LAMBDA / 2 * slope_norms(f, x).pow(2).mean(),
    "r2": lambda f, x, y: LAMBDA / 2 * slope_norms(f, y).pow(2).mean(),
    "r1r2": lambda f, x, y: LAMBDA / 2 * (slope_norms(f, x).pow(2).mean() + slope_norms(f, y).pow(2).mean()),
    "wgan_div": lambda f, x, y: LAMBDA / 2 * (slope_norms(f, x).pow(5).mean() + slope_norms(f, y).pow(5).mean()),
}


@pytest.mark.parametrize("constraint", PENALTIES)
def test_critic_is_the_textbook(constraint: str) -> None:
    for loss, activation in itertools.product(SCORED, ("relu", "leaky_relu", "tanh")):
        print(loss, activation)
        by = method(Autograd, loss, constraint, activation)
        textbook, (real, fake, _) = module(by.critic), batch()
        total = CRITIC_LOSSES[loss](textbook(real).squeeze(1), textbook(fake).squeeze(1))
        (total + PENALTIES[constraint](textbook, real, fake)).backward()
        values = critic_pass(by)
        assert float(values.loss) == pytest.approx(float(total.detach()), rel=1e-12)
        assert_same(by.critic.gradient, flat_gradient(textbook))


@pytest.mark.parametrize("kind", [Autograd, ClosedForm])
@pytest.mark.parametrize("loss", ["wasserstein", "hinge"])
def test_spectral_norm_is_the_textbook(loss: str, kind: type[Method]) -> None:
    """Where u and v have settled, W / (u W v) is W over its largest singular value, gradient and all."""
    by = method(kind, loss, "spectral_norm")
    for _ in range(200):
        by.critic.spectral.iterate()
    textbook, (real, fake, _) = module(by.critic, spectral=True), batch()
    CRITIC_LOSSES[loss](textbook(real).squeeze(1), textbook(fake).squeeze(1)).backward()
    critic_pass(by)
    assert_same(by.critic.gradient, flat_gradient(textbook), relative=1e-7)


@pytest.mark.parametrize("loss", SCORED)
def test_generator_is_the_textbook(loss: str) -> None:
    for activation, output in itertools.product(ACTIVATE, ("linear", "tanh")):
        print(activation, output)
        by = method(Autograd, loss, "none", activation, output)
        critic, generator = module(by.critic), module(by.generator)
        real, _, noise = batch()
        GENERATOR_LOSSES[loss](critic(real).squeeze(1), critic(generator(noise)).squeeze(1)).backward()
        finish(by.generator_pass(noise, real))
        assert_same(by.generator.gradient, flat_gradient(generator))


# Against differences of the loss itself


@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_smooth_critics_against_differences(constraint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SpectralNorm, "iterate", lambda self, times=0: None)  # the gradient holds u and v fixed
    for activation in SMOOTH:
        print(activation)
        by = method(Autograd, "non_saturating", constraint, activation)
        if by.critic.spectral:
            for (weight, _), u, v in zip(by.critic.layers, by.critic.spectral.u, by.critic.spectral.v, strict=True):
                v.copy_(F.normalize(weight.t() @ u, dim=0))
        critic_pass(by)
        gradient = by.critic.gradient.clone()
        direction = torch.randn(gradient.shape, generator=stream(4), dtype=torch.float64)
        assert slope_along(by, direction) == pytest.approx(float(gradient @ direction), rel=2e-6)


def slope_along(by: Method, direction: torch.Tensor, h: float = 1e-5) -> float:
    """The central difference of the critic's loss with its penalty along ``direction``."""
    start, values = by.critic.parameters.clone(), []
    for sign in (1, -1):
        by.critic.parameters.copy_(start + sign * h * direction)
        measured = critic_pass(by)
        values.append(float(measured.loss) + (0.0 if measured.penalty is None else float(measured.penalty)))
    by.critic.parameters.copy_(start)
    return (values[0] - values[1]) / (2 * h)


@pytest.mark.parametrize("loss", LOSSES)
def test_generators_against_differences(loss: str) -> None:
    for activation in ACTIVATE:
        print(activation)
        by, (real, _, noise) = method(Autograd, loss, "none", activation, "tanh"), batch()
        finish(by.generator_pass(noise, real))
        direction = torch.randn(by.generator.gradient.shape, generator=stream(4), dtype=torch.float64)
        expected, start = float(by.generator.gradient @ direction), by.generator.parameters.clone()
        values = []
        for sign in (1, -1):
            by.generator.parameters.copy_(start + sign * 1e-6 * direction)
            values.append(float(finish(by.generator_pass(noise, real)).loss))
        assert (values[0] - values[1]) / 2e-6 == pytest.approx(expected, rel=1e-5, abs=1e-9)


# What belongs to the method as a whole


@pytest.mark.parametrize("kind", [ClosedForm, Autograd])
def test_a_constant_added_to_a_wasserstein_critic_changes_nothing(kind: type[Method]) -> None:
    by = method(kind, "wasserstein", "gradient_penalty")
    before, gradient = critic_pass(by), by.critic.gradient.clone()
    by.critic.layers[-1].bias.add_(1000.0)
    after = critic_pass(by)
    assert float(after.loss) == pytest.approx(float(before.loss), abs=1e-11)
    assert float(after.gap) == pytest.approx(float(before.gap), abs=1e-11)
    assert_same(by.critic.gradient, gradient)
    assert by.critic.slopes[-1].bias.abs().max() < 1e-15


@pytest.mark.parametrize("kind", [ClosedForm, Autograd])
@pytest.mark.parametrize("constraint", CONSTRAINTS)
def test_a_critic_flat_everywhere_has_a_finite_gradient(constraint: str, kind: type[Method]) -> None:
    """|g| has no derivative at zero: the penalties must know."""
    by = method(kind, "wasserstein", constraint)
    by.critic.layers[-1].weight.mul_(1e-9 if by.critic.spectral else 0)
    values = critic_pass(by)
    assert by.critic.gradient.isfinite().all()
    assert values.loss.isfinite()


def test_the_method_follows_the_activation() -> None:
    for activation in ACTIVATE:
        by = method(Autograd, "wasserstein", "none", activation)
        kind = ClosedForm if activation in PIECEWISE_LINEAR else Autograd
        assert type(differentiate(by.critic, by.generator, by.loss, by.constraint, SETTINGS)) is kind


@pytest.mark.parametrize("kind", [ClosedForm, Autograd])
def test_stages_are_named_and_read_as_numbers(kind: type[Method]) -> None:
    by, (real, fake, noise) = method(kind, "wasserstein", "gradient_penalty"), batch()
    critic = list(by.critic_pass(real, fake, stream()))
    assert [stage.name for stage in critic] == ["score", "critic loss", "penalty", "critic gradient"]
    generator = list(by.generator_pass(noise, real[:0]))
    assert [stage.name for stage in generator] == ["generate", "score", "generator loss", "generator gradient"]
    for stage in critic + generator:
        assert all(isinstance(reading, float) for reading in stage.readings.values())
    scores = critic[0].readings
    assert critic[1].readings["L"] == pytest.approx(scores["f(y)"] - scores["f(x)"])


@pytest.mark.parametrize("spectral", [False, True])
def test_the_drawn_gradients_are_the_critics(spectral: bool) -> None:
    for activation, axis in itertools.product(ACTIVATE, range(D)):
        critic, (real, _, _) = network([D, 7, 5, 1], activation), batch()
        critic.spectral = SpectralNorm(critic, stream(3)) if spectral else None
        shift = torch.zeros(D, dtype=torch.float64)
        shift[axis] = 1e-6
        difference = (critic(real + shift) - critic(real - shift)).squeeze(1) / 2e-6
        torch.testing.assert_close(input_gradients(critic, real)[:, axis], difference, rtol=1e-5, atol=1e-8)
