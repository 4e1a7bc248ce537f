"""Drawing a curve of ten million steps."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import numpy as np

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, quartiles
from wgan_desktop.run.history import History

STEPS = 10_000_000
CHUNK = 10_000
COLUMNS = 1_600  # of pixels


class LongHistory(Benchmark):
    """Fetching what a curve looks like between two steps, and handing it to the plot."""

    name = "history"
    rank = 60
    label = "Long histories"
    about = "Fetch and set a curve of 10,000,000 steps at a width of 1,600 pixels; the memory it takes."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """The whole curve, a part of it in the middle, and the memory."""
        steps = STEPS // 100 if effort.quick else STEPS
        history = long_history(steps)
        for name, start, stop in (("whole curve", 0, steps), ("a tenth, in the middle", 0.45 * steps, 0.55 * steps)):
            times = fetch_and_set(history, start, stop, effort.rounds(30))
            yield Figure(name, statistics.median(times), "ms", high=5.0, quartiles=quartiles(times))
        yield Figure("memory of the curve", history.nbytes / 1e6, "MB", high=2.0)


def long_history(steps: int) -> History:
    """A curve of noise around a slope."""
    history, random = History(), np.random.default_rng(0)
    for start in range(0, steps, CHUNK):
        at = np.arange(start, min(steps, start + CHUNK))
        history.append(["estimate"], (random.standard_normal(len(at)) - at / steps)[:, None], at)
    return history


def fetch_and_set(history: History, start: float, stop: float, rounds: int) -> list[float]:
    """Milliseconds of each of so many rounds."""
    import pyqtgraph

    from wgan_desktop.ui.application import application

    application()
    curve = pyqtgraph.PlotCurveItem()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        curve.setData(*history.window("estimate", start, stop, COLUMNS))
        times.append((time.perf_counter() - began) * 1e3)
    return times
