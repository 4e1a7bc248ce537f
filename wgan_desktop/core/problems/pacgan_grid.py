"""The grid of the PacGAN benchmark."""

from __future__ import annotations

import numpy as np

from wgan_desktop.core.problems import Modes
from wgan_desktop.core.problems.mixture import Mixture


class PacganGrid(Mixture):
    """Twenty-five Gaussians of standard deviation .05 at {-4, -2, 0, 2, 4}^2.

    Source
    ------
    Lin et al. 2018, PacGAN: The power of two samples in generative adversarial networks, section 4.1, after
    Srivastava et al. 2017, VEEGAN.
    """

    name = "pacgan_grid"
    rank = 110
    label = "PacGAN's grid"
    formula = "1/25 Σ N(cₖ, .05²),  cₖ on the grid {−4, −2, 0, 2, 4}²"
    source = "Lin et al. 2018, PacGAN, section 4.1"
    about = "The grid on which mode coverage is compared in papers: unscaled, so weights and rates mean other things."
    extent = (-6.0, 6.0, -6.0, 6.0)

    @property
    def modes(self) -> Modes:
        """The 25 centres, row by row from below."""
        y, x = np.mgrid[-2:3, -2:3]
        return Modes(2.0 * np.stack([x.ravel(), y.ravel()], 1), 0.05)
