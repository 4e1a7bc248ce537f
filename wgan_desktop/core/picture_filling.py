"""Pictures decoded ahead of the trainer, into a file that is mapped: the trainer need not wait for them.

They are decoded in a random order that is fixed, so that the first ones are a fair sample of all.  Where the file has
room for all, they are decoded once.  Where it has not, decoding goes round and round, each time in another order, and
each picture takes the place of the one that has been there longest.
"""

from __future__ import annotations

import bisect
import dataclasses
import time
import weakref
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.decoder import Piece, drop_unless_whole
from wgan_desktop.core.decoding import PIECE, POLL, Decoders
from wgan_desktop.core.pictures import Bytes, Reference
from wgan_desktop.core.problems import ProblemError, Tell, silent
from wgan_desktop.core.words import Said

AHEAD = 4096  # pictures that are decoded before they are wanted
FAILED = 10_000  # of those that cannot be used are listed, each with its reason

Places = npt.NDArray[np.int64]
Mark = tuple[int, int, int]
"""A place in the order; how many before it are usable; how many of the first round before it are not."""


@dataclasses.dataclass(frozen=True)
class Form:
    """How pictures are decoded: side and channels; into which file, and how many fit into it."""

    pixels: int
    channels: int
    file: Path
    slots: int

    @property
    def size(self) -> int:
        """Numbers a picture."""
        return self.channels * self.pixels**2


def shuffled(count: int) -> Places:
    """The fixed random order of so many pictures: the first of them are a fair sample of all."""
    return np.random.default_rng(0).permutation(count)


class Order:
    """The pictures in the order in which they are decoded.

    Parameters
    ----------
    count : int
        How many there are.
    endless : bool
        Round and round; else once.
    apart, kept : int
        Of the first ``apart`` of them, an endless order has the first ``kept``, once.
    """

    def __init__(self, count: int, *, endless: bool = False, apart: int = 0, kept: int = 0) -> None:
        whole = shuffled(count)
        self._first, self._rest = (whole[:kept], whole[apart:]) if endless else (whole, whole[:0])
        self.end = None if endless else count
        self._rounds: dict[int, Places] = {}

    def places(self, start: int, stop: int) -> list[int]:
        """Which pictures stand at these places of the order."""
        return [self.at(place) for place in range(start, stop if self.end is None else min(stop, self.end))]

    def at(self, place: int) -> int:
        """Which picture stands at a place of the order."""
        if place < len(self._first):
            return int(self._first[place])
        number, at = divmod(place - len(self._first), len(self._rest))
        if number not in self._rounds:
            self._rounds = {known: order for known, order in self._rounds.items() if known == number - 1}
            self._rounds[number] = np.random.default_rng(number + 1).permutation(self._rest)
        return int(self._rounds[number][at])


class Filling:
    """Fills a file with decoded pictures.

    Parameters
    ----------
    decoders : Decoders
        Closed with this.
    references : sequence of Reference
    form : Form
    order : Order
    unlisted : int
        How many there are besides that could not even be listed: they count where it is said how far it is.

    Attributes
    ----------
    usable : int
        Pictures that were decoded so far, and all before them in the order tried.
    tried : int
        How many of the order were tried so far.
    failed : list of Said
        The first that cannot be used, and why, a line each.
    bad : list of int
        The places in the order of all of them; of an endless order only in its first round.
    unusable : int
        How many these are, with those before the place that was skipped to.
    ended : bool
        Whether nothing more comes.
    stopped : str or None
        Why nothing more comes before its time.
    """

    def __init__(
        self, decoders: Decoders, references: Sequence[Reference], form: Form, order: Order, unlisted: int = 0
    ) -> None:  # fmt: skip
        self._decoders, self._references, self.form, self._order = decoders, references, form, order
        self._unlisted, self._ahead = unlisted, max(PIECE, min(AHEAD, form.slots // 4))
        self._good, self._gone = array("q"), 0  # places in the order; how many were forgotten
        self._found: dict[int, Said | None] = {}
        self._asked = self.tried = self.unusable = 0
        self.failed: list[Said] = []
        self.bad: list[int] = []
        self.stopped: str | None = None
        self.close = weakref.finalize(self, _end, decoders, form.file)

    @property
    def usable(self) -> int:
        """How many can be drawn, or could."""
        return self._gone + len(self._good)

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.stopped is not None or self.tried == self._order.end

    def reach(self, count: int, tell: Tell = silent, *, wait: bool = True) -> float:
        """Wait until ``count`` are usable, or all there are; how many seconds it took.

        ``tell`` is told how far it is, and may raise, to leave; without ``wait`` only what is there is taken.

        Raises
        ------
        ProblemError
            When nothing can be decoded any more.
        """
        if self.ended:
            return 0.0
        self._take(count, 0.0)
        began = time.perf_counter()
        while wait and self.usable < count and not self.ended:
            at, whole = self.tried + self._unlisted, (self._order.end or count) + self._unlisted
            tell(Said("reading pictures: {at} of {count}", at=at, count=whole))
            self._take(count, POLL)
        return time.perf_counter() - began

    def window(self, count: int) -> tuple[int, int]:
        """Which of the usable ones may be drawn when the first ``count`` are wanted: from, to (exclusive)."""
        high = min(count, self.usable)
        if self._order.end is not None or not high:
            return 0, high
        oldest = self._head(count) + self._ahead + PIECE - self.form.slots
        good = np.frombuffer(self._good, np.int64)
        return self._gone + int(np.searchsorted(good, oldest)), high

    @property
    def oldest(self) -> int:
        """The first of the usable ones that neither is overwritten nor is about to be."""
        return self._gone + bisect.bisect_left(self._good, self._asked - self.form.slots)

    def mark(self, count: int) -> Mark:
        """Where the oldest picture stands that may still be drawn when the first ``count`` are wanted."""
        low = self.window(count)[0] - self._gone
        if self._order.end is not None or low >= len(self._good):
            return 0, 0, 0
        place = self._good[low]
        return place, self._gone + low, self.unusable - (len(self.bad) - bisect.bisect_left(self.bad, place))

    def skip_to(self, mark: Mark) -> bool:
        """Go on from there, if that is ahead of all that was asked for: nothing before it is drawn any more."""
        if mark[0] <= self._asked or self._order.end is not None or self.stopped is not None:
            return False
        self._decoders.close()  # what they write late must not come into rows of what comes now; others are started
        self._asked = self.tried = mark[0]
        self._good, self._gone, self.unusable = array("q"), mark[1], mark[2]
        self._found.clear()
        return True

    def rows(self, ranks: Places) -> Places:
        """The rows of the file where usable ones are."""
        return np.frombuffer(self._good, np.int64)[ranks - self._gone] % self.form.slots

    def listed(self, ranks: Places) -> Places:
        """Which of the references usable ones are."""
        places = np.frombuffer(self._good, np.int64)[ranks - self._gone]
        return np.array([self._order.at(place) for place in places.tolist()], np.int64)

    def _take(self, count: int, patience: float) -> None:
        """Take what was decoded, have more decoded."""
        try:
            self._decoders.ask(self._pieces(count))
            for piece, answers in self._decoders.answers(patience):
                self._found |= dict(zip(piece.places, answers, strict=True))  # type: ignore[arg-type]
        except ProblemError as error:
            self.stopped = str(error)
            self.close()
            raise
        while self.tried in self._found:
            self._note(self.tried, self._found.pop(self.tried))
            self.tried += 1
        if len(self._good) > 2 * self.form.slots:
            self._gone += self.form.slots
            del self._good[: self.form.slots]

    def _note(self, place: int, why: Said | None) -> None:
        if why is None:
            self._good.append(place)
        elif place < len(self._references):
            self.bad.append(place)
            self.unusable += 1
            if len(self.failed) < FAILED:
                name = _called(self._references[self._order.at(place)])
                self.failed.append(Said("{file}: {why}", file=name, why=why))

    def _pieces(self, count: int) -> Iterator[Piece]:
        """What is to be decoded now: beyond what is wanted, but never into what may still be drawn."""
        head = self._head(count)
        while self._asked < head + self._ahead:
            chosen = self._order.places(self._asked, self._asked + PIECE)
            if not chosen:
                return
            places = range(self._asked, self._asked + len(chosen))
            rows = [place % self.form.slots for place in places]
            self._asked += len(chosen)
            references = [self._references[each] for each in chosen]
            yield Piece(places, references, self.form.pixels, self.form.channels, self.form.file, rows)

    def _head(self, count: int) -> int:
        """The place in the order up to which pictures are wanted; ahead of it they are decoded."""
        known = self._order.end is None and 0 < count <= self.usable
        return self._good[count - 1 - self._gone] if known else self.tried


def _end(decoders: Decoders, file: Path) -> None:
    """Decode no more; what is not whole is not kept."""
    decoders.close()
    drop_unless_whole(file)


def _called(reference: Reference) -> str | Said:
    match reference:
        case bytes():
            return reference.decode("ascii", "backslashreplace")
        case int():
            return Said("picture {number}", number=reference + 1)
        case (_, own):
            return _called(own)
    return str(reference)


def mapped(form: Form) -> Bytes:
    """The rows of the file, (slots, d), as they are and as they will be; written to, they change in memory alone."""
    return np.memmap(form.file, np.uint8, "c", shape=(form.slots, form.size))
