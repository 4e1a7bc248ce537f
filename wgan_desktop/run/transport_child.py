"""The truth beside the critic, measured in a child process of low priority: numpy and POT, neither torch nor Qt.

It asks for a snapshot when it has time for one and always gets the newest: a slow machine means fewer pictures, never
a backlog.
"""

from __future__ import annotations

import ctypes
import dataclasses
import math
import os
import platform
import time
import zlib
from collections.abc import Iterator

import numpy as np

from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.evaluation import PLAN_POINTS, Evaluation, Evaluator, PlanReport
from wgan_desktop.core.loading import without_collection
from wgan_desktop.core.snapshot import Snapshot
from wgan_desktop.core.transport import Agreement, Floor, TransportError, TransportPlan, agreement, solve, wasserstein1
from wgan_desktop.core.words import said_by
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.messages import Draws, Illustrate, Judge, Quit, Skipped, Taken
from wgan_desktop.run.picture_jobs import ROOMY, Connoisseur, Illustrator

PLAN_EVERY = 0.05 if ROOMY else 0.11  # seconds
NUMBER_EVERY = 0.5
# Shares of a processor: what took t seconds of it is not done again before t / share are over.  Together a quarter,
# where the trainer and the window have one each; where others are free, this process has one of its own.
PLAN_SHARE, NUMBER_SHARE, DRAW_SHARE = (0.5, 0.25, 0.25) if ROOMY else (0.11, 0.09, 0.05)
QUIET = 0.3  # seconds without a newer picture: nobody trains, and the processors are free
NICE, BELOW_NORMAL = 5, 0x4000  # about a quarter of a contested core


def measure_apart(inbox: Inbox, outbox: Outbox) -> None:
    """Do as `measure` does, in a process of its own that lets all others go first.

    But for its imports: a second of work that the first picture of the moved earth waits for.
    """
    with without_collection():
        wasserstein1(np.zeros((2, 2)), np.ones((2, 2)))
    if platform.system() == "Windows":
        kernel = ctypes.CDLL("kernel32")
        itself = ctypes.c_void_p(kernel.GetCurrentProcess())  # -1 in all 64 bits of a handle, of which an int has 32
        kernel.SetPriorityClass(itself, BELOW_NORMAL)
    else:
        os.nice(NICE)
    measure(inbox, outbox)


def measure(inbox: Inbox, outbox: Outbox) -> None:
    """Measure the snapshots that come until told to quit."""
    Surveyor(inbox, outbox).run()


class Surveyor:
    """Jobs that take turns: the drawn plan, the numbers, plans and quality of images, the draws of the floor."""

    def __init__(self, inbox: Inbox, outbox: Outbox) -> None:
        self.inbox, self.outbox = inbox, outbox
        self._run = ""
        self._evaluator: Evaluator | None = None
        self._real: Singles = np.empty((0, 2), np.float32)
        self._draws: Iterator[Floor] = iter(())
        self._snapshot: Snapshot | None = None
        self._measured: Snapshot | None = None  # the last one that the numbers are of
        self._plan: TransportPlan | None = None
        self._number: Evaluation | None = None
        self._asked: float | None = None  # when a newer snapshot was asked for that has not come
        self._plan_due = self._number_due = self._draw_due = 0.0
        self._illustrator, self._connoisseur = Illustrator(), Connoisseur()

    def run(self) -> None:
        """Do what is due; sleep while nothing is."""
        while True:
            match self.inbox.take():
                case Quit():
                    return
                case Judge() as judge:
                    self._begin(judge)
                case Draws() as known:
                    self._know(known)
                case Illustrate() as wish:
                    self._illustrator.turn_to(wish.space)
                case Snapshot() as snapshot:
                    self._asked = None
                    if self._evaluator is not None and snapshot.run == self._run:
                        self._solve(self._evaluator, snapshot)
                case None:
                    self._work()

    def _begin(self, judge: Judge) -> None:
        """Another run, or the same from an earlier step: only what is known of the same real clouds counts on."""
        self._run = judge.run
        if self._evaluator is not None and self._evaluator.reference.alike(judge.reference):
            self._evaluator.quality = None
            self._connoisseur.begin_anew()
        else:
            self._evaluator = Evaluator(judge.reference)
            random = np.random.default_rng(zlib.crc32(judge.run.encode()))  # in an order of its own: see `floors`
            order = random.permutation(len(judge.reference.independent)).tolist()
            self._real, self._draws = spread_out(judge.reference.real, PLAN_POINTS), self._evaluator.floor_draws(order)
            self._connoisseur.begin(judge.reference)
        if judge.draws:
            self._evaluator.know(judge.draws)
        self._snapshot = self._measured = self._plan = self._number = None
        self._plan_due = self._number_due = self._draw_due = 0.0
        self._illustrator.begin(judge.reference)

    def _work(self) -> None:
        """Do the first of the jobs that are due, or sleep until one is, or a message comes."""
        if self._evaluator is None:
            self.inbox.wait()
            return
        now = time.perf_counter()
        jobs = (
            (self._plan_due if self._asked is None else math.inf, self._ask),
            (self._number_due if self._snapshot is not self._measured else math.inf, self._measure),
            (self._illustrator.due(self._snapshot, self._connoisseur.features), self._illustrate),
            (self._in_peace(self._connoisseur.due(self._snapshot)), self._judge),
            (self._in_peace(self._draw_due), self._draw),
        )
        for due, job in jobs:
            if now >= due:
                job()
                return
        soonest = min(due for due, _ in jobs)
        self.inbox.wait(soonest - now if soonest < math.inf else None)

    def _in_peace(self, due: float) -> float:
        """When something that can wait is due: sooner where nobody trains."""
        if self._asked is None or math.isinf(due):
            return due
        return min(due, self._asked + QUIET)

    def _ask(self) -> None:
        """Ask for a newer snapshot."""
        self._asked = time.perf_counter()
        self.outbox.put(Taken())

    def _solve(self, evaluator: Evaluator, snapshot: Snapshot) -> None:
        """Solve the plan of a snapshot, favouring the pairs of the last one."""
        began, spent = time.perf_counter(), time.thread_time()
        self._snapshot = snapshot
        generated = snapshot.fake[: len(self._real)]
        try:
            self._plan = solve(generated, self._real, previous=self._plan)
        except TransportError as error:
            self._plan = None
            self.outbox.put(Skipped(snapshot.run, snapshot.step, said_by(error)))
        else:
            agreed = self._agreement(evaluator, snapshot, self._plan, generated)
            took = time.perf_counter() - began
            self.outbox.put(PlanReport(snapshot.run, snapshot.step, self._plan, generated, self._real, agreed, took))
        self._plan_due = began + max(PLAN_EVERY, (time.thread_time() - spent) / PLAN_SHARE)

    def _agreement(
        self, evaluator: Evaluator, snapshot: Snapshot, plan: TransportPlan, generated: Singles
    ) -> Agreement | None:
        """Whether the critic's gradients follow the plan, where they are of these very points."""
        layer = snapshot.layers.get("gradients")
        if layer is None or layer.step != snapshot.step or not np.array_equal(layer.at, generated):  # type: ignore[arg-type]
            return None
        return agreement(layer.value, plan, generated, self._real, evaluator.floor.mean if evaluator.floor else 0.0)

    def _measure(self) -> None:
        """Take all numbers of the newest snapshot."""
        began, spent = time.perf_counter(), time.thread_time()
        snapshot = self._measured = self._snapshot
        assert snapshot is not None
        assert self._evaluator is not None
        cloud = snapshot.layers.get("cloud")
        try:
            number = self._evaluator.evaluate(snapshot.run, snapshot.step, snapshot.fake, cloud)
        except TransportError as error:
            self.outbox.put(Skipped(snapshot.run, snapshot.step, said_by(error)))
        else:
            self._number = dataclasses.replace(number, seconds=time.perf_counter() - began)
            self.outbox.put(self._number)
        self._number_due = began + max(NUMBER_EVERY, (time.thread_time() - spent) / NUMBER_SHARE)

    def _illustrate(self) -> None:
        """Solve the plan of the newest snapshot's images that is looked at."""
        assert self._snapshot is not None
        try:
            self.outbox.put(self._illustrator.plan(self._snapshot, self._connoisseur.features))
        except TransportError as error:
            self.outbox.put(Skipped(self._snapshot.run, self._snapshot.step, said_by(error)))

    def _judge(self) -> None:
        """Go on judging the quality of images; tell of it beside the last number."""
        assert self._evaluator is not None
        assert self._snapshot is not None
        self._evaluator.quality = self._connoisseur.judge(self._snapshot) or self._evaluator.quality
        if self._number is not None and self._number.quality is not self._evaluator.quality:
            self._number = dataclasses.replace(self._number, quality=self._evaluator.quality)
            self.outbox.put(self._number)

    def _draw(self) -> None:
        """Draw the floor once more; tell of it beside the last number."""
        assert self._evaluator is not None
        began, spent, known = time.perf_counter(), time.thread_time(), set(self._evaluator.draws)
        floor = next(self._draws, None)
        if floor is None:
            self._draw_due = math.inf
            return
        new = {draw: w1 for draw, w1 in self._evaluator.draws.items() if draw not in known}
        self.outbox.put(Draws(self._run, new))
        self._tell_floor(floor)
        self._draw_due = began + (time.thread_time() - spent) / DRAW_SHARE

    def _know(self, known: Draws) -> None:
        """Another child has drawn these: they need not be drawn again."""
        if self._evaluator is not None and known.run == self._run:
            self._tell_floor(self._evaluator.know(known.draws))

    def _tell_floor(self, floor: Floor) -> None:
        if self._number is not None:
            self._number = dataclasses.replace(self._number, floor=floor)
            self.outbox.put(self._number)


def spread_out(cloud: Singles, count: int) -> Singles:
    """``count`` of the points of a cloud (n, d), spread as they are: one of each leaf of a tree of median cuts.

    So a part of a stratified cloud is as stratified, in whatever order the strata come.
    """
    if count >= len(cloud):
        return cloud
    if count == 1:
        return cloud[:1]
    ordered = cloud[np.argsort(cloud[:, np.ptp(cloud, axis=0).argmax()], kind="stable")]
    left = count // 2
    cut = round(len(cloud) * left / count)
    return np.concatenate([spread_out(ordered[:cut], left), spread_out(ordered[cut:], count - left)])
