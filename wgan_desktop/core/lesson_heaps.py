"""What a lesson's scene may do with the two heaps."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from wgan_desktop.core.two_heaps import DISTANCES, REACH, SHAPES
from wgan_desktop.core.words import Said

ACTS = ("rest", "carry", "descend")


def _one_of(known: Iterable[str]) -> Said:
    return Said("one of {choices}", choices=", ".join(known))


def _is_place(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.fabs(value) <= REACH


_PLACE = Said("a place from {low:g} to {high:g}", low=-REACH, high=REACH)
ALLOWED: Mapping[str, tuple[Said, Callable[[Any], bool]]] = {
    **dict.fromkeys(("earth", "holes"), (_one_of(SHAPES), lambda v: v in SHAPES)),
    **dict.fromkeys(("theta", "at"), (_PLACE, _is_place)),
    "p": (Said("1 or 2"), lambda v: v in (1, 2) and not isinstance(v, bool)),
    "turned": (Said("true, false or 0.5"), lambda v: v in (0, 0.5, 1)),
    "down": (_one_of(DISTANCES), lambda v: v in DISTANCES),
    "act": (_one_of(ACTS), lambda v: v in ACTS),
}
"""What each key may be: in words, and whether a value is that."""


def wrong(table: Mapping[str, Any]) -> Iterator[Said]:
    """A sentence for each value that does not fit its key."""
    for key, value in table.items():
        if key not in ALLOWED:
            continue
        allowed, fits = ALLOWED[key]
        if not (isinstance(value, (str, int, float)) and fits(value)):
            yield Said(
                "heaps: {key} is {value} and must be {allowed}.", key=key, value=repr(value), allowed=allowed
            )  # fmt: skip
