"""A run without a window, from its first step to what is written at its end."""

from __future__ import annotations

import contextlib
import dataclasses
import math
import sys
from collections.abc import Iterator

from wgan_desktop.cli.judging import judged
from wgan_desktop.cli.log import RunLog
from wgan_desktop.cli.progress import Progress
from wgan_desktop.cli.recorder import Recorder
from wgan_desktop.cli.request import Request
from wgan_desktop.cli.samples import samples, write_samples
from wgan_desktop.cli.signals import Interrupts
from wgan_desktop.cli.summary import Outcome
from wgan_desktop.cli.unusable import Unusable
from wgan_desktop.core.devices import choose
from wgan_desktop.core.evaluation import Evaluation
from wgan_desktop.core.journal import repeat
from wgan_desktop.core.metrics import mode_metrics
from wgan_desktop.core.pictures import TooFewError
from wgan_desktop.core.precision import available
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.settings import Complaint, SettingsError
from wgan_desktop.core.shapes import Counts, mixes, slow
from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.core.words import Said, reason_of
from wgan_desktop.run.failures import explain
from wgan_desktop.run.fitting import TooLargeError, large, refuse
from wgan_desktop.run.notices import MIXED
from wgan_desktop.run.reporter import wait_share

HELPS = {
    "not_finite": "lower the learning rate, the clip value or the constraint's weight",
    "out_of_memory": "choose a smaller batch or smaller networks",
    "device_lost": "train with --device cpu",
}
"""What helps against a kind of failure where there is no checkpoint to go on from, as in the window."""
SCORED = 2_500  # samples by which modes are counted, as in the published tables (VEEGAN, PacGAN)


def train(request: Request, interrupts: Interrupts) -> int:
    """Train as asked until the run is over, fails or is interrupted; return the exit status.

    Raises
    ------
    SettingsError
        When the problem's data cannot be used, or the log not be written.
    """
    trainer = build(request, interrupts)
    if isinstance(trainer, int):
        return trainer
    unusable = tell_of_data(trainer, request)
    with opened_log(request) as log:
        run = Run(trainer, request, log, interrupts)
        for _ in run.steps():
            pass
        unusable.tell(trainer.problem.unusable)
        return run.finish()


def build(request: Request, interrupts: Interrupts) -> Trainer | int:
    """The trainer of a run; the exit status where there is none to be had.

    Raises
    ------
    SettingsError
        When the problem's data cannot be used, or the networks not fit.
    """
    try:
        return _trainer(request, interrupts)
    except KeyboardInterrupt:
        return interrupts.status
    except (MemoryError, RuntimeError) as error:  # networks or batches that do not fit
        print(f"wgan-desktop: {one_sentence(explain(error, 0, request.settings))}", file=sys.stderr)
        return 1


def one_sentence(failure: Failure) -> str:
    """What happened, why, and what helps."""
    what, why = (text.rstrip(".") for text in (failure.what, failure.why))
    what = what[:1].lower() + what[1:]
    why = why[:1].lower() + why[1:] if isinstance(failure.why, Said) else why  # else it is an error's own
    helps = f"; {HELPS[failure.kind]}" if failure.kind in HELPS else ""
    return f"step {failure.step}: {what} ({why}){helps}."


def tell_of_data(trainer: Trainer, request: Request) -> Unusable:
    """Say what the window would say in its strip of notices as the run begins; more may turn out to be unusable."""
    data = f"{trainer.problem.said} {trainer.problem.skipped or ''}".strip()
    mixed = f"{MIXED}." if mixes(trainer.settings) else ""
    sizes = Counts(len(trainer.generator.parameters), len(trainer.critic.parameters))
    wide = slow(trainer.settings, sizes) if trainer.device == "cpu" else None
    for said in filter(None, (data, available(trainer.settings, trainer.device)[1], mixed, wide)):
        print(f"wgan-desktop: {said}", file=sys.stderr)
    unusable = Unusable(request.unusable)
    unusable.tell(trainer.problem.unusable)
    return unusable


@contextlib.contextmanager
def opened_log(request: Request) -> Iterator[RunLog | None]:
    """The log that was asked for, open.

    Raises
    ------
    SettingsError
        When it cannot be written.
    """
    with RunLog.asked_for(request) or contextlib.nullcontext() as log:
        yield log


def _trainer(request: Request, interrupts: Interrupts) -> Trainer:
    def tell(words: str) -> None:
        if interrupts:
            raise KeyboardInterrupt
        progress.say(words)

    progress = Progress(request.progress, None)
    device = choose(request.device)
    if device.note and request.device != "auto":
        print(f"{device.note} Training on the {device.label}.", file=sys.stderr)
    if heavy := large(request.settings, device.name, kept=0):
        print(f"wgan-desktop: {heavy}.", file=sys.stderr)
    try:
        refuse(request.settings, device.name, kept=0)
        trainer = Trainer(request.settings, device.name, tell=tell)
        progress.say("")
        return trainer
    except TooLargeError as error:
        widths = f"{request.settings.generator_width}, {request.settings.critic_width}"
        raise SettingsError([Complaint("generator_width, critic_width", widths, f"smaller ({error})")]) from None
    except ProblemError as error:
        Unusable(request.unusable).tell(error.lines)
        way = " They are skipped with --set unusable=skip." if isinstance(error, TooFewError) else ""
        raise SettingsError([Complaint("problem", request.settings.problem, f"usable ({error}{way})")]) from None


class Run:
    """One run.

    Parameters
    ----------
    trainer, request, log, interrupts
    name : str
        What it is called beside others; empty when it is alone.
    recorder : Recorder, optional
        What keeps its steps, where that is not the usual one.

    Attributes
    ----------
    failure : str
        The first thing that went wrong, in one sentence; empty while nothing did.
    """

    def __init__(
        self, trainer: Trainer, request: Request, log: RunLog | None, interrupts: Interrupts, name: str = "",
        recorder: Recorder | None = None,
    ) -> None:  # fmt: skip
        self.trainer, self.request, self.log, self.interrupts = trainer, request, log, interrupts
        self.recorder = recorder or Recorder(trainer, request, log)
        self.failure, self._called = "", f"{name}: " if name else ""

    def steps(self) -> Iterator[None]:
        """Train until the run is over, fails or is interrupted, with a rest after each step."""
        with self._guard():
            for entry in self.request.journal:
                yield from self._advance(entry.updates)
                if not self._ends():
                    repeat(self.trainer, (entry,))
            yield from self._advance(math.inf)

    def finish(self) -> int:
        """Write what was asked for and say what the run came to; return the exit status."""
        with self._guard():
            self.recorder.finish()
        with self._guard():
            self._write_samples()
        known = None
        with self._guard():
            known = self._evaluation()
        outcome = self._outcome(known)
        with self._guard():
            if self.log is not None:
                self.log.summarise(outcome.summary())
        if self.failure:
            print(f"wgan-desktop: {self._called}{self.failure}", file=sys.stderr)
        print(f"{self._called}{outcome.in_words()}")
        return 1 if self.failure else self.interrupts.status

    @contextlib.contextmanager
    def _guard(self) -> Iterator[None]:
        """Around a part of the work: what goes wrong is kept as the failure, and the parts after it are still done."""
        try:
            yield
        except OSError as error:
            self._fail(f"step {self.trainer.step_count}: a file could not be written: {reason_of(error)}.")
        except (ArithmeticError, MemoryError, RuntimeError) as error:
            self._fail(one_sentence(explain(error, self.trainer.step_count, self.trainer.settings)))

    def _fail(self, why: str) -> None:
        self.failure = self.failure or why

    def _advance(self, updates: float) -> Iterator[None]:
        """Go on until so many updates were made in all, or the run ends."""
        while self.trainer.updates < updates and not self._ends():
            row = self.trainer.update()
            if row is not None:
                self.recorder.take(row)
                yield

    def _ends(self) -> bool:
        """Whether the run is interrupted, or a stop condition is met where a step has ended."""
        s, trainer = self.trainer.settings, self.trainer
        if self.interrupts or trainer.update_index:
            return bool(self.interrupts)
        done = self.request.steps is not None and trainer.step_count >= self.request.steps
        late = 0 < s.stop_seconds <= trainer.seconds
        return done or late or self.recorder.w1 < s.stop_w1

    def _write_samples(self) -> None:
        if self.request.samples_out is not None:
            points = samples(self.trainer, self.request.number("samples"), averaged=self.request.averaged)
            write_samples(points, self.request.samples_out)

    def _outcome(self, known: Evaluation | None) -> Outcome:
        t = self.trainer
        ended = "failed" if self.failure else "interrupted" if self.interrupts else "done"
        speed = self.recorder.steps_per_second
        sizes = Counts(len(t.generator.parameters), len(t.critic.parameters))
        return Outcome(
            t.settings, t.device, t.step_count, t.seconds, speed, ended, self.failure, known, t.problem.scale, sizes,
            wait_share(t),
        )  # fmt: skip

    def _evaluation(self) -> Evaluation | None:
        """The last evaluation with its floor, modes and quality; without, where somebody waits for the run to end."""
        if self.recorder.evaluation is None:
            return None
        evaluator = self.recorder.evaluator
        for _ in evaluator.floor_draws():
            if self.interrupts:
                return self.recorder.evaluation
        modes = self.recorder.evaluation.modes
        if (known := self.trainer.problem.modes) is not None:
            modes = mode_metrics(samples(self.trainer, SCORED), known.centres, known.sd)
        quality = judged(self.trainer, self.interrupts)
        return dataclasses.replace(self.recorder.evaluation, floor=evaluator.floor, modes=modes, quality=quality)
