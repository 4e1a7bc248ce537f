"""The scales of an axis: linear, logarithmic, and logarithmic on both sides of zero."""

from __future__ import annotations

import dataclasses
import math
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.contours import round_step
from wgan_desktop.ui.drawing.numerals import numeral, ticked

Kind = Literal["linear", "log", "symlog"]
HUGE = 1e300  # what lies beyond is drawn here: differences of larger numbers are no numbers
DECADES = 2.0  # of a symlog axis between its largest value and its linear part
TICKS = 5


class Tick(NamedTuple):
    """A labelled height."""

    height: float
    label: str


@dataclasses.dataclass(frozen=True)
class Scale:
    """How values become heights.

    Attributes
    ----------
    kind : {"linear", "log", "symlog"}
    threshold : float
        symlog: values well below it are drawn linearly, so that 0 has its place.
    """

    kind: Kind = "linear"
    threshold: float = 1.0

    def heights(self, values: npt.ArrayLike) -> Floats:
        """The height of each value; NaN stays NaN.

        ``linear``: the value.  ``log``: log10 y, -inf for 0 and NaN below.  ``symlog``: sign(y) log10(1 + |y|/c).
        """
        y = np.clip(np.asarray(values, np.float64), -HUGE, HUGE)
        if self.kind == "linear":
            return y
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            if self.kind == "log":
                return np.asarray(np.log10(np.where(y < 0, np.nan, y)))
            size = np.abs(y)
            # log10(1 + t) = log10 t where t itself would not be a number
            large = np.log10(np.maximum(size, 1e-300)) - math.log10(self.threshold)
            small = np.log1p(np.minimum(size / self.threshold, 1e15)) / math.log(10)
            return np.asarray(np.sign(y) * np.where(large > 15, large, small))

    def values(self, heights: npt.ArrayLike) -> Floats:
        """The inverse of `heights`."""
        h = np.asarray(heights, np.float64)
        if self.kind == "linear":
            return h
        with np.errstate(over="ignore"):
            if self.kind == "log":
                return np.asarray(10.0**h)
            return np.asarray(np.sign(h) * self.threshold * np.expm1(np.abs(h) * math.log(10)))

    def ticks(self, low: float, high: float, count: int = TICKS) -> list[Tick]:
        """About ``count`` round values between two heights, low < high, ascending."""
        if self.kind == "linear" or (self.kind == "log" and high - low < 1):
            return self._even(low, high, count)
        bottom, top = self.values([low, high])
        if self.kind == "log":
            values = _powers(bottom, top, count)
        else:
            below, above = _powers(self.threshold, -bottom, count), _powers(self.threshold, top, count)
            values = [*(-power for power in below), 0.0, *above]
        found = [Tick(float(self.heights(value)), numeral(value, 1)) for value in sorted(values)]
        return [tick for tick in found if low <= tick.height <= high]

    def _even(self, low: float, high: float, count: int) -> list[Tick]:
        """Equal steps of the value."""
        bottom, top = (float(end) for end in self.values([low, high]))
        step = round_step(top - bottom, count)
        if not 0 < step < math.inf:
            return []
        first, last = math.ceil(bottom / step - 1e-9), math.floor(top / step + 1e-9)
        values = [number * step for number in range(first, last + 1)] if last - first < 10 * count else []
        return [
            Tick(float(self.heights(value)), ticked(value, step)) for value in values if self.kind != "log" or value > 0
        ]


def _powers(start: float, end: float, count: int) -> list[float]:
    """Powers of ten from ``start`` to ``end``, only every so many where there are more than ``count``."""
    if end <= 0:
        return []
    first = math.ceil(math.log10(max(start, 1e-300)) - 1e-9)
    last = math.floor(math.log10(min(end, HUGE)) + 1e-9)
    stride = max(1, math.ceil((last - first + 1) / count))
    return [10.0**power for power in range(last, first - 1, -stride)]


def threshold(largest: float) -> float:
    """The symlog threshold for values up to ``largest``: a power of ten, two decades below it."""
    if not 0 < largest < math.inf:
        return 1.0
    return float(10.0 ** (math.floor(math.log10(max(largest, 1e-290))) - DECADES))


EASE = 0.08  # seconds in which about two thirds of the way to new limits are made
PAUSE = 0.2  # seconds at least between two changes of the limits that are wanted
MARGIN = 0.06  # beyond the data, of their range
SLACK = 0.62  # of the limits that data must fill, or the limits close in


class Limits:
    """The lowest and the highest height shown: they follow the data seldom and smoothly.

    Attributes
    ----------
    now, wanted : (low, high)
    """

    def __init__(self) -> None:
        self.now = self.wanted = (0.0, 1.0)
        self._changed = -math.inf
        self._empty = True

    def jump(self) -> None:
        """Take on the next data at once: the scale has changed, and with it what a height means."""
        self._empty = True

    def fit(self, low: float, high: float, now: float) -> None:
        """Want data between two heights to be seen, at ``now`` (s); not finite: there are none."""
        if not (math.isfinite(low) and math.isfinite(high)):
            return
        least = max(1e-9 * max(abs(low), abs(high)), 1e-290)  # nearer values are one for a float's digits
        size = high - low if high - low > least else max(abs(high), 1.0) * 0.2
        fits = self.wanted[0] <= low and high <= self.wanted[1]
        if fits and not self._empty and size >= SLACK * (self.wanted[1] - self.wanted[0]):
            return
        if not self._empty and now - self._changed < PAUSE:
            return
        middle, half = low / 2 + high / 2, (0.5 + MARGIN) * size
        self.wanted, self._changed = (middle - half, middle + half), now
        if self._empty:
            self.now, self._empty = self.wanted, False

    def step(self, seconds: float) -> bool:
        """Come nearer to the wanted limits; whether anything has moved.  They arrive exactly."""
        if self.now == self.wanted:
            return False
        share = 1 - math.exp(-seconds / EASE)
        low, high = (here + share * (there - here) for here, there in zip(self.now, self.wanted, strict=True))
        left = max(abs(low - self.wanted[0]), abs(high - self.wanted[1]))
        self.now = self.wanted if left < 2e-3 * (self.wanted[1] - self.wanted[0]) else (low, high)
        return True
