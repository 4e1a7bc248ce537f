"""How long the window's work takes, for the performance panel and bench; and by how much pictures move at a beat."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FRAMES = 4096
LONGEST = 0.1  # seconds by which pictures move on at a beat: after a longer pause nothing leaps


class Timings:
    """Two rings of the newest `FRAMES` readings, in milliseconds.

    ``work`` is what one beat costs the GUI thread, painting included; ``intervals`` is the time from one beat to the
    next, which is what a person sees as smooth or not.
    """

    def __init__(self) -> None:
        self._work = np.zeros(FRAMES)
        self._intervals = np.zeros(FRAMES)
        self.beats = 0
        self._last = 0.0

    def beat(self, now: float) -> None:
        """A beat began at ``now`` (seconds)."""
        self._intervals[self.beats % FRAMES] = (now - self._last) * 1e3 if self._last else 0.0
        self._work[self.beats % FRAMES] = 0.0
        self._last = now
        self.beats += 1

    def done(self, now: float) -> None:
        """The beat's work, painting included, was done at ``now``."""
        self._work[(self.beats - 1) % FRAMES] = (now - self._last) * 1e3

    def clear(self) -> None:
        """Forget everything: what follows is measured alone."""
        self.beats, self._last = 0, 0.0

    def work(self, count: int = FRAMES) -> npt.NDArray[np.float64]:
        """The work of the last ``count`` beats, oldest first, ms."""
        return self._newest(self._work, count)

    def intervals(self, count: int = FRAMES) -> npt.NDArray[np.float64]:
        """The last ``count`` times between beats, oldest first, ms."""
        return self._newest(self._intervals, min(count, self.beats - 1))

    def frames_per_second(self, count: int = 60) -> float:
        """Frames a second over the last ``count`` intervals; NaN before there are two."""
        intervals = self.intervals(count)
        return 1e3 / float(intervals.mean()) if len(intervals) else float("nan")

    def _newest(self, ring: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.float64]:
        count = max(0, min(count, self.beats, FRAMES))
        return ring[np.arange(self.beats - count, self.beats) % FRAMES]


class Elapsed:
    """By how many seconds a picture moves on from beat to beat: never back, and at most `LONGEST`.

    Attributes
    ----------
    now : float
        The time of the last beat, in seconds.
    """

    def __init__(self) -> None:
        self.now, self._begun = 0.0, False

    def until(self, now: float) -> float:
        """A beat began at ``now``: what has passed since the last one; nothing at the first."""
        passed = min(max(now - self.now, 0.0), LONGEST) if self._begun else 0.0
        self.now, self._begun = now, True
        return passed
