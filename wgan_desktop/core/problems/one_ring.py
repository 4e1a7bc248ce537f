"""A single ring."""

from __future__ import annotations

import math
from typing import Any

from wgan_desktop.core.problems.curve import Curve

RADIUS = 0.75


class OneRing(Curve):
    """The circle of radius .75, with noise .03: within the unit square, which a generator that ends in tanh can fill.

    Source
    ------
    The ring that browser demonstrations of GANs show: Kahng et al. 2019, GAN Lab.
    """

    name = "one_ring"
    rank = 50
    label = "One ring"
    formula = "¾ (cos t, sin t) + N(0, .03²),  t ~ U[0, 2π)"
    source = "Kahng et al. 2019, GAN Lab"
    about = "A closed band: a round heap of noise has to be torn open in its middle."
    extent = (-1.2, 1.2, -1.2, 1.2)
    sd = 0.03

    def along(self, u: Any, of: Any) -> Any:
        """Once round, from the positive x axis."""
        angle = 2 * math.pi * u
        return of.stack([of.cos(angle), of.sin(angle)], 1) * RADIUS
