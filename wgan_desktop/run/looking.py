"""When to look at a trainer, and at how much of it: at most a twentieth of its time goes into pictures."""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Callable, Collection
from typing import NamedTuple, Protocol

from wgan_desktop.core.evaluation import FEWEST
from wgan_desktop.core.snapshot import Extent, Layer, Snapshot
from wgan_desktop.core.tiles import SIDES, tiles
from wgan_desktop.run.messages import Needs

SHARE = 0.05  # of the trainer's wall time that looking may take
POINTS_SHARE = SHARE / 2  # of which the points may take half where layers are needed: so these never starve
FRESH = 0.2  # seconds for which no layer is renewed while the trainer runs: a picture's sheets are not painted sooner
RARER = {"cloud": 0.6}  # the same for a layer that is dear to make and measured at leisure
WITH_POINTS = frozenset(tiles("generated", side) for side in SIDES if side * side <= FEWEST[0])  # bytes of the points
LASTING = frozenset(tiles("real", side) for side in SIDES)  # what a run has from the beginning to its end
ROOM = 2.0  # dearest looks that may be saved up, or owed


class Place(NamedTuple):
    """What a picture shows: it changes with every update and with every change of settings."""

    run: str
    critic_updates: int
    generator_updates: int
    version: int


Sight = tuple[Place, Extent | None]


class _Seen(NamedTuple):
    """A layer as it was last seen, and when; there is none that means something for the problem where it is None."""

    sight: Sight
    layer: Layer | None
    when: float


class Looks(Protocol):
    """What can be looked at: a `Trainer`."""

    def look(self, needs: Collection[str], seen: Extent | None = None) -> Snapshot:
        """The present state with the asked layers; the surface is of the part of the plane ``seen``."""


class Looker:
    """Plans the pictures of one run.

    One picture is on its way at a time.  Every picture has its points; while the trainer runs it renews one layer at
    most, the one that waits longest, as soon as the time saved up pays for it.

    Parameters
    ----------
    clock : callable
        Monotonic seconds.

    Attributes
    ----------
    needs : Needs
        What visible panels need.
    free : bool
        The last picture was taken.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self.needs = Needs(frozenset())
        self.free = True
        self._costs: dict[str, float] = {}
        self._points_cost = 0.0
        self._seen: dict[str, _Seen] = {}  # longest ago first
        self._place: Place | None = None
        self._saved_up = 0.0
        self._counted = self._next = clock()

    def set_needs(self, needs: Needs) -> None:
        """What is wanted from now on."""
        self.needs = needs

    def set_free(self, _: object) -> None:
        """The last picture was taken."""
        self.free = True

    def begin(self) -> None:
        """Another run: what was seen and what was on its way is void, and what is owed for it is forgiven."""
        self.free, self._place, self._saved_up = True, None, max(self._saved_up, 0.0)
        self._seen.clear()

    def plan(self, now: float, place: Place, *, idle: bool) -> list[str] | None:
        """The layers to renew in a picture to be taken now; None for no picture now.

        While the trainer is ``idle`` there is no time to be spared: everything stale is renewed at once.
        """
        if not self.free or now < self._next:
            return None
        stale = [name for name in self._oldest_first() if self._is_stale(name, place, now, idle)]
        if place == self._place and (not stale or not idle):
            return None
        if idle:
            return stale
        with_points = [name for name in self.needs.layers if name in WITH_POINTS]
        return [*with_points, *self._affordable([name for name in stale if name not in WITH_POINTS], now)]

    def _affordable(self, stale: list[str], now: float) -> list[str]:
        """The first of the stale layers, if the time saved up pays for it."""
        room = ROOM * (max(self._costs.values(), default=0.0) + self._points_cost)
        self._saved_up = min(room, max(-room, self._saved_up) + SHARE * (now - self._counted))
        self._counted = now
        first = stale[:1]  # the dear ones would never have their turn if the cheap ones went before them
        return first if sum(self._costs.get(name, 0.0) for name in first) <= self._saved_up - self._points_cost else []

    def look(self, trainer: Looks, names: Collection[str], place: Place) -> Snapshot:
        """Take the picture: fresh points and fresh ``names``; of the other needed layers it says that they are kept.

        The real cloud, which never changes, is left out.
        """
        began = self._clock()
        snapshot = trainer.look(names, self.needs.seen)
        cost = self._clock() - began
        self._note_cost(names, cost)
        for name in names:
            self._seen.pop(name, None)
            self._seen[name] = _Seen(self._sight(name, place), snapshot.layers.get(name), began)
        self._place, self.free = place, False
        self._saved_up -= cost
        share = POINTS_SHARE if self.needs.layers - WITH_POINTS - LASTING else SHARE
        pause = max(1 / max(self.needs.pictures_per_second, 0.1), self._points_cost / share)
        self._next = began + pause
        others = (self.needs.layers & self._seen.keys()) - set(names)
        kept = tuple(sorted(name for name in others if self._seen[name].layer is not None))
        return dataclasses.replace(snapshot, real=snapshot.real[:0], kept=kept)

    def _sight(self, name: str, place: Place) -> Sight:
        """What a layer is a picture of: it is stale when this has changed."""
        if name in LASTING:
            return Place(place.run, 0, 0, 0), None
        return place, self.needs.seen if name == "surface" else None

    def _is_stale(self, name: str, place: Place, now: float, idle: bool) -> bool:
        """Whether a layer was seen of another place, and long enough ago; of another part of the plane, at once."""
        seen, sight = self._seen.get(name), self._sight(name, place)
        if seen is None or seen.sight[1] != sight[1]:
            return True
        return seen.sight != sight and (idle or now - seen.when >= RARER.get(name, FRESH))

    def _oldest_first(self) -> list[str]:
        """The layers needed: those never seen, one that was seen of another part of the plane, and then by age.

        Of those never seen the cheap ones come first, for each of them has its turn: where a run makes few steps
        between two scenes, what is cheap would else wait in vain until the dear ones are paid for.
        """
        never = sorted(self.needs.layers - self._seen.keys(), key=lambda name: (self._costs.get(name, 0.0), name))
        aged = [name for name in self._seen if name in self.needs.layers]
        return never + sorted(aged, key=lambda name: name != "surface" or self._seen[name].sight[1] == self.needs.seen)

    def _note_cost(self, names: Collection[str], cost: float) -> None:
        """Learn what points and layers cost; a picture of several layers says nothing of any one."""
        names = [name for name in names if name not in WITH_POINTS]
        if not names:
            self._points_cost = _smooth(self._points_cost or math.nan, cost)
        elif len(names) == 1:
            (name,) = names
            self._costs[name] = _smooth(self._costs.get(name, math.nan), max(0.0, cost - self._points_cost))


def _smooth(old: float, new: float) -> float:
    """The mean of both; one slow look (another program was busy) at most half as much again."""
    return new if math.isnan(old) else (old + min(new, 2 * old)) / 2
