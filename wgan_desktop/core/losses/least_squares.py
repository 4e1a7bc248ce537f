"""The least-squares loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.losses import Loss

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class LeastSquares(Loss):
    """The critic fits the targets 1 on real and 0 on generated points; the generator wants 1.

    Source
    ------
    Mao et al. 2017, Least Squares Generative Adversarial Networks, equation 9 (a = 0, b = c = 1).
    """

    name = "least_squares"
    rank = 50
    label = "Least squares"
    acronym = "LSGAN"
    formula = "critic: ½ E (f(x) − 1)² + ½ E f(y)²      generator: ½ E (f(y) − 1)²"
    source = "Mao et al. 2017, Least Squares Generative Adversarial Networks"
    about = "Regression in place of classification: points far on the right side are pulled back too."

    def critic(self, real: torch.Tensor, fake: torch.Tensor, settings: Settings) -> torch.Tensor:
        """1/2 E (f(x) - 1)^2 + 1/2 E f(y)^2."""
        return 0.5 * (real - 1).square().mean() + 0.5 * fake.square().mean()

    def critic_slopes(
        self, real: torch.Tensor, fake: torch.Tensor, settings: Settings
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """(f(x) - 1)/B and f(y)/B."""
        return (real - 1) / len(real), fake / len(fake)

    def generator(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """1/2 E (f(y) - 1)^2."""
        return 0.5 * (fake - 1).square().mean()

    def generator_slopes(self, fake: torch.Tensor, real: torch.Tensor, settings: Settings) -> torch.Tensor:
        """(f(y) - 1)/B."""
        return (fake - 1) / len(fake)
