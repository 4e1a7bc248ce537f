"""The gradient penalty of WGAN-GP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import Constraint, norms
from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class GradientPenalty(Constraint):
    """lambda E (|grad f(xh)| - 1)^2 at xh = u x + (1 - u) y, u uniform, one u a pair.

    Source
    ------
    Gulrajani et al. 2017, Improved Training of Wasserstein GANs, equation 3 (lambda 10; .1 in its toy code).
    """

    name = "gradient_penalty"
    rank = 20
    label = "Gradient penalty"
    acronym = "GP"
    formula = "λ E(|∇f(xᵤ)| − 1)²,  xᵤ = u x + (1 − u) y"
    source = "Gulrajani et al. 2017, Improved Training of Wasserstein GANs"
    about = "Pulls the critic's slope to 1 between the heaps. The lighter the weight, the more the estimate overshoots."
    fields = ("constraint_weight",)
    penalises = True
    corrects = True

    def points(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """Uniform points on the segments between real and generated partners."""
        u = torch.rand(len(real), 1, generator=random, device=real.device, dtype=real.dtype)
        return fake + u * (real - fake)

    def penalty(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """lambda E (|g| - 1)^2."""
        return settings.constraint_weight * (norms(gradients) - 1).square().mean()

    def penalty_slopes(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """2 lambda/B (1 - 1/|g|) g."""
        scale = 2 * settings.constraint_weight / len(gradients)
        return gradients * (scale * (1 - 1 / norms(gradients))).unsqueeze(1)
