"""One child process that decodes pictures, from both sides of its pipe."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import multiprocessing
import os
import shutil
import signal
import time
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, BinaryIO

from wgan_desktop.core.pictures import Bytes, Classification, Format, Listing, Reference, opened, square
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.words import Said, reason_of, said_by

ABOUT = "about.json"  # beside the file of the pictures: there once it is whole
PATIENCE = 30.0  # seconds for a piece
GIVING_WAY = 5  # how much nicer a child is than the one that trains

Found = Bytes | Said
"""A picture, or why it cannot be used."""


@dataclasses.dataclass(frozen=True)
class Piece:
    """A few pictures to decode.

    Attributes
    ----------
    places : sequence of int
        What they are called in the answer.
    references : sequence of Reference
    pixels, channels : int
    file : Path or None
        Write each into its row of this file, and answer what went wrong alone; None: answer the pictures.
    rows : sequence of int
    """

    places: Sequence[int]
    references: Sequence[Reference]
    pixels: int
    channels: int
    file: Path | None = None
    rows: Sequence[int] = ()

    def alone(self) -> Iterator[Piece]:
        """Each of them in a piece of its own."""
        for at in range(len(self.places)):
            part = slice(at, at + 1)
            yield dataclasses.replace(
                self, places=self.places[part], references=self.references[part], rows=self.rows[part]
            )


Answer = tuple[Piece, Sequence[Found | None]]


class Decoder:
    """A child process that reads one file or folder.

    Attributes
    ----------
    asked : deque of Piece
        What is not answered yet, in its order.
    since : float
        When it began with the first of them, as far as is known.
    """

    def __init__(self, path: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(path, theirs), name="decoder", daemon=True)
        self._process.start()
        theirs.close()
        self.asked: collections.deque[Piece] = collections.deque()
        self.since = 0.0

    def ask(self, piece: Piece) -> None:
        """One piece more."""
        if not self.asked:
            self.since = time.monotonic()
        self.asked.append(piece)
        with contextlib.suppress(OSError):  # one that is dead says so when it is asked for its answer
            self.pipe.send(piece)

    def answer(self) -> Any:
        """What the child says; None when it is dead."""
        self.since = time.monotonic()
        with contextlib.suppress(EOFError, OSError):
            return self.pipe.recv()
        return None

    @property
    def late(self) -> bool:
        """Whether it is not waited for any more."""
        return time.monotonic() - self.since > PATIENCE

    def close(self) -> None:
        """End the child, whatever it is at: before its pipe, whose end it would take for that of everybody."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def serve(path: Path, pipe: Connection) -> None:
    """The child's loop: asked for None it lists, asked for a `Piece` it decodes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(GIVING_WAY)
    files: dict[Path, BinaryIO] = {}
    with contextlib.suppress(EOFError, OSError), contextlib.ExitStack() as stack:
        kept: Any = None
        while True:
            asked: Piece | None = pipe.recv()
            try:
                kept = kept or opened(path)
                if asked is not None and asked.file is not None and asked.file not in files:
                    files[asked.file] = stack.enter_context(asked.file.open("r+b"))
                answer: Any = _listed(kept) if asked is None else _all(kept, asked, files)
            except ProblemError as error:
                answer = error
            except OSError as error:
                answer = ProblemError(
                    "{path} cannot be read ({why}); choose it again.", path=str(path), why=reason_of(error)
                )
            pipe.send(answer)
    for file in files:  # the asking process is gone, perhaps killed
        drop_unless_whole(file)


def _listed(kept: Format) -> Listing:
    """The pictures there are, with the class of each where all have one and it can be read."""
    listing = kept.listing()
    with contextlib.suppress(OSError, ValueError, EOFError, KeyError, zlib.error, zipfile.BadZipFile):
        labels = kept.labels()
        if labels is not None and len(labels) == len(listing.references):
            return dataclasses.replace(listing, classes=Classification(labels, kept.said_of(labels)))
    return listing


def drop_unless_whole(file: Path) -> None:
    """Take away the folder of a file that pictures were being written to, if nobody says that it is whole."""
    if not (file.parent / ABOUT).exists():
        shutil.rmtree(file.parent, ignore_errors=True)


def _all(kept: Any, piece: Piece, files: dict[Path, BinaryIO]) -> list[Found | None]:
    return [_one(kept, piece, at, files) for at in range(len(piece.places))]


def _one(kept: Any, piece: Piece, at: int, files: dict[Path, BinaryIO]) -> Found | None:
    try:
        found = square(kept.picture(piece.references[at]), piece.pixels, piece.channels)
    except OSError as error:
        return Said("it cannot be read ({why})", why=reason_of(error))
    except MemoryError:
        return Said("there is not enough memory for it")
    except ValueError as error:
        return said_by(error)
    if piece.file is None:
        return found
    _write(files[piece.file], piece.rows[at], found)
    return None


def _write(file: BinaryIO, row: int, found: Bytes) -> None:
    try:
        file.seek(row * found.nbytes)
        file.write(found.tobytes())
        file.flush()
    except OSError as error:
        raise not_kept(Path(file.name).parent.parent, error) from None


def not_kept(folder: Path, error: OSError) -> ProblemError:
    """What is said where decoded pictures cannot be written."""
    return ProblemError(
        "The decoded pictures cannot be kept in {folder} ({why}); "
        "make room there, or let WGAN_DESKTOP_HOME name another folder.",
        folder=str(folder),
        why=reason_of(error),
    )
