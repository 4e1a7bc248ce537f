"""Points that are painted into a square with a brush: of a distribution to learn, or of a cloud of the laboratory."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float32]

HALF = 2.0  # what is painted lies in [-HALF, HALF] on both axes
MOST = 2000  # so many points travel along in a shared run
DROPS = 12  # points a movement of the brush


class Drawing:
    """The points and what was done to them.

    Attributes
    ----------
    points : (n, 2) float32
    can_undo, can_redo : bool
    """

    def __init__(self, seed: int = 0) -> None:
        self.points: Points = np.zeros((0, 2), np.float32)
        self._undo: list[Points] = []
        self._redo: list[Points] = []
        self._random = np.random.default_rng(seed)

    @property
    def can_undo(self) -> bool:
        """Whether there is a stroke to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether a stroke was taken back last."""
        return bool(self._redo)

    def begin(self) -> None:
        """A stroke begins: undo comes back to here."""
        self._undo.append(self.points)
        self._redo.clear()

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

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._undo:
            self._redo.append(self.points)
            self.points = self._undo.pop()

    def redo(self) -> None:
        """Make the stroke again that was taken back last."""
        if self._redo:
            self._undo.append(self.points)
            self.points = self._redo.pop()
