"""What the problems that are a table of given points have in common."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems import Problem


class Table(Problem):
    """Given points, each as probable as any other.

    Parameters
    ----------
    points : (n, d) float
        The points as they are to be learnt; empty until the data are loaded by ``prepared``.
    order : (m,) int
        The rows in the order of the stratified cloud, which goes round and round it.
    held_out : float
        The share of the rows, the first in that order, that are kept out of everything that is drawn.

    Attributes
    ----------
    kept : (n,) int64
        The rows that are drawn, ascending; ``points`` and ``order`` are of these alone.
    """

    finite = True

    def __init__(self, points: npt.ArrayLike = (), order: npt.ArrayLike = (), held_out: float = 0.0) -> None:
        points, order = np.asarray(points, np.float32), np.asarray(order, np.int64)
        apart, drawn = np.split(order, [min(math.ceil(held_out * len(points)), max(len(order) - 1, 0))])
        self.held_out = points[apart]
        self.kept: npt.NDArray[np.int64] = np.delete(np.arange(len(points)), apart)
        self.points: npt.NDArray[np.float32] = points[self.kept]
        self.order: npt.NDArray[np.int64] = np.searchsorted(self.kept, drawn)
        self.span = 0, len(self.points)

    @cached_property
    def _tensors(self) -> dict[torch.device, tuple[torch.Tensor, torch.Tensor]]:
        """Points and order on each device that asked for them."""
        return {}

    def _on(self, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
        assert len(self.points), f"{self.name} is prepared before it is sampled"
        if device not in self._tensors:
            self._tensors[device] = torch.tensor(self.points, device=device), torch.tensor(self.order, device=device)
        return self._tensors[device]

    def known(self, places: torch.Tensor, span: tuple[int, int]) -> torch.Tensor:
        """Rows by their numbers among those that are drawn."""
        return torch.from_numpy(self.points).index_select(0, places)

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Rows at random, with replacement."""
        points, _ = self._on(random.device)
        return points.index_select(0, torch.randint(len(points), (count,), generator=random, device=random.device))

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Rows in their order from a random start, so that each is used as often as any other."""
        points, order = self._on(random.device)
        start = torch.randint(len(order), (1,), generator=random, device=random.device)
        places = (torch.arange(count, device=random.device) + start) % len(order)
        return points.index_select(0, order.index_select(0, places))
