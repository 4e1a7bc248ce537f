"""The presets: runs worth seeing, each one file in resources/presets.  To add one is to add a file.

A file holds ``title``, ``text``, ``rank`` (its place in the menu) and a table ``settings`` with the fields that are not
at their default.
"""

from __future__ import annotations

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType

from wgan_desktop.core.settings import FIELDS, Settings


@dataclasses.dataclass(frozen=True)
class Preset:
    """Settings under a name.

    Attributes
    ----------
    name : str
        The identifier on the command line: the file's name.
    title, text : str
        What the menu shows: a few words, and a few sentences.
    settings : Settings
    """

    name: str
    title: str
    text: str
    settings: Settings

    def describes(self, settings: Settings) -> bool:
        """Whether these are the preset's settings, but for the seed, the machine and where the run should stop."""
        return all(FIELDS[name].group == "run" for name in self.settings.changes(settings))


@functools.cache
def presets() -> Mapping[str, Preset]:
    """All presets by name, in the order of their rank."""
    folder = resources.files("wgan_desktop") / "resources" / "presets"
    found = []
    for file in folder.iterdir():
        name, _, kind = file.name.rpartition(".")
        if kind == "toml":
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            preset = Preset(name, data["title"], data["text"], Settings.parse(data["settings"]))
            found.append((data["rank"], name, preset))
    return MappingProxyType({name: preset for _, name, preset in sorted(found, key=lambda row: row[:2])})
