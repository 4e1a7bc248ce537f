"""The settings a person wants, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from wgan_desktop.core.problems import turned_to
from wgan_desktop.core.settings import Settings

DEPTH = 200  # changes that can be undone


class Edits:
    """Every change of a control goes through here to the session.

    Parameters
    ----------
    settings : Settings
        What the run began with; also what a single control is reset to.
    apply : callable
        Given the wanted settings after every change: `Session.apply`.

    Attributes
    ----------
    settings : Settings
        Wanted now.
    base : Settings
        What a single control is reset to: the preset or file last chosen.
    """

    def __init__(self, settings: Settings, apply: Callable[[Settings], object]) -> None:
        self.settings = self.base = settings
        self._apply = apply
        self._undo: list[tuple[Settings, Settings]] = []
        self._redo: list[tuple[Settings, Settings]] = []
        self._dragged = ""

    def change(self, name: str, value: object, *, dragging: bool = False) -> None:
        """Set one field; the steps of one drag are one change.

        Raises
        ------
        SettingsError
            When the value does not fit.
        """
        new = self.settings.replace(**{name: value})
        if name == "problem":
            new = turned_to(self.settings, new.problem)
        if new != self.settings:
            self._enter(new, self.base, merge=name == self._dragged)
        self._dragged = name if dragging else ""

    def choose(self, settings: Settings) -> None:
        """Take on whole settings: a preset, a file, a pasted text.  Controls are reset to these from now on."""
        self._dragged = ""
        self._enter(settings, settings, merge=False)

    def reset(self, name: str) -> None:
        """Set one field back to the base."""
        self.change(name, getattr(self.base, name))

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

    def _enter(self, settings: Settings, base: Settings, *, merge: bool) -> None:
        if not merge:
            self._undo = [*self._undo[1 - DEPTH :], (self.settings, self.base)]
            self._redo.clear()
        self._put(settings, base)

    def _move(self, source: list[tuple[Settings, Settings]], target: list[tuple[Settings, Settings]]) -> None:
        if source:
            target.append((self.settings, self.base))
            self._dragged = ""
            self._put(*source.pop())

    def _put(self, settings: Settings, base: Settings) -> None:
        self.settings, self.base = settings, base
        self._apply(settings)
