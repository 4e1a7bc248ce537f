"""One curve in bounded memory: its newest points raw, older ones as buckets that hold their extremes and their gaps."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats

Steps = npt.NDArray[np.int64]

RAW = 2**16  # newest points kept as they are, at least
CHUNK = 2**13  # raw points beyond RAW before the oldest are packed into buckets, this many (<= BUCKETS) at a time
BUCKETS = 2**14  # when all are full, neighbours merge two by two


class Extremes(NamedTuple):
    """What a curve was from step ``first`` to ``last``: from ``low`` to ``high``; equal for a point, NaN for a gap."""

    first: int
    last: int
    low: float
    high: float


@dataclasses.dataclass(frozen=True)
class Track:
    """A stretch of a curve as n spans of steps in order, each with its extremes; a raw point is a span of its own.

    Attributes
    ----------
    first, last : (n,) int64
        Steps of each span; neither ever decreases.
    low, high : (n,) float64
        Extremes over the span's numbers; NaN if it has none.
    gap : (n,) bool
        Whether the span holds a NaN.
    """

    first: Steps
    last: Steps
    low: Floats
    high: Floats
    gap: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.first)

    @classmethod
    def raw(cls, steps: Steps, values: Floats) -> Track:
        """Points, each a span of its own: views, not copies."""
        return cls(steps, steps, values, values, np.isnan(values))

    def arrays(self) -> tuple[npt.NDArray[Any], ...]:
        """All five arrays, in the order of the fields."""
        return self.first, self.last, self.low, self.high, self.gap

    def cut(self, begin: int, end: int) -> Track:
        """Spans ``begin`` to ``end`` (exclusive): views, not copies."""
        return Track(*(array[begin:end] for array in self.arrays()))

    def merged(self, starts: npt.NDArray[np.intp]) -> Track:
        """Merge the spans from each index in ``starts`` (ascending, the first 0) up to the next into one."""
        ends = np.append(starts[1:], len(self)) - 1
        return Track(
            self.first[starts],
            self.last[ends],
            np.fmin.reduceat(self.low, starts),
            np.fmax.reduceat(self.high, starts),
            np.logical_or.reduceat(self.gap, starts),
        )

    def columns(self, start: float, stop: float, count: int) -> Track:
        """Merge the spans (one at least) that begin in the same one of ``count`` equal columns of [start, stop]."""
        edges = np.linspace(start, stop, count + 1)[1:-1]
        places = np.append(0, np.searchsorted(self.first, edges))
        return self.merged(places[places < np.append(places[1:], len(self))])

    def lines(self) -> tuple[Floats, Floats]:
        """Return x and y (k,) of the line to draw.

        A single number is a point; another span is (first, low), (last, high).  A NaN follows where the span has both
        numbers and a gap: the line breaks there, and the extremes beside the gap are still seen.
        """
        some = ~np.isnan(self.low)
        two = (self.first != self.last) | (some & (self.low != self.high))
        keep = np.stack([np.ones_like(some), two, some & self.gap], axis=1)
        x = np.stack([self.first, self.last, self.last], axis=1)[keep]
        return x.astype(np.float64), np.stack([self.low, self.high, np.full(len(self), np.nan)], axis=1)[keep]

    def within(self, start: float, stop: float, beyond: int = 0) -> Track:
        """The spans that touch [start, stop], and so many ``beyond`` on either side: views, not copies."""
        begin, end = int(np.searchsorted(self.last, start)), int(np.searchsorted(self.first, stop, side="right"))
        return self.cut(max(begin - beyond, 0), end + beyond)

    def nearest(self, step: float) -> Extremes | None:
        """Return the span nearest to ``step``; the newest of several at the same step."""
        if not len(self):
            return None
        before = max(int(np.searchsorted(self.first, step, side="right")) - 1, 0)
        after = min(before + 1, len(self) - 1)
        index = before if step - self.last[before] <= self.first[after] - step else after
        index = int(np.searchsorted(self.first, self.first[index], side="right")) - 1
        return Extremes(int(self.first[index]), int(self.last[index]), float(self.low[index]), float(self.high[index]))


def joined(parts: Sequence[Track]) -> Track:
    """One after the other, in arrays of their own."""
    if not parts:
        return Track.raw(np.empty(0, np.int64), np.empty(0))
    return Track(*(np.concatenate(arrays) for arrays in zip(*(part.arrays() for part in parts), strict=True)))


def window(parts: Sequence[Track], start: float, stop: float, buckets: int) -> tuple[Floats, Floats]:
    """Return x and y of what is to be drawn of a curve between two steps: at most 2 ``buckets`` points (3 at least).

    Where few enough, all spans and one beyond either side, so that the line leaves the view; else the extremes of
    each of ``buckets`` columns.  A column with numbers and a NaN takes three points: with many of those the columns
    are half as wide again.
    """
    parts = [part for part in parts if len(part)]
    if not parts:
        return np.empty(0), np.empty(0)
    start, stop, buckets = max(start, parts[0].first[0]), min(stop, parts[-1].last[-1]), max(buckets, 3)
    if not start <= stop:
        return np.empty(0), np.empty(0)
    inside = [part.within(start, stop) for part in parts]
    line = None
    if sum(map(len, inside)) <= 2 * buckets:
        line = joined([part.within(start, stop, beyond=1) for part in parts]).within(start, stop, beyond=1).lines()
    if line is None or len(line[0]) > 2 * buckets:
        line = _columns(inside, start, stop, buckets).lines()
    if len(line[0]) > 2 * buckets:
        line = _columns(inside, start, stop, 2 * buckets // 3).lines()
    return line


def _columns(parts: Sequence[Track], start: float, stop: float, count: int) -> Track:
    """The columns of all parts: those of each, and where two parts meet in a column, both merged."""
    return joined([part.columns(start, stop, count) for part in parts if len(part)]).columns(start, stop, count)


def nearest(parts: Sequence[Track], step: float) -> Extremes | None:
    """Return the span of a curve nearest to ``step``: of two as near the one before it, of several there the newest."""

    def away(reading: Extremes) -> tuple[float, bool]:
        return max(reading.first - step, step - reading.last, 0.0), reading.first > step

    found = (part.nearest(step) for part in reversed(parts))
    return min((reading for reading in found if reading is not None), key=away, default=None)


class Curve:
    """The memory of one curve, allocated once: 1.2 MB of raw points and .5 MB of buckets."""

    def __init__(self) -> None:
        self._steps: Steps = np.empty(RAW + CHUNK, np.int64)
        self._values: Floats = np.empty(RAW + CHUNK)
        self._raw = 0
        self._old = Track(*(np.empty(BUCKETS, kind) for kind in (np.int64, np.int64, float, float, bool)))
        self._packed = 0  # points in buckets
        self._width = 1  # points to a bucket; only the last one may hold fewer

    @property
    def nbytes(self) -> int:
        """Bytes allocated."""
        return self._steps.nbytes + self._values.nbytes + sum(array.nbytes for array in self._old.arrays())

    @property
    def latest(self) -> tuple[int, float] | None:
        """Step and value of the newest point."""
        if self._raw:
            return int(self._steps[self._raw - 1]), float(self._values[self._raw - 1])
        if self._packed:  # after a rewind beyond the raw points
            newest = self._filled().cut(-1, BUCKETS)
            return int(newest.last[0]), float(newest.high[0])
        return None

    def append(self, steps: Steps, values: Floats) -> None:
        """Add k points; where a step goes back, what had come after it is forgotten."""
        turns = (np.flatnonzero(steps[1:] < steps[:-1]) + 1).tolist()
        for begin, end in zip([0, *turns], [*turns, len(steps)], strict=True):
            latest = self.latest
            if latest is not None and begin < end and steps[begin] < latest[0]:
                self.rewind(int(steps[begin]) - 1)
            for place in range(begin, end, CHUNK):
                part = slice(place, min(place + CHUNK, end))
                self._extend(steps[part], values[part])

    def rewind(self, step: int) -> None:
        """Forget what came after ``step``; of the buckets also the one that ``step`` falls into."""
        self._raw = int(np.searchsorted(self._steps[: self._raw], step, side="right"))
        kept = int(np.searchsorted(self._filled().last, step, side="right"))
        self._packed = min(self._packed, kept * self._width)

    def parts(self) -> tuple[Track, Track]:
        """Return buckets and raw points, BUCKETS + RAW + CHUNK spans at most: views that an append changes."""
        return self._filled(), Track.raw(self._steps[: self._raw], self._values[: self._raw])

    def _filled(self) -> Track:
        return self._old.cut(0, math.ceil(self._packed / self._width))

    def _extend(self, steps: Steps, values: Floats) -> None:
        """Add at most CHUNK points behind the raw ones, and make room first where there is none."""
        if self._raw + len(steps) > RAW + CHUNK:
            self._pack()
            for array in (self._steps, self._values):
                array[: self._raw - CHUNK] = array[CHUNK : self._raw]
            self._raw -= CHUNK
        place = slice(self._raw, self._raw + len(steps))
        self._steps[place], self._values[place] = steps, values
        self._raw = place.stop

    def _pack(self) -> None:
        """Put the oldest CHUNK raw points into buckets, the last of which may still have room."""
        if self._packed + CHUNK > BUCKETS * self._width:
            thin = self._filled().merged(np.arange(0, math.ceil(self._packed / self._width), 2))
            self._width *= 2
            self._store(0, thin)
        whole, room = self._packed // self._width, -self._packed % self._width
        oldest = Track.raw(self._steps[:CHUNK], self._values[:CHUNK])
        points = joined([self._filled().cut(whole, BUCKETS), oldest])
        starts = np.arange(room + 1 if room else 0, len(points), self._width)
        self._store(whole, points.merged(np.append(0, starts) if room else starts))
        self._packed += CHUNK

    def _store(self, begin: int, spans: Track) -> None:
        for array, new in zip(self._old.arrays(), spans.arrays(), strict=True):
            array[begin : begin + len(spans)] = new
