"""Bring the catalogues in ``resources/i18n`` up to date with the source, and build what Qt reads.

    python -m tools.translations                    collect, update the .ts files, build the .qm files
    python -m tools.translations --from more.json   and take translations from {"English": "Русский"}

A text with ``{n}`` has plural forms: in such a file a list, for Russian of three (1, 2-4, 5-20).  English has a
catalogue of those alone (1, other); ``--language en`` fills it.  What is not translated yet is marked unfinished, what
is no longer said is dropped.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.presets import presets

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "wgan_desktop"
FOLDER = PACKAGE / "resources" / "i18n"
CONTEXT = "wgan_desktop"
FORMS = {"en": 2, "ru": 3}
READ = ("label", "formula", "about", "source", "title", "text", "help", "unit", "short", "tip", "fate")
"""What a person reads of a thing that is described in a table: a field, a loss, a curve, a preset, a panel ..."""

SAYING = ("tr", "Said", "Substep", "SaidError")
"""What is given the texts that are written in the code; so is every error that is made from the last one."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
Forms = tuple[str, ...]


def is_plural(source: str) -> bool:
    """Whether a text is said of ``n`` things."""
    return re.search(r"\{n[:}]", source) is not None


def has_words(source: str) -> bool:
    """Whether there is anything to translate once the ``{names}`` are filled in."""
    return any(letter.isalpha() for letter in re.sub(r"\{\w*(:[^}]*)?\}", "", source))


# Collecting


def collect() -> list[str]:
    """Every text that the window may ask a translation for, sorted."""
    found = set(written([path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]))
    tables = [presets(), duel_presets(), *(value for module in modules() for value in list(vars(module).values()))]
    found |= {text for table in tables for text in described(table)}
    return sorted(text for text in found if has_words(text))


def written(sources: Iterable[str]) -> Iterator[str]:
    """The texts given to `tr`, `Said` and errors as they stand."""
    nodes = [node for source in sources for node in ast.walk(ast.parse(source))]
    names = saying([node for node in nodes if isinstance(node, ast.ClassDef)])
    for node in nodes:
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names and node.args:
            first = node.args[0]
            options = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for option in options:
                if isinstance(option, ast.Constant) and isinstance(option.value, str):
                    yield option.value


def saying(classes: Iterable[ast.ClassDef]) -> set[str]:
    """`SAYING` and those of the classes that are made from one of them, at however many removes."""
    found, left = set(SAYING), list(classes)
    while made := [each for each in left if any(getattr(base, "id", "") in found for base in each.bases)]:
        found.update(each.name for each in made)
        left = [each for each in left if each not in made]
    return found


def modules() -> Iterator[ModuleType]:
    """The modules whose tables are read: those of core and of the window."""
    for part in ("core", "ui"):
        package = importlib.import_module(f"{PACKAGE.name}.{part}")
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(info.name)


def described(value: Any) -> Iterator[str]:
    """What a table, or a described thing in it, has to read."""
    if isinstance(value, str):
        yield getattr(value, "pattern", "")
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from described(part)
    elif is_described(value) and not isinstance(value, ModuleType):
        texts = (text for name in READ if isinstance(text := getattr(value, name, None), str))
        yield from (getattr(text, "pattern", text) for text in texts)
        for part in parts(value):
            yield from described(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from described(part)


def is_described(value: Any) -> bool:
    """Whether a person reads something of it."""
    return any(isinstance(getattr(value, name, None), str) for name in ("label", "title"))


def parts(value: Any) -> Iterator[Any]:
    """What hangs on a described thing: the chip of a curve, the choices of a field."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, field.name) for field in dataclasses.fields(value))
    choices = getattr(value, "choices", None)
    if callable(choices):
        yield from (Named(label) for label in choices().values())


@dataclasses.dataclass(frozen=True)
class Named:
    """A choice in words."""

    label: str


# The catalogues


def read(path: Path) -> dict[str, Forms]:
    """The finished entries of a .ts file."""
    found: dict[str, Forms] = {}
    if path.is_file():
        for message in ET.parse(path).getroot().iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") != "unfinished":
                forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
                found[message.findtext("source", "")] = tuple(forms)
    return found


def write(path: Path, language: str, sources: list[str], known: Mapping[str, Forms]) -> list[str]:
    """Write a .ts file; what remains unfinished in it."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context, unfinished = ET.SubElement(root, "context"), []
    ET.SubElement(context, "name").text = CONTEXT
    for source in sources:
        message = ET.SubElement(context, "message")
        ET.SubElement(message, "source").text = source
        translation, forms = ET.SubElement(message, "translation"), known.get(source, ())
        wanted = FORMS[language] if is_plural(source) else 1
        if len(forms) != wanted or not all(forms):
            translation.set("type", "unfinished")
            unfinished.append(source)
        if is_plural(source):
            message.set("numerus", "yes")
            for form in (*forms, *[""] * wanted)[:wanted]:
                ET.SubElement(translation, "numerusform").text = form
        elif forms:
            translation.text = forms[0]
    ET.indent(root, "  ")
    path.write_text(HEAD + ET.tostring(root, encoding="unicode") + "\n", encoding="utf-8")
    return unfinished


def update(folder: Path, more: Mapping[str, str | list[str]], language: str = "ru") -> dict[str, list[str]]:
    """Update the catalogues, taking ``more`` into one of them; what remains unfinished, by language."""
    sources, left = collect(), {}
    for each in FORMS:
        path = folder / f"wgan_desktop_{each}.ts"
        known = read(path)
        if each == language:
            known |= {source: (forms,) if isinstance(forms, str) else tuple(forms) for source, forms in more.items()}
        left[each] = write(path, each, [s for s in sources if each != "en" or is_plural(s)], known)
    return left


def release(source: Path, target: Path) -> None:
    """Build the .qm file of a .ts file."""
    import PySide6

    program = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([str(program), "-silent", str(source), "-qm", str(target)], check=True)


def main(arguments: list[str]) -> int:
    """Update and build; 1 where something remains unfinished, and what."""
    parser = argparse.ArgumentParser(prog="python -m tools.translations", description=__doc__)
    parser.add_argument("--from", dest="files", action="append", default=[], type=Path, metavar="FILE.json")
    parser.add_argument("--language", choices=FORMS, default="ru", help="of those files (default: %(default)s)")
    found = parser.parse_args(arguments)
    more: dict[str, str | list[str]] = {}
    for file in found.files:
        more |= json.loads(file.read_text(encoding="utf-8"))
    left = update(FOLDER, more, found.language)
    for language, sources in left.items():
        release(FOLDER / f"wgan_desktop_{language}.ts", FOLDER / f"wgan_desktop_{language}.qm")
        print("".join(f"{language} unfinished: {source}\n" for source in sources), end="")
    return 1 if any(left.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
