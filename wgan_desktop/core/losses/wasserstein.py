"""The Wasserstein loss: the critic's scores themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import Loss

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class Wasserstein(Loss):
    """E f(y) - E f(x): over all 1-Lipschitz f its least value is -W1 (Kantorovich-Rubinstein duality).

    Source
    ------
    Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, equations 2 and 3.
    """

    name = "wasserstein"
    rank = 10
    label = "Wasserstein"
    acronym = "WGAN"
    implies = "clip"
    formula = "critic: E f(y) − E f(x)      generator: −E f(y)"
    source = "Arjovsky, Chintala, Bottou 2017, Wasserstein GAN"
    about = "The critic's gap bounds the earth mover's distance from below: the generator gets a slope wherever it is."
    estimates = "W1"

    def critic(self, real: torch.Tensor, fake: torch.Tensor, settings: Settings) -> torch.Tensor:
        """E f(y) - E f(x)."""
        return fake.mean() - real.mean()

    def critic_slopes(
        self, real: torch.Tensor, fake: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """-1/B on real, +1/B on generated points."""
        return torch.full_like(real, -1 / len(real)), torch.full_like(fake, 1 / len(fake))

    def generator(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-E f(y)."""
        return -fake.mean()

    def generator_slopes(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-1/B."""
        return torch.full_like(fake, -1 / len(fake))
