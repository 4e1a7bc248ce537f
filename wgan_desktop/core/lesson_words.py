"""What is said of a lesson's file that cannot be read, or names what there is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from wgan_desktop.core.words import Said

TRUTH = Said("true or false")
MISSING = {"en": Said("{key} has no text in English (en)."), "ru": Said("{key} has no text in Russian (ru).")}
_PLACE = re.compile(r"line (\d+), column (\d+)")


def where_it_ends(why: str) -> Said:
    """Where a file ceases to be TOML; the library's own words are English, and speak of its grammar."""
    place = _PLACE.search(why)
    if place is not None:
        line, column = int(place[1]), int(place[2])
        return Said("This is not a TOML file: line {line}, column {column} cannot be read.", line=line, column=column)
    if "end of document" in why:
        return Said("This is not a TOML file: it ends too early.")
    return Said("This is not a TOML file.")


def there_is_no(what: str, name: Any, known: Iterable[str]) -> Said:
    """There is none of this name; whether a panel, a switch, a preset or a duel."""
    pattern = {
        "panel": Said("There is no panel {name}; there are {known}."),
        "switch": Said("There is no switch {name}; its panel has {known}."),
        "preset": Said("There is no preset {name}; there are {known}."),
        "duel": Said("There is no duel {name}; there are {known}."),
    }[what]
    return Said(pattern, name=repr(name), known=", ".join(known) or Said("none"))
