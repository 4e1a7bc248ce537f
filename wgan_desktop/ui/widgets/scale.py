"""Where a value stands on a slider."""

from __future__ import annotations

import dataclasses
import math

from wgan_desktop.core.fields import Field

STEPS = 1000  # positions of a slider
DECADES = 3  # a logarithmic slider reaches so far to either side of its centre
REACH = 10  # a linear slider of a wide range reaches so many times its centre
TOO_WIDE = 100_000  # a linear range beyond this has no slider: 0 to 2,147,483,647 cannot be aimed at


@dataclasses.dataclass(frozen=True)
class SliderScale:
    """The stretch of a field's range that its slider covers.

    A learning rate may be anything from 0 to 100; a slider over all of it could not be aimed.  It covers what lies
    around ``centre`` (the preset's value), and the box beside it takes any allowed value.

    Attributes
    ----------
    low, high : float
        The values at the ends of the slider.
    logarithmic, whole, zero : bool
        Equal ratios for equal ways; whole numbers only; the lowest position means exactly 0.
    """

    low: float
    high: float
    logarithmic: bool
    whole: bool
    zero: bool = False

    @classmethod
    def around(cls, field: Field, centre: float) -> SliderScale | None:
        """The slider of ``field``, or None where it is better off without one."""
        whole = field.kind is int
        if field.scale == "log":
            middle = centre if centre > 0 else float(field.default) or 1.0
            low = max(field.low, middle * 10.0**-DECADES, 1.0 if whole else 0.0)
            high = min(field.high, middle * 10.0**DECADES)
            return cls(low, high, logarithmic=True, whole=whole, zero=field.low == 0)
        if field.high - field.low > TOO_WIDE:
            return None
        high = min(field.high, field.low + max(REACH * (centre - field.low), 20.0))
        return cls(field.low, high, logarithmic=False, whole=whole)

    def position(self, value: float) -> int:
        """The slider's position of ``value``, 0 to `STEPS`; the nearest end for a value beyond it."""
        value = min(max(value, self.low), self.high)
        if self.logarithmic:
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(share * STEPS)

    def value(self, position: int) -> float:
        """The value at ``position``, to three significant digits, or whole."""
        if self.zero and position == 0:
            return 0.0
        share = position / STEPS
        if self.logarithmic:
            value = self.low * (self.high / self.low) ** share
        else:
            value = self.low + share * (self.high - self.low)
        rounded = float(round(value)) if self.whole else float(f"{value:.3g}")
        return min(max(rounded, self.low), self.high)

    def moved(self, value: float, notches: int) -> float:
        """``value`` some notches further: the next of 1, 2, 5, 10 ..., or the next whole number or hundredth."""
        if not self.logarithmic:
            notch = 1.0 if self.whole else 10.0 ** math.floor(math.log10((self.high - self.low) / 50))
            return float(f"{value + notches * notch:.6g}")
        for _ in range(abs(notches)):
            value = _next_round(value, up=notches > 0) if value > 0 else (self.low if notches > 0 else 0.0)
        return value


def _next_round(value: float, *, up: bool) -> float:
    """The next larger or smaller of ..., 1, 2, 5, 10, 20, 50, ..."""
    power = math.floor(math.log10(value))
    rounds = [float(f"{digit}e{power + shift}") for shift in (-1, 0, 1) for digit in (1, 2, 5)]
    tolerance = 1e-9 * value
    if up:
        return min(step for step in rounds if step > value + tolerance)
    return max(step for step in rounds if step < value - tolerance)
