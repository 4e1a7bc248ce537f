"""The loss that plain GANs are trained with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import softplus
from wgan_desktop.core.losses.minimax import Minimax

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class NonSaturating(Minimax):
    """The critic of minimax; the generator minimises -log D(y), whose slope is largest where the critic is sure.

    Source
    ------
    Goodfellow et al. 2014, Generative Adversarial Nets, section 3; Radford et al. 2016 (DCGAN) made it the custom.
    """

    name = "non_saturating"
    rank = 30
    label = "Non-saturating GAN"
    acronym = "NSGAN"
    formula = "critic: w E s(−f(x)) + E s(f(y))      generator: E s(−f(y)),   s(t) = log(1 + eᵗ)"
    source = "Goodfellow et al. 2014, Generative Adversarial Nets, section 3"
    about = "What is meant by “a GAN” since 2016. Its slope does not fade, but it says little of where to go."

    def generator(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """E s(-f(y))."""
        return softplus(-fake).mean()

    def generator_slopes(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-1/B sigmoid(-f(y))."""
        return (-fake).sigmoid() / -len(fake)
