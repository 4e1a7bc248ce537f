"""The loss of the first GAN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import Loss, softplus

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class Minimax(Loss):
    """The discriminator 1/(1 + e^-f) tells real from generated; the generator maximises its loss.

    The generator's slope, -sigmoid(f(y))/B, vanishes where the critic is sure (f(y) << 0): just where it is needed.  At
    the critic's optimum the loss is 2 log 2 - 2 JS, so log 2 - L/2 estimates the Jensen-Shannon divergence.

    Source
    ------
    Goodfellow et al. 2014, Generative Adversarial Nets, equation 1 and theorem 1; the weight of the real term
    (below 1 it tempers the critic): Kahng et al. 2019, GAN Lab.
    """

    name = "minimax"
    rank = 20
    label = "Minimax (first GAN)"
    acronym = "GAN"
    formula = "critic: w E s(−f(x)) + E s(f(y))      generator: −E s(f(y)),   s(t) = log(1 + eᵗ)"
    source = "Goodfellow et al. 2014, Generative Adversarial Nets"
    about = "A confident critic leaves the generator without a slope: it saturates, which is what there is to see here."
    fields = ("real_weight",)
    estimates = "JS"

    def critic(self, real: torch.Tensor, fake: torch.Tensor, settings: Settings) -> torch.Tensor:
        """w E s(-f(x)) + E s(f(y))."""
        return settings.real_weight * softplus(-real).mean() + softplus(fake).mean()

    def critic_slopes(
        self, real: torch.Tensor, fake: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """-w/B sigmoid(-f(x)) and 1/B sigmoid(f(y))."""
        return (-real).sigmoid() * (-settings.real_weight / len(real)), fake.sigmoid() / len(fake)

    def generator(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-E s(f(y))."""
        return -softplus(fake).mean()

    def generator_slopes(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """-1/B sigmoid(f(y))."""
        return fake.sigmoid() / -len(fake)
