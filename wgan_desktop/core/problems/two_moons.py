"""Two half circles that reach into each other."""

from __future__ import annotations

import math
from typing import Any

from wgan_desktop.core.problems.curve import Curve


class TwoMoons(Curve):
    """The upper half of the unit circle about (-.5, -.25) and the lower half of that about (.5, .25), with noise .05.

    Source
    ------
    The classic two half-moons, with scikit-learn's proportions (``make_moons``), centred.
    """

    name = "two_moons"
    rank = 40
    label = "Two moons"
    formula = "(cos t, sin t) ∓ (½, ¼) + N(0, .05²),  upper and lower half"
    source = "The classic half-moons, in the proportions of scikit-learn's make_moons"
    about = "Two thin bands that interlock without touching: no straight cut tells them apart."
    extent = (-2.2, 2.2, -2.2, 2.2)
    sd = 0.05

    def along(self, u: Any, of: Any) -> Any:
        """Once round a circle, whose lower half is moved to the right and up."""
        angle = 2 * math.pi * u
        lower = (u >= 0.5) * 1.0 - 0.5
        return of.stack([of.cos(angle) + lower, of.sin(angle) + lower / 2], 1)
