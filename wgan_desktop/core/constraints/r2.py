"""The R2 regulariser: a flat critic on generated points."""

from __future__ import annotations

from wgan_desktop.core.constraints.r1 import R1
from wgan_desktop.core.lazy import torch


class R2(R1):
    """gamma/2 E |grad f(y)|^2.

    Source
    ------
    Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?, equation 10.
    """

    name = "r2"
    rank = 45
    label = "R2"
    acronym = "R2"
    formula = "γ/2 E |∇f(y)|²"
    source = "Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?"
    about = "R1 on the generated points: what moves the generator is kept small."

    def points(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """The generated points, (B, d)."""
        return fake
