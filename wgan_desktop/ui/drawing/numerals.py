"""Numbers as a person reads them: in their language, three digits that mean something, never a column that jumps."""

from __future__ import annotations

import math

from wgan_desktop.ui.i18n import MINUS, localised, tr


def numeral(value: float | None, digits: int = 3) -> str:
    """A number with ``digits`` significant digits: ``0.213``, ``12.3``, ``4.56e−7``, ``∞``; a dash for none."""
    if value is None or math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    size = float(f"{abs(value):.12g}")  # equal sums of other orders are not to fall on two sides of a half
    if size == 0:
        text = "0"
    elif 1e-3 <= size < 10.0 ** (digits + 2):
        places = max(digits - 1 - math.floor(math.log10(float(f"{size:.{digits}g}"))), 0)
        text = f"{size:,.{places}f}"
    else:
        text = f"{size:.{digits - 1}e}"
    return localised(MINUS + text if value < 0 else text)


def with_spread(mean: float, sd: float) -> str:
    """A mean and its standard deviation, to two digits of either: ``0.056 ± 0.004``, ``2.13 ± 0.04``.

    A standard deviation of 0 is that of a single draw: nothing is known of it.
    """
    if sd == 0:
        return numeral(mean, 2)
    if not (1e-3 <= abs(mean) < 100 and math.isfinite(sd)):
        return f"{numeral(mean, 2)} ± {numeral(sd, 1)}"
    places = max(1 - math.floor(math.log10(abs(mean))), -math.floor(math.log10(sd)) if sd >= 1e-3 else 0, 0)
    return localised(f"{mean:.{places}f} ± {sd:.{places}f}")


def percent(share: float | None) -> str:
    """A share as per cent: ``82.4 %``; a dash for none."""
    return "–" if share is None or math.isnan(share) else localised(f"{100 * share:.1f} %")


def at_step(step: int | None) -> str:
    """The step a number belongs to, in words; empty without one."""
    return "" if step is None else tr("step {step}", step=step)


def ticked(value: float, step: float) -> str:
    """A tick's number with as many digits as its step needs."""
    if value == 0 or abs(value) < 1e-9 * step:
        return "0"
    if abs(value) >= 1e6 or step < 1e-4:
        digits = math.floor(math.log10(abs(value))) - math.floor(math.log10(step) + 1e-9) + 1
        text = f"{abs(value):.{min(max(digits, 3), 17)}g}"
    else:
        text = f"{abs(value):,.{max(0, -math.floor(math.log10(step) + 1e-9))}f}"
    return localised(MINUS + text if value < 0 and text.strip("0.") else text)
