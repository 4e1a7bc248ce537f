"""The scalars of whole steps: gathered on the device, fetched in batches."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.gradients import CriticValues, GeneratorValues
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.core.transport import corrected_estimate
from wgan_desktop.core.words import Said


class NotFinite(ArithmeticError):
    """A loss or an update was not finite; the update was not made and the last finite state is in place."""

    def __init__(self, step: int, network: str, norms: str) -> None:
        super().__init__(f"the {network}'s update in step {step} was not finite ({norms})")
        self.step, self.network, self.norms = step, network, norms


class Row(NamedTuple):
    """What one whole step measured, still on the device; ``step`` is its number, counted from 1."""

    step: int
    settings: Settings
    critic: CriticValues | None
    generator: GeneratorValues
    finite: torch.Tensor

    def tensors(self) -> list[torch.Tensor | None]:
        """Critic's loss, gap and penalty, generator's loss, |grad f|, finite: scalars, None where there is none."""
        critic = self.critic
        values = (None, None, None) if critic is None else (critic.loss, critic.gap, critic.penalty)
        return [*values, self.generator.loss, self.generator.gradient_norm, self.finite]


def fetch(rows: Sequence[Row]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Bring rows to the CPU in one transfer: steps (k,) and values (k, len(SCALARS)).

    Raises
    ------
    NotFinite
        When an update of one of the steps was masked on the device.
    """
    steps = np.array([row.step for row in rows], np.int64)
    if not rows:
        return steps, np.empty((0, len(SCALARS)))
    raw = _numbers([value for row in rows for value in row.tensors()]).reshape(len(rows), -1)
    masked = np.flatnonzero(raw[:, -1] == 0)
    if len(masked):
        raise NotFinite(int(steps[masked[0]]), "network", Said("on the GPU"))
    return steps, np.array([_scalars(row.settings, *values[:-1]) for row, values in zip(rows, raw, strict=True)])


def _numbers(scalars: Sequence[torch.Tensor | None]) -> npt.NDArray[np.float64]:
    """Scalars of one device as numbers, NaN for None; on a GPU in one transfer."""
    known = [scalar for scalar in scalars if scalar is not None]
    if known[0].device.type == "cpu":
        numbers = [scalar.item() for scalar in known]
    else:
        numbers = torch.stack([scalar.float() for scalar in known]).tolist()
    rest = iter(numbers)
    return np.array([math.nan if scalar is None else next(rest) for scalar in scalars])


def _scalars(
    settings: Settings, critic: float, gap: float, penalty: float, generator: float, norm: float
) -> list[float]:
    """The columns of `snapshot.SCALARS`."""
    found, kind = distance_estimate(settings, critic, gap), LOSSES[settings.loss].estimates
    estimate, js = (found, math.nan) if kind == "W1" else (math.nan, found)
    corrected = None
    if kind == "W1" and CONSTRAINTS[settings.constraint].corrects:
        corrected = corrected_estimate(estimate, settings.constraint_weight)
    return [critic, generator, estimate, math.nan if corrected is None else corrected, penalty, norm, js]


def distance_estimate(settings: Settings, critic_loss: float, gap: float) -> float:
    """What the critic says of the distance.

    Its gap for W1 (where the constraint leaves it a finite optimum), log 2 - L/2 for JS (where both terms of L weigh
    alike), NaN where the loss estimates nothing.

    Source
    ------
    Arjovsky, Chintala, Bottou 2017, sections 2 and 4 (W1); Goodfellow et al. 2014, theorem 1 (JS).
    """
    kind = LOSSES[settings.loss].estimates
    if kind == "W1" and CONSTRAINTS[settings.constraint].bounds(settings):
        return gap
    if kind == "JS" and settings.real_weight == 1:
        return math.log(2) - critic_loss / 2
    return math.nan
