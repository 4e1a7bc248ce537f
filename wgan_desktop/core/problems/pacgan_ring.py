"""The ring of the PacGAN benchmark."""

from __future__ import annotations

import math

import numpy as np

from wgan_desktop.core.problems import Modes
from wgan_desktop.core.problems.mixture import Mixture


class PacganRing(Mixture):
    """Eight Gaussians of standard deviation .01 on the unit circle.

    Source
    ------
    Lin et al. 2018, PacGAN: The power of two samples in generative adversarial networks, section 4.1, after
    Srivastava et al. 2017, VEEGAN.
    """

    name = "pacgan_ring"
    rank = 100
    label = "PacGAN's ring"
    formula = "⅛ Σ N(cₖ, .01²),  cₖ on the unit circle"
    source = "Lin et al. 2018, PacGAN, section 4.1"
    about = "The ring on which mode coverage is compared in papers: smaller and narrower than the first."
    extent = (-1.6, 1.6, -1.6, 1.6)

    @property
    def modes(self) -> Modes:
        """Eight distinct centres, the first on the positive x axis."""
        angles = 2 * math.pi * np.arange(8) / 8
        return Modes(np.stack([np.cos(angles), np.sin(angles)], 1), 0.01)
