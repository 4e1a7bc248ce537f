"""Whose work a bundle holds, and under which licence: made from what is really in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import cast

from project import NAME, TITLE

Entry = tuple[str, str, str]
LICENCE_FILES = ("licen", "copying", "notice", "authors", "copyright")
ELSEWHERE = {"PySide6_Essentials": "Qt's sources: https://download.qt.io/official_releases/qt/"}


def of(*tables: Iterable[Entry]) -> str:
    """The notices for PyInstaller's tables of (name or place, source, kind): first a list, then every text."""
    entries = [entry for table in tables for entry in table]
    parts = [_python(), *map(_distribution, distributions(entries)), *map(_debian, debian_packages(entries))]
    listed = "\n".join(heading for heading, _ in parts)
    texts = "\n\n".join(f"{'=' * 80}\n{heading}\n{'=' * 80}\n\n{text.strip()}" for heading, text in parts)
    return f"{TITLE} holds the work of others:\n\n{listed}\n\n{texts}\n"


def distributions(entries: Iterable[Entry]) -> list[metadata.Distribution]:
    """The installed distributions that the entries come from, by name."""
    owners = metadata.packages_distributions()
    tops = {entry[0].replace("\\", "/").split("/")[0].split(".")[0] for entry in entries}
    names = {owner for top in tops for owner in owners.get(top, ())} - {NAME, NAME.replace("-", "_")}
    return [metadata.distribution(name) for name in sorted(names, key=str.lower)]


def licence(about: Message) -> str:
    """A distribution's licence in a few words."""
    if words := about.get("License-Expression"):
        return str(words)
    classifiers = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License")]
    words = "; ".join(classifiers) or (about.get("License") or "").strip().partition("\n")[0]
    return words or "see below"


def _distribution(found: metadata.Distribution) -> tuple[str, str]:
    about = cast(Message, found.metadata)  # which it is, and what its type does not tell
    name = found.name
    files = [
        file for file in found.files or () if ".dist-info/" in str(file) and file.name.lower().startswith(LICENCE_FILES)
    ]
    texts = [Path(str(found.locate_file(file))).read_text(encoding="utf-8", errors="replace") for file in files]
    home = about.get("Home-page") or next(iter(about.get_all("Project-URL") or ()), "")
    texts.insert(0, "\n".join(line for line in (str(home), ELSEWHERE.get(name, "")) if line))
    return f"{name} {found.version}: {licence(about)}", "\n\n".join(texts)


def _python() -> tuple[str, str]:
    import platform
    import sysconfig

    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    text = next(
        (place.read_text(encoding="utf-8") for place in places if place.is_file()),
        "https://docs.python.org/3/license.html",
    )
    return f"Python {platform.python_version()}: Python-2.0", text


def debian_packages(entries: Iterable[Entry]) -> list[str]:
    """The Debian packages that libraries of the system were taken from; none on other systems."""
    if shutil.which("dpkg-query") is None:
        return []
    sources = {str(Path(source).resolve()) for _, source, kind in entries if kind == "BINARY"}
    # dpkg knows some by where they lay before /lib became a link into /usr
    own = [path for source in sources if source.startswith("/usr/lib") for path in (source, source[len("/usr") :])]
    if not own:
        return []
    said = subprocess.run(["dpkg-query", "--search", *own], capture_output=True, text=True, check=False).stdout
    return sorted({line.split(":")[0] for line in said.splitlines()})


def _debian(package: str) -> tuple[str, str]:
    file = Path("/usr/share/doc") / package / "copyright"
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    return f"{package}, as packaged by Debian: see below", text
