"""Sentences from below the window: plain English text that can still be said in another language.

The command line, logs and files read a `Said` as the text it is; the window finds its translation by its ``pattern``.
A text in a table that no `tr` names is marked by being one, too.
"""

from __future__ import annotations

import difflib
import math
import string
from collections.abc import Iterable
from typing import Any, Self


class Filler(string.Formatter):
    """Fills in ``{names}`` as ``str.format`` does.

    Without a format a whole number has its thousands set apart, and any other is as `shown`.
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        """One value, in English."""
        if isinstance(value, float) and math.isfinite(value) and not format_spec:
            return shown(value)
        whole = isinstance(value, int) and not isinstance(value, bool) and not format_spec
        return str(super().format_field(value, "," if whole else format_spec))


def shown(value: float) -> str:
    """A number as a box shows it, as short as reads back to the same number: ``256``, ``0.05``, ``5e-5``."""
    if value == int(value) and abs(value) < 1e7:
        return str(int(value))
    text = next(text for text in (f"{value:.{digits}g}" for digits in range(1, 18)) if float(text) == value)
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}e{int(exponent)}" if e else text


_FILLER = Filler()


class Said(str):
    """A sentence in English.

    Attributes
    ----------
    pattern : str
        The sentence with ``{names}``.
    values : dict of str to object
        What is filled in for them; may be `Said` as well.
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, Any]

    def __new__(cls, pattern: str, /, **values: object) -> Self:
        """Fill in the pattern."""
        made = super().__new__(cls, _FILLER.vformat(pattern, (), values) if values else pattern)
        made.pattern, made.values = pattern, values
        return made

    def __str__(self) -> str:
        """Itself, so that the message of an exception stays what it was."""
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """For the way from the trainer's process to the window's."""
        return _again, (self.pattern, self.values)


def _again(pattern: str, values: dict[str, Any]) -> Said:
    return Said(pattern, **values)


class SaidError(ValueError):
    """What cannot be gone on with; the message is a `Said`."""

    def __init__(self, pattern: str, /, **values: object) -> None:
        super().__init__(Said(pattern, **values) if values else pattern)


def said_by(error: Exception) -> Said:
    """What an exception says, whether it was made to be said in another language or not."""
    text = str(error)
    return text if isinstance(text, Said) else Said(text)


def reason_of(error: BaseException) -> str:
    """Why an operation failed, in the system's words where it has any."""
    return getattr(error, "strerror", None) or str(error)


def to_plain(said: Said) -> list[Any]:
    """A sentence as JSON can keep it."""

    def plain(value: object) -> object:
        return to_plain(value) if isinstance(value, Said) else value if isinstance(value, int | float) else str(value)

    return [said.pattern, {name: plain(value) for name, value in said.values.items()}]


def from_plain(kept: list[Any]) -> Said:
    """The sentence of `to_plain`; raises ValueError, KeyError or AttributeError when it is none."""
    pattern, values = kept
    return Said(str(pattern), **{name: from_plain(v) if isinstance(v, list) else v for name, v in values.items()})


def nearest(name: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The one of ``names`` that is most like ``name``, for "did you mean"; None where none is near."""
    return next(iter(difflib.get_close_matches(name[:100], list(names), n=1, cutoff=cutoff)), None)


def joined(parts: Iterable[str], between: str = " ") -> Said:
    """Several sentences as one."""
    named = {f"part{number}": part for number, part in enumerate(parts)}
    return Said(between.join(f"{{{name}}}" for name in named), **named)
