"""Five curved arms."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems import Problem

ARMS = 5
RADIAL, TANGENTIAL, TWIST = 0.3, 0.1, 0.25
SCALE = 1.3


class Pinwheel(Problem):
    """Five long Gaussians that point outwards, each turned the more the farther out.

    Source
    ------
    Johnson et al. 2016, Composing graphical models with neural networks, figure 1 and its code.
    """

    name = "pinwheel"
    rank = 60
    label = "Pinwheel"
    formula = "1.3 R(2πk/5 + ¼ eʳ) (r, N(0, .1²)),  r ~ N(1, .3²),  k = 0 … 4"
    source = "Johnson et al. 2016, Composing graphical models with neural networks"
    about = "Five bent arms that nearly meet: neither round heaps nor a thin band."
    extent = (-3.0, 3.0, -3.0, 3.0)

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Each point on an arm chosen at random."""
        return self._on(torch.randint(ARMS, (count,), generator=random, device=random.device), random)

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Every arm in turn."""
        return self._on(torch.arange(count, device=random.device) % ARMS, random)

    def _on(self, arm: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        out, across = torch.randn(2, len(arm), generator=random, device=random.device)
        bent: torch.Tensor = _bent(arm, out, across, torch)
        return bent

    def sketch(self, count: int) -> npt.NDArray[np.float64]:
        """Every arm in turn."""
        out, across = np.random.default_rng(0).standard_normal((2, count))
        return np.asarray(_bent(np.arange(count) % ARMS, out, across, np))


def _bent(arm: Any, out: Any, across: Any, of: Any) -> Any:
    """Points (n, 2) on the arms (n,), from standard normal numbers (n,): arrays of the library ``of``."""
    out, across = 1 + RADIAL * out, TANGENTIAL * across
    turn = arm * (2 * math.pi / ARMS) + TWIST * of.exp(out)
    cos, sin = of.cos(turn), of.sin(turn)
    return of.stack([out * cos - across * sin, out * sin + across * cos], 1) * SCALE
