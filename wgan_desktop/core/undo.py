"""The way back from what was changed, and forth again."""

from __future__ import annotations

import abc
from typing import Generic, TypeVar

State = TypeVar("State")


class Undoable(abc.ABC, Generic[State]):
    """Something whose changes can be taken back."""

    def __init__(self) -> None:
        self._undo: list[State] = []
        self._redo: list[State] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change that was taken back."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last change back."""
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        self._move(self._redo, self._undo)

    @abc.abstractmethod
    def _now(self, like: State) -> State:
        """What there is in the place of ``like``."""

    @abc.abstractmethod
    def _restore(self, state: State) -> None:
        """Put it back."""

    def _remember(self, now: State) -> None:
        """A change begins: undo comes back to here."""
        self._undo.append(now)
        self._redo.clear()

    def _move(self, source: list[State], target: list[State]) -> None:
        if source:
            state = source.pop()
            target.append(self._now(state))
            self._restore(state)
