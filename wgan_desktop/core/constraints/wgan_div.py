"""The Wasserstein divergence (WGAN-div)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import Constraint, norms
from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class WassersteinDivergence(Constraint):
    """k/2 (E |grad f(x)|^p + E |grad f(y)|^p).

    Source
    ------
    Wu et al. 2018, Wasserstein Divergence for GANs, equation 8 (k = 2, p = 6); here on the points themselves.
    """

    name = "wgan_div"
    rank = 60
    label = "WGAN-div"
    acronym = "div"
    formula = "k/2 (E |∇f(x)|ᵖ + E |∇f(y)|ᵖ)"
    source = "Wu et al. 2018, Wasserstein Divergence for GANs"
    about = "A high power of the slope: free below 1, forbidding above. No Lipschitz bound has to be reached."
    fields = ("constraint_weight", "penalty_power")
    penalises = True
    finite = False

    def points(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """Both batches, (2 B, d)."""
        return torch.cat([real, fake])

    def penalty(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """k/2 times the sum of two means of |g|^p: k times the mean over all 2 B rows."""
        return settings.constraint_weight * norms(gradients).pow(settings.penalty_power).mean()

    def penalty_slopes(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """k p/(2 B) |g|^(p - 2) g."""
        k, p = settings.constraint_weight, settings.penalty_power
        return gradients * (k * p / len(gradients) * norms(gradients).pow(p - 2)).unsqueeze(1)
