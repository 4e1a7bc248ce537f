"""Whose work a bundle holds, and under which licence: made from what is really in it, with the text of every one."""

from __future__ import annotations

import fnmatch
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from email.message import Message
from importlib import metadata
from pathlib import Path
from typing import cast

from project import HERE, NAME, TITLE

Entry = tuple[str, str, str]
Notice = tuple[str, str, list[str]]
"""A heading, a text, and the names of the licences whose texts stand at the end, once for all that refer to them."""

TEXTS = HERE / "licences"
COMMON = Path("/usr/share/common-licenses")  # what the texts of Debian's packages refer to
REFERRED = re.compile(rf"{COMMON}/([\w.+-]*\w)")
DOCUMENTS = Path("/usr/share/doc")
LICENCE_FILES = ("licen", "copying", "notice", "authors", "copyright")
PLAIN = ("", ".txt", ".md", ".rst", ".bsd", ".apache")
RUNTIME = ("libgomp", "libgfortran", "libquadmath", "libgcc_s", "libstdc++")
RULE = "=" * 80
QT = "PySide6_Essentials"
ABOUT_QT = """\
https://www.qt.io

Qt, PySide6 and shiboken6 are used under the GNU Lesser General Public License, version 3, which builds on the GNU
General Public License, version 3; both texts stand below. Their libraries lie as separate files in the folders PySide6
and shiboken6 of this bundle, and the program loads them from there: you may replace them by your own builds with the
same interface (LGPL, section 4 d), and take the program apart to mend what you have changed. The corresponding sources:

https://download.qt.io/official_releases/qt/{series}/{version}/
https://download.qt.io/official_releases/QtForPython/pyside6/

Qt's libraries hold the work of others. As https://doc.qt.io/qt-6/licenses-used-in-qt.html names it:
"""


def of(*tables: Iterable[Entry]) -> str:
    """The notices for PyInstaller's tables of (name or place, source, kind): first a list, then every text.

    Raises
    ------
    SystemExit
        With a sentence: for something bundled that brings no licence text, where none is known.
    """
    entries = [entry for table in tables for entry in table]
    found = distributions(entries)
    notices = [_python(), *map(_distribution, found)]
    notices += [_qt(entries, each.version) for each in found if each.name == QT]
    notices += _runtime(entries)
    notices += map(_debian, debian_packages(entries))
    listed = "\n".join(heading for heading, _, _ in notices)
    parts = [(heading, text) for heading, text, _ in notices] + _texts(notices)
    texts = "\n\n".join(f"{RULE}\n{heading}\n{RULE}\n\n{text.strip()}" for heading, text in parts)
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


def named(expression: str) -> list[str]:
    """The licences that an SPDX expression wants the texts of: of a choice the first."""
    names = re.split(r" AND | WITH ", expression.split(" OR ", maxsplit=1)[0].strip("()"))
    return [*names, "GPL-3.0-only"] if "LGPL-3.0-only" in names else names


def _distribution(found: metadata.Distribution) -> Notice:
    about = cast(Message, found.metadata)  # which it is, and what its type does not tell
    files = [Path(str(found.locate_file(file))) for file in found.files or () if _is_licence(Path(file))]
    texts = dict.fromkeys(file.read_text(encoding="utf-8", errors="replace").strip() for file in files)
    home = str(about.get("Home-page") or next(iter(about.get_all("Project-URL") or ()), ""))
    said = licence(about)
    return f"{found.name} {found.version}: {said}", "\n\n".join([home, *texts]), [] if any(texts) else named(said)


def _is_licence(file: Path) -> bool:
    return file.suffix.lower() in PLAIN and any(word in file.name.lower() for word in LICENCE_FILES)


def _qt(entries: list[Entry], version: str) -> Notice:
    """What is to be said of Qt, and of the parts whose files are there."""
    files = _files(entries)
    every = tomllib.loads((TEXTS / "qt.toml").read_text(encoding="utf-8"))["part"]
    parts = [part for part in every if fnmatch.filter(files, part["file"])]
    text = ABOUT_QT.format(version=version, series=version.rpartition(".")[0])
    for part in parts:
        lines = [
            f"{part['name']}: {', '.join(part['licences']) or 'see here'}",
            *(f"  © {name}" for name in part["of"]),
        ]
        text += "\n" + "\n".join([*lines, *(f"  {part[key]}" for key in ["note"] if key in part)]) + "\n"
    heading = f"Qt {version}, in {QT}: LGPL-3.0-only, and parts under other licences"
    return heading, text, ["LGPL-3.0-only", "GPL-3.0-only", *(name for part in parts for name in part["licences"])]


def _runtime(entries: list[Entry]) -> list[Notice]:
    """The runtime libraries of GCC, which wheels are repaired with and not all of them speak of."""
    files = sorted(name for name in _files(entries) if name.startswith(RUNTIME))
    heading = "GCC's runtime libraries: GPL-3.0-or-later WITH GCC-exception-3.1"
    text = f"https://gcc.gnu.org\n\nIn this bundle: {', '.join(files)}"
    return [(heading, text, ["GCC-exception-3.1", "GPL-3.0-only", "LGPL-2.1"])] if files else []


def _files(entries: Iterable[Entry]) -> set[str]:
    return {entry[0].replace("\\", "/").rpartition("/")[2] for entry in entries}


def _python() -> Notice:
    stdlib = Path(sysconfig.get_path("stdlib"))
    for place in (stdlib, Path(sys.base_prefix)):
        if (place / "LICENSE.txt").is_file():
            text = (place / "LICENSE.txt").read_text(encoding="utf-8")
            return f"Python {platform.python_version()}: Python-2.0", text, []
    return _debian(stdlib.name, f"Python {platform.python_version()}: Python-2.0")


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


def _debian(package: str, heading: str = "") -> Notice:
    file = DOCUMENTS / package / "copyright"
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    if not text.strip():
        raise SystemExit(f"{package} is bundled, and {file}, which would say under which licence, is not there.")
    return heading or f"{package}, as packaged by Debian: see below", text, REFERRED.findall(text)


def _texts(notices: Iterable[Notice]) -> list[tuple[str, str]]:
    """The texts that the notices refer to, each once, whatever names it is known by."""
    known: dict[str, list[str]] = {}
    for name, heading in {name: heading for heading, _, names in notices for name in names}.items():
        places = [place for place in (TEXTS / f"{name}.txt", COMMON / name) if place.is_file()]
        if not places:
            raise SystemExit(f"No licence text for {heading}: put the text of {name} into {TEXTS / name}.txt.")
        known.setdefault(places[0].read_text(encoding="utf-8").strip(), []).append(name)
    return [(", ".join(called), text) for text, called in known.items()]
