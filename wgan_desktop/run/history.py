"""What has been measured since a run began: every step, in bounded memory, ready to be drawn at any zoom.

Steps of a curve never decrease.  A critic-only update keeps the step it happened in, so that several points may share
one; a step that goes back means that the run went back to an earlier state, and what came after it is forgotten.
"""

from __future__ import annotations

import abc
import collections
import dataclasses
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np

from wgan_desktop.core.arrays import Floats
from wgan_desktop.run.track import Curve, Extremes, Steps, Track, joined, nearest, window

MARKERS = 4096  # newest kept
GHOST = 4096  # spans of each curve of a previous run
AVERAGED = 20  # newest points of which a noisy number is the mean


class Marker(NamedTuple):
    """A change at a step, in words."""

    step: int
    text: str


@dataclasses.dataclass(frozen=True)
class Mean:
    """The mean of ``count`` numbers of a curve, the newest at ``step``; None without any."""

    value: float | None = None
    step: int | None = None
    count: int = 0


class Curves(abc.ABC):
    """Named curves that can be drawn and read; an unknown name is a curve without points."""

    @abc.abstractmethod
    def names(self) -> tuple[str, ...]:
        """Return the curves there are, in the order of their first points."""

    @abc.abstractmethod
    @contextmanager
    def parts(self, name: str) -> Iterator[tuple[Track, ...]]:
        """Lend the parts of a curve, oldest first: views, which stay as they are until they are given back."""
        yield ()

    @property
    @abc.abstractmethod
    def markers(self) -> tuple[Marker, ...]:
        """The newest changes, oldest first."""

    def track(self, name: str) -> Track:
        """Return a copy of one curve as it is now."""
        with self.parts(name) as parts:
            return joined(parts)

    def window(self, name: str, start: float, stop: float, buckets: int) -> tuple[Floats, Floats]:
        """Return x and y (k,) float64 of a curve between two steps, k <= 2 ``buckets``; NaN is a gap.

        Parameters
        ----------
        start, stop : float
            Steps; infinities mean the whole curve.
        buckets : int
            Columns of pixels, 3 at least.
        """
        with self.parts(name) as parts:
            return window(parts, start, stop, buckets)

    def newest(self, name: str, count: int, until: int | None = None) -> tuple[Steps, Floats]:
        """Return steps and values (k,) of the newest points of a curve till a step, k <= ``count``, oldest first."""
        with self.parts(name) as parts:
            ends = [len(p) if until is None else int(np.searchsorted(p.last, until, side="right")) for p in parts]
            tail = joined([part.cut(max(end - count, 0), end) for part, end in zip(parts, ends, strict=True)])
        return tail.last[-count:], tail.low[-count:]

    def mean(self, name: str, since: int, until: int | None = None) -> Mean:
        """Return the mean of the finite ones among the newest `AVERAGED` points after one step and till another."""
        steps, values = self.newest(name, AVERAGED, until)
        known = (steps > since) & np.isfinite(values)
        steps, values = steps[known], values[known]
        if not len(values):
            return Mean()
        return Mean(float((values / len(values)).sum()), int(steps[-1]), len(values))

    def extent(self, name: str) -> tuple[int, int] | None:
        """First and last step of a curve; None without points."""
        with self.parts(name) as parts:
            filled = [part for part in parts if len(part)]
            return (int(filled[0].first[0]), int(filled[-1].last[-1])) if filled else None

    def nearest(self, name: str, step: float) -> Extremes | None:
        """What a curve was nearest to a step: a point where they are raw, else the extremes of a bucket."""
        with self.parts(name) as parts:
            return nearest(parts, step)


@dataclasses.dataclass(frozen=True, eq=False)  # by identity, as a `History`: its arrays are no truth values
class Ghost(Curves):
    """The curves of a previous run, reduced and unchangeable."""

    tracks: Mapping[str, Track]
    marks: tuple[Marker, ...]

    def names(self) -> tuple[str, ...]:
        """Return the curves there were."""
        return tuple(self.tracks)

    @contextmanager
    def parts(self, name: str) -> Iterator[tuple[Track, ...]]:
        """Lend a curve, of at most `GHOST` spans."""
        yield (self.tracks[name],) if name in self.tracks else ()

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The changes of that run, oldest first."""
        return self.marks


class History(Curves):
    """The curves of a run: one thread writes, another may read; each curve takes 1.7 MB from its first point on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._curves: dict[str, Curve] = {}
        self._markers: collections.deque[Marker] = collections.deque(maxlen=MARKERS)

    def append(self, names: Sequence[str], rows: Floats, steps: Steps) -> None:
        """Add k points to each of c curves: ``rows`` (k, c), one column a name, at ``steps`` (k,)."""
        rows, steps = np.asarray(rows, np.float64), np.asarray(steps, np.int64)
        if rows.shape != (len(steps), len(names)):
            raise ValueError(f"{len(steps)} steps of {len(names)} curves do not have the shape {rows.shape}.")
        with self._lock:
            for name, column in zip(names, rows.T, strict=True):
                if name not in self._curves:
                    self._curves[name] = Curve()
                self._curves[name].append(steps, column)

    def append_one(self, name: str, step: int, value: float) -> None:
        """Add a point to a curve that is not measured at every step."""
        self.append([name], np.array([[value]]), np.array([step]))

    def rewind(self, step: int) -> None:
        """Go back: forget all that was measured and changed after ``step``."""
        with self._lock:
            for curve in self._curves.values():
                curve.rewind(step)
            kept = [marker for marker in self._markers if marker.step <= step]
            self._markers = collections.deque(kept, maxlen=MARKERS)

    def mark(self, step: int, text: str, *, again: bool = False) -> None:
        """Note a change at a step, in place of the newest mark if that is made ``again``; `MARKERS` are kept."""
        with self._lock:
            if again and self._markers:
                self._markers.pop()
            self._markers.append(Marker(step, text))

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The newest changes, oldest first."""
        with self._lock:
            return tuple(self._markers)

    def names(self) -> tuple[str, ...]:
        """Return the curves there are, in the order of their first points."""
        with self._lock:
            return tuple(self._curves)

    @contextmanager
    def parts(self, name: str) -> Iterator[tuple[Track, ...]]:
        """Lend the buckets and the raw points of a curve; the writer waits meanwhile."""
        with self._lock:
            curve = self._curves.get(name)
            yield curve.parts() if curve is not None else ()

    def latest(self, name: str) -> tuple[int, float] | None:
        """Return step and value of a curve's newest point; None without points."""
        with self._lock:
            curve = self._curves.get(name)
            return curve.latest if curve is not None else None

    def copy(self) -> Ghost:
        """Return the curves so far, reduced to at most `GHOST` spans each."""
        tracks = {name: self.track(name) for name in self.names()}
        for name, track in tracks.items():
            if len(track) > GHOST:
                tracks[name] = track.columns(track.first[0], track.last[-1], GHOST)
        return Ghost(tracks, self.markers)

    @property
    def nbytes(self) -> int:
        """Bytes allocated for curves: at most 28 MB for 16 of them."""
        with self._lock:
            return sum(curve.nbytes for curve in self._curves.values())
