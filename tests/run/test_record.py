from __future__ import annotations

import dataclasses
import math
import time
from typing import Any

import numpy as np
import pytest

from tests.run.fake_side import Trainer
from wgan_desktop.core.evaluation import Evaluator, PlanReport
from wgan_desktop.core.questions import Nearest, Unanswered
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.snapshot import SCALARS, Failure, Layer
from wgan_desktop.core.transport import agreement, solve
from wgan_desktop.core.words import Said
from wgan_desktop.run import messages as say
from wgan_desktop.run.failures import AGAIN, LOWER, NO_CHECKPOINT
from wgan_desktop.run.history import Marker
from wgan_desktop.run.record import Record

SETTINGS = Settings()
TRAINER = Trainer(SETTINGS, "cpu", "a")
STARTED = say.Started("a", SETTINGS, "cpu", "", 3, 3, True, TRAINER.reference)


@pytest.fixture
def record() -> Record:
    record = Record("a")
    record.take(STARTED)
    return record


def rows(first: int, last: int, run: str = "a") -> say.Rows:
    steps = np.arange(first, last + 1)
    return say.Rows(run, steps, np.full((len(steps), len(SCALARS)), 0.5))


def saved(step: int) -> say.Saved:
    return say.Saved("a", step, b"%d" % step, ())


def put(step: int, before: Settings, after: Settings, *besides: Said) -> say.InForce:
    return say.InForce("a", step, step, after, (), before.changes(after), besides)


def not_finite(step: int) -> Failure:
    return Failure(step, "", "", "", "not_finite", run="a")


def view(record: Record, settings: Settings = SETTINGS) -> Any:
    return record.view(settings, "process")


def test_events_of_another_run_are_dropped(record: Record) -> None:
    assert record.take(rows(1, 5))
    assert not record.take(rows(1, 9, run="b"))
    assert not record.take(say.Taken())
    assert not record.take(Failure(3, "", "", "", run="b"))
    assert view(record).history.extent("estimate") == (1, 5)
    assert view(record).failure is None


def test_settings_are_pending_until_they_are_in_force(record: Record) -> None:
    wanted = SETTINGS.replace(critic_lr=2e-3)
    record.take(say.InForce("a", 0, 0, SETTINGS, ()))
    assert not view(record).pending
    assert view(record, wanted).pending
    record.take(put(9, SETTINGS, wanted, Said("the critic rests")))
    assert not view(record, wanted).pending
    (marker,) = view(record).history.markers
    assert tuple(marker) == (9, "Critic's learning rate: 0.001 → 0.002; the critic rests")
    said = marker.text.values["part0"]  # type: ignore[attr-defined]
    assert said.values == {"field": FIELDS["critic_lr"].label, "old": 1e-3, "new": 2e-3}


def test_a_number_that_is_dragged_leaves_one_mark(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)

    def change(step: int, *besides: Said, **fields: Any) -> None:
        before = record.in_force.settings  # type: ignore[union-attr]
        record.take(put(step, before, before.replace(**fields), *besides))

    record.take(say.InForce("a", 0, 0, SETTINGS, ()))
    for step, new in enumerate([2, 3, 4], start=5):
        now += 0.4
        change(step, critic_lr=new * 1e-3)
    assert view(record).history.markers == (Marker(7, "Critic's learning rate: 0.001 → 0.004"),)
    now += 5.0
    change(20, critic_lr=5e-3)  # another drag
    change(21, batch_size=65)  # another field
    change(22, Said("it warms up"), loss="hinge")  # what is chosen is not dragged
    change(23, Said("it warms up"), loss="minimax")
    assert [marker.step for marker in view(record).history.markers] == [7, 20, 21, 22, 23]


def test_going_back_forgets_what_came_after(record: Record) -> None:
    record.take(rows(1, 50))
    record.take(dataclasses.replace(STARTED, step=30))
    assert view(record).history.extent("critic_loss") == (1, 30)
    assert view(record).history.markers == (Marker(30, Said("the run went on from here: {n} steps were lost", n=20)),)
    record.take(rows(31, 33))
    assert record.step == 33


def test_going_back_voids_all_that_was_measured_since(record: Record) -> None:
    def told(step: int) -> list[Any]:
        shot = dataclasses.replace(TRAINER.look(["gradients", "cloud"]), step=step)
        cloud = dataclasses.replace(shot.layers["cloud"], step=step)
        plan = solve(shot.fake, TRAINER.reference.real)
        agreed = agreement(shot.layers["gradients"].value, plan, shot.fake, TRAINER.reference.real, 0.0)
        asked = Nearest("generated", step)
        return [
            shot,
            PlanReport("a", step, plan, shot.fake, TRAINER.reference.real, agreed, 0.0),
            Evaluator(TRAINER.reference).evaluate("a", step, shot.fake, cloud),
            Unanswered("a", asked, step, "why"),
        ]

    def known() -> dict[str, int]:
        """The last step of all that there is to be seen."""
        seen, curves = view(record), {name: record.history.latest(name) for name in record.history.names()}
        parts = {name: getattr(seen, name) for name in ("snapshot", "plan", "agreed", "evaluation")}
        steps = {name: part.step for name, part in parts.items() if part is not None}
        steps |= {f"answer {answer.step}": answer.step for answer in seen.answers.values()}
        return steps | {name: latest[0] for name, latest in curves.items() if latest is not None}

    record.take(rows(1, 30))
    for event in told(30):
        record.take(event)
    record.take(saved(30))
    before = known()
    assert {"snapshot", "plan", "agreed", "evaluation", "w1", "kl", "js", "agreement"} < before.keys()
    record.take(rows(31, 50))
    for event in told(44):
        record.take(event)
    record.die(-9)
    assert record.resume() == b"30"
    assert max(known().values()) == view(record).step == 30  # at once, before the trainer stands
    assert {"snapshot", "plan", "evaluation"}.isdisjoint(known())
    for event in told(44)[1:3]:  # one that was on its way
        assert not record.take(event)
    record.take(dataclasses.replace(STARTED, step=30))
    assert max(known().values()) == 30
    assert record.history.markers == (Marker(30, "the run went on from here: 20 steps were lost"),)
    record.take(rows(31, 35))
    for event in told(35):
        record.take(event)
    assert known()["js"] == known()["evaluation"] == 35


def test_every_number_has_its_curve(record: Record) -> None:
    record.take(rows(1, 40))
    evaluator, fake = Evaluator(TRAINER.reference), TRAINER.look(["cloud"])
    cloud = dataclasses.replace(fake.layers["cloud"], step=38)
    number = evaluator.evaluate("a", 40, fake.fake, cloud)
    record.take(number)
    assert number.modes is not None
    assert number.divergences is not None
    expected = {
        "w1": number.w1,
        "modes": number.modes.modes,
        "high_quality": number.modes.high_quality,
    }
    apart = {"kl": number.divergences.kl, "js": number.divergences.js}  # of the cloud's own step
    assert {name: record.history.latest(name) for name in expected} == {n: (40, v) for n, v in expected.items()}
    assert {name: record.history.latest(name) for name in apart} == {n: (38, v) for n, v in apart.items()}
    for floor in evaluator.floor_draws():
        record.take(dataclasses.replace(number, floor=floor))
    assert (
        len(record.history.track("w1")) == len(record.history.track("js")) == 1
    )  # a better floor is no second measurement
    assert record.history.latest("floor") == (40, evaluator.floor.mean)  # type: ignore[union-attr]


def test_a_point_that_is_not_finite_is_a_gap(record: Record) -> None:
    record.take(say.Rows("a", np.array([1]), np.full((1, len(SCALARS)), math.nan)))
    assert math.isnan(record.history.latest("critic_loss")[1])  # type: ignore[index]


def test_the_last_checkpoint_and_after_a_second_failure_the_one_before(record: Record) -> None:
    assert record.resume() is None
    for step in (10, 20, 30):
        record.take(saved(step))
    record.take(not_finite(31))
    assert view(record).failure.step == 31
    assert record.resume() == b"30"
    assert view(record).failure is None
    record.take(not_finite(31))  # it was on its way at step 30 already
    assert record.resume() == b"20"
    record.take(saved(40))
    record.take(not_finite(41))
    assert record.resume() == b"40"


def test_a_checkpoint_is_given_up_only_for_a_failure_that_it_may_hold(record: Record) -> None:
    record.take(say.InForce("a", 0, 0, SETTINGS, ()))
    record.take(saved(1000))
    record.take(saved(2000))
    record.take(not_finite(2100))
    assert record.resume() == b"2000"
    record.take(put(2000, SETTINGS, SETTINGS.replace(critic_lr=1e-5)))  # on its way back
    record.take(put(2005, SETTINGS.replace(critic_lr=1e-5), SETTINGS.replace(critic_lr=1.0)))
    record.take(not_finite(2010))  # of other settings
    assert record.resume() == b"2000"
    record.take(not_finite(2500))  # long after it
    assert record.resume() == b"2000"
    record.take(not_finite(2010))
    assert record.resume() == b"1000"


def test_the_way_back_names_the_step_of_the_checkpoint(record: Record) -> None:
    for way_back in (LOWER, AGAIN):
        failure = dataclasses.replace(not_finite(41), way_back=way_back)
        record.take(failure)
        if not record.saved:
            assert view(record).failure.way_back == NO_CHECKPOINT[way_back]
            assert not view(record).failure.saved
            record.take(saved(30))
            record.take(failure)
        assert str(view(record).failure.way_back).endswith("from the last checkpoint, at step 30.")
        assert view(record).failure.saved


def test_a_failure_is_over_when_the_run_goes_on(record: Record) -> None:
    record.take(not_finite(3))
    state = say.State("a", "failed", 2, 0, 0, 0, 0.0)
    record.take(state)
    assert view(record).failure is not None
    record.take(dataclasses.replace(state, activity="playing"))
    assert view(record).failure is None


def test_a_failure_and_its_state_are_one_moment(record: Record) -> None:
    record.take(say.State("a", "playing", 4, 0, 4, 4, 30.0, ""))
    record.take(rows(1, 6))
    record.take(not_finite(7))
    state = view(record).state
    assert (state.activity, state.step, state.steps_per_second) == ("failed", 6, 0.0)


def test_death_is_told_with_what_is_lost(record: Record) -> None:
    record.take(say.State("a", "playing", 90, 0, 0, 0, 100.0))
    record.take(rows(1, 95))
    record.take(saved(80))
    record.die(-9)
    assert "15 steps" in view(record).failure.what
    state = view(record).state
    assert (state.activity, state.step, state.steps_per_second) == ("failed", view(record).failure.step, 0.0)
    record.take(dataclasses.replace(STARTED, step=80))
    assert record.history.markers == (Marker(80, "the run went on from here: 15 steps were lost"),)
    record.take(dataclasses.replace(STARTED, step=80))  # moved elsewhere, from this very step
    assert len(record.history.markers) == 1


def test_a_picture_keeps_the_layers_that_were_not_sent_again(record: Record) -> None:
    whole = TRAINER.look(["surface", "cloud"])
    record.take(whole)
    record.take(dataclasses.replace(TRAINER.look(["surface"]), kept=("cloud",)))
    shown = view(record).snapshot
    assert shown.layers.keys() == {"surface", "cloud"}
    assert shown.layers["cloud"] is whole.layers["cloud"]
    assert shown.layers["surface"] is not whole.layers["surface"]
    record.take(TRAINER.look([]))  # nobody needs them any more
    assert not view(record).snapshot.layers


def test_a_picture_has_the_real_cloud_that_was_not_sent_again(record: Record) -> None:
    sent = TRAINER.look(["surface"])
    record.take(dataclasses.replace(sent, real=sent.real[:0]))
    record.take(dataclasses.replace(sent, real=sent.real[:0], layers={}, kept=("surface",)))
    shown = view(record).snapshot
    assert shown.real is TRAINER.reference.real
    assert shown.layers["surface"] is sent.layers["surface"]
    record.take(sent)
    assert view(record).snapshot is sent


def test_why_a_picture_has_no_plan(record: Record) -> None:
    record.take(rows(1, 4))
    record.take(say.Skipped("a", 4, Said("3 of its points are not finite.")))
    assert view(record).note == "3 of its points are not finite."


def test_the_age_of_the_picture(record: Record) -> None:
    assert view(record).age(time.monotonic()) == math.inf
    record.take(TRAINER.look([]))
    shown = view(record)
    assert shown.age(shown.snapshot_at + 2.5) == pytest.approx(2.5)
    assert shown.snapshot_at <= time.monotonic()


def test_the_held_out_loss_becomes_two_curves_one_point_for_each_time_it_was_measured(record: Record) -> None:
    losses = Layer(np.array([-0.5, -0.25], np.float32), 12)
    first = dataclasses.replace(TRAINER.look(()), layers={"held_out": losses})
    record.take(first)
    record.take(dataclasses.replace(TRAINER.look(()), kept=("held_out",)))
    assert record.snapshot is not None
    assert record.snapshot.layers["held_out"] is losses
    assert record.history.newest("loss_trained", 9)[0].tolist() == [12]
    assert record.history.latest("loss_held_out") == (12, -0.25)
