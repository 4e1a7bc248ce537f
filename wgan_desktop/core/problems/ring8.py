"""Eight narrow modes on a circle."""

from __future__ import annotations

import math

import numpy as np

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems import Modes, Problem

SCALE = 1.414  # the divisor of the published code


class Ring8(Problem):
    """Eight Gaussians of standard deviation .02 on the circle of radius 2, all divided by 1.414.

    Source
    ------
    Gulrajani et al. 2017, the toy problem of the WGAN-GP code.
    """

    name = "ring8"
    rank = 10
    label = "Ring of 8"
    formula = "1/8 Σ N(c_k, .02²)/1.414,  c_k on the circle of radius 2"
    source = "Gulrajani et al. 2017, toy problem"
    about = "Eight narrow heaps on a circle: the classic test for lost modes."
    extent = (-2.2, 2.2, -2.2, 2.2)

    @property
    def modes(self) -> Modes:
        """Eight distinct centres, the first on the positive x axis."""
        angles = 2 * math.pi * np.arange(8) / 8
        return Modes(2 / SCALE * np.stack([np.cos(angles), np.sin(angles)], 1), 0.02 / SCALE)

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Each point in a mode chosen at random."""
        return self._around(torch.randint(8, (count,), generator=random, device=random.device), random)

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Every mode in turn."""
        return self._around(torch.arange(count, device=random.device) % 8, random)

    def _around(self, mode: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        angle = mode * (2 * math.pi / 8)
        centre = torch.stack([angle.cos(), angle.sin()], 1)
        noise = torch.randn(len(mode), 2, generator=random, device=random.device)
        return (2 * centre + 0.02 * noise) / SCALE
