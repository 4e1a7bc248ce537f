"""The points that training draws, in its order."""

from __future__ import annotations

from collections.abc import Callable

import torch

from wgan_desktop.core.problems import Problem
from wgan_desktop.core.settings import Settings

ROWS_DRAWN = 65_536  # at most so many points are drawn ahead for the critic updates of a step,
NUMBERS_DRAWN = 2**26  # and at most so many numbers: images are large

Batch = tuple[torch.Tensor, torch.Tensor]
Draw = Callable[[int, torch.Generator], torch.Tensor]


class Batches:
    """Real and generated points for the critic's updates.

    Parameters
    ----------
    problem : Problem
    generate : callable
        Noise (n, z) -> points (n, d).
    random : torch.Generator
        The training stream; the points live on its device.

    Attributes
    ----------
    ahead : list of (real, generated), each (B, d)
        Drawn but not used yet.
    """

    def __init__(
        self, problem: Problem, generate: Callable[[torch.Tensor], torch.Tensor], random: torch.Generator
    ) -> None:
        self._problem, self._generate, self._random = problem, generate, random
        self.ahead: list[Batch] = []

    def draw(self, updates: int, settings: Settings) -> list[Batch]:
        """Batches for so many critic updates: the generator rests meanwhile, so one forward serves them all."""
        count = updates * settings.batch_size
        real = self._problem.sample(count, self._random)
        fake = self._generate(noise(count, settings, self._random, self._problem.sample))
        return list(zip(real.chunk(updates), fake.chunk(updates), strict=True))

    def take(self, due: int, settings: Settings) -> Batch:
        """The next of the batches drawn ahead for the ``due`` critic updates to come."""
        if not self.ahead:
            rows = min(ROWS_DRAWN, NUMBERS_DRAWN // self._problem.dimension)
            self.ahead = self.draw(min(due, max(1, rows // settings.batch_size)), settings)
        return self.ahead.pop(0)


def noise(count: int, settings: Settings, random: torch.Generator, draw: Draw) -> torch.Tensor:
    """The generator's input, (count, `shapes.latents`), on the stream's device; ``draw`` gives the real points in it.

    Looking draws them by `Problem.stratified`, which moves nothing that training draws from.
    """
    if settings.noise == "real":
        real = draw(count, random)
        return real + torch.randn(real.shape, generator=random, device=random.device)
    shape = (count, settings.noise_dim)
    if settings.noise == "normal":
        return torch.randn(shape, generator=random, device=random.device)
    return torch.rand(shape, generator=random, device=random.device) * 2 - 1
