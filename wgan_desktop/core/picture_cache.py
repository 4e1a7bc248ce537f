"""Decoded pictures on disk: read once, then mapped into memory by every run that wants the same ones the same way."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from wgan_desktop.core import picture_stock
from wgan_desktop.core.decoder import ABOUT, Piece, not_kept
from wgan_desktop.core.decoding import PIECE, Decoders
from wgan_desktop.core.files import cache_folder
from wgan_desktop.core.picture_filling import Filling, Form, Order, shuffled
from wgan_desktop.core.picture_stock import PIXELS, Pictures, Wanted
from wgan_desktop.core.pictures import Listing
from wgan_desktop.core.problems import ProblemError, Tell
from wgan_desktop.core.words import Said

VERSION = 3  # of what is written: another one is read anew
LARGEST = 2**32  # bytes of the decoded pictures of one run, and of all that are kept
SPARE = 2**28  # bytes of the disk that are left free
PEEKED = 256  # pictures from anywhere, decoded small, that tell whether there is colour in them
LITTLE = 16  # pixels a side
ROUND = 2 * PIECE  # of them at a time: where there is colour, it is mostly among the first
LEFT = 86_400.0  # seconds after which nobody writes on


def pictures(wanted: Wanted, tell: Tell) -> Pictures:
    """The pictures of a file or folder as squares, from the cache if they were decoded before.

    Otherwise enough of them for a run to begin; the others are decoded while it goes on.

    Parameters
    ----------
    wanted : Wanted
    tell : callable
        Told how far it is, in a few words; may raise, to leave.

    Raises
    ------
    ProblemError
        With one sentence, when there is nothing that can be used, or no room for it.
    """
    looking = Said("looking for pictures in {file}", file=wanted.path.name)
    tell(looking)
    decoders = Decoders(wanted.path)
    try:
        listing = decoders.listing(lambda: tell(looking))
        found = _kept(listing, wanted) or _begun(decoders, listing, wanted, tell)
        found.classes = listing.classes
        if found.filling is None:
            decoders.close()
        return found
    except BaseException as error:
        decoders.close()
        if isinstance(error, OSError) and not isinstance(error, InterruptedError):
            raise not_kept(_above(), error) from None
        raise


def _above() -> Path:
    return cache_folder() / "pictures"


def _name(listing: Listing, wanted: Wanted) -> str:
    about = f"{VERSION} {listing.digest} {wanted.side} {wanted.colour}"
    return hashlib.sha256(about.encode()).hexdigest()[:16]


def _kept(listing: Listing, wanted: Wanted) -> Pictures | None:
    """Those that were decoded before, if they were."""
    for folder in _above().glob(f"{_name(listing, wanted)}-*"):
        try:
            found = Pictures.kept(folder, wanted)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            continue  # damaged: they are decoded anew
        found.settle()
        return found
    return None


def _begun(decoders: Decoders, listing: Listing, wanted: Wanted, tell: Tell) -> Pictures:
    """Begin to decode, and wait until there are enough for a run to begin."""
    count = len(listing.references)
    channels = _channels(decoders, listing, wanted)
    size = channels * wanted.side**2
    slots = _make_room(_above(), count, size)
    folder = _above() / f"{_name(listing, wanted)}-{uuid.uuid4().hex[:8]}"
    folder.mkdir(parents=True)
    try:
        form = Form(wanted.side, channels, folder / PIXELS, slots)
        with form.file.open("wb") as file:
            file.truncate(slots * size)
        found = Pictures(form, count, wanted, listing.skipped, listing.more)
        apart = int(np.ceil(wanted.held_out * count))
        order = Order(count, endless=slots < count, apart=apart, kept=found.cut)
        found.filling = Filling(decoders, listing.references, form, order, len(listing.skipped))
        found.filling.reach(found.cut + picture_stock.FIRST, tell)
        found.keep_if_whole()
        found.settle()
        return found
    except BaseException:
        decoders.close()
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _channels(decoders: Decoders, listing: Listing, wanted: Wanted) -> int:
    """Three if there is any colour in a fair sample; or as is wanted."""
    if wanted.colour != "auto":
        return 1 if wanted.colour == "grey" else 3
    count = len(listing.references)
    chosen = [listing.references[at] for at in shuffled(count)[:PEEKED].tolist()]
    for at in range(0, len(chosen), ROUND):
        parts = [chosen[start : start + PIECE] for start in range(at, min(at + ROUND, len(chosen)), PIECE)]
        decoders.ask(Piece(range(len(part)), part, LITTLE, 3) for part in parts)
        coloured = False
        while decoders.busy:
            for _, answers in decoders.answers(1.0):
                coloured |= any(_is_coloured(found) for found in answers)
        if coloured:
            return 3
    return 1


def _is_coloured(found: object) -> bool:
    if not isinstance(found, np.ndarray):
        return False
    red, green, blue = found.reshape(3, -1)
    return bool((red != green).any() or (green != blue).any())


def _make_room(folder: Path, count: int, size: int) -> int:
    """See to it that ``count`` pictures of ``size`` bytes can be kept, or as many as may be; how many.

    Those used longest ago go, and the disk is asked.

    Raises
    ------
    ProblemError
        When there is no room.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.iterdir():  # by a process that was killed while it was writing
        with contextlib.suppress(OSError):
            written = max(each.stat().st_mtime for each in (left, *left.iterdir()))
            if not (left / ABOUT).exists() and written < time.time() - LEFT:
                shutil.rmtree(left, ignore_errors=True)
    slots = min(count, LARGEST // size)
    total = slots * size
    for _, each, old in sorted(_all_kept(folder), reverse=True):
        total += each
        if total > LARGEST:
            shutil.rmtree(old, ignore_errors=True)  # one that another run has mapped stays where that is not allowed
    free = shutil.disk_usage(folder).free - SPARE
    slots = min(slots, max(free, 0) // size)
    if slots < min(count, 2 * picture_stock.FIRST):
        raise ProblemError(
            "The decoded pictures need {needed:.1f} GB in {folder}, and {free:.1f} GB are free; "
            "choose fewer pixels, or make room.",
            needed=min(count * size, LARGEST) / 1e9,
            folder=str(folder),
            free=(free + SPARE) / 1e9,
        )
    return slots


def _all_kept(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """(when it was used last, bytes, where) of everything in the cache."""
    for each in folder.iterdir():
        with contextlib.suppress(OSError):
            yield (each / ABOUT).stat().st_mtime, (each / PIXELS).stat().st_size, each
