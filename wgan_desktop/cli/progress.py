"""The progress line of a run without a window."""

from __future__ import annotations

import math
import sys

PAUSE = 0.5  # seconds between two readings


class Progress:
    """One line on stderr: place, speed, W1, time left.

    Parameters
    ----------
    wanted : bool or None
        None: only on a terminal.
    steps : int or None
        Where the run ends, if that is known.
    name : str
        What the run is called beside others.
    said : dict of str to str, optional
        By the names of all runs that share the line, what was last said of each; the last one writes it.
    """

    def __init__(
        self, wanted: bool | None, steps: int | None, name: str = "", said: dict[str, str] | None = None
    ) -> None:  # fmt: skip
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self.on = terminal if wanted is None else wanted and sys.stderr is not None
        self._end = "" if terminal else "\n"
        self._start = "\r\x1b[K" if terminal else ""
        self._steps, self._name, self._said = steps, name, {name: ""} if said is None else said
        self._writes = name == list(self._said)[-1]
        self._last: tuple[float, int] | None = None

    def show(self, now: float, step: int, w1: float, *, finished: bool = False) -> None:
        """Renew the line, at most every `PAUSE` seconds.

        Parameters
        ----------
        now : float
            Seconds of training.
        w1 : float
            The newest exact W1; NaN before there is one.
        """
        if not self.on or (self._last and now - self._last[0] < PAUSE and not finished):
            return
        before, at = self._last or (now, step)
        speed = (step - at) / (now - before) if now > before else math.nan
        if not finished:
            self._last = (now, step)
        self._said[self._name] = self._line(step, speed, w1)
        if self._writes:
            line = "   ".join(f"{name}: {line}" if name else line for name, line in self._said.items())
            print(f"{self._start}{line}", end=self._end, file=sys.stderr, flush=True)

    def say(self, words: str) -> None:
        """Say on a terminal what is being made ready; nothing takes the line back."""
        if self.on and not self._end:
            print(f"{self._start}{words}", end="", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the line to the next writer."""
        if self.on and self._writes and not self._end:
            print(file=sys.stderr, flush=True)

    def _line(self, step: int, speed: float, w1: float) -> str:
        parts = [f"step {step:,}" + (f" of {self._steps:,}" if self._steps else "")]
        if not math.isnan(speed):
            parts.append(speed_in_words(speed))
        if not math.isnan(w1):
            parts.append(f"W1 {w1:.4f}")
        if self._steps and speed > 0:
            left = round((self._steps - step) / speed)
            parts.append(f"{left // 60}:{left % 60:02d} left")
        return "  ".join(parts)


def speed_in_words(speed: float) -> str:
    """So many steps a second; where they are few, to two digits."""
    return f"{speed:,.0f} steps/s" if speed >= 10 else f"{speed:.2g} steps/s"
