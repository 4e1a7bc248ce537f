"""The run behind the window, or the runs of a duel: the window speaks to them as to one session."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Literal

from wgan_desktop.core.duels import Share
from wgan_desktop.core.journal import Journal
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.duel import Duel, Maker
from wgan_desktop.run.ending import at_once
from wgan_desktop.run.messages import Lease
from wgan_desktop.run.session import Session
from wgan_desktop.ui.nothing import nothing

if TYPE_CHECKING:
    from wgan_desktop.core.questions import Question
    from wgan_desktop.core.snapshot import Extent
    from wgan_desktop.run.messages import Pace, Saved
    from wgan_desktop.run.view import View


class Rival(Session):
    """A run beside the first one.  Its transport child starts when there is something to measure: three would load."""

    def start(self, *, measuring: bool = False) -> None:
        """Start the trainer's host, and the transport child if it is not to wait."""
        super().start(measuring=measuring)


class Runs:
    """What is told to all goes to all; what is asked is asked of the first.

    Parameters
    ----------
    first : Session
        The window's own; alone until there is a duel, and after it.

    Attributes
    ----------
    duel : Duel or None
    make : callable
        Makes the session of another run of settings, not started.
    changed : callable
        Called when a duel has begun, or is over.
    """

    def __init__(self, first: Session) -> None:
        self.first = first
        self.duel: Duel | None = None
        self.make: Maker = self._beside
        self._where: tuple[Literal["auto", "thread", "process"], str] = first.wanted_host, first.device
        self.changed: Callable[[], object] = nothing
        self._leaving: list[threading.Thread] = []

    @property
    def sessions(self) -> Sequence[Session]:
        """All of them, the first one first."""
        return self.duel.sessions if self.duel is not None else (self.first,)

    def views(self) -> Sequence[View]:
        """The newest of everything, of each."""
        return [session.view() for session in self.sessions]

    def called(self, runs: Sequence[Settings]) -> Sequence[str]:
        """What they are called with these settings; nothing without a duel."""
        return self.duel.called(runs) if self.duel is not None else [""]

    # ------------------------------------------------------------------ a duel

    def challenge(self, others: Sequence[Settings], names: Sequence[str] = (), share: Share = "steps") -> None:
        """Begin a duel of the first run with others."""
        self.part()
        self.duel = Duel(self.first, others, names=names, share=share, make=self.make)
        self.changed()

    def _beside(self, settings: Settings) -> Session:
        """Another run, that trains where the first one does."""
        host, device = self._where
        return Rival(settings, host=host, device=device)

    def part(self) -> None:
        """End the duel: the first one is alone from now on, while the others leave."""
        if self.duel is not None:
            self.duel.release()
            leaving = threading.Thread(target=self.duel.close, name="part")
            self._leaving = [*(each for each in self._leaving if each.is_alive()), leaving]
            leaving.start()
            self.duel = None
            self.changed()

    # ------------------------------------------------------------------ the words of a session

    def view(self) -> View:
        """The newest of everything, of the first."""
        view = self.first.view()
        if view.started is not None:
            self._where = view.host, view.started.device
        return view

    def taken(self, view: View) -> None:
        """The picture of the first was seen."""
        self.first.taken(view)

    def set_needs(
        self, layers: Collection[str], per_second: float, seen: Extent | None = None, asks: Collection[Question] = ()
    ) -> None:
        """What is drawn of the first, outside a duel and in it, and what is asked of it."""
        self.first.set_needs(layers, per_second, seen, asks)

    def start_measuring(self) -> None:
        """Let the first's transport child start."""
        self.first.start_measuring()

    def apply(self, wanted: Sequence[Settings]) -> None:
        """Want these settings, of each run; what changes in all of them alike changes at once."""
        if self.duel is None:
            self.first.apply(wanted[0])
            return
        changes = [view.settings.changes(new) for view, new in zip(self.views(), wanted, strict=True)]
        alike = {name: new for name, (_, new) in changes[0].items()}
        if all({name: new for name, (_, new) in each.items()} == alike for each in changes):
            self.duel.apply(wanted[0])
            return
        for place, settings in enumerate(wanted):
            self.duel.apply(settings, place)

    def begin(self, settings: Settings, journal: Journal = (), saved: Saved | None = None) -> None:
        """Begin a new run, or go on with one that was ``saved``; a duel is over with it."""
        self.part()
        self.first.begin(settings, journal, saved)

    @property
    def _all(self) -> Duel | Session:
        return self.duel if self.duel is not None else self.first

    def play(self) -> None:
        """Go on."""
        self._all.play()

    def pause(self) -> None:
        """Stop."""
        self._all.pause()

    def advance(self, kind: Literal["step", "critic", "generator"]) -> None:
        """One step, or one update of one network, by hand."""
        self._all.advance(kind)

    def set_pace(self, pace: Pace) -> None:
        """How fast to go."""
        self._all.set_pace(pace)

    def set_bound(self, steps: float) -> None:
        """No run begins a step beyond so many; there it stands, though it plays."""
        if self.duel is not None:
            self.duel.set_bound(steps)
        else:
            self.first.set_lease(Lease(steps))

    def restart(self) -> None:
        """Begin anew with the same settings."""
        self._all.restart()

    def resume(self) -> None:
        """Each run that has failed goes on from its last checkpoint."""
        self._each(lambda session: session.resume())

    def choose_device(self, name: str) -> None:
        """Train on another device."""
        self._each(lambda session: session.choose_device(name))

    def choose_host(self, name: Literal["auto", "thread", "process"]) -> None:
        """Train in another place."""
        self._each(lambda session: session.choose_host(name))

    def _each(self, call: Callable[[Session], object]) -> None:
        for session in self.sessions:
            call(session)

    def close(self) -> None:
        """See to it that all leave."""
        self.part()
        at_once([*(leaving.join for leaving in self._leaving), self.first.close])
