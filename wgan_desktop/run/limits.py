"""How fast, how far and where a worker may go: a person's pace, the bound that keeps a duel together, its processor."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from wgan_desktop.run.messages import Lease, Pace
from wgan_desktop.run.processors import hold_on

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer


class Limits:
    """The pace and the lease that a worker was given last.

    Attributes
    ----------
    pace : Pace
    lease : Lease
    """

    def __init__(self) -> None:
        self.pace, self.lease = Pace(), Lease()
        self._not_before = 0.0  # the time of the next update, or sub-step
        self._threads = 0

    def set_pace(self, pace: Pace) -> None:
        """Go so fast from now on."""
        self.pace = pace
        self.begin()

    def set_lease(self, lease: Lease) -> None:
        """Go so far."""
        self.lease = lease
        self.hold(self._threads)

    def hold(self, threads: int) -> None:
        """Compute in so many threads: held on one processor (`hold_on`), unless other runs go along."""
        self._threads = threads
        hold_on(threads if self.lease.alone else 0)

    def begin(self) -> None:
        """Nothing was made yet that the pace would have to wait for."""
        self._not_before = 0.0

    @property
    def slow_motion(self) -> bool:
        """Whether updates are walked through sub-step by sub-step."""
        return self.pace.seconds_per_substep > 0

    @property
    def wait(self) -> float:
        """Seconds until the pace lets the next update, or sub-step, be made."""
        return self._not_before - time.perf_counter()

    def substepped(self) -> None:
        """Note that a sub-step was made, in slow motion."""
        self._not_before = time.perf_counter() + self.pace.seconds_per_substep

    def stepped(self) -> None:
        """Note that a step was made."""
        if math.isfinite(rate := self.pace.steps_per_second):
            now = time.perf_counter()
            self._not_before = max(self._not_before, now - 1 / rate) + 1 / rate

    def spent(self, trainer: Trainer) -> bool:
        """Whether the lease lets no further step begin; one in progress is finished."""
        if trainer.update_index:
            return False
        return trainer.step_count >= self.lease.steps or trainer.seconds >= self.lease.seconds
