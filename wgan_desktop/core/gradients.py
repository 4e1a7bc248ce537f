"""The gradients of one update: the interface, and the closed form (`autograd` has the other way, `methods` chooses).

Both are written as generators that yield a `Substep` after each named stage, so that the very code that trains is what
slow motion walks through; exhausting the generator is the update's gradient.

For a ReLU or leaky ReLU network the gradient of a gradient penalty needs no double backward: the activation masks m_l
are piecewise constant, so g = df/dx is a product of the weights, and dP/dW follows from one more, linear, pass.
"""

from __future__ import annotations

import abc
import dataclasses
from collections.abc import Generator, Mapping
from typing import ClassVar, NamedTuple

import torch
from torch.nn import functional as F

from wgan_desktop.core.constraints import Constraint, norms
from wgan_desktop.core.losses import Loss
from wgan_desktop.core.networks import ACTIVATE, LEAK, Layer, Network
from wgan_desktop.core.precision import Precision
from wgan_desktop.core.settings import Settings


class Substep(NamedTuple):
    """A named stage of an update and the tensors it has just made, by the symbol a student knows."""

    name: str
    tensors: Mapping[str, torch.Tensor]

    @property
    def readings(self) -> dict[str, float]:
        """The mean of each tensor."""
        return {symbol: float(tensor.mean()) for symbol, tensor in self.tensors.items()}


@dataclasses.dataclass(frozen=True)
class CriticValues:
    """What a critic update measured, on the device: the loss without its penalty, the penalty (or None), f(x), f(y)."""

    loss: torch.Tensor
    penalty: torch.Tensor | None
    real: torch.Tensor
    fake: torch.Tensor

    @property
    def gap(self) -> torch.Tensor:
        """E f(x) - E f(y)."""
        return self.real.mean() - self.fake.mean()


@dataclasses.dataclass(frozen=True)
class GeneratorValues:
    """What a generator update measured: its loss and, where a critic led it, mean |grad f| at the generated points."""

    loss: torch.Tensor
    gradient_norm: torch.Tensor | None


CriticPass = Generator[Substep, None, CriticValues]
GeneratorPass = Generator[Substep, None, GeneratorValues]


@dataclasses.dataclass
class Method(abc.ABC):
    """Loss and constraint with the networks they act on; both kinds of gradients start from it.

    The results are left in ``critic.gradient`` and ``generator.gradient``.
    """

    critic: Network
    generator: Network
    loss: Loss
    constraint: Constraint
    settings: Settings
    precision: Precision = dataclasses.field(default_factory=Precision)
    closed_form: ClassVar[bool] = False

    def critic_pass(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> CriticPass:
        """The gradient of the critic's loss plus penalty at real and generated points, each (B, d)."""
        points = self.constraint.points(real, fake, random).detach() if self.constraint.penalises else real[:0]
        return self.critic_pass_at(real, fake, points)

    @abc.abstractmethod
    def critic_pass_at(self, real: torch.Tensor, fake: torch.Tensor, points: torch.Tensor) -> CriticPass:
        """The same with the slope penalised at ``points``, (m, d): m is 0 where nothing is penalised."""

    def generate(self, noise: torch.Tensor) -> torch.Tensor:
        """Generated points for the critic to learn from, (n, d); nothing is differentiated."""
        with self.precision.cast():
            return self.generator(noise).to(noise.dtype)

    @abc.abstractmethod
    def generator_pass(self, noise: torch.Tensor, real: torch.Tensor) -> GeneratorPass:
        """The gradient of the generator's loss for noise (B, z); ``real`` is (0, d) unless the loss needs it."""


class ClosedForm(Method):
    """The chain rule written out, for MLPs with piecewise linear activations.

    Notation: h_l activations (n, w_l), h_0 = x; a_l = W_l h_{l-1} + b_l; v_l = dS/da_l for S = sum_i s_i f(x_i);
    t_l the tangent of h_l in the direction u = dP/dg.
    """

    closed_form = True

    def critic_pass_at(self, real: torch.Tensor, fake: torch.Tensor, points: torch.Tensor) -> CriticPass:
        """One forward of [real | generated | penalised] rows, one backward chain, one tangent chain."""
        critic, loss, constraint, settings = self.critic, self.loss, self.constraint, self.settings
        count, scored = len(real), len(real) + len(fake)
        if critic.spectral:
            critic.spectral.iterate()
        layers = critic.effective()
        hidden, scores = self._forward(critic, layers, torch.cat([real, fake, points]))
        scores = scores.squeeze(1)
        real_scores, fake_scores = scores[:count], scores[count:scored]
        yield Substep("score", {"f(x)": real_scores, "f(y)": fake_scores})
        value = loss.critic(real_scores, fake_scores, settings)
        slopes = loss.critic_slopes(real_scores, fake_scores, settings)
        yield Substep("critic loss", {"L": value})
        ones = [torch.ones_like(scores[scored:])] if constraint.penalises else []
        v = self._backward(critic, layers, hidden, torch.cat([*slopes, *ones]).unsqueeze(1))
        penalty = None
        if constraint.penalises:
            g = v[0][scored:] @ layers[0].weight
            penalty = constraint.penalty(g, settings)
            self._tangent(critic, layers, hidden, constraint.penalty_slopes(g, settings), scored)
            yield Substep("penalty", {"P": penalty, "|∇f(xᵤ)|": norms(g)})
        self._collect(critic, hidden, v, scored)
        yield Substep("critic gradient", {"∂L/∂w": critic.gradient})
        return CriticValues(value, penalty, real_scores, fake_scores)

    def generator_pass(self, noise: torch.Tensor, real: torch.Tensor) -> GeneratorPass:
        """Through the critic to the generated points, dL/dy = s grad f(y), and on into the generator."""
        generator, loss, settings = self.generator, self.loss, self.settings
        hidden, fake = self._forward(generator, generator.layers, noise)
        if generator.output == "tanh":
            fake = fake.tanh_()
        yield Substep("generate", {"y": fake})
        norm = None
        if loss.critic_free:
            value, slope = loss.plan_slopes(fake, real, settings)
        else:
            layers = self.critic.effective()
            inner, scores = self._forward(self.critic, layers, torch.cat([fake, real]))
            fake_scores, real_scores = scores[: len(fake), 0], scores[len(fake) :, 0]
            yield Substep("score", {"f(y)": fake_scores})
            value = loss.generator(fake_scores, real_scores, settings)
            rows = [h[: len(fake)] for h in inner]
            v = self._backward(self.critic, layers, rows, torch.ones_like(scores[: len(fake)]))
            g = v[0] @ layers[0].weight  # grad f(y)
            slope = g * loss.generator_slopes(fake_scores, real_scores, settings).unsqueeze(1)
            norm = norms(g).mean()
        yield Substep("generator loss", {"L": value})
        if generator.output == "tanh":
            slope = torch.ops.aten.tanh_backward(slope, fake)
        v = self._backward(generator, generator.layers, hidden, slope)
        self._collect(generator, hidden, v, len(noise))
        yield Substep("generator gradient", {"∂L/∂θ": generator.gradient})
        return GeneratorValues(value, norm)

    @staticmethod
    def _forward(network: Network, layers: list[Layer], x: torch.Tensor) -> tuple[list[torch.Tensor], torch.Tensor]:
        """([h_0 ... h_{L-1}], a_L)."""
        hidden = [x]
        for weight, bias in layers[:-1]:
            a = F.linear(hidden[-1], weight, bias)
            hidden.append(a.relu_() if network.activation == "relu" else F.leaky_relu_(a, LEAK))
        weight, bias = layers[-1]
        return hidden, F.linear(hidden[-1], weight, bias)

    @staticmethod
    def _masked(network: Network, cotangent: torch.Tensor, activation: torch.Tensor) -> torch.Tensor:
        """m_l times a cotangent or tangent; the mask is read off h_l, whose sign is a_l's."""
        if network.activation == "relu":
            return torch.ops.aten.threshold_backward(cotangent, activation, 0)  # type: ignore[no-any-return]
        return torch.ops.aten.leaky_relu_backward(cotangent, activation, LEAK, self_is_result=True)  # type: ignore[no-any-return]

    def _backward(
        self, network: Network, layers: list[Layer], hidden: list[torch.Tensor], v: torch.Tensor
    ) -> list[torch.Tensor]:
        """[v_1 ... v_L] from v_L: v_{l-1} = m_{l-1} (v_l W_l)."""
        chain = [v]
        for layer, activation in zip(layers[:0:-1], hidden[:0:-1], strict=True):
            chain.append(self._masked(network, chain[-1] @ layer.weight, activation))
        return chain[::-1]

    def _tangent(
        self, network: Network, layers: list[Layer], hidden: list[torch.Tensor], u: torch.Tensor, start: int
    ) -> None:
        """t_0 = u, t_l = m_l (t_{l-1} W_l^T), written over the penalised rows of h, which nothing needs any more.

        dP/dW_l = v_l^T t_{l-1} has the very form of dS/dW_l = v_l^T h_{l-1}: one product then serves both.
        """
        t = u
        hidden[0][start:] = t
        for layer, activation in zip(layers[:-1], hidden[1:], strict=True):
            t = self._masked(network, F.linear(t, layer.weight), activation[start:])
            activation[start:] = t

    @staticmethod
    def _collect(network: Network, hidden: list[torch.Tensor], v: list[torch.Tensor], scored: int) -> None:
        """dW_l = v_l^T h_{l-1}; db_l = sum of v_l over the scored rows (a penalty knows no bias)."""
        for slope, h, cotangent in zip(network.slopes, hidden, v, strict=True):
            torch.mm(cotangent.t(), h, out=slope.weight)
            torch.sum(cotangent[:scored], 0, out=slope.bias)
        if network.spectral:
            network.spectral.project()


def input_gradients(critic: Network, points: torch.Tensor) -> torch.Tensor:
    """df/dx at each point: (n, d) -> (n, d)."""
    points = points.detach().requires_grad_()
    (gradients,) = torch.autograd.grad(critic(points).sum(), points)
    return gradients


def layer_slopes(method: Method, real: torch.Tensor, fake: torch.Tensor) -> torch.Tensor:
    """|dL/dh_l| of the critic's loss without its penalty, over all rows, at every hidden layer: (L - 1,).

    Source
    ------
    What figure 1b of Gulrajani et al. 2017, Improved Training of Wasserstein GANs, draws.
    """
    critic, hidden, h = method.critic, [], torch.cat([real, fake])
    layers = critic.effective()
    for layer in layers[:-1]:
        h = ACTIVATE[critic.activation](F.linear(h, *layer)).requires_grad_()
        hidden.append(h)
    scores = F.linear(h, *layers[-1]).squeeze(1)
    loss = method.loss.critic(scores[: len(real)], scores[len(real) :], method.settings)
    slopes = torch.autograd.grad(loss, hidden) if hidden else ()
    return torch.tensor([slope.norm() for slope in slopes])
