"""Twenty-five narrow modes on a grid."""

from __future__ import annotations

import numpy as np

from wgan_desktop.core.problems import Modes
from wgan_desktop.core.problems.mixture import Mixture

SCALE = 2.828  # the divisor of the published code


class Grid25(Mixture):
    """Gaussians of standard deviation .05 at 2 x {-2, -1, 0, 1, 2}^2, all divided by 2.828.

    Source
    ------
    Gulrajani et al. 2017, the toy problem of the WGAN-GP code.
    """

    name = "grid25"
    rank = 20
    label = "Grid of 25"
    formula = "1/25 Σ N(cₖ, .05²)/2.828,  cₖ on the grid 2 × {−2 … 2}²"
    source = "Gulrajani et al. 2017, toy problem"
    about = "Twenty-five heaps: a generator must cut its noise into many pieces, and easily forgets some."
    extent = (-2.2, 2.2, -2.2, 2.2)

    @property
    def modes(self) -> Modes:
        """The 25 centres, row by row from below."""
        y, x = np.mgrid[-2:3, -2:3]
        return Modes(2 / SCALE * np.stack([x.ravel(), y.ravel()], 1), 0.05 / SCALE)
