"""Training with the window live, against training without one; and how smooth the window is meanwhile."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, quartiles, versus
from wgan_desktop.bench.loops import Loop
from wgan_desktop.bench.sizes import FOUR_BY_128
from wgan_desktop.bench.windows import LiveWindow
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import Settings

WARM = 10.0  # seconds of showing before frames are counted
Milliseconds = npt.NDArray[np.float64]


class Live(Benchmark):
    """The share of its speed that training keeps, in a child process and, beside it, in a thread of the window's.

    The targets are for the window as it opens; the same with every panel open stands beside it.
    """

    name = "live"
    rank = 30
    label = "With the window live"
    about = "Steps a second with the window live at 30 frames/s or more, against the same loop without a window."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """Speed, frames and the window's work for two networks."""
        for name, settings in (("4x128", FOUR_BY_128), ("gan_lab", presets()["gan_lab"].settings)):
            yield from _measure(name, settings, "process", effort, rounds=8)
            yield from _measure(name, settings, "process", effort, rounds=4, every=True)
            yield from _measure(name, settings, "thread", effort, rounds=3)


def _measure(
    name: str,
    settings: Settings,
    host: Literal["thread", "process"],
    effort: Effort,
    rounds: int,
    *,
    every: bool = False,
) -> Iterator[Figure]:
    counted: list[tuple[Milliseconds, Milliseconds]] = []
    shown = 0.0
    with LiveWindow(settings, host, every=every) as live, Loop("trainer", settings) as bare:

        def with_window() -> float:
            nonlocal shown
            rate = live.train(effort.round(3.0))
            if shown >= WARM or effort.quick:
                counted.append(live.timings())
            shown += effort.round(3.0)
            live.rest()
            return rate

        ways = {"live": with_window, "bare": lambda: bare.rate(effort.round(3.0))}
        rates = interleaved(ways, effort.rounds(rounds))
        panels = live.panels
    aimed = host == "process" and not every
    title = f"{name}, {host}, every panel" if every else f"{name}, {host}"
    yield versus(
        title, rates["live"], rates["bare"], unit="steps/s", against="without a window",
        low=0.85 if aimed else None, note=f"{panels} panels, {settings.threads} thread",
    )  # fmt: skip
    if host == "process" and counted:
        figures = smoothness(title, [frames for frames, _ in counted], [work for _, work in counted])
        yield from figures if aimed else (dataclasses.replace(figure, low=None, high=None) for figure in figures)


def smoothness(title: str, frames: Sequence[Milliseconds], work: Sequence[Milliseconds]) -> Iterator[Figure]:
    """Frames and work of some rounds: medians of the rounds' own numbers, but the slow frames of all."""
    p99 = [float(np.percentile(each, 99)) for each in frames]
    every = np.concatenate(frames)
    rate = [1e3 / float(each.mean()) for each in frames]
    yield Figure(f"{title}: frames", statistics.median(rate), "frames/s", low=30.0, quartiles=quartiles(rate))
    yield Figure(f"{title}: frame interval, p99", statistics.median(p99), "ms", high=40.0, quartiles=quartiles(p99))
    slow, count = int((every > 100).sum()), len(every)
    without_one = (max(slow - 1, 0) / count, slow / count)  # one slow frame among a few hundred proves nothing
    yield Figure(
        f"{title}: frames over 100 ms", slow / count, "of all", high=0.001, quartiles=without_one,
        note=f"{slow} of {count}",
    )  # fmt: skip
    medians = [float(np.median(each)) for each in work]
    tails = [float(np.percentile(each, 99)) for each in work]
    for what, values, most in (("median", medians, 10.0), ("p99", tails, 25.0)):
        middle = statistics.median(values)
        yield Figure(f"{title}: window's work a beat, {what}", middle, "ms", high=most, quartiles=quartiles(values))
