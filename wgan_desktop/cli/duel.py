"""A duel without a window: the runs take turns, step by step, in this process.

So each has the machine to itself while it is its turn, equal steps are exactly equal, and the same command line writes
the same samples.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from wgan_desktop.cli.duel_request import DuelRequest
from wgan_desktop.cli.headless import Run, build, opened_log, tell_of_data
from wgan_desktop.cli.log import RunLog
from wgan_desktop.cli.progress import Progress
from wgan_desktop.cli.recorder import Recorder
from wgan_desktop.cli.request import Request
from wgan_desktop.cli.signals import Interrupts
from wgan_desktop.core.duels import Share
from wgan_desktop.core.trainer import Trainer


class Turns:
    """A clock that goes while it is a run's turn: a context is a turn, a call reads the seconds."""

    def __init__(self) -> None:
        self._before, self._since = 0.0, time.perf_counter()

    def __call__(self) -> float:
        """Seconds of all turns so far, the present one included: it is read in turns only."""
        return self._before + time.perf_counter() - self._since

    def __enter__(self) -> Self:
        self._since = time.perf_counter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._before = self()


def train(request: DuelRequest, interrupts: Interrupts) -> int:
    """Train until the first run is over, fails or is interrupted; return the exit status.

    Raises
    ------
    SettingsError
        When the problem's data cannot be used, or the log not be written.
    """
    for note in request.notes:
        print(f"wgan-desktop: {note}", file=sys.stderr)
    trainers: dict[str, Trainer] = {}
    for name, each in request.runs.items():
        made = build(each, interrupts)
        if isinstance(made, int):
            return made
        trainers[name] = made
    first = next(iter(trainers.values()))
    unusable = tell_of_data(first, request.first)
    with opened_log(request.first) as log:
        said = dict.fromkeys(trainers, "")
        clocks = {name: Turns() for name in trainers}
        runs = {
            name: _run(name, trainer, request.runs[name], log, interrupts, said, clocks[name])
            for name, trainer in trainers.items()
        }
        _take_turns([(run, clocks[name]) for name, run in runs.items()], request.share)
        unusable.tell(first.problem.unusable)
        statuses = []
        for name, run in runs.items():
            with clocks[name]:
                statuses.append(run.finish())
    return 1 if 1 in statuses else interrupts.status


def _run(
    name: str, trainer: Trainer, request: Request, log: RunLog | None, interrupts: Interrupts, said: dict[str, str],
    clock: Turns,
) -> Run:  # fmt: skip
    own = None if log is None else log.named(name)
    progress = Progress(request.progress, request.steps, name, said)
    return Run(trainer, request, own, interrupts, name, Recorder(trainer, request, own, progress, clock))


def _take_turns(runs: Iterable[tuple[Run, Turns]], share: Share) -> None:
    """Let the run that has had least make the next step, until one of them is over."""
    going = [(run, run.steps(), clock) for run, clock in runs]
    over = object()
    while True:
        _, steps, clock = min(going, key=lambda each: _had(each[0].trainer, share))
        with clock:
            if next(steps, over) is over:
                return


def _had(trainer: Trainer, share: Share) -> float:
    """How much of what is shared a run has had."""
    return trainer.step_count if share == "steps" else trainer.seconds
