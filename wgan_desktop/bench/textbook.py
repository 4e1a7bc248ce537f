"""The textbook autograd loop of WGAN-GP: the baseline that the closed-form step is held against.

Three backward passes a critic update, torch.nn modules, per-tensor torch.optim.Adam: what tutorials teach.  It imports
torch.optim (and so torch._dynamo and sympy) and is therefore only ever loaded by the benchmark.
"""

from __future__ import annotations

import itertools

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import sizes


def mlp(sizes: list[int]) -> torch.nn.Sequential:
    """Linear layers with ReLU between them."""
    layers: list[torch.nn.Module] = []
    for fan_in, fan_out in itertools.pairwise(sizes):
        layers += [torch.nn.Linear(fan_in, fan_out), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


class Textbook:
    """A training loop with the same problem, sizes, loss and penalty as ``settings``."""

    def __init__(self, settings: Settings, device: str = "cpu") -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.device = settings, device
        self.problem = PROBLEMS[settings.problem].prepared(settings)
        self.loss = LOSSES[settings.loss]
        s = settings
        generator, critic = sizes(settings, self.problem.dimension)
        self.generator = mlp(generator).to(device)
        if s.generator_output == "tanh":
            self.generator.append(torch.nn.Tanh())
        self.critic = mlp(critic).to(device)
        self.generator_optimiser = self._optimiser(self.generator, s.generator_lr)
        self.critic_optimiser = self._optimiser(self.critic, s.critic_lr)
        self.random = torch.Generator(device).manual_seed(settings.seed)

    def _optimiser(self, network: torch.nn.Module, lr: float) -> torch.optim.Optimizer:
        if self.settings.optimizer == "sgd":
            return torch.optim.SGD(network.parameters(), lr)
        return torch.optim.Adam(network.parameters(), lr, (self.settings.beta1, self.settings.beta2))

    def step(self) -> None:
        """One generator step with its critic steps."""
        for _ in range(self.settings.critic_steps):
            self._critic_step()
        fake = self.critic(self.generator(self._noise())).squeeze(1)
        loss = self.loss.generator(fake, fake[:0], self.settings)
        self.generator_optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.generator_optimiser.step()

    def _noise(self) -> torch.Tensor:
        return torch.randn(self.settings.batch_size, self.settings.noise_dim, device=self.device)

    def _critic_step(self) -> None:
        real = self.problem.sample(self.settings.batch_size, self.random)
        fake = self.generator(self._noise()).detach()
        loss = self.loss.critic(self.critic(real).squeeze(1), self.critic(fake).squeeze(1), self.settings)
        if self.settings.constraint == "gradient_penalty":
            u = torch.rand(len(real), 1, device=self.device)
            points = (u * real + (1 - u) * fake).requires_grad_()
            (gradient,) = torch.autograd.grad(self.critic(points).sum(), points, create_graph=True)
            loss = loss + self.settings.constraint_weight * (gradient.norm(dim=1) - 1).square().mean()
        self.critic_optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self.critic_optimiser.step()
