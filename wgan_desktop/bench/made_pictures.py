"""Pictures made for a measurement, in a folder of their own that goes with it; their decoded form, too."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from wgan_desktop.core.settings import Settings

COUNT = 2048
COARSE = 7  # random grey values along a side, that the pictures go smoothly between


@contextlib.contextmanager
def learning_pictures(settings: Settings, side: int, *, colour: bool) -> Iterator[Settings]:
    """``settings`` turned to made pictures, ``side`` pixels wide; they are there as long as the context is."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pictures.npy"
        np.save(file, _pictures(side, 3 if colour else 1))
        before = os.environ.get("WGAN_DESKTOP_HOME")
        os.environ["WGAN_DESKTOP_HOME"] = folder
        try:
            yield settings.replace(problem="images", path=str(file), pixels=side, colour="rgb" if colour else "grey")
        finally:
            del os.environ["WGAN_DESKTOP_HOME"]
            os.environ |= {} if before is None else {"WGAN_DESKTOP_HOME": before}


def _pictures(side: int, channels: int) -> np.typing.NDArray[np.uint8]:
    """Smooth patterns, (n, side, side) or (n, side, side, 3)."""
    values = np.random.default_rng(0).random((COUNT, COARSE, COARSE, channels), np.float32)
    along = np.linspace(0, COARSE - 1, side)
    low = np.minimum(along.astype(int), COARSE - 2)
    part = (along - low).astype(np.float32)
    rows = values[:, low] * (1 - part)[:, None, None] + values[:, low + 1] * part[:, None, None]
    both = rows[:, :, low] * (1 - part)[:, None] + rows[:, :, low + 1] * part[:, None]
    return np.asarray((both * 255).astype(np.uint8).squeeze())
