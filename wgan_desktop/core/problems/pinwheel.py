"""Five curved arms."""

from __future__ import annotations

import math

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems import Problem

ARMS = 5
RADIAL, TANGENTIAL, TWIST = 0.3, 0.1, 0.25
SCALE = 1.3


class Pinwheel(Problem):
    """Five long Gaussians that point outwards, each turned the more the farther out.

    Source
    ------
    Johnson et al. 2016, Composing graphical models with neural networks, figure 1 and its code.
    """

    name = "pinwheel"
    rank = 60
    label = "Pinwheel"
    formula = "1.3 R(2πk/5 + ¼ eʳ) (r, N(0, .1²)),  r ~ N(1, .3²),  k = 0 … 4"
    source = "Johnson et al. 2016, Composing graphical models with neural networks"
    about = "Five bent arms that nearly meet: neither round heaps nor a thin band."
    extent = (-3.0, 3.0, -3.0, 3.0)

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Each point on an arm chosen at random."""
        return self._on(torch.randint(ARMS, (count,), generator=random, device=random.device), random)

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Every arm in turn."""
        return self._on(torch.arange(count, device=random.device) % ARMS, random)

    def _on(self, arm: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        out, across = torch.randn(2, len(arm), generator=random, device=random.device)
        out, across = 1 + RADIAL * out, TANGENTIAL * across
        turn = arm * (2 * math.pi / ARMS) + TWIST * out.exp()
        cos, sin = turn.cos(), turn.sin()
        return torch.stack([out * cos - across * sin, out * sin + across * cos], 1).mul_(SCALE)
