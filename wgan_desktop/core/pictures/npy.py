"""NumPy's files: an array of pictures, alone (.npy) or among others (.npz)."""

from __future__ import annotations

import math
import zipfile
import zlib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.pictures import Bytes
from wgan_desktop.core.pictures.arrays import MOST, Arrays
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said, said_by

SIDES = "(n, height, width), (n, height, width, 3) or (n, 3, height, width)"
LABELS = ("labels", "y_train", "train_labels", "Y", "y", "target", "arr_1")
USUAL = ("images", "x_train", "train_images", "X", "x", "data", "arr_0")


class Npy(Arrays):
    """Bytes as they are; other numbers from [-1, 1], [0, 1] or [0, 255], whichever holds them all.

    Source
    ------
    NumPy's documentation: numpy.lib.format.
    """

    name = "npy"
    label = Said("a NumPy file")
    suffixes = (".npy", ".npz")
    rank = 30

    @cached_property
    def pictures(self) -> Bytes:
        """All of them."""
        name = self.path.name
        try:
            values = self._array()
        except (ValueError, EOFError, KeyError, zipfile.BadZipFile, zlib.error) as error:
            raise ProblemError(
                "{name} cannot be read as an array ({error}); save it again.", name=name, error=said_by(error)
            ) from None
        if values.dtype.kind not in "uifb":
            raise ProblemError(
                "{name} holds no numbers; save the pictures as bytes of {SIDES}.", name=name, SIDES=SIDES
            )
        return _bytes(self._in_rows(values), name)

    def _array(self) -> npt.NDArray[Any]:
        """The array of the file; of several that with a usual name, else the largest that can be pictures."""
        if self.path.suffix.lower() == ".npy":
            return np.asarray(np.load(self.path, mmap_mode="r", allow_pickle=False))
        with zipfile.ZipFile(self.path) as pack:
            if sum(each.file_size for each in pack.infolist()) > MOST:
                raise ValueError(Said("it unpacks to more than 4 GB"))
        with np.load(self.path, allow_pickle=False) as arrays:
            usual = [name for name in USUAL if name in arrays.files]
            if usual:
                return np.asarray(arrays[usual[0]])
            found = [array for array in (arrays[name] for name in arrays.files) if array.ndim >= 2]
        if not found:
            raise ValueError(Said("no array in it holds pictures"))
        return np.asarray(max(found, key=lambda array: array.size))

    def labels(self) -> npt.NDArray[np.int64] | None:
        """Whole numbers, one a picture, under a usual name."""
        if self.path.suffix.lower() == ".npy":
            return None
        with np.load(self.path, allow_pickle=False) as arrays:
            named = (np.asarray(arrays[name]) for name in LABELS if name in arrays.files)
            return next((each.astype(np.int64) for each in named if each.ndim == 1 and each.dtype.kind in "ui"), None)

    def _in_rows(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The array as (n, height, width) or (n, height, width, 3)."""
        match values.shape:
            case (count, numbers) if count and (side := math.isqrt(numbers)) ** 2 == numbers > 1:
                return values.reshape(count, side, side)
            case (count, height, width) if count and height and width:
                return values
            case (count, height, width, 1 | 3 | 4 as channels) if count and height and width:
                return values[..., 0] if channels == 1 else values[..., :3]
            case (count, 1 | 3 as channels, height, width) if count and height and width:
                return values[:, 0] if channels == 1 else values.transpose(0, 2, 3, 1)
        raise ProblemError(
            "{file} has the shape {shape}; pictures have {SIDES}.",
            file=self.path.name,
            shape=_shape(values.shape),
            SIDES=SIDES,
        )


def _shape(sides: Sequence[int]) -> str:
    return "(" + ", ".join(map(str, sides)) + ")"


def _bytes(values: npt.NDArray[Any], name: str) -> Bytes:
    if values.dtype == np.uint8:
        return values
    low, high = float(values.min()), float(values.max())
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ProblemError("{name} holds numbers that are not finite; take them out.", name=name)
    if low < -1 or high > 255 or (low < 0 and high > 1):
        raise ProblemError(
            "{name} has values from {low:g} to {high:g}; [-1, 1], [0, 1] or [0, 255] are understood.",
            name=name,
            low=low,
            high=high,
        )
    shift, scale = (1.0, 127.5) if low < 0 else (0.0, 255.0 if high <= 1 else 1.0)
    found = np.empty(values.shape, np.uint8)
    for row, value in zip(found, values, strict=True):  # one at a time: the array may be larger than the memory
        row[...] = np.rint((np.asarray(value, np.float64) + shift) * scale)
    return found
