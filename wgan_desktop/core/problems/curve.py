"""What the problems that lie along a curve have in common."""

from __future__ import annotations

import abc
from typing import Any

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems import Problem, even


class Curve(Problem, abc.ABC):
    """A curve in the plane, run through at random, with round noise about it.

    Attributes
    ----------
    sd : float
        Standard deviation of the noise; 0 for none.
    """

    sd: float = 0.0

    @abc.abstractmethod
    def along(self, u: Any, of: Any) -> Any:
        """The curve's points (n, 2) at u (n,) in [0, 1): equal stretches of u are equally probable.

        ``u`` is an array of the library ``of``: torch, or numpy.
        """

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Places at random."""
        return self._about(torch.rand(count, generator=random, device=random.device), random)

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Places evenly spread along the curve."""
        return self._about(even(count, random), random)

    def _about(self, u: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        points: torch.Tensor = self.along(u, torch)
        if self.sd == 0:
            return points
        return points.add_(torch.randn(points.shape, generator=random, device=random.device), alpha=self.sd)

    def sketch(self, count: int) -> npt.NDArray[np.float64]:
        """Places in equal steps along the curve."""
        noise = np.random.default_rng(0).standard_normal((count, 2))
        return np.asarray(self.along((np.arange(count) + 0.5) / count, np) + self.sd * noise)
