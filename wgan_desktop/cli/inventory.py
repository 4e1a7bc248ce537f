"""What this copy of the program has: everything registered, and every file of its resources, by name.

A bundle finds its registries by looking into itself.  It carries the list that its source had when it was built, so
that an entry that was left behind is missed by name.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from importlib.resources.abc import Traversable

import wgan_desktop
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.presets import presets
from wgan_desktop.core.registry import Classes, Registry
from wgan_desktop.core.version import own_version

Inventory = Mapping[str, Sequence[str]]


def inventory() -> Inventory:
    """Its version, the names in every registry, by the package that holds it, and in every folder of the resources."""
    found: dict[str, Sequence[str]] = {"version": [own_version()]}
    found |= {"presets": sorted(presets()), "duels": sorted(duel_presets())}
    for module in pkgutil.walk_packages(wgan_desktop.__path__, "wgan_desktop."):
        if module.ispkg and not module.name.startswith("wgan_desktop.resources"):
            for held in list(vars(importlib.import_module(module.name)).values()):
                if isinstance(held, Classes | Registry):
                    found[module.name] = sorted(held)
    found |= _files(resources.files("wgan_desktop") / "resources", "resources")
    return found


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Sequence[str]]]:
    files = sorted(each.name for each in folder.iterdir() if each.is_file())
    if files:
        yield name, files
    for each in folder.iterdir():
        if each.is_dir() and each.name != "__pycache__":
            yield from _files(each, f"{name}/{each.name}")


def expected() -> Inventory | None:
    """What the source had when this bundle was built; None in a source."""
    file = resources.files("wgan_desktop") / "inventory.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else None


def differences(ours: Inventory, theirs: Inventory) -> list[str]:
    """What one has and the other has not, as ``registry: name``."""
    pairs = [{(kind, name) for kind, names in each.items() for name in names} for each in (ours, theirs)]
    return sorted(f"{kind}: {name}" for kind, name in pairs[0] ^ pairs[1])
