"""The truth beside the critic, held against an independent solver; in a thread, and where it matters in a process."""

from __future__ import annotations

import dataclasses
import errno
import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist

from tests.run.fake_side import Trainer
from wgan_desktop.core.evaluation import Evaluation, PlanReport
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Snapshot
from wgan_desktop.core.words import Said
from wgan_desktop.run.floors import Floors, key_of
from wgan_desktop.run.hosts import ProcessHost
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.messages import Event, Judge, Skipped, Taken
from wgan_desktop.run.transport import Transport
from wgan_desktop.run.transport_child import NICE, measure_apart, spread_out

FORBIDDEN = ("torch", "PySide6", "pyqtgraph")


class Told:
    """What a transport has told so far."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def __call__(self, event: Event) -> None:
        self.events.append(event)

    def wait(self, kind: type, true: Callable[[Any], bool] = lambda event: True) -> Any:
        deadline = time.monotonic() + 60
        while True:
            for event in list(self.events):
                if isinstance(event, kind) and true(event):
                    return event
            assert time.monotonic() < deadline, self.events
            time.sleep(0.002)


@pytest.fixture
def trainer() -> Trainer:
    return Trainer(Settings(), "cpu", "a")


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def transport(told: Told, trainer: Trainer) -> Iterator[Transport]:
    transport = Transport(told, "thread")
    transport.start()
    transport.judge(Judge("a", trainer.reference))
    yield transport
    transport.close()


def oracle(a: Any, b: Any) -> float:
    """W1 of equally many points by another solver."""
    cost = cdist(a, b)
    return float(cost[linear_sum_assignment(cost)].mean())


def at(snapshot: Snapshot, step: int, **changes: Any) -> Snapshot:
    return dataclasses.replace(snapshot, step=step, **changes)


def test_plan_and_numbers_are_exact_and_of_their_step(transport: Transport, told: Told, trainer: Trainer) -> None:
    shot = at(trainer.look([]), 12)
    transport.offer(shot)
    plan: PlanReport = told.wait(PlanReport)
    assert (plan.step, plan.run, plan.agreement) == (12, "a", None)
    assert plan.plan.work == pytest.approx(oracle(plan.generated, plan.real), rel=1e-6)
    number: Evaluation = told.wait(Evaluation)
    assert number.step == 12
    assert number.w1 == pytest.approx(oracle(shot.fake, trainer.reference.real), rel=1e-6)
    assert number.modes is not None
    assert number.divergences is None  # no cloud was needed


def test_the_floor_comes_draw_by_draw(transport: Transport, told: Told, trainer: Trainer) -> None:
    transport.offer(at(trainer.look([]), 1))
    number: Evaluation = told.wait(Evaluation, lambda event: event.floor is not None and event.floor.draws == 5)
    reference = trainer.reference
    draws = [oracle(a, b) for a, b in zip(reference.independent, reference.stratified, strict=True)]
    assert number.floor is not None
    assert number.floor.mean == pytest.approx(np.mean(draws), rel=1e-6)
    assert number.floor.n == len(reference.real)


def whole(event: Evaluation) -> bool:
    return event.floor is not None and event.floor.draws == event.floor.total


def test_two_runs_on_the_same_clouds_share_the_draws_of_their_floor(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wgan_desktop.run.transport.FLOORS", Floors())
    told, transports = [Told(), Told(), Told()], []
    for name, hear in zip("abc", told, strict=True):
        own = Trainer(Settings(seed=5 if name == "c" else 0), "cpu", name)
        transports.append(Transport(hear, "thread"))
        transports[-1].judge(Judge(name, own.reference))
        transports[-1].offer(at(trainer.look([]), 1, run=name))
    transports[0].start()
    floors = [told[0].wait(Evaluation, whole).floor]
    transports[1].start()
    floors.append(told[1].wait(Evaluation).floor)  # with its very first number, and so without a draw of its own
    assert floors[0] == floors[1]
    reference = trainer.reference
    draws = [oracle(a, b) for a, b in zip(reference.independent, reference.stratified, strict=True)]
    assert floors[0].mean == pytest.approx(np.mean(draws), rel=1e-6)
    transports[2].start()
    assert told[2].wait(Evaluation, whole).floor.mean != floors[0].mean  # of other clouds nothing was known
    for transport in transports:
        transport.close()


def test_what_is_known_of_a_floor_is_not_drawn_again(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    floors, told = Floors(), Told()
    monkeypatch.setattr("wgan_desktop.run.transport.FLOORS", floors)
    total = len(trainer.reference.independent)
    known = {draw: 3.0 + draw for draw in range(total)}
    floors.tell(key_of(trainer.reference), dict(list(known.items())[:2]), print)
    transport = Transport(told, "thread")
    transport.judge(Judge("a", trainer.reference))
    floors.tell(key_of(trainer.reference), dict(list(known.items())[2:]), print)
    transport.start()
    transport.offer(at(trainer.look([]), 1))
    floor = told.wait(Evaluation, whole).floor
    assert floor.mean == np.mean(list(known.values()))
    transport.close()


def test_gradients_count_only_for_their_own_step_and_divergences_say_theirs(
    transport: Transport, told: Told, trainer: Trainer
) -> None:
    whole = trainer.look(["gradients", "cloud"])
    stale = at(whole, 5)  # its layers are of step 0
    transport.offer(stale)
    assert told.wait(PlanReport, lambda event: event.step == 5).agreement is None
    old: Evaluation = told.wait(Evaluation, lambda event: event.step == 5)
    assert old.divergences is not None
    assert old.divergences_step == 0
    fresh = at(whole, 6, layers={n: dataclasses.replace(layer, step=6) for n, layer in whole.layers.items()})
    transport.offer(fresh)
    agreement = told.wait(PlanReport, lambda event: event.step == 6).agreement
    assert -1 <= agreement.mean <= 1
    number = told.wait(Evaluation, lambda event: event.step == 6)
    assert number.divergences_step == 6


def test_points_that_are_not_finite_are_skipped_and_said(transport: Transport, told: Told, trainer: Trainer) -> None:
    shot = trainer.look([])
    broken = shot.fake.copy()
    broken[3] = np.nan
    transport.offer(at(shot, 1, fake=broken))
    assert "1 of the points are not finite" in told.wait(Skipped, lambda event: event.step == 1).why
    transport.offer(at(shot, 2))
    told.wait(PlanReport, lambda event: event.step == 2)


def test_of_waiting_pictures_the_newest_counts_but_a_whole_one_is_kept(
    transport: Transport, told: Told, trainer: Trainer
) -> None:
    shot = trainer.look(["gradients"])
    told_of: list[int] = []
    transport.offer(at(shot, 1, layers={}))
    told.wait(PlanReport)  # from now on it asks for the next one in a tenth of a second
    for step in range(2, 90):
        transport.offer(at(shot, step, layers={"gradients": dataclasses.replace(shot.layers["gradients"], step=50)}))
    told.wait(PlanReport, lambda event: event.step >= 50)
    told_of = [event.step for event in told.events if isinstance(event, PlanReport)]
    assert told_of[-1] == 50  # all others were overtaken by it, or did not overtake it
    assert len(told_of) <= 3


def test_a_run_that_goes_on_from_an_earlier_step_is_measured_anew(
    transport: Transport, told: Told, trainer: Trainer
) -> None:
    whole, judge = trainer.look(["cloud"]), Judge("a", trainer.reference)
    lost = at(whole, 70, layers={"cloud": dataclasses.replace(whole.layers["cloud"], step=66)})
    transport.offer(lost)
    complete = told.wait(Evaluation, lambda event: event.floor is not None and event.floor.draws == 5)
    assert complete.divergences_step == 66
    transport.judge(judge, 70)  # moved elsewhere, from this very step: nothing is lost
    told.events.clear()
    transport.judge(judge, 40)
    transport.offer(at(whole, 41, layers={}))
    assert told.wait(PlanReport).step == 41
    number = told.wait(Evaluation)
    assert (number.step, number.run, number.divergences) == (41, "a", None)
    assert number.floor == complete.floor  # the real clouds are the same
    assert all(event.step == 41 for event in told.events)


def test_what_is_on_its_way_when_a_run_goes_back_is_not_told(told: Told, trainer: Trainer) -> None:
    transport = Transport(told, "thread")  # not started: the test answers for its child
    transport.judge(Judge("a", trainer.reference))
    sent = [command for command in iter(transport._host.inbox.take, None) if isinstance(command, Judge)]
    transport.offer(at(trainer.look([]), 70))
    transport.judge(Judge("a", trainer.reference), 40)
    sent += [command for command in iter(transport._host.inbox.take, None) if isinstance(command, Judge)]
    for judge in sent:
        transport._take(Skipped(judge.run, 70, Said("why")))
    assert told.events == [Skipped("a", 70, Said("why"))]
    transport._take(Taken())  # the picture that waited was of the lost steps, too
    assert transport._host.inbox.take() is None


def test_another_run_is_measured_against_its_own_points(transport: Transport, told: Told, trainer: Trainer) -> None:
    transport.offer(at(trainer.look([]), 3))
    told.wait(Evaluation)
    other = Trainer(Settings(seed=5), "cpu", "b")
    transport.judge(Judge("b", other.reference))
    transport.offer(at(other.look([]), 1))
    number = told.wait(Evaluation, lambda event: event.run == "b")
    assert number.w1 == pytest.approx(oracle(other.look([]).fake, other.reference.real), rel=1e-6)
    assert told.events.index(number) > 0


def test_images_are_measured_too(told: Told) -> None:
    random = np.random.default_rng(3)
    clouds = random.standard_normal((4, 40, 64)).astype(np.float32)
    base = Trainer(Settings(), "cpu", "a")
    reference = dataclasses.replace(
        base.reference, modes=None, real=clouds[0], cloud=None, independent=clouds[1:2], stratified=clouds[2:3]
    )
    transport = Transport(told, "thread")
    transport.start()
    transport.judge(Judge("a", reference))
    transport.offer(at(base.look([]), 4, fake=clouds[3], shape=(1, 8, 8)))
    assert told.wait(Evaluation).w1 == pytest.approx(oracle(clouds[3], clouds[0]), rel=1e-6)
    assert told.wait(PlanReport).plan.work == pytest.approx(oracle(clouds[3], clouds[0]), rel=1e-6)
    transport.close()


def test_one_that_gave_up_tells_every_run(told: Told, trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wgan_desktop.run.transport.measure", lambda inbox, outbox: None)  # dies at once, each time
    transport = Transport(told, "thread")
    transport.judge(Judge("a", trainer.reference))
    transport.start()
    assert told.wait(Skipped).why == "No exact transport: its process ended 5 times."
    transport.judge(Judge("a", trainer.reference))
    transport.judge(Judge("b", trainer.reference))
    assert {event.run for event in told.events} == {"a", "b"}
    transport.close()


def test_one_that_cannot_be_started_is_told(told: Told, trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Any) -> None:
        raise OSError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr("wgan_desktop.run.hosts.ThreadHost._begin", refuse)
    transport = Transport(told, "thread")
    transport.start()
    transport.judge(Judge("a", trainer.reference))
    why = "No exact transport: its process cannot be started (Resource temporarily unavailable)."
    assert told.events == [Skipped("a", 0, Said(why))]
    transport.close()


def test_a_killed_child_is_started_again(told: Told, trainer: Trainer) -> None:
    transport = Transport(told)
    transport.start()
    transport.judge(Judge("a", trainer.reference))
    transport.offer(at(trainer.look([]), 1))
    told.wait(PlanReport)
    first = transport.pid
    os.kill(first, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while not any(isinstance(event, PlanReport) and event.step == 2 for event in told.events):
        assert time.monotonic() < deadline
        transport.offer(at(trainer.look([]), 2))
        time.sleep(0.01)
    assert transport.pid != first
    transport.close()


def measure_and_tell(inbox: Inbox, outbox: Outbox) -> None:
    """Measure; at the end tell which of the forbidden modules were loaded, and how polite the process was."""
    import sys

    measure_apart(inbox, outbox)
    found = [name for name in FORBIDDEN if name in sys.modules]
    outbox.put(Skipped("modules", os.nice(0), Said(",".join(found))))


def test_the_child_is_polite_and_loads_neither_torch_nor_qt(told: Told, trainer: Trainer) -> None:
    host = ProcessHost(measure_and_tell, told, lambda status: None)
    host.start()
    host.put(Judge("a", trainer.reference))
    host.put(at(trainer.look(["gradients", "cloud"]), 0))
    told.wait(Evaluation)
    told.wait(PlanReport)
    host.close()
    said: Skipped = told.wait(Skipped)
    assert (said.run, said.why) == ("modules", "")
    assert said.step >= os.nice(0) + NICE or said.step == 19


@given(st.integers(1, 40), st.sampled_from([512, 256, 100]), st.integers(0, 99))
def test_a_part_of_a_stratified_cloud_is_stratified(modes: int, count: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    centres = random.uniform(-50, 50, (modes, 2))
    mode = np.arange(1024) % modes
    cloud = (centres[mode] + 0.01 * random.standard_normal((1024, 2))).astype(np.float32)
    part = spread_out(cloud, count)
    assert len(np.unique(part, axis=0)) == count
    assert {tuple(point) for point in part} <= {tuple(point) for point in cloud}
    of = cdist(part, centres).argmin(axis=1)
    shares = np.bincount(of, minlength=modes) / count - np.bincount(mode, minlength=modes) / 1024
    assert np.abs(shares).sum() / 2 * count <= modes  # misplaced points: at most one a mode; drawn blindly, 1.5


def test_few_points_stay_all() -> None:
    cloud = np.arange(10, dtype=np.float32).reshape(5, 2)
    assert np.array_equal(spread_out(cloud, 512), cloud)
