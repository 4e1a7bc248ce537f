"""The worker: the one loop that owns a trainer, whichever thread or process it runs in.

Between two updates (an update is one step of the critic's or of the generator's optimiser) it reads its inbox: a pause
acts exactly there, changed settings wait for the end of the step.  What it has to tell it lays into its outbox, and it
never waits for anybody to read it.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import functools
import importlib
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wgan_desktop.core.journal import Entry
from wgan_desktop.core.loading import without_collection
from wgan_desktop.core.settings import Settings
from wgan_desktop.run import messages as say
from wgan_desktop.run.beginning import Superseded, build
from wgan_desktop.run.failures import explain
from wgan_desktop.run.limits import Limits
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.reporter import Doing, Reporter
from wgan_desktop.run.slow_motion import SlowMotion
from wgan_desktop.run.stops import Condition, reached

if TYPE_CHECKING:
    from wgan_desktop.core.rows import Row
    from wgan_desktop.core.trainer import Trainer

TORCH_SIDE = "wgan_desktop.run.torch_side"
NAP = 0.1  # seconds that it sleeps at most: while there is nothing to do, and to keep the pace
ORDERS = 32  # steps and updates by hand that may wait: a held key asks for more than anybody wants


def work(inbox: Inbox, outbox: Outbox, torch_side: str = TORCH_SIDE) -> None:
    """Obey ``inbox`` and tell ``outbox`` until told to quit; ``torch_side`` names the module that has the trainer."""
    Worker(inbox, outbox, torch_side).run()


class Worker:
    """Owns a trainer and lives between an inbox and an outbox.

    Attributes
    ----------
    trainer : Trainer or None
        None before the first run, and after a failure that left nothing to go on with.
    playing : bool
        Make update after update; else only what was asked for by hand.
    orders : deque of {"step", "critic", "generator"}
        What was asked for by hand.
    wanted : Settings or None
        Settings that wait for the end of the step.
    script : deque of Entry
        What is still to be repeated of the journal that the run began with.
    slowly : SlowMotion
        The update in progress, in slow motion.
    limits : Limits
        How fast and how far to go.
    """

    def __init__(self, inbox: Inbox, outbox: Outbox, torch_side: str = TORCH_SIDE) -> None:
        self.inbox, self.reporter, self._torch_side = inbox, Reporter(outbox), torch_side
        self.trainer: Trainer | None = None
        self.asked = say.Start("", Settings())
        self.playing, self.failed, self.leaving, self.reason = False, False, False, ""
        self.passed: set[Condition] = set()  # stop conditions that have stopped the run: it may go on
        self.orders: collections.deque[str] = collections.deque()
        self.wanted: Settings | None = None
        self.script: collections.deque[Entry] = collections.deque()
        self.slowly, self.limits, looker = SlowMotion(), Limits(), self.reporter.looker
        self._obey: dict[type, Callable[[Any], None]] = {
            say.Start: self._start, say.Apply: self._apply, say.Play: self._play, say.Pause: self._pause,
            say.Advance: self._advance, say.Pace: self.limits.set_pace, say.Lease: self.limits.set_lease,
            say.Needs: looker.set_needs, say.Taken: looker.set_free, say.Quit: self._quit,
        }  # fmt: skip

    def run(self) -> None:
        """Obey, go on by one update, tell; until told to quit.  A failure is told like everything else."""
        with contextlib.suppress(Exception):  # torch loads while the first command is on its way, which will say so
            _ = self._side
        while not self.leaving:
            try:
                self.obey()
                self.go_on()
                if self.trainer is not None and self.reporter.due(busy=self._busy):
                    self.reporter.tell(self.trainer, self._doing(), self._side)
            except Superseded:
                continue
            except Exception as error:  # noqa: BLE001 - the loop outlives whatever a trainer raises
                self._fail(error)

    @functools.cached_property
    def _side(self) -> Any:
        """The module that has the trainer; torch is imported when it is first asked for."""
        with without_collection():
            return importlib.import_module(self._torch_side)

    # ------------------------------------------------------------------ obey

    def obey(self) -> None:
        """Read the inbox; put changed settings in force where a step has ended."""
        while self.inbox and not self.leaving:
            command = self.inbox.take()
            self._obey[type(command)](command)
        trainer = self.trainer
        if self.wanted is not None and trainer is not None and not trainer.update_index and not self.slowly:
            wanted, self.wanted = self.wanted, None
            self.limits.hold(wanted.threads)
            before = trainer.settings
            self.reporter.put_in_force(trainer, before, trainer.apply(wanted))

    def _start(self, start: say.Start) -> None:
        """Build a trainer: a new one, or that of a checkpoint; what is in its place is kept, or goes on from there."""
        with contextlib.suppress(Exception):  # whatever is wrong with that one
            saved = self._save()
            start = dataclasses.replace(start, checkpoint=saved) if saved and start.run == self.asked.run else start
        self._drop_trainer()
        self.asked, self.wanted, self.reason = start, None, ""
        device = self._side.choose(start.device)
        trainer = build(self._side, start, device.name, self.inbox, self.reporter.outbox)
        self.limits.hold(trainer.settings.threads)
        self.wanted = start.settings if start.checkpoint and start.settings != trainer.settings else None
        self.script.extend(start.journal)
        self.playing, self.failed = start.playing or bool(self.script), False
        self.limits.begin()
        self.passed = set(reached(trainer.settings, trainer.step_count, trainer.seconds) if start.checkpoint else ())
        self.reporter.begin(trainer, device)
        self.trainer = trainer

    def _apply(self, command: say.Apply) -> None:
        self.wanted = command.settings
        self.script.clear()

    def _play(self, command: say.Play) -> None:
        if self.trainer is not None:
            self.playing, self.failed, self.reason = True, False, ""
            self.orders.clear()

    def _pause(self, command: say.Pause) -> None:
        self.orders.clear()
        if self.playing:
            self._halt(command.reason)

    def _halt(self, reason: str = "") -> None:
        """Stop here, because a person wishes so or for a ``reason``: a stop condition."""
        self.playing, self.reason = False, reason
        if self.trainer is not None and reason:
            self.trainer.record("stop", reason=reason)
        elif self.trainer is not None:
            self.trainer.record("pause")

    def _advance(self, command: say.Advance) -> None:
        if self.trainer is not None and not self.playing and len(self.orders) < ORDERS:
            self.failed, self.reason = False, ""
            self.script.clear()
            self.orders.append(command.kind)

    def _quit(self, command: say.Quit) -> None:
        self.leaving = True
        if command.save:
            self._save()

    def _save(self) -> bytes | None:
        """Send a checkpoint of this very place, where there is one to go on from; return it."""
        if self.trainer is None or self.failed:
            return None
        self._step_done(self.slowly.finish(self.trainer))
        return self.reporter.save(self.trainer, self._side)

    # ------------------------------------------------------------------ go on

    def go_on(self) -> None:
        """Make one update (in slow motion: one sub-step of it) if it is its time; else sleep a little."""
        trainer = self.trainer
        if trainer is None or not (self.playing or self.orders):
            self.inbox.wait(NAP)
        elif self.playing and self.script and trainer.updates >= self.script[0].updates:
            self._follow_script(trainer)
        elif self.orders and self.orders[0] != "step":
            self._update_by_hand(trainer, self.orders.popleft())
        elif self._waits and self.limits.lease.pauses:
            self._halt()
        elif self._waits:
            self.inbox.wait(NAP)
        elif (self.playing or self.limits.slow_motion) and (wait := self.limits.wait) > 0:
            self.inbox.wait(min(wait, NAP))
        elif self.limits.slow_motion:
            self._next_substep(trainer)
        else:
            self._updated(self.slowly.finish(trainer) if self.slowly else trainer.update())

    @property
    def _waits(self) -> bool:
        """Whether it plays, and stands at the end of its lease."""
        trainer = self.trainer if self.playing and not (self.orders or self.slowly) else None
        return trainer is not None and self.limits.spent(trainer)

    @property
    def _busy(self) -> bool:
        """Whether update follows upon update."""
        return self.playing and not self.slowly and not self._waits

    def _follow_script(self, trainer: Trainer) -> None:
        """Repeat the next thing that the journal says was done, at the place where it was done."""
        self._step_done(self.slowly.finish(trainer))
        version, before = trainer.version, trainer.settings
        self._side.repeat(trainer, (self.script.popleft(),))
        if trainer.version != version:
            self.reporter.put_in_force(trainer, before)
        self.playing = bool(self.script) or self.asked.playing

    def _update_by_hand(self, trainer: Trainer, kind: str) -> None:
        self._step_done(self.slowly.finish(trainer))
        if kind == "critic":
            trainer.critic_step()
        else:
            trainer.generator_step()

    def _next_substep(self, trainer: Trainer) -> None:
        """Slow motion: one sub-step further into the update in progress, or into the next one."""
        if self.slowly.go_on(trainer):
            self.limits.substepped()
        else:
            self._updated(trainer.completed)

    def _updated(self, row: Row | None) -> None:
        """An update was made; with a ``row`` it ended a step."""
        if not self.limits.slow_motion:
            self.slowly.leave()
        if row is None:
            return
        if self.orders:
            self.orders.popleft()
        if self.playing:  # the pace is not for a hand
            self.limits.stepped()
        self._step_done(row)

    def _step_done(self, row: Row | None) -> None:
        """Keep the row of a step; stop if the settings say that the run ends here."""
        if row is None or self.trainer is None:
            return
        self.reporter.add(row)
        trainer = self.trainer
        now = reached(trainer.settings, trainer.step_count, trainer.seconds)
        self.passed &= now.keys()  # what was taken back in between counts anew
        for condition, words in now.items():
            if self.playing and condition not in self.passed:
                self.passed.add(condition)
                self._halt(words)

    def _doing(self) -> Doing:
        rests = not (self.playing or self.orders)
        activity: Any = "paused"
        if self.failed:
            activity = "failed"
        elif self.playing:
            activity = "warming_up" if self.trainer is not None and self.trainer.warming_up else "playing"
        elif self.reason:
            activity = "stopped"
        waits = self._waits
        idle = rests or waits or self.limits.wait > NAP
        return Doing(activity, self.reason, self.slowly.substep, rests, not self.slowly, idle, waits)

    # ------------------------------------------------------------------ fail

    def _fail(self, error: Exception) -> None:
        """Tell what happened and wait; where the state in place is still the last finite one, keep it."""
        step, settings = 0, self.asked.settings
        if self.trainer is not None:
            step, settings = self.trainer.step_count + 1, self.trainer.settings
        failure = dataclasses.replace(explain(error, step, settings), run=self.asked.run, under=settings)
        if self.trainer is not None:
            with contextlib.suppress(Exception):  # where the device is lost, so are its rows
                self.reporter.send_rows(self.trainer, self._side)
        self.reporter.fail(failure)
        traceback.clear_frames(error.__traceback__)  # they hold the tensors that there is no memory for
        self._clear()
        if failure.kind != "not_finite" or self.failed:
            self._drop_trainer()
        self.failed = True

    def _clear(self) -> None:
        """Forget what was still to be done."""
        self.playing = False
        self.slowly.leave()
        self.orders.clear()
        self.script.clear()

    def _drop_trainer(self) -> None:
        self._clear()
        if self.trainer is not None:
            self.trainer = None
            self.reporter.answering.begin()  # what is half answered holds the trainer
            self._side.free()
