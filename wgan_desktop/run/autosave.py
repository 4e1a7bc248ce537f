"""What is being trained, kept on disk for the start after a crash: the newest checkpoint, two generations of it."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from wgan_desktop.core.files import write_whole
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.messages import Saved

LOG = logging.getLogger(__name__)
NAMES = "run-0.saved", "run-1.saved"
LOOK = 1.0  # seconds: how often it is seen whether there is a checkpoint to be kept
EVERY, SHARE = 60.0, 0.02  # seconds from one to the next of a run, and the share of the time that writing takes at most
LAST = 1.0  # seconds that one in progress is waited for at the end
DIGEST = hashlib.sha256().digest_size

Source = Callable[[], Saved | None]


class Kept(NamedTuple):
    """A run to go on with: its settings when it was kept, and its checkpoint."""

    settings: Settings
    saved: Saved


class Autosave:
    """A thread that writes the newest checkpoint there is: once a minute, the first one of a run at once.

    The trainer is not asked for anything: the viewer's side has its checkpoint already.  The two files are written by
    turns, each whole or not at all, so that one can always be read.

    Parameters
    ----------
    folder : Path
    source : callable
        The newest checkpoint; None before the first.
    """

    def __init__(self, folder: Path, source: Source) -> None:
        self._folder, self._source = folder, source
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="autosave", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Write nothing more; what is being written is of no use any more."""
        self._closing.set()
        self._thread.join(LAST)

    def _work(self) -> None:
        last, turn, due = None, 0, 0.0
        while not self._closing.wait(LOOK):
            saved, began = self._source(), time.monotonic()
            if saved is None or saved is last or (last is not None and saved.run == last.run and began < due):
                continue
            try:
                write(self._folder / NAMES[turn], saved.checkpoint)
            except OSError as error:
                LOG.warning("the run could not be kept: %s", error)
            else:
                turn = 1 - turn
            last, due = saved, began + max(EVERY, (time.monotonic() - began) / SHARE)


def write(path: Path, checkpoint: bytes) -> None:
    """Write a checkpoint behind its SHA-256, whole or not at all.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    write_whole(path, hashlib.sha256(checkpoint).digest(), checkpoint)


def newest(folder: Path) -> Kept | None:
    """The newest that is whole; None where there is none."""
    from wgan_desktop.core.checkpoint import outline  # what a start without a crash has no use for

    found: list[tuple[int, Kept]] = []
    for path in folder.glob("*.saved"):
        try:
            data = path.read_bytes()
            digest, checkpoint = data[:DIGEST], data[DIGEST:]
            if hashlib.sha256(checkpoint).digest() == digest:
                settings, journal, step = outline(checkpoint)
                kept = Kept(settings, Saved("", step, checkpoint, journal))
                found.append((path.stat().st_mtime_ns, kept))
        except (OSError, ValueError) as error:  # also one of a version that knew other settings
            LOG.warning("%s holds no run to go on with: %s", path, error)
    return max(found, key=lambda each: each[0])[1] if found else None
