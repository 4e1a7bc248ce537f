"""The zero-centred gradient penalty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints.gradient_penalty import GradientPenalty
from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class ZeroCentred(GradientPenalty):
    """lambda E |grad f(xh)|^2 at the points of the gradient penalty.

    Source
    ------
    Thanh-Tung, Tran, Venkatesh 2019, Improving generalization and stability of GANs, section 5; ``wgangp0`` in the code
    of Mescheder et al. 2018.
    """

    name = "zero_centred"
    rank = 30
    label = "Zero-centred penalty"
    acronym = "0GP"
    formula = "λ E |∇f(xᵤ)|²,  xᵤ = u x + (1 − u) y"
    source = "Thanh-Tung, Tran, Venkatesh 2019, Improving generalization and stability of GANs"
    about = "Wants a flat critic between the heaps: the slope settles at W/(2λ) and vanishes where the heaps agree."
    corrects = False

    def penalty(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """lambda E |g|^2."""
        return settings.constraint_weight / len(gradients) * gradients.square().sum()

    def penalty_slopes(self, gradients: torch.Tensor, settings: Settings) -> torch.Tensor:
        """2 lambda/B g."""
        return gradients * (2 * settings.constraint_weight / len(gradients))
