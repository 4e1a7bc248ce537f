"""Gives a lesson: scene after scene, each until it has shown what it is to show."""

from __future__ import annotations

import dataclasses
from typing import Literal, Protocol

from wgan_desktop.core.conditions import Condition
from wgan_desktop.core.lessons import Lesson, Scene


class LessonStage(Protocol):
    """Where a lesson is given: the window, or a rehearsal without one."""

    def enter(self, lesson: Lesson, index: int, *, afresh: bool) -> None:
        """Make the changes of a scene; ``afresh``: and those before it, as if one came from nowhere."""

    def rest(self) -> None:
        """Let everything stand still: the lesson pauses."""

    def go_on(self, scene: Scene) -> None:
        """Let go on what was going on, and what the scene waits for."""

    def let_go(self) -> None:
        """Hold nothing back any more: a person has taken over, or the lesson is over."""

    def read(self, name: str) -> float:
        """A quantity of `conditions.QUANTITIES`; NaN where it is not known."""

    def ready(self) -> bool:
        """Whether there is something to see: a scene's time counts from then on."""

    def touched(self) -> bool:
        """Whether a person has changed something since the stage was last told anything."""


@dataclasses.dataclass(frozen=True)
class Proof:
    """A condition that a scene, or the lesson, had to make true: the numbers then, and whether it did.

    Attributes
    ----------
    scene : int
        Counted from 1; 0: the lesson's end.
    """

    scene: int
    condition: Condition
    values: tuple[tuple[str, float], ...]
    holds: bool


class Player:
    """One lesson on one stage.

    Parameters
    ----------
    lesson : Lesson
    stage : LessonStage
    grace : float
        Seconds that what must be true has after its time, for numbers arrive later than the steps they are of.

    Attributes
    ----------
    index : int
        The scene.
    state : {"playing", "paused", "taken", "over"}
        ``taken``: a person has changed something; the lesson waits to be let go on.
    proofs : list of Proof
        What has been shown so far.
    """

    def __init__(self, lesson: Lesson, stage: LessonStage, grace: float = 0.0) -> None:
        self.lesson, self.stage, self.grace = lesson, stage, grace
        self.state: Literal["playing", "paused", "taken", "over"] = "playing"
        self.proofs: list[Proof] = []
        self.index = 0
        self._then: float | None = None
        self._enter(0, afresh=True)

    @property
    def scene(self) -> Scene:
        """The scene that is shown."""
        return self.lesson.scenes[self.index]

    def tick(self, now: float) -> None:
        """Time has passed: go on where the scene is done; ``now`` in seconds."""
        passed, self._then = (now - self._then if self._then is not None else 0.0), now
        if self.state != "playing":
            return
        if self.stage.touched():
            self.state = "taken"
            self.stage.let_go()
            return
        if not self.stage.ready():
            return
        self.elapsed += passed
        if self._is_due():
            self.late += passed
            if self.late >= self.grace or not self._unproven():
                self._complete()

    def awaited(self) -> list[Condition]:
        """What must be true now that the scene's time is over, and is not; nothing before."""
        return self._unproven() if self.late else []

    def _unproven(self) -> list[Condition]:
        return [each for each in self._to_prove() if not each.holds(self.stage.read)]

    def _is_due(self) -> bool:
        """Whether the scene may go on."""
        until = self.scene.until
        if isinstance(until, Condition):
            return until.holds(self.stage.read)
        return until is not None and self.elapsed >= until

    def _to_prove(self) -> list[Condition]:
        """What must be true at the end of this scene, and, of the last, of the lesson."""
        last = [self.lesson.end] if self.index + 1 == len(self.lesson.scenes) else []
        return [*([self.scene.holds] if self.scene.holds is not None else []), *last]

    def next(self) -> None:
        """The key: on to the next scene, whether this one has shown what it was to show or not."""
        if self.state == "over":
            return
        if self.scene.until is None:
            self._complete()
        else:
            self._leave()

    def back(self) -> None:
        """The scene before this one, from its beginning; at the first one, that again.

        Where that shows what a run has learnt, the one before it in which the run begins.
        """
        index = self.lesson.beginning(max(self.index - (self.state != "over"), 0))
        self.proofs = [proof for proof in self.proofs if 0 < proof.scene <= index]
        self.state = "playing"
        self._enter(index, afresh=True)

    def toggle(self) -> None:
        """Pause, or go on; after a person has taken over, from where everything is now, as the scene would have it."""
        if self.state == "playing":
            self.state = "paused"
            self.stage.rest()
        elif self.state != "over":
            self.state = "playing"
            self.stage.go_on(self.scene)

    def _enter(self, index: int, *, afresh: bool = False) -> None:
        self.index, self.elapsed, self.late = index, 0.0, 0.0
        self.stage.enter(self.lesson, index, afresh=afresh)

    def _complete(self) -> None:
        """The scene is done: prove what it had to show."""
        if self.scene.holds is not None:
            self.proofs.append(self._proof(self.index + 1, self.scene.holds))
        self._leave()

    def _leave(self) -> None:
        was_taken = self.state == "taken"
        if self.index + 1 < len(self.lesson.scenes):
            self.state = "playing"
            self._enter(self.index + 1, afresh=was_taken)
        else:
            self.state = "over"
            self.proofs.append(self._proof(0, self.lesson.end))
            self.stage.let_go()

    def _proof(self, scene: int, condition: Condition) -> Proof:
        values = tuple((name, self.stage.read(name)) for name in condition.names)
        return Proof(scene, condition, values, condition.holds(self.stage.read))
