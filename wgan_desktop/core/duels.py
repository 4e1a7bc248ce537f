"""Duels: runs side by side, that differ in their method and agree in all else that would make them unequal.

The presets among them are files in resources/duels, found like the presets of single runs.  A file holds ``title``,
``text``, ``rank``, ``share``, a table ``settings`` of what the runs have in common, and for each run a table ``run``
with its ``name`` and the ``settings`` in which it differs.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, get_args

from wgan_desktop.core.presets import Titled, in_order
from wgan_desktop.core.problems import turned_to
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.words import Said, joined

Share = Literal["steps", "seconds"]
"""What every run gets as much of: generator steps, or seconds of training."""

SHARES: tuple[Share, ...] = get_args(Share)
FEWEST, MOST = 2, 4  # runs
LETTERS = "ABCD"

SHARED = tuple(
    name
    for name, field in FIELDS.items()
    if field.group in ("problem", "run") or name in ("noise", "noise_dim", "batch_size")
)
"""The fields in which all runs of a duel agree: data, noise, batches, seed, machine and end."""

METHOD = tuple(name for name, field in FIELDS.items() if field.group == "method")
"""The fields that change sides when two runs swap their losses: loss, constraint and their parameters."""


def shared(settings: Settings) -> dict[str, Any]:
    """The values in which all runs agree."""
    return {name: getattr(settings, name) for name in SHARED}


def agree(settings: Settings, first: Settings, name: str = "") -> tuple[Settings, str]:
    """The settings of the run ``name`` with the shared fields of ``first``; and a sentence, if that changed any."""
    turned = settings if settings.problem == first.problem else turned_to(settings, first.problem)
    agreed = dataclasses.replace(turned, **shared(first))
    labels = [FIELDS[name].label for name in settings.changes(agreed)]
    if not labels:
        return agreed, ""
    return agreed, Said("{name} takes from the first run: {fields}.", name=name, fields=joined(labels, ", "))


@dataclasses.dataclass(frozen=True)
class Lineup:
    """Who meets in a duel.

    Attributes
    ----------
    runs : mapping of str to Settings
        Two to four, by name, the first on the left; they agree in the shared fields.
    share : {"steps", "seconds"}
    notes : tuple of str
        What was taken from the first run, a sentence for each of the others that did not agree.
    """

    runs: Mapping[str, Settings]
    share: Share
    notes: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class DuelPreset(Titled):
    """A duel under a name.

    Attributes
    ----------
    share : {"steps", "seconds"}
    runs : mapping of str to Settings
        Two to four, by name, the first on the left.
    """

    share: Share
    runs: Mapping[str, Settings]


@functools.cache
def duel_presets() -> Mapping[str, DuelPreset]:
    """All of them by name, in the order of their rank."""
    return in_order("duels", _read)


def _read(name: str, data: Mapping[str, Any]) -> DuelPreset:
    common = Settings.parse(data["settings"])
    runs = {run["name"]: common.replace(**run["settings"]) for run in data["run"]}
    return DuelPreset(name, data["title"], data["text"], data["share"], MappingProxyType(runs))
