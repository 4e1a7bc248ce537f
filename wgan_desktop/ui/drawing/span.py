"""Which steps a plot shows: the whole run, its newest steps, or a stretch that was chosen."""

from __future__ import annotations

import math

SHORTEST = 10.0  # steps at least
LEAP = 1 / 128  # of the steps shown
START = 100.0  # steps shown before there are as many


class Span:
    """A window over the steps of a run.

    Attributes
    ----------
    least : float
        Steps shown before there are as many.
    length : float or None
        Steps shown; None: all of them.
    stop : float or None
        The last step shown; None: the newest, so that the window follows the run.
    """

    def __init__(self) -> None:
        self.least = START
        self.length: float | None = None
        self.stop: float | None = None

    @property
    def follows(self) -> bool:
        """Whether the newest step is always in view."""
        return self.stop is None

    @property
    def whole(self) -> bool:
        """Whether the whole run is in view."""
        return self.length is None and self.stop is None

    def window(self, newest: float) -> tuple[float, float]:
        """First and last step shown when ``newest`` is the newest there is.

        A window that follows goes on in small leaps rather than all the time: between two of them its axis rests.
        """
        leap = 2.0 ** math.floor(math.log2(LEAP * (self.length or max(newest, self.least))))
        newest = math.ceil(newest / leap) * leap
        stop = self.stop if self.stop is not None else max(newest, self.length or self.least)
        return stop - (self.length or stop), stop

    def zoom(self, factor: float, at: float, newest: float) -> None:
        """Show ``factor`` as many steps; the step ``at`` stays in its place unless the window follows the run."""
        start, stop = self.window(newest)
        length = max((stop - start) * factor, SHORTEST)
        if length >= max(newest, self.least):
            self.reset()
            return
        self.length = length
        if not self.follows:
            self._go(at + (stop - at) * length / (stop - start), newest)

    def move(self, steps: float, newest: float) -> None:
        """Show what lies ``steps`` later; beyond the newest step the window follows it again."""
        start, stop = self.window(newest)
        if self.whole and steps >= 0:
            return
        self.length = stop - start
        self._go(stop + steps, newest)
        if stop + steps >= newest:
            self.stop = None

    def reset(self) -> None:
        """Show the whole run and follow it."""
        self.length = self.stop = None

    def _go(self, stop: float, newest: float) -> None:
        """Let the window end at ``stop``, but not beyond the run's ends."""
        assert self.length is not None
        self.stop = min(max(stop, self.length), max(newest, self.length))
