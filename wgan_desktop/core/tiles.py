"""The tiles of a sample grid: how many, what they are called as layers of a picture, and their pixels."""

from __future__ import annotations

from typing import Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Singles

Kind = Literal["generated", "averaged", "real"]
Bytes = npt.NDArray[np.uint8]
Levels = tuple[float, float]
"""The values of black and white."""

SIDES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16)
"""How many tiles along a side there may be."""

MOST = SIDES[-1] ** 2


def tiles(kind: Kind, side: int) -> str:
    """The layer whose value is the pixels of ``side`` x ``side`` tiles, (n, height, width, 1 or 3) uint8."""
    return f"{kind}_tiles_{side}"


def scores(kind: Kind, side: int) -> str:
    """The layer whose value is what the critic says of as many tiles, (n,) float32."""
    return f"{kind}_scores_{side}"


def levels(real: Singles) -> Levels:
    """The least and the greatest value of the real pictures."""
    finite = real[np.isfinite(real)]
    return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)


def pixels(points: Singles, shape: tuple[int, ...], span: Levels) -> Bytes:
    """Points (n, d) of ``shape`` (channels, height, width) as bytes (n, height, width, 1 or 3): grey, or colour.

    What lies beyond the levels is black or white; what is no number is black.
    """
    channels, height, width = shape
    low, high = span
    seen = points.reshape(-1, channels, height, width)[:, : 3 if channels >= 3 else 1]
    scaled = np.fmax(seen, np.float32(low))  # of a NaN and a number it is the number
    np.fmin(scaled, np.float32(high), out=scaled)
    scaled -= np.float32(low)
    scaled *= np.float32(255 / max(high - low, 1e-12))
    scaled += np.float32(0.5)
    return np.ascontiguousarray(scaled.astype(np.uint8).transpose(0, 2, 3, 1))
