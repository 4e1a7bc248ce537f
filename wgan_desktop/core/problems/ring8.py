"""Eight narrow modes on a circle."""

from __future__ import annotations

import math

import numpy as np

from wgan_desktop.core.problems import Modes
from wgan_desktop.core.problems.mixture import Mixture

SCALE = 1.414  # the divisor of the published code


class Ring8(Mixture):
    """Eight Gaussians of standard deviation .02 on the circle of radius 2, all divided by 1.414.

    Source
    ------
    Gulrajani et al. 2017, the toy problem of the WGAN-GP code.
    """

    name = "ring8"
    rank = 10
    label = "Ring of 8"
    formula = "⅛ Σ N(cₖ, .02²)/1.414,  cₖ on the circle of radius 2"
    source = "Gulrajani et al. 2017, toy problem"
    about = "Eight narrow heaps on a circle: the classic test for lost modes."
    extent = (-2.2, 2.2, -2.2, 2.2)

    @property
    def modes(self) -> Modes:
        """Eight distinct centres, the first on the positive x axis."""
        angles = 2 * math.pi * np.arange(8) / 8
        return Modes(2 / SCALE * np.stack([np.cos(angles), np.sin(angles)], 1), 0.02 / SCALE)
