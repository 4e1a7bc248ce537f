"""A scale from 0 to a round number that changes rarely and then smoothly."""

from __future__ import annotations

import math

from wgan_desktop.ui.drawing.contours import round_step

EASE = 0.15  # seconds in which about two thirds of the way to a new end are made
HOLD = 2.0  # seconds at least before it becomes finer
FINER = 0.4  # it becomes finer when all that is shown fits below this share of it
LOW, HIGH = 1e-300, 1e300


def round_end(top: float) -> float:
    """The end of a scale on which ``top`` (> 0) stands with a little room: a quarter of a round number's multiple."""
    top = min(max(top, LOW), HIGH)
    step = round_step(1.05 * top, 4)
    return step * math.ceil(1.05 * top / step - 1e-9)


class CalmScale:
    """The end that is wanted and the end that is drawn.

    Attributes
    ----------
    wanted, now : float
        0 before anything was shown.
    """

    def __init__(self) -> None:
        self.wanted = self.now = 0.0
        self._changed = 0.0

    def fit(self, top: float, seconds: float) -> None:
        """Make room for values up to ``top`` at a time in seconds: at once for more, rarely for less."""
        end = round_end(top)
        larger = end > self.wanted
        finer = top < FINER * self.wanted and seconds - self._changed >= HOLD
        if larger or finer:
            self.now = self.now or end
            self.wanted, self._changed = end, seconds

    def step(self, seconds: float) -> bool:
        """Come nearer to the wanted end; whether anything has moved.  It arrives exactly."""
        if self.now == self.wanted:
            return False
        self.now *= (self.wanted / self.now) ** (1 - math.exp(-seconds / EASE))
        if abs(self.now - self.wanted) < 2e-3 * self.wanted:
            self.now = self.wanted
        return True

    def ticks(self) -> tuple[list[float], float]:
        """The numbers along the scale, 0 first, and the step between them."""
        if not self.wanted:
            return [], 1.0
        step = round_step(self.wanted, 4)
        return [step * count for count in range(round(self.wanted / step) + 1)], step

    def share(self, value: float) -> float:
        """Where a value stands, 0 to 1 on the scale and up to 2 beyond it."""
        return min(max(value / self.now, 0.0), 2.0) if self.now else 0.0
