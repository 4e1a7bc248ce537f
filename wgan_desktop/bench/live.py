"""Training with the window live, against training without one; and how smooth the window is meanwhile."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, quartiles, versus
from wgan_desktop.bench.loops import Loop
from wgan_desktop.bench.metronome import Metronome
from wgan_desktop.bench.sizes import FOUR_BY_128
from wgan_desktop.bench.windows import LiveWindow
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import Settings

WARM = 10.0  # seconds of showing before frames are counted
ROUND = 3.0  # seconds
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


class Rounds:
    """Rounds of three kinds: with the window, without one, and beside plain work that is as long as the window's.

    Attributes
    ----------
    frames, work, plain : list of ndarray
        Of each round, in ms: times between frames (once the window is warm) and its work a beat; plain work.
    """

    def __init__(self, live: LiveWindow, bare: Loop, effort: Effort) -> None:
        self._live, self._bare, self._seconds = live, bare, effort.round(ROUND)
        self._cold = 0.0 if effort.quick else WARM
        self.frames, self.work, self.plain = list[Milliseconds](), list[Milliseconds](), list[Milliseconds]()

    def with_window(self) -> float:
        """Steps a second."""
        rate = self._live.train(self._seconds)
        intervals, work = self._live.timings()
        self.work.append(work)
        if self._cold <= 0:
            self.frames.append(intervals)
        self._cold -= self._seconds
        self._live.rest()
        return rate

    def without(self) -> float:
        """Steps a second."""
        return self._bare.rate(self._seconds)

    def beside_plain_work(self) -> float:
        """Steps a second, while somebody works as often and as long as the window did in its last round."""
        metronome = Metronome(self._live.hertz, float(np.median(self.work[-1])))
        with ThreadPoolExecutor(1) as pool:
            rate = pool.submit(self.without)
            self.plain.append(metronome.beat(self._seconds))
            return rate.result()


def _measure(
    name: str,
    settings: Settings,
    host: Literal["thread", "process"],
    effort: Effort,
    rounds: int,
    *,
    every: bool = False,
) -> Iterator[Figure]:
    aimed = host == "process" and not every
    title = f"{name}, {host}, every panel" if every else f"{name}, {host}"
    with LiveWindow(settings, host, every=every) as live, Loop("trainer", settings) as bare:
        turns = Rounds(live, bare, effort)
        ways = {"live": turns.with_window, "bare": turns.without}
        if aimed:
            turns.with_window()
            ways["plain"] = turns.beside_plain_work
        rates = interleaved(ways, effort.rounds(rounds))
        note = f"{live.panels} panels, {settings.threads} thread"
    against = "without a window"
    low = 0.85 if aimed else None
    yield versus(title, rates["live"], rates["bare"], unit="steps/s", against=against, low=low, note=note)
    if aimed:
        against = "beside plain work as long as the window's"
        yield versus(f"{title}: the same", rates["live"], rates["plain"], unit="steps/s", against=against)
    if host == "process" and turns.frames:
        figures = smoothness(title, turns.frames, turns.work[-len(turns.frames) :], turns.plain)
        yield from figures if aimed else (dataclasses.replace(figure, low=None, high=None) for figure in figures)


def smoothness(
    title: str, frames: Sequence[Milliseconds], work: Sequence[Milliseconds], plain: Sequence[Milliseconds] = ()
) -> Iterator[Figure]:
    """Frames and work of some rounds: medians of the rounds' own numbers, but the slow frames of all.

    Where plain work of the same length stands beside it, the tail it has too is the machine's: by so much a tail may
    be too long without telling anything of the window.
    """
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
    for what, share, most in (("median", 50, 10.0), ("p99", 99, 25.0)):
        values = [float(np.percentile(each, share)) for each in work]
        middle = statistics.median(values)
        alone = statistics.median(float(np.percentile(each, share)) for each in plain) if plain else None
        usual = statistics.median(float(np.median(each)) for each in plain) if plain else 0.0
        yield Figure(
            f"{title}: window's work a beat, {what}", middle, "ms", alone, "plain work as long" if plain else "",
            high=most, quartiles=quartiles(values), slack=(alone or 0.0) - usual,
        )  # fmt: skip
