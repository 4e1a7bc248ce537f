"""The way of the earth: the routes of the drawn plan, and the grains that travel along them."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats

PERIOD = 3.0  # seconds a grain takes from its source to its target
EASE = 0.2  # seconds in which a route follows its point to a new place
FADE = 0.45  # seconds in which a route of a new pair appears, and one of a former pair goes
GROW = 0.12  # of the way, at either end, in which a grain appears and goes
STRIDE = (math.sqrt(5) - 1) / 2  # between the phases of neighbours: the golden ratio spreads them evenly

Pairs = npt.NDArray[np.int64]


class Routes:
    """Pairs of a source and a target that stay themselves from plan to plan.

    A pair that the next plan keeps follows its points smoothly, and its grain goes on from where it is.  A pair that is
    gone fades away where it was, and a new one appears: nothing jumps.

    Attributes
    ----------
    ends : (k, 4) float64
        Start and end of each route: of the last plan, then those that fade.
    distance : (k,) float64
        What each route costs, in all dimensions.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget all routes: another run has another earth."""
        self._name: Pairs = np.empty(0, np.int64)  # source and target in one number
        self._source: Pairs = np.empty(0, np.int64)
        self._mass: Floats = np.empty(0)
        self.distance: Floats = np.empty(0)
        self._old: Floats = np.empty((0, 4))  # where they were drawn when the last plan came
        self.ends: Floats = np.empty((0, 4))
        self._since = -math.inf  # when the last plan came
        self._born: Floats = np.empty(0)
        self._left: Floats = np.empty(0)  # inf while the pair is in the plan

    def __len__(self) -> int:
        return len(self._name)

    @property
    def pairs(self) -> tuple[Pairs, Pairs]:
        """Which source (k,) goes to which target (k,)."""
        return self._source, self._name & ((1 << 32) - 1)

    def follow(
        self, sources: Pairs, targets: Pairs, mass: Floats, distance: Floats, ends: Floats, now: float
    ) -> None:  # fmt: skip
        """Take on a plan at ``now`` (s): its pairs (k,), their mass, distance and ends (k, 4) in the plane."""
        name = sources * (1 << 32) + targets
        there = {key: row for row, key in enumerate(self._name.tolist()) if self._left[row] == math.inf}
        rows = np.array([there.get(key, -1) for key in name.tolist()], np.int64)
        kept, drawn = rows >= 0, self.eased(now)
        old, born = ends.astype(np.float64), np.full(len(name), now)
        old[kept], born[kept] = drawn[rows[kept]], self._born[rows[kept]]
        going = np.ones(len(self), bool)
        going[rows[kept]] = False
        going &= self._left > now - FADE
        left = np.minimum(self._left[going], now)
        self._name, self._source = np.append(name, self._name[going]), np.append(sources, self._source[going])
        self._mass = np.append(mass, self._mass[going])
        self.distance = np.append(distance, self.distance[going])
        self._old, self.ends = np.vstack([old, drawn[going]]), np.vstack([ends, drawn[going]])
        self._born = np.append(born, self._born[going])
        self._left = np.append(np.full(len(name), math.inf), left)
        self._since = now

    def eased(self, now: float) -> Floats:
        """The ends on their way to where they belong, (k, 4): what the grains travel between."""
        share = min(max((now - self._since) / EASE, 0.0), 1.0)
        return np.asarray(self._old + share * (self.ends - self._old), np.float64)

    def strength(self, now: float) -> Floats:
        """How much of each route (k,) is to be seen, 0 to 1."""
        appear = (now - self._born) / FADE
        go = 1 - (now - self._left) / FADE
        return np.minimum(appear, np.where(np.isinf(self._left), 1.0, go)).clip(0, 1)

    def settled(self, now: float) -> bool:
        """Whether no route moves, appears or goes any more."""
        return bool(now - self._since >= max(EASE, FADE))

    def progress(self, now: float) -> Floats:
        """The share of its way (k,) that each grain has travelled: slow at both ends, as one lifts and sets down."""
        phase = (self._source * STRIDE + now / PERIOD) % 1.0
        return np.asarray(phase * phase * (3 - 2 * phase))

    def grains(self, now: float) -> tuple[Floats, Floats, Floats]:
        """Places (k, 2), progress (k,) and size (k,) of the grains.

        The size is 1 for an even share of the mass and grows with its root, so that areas are masses; it is smaller at
        both ends of the way and while the route fades.
        """
        progress, ends = self.progress(now), self.eased(now)
        places = ends[:, :2] + progress[:, None] * (ends[:, 2:] - ends[:, :2])
        shown = np.minimum(np.minimum(progress, 1 - progress) / GROW, 1.0) * self.strength(now)
        staying = np.isinf(self._left)
        even = float(self._mass[staying].max()) if staying.any() else 1.0
        return places, progress, shown * np.sqrt(self._mass / even)
