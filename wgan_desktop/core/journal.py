"""The journal: everything that was done to a run, each with its place.  Settings + journal reproduce a CPU run."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from typing import Any, Literal

Action = Literal["apply", "critic", "generator", "warm_up", "pause", "stop"]


@dataclasses.dataclass(frozen=True)
class Entry:
    """One thing that was done.

    Attributes
    ----------
    step, update, updates : int
        Where: ``step`` whole steps done, ``update`` updates into the next, ``updates`` made by both networks in all
        (the one coordinate that also tells places inside a warm-up apart).
    action : str
        ``apply`` (settings changed), ``critic`` / ``generator`` (one extra update by hand), ``warm_up`` (critic updates
        after a switch), ``pause``, ``stop`` (a stop condition was met).
    detail : mapping
        ``apply``: the changed fields with their new values; ``warm_up``: ``updates``; ``stop``: ``reason``.
    """

    step: int
    update: int
    updates: int
    action: Action
    detail: Mapping[str, Any] = dataclasses.field(default_factory=dict)


Journal = tuple[Entry, ...]


def to_json(journal: Journal) -> str:
    """One JSON array, an object an entry."""
    return json.dumps([{**dataclasses.asdict(entry), "detail": dict(entry.detail)} for entry in journal])


def from_json(source: str) -> Journal:
    """Read `to_json`'s text.

    Raises
    ------
    ValueError
        When the text is not a journal.
    """
    try:
        return tuple(Entry(**entry) for entry in json.loads(source))
    except TypeError as error:
        raise ValueError(f"not a journal: {error}") from None
