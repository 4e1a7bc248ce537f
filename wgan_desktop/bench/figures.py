"""A measured figure beside its baseline and its target, and whether the machine was quiet enough to tell."""

from __future__ import annotations

import dataclasses
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Ways = Mapping[str, Callable[[], float]]


@dataclasses.dataclass(frozen=True)
class Figure:
    """One result.

    Attributes
    ----------
    name : str
    value : float
        Of what is claimed, in ``unit``.
    unit : str
    baseline, against : float or None, str
        What it is held against, in the same unit, and what that is.
    ratio : float or None
        Median over the rounds of value / baseline.
    low, high : float or None
        The target: at least, at most.  Of the ratio where there is one, else of the value.
    quartiles : tuple of float, or None
        First and third over the rounds, of what the target is about.
    slack : float
        By so much the machine alone may have made it too high.
    note : str
    """

    name: str
    value: float
    unit: str
    baseline: float | None = None
    against: str = ""
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    quartiles: tuple[float, float] | None = None
    slack: float = 0.0
    note: str = ""

    @property
    def judged(self) -> float:
        """What the target is about."""
        return self.value if self.ratio is None else self.ratio

    @property
    def verdict(self) -> str:
        """``met``, ``missed``, ``too noisy to tell``, ``not measured``, or nothing where there is no target."""
        if self.low is None and self.high is None:
            return ""
        if not math.isfinite(self.judged):
            return "not measured"
        ends = {self._meets(value) for value in (self.judged, self.judged - self.slack, *(self.quartiles or ()))}
        return "too noisy to tell" if len(ends) > 1 else "met" if ends == {True} else "missed"

    def _meets(self, value: float) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def in_words(self) -> str:
        """One line."""
        said = f"{self.name}: {number(self.value)} {self.unit}"
        if self.baseline is not None:
            said += f" against {number(self.baseline)} ({self.against})"
        if self.ratio is not None:
            said += f" = {number(self.ratio)}x"
        if self.quartiles is not None:
            said += f", quartiles {number(self.quartiles[0])} to {number(self.quartiles[1])}"
        goals = [f"{sign} {number(goal)}" for sign, goal in ((">=", self.low), ("<=", self.high)) if goal is not None]
        if goals:
            said += f"; target {' and '.join(goals)}: {self.verdict}"
        return said + (f" ({self.note})" if self.note else "")

    def as_json(self) -> dict[str, Any]:
        """The figure as plain data, None for what is not finite."""
        plain = {**dataclasses.asdict(self), "verdict": self.verdict}
        return {k: None if isinstance(v, float) and not math.isfinite(v) else v for k, v in plain.items()}


def number(value: float) -> str:
    """Three figures, without an exponent."""
    if not math.isfinite(value) or value == 0:
        return f"{value:g}"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{min(digits, 6)}f}"


def quartiles(values: Sequence[float]) -> tuple[float, float] | None:
    """First and third quartile; None of fewer than two."""
    if len(values) < 2:
        return None
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, third


def interleaved(ways: Ways, rounds: int) -> dict[str, list[float]]:
    """Take turns, forwards and backwards, so that a slow moment of the machine meets every way alike.

    Parameters
    ----------
    ways : mapping of str to callable
        Each returns the result of one round.
    """
    results: dict[str, list[float]] = {name: [] for name in ways}
    for count in range(rounds):
        names = list(ways) if count % 2 == 0 else list(ways)[::-1]
        for name in names:
            results[name].append(ways[name]())
    return results


def versus(
    name: str, mine: Sequence[float], theirs: Sequence[float], *, unit: str, against: str, **target: Any
) -> Figure:
    """The figure of interleaved rounds: medians, and the median and quartiles of the rounds' ratios."""
    ratios = [a / b for a, b in zip(mine, theirs, strict=True)]
    return Figure(
        name, statistics.median(mine), unit, statistics.median(theirs), against, statistics.median(ratios),
        quartiles=quartiles(ratios), **target,
    )  # fmt: skip
