"""What every installer says of the product: pyproject.toml's words, and the names that the systems know it by."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from trying import NotWorkingError

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))  # tools, and this checkout's package for what is not installed
HERE = ROOT / "packaging"
BUILD = ROOT / "build" / "installer"
DIST = ROOT / "dist"
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
VERSION: str = PROJECT["version"]
NAME: str = PROJECT["name"]
TITLE = "WGAN Desktop"  # what people read; files and commands are called by `NAME`
SUMMARY: str = PROJECT["description"]
AUTHORS: str = PROJECT["authors"][0]["name"]
ICON = ROOT / "wgan_desktop" / "resources" / "icon.svg"  # the window's
IDENTIFIER = "alt.wgan.laboratory"  # .alt is kept for names outside the DNS (RFC 9476): it claims no domain
MAILBOX = "authors@wgan-desktop.invalid"  # a package must name one; .invalid says that there is none (RFC 2606)
MB = 2**20  # as `du` counts


PACKAGES = {"appstreamcli": "appstream", "makensis": "nsis", "strip": "binutils", "wine": "wine wine64", "Xvfb": "xvfb"}
"""The Debian packages of programs that are called otherwise."""


def require(*programs: str) -> None:
    """End with a sentence where a program that a proof needs is missing."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        packages = " ".join(PACKAGES.get(name, name) for name in missing)
        raise SystemExit(f"This proof needs {', '.join(missing)}; on Debian: sudo apt install {packages}")


def prove(steps: Iterable[Callable[[], str | None]]) -> int:
    """Call each in turn and tell of it by its docstring; 1 at the first that does not hold."""
    for step in steps:
        try:
            told = step()
        except (AssertionError, NotWorkingError) as why:
            print(f"failed: {step.__doc__} {why}")
            return 1
        print(f"ok: {step.__doc__} {told or ''}".rstrip(), flush=True)
    return 0


def git(folder: Path, *arguments: str) -> str:
    """What git says; nothing where it fails, or there is none."""
    if shutil.which("git") is None:
        return ""
    said = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=False)
    return said.stdout.strip() if said.returncode == 0 else ""


def machine() -> str:
    """The processor's kind, as Debian calls it."""
    kind = platform.machine().lower()
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(kind, kind)


def system() -> str:
    """``windows``, ``macos`` or ``linux``."""
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def artefact(suffix: str) -> Path:
    """Where an installer with this suffix goes."""
    return DIST / f"{NAME}-{VERSION}-{system()}-{machine()}{suffix}"


def numeric(version: str = VERSION) -> str:
    """The version as Windows wants it in a file's properties: four numbers."""
    digits = ["".join(filter(str.isdigit, part)) or "0" for part in version.split(".")]
    return ".".join([*digits, "0", "0", "0"][:4])


def filled(template: Path, **more: str) -> str:
    """A template from this folder with every ``@NAME@`` in it replaced.

    Raises
    ------
    KeyError
        For a name that nothing is known of.
    """
    words = {"VERSION": VERSION, "NAME": NAME, "TITLE": TITLE, "SUMMARY": SUMMARY, "AUTHORS": AUTHORS} | more
    words |= {"IDENTIFIER": IDENTIFIER, "MAILBOX": MAILBOX, "NUMERIC": numeric()}
    pieces = template.read_text(encoding="utf-8").split("@")
    text = pieces[0]
    for name, after in zip(pieces[1::2], pieces[2::2], strict=True):
        text += words[name] + after
    return text
