"""How one hyperparameter is described: the row of the table behind widgets, files, command line and documentation."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from typing import Any, Literal

from wgan_desktop.core.words import Said

Effect = Literal["live", "rebuild"]
LIVE: Effect = "live"
REBUILD: Effect = "rebuild"
Value = int | float | str


class FieldError(ValueError):
    """A value does not fit its field; the message is what *is* allowed."""


@dataclasses.dataclass(frozen=True)
class Field:
    """One row of the field table.

    Attributes
    ----------
    name : str
        The attribute of ``Settings``.
    kind : type
        ``int``, ``float`` or ``str``.
    default : int | float | str
    label, unit, help : str
        What a person reads: the name in words, the unit (may be empty), one or two sentences.
    group : str
        The section of the rail and of the file.
    effect : {"live", "rebuild"}
        ``live`` is applied in place at the next step; ``rebuild`` restarts the run.
    low, high : float
        The allowed range of a number, both ends included.
    scale : {"linear", "log"}
        How a slider should run.
    choices : callable returning a mapping of value to label, or None
        The allowed values of a choice.
    image_unit : str
        The unit where images are learnt; empty: `unit` there, too.
    """

    name: str
    kind: type
    default: Value
    label: str
    unit: str
    help: str
    group: str
    effect: Effect
    low: float = -math.inf
    high: float = math.inf
    scale: Literal["linear", "log"] = "linear"
    choices: Callable[[], Mapping[str, str]] | None = None
    image_unit: str = ""

    def counting(self, *, images: bool) -> Field:
        """The same field with the unit of what is learnt."""
        return dataclasses.replace(self, unit=self.image_unit) if images and self.image_unit else self

    @property
    def allowed(self) -> Said:
        """What the field accepts, as words for an error message and a tooltip."""
        if self.choices is not None:
            return Said("one of {choices}", choices=", ".join(self.choices()))
        if self.kind is str:
            return Said("text")
        if self.kind is int:
            return Said("a whole number from {low:.0f} to {high:.0f}", low=self.low, high=self.high)
        return Said("a number from {low:g} to {high:g}", low=self.low, high=self.high)

    def said(self, value: Value) -> Value:
        """A value as a sentence holds it: a choice by its label."""
        return Said(self.choices()[str(value)]) if self.choices is not None else value

    def parse(self, value: object) -> Value:
        """Coerce ``value`` to the field's type and check its range.

        An int is accepted where a float is meant, and a number may come as text (a file or a command line has nothing
        else), but text never silently becomes another choice.

        Raises
        ------
        FieldError
            With what is allowed.
        """
        if self.kind is str:
            return self._text(value)
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise FieldError(self.allowed)
        try:
            number = float(value)
        except (ValueError, OverflowError):
            raise FieldError(self.allowed) from None
        if not (math.isfinite(number) and self.low <= number <= self.high):
            raise FieldError(self.allowed)
        if self.kind is int:
            if number != int(number):
                raise FieldError(self.allowed)
            return int(number)
        return number

    def _text(self, value: object) -> str:
        if not isinstance(value, str):
            raise FieldError(self.allowed)
        try:
            value.encode()
        except UnicodeEncodeError:  # half a character, as in a file name of another encoding: no file could hold it
            raise FieldError(self.allowed) from None
        if self.choices is not None and value not in self.choices():
            raise FieldError(self.allowed)
        return value


def _row(default: Value, label: str, help: str, **rest: Any) -> Any:
    return dataclasses.field(default=default, metadata={"label": label, "help": help, **rest})


def number(
    default: float, label: str, help: str, *, low: float, high: float, group: str, effect: Effect = LIVE,
    scale: Literal["linear", "log"] = "linear", unit: str = "", image_unit: str = "",
) -> Any:  # fmt: skip
    """Describe a numeric field (its type is the type of ``default``'s annotation); see `Field`."""
    return _row(
        default, label, help, low=low, high=high, group=group, effect=effect, scale=scale, unit=unit,
        image_unit=image_unit,
    )  # fmt: skip


def choice(
    default: str, label: str, help: str, *, choices: Callable[[], Mapping[str, str]], group: str, effect: Effect = LIVE
) -> Any:
    """Describe a field with a closed list of values; ``choices`` maps each value to its name in words."""
    return _row(default, label, help, choices=choices, group=group, effect=effect, unit="")


def text(default: str, label: str, help: str, *, group: str, effect: Effect = REBUILD) -> Any:
    """Describe a free text field."""
    return _row(default, label, help, group=group, effect=effect, unit="")


def table(cls: type) -> dict[str, Field]:
    """The field table of a dataclass made with `number`, `choice` and `text`, in order of declaration."""
    kinds = {"int": int, "float": float, "str": str}
    rows: dict[str, Field] = {}
    for row in dataclasses.fields(cls):
        default: Any = row.default
        rows[row.name] = Field(name=row.name, kind=kinds[str(row.type)], default=default, **row.metadata)
    return rows
