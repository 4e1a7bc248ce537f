"""What transport children have solved of the floor: those that measure against the same real clouds share the draws.

The runs of a duel do, and a run that begins anew with its seed.  Each child draws in an order of its own and leaves out
what another has drawn: so two need half the time each, and none waits for another, or misses one that is gone.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping

import numpy as np

from wgan_desktop.core.evaluation import Reference

KEPT = 8  # floors: of the clouds that were last measured against

Hear = Callable[[str, Mapping[int, float]], object]
"""Told of draws by somebody else: the key of their clouds, and W1 by the number of the draw."""


class Floors:
    """Draws by the clouds that they are of; any thread may call."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, dict[int, float]] = {}
        self._hearers: dict[Hear, str] = {}

    def join(self, key: str, hear: Hear) -> Mapping[int, float]:
        """Have ``hear`` called with what others draw of these clouds, and of none before; what is known of them."""
        with self._lock:
            self._hearers[hear] = key
            known = self._known[key] = self._known.pop(key, {})
            for old in list(self._known)[:-KEPT]:
                del self._known[old]
            return dict(known)

    def leave(self, hear: Hear) -> None:
        """Call it no more."""
        with self._lock:
            self._hearers.pop(hear, None)

    def tell(self, key: str, draws: Mapping[int, float], by: Hear) -> None:
        """These were drawn by somebody who hears."""
        with self._lock:
            self._known.setdefault(key, {}).update(draws)
            others = [hear for hear, of in self._hearers.items() if of == key and hear != by]
        for hear in others:
            hear(key, draws)


FLOORS = Floors()
"""Of this process: all its runs."""


def key_of(reference: Reference) -> str:
    """The same for the same clouds, which come from one random stream: the first and the last tell for all."""
    found = hashlib.blake2b(repr((reference.independent.shape, reference.real.shape)).encode())
    for cloud in (reference.independent[:1], reference.stratified[-1:], reference.real):
        found.update(np.ascontiguousarray(cloud).data)
    return found.hexdigest()
