"""System libraries: what Qt needs to be loaded, what is missing of it, and how Debian and Ubuntu get it."""

from __future__ import annotations

import contextlib
import ctypes
import importlib.util
import itertools
import os
import shutil
import subprocess
import sys

# What Qt loads, by the Debian package that holds it: always; and for a window, where this variable names a display.
LIBRARIES = {
    "": {
        "libegl1": "libEGL.so.1",
        "libgl1": "libGL.so.1",
        "libglib2.0-0": "libglib-2.0.so.0",
        "libdbus-1-3": "libdbus-1.so.3",
        "libfontconfig1": "libfontconfig.so.1",
        "libxkbcommon0": "libxkbcommon.so.0",
    },
    "DISPLAY": {
        "libxcb-cursor0": "libxcb-cursor.so.0",
        "libxcb-icccm4": "libxcb-icccm.so.4",
        "libxcb-keysyms1": "libxcb-keysyms.so.1",
        "libxcb-shape0": "libxcb-shape.so.0",
        "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    },
    "WAYLAND_DISPLAY": {"libwayland-cursor0": "libwayland-cursor.so.0"},
}


class CannotGoOnError(Exception):
    """Why there is no going on, in one sentence that says what to do."""


def loads(library: str) -> bool:
    """Whether the system's loader finds this library and all that it needs."""
    with contextlib.suppress(OSError):
        return bool(ctypes.CDLL(library))
    return False


def missing(*, venv: bool) -> dict[str, str]:
    """What this system lacks, by Debian package: the libraries without which Qt aborts the process, and ``venv``."""
    if not sys.platform.startswith("linux"):
        return {}
    needed = [libraries.items() for display, libraries in LIBRARIES.items() if not display or os.environ.get(display)]
    found = {package: library for package, library in itertools.chain(*needed) if not loads(library)}
    importlib.invalidate_caches()
    if venv and importlib.util.find_spec("ensurepip") is None:
        found["python3-venv"] = "Python's venv"
    return found


def install_missing(*, venv: bool) -> None:
    """Install what is missing where this is Debian or Ubuntu and we may; else say what to install and stop.

    Parameters
    ----------
    venv : bool
        Whether Python has to be able to make an environment, too.

    Raises
    ------
    CannotGoOnError
        When something is still missing.
    """
    packages = missing(venv=venv)
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise CannotGoOnError(f"this system lacks {', '.join(packages.values())}: install that and start again.")
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    rights = administrator()
    if rights is None:
        raise CannotGoOnError(f"system packages are missing. Run this and start again: sudo {' '.join(line)}")
    print(f"Installing {', '.join(packages)} ...", flush=True)
    for step in (["apt-get", "update"], line):
        quietly = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", *step]
        subprocess.call(quietly, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    if still := missing(venv=venv):
        raise CannotGoOnError(f"{', '.join(still)} could not be installed, see above: mend that and start again.")


def administrator() -> list[str] | None:
    """What to write before a command to run it as root without being asked for a password; None where that fails."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL) == 0
    return ["sudo", "-n"] if sudo else None
