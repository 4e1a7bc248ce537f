"""Memory over time, with everything live."""

from __future__ import annotations

import gc
import math
import statistics
import threading
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure
from wgan_desktop.bench.machine import family
from wgan_desktop.bench.windows import LiveWindow
from wgan_desktop.core.presets import presets
from wgan_desktop.run.memory import resident

CLAIMED, SHORT = 600.0, 30.0  # seconds: of the claim, and unless asked for
WARM = 60.0  # seconds that it may grow, a quarter of a shorter run
NEAR = 5  # readings around each end
HOUR = 3600.0


class Memory(Benchmark):
    """Growth of the memory that the window, the trainer and the transport child hold together."""

    name = "memory"
    rank = 80
    label = "Memory"
    about = "Growth after the first minute of training with every panel live; 600 s with --seconds 600."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """One figure; a shorter run says so."""
        seconds = effort.seconds or effort.round(SHORT)
        used = [row[0] for row in watch(seconds)]
        first = round(min(WARM, seconds / 4))
        grown = statistics.median(used[-NEAR:]) - statistics.median(used[first : first + NEAR] or used)
        note = f"{seconds:g} s" + ("" if seconds >= CLAIMED else f", shortened from {CLAIMED:g} s")
        yield Figure("growth", grown, "MB", high=10.0, note=f"{note}; {used[-1]:.0f} MB in all")


class Soak(Benchmark):
    """What creeps: memory an hour, Python's objects, threads."""

    name = "soak"
    rank = 210
    by_name = True
    label = "Soak"
    about = "An hour with every panel live (--seconds to change that): what grows with time."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """Slopes over the second half."""
        seconds = effort.seconds or effort.round(HOUR)
        rows = np.array(watch(seconds))
        late = rows[len(rows) // 2 :]
        hours = np.arange(len(late)) / HOUR
        memory, objects, threads = (slope(hours, column) for column in late.T)
        yield Figure("memory", memory, "MB an hour", high=1.0, note=f"{seconds:g} s")
        yield Figure("Python's objects", objects, "an hour", high=1000.0)
        yield Figure("threads", threads, "an hour", high=0.0)


def slope(hours: npt.NDArray[np.float64], column: npt.NDArray[np.float64]) -> float:
    """How much it grows in an hour; NaN where this system does not tell."""
    if not np.isfinite(column).all():
        return math.nan
    return float(np.polyfit(hours, column, 1)[0]) if len(column) > 2 else 0.0


def watch(seconds: float) -> list[tuple[float, float, float]]:
    """Memory (MB), objects and threads, read once a second while everything is live."""
    rows: list[tuple[float, float, float]] = []

    def read() -> None:
        gc.collect()
        rows.append((resident(family()), float(len(gc.get_objects())), float(threading.active_count())))

    with LiveWindow(presets()["opening"].settings.replace(lr_decay=0)) as live:
        live.train(seconds, each_second=read)
        read()
    return rows
