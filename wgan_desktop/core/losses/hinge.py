"""The hinge loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import Loss

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class Hinge(Loss):
    """The critic wants f(x) > 1 and f(y) < -1, and cares no further; the generator raises f(y) as under Wasserstein.

    Source
    ------
    Lim & Ye 2017, Geometric GAN; Miyato et al. 2018, Spectral Normalization for GANs, equations 16 and 17.
    """

    name = "hinge"
    rank = 40
    label = "Hinge"
    acronym = "Hinge-GAN"
    formula = "critic: E max(0, 1 − f(x)) + E max(0, 1 + f(y))      generator: −E f(y)"
    source = "Lim & Ye 2017, Geometric GAN; Miyato et al. 2018"
    about = "The critic stops pushing points it already tells apart by a margin. Usual with spectral normalisation."

    def critic(self, real: torch.Tensor, fake: torch.Tensor, settings: Settings) -> torch.Tensor:
        """E max(0, 1 - f(x)) + E max(0, 1 + f(y))."""
        return (1 - real).relu().mean() + (1 + fake).relu().mean()

    def critic_slopes(
        self, real: torch.Tensor, fake: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """-1/B where f(x) < 1, 1/B where f(y) > -1, else 0."""
        return (real < 1).to(real.dtype) / -len(real), (fake > -1).to(fake.dtype) / len(fake)

    def generator(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-E f(y)."""
        return -fake.mean()

    def generator_slopes(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-1/B."""
        return torch.full_like(fake, -1 / len(fake))
