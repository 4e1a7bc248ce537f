"""Weight clipping, the constraint of the first WGAN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import Constraint
from wgan_desktop.core.lazy import torch

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings


class Clip(Constraint):
    """Every critic parameter is clamped to [-c, c] after its update.

    Bounded parameters bound the slope, though not at 1: estimates are known up to an unknown factor.

    Source
    ------
    Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, algorithm 1 (c = .01, RMSprop).
    """

    name = "clip"
    rank = 15
    label = "Weight clipping"
    acronym = "clip"
    formula = "w ← clamp(w, −c, c) after every critic update"
    source = "Arjovsky, Chintala, Bottou 2017, Wasserstein GAN"
    about = "Simple and crude: most weights end at ±c and the critic becomes too simple a function."
    fields = ("clip",)
    optimizer = "rmsprop"
    scales = True

    def after_update(self, parameters: torch.Tensor, settings: Settings) -> None:
        """Clamp in place."""
        parameters.clamp_(-settings.clip, settings.clip)
