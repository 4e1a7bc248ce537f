"""Decoded pictures on disk: read once, then mapped into memory by every run that wants the same ones the same way."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import shutil
import time
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np

from wgan_desktop.core.decoding import Decoders
from wgan_desktop.core.files import cache_folder
from wgan_desktop.core.pictures import Bytes, Listing, Reference
from wgan_desktop.core.problems import ProblemError, Tell

VERSION = 1  # of what is written: another one is read anew
LARGEST = 2**32  # bytes of the decoded pictures of one run, and of all that are kept
PEEKED = 64  # pictures that tell whether there is colour in them
LEFT = 86_400.0  # seconds after which nobody writes on
LISTED = 20  # of what was skipped
PIXELS, ABOUT = "pixels.u8", "about.json"


@dataclasses.dataclass(frozen=True)
class Pictures:
    """Decoded pictures.

    Attributes
    ----------
    pixels : (n, channels * side * side) uint8
        Mapped from the disk; written to, they change in memory alone.
    shape : (channels, side, side)
    said : str
        What was read.
    skipped : str
        What of it could not be used, and why; empty if there is nothing.
    """

    pixels: Bytes
    shape: tuple[int, int, int]
    said: str
    skipped: str


def pictures(path: Path, side: int, colour: str, tell: Tell) -> Pictures:
    """The pictures of a file or folder as squares ``side`` wide, from the cache if they were decoded before.

    Parameters
    ----------
    colour : {"auto", "grey", "rgb"}
        ``auto``: colour if there is any in the first pictures.
    tell : callable
        Told how far it is, in a few words; may raise, to leave.

    Raises
    ------
    ProblemError
        With one sentence, when there is nothing that can be used, or no room for it.
    """
    looking = f"looking for pictures in {path.name}"
    tell(looking)
    with Decoders(path) as decoders:
        listing = decoders.listing(lambda: tell(looking))
        wanted = f"{VERSION} {listing.digest} {side} {colour} {LARGEST}"
        folder = cache_folder() / "pictures" / hashlib.sha256(wanted.encode()).hexdigest()[:16]
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return _read(folder)
        try:
            _Writing(decoders, listing, path, folder).write(side, colour, tell)
            return _read(folder)
        except OSError as error:
            why = f"{error.strerror or error}"
            raise ProblemError(
                "The decoded pictures cannot be kept in {parent} ({why}); "
                "make room there, or let WGAN_DESKTOP_HOME name another folder.",
                parent=folder.parent,
                why=why,
            ) from None


def _read(folder: Path) -> Pictures:
    """The pictures kept in a folder.

    Raises
    ------
    OSError, ValueError, KeyError, TypeError
        When there are none, or not all.
    """
    about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    channels, side, _ = shape = tuple(map(int, about["shape"]))
    file = folder / PIXELS
    if file.stat().st_size != about["count"] * channels * side * side:
        raise ValueError("cut off")
    (folder / ABOUT).touch()  # what was used last is kept longest
    pixels = np.memmap(file, np.uint8, "c", shape=(about["count"], channels * side * side))
    return Pictures(pixels, (shape[0], shape[1], shape[2]), str(about["said"]), str(about["skipped"]))


class _Writing:
    """Decodes pictures into a new folder that takes its place when it is whole."""

    def __init__(self, decoders: Decoders, listing: Listing, path: Path, folder: Path) -> None:
        self._decoders, self._listing, self._path, self._folder = decoders, listing, path, folder
        self._failed: list[str] = list(listing.skipped)
        self._count = 0

    def write(self, side: int, colour: str, tell: Tell) -> None:
        """Decode, whole or not at all."""
        references = self._listing.references
        channels = self._channels(references, side, colour)
        size = channels * side * side
        most = LARGEST // size
        if len(references) > most:  # evenly, so that it is a fair sample whatever the order
            references = [references[int(at)] for at in np.linspace(0, len(references) - 1, most)]
        _make_room(self._folder.parent, len(references) * size)
        new = self._folder.with_name(f".{uuid.uuid4().hex}.new")
        new.mkdir(parents=True)
        try:
            with (new / PIXELS).open("wb") as file:
                self._decode(file, references, side, channels, tell)
            about = {"shape": (channels, side, side), "count": self._count, **self._in_words(len(references))}
            (new / ABOUT).write_text(json.dumps(about), encoding="utf-8")
            with contextlib.suppress(OSError):  # damaged, or another run was faster: then its pictures are the same
                shutil.rmtree(self._folder)
            with contextlib.suppress(FileExistsError):
                new.rename(self._folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)

    def _channels(self, references: Sequence[Reference], side: int, colour: str) -> int:
        if colour != "auto":
            return 1 if colour == "grey" else 3
        for _, found in self._decoders.decode(references[:PEEKED], side, 3):
            if not isinstance(found, str):
                red, green, blue = found.reshape(3, -1)
                if (red != green).any() or (green != blue).any():
                    return 3
        return 1

    def _decode(self, file: BinaryIO, references: Sequence[Reference], side: int, channels: int, tell: Tell) -> None:
        for at, found in self._decoders.decode(references, side, channels):
            if at % 32 == 0:
                tell(f"reading pictures: {at:,} of {len(references):,}")
            if isinstance(found, str):
                self._failed.append(f"{_called(references[at])}: {found}")
            else:
                file.write(found.tobytes())
                self._count += 1
        if not self._count:
            first = f" {self._failed[0]}." if self._failed else ""
            raise ProblemError(
                "None of the pictures in {path} can be used.{first} Choose others.", path=self._path, first=first
            )

    def _in_words(self, tried: int) -> dict[str, str]:
        there = len(self._listing.references)
        said = f"Read {self._count:,} picture{'s' if self._count != 1 else ''} from {self._path.name}."
        if tried < there:
            said += f" They are an even sample of {there:,}, so that they take no more than 4 GB."
        if not (bad := self._failed):
            return {"said": said, "skipped": ""}
        listed = "; ".join(bad[:LISTED]) + (f"; and {len(bad) - LISTED:,} more" if len(bad) > LISTED else "")
        return {"said": said, "skipped": f"{len(bad):,} of {self._count + len(bad):,} cannot be used: {listed}."}


def _called(reference: Reference) -> str:
    if isinstance(reference, bytes):
        return reference.decode("ascii", "backslashreplace")
    return reference if isinstance(reference, str) else f"picture {reference + 1:,}"


def _make_room(folder: Path, size: int) -> None:
    """See to it that so many bytes can be kept: those used longest ago go, and the disk is asked.

    Raises
    ------
    ProblemError
        When there is no room.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".*.new"):  # by whoever was killed while it was writing
        if left.stat().st_mtime < time.time() - LEFT:
            shutil.rmtree(left, ignore_errors=True)
    kept = sorted(_kept(folder), reverse=True)
    total = size
    for _, each, old in kept:
        total += each
        if total > LARGEST:
            shutil.rmtree(old, ignore_errors=True)  # one that another run has mapped stays where that is not allowed
    free = shutil.disk_usage(folder).free
    if size > free - 2**28:
        raise ProblemError(
            "The decoded pictures need {needed:.1f} GB in {folder}, and {free:.1f} GB are free; "
            "choose fewer pixels, or make room.",
            needed=size / 1e9,
            folder=folder,
            free=free / 1e9,
        )


def _kept(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """(when it was used last, bytes, where) of everything in the cache."""
    for each in folder.iterdir():
        with contextlib.suppress(OSError):
            yield (each / ABOUT).stat().st_mtime, (each / PIXELS).stat().st_size, each
