"""What a worker tells, and when: rows, pictures, checkpoints and its state."""

from __future__ import annotations

import collections
import dataclasses
import time
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said, joined
from wgan_desktop.run import messages as say
from wgan_desktop.run.answering import Answering
from wgan_desktop.run.looking import Looker, Place
from wgan_desktop.run.mailbox import Outbox

if TYPE_CHECKING:
    from wgan_desktop.core.rows import Row
    from wgan_desktop.core.settings import Settings
    from wgan_desktop.core.trainer import Trainer

TELL_EVERY, ROWS_EVERY, STATE_EVERY, SAVE_EVERY = 0.004, 0.04, 0.1, 2.0  # seconds
SAVE_SHARE = 0.02  # of the time, at most, goes into checkpoints
SPEED_OVER = 20  # states, two seconds

SubstepReadings = tuple[str, tuple[tuple[str, float], ...]]
"""Name and readings of a sub-step."""


def wait_share(trainer: Trainer) -> float | None:
    """The share of the time of training that went into waiting for data; None where they are there from the start."""
    if trainer.problem.waited is None:
        return None
    return min(trainer.waited / trainer.seconds, 1.0) if trainer.seconds else 0.0


class Doing(NamedTuple):
    """What the worker is at.

    ``substep`` is that of slow motion whose turn was last.  ``rests``: nothing more is asked for.  ``whole``:
    between two updates, not inside one.  ``idle``: nothing is computed now or within the next tenth of a second.
    ``waits``: for the other runs of a duel.
    """

    activity: Literal["playing", "paused", "warming_up", "stopped", "failed"]
    reason: str
    substep: SubstepReadings | None
    rests: bool
    whole: bool
    idle: bool
    waits: bool


class Reporter:
    """Lays into the outbox what is due; most of the time nothing is.

    Attributes
    ----------
    looker : Looker
    answering : Answering
    """

    def __init__(self, outbox: Outbox) -> None:
        self.outbox = outbox
        self.looker, self.answering = Looker(), Answering()
        self._rows: list[Row] = []
        self._told_at = self._rows_due = self._state_due = self._save_due = 0.0
        self._told: tuple[Doing, Place] | None = None
        self._state: say.State | None = None
        self._unusable = 0  # lines that were sent
        self._saved: tuple[Place, int] | None = None  # where, and how much was in the journal
        self._speed: collections.deque[tuple[float, int]] = collections.deque(maxlen=SPEED_OVER)

    def begin(self, trainer: Trainer, device: Any) -> None:
        """Tell of a new trainer."""
        self.looker.begin()
        self.answering.begin()
        self._rows.clear()
        self._told = self._state = self._saved = None
        self._unusable = 0
        self._save_due = time.perf_counter() + SAVE_EVERY
        note = joined(filter(None, (device.note, device.remedy)))
        self.outbox.put(say.Started(
            trainer.run, trainer.settings, device.name, note, len(trainer.critic.parameters),
            len(trainer.generator.parameters), trainer.closed_form, trainer.reference, trainer.step_count,
        ))  # fmt: skip
        self.put_in_force(trainer)

    def put_in_force(self, trainer: Trainer, before: Settings | None = None, besides: tuple[Said, ...] = ()) -> None:
        """Tell that the trainer's settings are in force, in place of those ``before``, and what that does besides."""
        t, changes = trainer, before.changes(trainer.settings) if before is not None else {}
        self.outbox.put(say.InForce(t.run, t.step_count, t.version, t.settings, t.journal, changes, besides))

    def add(self, row: Row) -> None:
        """Take the row of a step; on a GPU it stays there until `send_rows`."""
        self._rows.append(row)

    def due(self, *, busy: bool) -> bool:
        """Whether to `tell`: not after each of a thousand updates a second while the trainer is ``busy`` with them."""
        now = time.perf_counter()
        if busy and now < self._told_at + TELL_EVERY:
            return False
        self._told_at = now
        return True

    def tell(self, trainer: Trainer, doing: Doing, torch_side: Any) -> None:
        """Send what is due.

        Raises
        ------
        NotFinite
            On a GPU, when an update of one of the rows was masked.
        """
        now = time.perf_counter()
        if self._rows and (doing.rests or now >= self._rows_due):
            self.send_rows(trainer, torch_side)
            self._rows_due = now + ROWS_EVERY
        place = Place(trainer.run, trainer.critic_updates, trainer.generator_updates, trainer.version)
        names = self.looker.plan(now, place, idle=doing.idle)
        if names is not None:
            rows = self._fetch(trainer, torch_side)  # a GPU finishes its work here: the picture is not blamed for it
            self.outbox.put(*rows, self.looker.look(trainer, names, place))
            self._rows_due = now + ROWS_EVERY
        self.answering.ask(self.looker.needs.asks)
        self.outbox.put(*self.answering.work(trainer, torch_side, idle=doing.idle))
        if self._is_to_be_saved(trainer, doing, place, now):
            self.save(trainer, torch_side)
            self._saved = place, len(trainer.journal)
            self._save_due = now + max(SAVE_EVERY, (time.perf_counter() - now) / SAVE_SHARE)
        if self._is_news(doing, place, now):
            self.send_rows(trainer, torch_side)  # no state is ahead of its curves
            self._tell_state(trainer, doing, place, now)

    def send_rows(self, trainer: Trainer, torch_side: Any) -> None:
        """Send the rows there are, in one transfer; those before a masked update even when there is one."""
        self.outbox.put(*self._fetch(trainer, torch_side))

    def _fetch(self, trainer: Trainer, torch_side: Any) -> list[say.Rows]:
        rows, self._rows = self._rows, []
        if not rows:
            return []
        try:
            return [say.Rows(trainer.run, *torch_side.fetch(rows))]
        except torch_side.NotFinite as error:
            if good := [row for row in rows if row.step < error.step]:
                self.outbox.put(say.Rows(trainer.run, *torch_side.fetch(good)))
            raise

    def fail(self, failure: Failure) -> None:
        """Tell of a failure, and that nothing goes on."""
        self.answering.begin()
        state = self._state
        if state is None or state.run != failure.run:  # of one that never began there is none yet
            state = say.State(failure.run, "failed", failure.step, 0, 0, 0, 0.0)
        step = max(state.step, failure.step - 1)
        self.outbox.put(failure, dataclasses.replace(
            state, activity="failed", step=step, steps_per_second=0.0, substep="", readings=(), waits=False
        ))  # fmt: skip

    def save(self, trainer: Trainer, torch_side: Any) -> bytes:
        """Send a checkpoint of this very place, and before it all that led there; return it."""
        self.send_rows(trainer, torch_side)
        saved = trainer.checkpoint()
        self.outbox.put(say.Saved(trainer.run, trainer.step_count, saved, trainer.journal))
        return saved

    def _is_to_be_saved(self, trainer: Trainer, doing: Doing, place: Place, now: float) -> bool:
        """Every so often, between two steps; and every place where the worker comes to rest."""
        due = doing.rests or (now >= self._save_due and not trainer.update_index)
        news = (place, len(trainer.journal)) != self._saved
        return due and doing.whole and doing.activity != "failed" and news

    def _is_news(self, doing: Doing, place: Place, now: float) -> bool:
        """Ten times a second; at once where the activity or the sub-step changes, and wherever it stands."""
        if self._told is None:
            return True
        told, told_place = self._told
        at_once = doing.rests or doing.waits or (told.activity, told.substep) != (doing.activity, doing.substep)
        return (told, told_place) != (doing, place) and (at_once or now >= self._state_due)

    def _tell_state(self, trainer: Trainer, doing: Doing, place: Place, now: float) -> None:
        told = self._told
        if told is None or told[0].activity != doing.activity:
            self._speed.clear()
        self._speed.append((now, trainer.step_count))
        self._told, self._state_due = (doing, place), now + STATE_EVERY
        name, readings = doing.substep or ("", ())
        self._state = say.State(
            trainer.run, doing.activity, trainer.step_count, trainer.update_index, trainer.critic_updates,
            trainer.generator_updates, 0.0 if doing.rests else self._steps_per_second(),
            trainer.fingerprint() if doing.rests else "", doing.reason, name, readings, trainer.seconds, doing.waits,
            wait_share(trainer), trainer.problem.skipped,
        )  # fmt: skip
        self.outbox.put(self._state)
        if more := tuple(trainer.problem.unusable[self._unusable :]):
            self._unusable += len(more)
            self.outbox.put(say.Unusable(trainer.run, more))

    def _steps_per_second(self) -> float:
        (began, first), (ended, last) = self._speed[0], self._speed[-1]
        return (last - first) / (ended - began) if ended > began else 0.0
