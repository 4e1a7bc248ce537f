"""Runs first in a bundle, in each of its processes, and keeps Qt out of those that draw nothing.

PyInstaller's own script for PySide6 imports it: .1 s in the window's process before the trainer's has been started, and
as much again in the trainer's and in the tracker that multiprocessing starts beside it.
"""

from __future__ import annotations

import os
import sys

TRACKER = "from multiprocessing.resource_tracker import main;main("


def qt_plugins(bundle: str) -> str:
    """Where Qt's plugins lie in a bundle; all else Qt finds from where its wheel tells it that it is."""
    parts = ("PySide6",) if sys.platform == "win32" else ("PySide6", "Qt")
    return "/".join((bundle, *parts, "plugins"))


def tracked(arguments: list[str]) -> int | None:
    """The pipe of a process that is to be multiprocessing's tracker; None for any other process."""
    command = arguments[-1] if "-c" in arguments[1:-1] else ""
    pipe = command.removeprefix(TRACKER).removesuffix(")")
    return int(pipe) if command.startswith(TRACKER) and pipe.isdecimal() else None


if (bundle := getattr(sys, "_MEIPASS", None)) is not None:
    os.environ["QT_PLUGIN_PATH"] = qt_plugins(bundle)
    if (pipe := tracked(sys.argv)) is not None:
        from multiprocessing.resource_tracker import main

        main(pipe)
        sys.exit()
