"""The presets: runs worth seeing, each one file in resources/presets.  To add one is to add a file.

A file holds ``title``, ``text``, ``rank`` (its place in the menu) and a table ``settings`` with the fields that are not
at their default.
"""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Callable, Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar

from wgan_desktop.core.settings import FIELDS, Settings


@dataclasses.dataclass(frozen=True)
class Titled:
    """What is found under a name.

    Attributes
    ----------
    name : str
        The identifier on the command line: the file's name.
    title, text : str
        What the menu shows: a few words, and a few sentences.
    """

    name: str
    title: str
    text: str


@dataclasses.dataclass(frozen=True)
class Preset(Titled):
    """Settings under a name.

    Attributes
    ----------
    settings : Settings
    """

    settings: Settings

    def describes(self, settings: Settings) -> bool:
        """Whether these are the preset's settings, but for the seed, the machine and where the run should stop."""
        return all(FIELDS[name].group == "run" for name in self.settings.changes(settings))


@functools.cache
def presets() -> Mapping[str, Preset]:
    """All presets by name, in the order of their rank."""
    return in_order("presets", _read)


def _read(name: str, data: Mapping[str, Any]) -> Preset:
    return Preset(name, data["title"], data["text"], Settings.parse(data["settings"]))


T = TypeVar("T", bound=Titled)


def in_order(folder: str, read: Callable[[str, Mapping[str, Any]], T]) -> Mapping[str, T]:
    """What ``read`` makes of the name and the tables of every TOML file in a folder of the resources, by rank."""
    found = []
    for file in (resources.files("wgan_desktop") / "resources" / folder).iterdir():
        name, _, kind = file.name.rpartition(".")
        if kind == "toml":
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            found.append((data["rank"], name, read(name, data)))
    return MappingProxyType({name: made for _, name, made in sorted(found, key=lambda row: row[:2])})
