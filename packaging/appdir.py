"""An AppDir: the tree of an AppImage, which runs from wherever it lies; the release workflow packs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import linux
import project
import trying
from project import DIST, IDENTIFIER, NAME

ICON = 256  # pixels of the icon that file managers show
RUN = f"""#!/bin/sh
# Starts the program of this folder, wherever it lies.
exec "$(dirname "$(readlink -f "$0")")/usr/bin/{NAME}" "$@"
"""


def build(bundle: Path) -> Path:
    """Folder of an AppImage."""
    folder = DIST / f"{project.artefact('').name}.AppDir"
    shutil.rmtree(folder, ignore_errors=True)
    linux.plant(bundle, folder / "usr")
    shared = folder / "usr" / "share"
    linux.copy(shared / "applications" / f"{IDENTIFIER}.desktop", folder / f"{IDENTIFIER}.desktop")
    icon = f"{IDENTIFIER}.png"
    linux.copy(shared / "icons" / "hicolor" / f"{ICON}x{ICON}" / "apps" / icon, folder / icon)
    (folder / ".DirIcon").symlink_to(icon)
    linux.write(folder / "AppRun", RUN)
    (folder / "AppRun").chmod(0o755)
    return folder


def attempt(folder: Path) -> None:
    """Start the program by the folder's own script, through a link as from a menu."""
    link = folder.with_suffix(".link")
    link.unlink(missing_ok=True)
    link.symlink_to(folder / "AppRun")
    try:
        trying.smoke([link])
    finally:
        link.unlink()
