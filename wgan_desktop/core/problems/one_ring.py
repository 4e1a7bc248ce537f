"""A single ring."""

from __future__ import annotations

import math

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems.curve import Curve

RADIUS = 1.414


class OneRing(Curve):
    """The circle of radius 1.414, with noise .05.

    Source
    ------
    The ring that browser demonstrations of GANs show (Kahng et al. 2019, GAN Lab), at the size of ours of eight.
    """

    name = "one_ring"
    rank = 50
    label = "One ring"
    formula = "1.414 (cos t, sin t) + N(0, .05²),  t ~ U[0, 2π)"
    source = "Kahng et al. 2019, GAN Lab"
    about = "A closed band: a round heap of noise has to be torn open in its middle."
    extent = (-2.2, 2.2, -2.2, 2.2)
    sd = 0.05

    def along(self, u: torch.Tensor) -> torch.Tensor:
        """Once round, from the positive x axis."""
        angle = 2 * math.pi * u
        return torch.stack([angle.cos(), angle.sin()], 1).mul_(RADIUS)
