"""What the transport child does for images besides: the plans that are looked at, and quality on a slower beat."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator

from wgan_desktop.core.evaluation import Reference
from wgan_desktop.core.picture_features import Features
from wgan_desktop.core.picture_plan import PicturePlan, PicturePlanner, Space
from wgan_desktop.core.quality import FEWEST, Quality, QualityMeter
from wgan_desktop.core.snapshot import Snapshot

ROOMY = (os.cpu_count() or 1) >= 4
PLAN_EVERY = 0.4  # seconds: pictures that change faster cannot be looked at
QUALITY_EVERY = 10.0
PLAN_SHARE, QUALITY_SHARE = (0.5, 0.25) if ROOMY else (0.1, 0.05)  # of a processor, beyond those of `transport_child`


class Illustrator:
    """Plans of images in the space that somebody looks at; nothing while nobody does."""

    def __init__(self) -> None:
        self._space: Space | None = None
        self._reference: Reference | None = None
        self._planner: PicturePlanner | None = None
        self._shown: Snapshot | None = None
        self._due = 0.0

    def begin(self, reference: Reference) -> None:
        """Another run."""
        self._reference = reference
        self._start()

    def turn_to(self, space: Space | None) -> None:
        """Look at plans in another space, or at none."""
        self._space = space
        self._start()

    def _start(self) -> None:
        self._planner, self._shown, self._due = None, None, 0.0

    def due(self, snapshot: Snapshot | None, features: Features | None) -> float:
        """When the next plan is due; never while there is nothing to solve, or no features to solve it with."""
        if self._space is None or snapshot is None or len(snapshot.shape) != 3:
            return math.inf
        if snapshot is self._shown and (self._planner is None or self._planner.settled):
            return math.inf
        return self._due if self._space == "pixels" or features is not None else math.inf

    def plan(self, snapshot: Snapshot, features: Features | None) -> PicturePlan:
        """The plan of a snapshot's images; `TransportError` where there is none."""
        assert self._reference is not None
        began, spent = time.perf_counter(), time.thread_time()
        self._shown = snapshot
        try:
            if self._planner is None:
                among = features if self._space == "features" else None
                self._planner = PicturePlanner(self._reference, snapshot.shape, among)
            return self._planner.plan(snapshot.run, snapshot.step, snapshot.fake)
        finally:
            self._due = began + max(PLAN_EVERY, (time.thread_time() - spent) / PLAN_SHARE)


class Connoisseur:
    """The quality of images: learns the features stroke by stroke, then judges the newest images now and then."""

    def __init__(self) -> None:
        self._meter: QualityMeter | None = None
        self._learning: Iterator[None] = iter(())
        self._judged: Snapshot | None = None
        self._due = 0.0

    def begin(self, reference: Reference) -> None:
        """Another run; without given images there is nothing to judge by."""
        self._meter = None
        self.begin_anew()
        if reference.examples is not None:
            meter = QualityMeter(reference.examples, len(reference.real))
            if meter.n >= FEWEST:
                self._meter, self._learning = meter, meter.prepare()

    def begin_anew(self) -> None:
        """Another run of the same images: what was learnt of them still holds."""
        self._judged, self._due = None, 0.0

    @property
    def features(self) -> Features | None:
        """Those of the run's images, once they are learnt."""
        return self._meter.features if self._meter is not None else None

    def due(self, snapshot: Snapshot | None) -> float:
        """When there is something to do again."""
        if self._meter is None or snapshot is None or (self.features is not None and snapshot is self._judged):
            return math.inf
        return self._due

    def judge(self, snapshot: Snapshot) -> Quality | None:
        """Learn on, or judge a snapshot's images where all is learnt; None where there is no judgement."""
        assert self._meter is not None
        began, spent, quality, pause = time.perf_counter(), time.thread_time(), None, 0.0
        try:
            next(self._learning)
        except StopIteration:
            self._judged, pause = snapshot, QUALITY_EVERY
            quality = self._meter.measure(snapshot.step, snapshot.fake)
        self._due = began + max(pause, (time.thread_time() - spent) / QUALITY_SHARE)
        return quality
