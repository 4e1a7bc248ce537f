"""What a duel costs."""

from __future__ import annotations

import contextlib
import functools
import os
import time
from collections.abc import Callable, Iterator

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, versus
from wgan_desktop.bench.sizes import FOUR_BY_128
from wgan_desktop.bench.whole import Whole
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.duel import Duel
from wgan_desktop.run.session import Session

PATIENCE = 60.0  # seconds for an answer
SETTLED = 50  # steps after which a round begins: the lead has grown to what the speed asks for


class Duels(Benchmark):
    """Two runs in lockstep, as a window has them: each in a child process."""

    name = "duel"
    rank = 75
    label = "A duel of two"
    about = "Wall time in which both runs of a duel make a step, against one run alone."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """One figure."""
        with Side(1) as one, Side(2) as two:
            ways = {"two": lambda: two.step(effort.round(3.0)), "one": lambda: one.step(effort.round(3.0))}
            rounds = interleaved(ways, effort.rounds(6))
        yield versus(
            "4x128", rounds["two"], rounds["one"], unit="ms a step", against="one run", high=2.1,
            note=f"{os.cpu_count()} processors",
        )  # fmt: skip


class Side(Whole):
    """One run, or a duel of as many as are asked for, all of the same ``settings``; at rest between two rounds."""

    def __init__(self, runs: int, settings: Settings = FOUR_BY_128) -> None:
        self._runs, self._settings = runs, settings

    def open(self, made: contextlib.ExitStack) -> None:
        """Start the first run, and once it rests those beside it."""
        make = functools.partial(Session, host="process", device="cpu", playing=False, transport=False)
        first = make(self._settings)
        made.callback(first.close)
        first.start()
        self._goer: Session | Duel = first
        self._sessions: tuple[Session, ...] = (first,)
        if self._runs > 1:
            self._await(lambda: self._rests)
            duel = self._goer = Duel(first, [self._settings] * (self._runs - 1), make=make)
            made.callback(duel.close)
            self._sessions = duel.sessions

    def step(self, seconds: float) -> float:
        """Milliseconds of wall time in which every run makes a step, over so many seconds."""
        self._goer.play()
        settled = self._place + SETTLED
        self._await(lambda: self._place > settled)
        began, first = time.perf_counter(), self._place
        time.sleep(seconds)
        last = self._place
        self._await(lambda: self._place > last)
        ended, last = time.perf_counter(), self._place
        self._goer.pause()
        self._await(lambda: self._rests)
        return 1e3 * (ended - began) / (last - first)

    @property
    def _place(self) -> int:
        """The step that all have made."""
        states = [session.view().state for session in self._sessions]
        return min(0 if state is None else state.step for state in states)

    @property
    def _rests(self) -> bool:
        states = [session.view().state for session in self._sessions]
        return all(state is not None and state.fingerprint for state in states)

    def _await(self, ready: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not ready():
            if any(session.view().failure for session in self._sessions) or time.monotonic() > end:
                raise RuntimeError("the trainers did not obey")
            time.sleep(0.001)
