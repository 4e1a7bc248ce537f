"""The one-sided gradient penalty (WGAN-LP)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import norms
from wgan_desktop.core.constraints.gradient_penalty import GradientPenalty
from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class OneSidedPenalty(GradientPenalty):
    """lambda E max(0, |grad f(xh)| - 1)^2 at the points of the gradient penalty: flat is allowed, steep is not.

    Source
    ------
    Petzka, Fischer, Lukovnikov 2018, On the regularization of Wasserstein GANs, equation 8.
    """

    name = "one_sided_penalty"
    rank = 25
    label = "One-sided penalty (LP)"
    acronym = "LP"
    formula = "λ E max(0, |∇f(xᵤ)| − 1)²,  xᵤ = u x + (1 − u) y"
    source = "Petzka, Fischer, Lukovnikov 2018, On the regularization of Wasserstein GANs"
    about = "Asks for what the theory asks for: a slope of at most 1. It does not reward a slope of −1."

    def penalty(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """lambda E max(0, |g| - 1)^2."""
        return settings.constraint_weight * (norms(gradients) - 1).relu().square().mean()

    def penalty_slopes(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """2 lambda/B max(0, 1 - 1/|g|) g."""
        scale = 2 * settings.constraint_weight / len(gradients)
        return gradients * (scale * (1 - 1 / norms(gradients)).relu()).unsqueeze(1)
