"""The pictures of a run: how many there are so far, which of them may be drawn, and what could not be used."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
from pathlib import Path

import numpy as np

from wgan_desktop.core.decoder import ABOUT
from wgan_desktop.core.files import write_whole
from wgan_desktop.core.picture_filling import Filling, Form, Mark, Places, mapped, shuffled
from wgan_desktop.core.pictures import Bytes, Classification, TooFewError
from wgan_desktop.core.problems import ProblemError, Tell, silent
from wgan_desktop.core.words import Said, from_plain, joined, to_plain

FIRST = 4096  # usable pictures with which a run begins; more come while it goes on
DRAWS = 4  # draws that let one more in: a step of a small network draws faster than pictures are decoded
HELD_OUT = 1024  # pictures at most that the loss on held-out ones is measured on
ENOUGH = 0.9  # the share that must be usable, or somebody is asked
LISTED = 20  # of what was skipped, where it is told in a few words
PIXELS = "pixels.u8"


@dataclasses.dataclass(frozen=True)
class Wanted:
    """Which pictures, how: side, channels ("auto", "grey", "rgb"), share held out, and whether few will do."""

    path: Path
    side: int
    colour: str = "auto"
    held_out: float = 0.0
    few: bool = False


class Pictures:
    """Decoded pictures, all of them, or as many as there are so far.

    Parameters
    ----------
    form : Form
    count : int
        How many there are to be had, usable or not.
    wanted : Wanted
    listed : tuple of Said
        What could not even be listed.
    more : int
        How many beyond these lines.

    Attributes
    ----------
    pixels : (slots, channels * side * side) uint8
        Mapped from the disk.
    shape : (channels, side, side)
    filling : Filling or None
        The decoders that are still at work.
    apart : int
        The first of the usable ones, which are held out.
    classes : Classification or None
        Of all of them, in the order of their listing.
    waited : float
        Seconds that somebody who drew had to wait.
    """

    def __init__(
        self, form: Form, count: int, wanted: Wanted, listed: tuple[Said, ...] = (), more: int = 0
    ) -> None:  # fmt: skip
        self.form, self.count, self._wanted, self._listed = form, count, wanted, listed
        self._unlisted = len(listed) + more
        self.shape = (form.channels, form.pixels, form.pixels)
        self.pixels: Bytes = mapped(form)
        self.filling: Filling | None = None
        self.classes: Classification | None = None
        self.apart, self.waited = 0, 0.0
        self._bad: list[int] = []
        self._failed: list[Said] = []
        self._rows: Places | None = None

    @property
    def cut(self) -> int:
        """How many places in the order are held out; where not all fit, only as many as are looked at."""
        cut = math.ceil(self._wanted.held_out * self.count)
        return min(cut, HELD_OUT) if self.form.slots < self.count else cut

    def settle(self) -> None:
        """Hold out what is to be held out, and leave at least one.

        Raises
        ------
        ProblemError
            When too few can be used.
        """
        self.check()
        usable = self.cut - sum(place < self.cut for place in self.bad)
        self.apart = min(usable, self.usable - 1)

    @property
    def usable(self) -> int:
        """How many can be used, of those tried."""
        return self.filling.usable if self.filling is not None else self.count - len(self._bad)

    @property
    def tried(self) -> int:
        """How many were looked at."""
        return min(self.filling.tried, self.count) if self.filling is not None else self.count

    @property
    def bad(self) -> list[int]:
        """The places of those that cannot be used."""
        return self.filling.bad if self.filling is not None else self._bad

    @property
    def unusable(self) -> int:
        """How many cannot be used, of those tried."""
        return self.filling.unusable if self.filling is not None else len(self._bad)

    def _admitted(self, drawn: int) -> int:
        """Up to which of the usable ones may be drawn after ``drawn`` were."""
        return self.apart + FIRST + drawn // DRAWS

    def mark(self, drawn: int) -> Mark:
        """From where on a run that goes on after ``drawn`` were needs them; the beginning, once all are decoded."""
        return self.filling.mark(self._admitted(drawn)) if self.filling is not None else (0, 0, 0)

    def skip_to(self, mark: Mark) -> bool:
        """Leave out what a run that goes on will not draw any more; whether there was any."""
        return self.filling is not None and self.filling.skip_to(mark)

    def window(self, drawn: int, *, wait: bool, tell: Tell = silent) -> tuple[int, int]:
        """Which of the usable ones may be drawn after ``drawn`` were, from, to; see `DRAWS`.

        Those are waited for, so that what is drawn does not depend on how long decoding takes; or they are not.
        """
        count = self._admitted(drawn)
        if self.filling is None:
            return self.apart, min(count, self.usable)
        with contextlib.suppress(ProblemError):  # a run goes on with what there is
            self.waited += self.filling.reach(count, tell, wait=wait)
        low, high = self.filling.window(count)
        self.keep_if_whole()
        return max(self.apart, low), high

    def here(self) -> tuple[int, int]:
        """Those that may be looked at, from, to: all but those held out.

        While they are read as many as a run needs: the first, or once those are overwritten the newest, which stay
        longest.
        """
        if self.filling is None:
            return self.apart, self.usable
        low = max(self.apart, self.filling.window(self.usable)[0])
        if low > self.apart:
            low = max(low, self.usable - FIRST)
        return low, min(self.usable, low + FIRST)

    @property
    def oldest(self) -> int:
        """The first that is there, but for those held out."""
        return self.apart if self.filling is None else max(self.apart, self.filling.oldest)

    def rows(self, ranks: Places) -> Places:
        """The rows of ``pixels`` where usable ones are."""
        return self.filling.rows(ranks) if self.filling is not None else self.all_rows[ranks]

    def labels(self, ranks: Places) -> Places | None:
        """The classes of usable ones; None where there are none."""
        if self.classes is None:
            return None
        listed = self.filling.listed(ranks) if self.filling is not None else shuffled(self.count)[self.all_rows[ranks]]
        return self.classes.labels[listed]

    @property
    def all_rows(self) -> Places:
        """Those rows, of all of them; once nobody decodes any more."""
        if self._rows is None:
            self._rows = np.delete(np.arange(self.count), self._bad)
        return self._rows

    # ------------------------------------------------------------------ in words

    @property
    def said(self) -> Said:
        """What was read."""
        name = self._wanted.path.name
        if self.filling is not None:
            return Said("Learning {count} pictures of {file}, which are read meanwhile.", count=self.count, file=name)
        one = Said("Read one picture from {file}.", file=name)
        return one if self.usable == 1 else Said("Read {count} pictures from {file}.", count=self.usable, file=name)

    @property
    def skipped(self) -> Said | None:
        """What of it could not be used, in a few words and each of it; None if there is nothing."""
        number, found = self._unlisted + self.unusable, self.lines[:LISTED]
        if not number:
            return None
        short = Said("{bad} of {tried} cannot be used", bad=number, tried=self._unlisted + self.tried)
        listed = joined(found, "; ")
        if (more := len(self._listed) + self.unusable - len(found)) > 0:
            listed = Said("{listed}; and {more} more", listed=listed, more=more)
        return Said("{short}: {listed}.", short=short, listed=listed)

    @property
    def lines(self) -> list[Said]:
        """All that could not be used so far (the first thousands), and why, a line each."""
        return [*self._listed, *(self.filling.failed if self.filling is not None else self._failed)]

    def check(self) -> None:
        """See to it that enough can be used.

        Raises
        ------
        ProblemError
            When nothing can, or (`TooFewError`) so little that somebody should be asked.
        """
        tried, name = self._unlisted + self.tried, self._wanted.path.name
        first, lines = next(iter(self.lines), Said("")), tuple(self.lines)
        if not self.usable:
            raise ProblemError(
                "None of the pictures in {path} can be used. The first of them: {first}. Choose others.",
                path=str(self._wanted.path),
                first=first,
            ).with_lines(lines)
        bad = self._unlisted + self.unusable
        if not self._wanted.few and tried - bad < ENOUGH * tried:
            raise TooFewError(
                "Only {usable} of {tried} pictures in {file} can be used ({first}). Choose others, or go on with these "
                "alone.",
                usable=tried - bad,
                tried=tried,
                file=name,
                first=first,
            ).with_lines(lines)

    # ------------------------------------------------------------------ kept for another time

    def keep_if_whole(self) -> None:
        """Once all are decoded the children go, and the pictures are kept."""
        if self.filling is None or not self.filling.ended or self.filling.stopped is not None:
            return
        self._failed, self._bad = self.filling.failed, self.filling.bad
        about = {
            "form": [self.form.pixels, self.form.channels], "count": self.count, "bad": self._bad,
            "failed": [to_plain(each) for each in self._failed], "listed": [to_plain(each) for each in self._listed],
            "more": self._unlisted - len(self._listed),
        }  # fmt: skip
        with contextlib.suppress(OSError):
            write_whole(self.form.file.parent / ABOUT, json.dumps(about).encode())
        self.filling.close()
        self.filling = None

    @classmethod
    def kept(cls, folder: Path, wanted: Wanted) -> Pictures:
        """Those kept in a folder.

        Raises
        ------
        OSError, ValueError, KeyError, TypeError, AttributeError
            When there are none, or not all.
        """
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        (side, channels), count = about["form"], int(about["count"])
        form = Form(int(side), int(channels), folder / PIXELS, count)
        if form.file.stat().st_size != count * form.size:
            raise ValueError("cut off")
        found = cls(form, count, wanted, tuple(from_plain(each) for each in about["listed"]), int(about["more"]))
        found._bad = [int(place) for place in about["bad"]]
        found._failed = [from_plain(each) for each in about["failed"]]
        (folder / ABOUT).touch()  # what was used last is kept longest
        return found
