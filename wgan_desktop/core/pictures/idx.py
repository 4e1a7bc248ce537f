"""IDX files: MNIST, Fashion-MNIST, EMNIST, packed with gzip or not."""

from __future__ import annotations

import gzip
import math
import re
import zlib
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.pictures import Bytes
from wgan_desktop.core.pictures.arrays import MOST, Arrays
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said

NAME = re.compile(r"idx\d|ubyte")
UNSIGNED = 0x08  # the type of the numbers
AGAIN = Said("download or copy it again.")


class Idx(Arrays):
    """Two zero bytes, the type of the numbers, how many sides, each side's length, and then the numbers.

    Source
    ------
    LeCun, Cortes & Burges 1998, The MNIST database: file formats.
    """

    name = "idx"
    label = "an IDX file (MNIST)"
    suffixes = (".idx", ".gz")
    rank = 10

    @classmethod
    def fits(cls, path: Path) -> bool:
        """By its name: MNIST's files end in -idx3-ubyte, with or without .gz."""
        return path.is_file() and (super().fits(path) or bool(NAME.search(path.name.lower())))

    @cached_property
    def pictures(self) -> Bytes:
        """All of them, unpacked."""
        name = self.path.name
        with self.path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        try:
            with gzip.open(self.path) if packed else self.path.open("rb") as stream:
                sides = self._sides(stream.read(4), stream.read(12))
                size = math.prod(sides)
                if size > MOST:
                    raise ProblemError(
                        "{name} says that it holds {size} bytes, more than are unpacked.", name=name, size=size
                    )
                data = stream.read(size + 1)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            raise ProblemError("{name} is cut off or damaged: {AGAIN}", name=name, AGAIN=AGAIN) from None
        if len(data) != size:
            than = Said("more") if len(data) > size else Said("less")
            raise ProblemError(
                "{name} holds {than} than the {first} pictures that it speaks of: {AGAIN}",
                name=name,
                than=than,
                first=sides[0],
                AGAIN=AGAIN,
            )
        return np.frombuffer(data, np.uint8).reshape(sides)

    def labels(self) -> npt.NDArray[np.int64] | None:
        """Those of the file that belongs to it: MNIST's has the same name but for the words."""
        name = self.path.name.removesuffix(".gz").replace("images", "labels").replace("idx3", "idx1")
        for file in (self.path.with_name(name), self.path.with_name(f"{name}.gz")):
            if file != self.path and file.is_file():
                with file.open("rb") as stream:
                    packed = stream.read(2) == b"\x1f\x8b"
                with gzip.open(file) if packed else file.open("rb") as stream:
                    head, values = stream.read(8), np.frombuffer(stream.read(MOST), np.uint8)
                if head[:4] == bytes((0, 0, UNSIGNED, 1)) and int.from_bytes(head[4:], "big") == len(values):
                    return values.astype(np.int64)
        return None

    def _sides(self, magic: bytes, lengths: bytes) -> tuple[int, ...]:
        """How many pictures, and their height and width."""
        name = self.path.name
        if magic == bytes((0, 0, UNSIGNED, 1)):
            raise ProblemError("{name} holds labels; choose the file of images that belongs to it.", name=name)
        if magic != bytes((0, 0, UNSIGNED, 3)) or len(lengths) < 12:
            raise ProblemError("{name} does not begin as an IDX file of images does; choose another file.", name=name)
        sides = tuple(int(side) for side in np.frombuffer(lengths, ">u4"))
        if 0 in sides:
            raise ProblemError("{name} holds no pictures; choose another file.", name=name)
        return sides
