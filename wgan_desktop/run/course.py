"""One run of a session: what was asked of it, and all that is known of it."""

from __future__ import annotations

import dataclasses
import uuid
from typing import Literal

from wgan_desktop.core.journal import Journal, settings_at_end
from wgan_desktop.core.settings import Settings
from wgan_desktop.run import messages as say
from wgan_desktop.run.history import Ghost
from wgan_desktop.run.record import Record
from wgan_desktop.run.stops import Fall
from wgan_desktop.run.view import View


@dataclasses.dataclass(eq=False)
class Course:
    """A run, from what it begins with; a session puts one in the place of another, and can put it back.

    Attributes
    ----------
    first : Settings
        Those that it begins with.
    journal : Journal
        What is repeated of another run before anything else.
    playing : bool
        What was asked for last.
    settings : Settings
        Those that are wanted.
    record : Record
    fall : Fall
        Whether the bound of W1 has stopped it.
    left : Course or None
        The run before, until this one has begun: so long it can be gone back to.
    """

    first: Settings
    journal: Journal
    playing: bool
    ghost: dataclasses.InitVar[Ghost | None] = None

    def __post_init__(self, ghost: Ghost | None) -> None:
        self.settings = settings_at_end(self.first, self.journal)
        self.record, self.fall = Record(uuid.uuid4().hex, ghost), Fall()
        self.left: Course | None = None

    def view(self, host: Literal["thread", "process"]) -> View:
        """The newest of everything."""
        before = self.left.settings if self.left is not None else None
        return self.record.view(self.settings, host, before, playing=self.playing)

    def note(self, event: say.Event) -> bool:
        """Whether an event is of this run; what is still told of the run before is kept with that."""
        if self.record.note(event, self.settings):
            self.left = None if isinstance(event, say.Started) else self.left
            return True
        if self.left is not None:
            self.left.note(event)
        return False

    def want(self, settings: Settings) -> None:
        """Want these from now on."""
        self.first, self.settings, self.journal = settings, settings, ()

    def follow(self, settings: Settings, journal: Journal, saved: say.Saved | None = None) -> Course:
        """The run after this one: its ghost is this one's curves, or this one's ghost where it has none.

        One that was ``saved`` when the program crashed goes on from there.
        """
        ghost = self.record.history.copy() if self.record.step else self.record.ghost
        after = Course(settings, journal, self.playing, ghost)
        if saved is not None:
            after.record.recover(saved)
        after.left = self if self.record.started is not None else self.left
        return after

    def left_for(self, settings: Settings) -> Course | None:
        """The run before, if these are its settings and it was left for others, or for what cannot be used."""
        left = self.left
        if left is None or settings != left.settings or (settings == self.settings and self.record.failure is None):
            return None
        left.playing = left.playing and left.record.failure is None  # one that had failed stands where it was
        return left

    def start(self, device: str) -> say.Start:
        """Have its trainer built, from its last checkpoint if there is one."""
        checkpoint = self.record.resume()
        settings, journal = (self.first, self.journal) if checkpoint is None else (self.settings, ())
        return say.Start(self.record.run, settings, device, checkpoint, journal, self.playing)
