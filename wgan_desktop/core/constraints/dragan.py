"""The gradient penalty around the data (DRAGAN)."""

from __future__ import annotations

from wgan_desktop.core.constraints.gradient_penalty import GradientPenalty
from wgan_desktop.core.lazy import torch


class Dragan(GradientPenalty):
    """lambda E (|grad f(x + alpha delta)| - 1)^2 with delta = std(batch)/2 U[0, 1)^d and one uniform alpha a sample.

    Source
    ------
    Kodali et al. 2017, On convergence and stability of GANs, section 2.4 and its code (lambda 10).
    """

    name = "dragan"
    rank = 70
    label = "DRAGAN"
    acronym = "DRAGAN"
    formula = "λ E(|∇f(x + αδ)| − 1)²,  δ = ½ std(batch) U[0, 1)"
    source = "Kodali et al. 2017, On convergence and stability of GANs"
    about = "A slope of 1 around the data only; nothing is asked of the critic anywhere else."
    corrects = False
    finite = False

    def points(self, real: torch.Tensor, fake: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """Real points pushed a random way into the positive corner; the std is that of all numbers of the batch."""
        rows, device = len(real), real.device
        delta = torch.rand(real.shape, generator=random, device=device, dtype=real.dtype)
        alpha = torch.rand(rows, 1, generator=random, device=device, dtype=real.dtype)
        return real + delta * (alpha * (0.5 * real.std(correction=0)))
