"""Duels: runs side by side, that differ in their method and agree in all else that would make them unequal.

The presets among them are files in resources/duels, found like the presets of single runs.  A file holds ``title``,
``text``, ``rank``, ``share``, a table ``settings`` of what the runs have in common, and for each run a table ``run``
with its ``name`` and the ``settings`` in which it differs.  A table ``pictures`` holds what all have instead where they
learn a person's own pictures; without one the duel is never played on these.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, get_args

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
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

UNTOLD = tuple(name for name, field in FIELDS.items() if field.group in ("problem", "run"))
"""The fields that say nothing of how a duel's runs learn: data, seed, machine and end."""


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


def method_name(settings: Settings) -> str:
    """What papers call such a run: WGAN, WGAN-GP, GAN, LSGAN-R1 ..."""
    loss, constraint = LOSSES[settings.loss], CONSTRAINTS[settings.constraint]
    if loss.critic_free or constraint.name == loss.implies:
        return loss.acronym
    return f"{loss.acronym}-{constraint.acronym}"


def method_in_words(settings: Settings) -> tuple[str, ...]:
    """The labels of its loss and, where there is one, of its constraint."""
    loss, constraint = LOSSES[settings.loss], CONSTRAINTS[settings.constraint]
    return (loss.label,) if loss.critic_free or constraint.name == "none" else (loss.label, constraint.label)


def names_of(given: Sequence[tuple[str, Settings]], runs: Sequence[Settings]) -> list[str]:
    """What the runs of a duel are called.

    Parameters
    ----------
    given : sequence of (str, Settings)
        The name that each run was given, empty for none, and the settings it began with.
    runs : sequence of Settings
        As they are now.

    Returns
    -------
    list of str
        The name a run was given goes with its method: who takes that over (as when two swap losses) takes the name as
        well; where none was given, that of the method itself.
    """
    known = {_method(began): name for name, began in reversed(given) if name}
    return [
        name if name and _method(began) == _method(now) else known.get(_method(now), method_name(now))
        for (name, began), now in zip(given, runs, strict=True)
    ]


def _method(settings: Settings) -> tuple[str, str]:
    return settings.loss, settings.constraint


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
    pictures : mapping of str to Settings
        The same on a person's own pictures, whichever these are; empty where the duel is never played on any.
    """

    share: Share
    runs: Mapping[str, Settings]
    pictures: Mapping[str, Settings]

    def on(self, present: Settings) -> Mapping[str, Settings]:
        """The runs; on the pictures that the ``present`` run learns, where it learns such."""
        if not self.pictures or present.problem != "images":
            return self.runs
        return {name: on_the_same(settings, present) for name, settings in self.pictures.items()}

    def turned_to_pictures(self, runs: Sequence[Settings]) -> list[Settings]:
        """The ``runs`` on pictures, where they are this duel's, untouched but for data, seed and end; else none."""
        if not self.pictures or len(runs) != len(self.pictures):
            return []
        free = [{name: getattr(run, name) for name in UNTOLD} for run in runs]
        own = [dataclasses.replace(began, **kept) for began, kept in zip(self.runs.values(), free, strict=True)]
        if own != list(runs):
            return []
        pictures = zip(self.pictures.values(), free, strict=True)
        return [dataclasses.replace(settings, **{**kept, "problem": "images"}) for settings, kept in pictures]


def on_the_same(settings: Settings, present: Settings) -> Settings:
    """The settings on the very data that the ``present`` run learns."""
    data = {name: getattr(present, name) for name, field in FIELDS.items() if field.group == "problem"}
    return dataclasses.replace(settings, **data)


@functools.cache
def duel_presets() -> Mapping[str, DuelPreset]:
    """All of them by name, in the order of their rank."""
    return in_order("duels", _read)


def _read(name: str, data: Mapping[str, Any]) -> DuelPreset:
    common = Settings.parse(data["settings"])
    runs = {run["name"]: common.replace(**run["settings"]) for run in data["run"]}
    instead, pictures = data.get("pictures"), {}
    if instead is not None:
        pictures = {run: settings.replace(problem="images", **instead) for run, settings in runs.items()}
    return DuelPreset(
        name, data["title"], data["text"], data["share"], MappingProxyType(runs), MappingProxyType(pictures)
    )
