"""The journal: everything that was done to a run, each with its place.  Settings + journal reproduce a CPU run."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings
    from wgan_desktop.core.trainer import Trainer

Action = Literal["apply", "critic", "generator", "warm_up", "not_finite", "pause", "stop"]


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
        after a switch), ``not_finite`` (an update that was not made), ``pause``, ``stop`` (a stop condition was met).
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
        entries = json.loads(source)
        journal = tuple(Entry(**entry) for entry in entries)
        wrong = [e for e in journal if e.action not in get_args(Action) or min(e.step, e.update, e.updates) < 0]
    except TypeError as error:
        raise ValueError(f"not a journal: {error}") from None
    if wrong or not isinstance(entries, list):
        raise ValueError(f"not a journal: {wrong or entries}")
    return journal


def settings_at_end(settings: Settings, journal: Journal) -> Settings:
    """The settings in force once everything has been repeated in a run that began with ``settings``.

    Raises
    ------
    SettingsError
        When one of the changes does not fit.
    """
    for entry in journal:
        if entry.action == "apply":
            settings = settings.replace(**entry.detail)
    return settings


def repeat(trainer: Trainer, journal: Journal) -> None:
    """Do to a fresh trainer, at the same places, all that the journal says was done, up to its last entry."""
    from wgan_desktop.core.rows import NotFinite

    for entry in journal:
        while trainer.updates < entry.updates:
            trainer.update()
        with suppress(NotFinite):  # as it was the first time
            _repeat(trainer, entry)


def _repeat(trainer: Trainer, entry: Entry) -> None:
    match entry.action:
        case "apply":
            trainer.apply(trainer.settings.replace(**entry.detail))
        case "critic":
            trainer.critic_step()
        case "generator":
            trainer.generator_step()
        case "not_finite":
            trainer.update()
        case "pause" | "stop":
            trainer.record(entry.action, **entry.detail)
        case "warm_up":
            pass  # follows from its apply, which writes it
