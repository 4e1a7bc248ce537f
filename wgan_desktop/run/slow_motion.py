"""Slow motion: an update walked through stage by named stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgan_desktop.run.reporter import Stage

if TYPE_CHECKING:
    from wgan_desktop.core.gradients import Substep
    from wgan_desktop.core.rows import Row
    from wgan_desktop.core.trainer import Trainer


class SlowMotion:
    """The update in progress, if there is one.

    Attributes
    ----------
    stage : Stage or None
        The stage whose turn it was last.
    """

    def __init__(self) -> None:
        self._stages: Iterator[Substep] | None = None
        self.stage: Stage | None = None

    def __bool__(self) -> bool:
        """Whether an update is in progress."""
        return self._stages is not None

    def go_on(self, trainer: Trainer) -> bool:
        """One stage further into the update in progress, or into the next one; False where it is at its end."""
        if self._stages is None:
            self._stages = trainer.substeps()
        stage = next(self._stages, None)
        if stage is None:
            self._stages = None
            return False
        self.stage = stage.name, tuple(stage.readings.items())
        return True

    def finish(self, trainer: Trainer) -> Row | None:
        """Bring the update in progress to its end; its row if it ended a step, None if there was no update."""
        if self._stages is None:
            return None
        for _ in self._stages:
            pass
        self.leave()
        return trainer.completed

    def leave(self) -> None:
        """Forget the update in progress."""
        self._stages = self.stage = None
