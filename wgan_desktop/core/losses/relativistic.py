"""The relativistic loss, in pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import Loss, softplus

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class Relativistic(Loss):
    """The critic tells, pair by pair, which of the two points is the real one; the generator wants it to be wrong.

    Like the Wasserstein loss it depends on differences of f alone: a constant added to f changes nothing.

    Source
    ------
    Jolicoeur-Martineau 2018, The relativistic discriminator, section 4.1; Huang et al. 2024 (R3GAN), equation 2.
    """

    name = "relativistic"
    rank = 60
    label = "Relativistic pairs"
    acronym = "RpGAN"
    formula = "critic: E s(f(y) − f(x))      generator: E s(f(x) − f(y)),   s(t) = log(1 + eᵗ)"
    source = "Jolicoeur-Martineau 2018, The relativistic discriminator; Huang et al. 2024 (R3GAN)"
    about = "Real and generated points are compared with each other. With R1 and R2 on both sides it is R3GAN."
    compares = True

    def critic(self, real: torch.Tensor, fake: torch.Tensor, settings: Settings) -> torch.Tensor:
        """E s(-(f(x) - f(y)))."""
        return softplus(fake - real).mean()

    def critic_slopes(
        self, real: torch.Tensor, fake: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Minus and plus 1/B sigmoid(f(y) - f(x))."""
        slope = (fake - real).sigmoid() / len(fake)
        return -slope, slope

    def generator(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """E s(-(f(y) - f(x)))."""
        return softplus(real - fake).mean()

    def generator_slopes(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-1/B sigmoid(f(x) - f(y))."""
        return (real - fake).sigmoid() / -len(fake)
