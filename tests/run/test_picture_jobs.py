"""Plans of images while somebody looks, and quality now and then; in a thread, in the child's own loop."""

from __future__ import annotations

import dataclasses
import os
import signal
import time
from collections.abc import Iterator

import numpy as np
import pytest

from tests.core.made_pictures import drawn_examples
from tests.run.fake_side import Trainer
from tests.run.test_transport_child import FORBIDDEN, Told, measure_and_tell
from wgan_desktop.core.evaluation import Evaluation, Reference
from wgan_desktop.core.picture_plan import PicturePlan
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import SCALARS, Snapshot
from wgan_desktop.run.hosts import ProcessHost
from wgan_desktop.run.messages import Illustrate, Judge, Rows, Skipped
from wgan_desktop.run.picture_jobs import Connoisseur, Illustrator
from wgan_desktop.run.record import Record
from wgan_desktop.run.transport import Transport


@pytest.fixture(scope="module")
def reference() -> Reference:
    examples = drawn_examples(300)
    clouds = examples.points[:240].reshape(2, 3, 40, -1)
    return Reference((-1, 1, -1, 1), None, examples.points[240:280], None, clouds[0], clouds[1], 1.0, examples)


def snapshot(step: int, seed: int = 0) -> Snapshot:
    made = np.random.default_rng(seed).uniform(-1, 1, (40, 432)).astype(np.float32)
    return dataclasses.replace(Trainer(Settings(), "cpu", "a").look([]), step=step, fake=made, shape=(3, 12, 12))


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def transport(told: Told, reference: Reference) -> Iterator[Transport]:
    transport = Transport(told, "thread")
    transport.start()
    transport.judge(Judge("a", reference))
    yield transport
    transport.close()


def test_plans_of_images_come_only_while_somebody_looks(transport: Transport, told: Told) -> None:
    transport.offer(snapshot(1))
    told.wait(Evaluation)
    assert not any(isinstance(event, PicturePlan) for event in told.events)
    transport.illustrate("pixels")
    transport.offer(snapshot(2, 1))
    found: PicturePlan = told.wait(PicturePlan, lambda event: event.step == 2)
    assert (found.run, found.space) == ("a", "pixels")
    transport.illustrate(None)
    transport.offer(snapshot(3, 2))
    told.wait(Evaluation, lambda event: event.step == 3)
    assert not any(isinstance(event, PicturePlan) and event.step == 3 for event in told.events)


def test_features_are_learnt_and_then_plans_are_of_them_and_quality_is_told(transport: Transport, told: Told) -> None:
    transport.illustrate("features")
    transport.offer(snapshot(4))
    found: PicturePlan = told.wait(PicturePlan)
    assert (found.step, found.space, found.kind) == (4, "features", "classifier")
    number: Evaluation = told.wait(Evaluation, lambda event: event.quality is not None)
    assert number.quality is not None
    assert (number.quality.step, number.quality.n) == (4, 40)
    assert number.quality.scores.frechet > number.quality.perfect.frechet


def test_images_that_are_not_finite_are_skipped_and_said(transport: Transport, told: Told) -> None:
    transport.illustrate("pixels")
    broken = snapshot(1)
    broken.fake[0, 0] = np.nan
    transport.offer(broken)
    assert "not finite" in told.wait(Skipped).why
    transport.offer(snapshot(2, 1))
    told.wait(PicturePlan, lambda event: event.step == 2)


def test_quality_takes_its_time(reference: Reference) -> None:
    job = Connoisseur()
    job.begin(reference)
    shot = snapshot(1)
    assert job.due(None) == np.inf
    while (found := job.judge(shot)) is None:
        assert job.due(shot) < np.inf
    assert found.step == 1
    assert job.due(shot) == np.inf  # nothing new to judge
    before = job.due(snapshot(2, 1))
    job.judge(snapshot(2, 1))
    assert job.due(snapshot(3, 2)) > before  # ten seconds later
    job.begin(dataclasses.replace(reference, examples=None))
    assert job.due(shot) == np.inf
    assert job.features is None


def test_too_few_images_have_no_quality(reference: Reference) -> None:
    job = Connoisseur()
    few = drawn_examples(30)
    job.begin(dataclasses.replace(reference, examples=few))
    assert job.due(snapshot(1)) == np.inf


def test_an_illustrator_has_nothing_to_do_for_points(reference: Reference) -> None:
    job = Illustrator()
    job.begin(reference)
    job.turn_to("pixels")
    assert job.due(Trainer(Settings(), "cpu", "a").look([]), None) == np.inf
    shot = snapshot(1)
    assert job.due(shot, None) == 0
    floors = [job.plan(shot, None).floor.draws for _ in range(3)]
    assert floors == [1, 2, 3]
    assert job.due(shot, None) == np.inf  # the floor is known, and nothing else is new
    assert 0 < job.due(snapshot(2), None) < np.inf
    job.turn_to("features")
    assert job.due(snapshot(1), None) == np.inf


def test_a_new_child_illustrates_in_the_same_space(told: Told, reference: Reference) -> None:
    transport = Transport(told)
    transport.illustrate("pixels")
    transport.start()
    transport.judge(Judge("a", reference))
    transport.offer(snapshot(1))
    told.wait(PicturePlan)
    assert transport.pid is not None
    os.kill(transport.pid, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while not any(isinstance(event, PicturePlan) and event.step == 2 for event in told.events):
        assert time.monotonic() < deadline
        transport.offer(snapshot(2))
        time.sleep(0.01)
    transport.close()


def test_the_child_needs_neither_torch_nor_qt_for_images(told: Told, reference: Reference) -> None:
    host = ProcessHost(measure_and_tell, told, lambda status: None)
    host.start()
    host.put(Judge("a", reference))
    host.put(Illustrate("features"))
    host.put(snapshot(0))
    told.wait(PicturePlan)
    told.wait(Evaluation, lambda event: event.quality is not None)
    host.close()
    assert told.wait(Skipped).why == ""
    assert FORBIDDEN


def test_the_record_keeps_plans_and_draws_curves_of_quality(transport: Transport, told: Told) -> None:
    record = Record("a")
    record.take(Rows("a", np.arange(1, 6), np.zeros((5, len(SCALARS)))))
    transport.illustrate("pixels")
    transport.offer(snapshot(4))
    plan = told.wait(PicturePlan)
    number: Evaluation = told.wait(Evaluation, lambda event: event.quality is not None)
    assert record.take(plan)
    assert record.take(number)
    assert record.take(dataclasses.replace(number, step=5))  # the same quality again is no new point
    assert record.pictures is plan
    assert record.view(Settings(), "process").pictures is plan
    for name in ("precision", "recall", "density", "coverage", "frechet"):
        assert len(record.history.track(name)) == 1
        assert record.history.latest(name) == (4, getattr(number.quality.scores, name))  # type: ignore[union-attr]
