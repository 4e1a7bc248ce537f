"""The door to torch: the worker opens it inside its loop, so that only the trainer's side ever imports torch."""

from __future__ import annotations

import contextlib
import gc

from wgan_desktop.core import allocator
from wgan_desktop.core.answering import answers
from wgan_desktop.core.devices import choose
from wgan_desktop.core.journal import repeat
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.rows import NotFinite, fetch
from wgan_desktop.core.trainer import Trainer


def free() -> None:
    """Give back the memory of a trainer that nobody holds any more."""
    gc.collect()
    allocator.give_back()
    if torch.cuda.is_available():
        with contextlib.suppress(RuntimeError):  # the device may be what was lost
            torch.cuda.empty_cache()


__all__ = ["NotFinite", "Trainer", "answers", "choose", "fetch", "free", "repeat"]
