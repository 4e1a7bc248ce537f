"""What has been measured since a run began: every step, in bounded memory, ready to be drawn at any zoom.

Steps of a curve never decrease.  A critic-only update keeps the step it happened in, so that several points may share
one; a step that goes back means that the run went back to an earlier state, and what came after it is forgotten.
"""

from __future__ import annotations

import abc
import collections
import dataclasses
import threading
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from wgan_desktop.run.track import Curve, Floats, Reading, Steps, Track

MARKERS = 4096  # newest kept
GHOST = 4096  # spans of each curve of a previous run

EMPTY = Track.raw(np.empty(0, np.int64), np.empty(0))


class Marker(NamedTuple):
    """A change at a step, in words."""

    step: int
    text: str


class Curves(abc.ABC):
    """Named curves that can be drawn and read; an unknown name is a curve without points."""

    @abc.abstractmethod
    def names(self) -> tuple[str, ...]:
        """Return the curves there are, in the order of their first points."""

    @abc.abstractmethod
    def track(self, name: str) -> Track:
        """Return one curve as it is now."""

    @property
    @abc.abstractmethod
    def markers(self) -> tuple[Marker, ...]:
        """The newest changes, oldest first."""

    def window(self, name: str, start: float, stop: float, buckets: int) -> tuple[Floats, Floats]:
        """Return x and y (k,) float64 of a curve between two steps, k <= 2 ``buckets``; NaN is a gap.

        Parameters
        ----------
        start, stop : float
            Steps; infinities mean the whole curve.
        buckets : int
            Columns of pixels, 3 at least.
        """
        return self.track(name).window(start, stop, buckets)

    def extent(self, name: str) -> tuple[int, int] | None:
        """First and last step of a curve; None without points."""
        track = self.track(name)
        return (int(track.first[0]), int(track.last[-1])) if len(track) else None

    def nearest(self, name: str, step: float) -> Reading | None:
        """Reading of a curve nearest to a step: a point where they are raw, else the extremes of a bucket."""
        return self.track(name).nearest(step)


@dataclasses.dataclass(frozen=True)
class Ghost(Curves):
    """The curves of a previous run, reduced and unchangeable."""

    tracks: Mapping[str, Track]
    marks: tuple[Marker, ...]

    def names(self) -> tuple[str, ...]:
        """Return the curves there were."""
        return tuple(self.tracks)

    def track(self, name: str) -> Track:
        """Return one curve, of at most `GHOST` spans."""
        return self.tracks.get(name, EMPTY)

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

    def mark(self, step: int, text: str) -> None:
        """Note a change at a step; the newest `MARKERS` are kept."""
        with self._lock:
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

    def track(self, name: str) -> Track:
        """Return a copy of one curve as it is now."""
        with self._lock:
            curve = self._curves.get(name)
            return curve.track() if curve is not None else EMPTY

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
