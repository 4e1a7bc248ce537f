"""Bytes of small pictures as what Qt paints fastest: 0xffRRGGBB."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

from wgan_desktop.core.tiles import Bytes

Pixels = npt.NDArray[np.uint32]
_OPAQUE = np.uint32(0xFF000000)
_PLACES = 2, 1, 0  # of red, green and blue among the four bytes of a pixel, the least significant first


def pour(pictures: Bytes, into: Pixels) -> None:
    """Write bytes (..., height, width, 1 or 3) into pixels (..., height, width) that are opaque already."""
    parts = into.view(np.uint8).reshape(*into.shape, 4)  # a view, wherever the rows lie
    for channel, place in enumerate(_PLACES):
        parts[..., place] = pictures[..., channel if pictures.shape[-1] == 3 else 0]


def blank(shape: tuple[int, ...], paper: int) -> Pixels:
    """Pixels of one colour, 0xffRRGGBB."""
    return np.full(shape, paper, np.uint32)


def image(picture: Bytes) -> QImage:
    """One picture (height, width, 1 or 3), in memory of its own."""
    pixels = blank(picture.shape[:2], int(_OPAQUE))
    pour(picture, pixels)
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()


def strip(pictures: Bytes, gap: int, paper: int, scale: int = 1) -> QImage:
    """Pictures (n, height, width, 1 or 3) side by side, each of their pixels a square of ``scale``."""
    n, height, width, _ = pictures.shape
    pixels = blank((height, n, width + gap), paper)
    pour(pictures.transpose(1, 0, 2, 3), pixels[:, :, :width])
    whole = np.ascontiguousarray(pixels.reshape(height, -1)[:, : n * (width + gap) - gap])
    larger = np.ascontiguousarray(whole.repeat(scale, 0).repeat(scale, 1))
    return QImage(larger.data, larger.shape[1], larger.shape[0], 4 * larger.shape[1], QImage.Format.Format_RGB32).copy()
