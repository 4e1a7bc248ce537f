"""Every lesson proves its end without a window; the suite gives the quick ones, a soak all of them on three seeds."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core import made_pictures
from wgan_desktop.core.conditions import QUANTITIES, Condition
from wgan_desktop.core.lesson_files import lesson, names
from wgan_desktop.core.lessons import Lesson, Scene
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.rehearsal import Rehearsal, rehearse

QUICK = ("two_heaps", "parallel_lines", "the_way", "dirac")
TINY = Settings(
    critic_width=8, critic_depth=1, generator_width=8, generator_depth=1, batch_size=16, critic_steps=1
)  # fmt: skip


def seeded(given: Lesson, seed: int) -> Lesson:
    scenes = (
        dataclasses.replace(each, settings=each.settings and each.settings.replace(seed=seed)) for each in given.scenes
    )
    return dataclasses.replace(given, scenes=tuple(scenes))


def proves(given: Lesson) -> None:
    outcome = rehearse(given)
    assert outcome.why == ""
    assert [proof for proof in outcome.proofs if not proof.holds] == []
    assert outcome.proofs[-1].condition == given.end


@pytest.mark.parametrize("name", QUICK)
def test_a_quick_lesson_proves_its_end(name: str) -> None:
    proves(lesson(name))


def test_two_plates_are_made_of_a_persons_own_pictures(tmp_path: Path) -> None:
    """Of a database as LSUN's, in fewer steps than the lesson takes."""
    learnt = Settings(problem="images", path=str(made_pictures.lsun(tmp_path, 300)), pixels=16)
    found = lesson("two_plates").on(learnt)
    end = Condition.parse("step >= 10 and rival_step >= 10")
    first = dataclasses.replace(found.scenes[0], until=end)
    light = [each.replace(batch_size=8, generator_width=4, critic_width=4) for each in (first.settings, *first.rivals)]
    first = dataclasses.replace(first, settings=light[0], rivals=tuple(light[1:]))
    proves(dataclasses.replace(found, scenes=(first,), end=end))


@pytest.mark.soak
@pytest.mark.parametrize("name", names())
def test_every_lesson_proves_its_end_on_other_seeds(name: str, sample_or_soak: Callable[..., int]) -> None:
    for seed in range(sample_or_soak(sample=0, full=3)):
        proves(seeded(lesson(name), seed))


def given(*scenes: Scene, end: str) -> Lesson:
    text = {"en": "Look."}
    return Lesson("mine", text, text, 1, scenes, Condition.parse(end))


def scene(until: str | float | None, **more: object) -> Scene:
    condition = Condition.parse(until) if isinstance(until, str) else until
    return Scene({"en": "Look."}, condition, **more)  # type: ignore[arg-type]


def test_a_condition_that_does_not_come_ends_the_rehearsal() -> None:
    run = scene("w1 > 1000", settings=TINY, changed=True, anew=True)
    outcome = rehearse(given(run, end="step > 1"), patience=2)
    assert outcome.why == "scene 1 waited in vain for w1 > 1000"
    assert not outcome.proven


def test_an_end_that_is_not_true_is_told() -> None:
    outcome = rehearse(given(scene(None, heaps={"theta": 1.0}), end="theta > 2"))
    assert outcome.why == ""
    assert not outcome.proven
    assert outcome.proofs[-1].values == (("theta", 1.0),)


def test_a_run_that_fails_is_told() -> None:
    wild = TINY.replace(critic_lr=100.0, generator_lr=100.0, optimizer="sgd", constraint="none")
    outcome = rehearse(given(scene("step >= 5000", settings=wild, changed=True, anew=True), end="step > 1"))
    assert "scene 1" in outcome.why
    assert not outcome.proven


def test_every_quantity_of_a_run_can_be_read() -> None:
    lesson_of_it = given(
        scene("step >= 1", settings=TINY.replace(critic_depth=2), changed=True, anew=True), end="rank_agreement > 0"
    )
    seen = Rehearsal(lesson_of_it)
    seen.enter(lesson_of_it, 0, afresh=True)
    for _ in range(15):
        seen.pass_time(1.0, trains=lesson_of_it.scenes[0].until)
    of_a_run = [name for name, each in QUANTITIES.items() if each.laboratory == "run"]
    unknown = {name for name in of_a_run if math.isnan(seen.read(name))}
    assert {"js_estimate"} <= unknown <= {"js_estimate", "corrected", "corrected_ratio"}  # the estimate may be below 0


def test_the_runs_of_a_duel_train_side_by_side() -> None:
    both = scene(
        "rival_step >= 20", settings=TINY, rivals=(TINY.replace(loss="minimax", seed=9),), changed=True, anew=True
    )
    lesson_of_it = given(both, end="step >= 20 and rival_step >= 20 and rival_w1 > 0")
    outcome = rehearse(lesson_of_it)
    assert outcome.proven
    values = dict(outcome.proofs[-1].values)
    assert values["step"] == values["rival_step"] == 20


def test_without_a_duel_there_is_no_second_run() -> None:
    alone = given(scene("step >= 1", settings=TINY, changed=True, anew=True), end="step >= 1")
    seen = Rehearsal(alone)
    seen.enter(alone, 0, afresh=True)
    assert math.isnan(seen.read("rival_w1"))
