"""``wgan-desktop list``: everything registered, with its formula and source.

Imports neither torch nor, but for the panels, Qt.
"""

from __future__ import annotations

import argparse
import json
import shutil
import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.registry import Entry
from wgan_desktop.core.shapes import counts

if TYPE_CHECKING:
    from wgan_desktop.core.duels import DuelPreset
    from wgan_desktop.core.presets import Titled
    from wgan_desktop.core.settings import Settings

SHOWN = ("name", "label", "formula", "source", "about")


def run(arguments: argparse.Namespace) -> int:
    """Print what is asked for; return the exit status."""
    entries = rows(arguments.what)
    if arguments.json:
        print(json.dumps(entries, ensure_ascii=False, indent=1))
    else:
        print("\n".join(map(_in_words, entries)))
    return 0


def rows(what: str) -> list[dict[str, str]]:
    """Each entry of a registry as its name, label, formula, source and a sentence about it."""
    if what == "presets":
        from wgan_desktop.core.presets import presets

        return [_preset(preset, _formula(preset.settings)) for preset in presets().values()]
    if what == "duels":
        from wgan_desktop.core.duels import duel_presets

        return [_preset(duel, _sides(duel)) for duel in duel_presets().values()]
    return [{name: str(getattr(entry, name)) for name in SHOWN} for entry in _registry(what).values()]


def _preset(preset: Titled, formula: str) -> dict[str, str]:
    return {"name": preset.name, "label": preset.title, "formula": formula, "source": "", "about": preset.text.strip()}


def _formula(s: Settings) -> str:
    sizes = counts(s, PROBLEMS[s.problem].expected_shape(s))
    return f"{s.loss} + {s.constraint} on {s.problem}" + (f"; {sizes.in_words}" if sizes else "")


def _sides(duel: DuelPreset) -> str:
    """Each run on a line, and what they share."""
    runs = [f"{name}: {_formula(settings)}" for name, settings in duel.runs.items()]
    return "\n".join([*runs, f"equal {duel.share}"])


def _registry(what: str) -> Mapping[str, Entry] | Mapping[str, type[Entry]]:
    match what:
        case "problems":
            return PROBLEMS
        case "losses":
            from wgan_desktop.core.losses import LOSSES

            return LOSSES
        case "constraints":
            from wgan_desktop.core.constraints import CONSTRAINTS

            return CONSTRAINTS
        case _:
            from wgan_desktop.ui.panels import PANELS

            return PANELS


def _in_words(entry: Mapping[str, str]) -> str:
    """Name and label on a line, the rest indented below."""
    width = max(40, min(100, shutil.get_terminal_size().columns))
    lines = [f"{entry['name']:<20}{entry['label']}"]
    for part in ("formula", "about", "source"):
        for line in entry[part].splitlines():
            lines += textwrap.wrap(line.strip(), width, initial_indent=" " * 4, subsequent_indent=" " * 6)
    return "\n".join(lines)
