"""The Swiss roll, seen from its end."""

from __future__ import annotations

import math
from typing import Any

from wgan_desktop.core.problems.curve import Curve

SCALE = 7.5  # the divisor of the published code


class SwissRoll(Curve):
    """(t cos t, t sin t) for t uniform on [1.5 pi, 4.5 pi), noise .25, all divided by 7.5.

    Source
    ------
    Marsland 2009, Machine Learning: An Algorithmic Perspective, chapter 10 (the roll, of which these are coordinates 0
    and 2); Gulrajani et al. 2017, the toy problem of the WGAN-GP code (noise and divisor).
    """

    name = "swiss_roll"
    rank = 30
    label = "Swiss roll"
    formula = "(t cos t, t sin t)/7.5 + N(0, .25²)/7.5,  t ~ U[1.5π, 4.5π)"
    source = "Marsland 2009; Gulrajani et al. 2017, toy problem"
    about = "One band, rolled up: near in the plane is not near along the band."
    extent = (-2.6, 2.6, -2.6, 2.6)
    sd = 0.25 / SCALE

    def along(self, u: Any, of: Any) -> Any:
        """The roll from its inner end."""
        t = 1.5 * math.pi * (1 + 2 * u)
        return of.stack([of.cos(t), of.sin(t)], 1) * (t / SCALE)[:, None]
