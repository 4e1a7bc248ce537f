"""Whether a window can be shown, and why not on a display that is there.  Imports no Qt: it is asked before."""

from __future__ import annotations

import ctypes
import os
import sys

X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt needs for a window under X11, by its name in Debian."""


def offscreen_without_display() -> None:
    """Let Qt paint into memory where there is no display; that costs about what a display does."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def missing_libraries() -> dict[str, str]:
    """The libraries that this system lacks although a display is named, and the packages that hold them."""
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY"):
        return {}
    return {library: package for library, package in X11.items() if not _loads(library)}


def without_display() -> str:
    """Why there is no display, in one sentence with the way on."""
    missing = missing_libraries()
    if not missing:
        return "there is no display to open a window on; `wgan-desktop train` works without one."
    named = ", ".join(missing)
    return f"this system lacks {named}: install them (Debian: apt-get install {' '.join(missing.values())})."


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
