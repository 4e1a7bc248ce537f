"""The binary version of CIFAR-10 and CIFAR-100: one file, or the folder that it was unpacked to."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.pictures import Bytes, Listing, digest_of
from wgan_desktop.core.pictures.arrays import Arrays
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said

SIDE = 32
NUMBERS = 3 * SIDE * SIDE
LABELS = (1, 2)  # bytes before each picture: a class, or (CIFAR-100) a class and its kind


class Cifar(Arrays):
    """Each picture is its label and then its red, green and blue bytes, row by row.

    Source
    ------
    Krizhevsky 2009, Learning Multiple Layers of Features from Tiny Images: the CIFAR-10 binary version.
    """

    name = "cifar"
    label = Said("CIFAR's binary files")
    suffixes = (".bin",)
    rank = 20

    @classmethod
    def fits(cls, path: Path) -> bool:
        """A .bin file, or a folder with CIFAR's names in it."""
        return super().fits(path) if not path.is_dir() else any(path.glob("data_batch_*.bin"))

    @cached_property
    def _files(self) -> list[Path]:
        """The file; of a folder those to train on."""
        return sorted(self.path.glob("data_batch_*.bin")) if self.path.is_dir() else [self.path]

    @cached_property
    def pictures(self) -> Bytes:
        """All of them."""
        return np.concatenate([self._read(file) for file in self._files])

    def labels(self) -> npt.NDArray[np.int64]:
        """The byte before each picture."""
        return np.concatenate([rows[:, -NUMBERS - 1] for rows in map(self._rows, self._files)]).astype(np.int64)

    def _read(self, file: Path) -> Bytes:
        rows = self._rows(file)[:, -NUMBERS:]
        return rows.reshape(-1, 3, SIDE, SIDE).transpose(0, 2, 3, 1)

    @staticmethod
    def _rows(file: Path) -> Bytes:
        """Each picture with its label or labels before it."""
        size = file.stat().st_size
        label = next((label for label in LABELS if size and size % (label + NUMBERS) == 0), None)
        if label is None:
            raise ProblemError(
                "{file} has {size} bytes, which are no whole number of CIFAR's pictures: copy it again.",
                file=file.name,
                size=size,
            )
        return np.fromfile(file, np.uint8).reshape(-1, label + NUMBERS)

    def listing(self) -> Listing:
        """One after another, through the files."""
        found = super().listing()
        return Listing(found.references, digest_of(self.path, map(digest_of, self._files)))
