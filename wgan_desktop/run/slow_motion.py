"""Slow motion: an update walked through, one named sub-step after another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgan_desktop.run.reporter import SubstepReadings

if TYPE_CHECKING:
    from wgan_desktop.core.gradients import Substep
    from wgan_desktop.core.rows import Row
    from wgan_desktop.core.trainer import Trainer


class SlowMotion:
    """The update in progress, if there is one.

    Attributes
    ----------
    substep : SubstepReadings or None
        The sub-step whose turn it was last.
    """

    def __init__(self) -> None:
        self._substeps: Iterator[Substep] | None = None
        self.substep: SubstepReadings | None = None

    def __bool__(self) -> bool:
        """Whether an update is in progress."""
        return self._substeps is not None

    def go_on(self, trainer: Trainer) -> bool:
        """One sub-step further into the update in progress, or into the next one; False where it is at its end."""
        if self._substeps is None:
            self._substeps = trainer.substeps()
        substep = next(self._substeps, None)
        if substep is None:
            self._substeps = None
            return False
        self.substep = substep.name, tuple(substep.readings.items())
        return True

    def finish(self, trainer: Trainer) -> Row | None:
        """Bring the update in progress to its end; its row if it ended a step, None if there was no update."""
        if self._substeps is None:
            return None
        for _ in self._substeps:
            pass
        self.leave()
        return trainer.completed

    def leave(self) -> None:
        """Forget the update in progress."""
        self._substeps = self.substep = None
