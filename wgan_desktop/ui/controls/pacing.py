"""How fast the run goes: as fast as it can, so many steps a second, or sub-step by sub-step."""

from __future__ import annotations

import math
from collections.abc import Callable

from wgan_desktop.run.messages import Pace

SLOWEST, FASTEST = 0.1, 1000.0  # steps a second that the speed slider reaches before "as fast as it goes"
QUICKEST, LONGEST = 0.1, 10.0  # seconds a sub-step in slow motion
POSITIONS = 100


class Pacing:
    """The chosen speed; told to the session at every change.

    Attributes
    ----------
    steps_per_second : float
        inf for as fast as it goes.
    slow : bool
        Slow motion is on.
    seconds : float
        A sub-step takes so long in slow motion.
    """

    def __init__(self, tell: Callable[[Pace], object]) -> None:
        self._tell = tell
        self.steps_per_second, self.seconds, self.slow = math.inf, 1.0, False

    @property
    def pace(self) -> Pace:
        """As the session takes it."""
        return Pace(self.steps_per_second, self.seconds if self.slow else 0.0)

    @property
    def position(self) -> int:
        """Where the slider stands, 0 to `POSITIONS`: of the pace in slow motion, else of the speed."""
        if self.slow:
            share = math.log(self.seconds / LONGEST) / math.log(QUICKEST / LONGEST)
            return round(share * POSITIONS)
        if math.isinf(self.steps_per_second):
            return POSITIONS
        share = math.log(self.steps_per_second / SLOWEST) / math.log(FASTEST / SLOWEST)
        return round(share * (POSITIONS - 1))

    def move(self, position: int) -> None:
        """Take the slider's position: further right is faster."""
        if self.slow:
            self.seconds = float(f"{LONGEST * (QUICKEST / LONGEST) ** (position / POSITIONS):.2g}")
        elif position >= POSITIONS:
            self.steps_per_second = math.inf
        else:
            share = position / (POSITIONS - 1)
            self.steps_per_second = float(f"{SLOWEST * (FASTEST / SLOWEST) ** share:.2g}")
        self._tell(self.pace)

    def set_slow(self, slow: bool) -> None:
        """Slow motion on or off."""
        self.slow = slow
        self._tell(self.pace)
