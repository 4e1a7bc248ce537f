"""IDX files: MNIST, Fashion-MNIST, EMNIST, packed with gzip or not."""

from __future__ import annotations

import gzip
import math
import re
import zlib
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.pictures import Bytes, Listing, digest_of
from wgan_desktop.core.pictures.arrays import MOST, Arrays
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said

NAME = re.compile(r"idx\d|ubyte")
IMAGES = re.compile(r"images.*idx3")
EMNIST = re.compile(r"emnist-(\w+)-")
UNSIGNED = 0x08  # the type of the numbers
LABELS, PICTURES = bytes((0, 0, UNSIGNED, 1)), bytes((0, 0, UNSIGNED, 3))
AGAIN = Said("download or copy it again.")


class Idx(Arrays):
    """Two zero bytes, the type of the numbers, how many sides, each side's length, and then the numbers.

    Of a folder with MNIST's names in it the pictures to train on are taken.  EMNIST's are kept column by column, which
    their names alone tell: they are turned upright.

    Source
    ------
    LeCun, Cortes & Burges 1998, The MNIST database: file formats.  Cohen, Afshar, Tapson & van Schaik 2017, EMNIST: an
    extension of MNIST to handwritten letters; its files were written by MATLAB, whose arrays are column-major.
    """

    name = "idx"
    label = Said("an IDX file (MNIST)")
    suffixes = (".idx", ".gz")
    rank = 10

    @classmethod
    def fits(cls, path: Path) -> bool:
        """By its name: MNIST's files end in -idx3-ubyte, with or without .gz."""
        if path.is_dir():
            return bool(_images(path))
        return path.is_file() and (super().fits(path) or bool(NAME.search(path.name.lower())))

    @cached_property
    def _files(self) -> list[Path]:
        """The file; of a folder those to train on."""
        return _images(self.path) if self.path.is_dir() else [self.path]

    @cached_property
    def pictures(self) -> Bytes:
        """All of them, unpacked.

        Raises
        ------
        ProblemError
            Also when the files of a folder hold pictures of several sizes, or several of EMNIST's sets.
        """
        sets = {found[1] for file in self._files if (found := EMNIST.search(file.name.lower()))}
        if len(sets) > 1:
            raise ProblemError(
                "{folder} holds several of EMNIST's sets, whose classes differ ({names}); choose one of its files.",
                folder=str(self.path),
                names=", ".join(sorted(sets)),
            )
        parts = [_read(file) for file in self._files]
        if len({part.shape[1:] for part in parts}) > 1:
            names = ", ".join(file.name for file in self._files)
            raise ProblemError("The pictures of {names} are of several sizes; choose one of the files.", names=names)
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def listing(self) -> Listing:
        """One after another, through the files."""
        found = super().listing()
        return Listing(found.references, digest_of(self.path, map(digest_of, self._files)))

    def labels(self) -> npt.NDArray[np.int64] | None:
        """Those of the files that belong to them: MNIST's have the same names but for the words."""
        parts = [_labels_of(file) for file in self._files]
        found = [part for part in parts if part is not None]
        return np.concatenate(found) if len(found) == len(parts) else None


def _images(folder: Path) -> list[Path]:
    """MNIST's files of images in a folder: those to train on, if there are such, each packed or not."""
    found = {file.name.lower().removesuffix(".gz"): file for file in sorted(folder.glob("*idx3*")) if file.is_file()}
    images = [file for name, file in found.items() if IMAGES.search(name) and not name.endswith(".part")]
    return [file for file in images if "train" in file.name.lower()] or images


def _labels_of(path: Path) -> npt.NDArray[np.int64] | None:
    """The labels beside a file of images; None where there are none."""
    name = path.name.removesuffix(".gz").replace("images", "labels").replace("idx3", "idx1")
    for file in (path.with_name(name), path.with_name(f"{name}.gz")):
        if file != path and file.is_file():
            with _stream(file) as stream:
                head, values = stream.read(8), np.frombuffer(stream.read(MOST), np.uint8)
            if head[:4] == LABELS and int.from_bytes(head[4:], "big") == len(values):
                return values.astype(np.int64)
    return None


def is_labels(path: Path) -> bool:
    """Whether a file holds the labels that belong to pictures."""
    try:
        with _stream(path) as stream:
            return stream.read(4) == LABELS
    except (OSError, EOFError, zlib.error):
        return False


def _stream(path: Path) -> BinaryIO:
    """What is in a file, unpacked if it is packed."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path)) if packed else path.open("rb")


def _read(path: Path) -> Bytes:
    """The pictures of one file."""
    name = path.name
    try:
        with _stream(path) as stream:
            sides = _sides(name, stream.read(4), stream.read(12))
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
    pictures = np.frombuffer(data, np.uint8).reshape(sides)
    return pictures.transpose(0, 2, 1) if EMNIST.search(name.lower()) else pictures


def _sides(name: str, magic: bytes, lengths: bytes) -> tuple[int, ...]:
    """How many pictures, and their height and width."""
    if magic == LABELS:
        raise ProblemError("{name} holds labels; choose the file of images that belongs to it.", name=name)
    if magic != PICTURES or len(lengths) < 12:
        raise ProblemError("{name} does not begin as an IDX file of images does; choose another file.", name=name)
    sides = tuple(int(side) for side in np.frombuffer(lengths, ">u4"))
    if 0 in sides:
        raise ProblemError("{name} holds no pictures; choose another file.", name=name)
    return sides
