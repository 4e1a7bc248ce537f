"""The real `run.torch_side`, but the device's note tells which modules the trainer's side has loaded."""

from __future__ import annotations

import sys

from wgan_desktop.core import devices
from wgan_desktop.run.torch_side import NotFinite, Trainer, fetch, free, repeat

__all__ = ["NotFinite", "Trainer", "choose", "fetch", "free", "repeat"]

WATCHED = ("PySide6", "pyqtgraph", "torch", "torch._dynamo", "sympy", "ot")


def choose(wanted: str) -> devices.Device:
    """The device, with a note."""
    return devices.choose(wanted)._replace(note=",".join(name for name in WATCHED if name in sys.modules))
