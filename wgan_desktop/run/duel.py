"""A duel: two to four runs in lockstep, each a whole session with a trainer, failures and checkpoints of its own.

Each run goes as far as its lease (`messages.Lease`), which a thread here renews for all as soon as the one that is
furthest behind has got on: none is ever more than the lead ahead.  Who is behind, because it was added, began anew or
was lost, catches up, while the others wait for it at the end of their lease.  A pause is a lease that is not renewed:
all stand at its end, at the same step.
"""

from __future__ import annotations

import dataclasses
import math
import threading
from collections.abc import Callable, Sequence
from typing import Literal

from wgan_desktop.core.duels import FEWEST, LETTERS, METHOD, MOST, Share, agree, names_of
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import SaidError, joined
from wgan_desktop.run.ending import at_once
from wgan_desktop.run.messages import Lease, Pace
from wgan_desktop.run.session import Session
from wgan_desktop.run.view import View

LEAD = 0.25  # seconds of the slowest run: news come every tenth of a second, and nobody who is behind must wait for one
SHORTEST = 2  # steps: with one, the slowest would wait for its lease after every step

Maker = Callable[[Settings], Session]


class DuelError(SaidError):
    """What cannot be done in a duel; the message is one sentence."""


class Duel:
    """Two to four runs side by side.  Every method but `close` returns at once; any thread may call.

    Parameters
    ----------
    first : Session
        The run that all shared fields are taken from.  It may have been going on for long, and outlives the duel.
    others : sequence of Settings
        Of the other runs; what disagrees in the shared fields (`duels.SHARED`) is replaced.
    names : sequence of str
        What each run is called, the first included; those without one are called after their method.
    share : {"steps", "seconds"}
        What every run gets as much of: generator steps, or seconds of training.
    make : callable
        Makes a session, not started, of settings: where the other runs are trained.

    Attributes
    ----------
    said : str
        What was taken from the first run when the duel began, a sentence for each run; empty when all agreed.

    Raises
    ------
    DuelError
        For fewer than two or more than four runs.
    """

    def __init__(
        self, first: Session, others: Sequence[Settings], *, names: Sequence[str] = (), share: Share = "steps",
        make: Maker = Session,
    ) -> None:  # fmt: skip
        if not FEWEST <= 1 + len(others) <= MOST:
            raise DuelError("A duel has two to four runs.")
        self._lock, self._make, self._share = threading.RLock(), make, share
        view = first.view()
        self._sessions, self._given = [first], [(names[0] if names else "", view.settings)]
        self._pausing = (state := view.state) is not None and state.activity in ("paused", "stopped", "failed")
        self._closed, self._from, self._until, self._bound = False, 0.0, 0.0, math.inf
        self._leaving: list[threading.Thread] = []
        self._news = first.news = threading.Event()
        called = [*names[1:], *[""] * MOST]
        self.said: str = joined(filter(None, map(self.add, others, called)))
        self._renewing = threading.Thread(target=self._keep_together, name="duel", daemon=True)
        self._renewing.start()
        self._news.set()

    # ------------------------------------------------------------------ what there is

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The runs, from left to right."""
        with self._lock:
            return tuple(self._sessions)

    def called(self, runs: Sequence[Settings]) -> list[str]:
        """What the runs are called with these settings; see `names_of`."""
        with self._lock:
            return names_of(self._given[: len(runs)], runs)

    @property
    def share(self) -> Share:
        """What every run gets as much of."""
        return self._share

    @property
    def playing(self) -> bool:
        """Whether the duel goes on; each run may have failed or stopped for itself."""
        return not self._pausing

    def views(self) -> tuple[View, ...]:
        """The newest of everything, of each run; who has seen a picture calls its session's `taken`."""
        return tuple(session.view() for session in self.sessions)

    # ------------------------------------------------------------------ who takes part

    def add(self, settings: Settings, name: str = "") -> str:
        """Let another run take part, from its first step; the others wait until it has caught up.

        Returns
        -------
        str
            One sentence on what was taken from the first run; empty where all agreed.

        Raises
        ------
        DuelError
            When there are four already.
        """
        with self._lock:
            if len(self._sessions) == MOST:
                raise DuelError("A duel has at most four runs; remove one first.")
            agreed, said = agree(settings, self._sessions[0].view().settings, name or LETTERS[len(self._sessions)])
            session = self._make(agreed)
            session.news = self._news
            session.set_pace(self._sessions[0].pace)
            session.set_lease(self._lease())
            (session.pause if self._pausing else session.play)()
            session.start()
            self._sessions.append(session)
            self._given.append((name, agreed))
            return said

    def remove(self, which: int) -> None:
        """Let a run leave; the first one stays.

        Raises
        ------
        DuelError
            When only two would not be left, or for the first.
        """
        with self._lock:
            if len(self._sessions) == FEWEST:
                raise DuelError("A duel has two runs at least; end the duel instead.")
            if not which:
                raise DuelError("The first run stays: the others were set up after it.")
            self._leaving.append(threading.Thread(target=self._sessions.pop(which).close, name="leave a duel"))
            self._leaving[-1].start()
            del self._given[which]
            self._news.set()

    def release(self) -> None:
        """Let the first run go on alone, at once; the others have still to be closed."""
        with self._lock:
            if self._closed:
                return
            self._closed, first = True, self._sessions[0]
        self._news.set()
        self._renewing.join()
        first.news = threading.Event()
        if self._pausing:
            first.pause()
        first.set_lease(Lease())

    def close(self) -> None:
        """End the duel: the first run goes on alone, the others leave."""
        self.release()
        at_once([session.close for session in self._sessions[1:]] + [leaving.join for leaving in self._leaving])

    # ------------------------------------------------------------------ commands

    def set_share(self, share: Share) -> None:
        """Give every run as much of something else; who is behind by that measure catches up."""
        with self._lock:
            self._share, self._from, self._until = share, 0.0, 0.0
            if not self._pausing and self._renew():  # a pause that comes next holds all at this lease
                self._lease_to_all()

    def apply(self, settings: Settings, which: int | None = None) -> None:
        """Want other settings, of one run or of all.

        What is changed against the settings of this run (for all: of the first) is laid over each run's own; shared
        fields go to all whatever ``which`` is.  A run that needs to begin anew for it catches up with the others.
        """
        with self._lock:
            before = self._sessions[which or 0].view().settings
            changes = {name: new for name, (_, new) in before.changes(settings).items()}
            views = self.views()
            wanted = [
                dataclasses.replace(view.settings, **changes)
                if which in (None, place)
                else agree(view.settings, settings)[0]
                for place, view in enumerate(views)
            ]
            if all(view.settings.needs_rebuild(new) for view, new in zip(views, wanted, strict=True)):
                self._begin_anew()
            for session, new in zip(self._sessions, wanted, strict=True):
                session.apply(new)

    def swap(self, one: int = 0, other: int = 1) -> None:
        """Let two runs change sides: each takes the other's loss and constraint, with their parameters."""
        with self._lock:
            pair = [(place, self._sessions[place].view().settings) for place in (one, other)]
            for (place, settings), (_, giver) in zip(pair, pair[::-1], strict=True):
                taken = {name: getattr(giver, name) for name in METHOD}
                self._sessions[place].apply(dataclasses.replace(settings, **taken))

    def restart(self, seed: int | None = None) -> None:
        """Begin all runs anew, with another seed if one is given."""
        with self._lock:
            self._begin_anew()
            for session in self._sessions:
                session.restart(seed)

    def play(self) -> None:
        """Go on; who has failed, from the last checkpoint."""
        with self._lock:
            self._pausing = False
            self._renew()
            self._lease_to_all()
            for session in self._sessions:
                session.play()

    def pause(self) -> None:
        """Stop where the leases end: there all stand at the same step, or have trained for as long.

        Who is still catching up with the others stops where it is.
        """
        with self._lock:
            self._pausing = True
            for session, place in zip(self._sessions, self._places(), strict=True):
                if place < self._from:
                    session.pause()
                else:
                    session.set_lease(self._lease())

    def advance(self, kind: Literal["step", "critic", "generator"], which: int | None = None) -> None:
        """While paused: one step, or one update of one network, by hand; in one run, or in all."""
        for session in self.sessions if which is None else (self.sessions[which],):
            session.advance(kind)

    def set_pace(self, pace: Pace) -> None:
        """How fast to go, all of them."""
        with self._lock:
            for session in self._sessions:
                session.set_pace(pace)

    # ------------------------------------------------------------------ lockstep

    def set_bound(self, steps: float) -> None:
        """Let no run go beyond so many steps."""
        with self._lock:
            self._bound = steps
            self._lease_to_all()

    def _begin_anew(self) -> None:
        """Before all runs begin anew: none may run away on an old lease."""
        self._from, self._until = 0.0, LEAD if self._share == "seconds" else float(SHORTEST)
        self._lease_to_all()

    def _lease_to_all(self) -> None:
        for session in self._sessions:
            session.set_lease(self._lease())

    def _lease(self) -> Lease:
        """How far all may go now."""
        steps, seconds = (self._until, math.inf) if self._share == "steps" else (math.inf, self._until)
        return Lease(min(steps, self._bound), seconds, pauses=self._pausing, alone=False)

    def _places(self) -> list[float]:
        """How much each run has had of what is shared."""
        states = (view.state for view in self.views())
        return [getattr(state, "step" if self._share == "steps" else "seconds", 0.0) for state in states]

    def _lead(self) -> float:
        """How far one may be ahead of the others."""
        speeds = [view.state.steps_per_second for view in self.views() if view.state is not None]
        steps = max(SHORTEST, math.ceil(LEAD * min(speeds, default=0.0)))
        return steps if self._share == "steps" else LEAD

    def _renew(self) -> bool:
        """Let all go as far as the lead over the last one allows; whether that is further than before."""
        least, lead = min(self._places()), self._lead()
        if further := least + lead > self._until:
            self._from, self._until = least, least + lead
        return further

    def _keep_together(self) -> None:
        """Renew the leases whenever there are news, until the duel is closed."""
        while self._news.wait():
            self._news.clear()
            with self._lock:
                if self._closed:
                    return
                if not self._pausing and self._renew():
                    self._lease_to_all()
