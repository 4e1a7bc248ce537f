"""Downloading a set of pictures in a thread: it can be left at any moment, and goes on where it was cut off.

Nothing is asked of the network but the files of an `Offer`, over https; what arrives is held against its SHA-256
before it gets its name.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import hashlib
import http.client
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from wgan_desktop.core.downloads import File, Offer
from wgan_desktop.core.words import Said, reason_of
from wgan_desktop.run.https import DownloadError, Line

TRIES = 3  # at each mirror, where the connection is cut
UNFINISHED = ".part"
FULL = (errno.ENOSPC, errno.EDQUOT)


class Cut(DownloadError):
    """The connection ended too soon: what has come is there to go on from."""


@dataclasses.dataclass(frozen=True)
class Progress:
    """How far a download is.

    ``done`` and ``size`` are bytes; ``host`` is the machine it comes from; ``why`` one sentence, of one that failed.
    """

    state: Literal["waiting", "running", "done", "cancelled", "failed"]
    done: int
    size: int
    host: str = ""
    why: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more happens."""
        return self.state in ("done", "cancelled", "failed")


class Download:
    """Brings the files of an offer into a folder.  Every method returns at once; any thread may call.

    Parameters
    ----------
    offer : Offer
    folder : Path
        It is made if need be; files that are there, whole, are not asked for again.
    """

    def __init__(self, offer: Offer, folder: Path) -> None:
        self.offer, self.folder = offer, folder
        self._lock = threading.Lock()
        self._progress = Progress("waiting", 0, offer.size)
        self._left = threading.Event()
        self._line = Line()
        self._thread = threading.Thread(target=self._run, name="download", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._tell(state="running")
        self._thread.start()

    def cancel(self) -> None:
        """Leave; what has come so far is kept under another name, to go on from."""
        self._left.set()
        self._tell(state="cancelled")
        self._line.cut()

    def join(self, seconds: float | None = None) -> None:
        """Wait for the thread."""
        self._thread.join(seconds)

    @property
    def progress(self) -> Progress:
        """How far it is now."""
        with self._lock:
            return self._progress

    def _tell(self, **changes: Any) -> None:
        with self._lock:
            if not self._progress.over:
                self._progress = dataclasses.replace(self._progress, **changes)

    def _run(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            before = 0
            for file in self.offer.files:
                self._bring(file, before)
                before += file.size
            self._tell(state="done", done=before)
        except DownloadError as error:
            self._tell(state="failed", why=str(error))
        except OSError as error:
            self._tell(state="failed", why=_unwritable(error, self.folder))

    # ------------------------------------------------------------------ one file

    def _bring(self, file: File, before: int) -> None:
        """Have a file under its name; ``before`` bytes were there before it.

        Raises
        ------
        DownloadError, OSError
            When no mirror has it, or it cannot be written; then nothing bears its name.
        """
        whole, part = self.folder / file.name, self.folder / (file.name + UNFINISHED)
        if whole.is_file() and _digest(whole, file.size) == file.sha256:
            self._tell(done=before + file.size)
            return
        why: DownloadError | None = None
        for mirror in self.offer.mirrors:
            for _ in range(TRIES):
                try:
                    self._bring_from(mirror, part, file, before)
                    if not self._left.is_set():
                        _name(part, whole, file)
                    return
                except Cut as error:
                    why = error
                except DownloadError as error:
                    why = error
                    break
        raise why or DownloadError("There is nowhere to download {file} from.", file=file.name)

    def _bring_from(self, mirror: str, part: Path, file: File, before: int) -> None:
        """Have all of a file from one mirror, or leave when that is wished."""
        try:
            for length in _receive(mirror + file.name, part, file, self._line):
                if self._left.is_set():
                    return
                self._tell(done=before + length, host=urlsplit(mirror).hostname or "")
        except DownloadError:
            if not self._left.is_set():
                raise


def _receive(address: str, part: Path, file: File, line: Line) -> Iterator[int]:
    """Append to ``part`` what is missing, or write it anew where a server sends all; how long it is, time and again.

    Raises
    ------
    DownloadError
        When it cannot be had from there.
    OSError
        When it cannot be written.
    """
    there = part.stat().st_size if part.exists() else 0
    if there > file.size:
        part.unlink()
        there = 0
    yield there
    if there == file.size:
        return
    with line.answer(address, there) as answer:
        goes_on = there and answer.status == http.client.PARTIAL_CONTENT and _begins_at(answer, there)
        if line.is_cut:  # nothing is written for nobody: another may have begun
            return
        with _room(part), part.open("ab" if goes_on else "wb") as stream:
            length = there if goes_on else 0
            while piece := line.read(answer):
                length += len(piece)
                if length > file.size:
                    raise DownloadError("{file} is longer than it should be; the download was stopped.", file=file.name)
                stream.write(piece)
                yield length
            stream.flush()
            os.fsync(stream.fileno())
    if length < file.size:
        host = urlsplit(address).hostname
        raise Cut("The connection to {host} was cut; try again: it goes on from there.", host=host)


def _begins_at(answer: Any, place: int) -> bool:
    return str(answer.headers.get("Content-Range", "")).startswith(f"bytes {place}-")


@contextlib.contextmanager
def _room(part: Path) -> Iterator[None]:
    """What cannot be written for want of room is not left to take up the rest of it."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            part.unlink(missing_ok=True)
        raise


def _name(part: Path, whole: Path, file: File) -> None:
    """Give what has come its name, if it is what it should be; else away with it.

    Raises
    ------
    DownloadError
        When it is not.
    """
    if _digest(part, file.size) != file.sha256:
        part.unlink()
        raise DownloadError(
            "{file} is not what it should be (its SHA-256 differs): it was removed; try again.", file=file.name
        )
    part.replace(whole)


def _digest(path: Path, size: int) -> str:
    """The SHA-256 of a file of that size; empty for another."""
    if path.stat().st_size != size:
        return ""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _unwritable(error: OSError, folder: Path) -> Said:
    if error.errno in FULL:
        return Said("There is no room left in {folder}; make some, or choose another folder.", folder=str(folder))
    return Said(
        "{folder} cannot be written to ({why}); choose another folder.", folder=str(folder), why=reason_of(error)
    )
