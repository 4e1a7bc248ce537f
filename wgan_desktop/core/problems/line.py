"""A straight line."""

from __future__ import annotations

from typing import Any

from wgan_desktop.core.problems.curve import Curve


class Line(Curve):
    """Uniform along the segment from (-1.7, -.85) to (1.7, .85), with noise .02.

    Source
    ------
    The line that browser demonstrations of GANs begin with (Kahng et al. 2019, GAN Lab).
    """

    name = "line"
    rank = 70
    label = "A line"
    formula = "(t, t/2) + N(0, .02²),  t ~ U[−1.7, 1.7)"
    source = "Kahng et al. 2019, GAN Lab"
    about = "The easiest shape and already a hard distribution: it has next to no area."
    extent = (-2.5, 2.5, -2.5, 2.5)
    sd = 0.02

    def along(self, u: Any, of: Any) -> Any:
        """From the lower left to the upper right."""
        t = 3.4 * u - 1.7
        return of.stack([t, t / 2], 1)
