"""A uniform sample of rows that come piece by piece, however many there are."""

from __future__ import annotations

import numpy as np

from wgan_desktop.core.arrays import Floats


class Sample:
    """Keeps rows, or a uniform sample of so many: those with the smallest of random keys.

    The keys come from a fixed seed, so that a file is always the same points.
    """

    def __init__(self, size: int) -> None:
        self._size, self._random = size, np.random.default_rng(0)
        self.values: Floats = np.empty((0, 0))
        self._keys: Floats = np.empty(0)

    def put(self, values: Floats) -> None:
        """Offer rows (n, k)."""
        keys = self._random.random(len(values))
        if len(self._keys):
            values, keys = np.concatenate([self.values, values]), np.concatenate([self._keys, keys])
        if len(keys) > self._size:
            smallest = np.sort(np.argpartition(keys, self._size)[: self._size])
            values, keys = values[smallest], keys[smallest]
        self.values, self._keys = values, keys
