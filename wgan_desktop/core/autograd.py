"""The gradients of one update by autograd, for any network."""

from __future__ import annotations

import torch

from wgan_desktop.core.constraints import norms
from wgan_desktop.core.gradients import CriticPass, CriticValues, GeneratorPass, GeneratorValues, Method, Substep
from wgan_desktop.core.networks import Layer


class Autograd(Method):
    """The textbook way, for any activation, and the oracle of the closed form."""

    def critic_pass_at(self, real: torch.Tensor, fake: torch.Tensor, points: torch.Tensor) -> CriticPass:
        """Loss and penalty as written in the papers; the penalty by double backward."""
        critic, loss, constraint, settings = self.critic, self.loss, self.constraint, self.settings
        if critic.spectral:
            critic.spectral.iterate()
        parameters = critic.parameters.detach().requires_grad_()
        layers = critic.effective(critic.views(parameters))
        real_scores, fake_scores = self._scores(layers, real, fake)
        yield Substep("score", {"f(x)": real_scores.detach(), "f(y)": fake_scores.detach()})
        value = total = loss.critic(real_scores, fake_scores, settings)
        yield Substep("critic loss", {"L": value.detach()})
        penalty = None
        if constraint.penalises:
            points = points.detach().requires_grad_()
            (scores,) = self._scores(layers, points)
            (g,) = torch.autograd.grad(scores.sum(), points, create_graph=True)
            penalty = constraint.penalty(g, settings)
            total = value + penalty
            yield Substep("penalty", {"P": penalty.detach(), "|∇f(xᵤ)|": norms(g.detach())})
        self._differentiate(total * self.precision.scale, parameters, critic.gradient)
        yield Substep("critic gradient", {"∂L/∂w": critic.gradient})
        penalty = None if penalty is None else penalty.detach()
        return CriticValues(value.detach(), penalty, real_scores.detach(), fake_scores.detach())

    def generator_pass(self, noise: torch.Tensor, real: torch.Tensor) -> GeneratorPass:
        """The loss of f(G(z)), backwards."""
        generator, loss, settings = self.generator, self.loss, self.settings
        parameters = generator.parameters.detach().requires_grad_()
        with self.precision.cast():
            fake = generator(noise, generator.views(parameters))
        fake = fake.to(noise.dtype)
        yield Substep("generate", {"y": fake.detach()})
        norm, scale = None, self.precision.scale
        if loss.critic_free:
            value, slope = loss.plan_slopes(fake.detach(), real, settings)
        else:
            points = fake.detach().requires_grad_()
            fake_scores, real_scores = self._scores(self.critic.effective(), points, real)
            yield Substep("score", {"f(y)": fake_scores.detach()})
            (g,) = torch.autograd.grad(fake_scores.sum(), points, retain_graph=True)
            norm = norms(g).mean()
            value = loss.generator(fake_scores, real_scores, settings)
            (slope,) = torch.autograd.grad(value * scale, points)
            slope = slope / scale
        yield Substep("generator loss", {"L": value.detach()})
        self._differentiate((fake * slope).sum() * scale, parameters, generator.gradient)
        yield Substep("generator gradient", {"∂L/∂θ": generator.gradient})
        return GeneratorValues(value.detach(), norm)

    def _scores(self, layers: list[Layer], *batches: torch.Tensor) -> list[torch.Tensor]:
        """f at each batch, (n,) each: computed together, but where batch norm would mix them."""
        with self.precision.cast():
            if self.critic.mixes:
                found = [self.critic(rows, layers) for rows in batches]
            else:
                found = list(torch.split(self.critic(torch.cat(batches), layers), [len(rows) for rows in batches]))
        return [scores.squeeze(1).to(batches[0].dtype) for scores in found]

    def _differentiate(self, scaled: torch.Tensor, parameters: torch.Tensor, gradient: torch.Tensor) -> None:
        """Write what ``scaled`` changes by with the parameters, or zeros where nothing depends on them."""
        (found,) = torch.autograd.grad(scaled, parameters, allow_unused=True, materialize_grads=True)
        gradient.copy_(found)
        self.precision.unscale(gradient)
