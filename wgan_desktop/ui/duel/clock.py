"""How long the steps of a run took: the other axis on which the runs of a duel can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.arrays import Floats

if TYPE_CHECKING:
    from wgan_desktop.run.messages import State

KEPT = 4096  # readings; every other one is dropped when there are twice as many


class Clock:
    """From the steps of a run to its seconds of training and back, by what it told on the way."""

    def __init__(self) -> None:
        self._run = ""
        self._steps, self._seconds = [0.0], [0.0]

    def take(self, state: State | None) -> None:
        """Note a step and its seconds; another run, or one that went back, begins anew from there."""
        if state is None:
            return
        if state.run != self._run:
            self._run, self._steps, self._seconds = state.run, [0.0], [0.0]
        while self._steps[1:] and state.step < self._steps[-1]:
            del self._steps[-1], self._seconds[-1]
        if state.step > self._steps[-1] and state.seconds > self._seconds[-1]:
            self._steps.append(float(state.step))
            self._seconds.append(state.seconds)
        if len(self._steps) > 2 * KEPT:
            self._steps, self._seconds = self._steps[::2], self._seconds[::2]

    def seconds(self, steps: Floats) -> Floats:
        """Training seconds (k,) after so many steps (k,); beyond the newest reading, at the speed until then."""
        return _mapped(steps, self._steps, self._seconds)

    def steps(self, seconds: Floats) -> Floats:
        """The steps (k,) that were done after so many seconds (k,)."""
        return _mapped(seconds, self._seconds, self._steps)


def _mapped(places: Floats, known: list[float], values: list[float]) -> Floats:
    inside = np.interp(places, known, values)
    rate = values[-1] / known[-1] if known[-1] else 0.0
    return np.asarray(inside + np.maximum(places - known[-1], 0.0) * rate)
