"""What the mixtures of equal round heaps have in common."""

from __future__ import annotations

import abc
from functools import cached_property

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems import Modes, Problem


class Mixture(Problem, abc.ABC):
    """1/k sum of N(c_j, sd^2 I): a centre at random, and noise.

    A subclass says where its ``modes`` are.  Sampling stands in the training loop: four operations, whatever k.
    """

    @property
    @abc.abstractmethod
    def modes(self) -> Modes:
        """The centres and their standard deviation."""

    @cached_property
    def _known(self) -> Modes:
        return self.modes

    @cached_property
    def _centres(self) -> dict[torch.device, torch.Tensor]:
        """The centres (k, d) float32 on each device that asked for them."""
        return {}

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Each point in a mode chosen at random."""
        modes = torch.randint(len(self._known.centres), (count,), generator=random, device=random.device)
        return self._around(modes, random)

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Every mode in turn."""
        return self._around(torch.arange(count, device=random.device) % len(self._known.centres), random)

    def sketch(self, count: int) -> npt.NDArray[np.float64]:
        """Every mode in turn."""
        centres = self._known.centres[np.arange(count) % len(self._known.centres)]
        return np.asarray(centres + self._known.sd * np.random.default_rng(0).standard_normal((count, 2)))

    def _around(self, modes: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        device = random.device
        if device not in self._centres:
            self._centres[device] = torch.tensor(self._known.centres, dtype=torch.float32, device=device)
        points = self._centres[device].index_select(0, modes)
        return points.add_(torch.randn(points.shape, generator=random, device=device), alpha=self._known.sd)
