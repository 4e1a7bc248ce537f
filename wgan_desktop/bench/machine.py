"""The machine that is measured on."""

from __future__ import annotations

import multiprocessing
import os
import platform
from importlib.metadata import version
from typing import Any

from wgan_desktop.bench.loops import Child


def devices() -> list[str]:
    """The CPU, and the GPU where there is one; asked in a process of its own, so that this one imports no torch."""
    with Child(_ask) as child:
        return ["cpu", *child.call("devices")]


def _ask() -> dict[str, Any]:
    from wgan_desktop.core.devices import choose

    return {"devices": lambda: [choose("cuda").name] if choose("cuda").name != "cpu" else []}


def describe() -> str:
    """Processors and how busy they are, in one line."""
    count = os.cpu_count() or 1
    said = f"{platform.machine()}, {count} processors, Python {platform.python_version()}, PyTorch {version('torch')}"
    if not hasattr(os, "getloadavg"):
        return said
    busy = os.getloadavg()[0]
    note = ": others work on it too, the figures are too low" if busy > count / 2 else ""
    return f"{said}, load {busy:.1f}{note}"


def family() -> list[int]:
    """The ids of this process and its children."""
    return [os.getpid(), *(child.pid for child in multiprocessing.active_children() if child.pid)]
