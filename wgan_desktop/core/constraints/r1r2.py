"""R1 and R2 together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import Constraint
from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class R1R2(Constraint):
    """gamma/2 (E |grad f(x)|^2 + E |grad f(y)|^2).

    Source
    ------
    Huang et al. 2024, The GAN is dead; long live the GAN! (R3GAN), section 2.
    """

    name = "r1r2"
    rank = 50
    label = "R1 and R2"
    acronym = "R1R2"
    formula = "γ/2 (E |∇f(x)|² + E |∇f(y)|²)"
    source = "Huang et al. 2024, The GAN is dead; long live the GAN! (R3GAN)"
    about = "Flattens the critic on both heaps; with the relativistic loss it is R3GAN."
    fields = ("constraint_weight",)
    penalises = True
    finite = False

    def points(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """Both batches, (2 B, d)."""
        return torch.cat([real, fake])

    def penalty(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """gamma/2 times the sum of two means: gamma/(2 B) over all 2 B rows."""
        return settings.constraint_weight / len(gradients) * gradients.square().sum()

    def penalty_slopes(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """gamma/B g."""
        return gradients * (2 * settings.constraint_weight / len(gradients))
