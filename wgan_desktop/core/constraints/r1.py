"""The R1 regulariser: a flat critic on real points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import Constraint
from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class R1(Constraint):
    """gamma/2 E |grad f(x)|^2.

    Source
    ------
    Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?, equation 9.  (Its code has
    no 1/2: reg_param 10 there is gamma 20 here.)
    """

    name = "r1"
    rank = 40
    label = "R1"
    acronym = "R1"
    formula = "γ/2 E |∇f(x)|²"
    source = "Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?"
    about = "Flattens the critic on the data, so that a generator that has arrived is not pushed away again."
    fields = ("constraint_weight",)
    penalises = True
    finite = False

    def points(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """The real points, (B, d)."""
        return real

    def penalty(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """gamma/2 E |g|^2."""
        return settings.constraint_weight / (2 * len(gradients)) * gradients.square().sum()

    def penalty_slopes(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """gamma/B g."""
        return gradients * (settings.constraint_weight / len(gradients))
