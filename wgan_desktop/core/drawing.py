"""Points that are painted into a square with a brush: of a distribution to learn, or of a cloud of the laboratory."""

from __future__ import annotations

import numpy as np

from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.undo import Undoable

HALF = 2.0  # what is painted lies in [-HALF, HALF] on both axes
MOST = 2000  # so many points travel along in a shared run
DROPS = 12  # points a movement of the brush


class Drawing(Undoable[Singles]):
    """The points, and a way back stroke by stroke.

    Attributes
    ----------
    points : (n, 2) float32
    """

    def __init__(self, seed: int = 0) -> None:
        super().__init__()
        self.points: Singles = np.zeros((0, 2), np.float32)
        self._random = np.random.default_rng(seed)

    def begin(self) -> None:
        """A stroke begins: undo comes back to here."""
        self._remember(self.points)

    def paint(self, x: float, y: float, radius: float) -> None:
        """Drop points into a disk, evenly over its area; full at `MOST`."""
        count = min(DROPS, MOST - len(self.points))
        angle = self._random.uniform(0, 2 * np.pi, count)
        away = radius * np.sqrt(self._random.uniform(0, 1, count))
        new = np.stack([x + away * np.cos(angle), y + away * np.sin(angle)], 1)
        inside = new[(np.abs(new) <= HALF).all(1)].astype(np.float32)
        self.points = np.concatenate([self.points, inside])

    def erase(self, x: float, y: float, radius: float) -> None:
        """Take away the points in a disk."""
        away = ((self.points - np.array([x, y], np.float32)) ** 2).sum(1)
        self.points = self.points[away > radius**2]

    def clear(self) -> None:
        """Take away every point."""
        self.begin()
        self.points = self.points[:0]

    def _now(self, like: Singles) -> Singles:
        return self.points

    def _restore(self, state: Singles) -> None:
        self.points = state
