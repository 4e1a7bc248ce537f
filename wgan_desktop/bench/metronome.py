"""Plain arithmetic in a window's rhythm: what this machine alone does to a beat, whatever is drawn."""

from __future__ import annotations

import time

import numpy as np
import numpy.typing as npt

TICK = 2000  # multiplications between two looks at the clock


class Metronome:
    """The same work at every beat.

    A window is at the mercy of its machine: a virtual processor that is taken away for 20 ms makes one beat longer,
    and one shared with another makes training slower.  This beats as often and works as long as a window does, without
    a window, so that the two can be told apart.

    Parameters
    ----------
    hertz : float
    milliseconds : float
        Of work a beat, on this machine now.
    """

    def __init__(self, hertz: float, milliseconds: float) -> None:
        self._period = 1 / hertz
        began, ticks = time.perf_counter(), 0
        while time.perf_counter() - began < 0.2:
            _tick()
            ticks += 1
        self._ticks = max(1, round(milliseconds / 1e3 * ticks / (time.perf_counter() - began)))

    def beat(self, seconds: float) -> npt.NDArray[np.float64]:
        """Beat for so long; the milliseconds that each beat's work took."""
        began, taken = time.perf_counter(), list[float]()
        while (now := time.perf_counter()) - began < seconds:
            for _ in range(self._ticks):
                _tick()
            ended = time.perf_counter()
            taken.append((ended - now) * 1e3)
            time.sleep(max(0.0, now + self._period - ended))
        return np.array(taken)


def _tick() -> int:
    total = 0
    for count in range(TICK):
        total += count * count
    return total
