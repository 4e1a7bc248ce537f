"""What is known of a run: fed with events, asked for views."""

from __future__ import annotations

import dataclasses
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, TypeVar

import numpy as np

from wgan_desktop.core.evaluation import Evaluation, PlanReport
from wgan_desktop.core.fields import Value
from wgan_desktop.core.journal import Journal
from wgan_desktop.core.picture_plan import PicturePlan
from wgan_desktop.core.questions import Answer, Neighbours, Question, Unanswered, Walked
from wgan_desktop.core.settings import Settings, change_in_words
from wgan_desktop.core.snapshot import SCALARS, Failure, Snapshot
from wgan_desktop.core.words import Said, joined
from wgan_desktop.run import messages as say
from wgan_desktop.run.failures import died, explain, way_back_to
from wgan_desktop.run.history import Ghost, History
from wgan_desktop.run.view import View

LOG = logging.getLogger(__name__)

ANSWERS = 8  # the newest, at most
DRAG = 1.0  # seconds within which a number that changes again is still being dragged: one mark, as one undo
Dated = TypeVar("Dated", Snapshot, PlanReport, PicturePlan, Evaluation)
NOTHING = "", 0
SEED = 50  # steps: a checkpoint that fails again so soon may hold the seed of the failure


class Record:
    """Everything a session remembers of a run.  Not safe between threads by itself: the session's lock guards it.

    Parameters
    ----------
    run : str
        Its id: events of any other run are dropped.
    ghost : Ghost, optional
        The curves of the run before.

    Attributes
    ----------
    step : int
        The last step that was told of.
    failure : Failure or None
    saved : list of Saved
        The last checkpoint, and the one before it in case the last already holds the seed of a failure.
    """

    def __init__(self, run: str, ghost: Ghost | None = None) -> None:
        self.run, self.ghost, self.history = run, ghost, History()
        self.step = 0
        self.started: say.Started | None = None
        self.in_force: say.InForce | None = None
        self.state: say.State | None = None
        self.snapshot: Snapshot | None = None
        self.plan: PlanReport | None = None
        self.agreed: PlanReport | None = None
        self.pictures: PicturePlan | None = None
        self.evaluation: Evaluation | None = None
        self.failure: Failure | None = None
        self.answers: dict[Question, Answer] = {}
        self.saved: list[say.Saved] = []
        self._unusable: list[Said] = []
        self._tried: say.Saved | None = None
        self._dragged: tuple[str, Value] = NOTHING  # the number that was changed last, and what it was before
        self._journal: Journal = ()
        self._note: Said | None = None
        self._arrived: dict[type, float] = {}
        self._take: dict[type, Callable[[Any], None]] = {
            say.Started: self._start, say.Rows: self._add_rows, say.InForce: self._put_in_force,
            say.State: self._set_state, say.Saved: self._save, Snapshot: self._see, Failure: self._fail,
            PlanReport: self._see_plan, PicturePlan: self._see_pictures, Evaluation: self._measure,
            say.Skipped: self._skip, say.Unusable: self._list,
            Neighbours: self._be_answered, Walked: self._be_answered, Unanswered: self._be_answered,
        }  # fmt: skip

    def note(self, event: say.Event, settings: Settings) -> bool:
        """`take`, for the thread that brings the events and must outlive each of them: an error becomes a failure."""
        try:
            return self.take(event)
        except Exception as error:
            LOG.exception("an event could not be noted")
            self.fail(error, settings)
            return False

    def fail(self, error: Exception, settings: Settings) -> None:
        """Something went wrong on the viewer's side."""
        self._fail(dataclasses.replace(explain(error, self.step, settings), run=self.run))

    def take(self, event: say.Event) -> bool:
        """Take note of an event; False for one of another run, or of steps that were lost meanwhile."""
        if isinstance(event, say.Taken) or event.run != self.run:
            return False
        if isinstance(event, say.Measured) and event.step > self.step:
            return False
        self._take[type(event)](event)
        self._arrived[type(event)] = time.monotonic()
        return True

    def view(
        self, settings: Settings, host: Literal["thread", "process"], before: Settings | None = None, *,
        playing: bool = True,
    ) -> View:  # fmt: skip
        """The newest of everything.

        ``settings`` are those that are wanted, ``before`` those to go back to, ``playing`` is whether it is to train.
        """
        return View(
            settings=settings, pending=self.in_force is None or self.in_force.settings != settings, host=host,
            playing=playing, step=self.step, history=self.history, started=self.started, in_force=self.in_force,
            state=self.state, snapshot=self.snapshot, plan=self.plan, agreed=self.agreed, pictures=self.pictures,
            evaluation=self.evaluation, failure=self.failure, ghost=self.ghost, answers=self.answers,
            journal=self._journal, note=self._note, snapshot_at=self._arrived.get(Snapshot, 0.0),
            before=before, unusable=self._unusable,
        )  # fmt: skip

    def resume(self) -> bytes | None:
        """Forget the failure and what came after the checkpoint to go on from; None if there is none yet."""
        self.failure, self.state, self._tried = None, None, self.saved[-1] if self.saved else None
        self._go_back(self._tried.step if self._tried else 0)
        return self._tried.checkpoint if self._tried else None

    def recover(self, saved: say.Saved) -> None:
        """Begin from where a run was kept when the program crashed; its curves before that are lost."""
        self.saved = [dataclasses.replace(saved, run=self.run)]
        self.history.mark(saved.step, Said("the run went on from here after a crash"))

    def _go_back(self, step: int) -> None:
        """The run goes on from an earlier step: what was measured after it belongs to no run any more."""
        lost, self.step = self.step - step, step
        if lost <= 0:
            return
        self.history.rewind(step)
        self.history.mark(step, Said("the run went on from here: {n} steps were lost", n=lost))
        self.snapshot, self.pictures = _until(step, self.snapshot), _until(step, self.pictures)
        self.plan, self.agreed = _until(step, self.plan), _until(step, self.agreed)
        self.evaluation = _until(step, self.evaluation)
        self.answers = {question: answer for question, answer in self.answers.items() if answer.step <= step}
        self._note, self._dragged = None, NOTHING

    def die(self, status: int | None, stacks: str = "") -> None:
        """The trainer is gone without a word but its ``stacks``; ``status`` is its process's, None for a thread."""
        saved = self.saved[-1].step if self.saved else None
        self.failure = dataclasses.replace(died(self.step, saved, status, stacks), run=self.run)
        self._stand()

    def _stand(self) -> None:
        """A failure and the state beside it are news of one moment, whichever is told first."""
        if self.state is not None:
            self.state = dataclasses.replace(self.state, activity="failed", step=self.step, steps_per_second=0.0)

    def _start(self, event: say.Started) -> None:
        self.started, self.failure, self._dragged, self._unusable = event, None, NOTHING, []
        self._go_back(event.step)

    def _add_rows(self, event: say.Rows) -> None:
        self.history.append(SCALARS, event.values, event.steps)
        self.step = int(event.steps[-1])

    def _put_in_force(self, event: say.InForce) -> None:
        self.in_force, self._journal = event, event.journal
        if not event.changes:
            return
        if self._tried is not None and event.step > self._tried.step:
            self._tried = None  # what fails now fails of other settings
        changes, since = dict(event.changes), time.monotonic() - self._arrived.get(say.InForce, 0.0)
        name = _number_changed(changes)
        again = bool(name) and name == self._dragged[0] and since < DRAG
        if again:
            changes[name] = self._dragged[1], changes[name][1]
        self._dragged = (name, changes[name][0]) if name else NOTHING
        words = [*(change_in_words(each, *values) for each, values in changes.items()), *event.besides]
        self.history.mark(event.step, joined(words, "; "), again=again)

    def _set_state(self, event: say.State) -> None:
        self.state = event
        if event.activity != "failed":
            self.failure = None

    def _save(self, event: say.Saved) -> None:
        self.saved = [*self.saved[-1:], event]
        self._journal = event.journal

    def _see(self, event: Snapshot) -> None:
        self.snapshot = event.completed(self.snapshot, self.started.reference.real if self.started else None)
        if (losses := event.layers.get("held_out")) is not None:
            steps = np.array([losses.step])
            self.history.append(("loss_trained", "loss_held_out"), losses.value.reshape(1, 2).astype(np.float64), steps)

    def _fail(self, event: Failure) -> None:
        tried = self.saved[-1] if self.saved[1:] and self.saved[-1] is self._tried else None
        if event.kind == "not_finite" and tried is not None and event.step - tried.step <= SEED:
            self.saved.pop()  # it failed again from there: the next attempt begins earlier
        self.failure = way_back_to(self.saved[-1].step if self.saved else None, event)
        self._stand()

    def _see_plan(self, event: PlanReport) -> None:
        self.plan, self._note = event, None
        if event.agreement is not None:
            self.agreed = event
            self.history.append_one("agreement", event.step, event.agreement.mean)

    def _be_answered(self, event: Answer) -> None:
        """Keep the newest answers, in a mapping of their own: that of an earlier view stays as it was."""
        others = [(question, answer) for question, answer in self.answers.items() if question != event.question]
        self.answers = dict([*others, (event.question, event)][-ANSWERS:])

    def _see_pictures(self, event: PicturePlan) -> None:
        self.pictures = event

    def _list(self, event: say.Unusable) -> None:
        self._unusable = [*self._unusable, *event.lines]

    def _skip(self, event: say.Skipped) -> None:
        self._note = event.why

    def _measure(self, event: Evaluation) -> None:
        before, self.evaluation = self.evaluation, event
        again = before is not None and event == dataclasses.replace(before, floor=event.floor, quality=event.quality)
        for name, value in _numbers(event):
            if name == "floor" or not again:
                self.history.append_one(name, event.step, value)
        apart, step, latest = event.divergences, event.divergences_step, self.history.latest("js")
        if apart is not None and step is not None and (latest is None or step > latest[0]):
            self.history.append_one("kl", step, apart.kl)
            self.history.append_one("js", step, apart.js)
        if event.quality is not None and (before is None or event.quality != before.quality):
            for name, value in dataclasses.asdict(event.quality.scores).items():
                self.history.append_one(name, event.quality.step, value)


def _until(step: int, found: Dated | None) -> Dated | None:
    """What was found, unless it is of a later step."""
    return found if found is not None and found.step <= step else None


def _number_changed(changes: Mapping[str, tuple[Value, Value]]) -> str:
    """The name of the one field that was changed, if it holds a number, as what is dragged does; else nothing."""
    numbers = [name for name, (_, new) in changes.items() if not isinstance(new, str)]
    return numbers[0] if len(numbers) == len(changes) == 1 else ""


def _numbers(evaluation: Evaluation) -> Iterator[tuple[str, float]]:
    """Names and values of the curves that an evaluation has a point for at its step."""
    yield "w1", evaluation.w1
    if evaluation.floor is not None:
        yield "floor", evaluation.floor.mean
    if evaluation.modes is not None:
        yield "modes", float(evaluation.modes.modes)
        yield "high_quality", evaluation.modes.high_quality
