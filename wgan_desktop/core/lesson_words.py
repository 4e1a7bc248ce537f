"""What is said of a lesson's file that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wgan_desktop.core.words import Said

TRUTH = Said("true or false")
MISSING = {"en": Said("{key} has no text in English (en)."), "ru": Said("{key} has no text in Russian (ru).")}


def no(what: str, name: Any, known: Iterable[str]) -> Said:
    """There is none of this name; whether a panel, a switch, a preset or a duel."""
    pattern = {
        "panel": Said("There is no panel {name}; there are {known}."),
        "switch": Said("There is no switch {name}; its panel has {known}."),
        "preset": Said("There is no preset {name}; there are {known}."),
        "duel": Said("There is no duel {name}; there are {known}."),
    }[what]
    return Said(pattern, name=repr(name), known=", ".join(known) or Said("none"))
