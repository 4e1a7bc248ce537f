"""What is kept of every step of a run without a window: its log, its exact W1, its speed, its progress line."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable

from wgan_desktop.cli.log import RunLog
from wgan_desktop.cli.progress import Progress
from wgan_desktop.cli.request import Request
from wgan_desktop.core.evaluation import Evaluation, Evaluator
from wgan_desktop.core.rows import NotFinite, Row, fetch
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.core.transport import TransportError

PAUSE = 0.5  # seconds between two flushes


class Recorder:
    """Takes the row of every step.

    Parameters
    ----------
    trainer, request, log
    progress : Progress, optional
        The line, where that is shared with other runs.
    clock : callable
        Seconds; beside other runs those of this one's turns.

    Attributes
    ----------
    evaluator : Evaluator
    evaluation : Evaluation or None
        The newest.
    first, last : tuple of int and float, or None
        The first and the last step made, with the seconds since the first, evaluation excluded.
    """

    def __init__(
        self, trainer: Trainer, request: Request, log: RunLog | None, progress: Progress | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:  # fmt: skip
        self.trainer, self.log, self._clock = trainer, log, clock
        self.progress = progress or Progress(request.progress, request.steps)
        self.evaluator = Evaluator(trainer.reference)
        self.evaluation: Evaluation | None = None
        self.first: tuple[int, float] | None = None
        self.last: tuple[int, float] | None = None
        self._every: int = request.number("eval_every")
        self._next = self._every
        self._evaluates = log is not None or self.progress.on
        self._rows: list[Row] = []
        self._times: list[float] = []
        self._w1: dict[int, float] = {}
        self._began = self._flushed = self._evaluating = 0.0

    @property
    def w1(self) -> float:
        """The newest exact W1; NaN before there is one."""
        return math.nan if self.evaluation is None else self.evaluation.w1

    @property
    def steps_per_second(self) -> float:
        """Steps between the first and the last over the time between them, evaluation excluded; NaN before two."""
        if self.first is None or self.last is None or self.last[1] <= self.first[1]:
            return math.nan
        return (self.last[0] - self.first[0]) / (self.last[1] - self.first[1])

    def take(self, row: Row) -> None:
        """Keep a step that was just made.

        Raises
        ------
        NotFinite
            On a GPU, where this is found out when the rows are fetched.
        OSError
            When the log cannot be written.
        """
        now = self._clock()
        if self.first is None:
            self._began = self._flushed = now
        if now - self._flushed >= PAUSE:  # but for this row, which may be the last and get its W1 at the end
            self.flush()
            self._flushed = now
            self.progress.show(now - self._began - self._evaluating, row.step, self.w1)
        self._rows.append(row)
        self._times.append(now - self._began)
        self.last = (row.step, now - self._began - self._evaluating)
        self.first = self.first or self.last
        if self._due(row.step):
            began = self._clock()
            self._next = row.step - row.step % self._every + self._every
            self.evaluate()
            self._evaluating += self._clock() - began

    def _due(self, step: int) -> bool:
        """Whether W1 is to be computed: only at steps that are logged would anybody see it."""
        wanted = self._evaluates or self.trainer.settings.stop_w1 > 0
        return wanted and step >= self._next and (self.log is None or self.log.wants(step))

    def evaluate(self) -> None:
        """Hold the present state against the truth; what cannot be measured leaves no number."""
        snapshot = self.trainer.look(())
        self.evaluation = None
        with contextlib.suppress(TransportError):
            self.evaluation = self.evaluator.evaluate(snapshot.run, snapshot.step, snapshot.fake)
        if not snapshot.update:
            self._w1[snapshot.step] = self.w1

    def finish(self) -> None:
        """Measure the last state, log what is left, end the progress line; see `take` for what is raised."""
        if self.evaluation is None or self.evaluation.step != self.trainer.step_count or self.trainer.update_index:
            self.evaluate()
        if self.last is not None:
            self.progress.show(self.last[1], self.last[0], self.w1, finished=True)
        self.progress.close()
        self.flush()

    def flush(self) -> None:
        """Fetch what the steps measured and log it; see `take` for what is raised."""
        rows, times, w1 = self._rows, self._times, self._w1
        self._rows, self._times, self._w1 = [], [], {}
        steps, values = fetch([])
        try:
            steps, values = fetch(rows)
        except NotFinite as error:
            steps, values = fetch([row for row in rows if row.step < error.step])
            raise
        finally:
            if self.log is not None:
                self.log.write(steps, times[: len(steps)], values, w1)
