"""The player, on a stage of cardboard: time, conditions, keys, back, pause, and a person who takes over."""

from __future__ import annotations

import math

import pytest

from wgan_desktop.core.conditions import Condition
from wgan_desktop.core.lessons import Lesson, Scene
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.lesson_player import Player


class Cardboard:
    """A stage that notes what it is told; ``values`` are what is read."""

    def __init__(self) -> None:
        self.said: list[tuple[object, ...]] = []
        self.values: dict[str, float] = {}
        self.hand, self.stands = False, True

    def enter(self, lesson: Lesson, index: int, *, afresh: bool) -> None:
        self.said.append(("enter", index, afresh))
        self.hand = False

    def rest(self) -> None:
        self.said.append(("rest",))

    def let_go(self) -> None:
        self.said.append(("let go",))

    def go_on(self, scene: Scene) -> None:
        self.said.append(("go on",))
        self.hand = False

    def read(self, name: str) -> float:
        return self.values.get(name, math.nan)

    def ready(self) -> bool:
        return self.stands

    def touched(self) -> bool:
        return self.hand


def given(*untils: object, end: str = "w1 < 1", **more: object) -> Lesson:
    text = {"en": "Look."}
    scenes = tuple(
        Scene(text, Condition.parse(until) if isinstance(until, str) else until, **more)  # type: ignore[arg-type]
        for until in untils
    )
    return Lesson("mine", text, text, 1, scenes, Condition.parse(end))


@pytest.fixture
def stage() -> Cardboard:
    return Cardboard()


def test_a_scene_goes_on_after_a_time(stage: Cardboard) -> None:
    player = Player(given(2.0, None), stage)
    assert stage.said == [("enter", 0, True)]
    for now in (100.0, 101.0, 101.9):
        player.tick(now)
    assert player.index == 0
    player.tick(102.1)
    assert (player.index, stage.said[-1]) == (1, ("enter", 1, False))


def test_time_counts_once_there_is_something_to_see(stage: Cardboard) -> None:
    player, stage.stands = Player(given(2.0, None), stage), False
    player.tick(0.0)
    player.tick(5.0)
    stage.stands = True
    player.tick(6.0)
    assert player.index == 0
    player.tick(7.1)
    assert player.index == 1


@pytest.mark.parametrize(
    ("until", "steps"),
    [("step >= 300", 300), ("step > 20.5 and rival_step >= 7", 21), ("step > 20", 21),
     ("step >= 3 and w1 < 1", math.inf), ("w1 < 1", math.inf), (2.0, math.inf), (None, math.inf)],
)  # fmt: skip
def test_the_step_at_which_a_scene_stands_still(until: object, steps: float) -> None:
    assert given(until).scenes[0].steps == steps


def test_nothing_is_held_back_from_a_person_or_after_the_end(stage: Cardboard) -> None:
    player = Player(given(None), stage)
    stage.hand = True
    player.tick(0.0)
    assert (player.state, stage.said[-1]) == ("taken", ("let go",))
    player.next()
    assert (player.state, stage.said[-1]) == ("over", ("let go",))
    assert stage.said.count(("let go",)) == 2


def test_a_scene_goes_on_when_its_condition_holds(stage: Cardboard) -> None:
    player = Player(given("step >= 300", None), stage)
    player.tick(0.0)
    stage.values["step"] = 299
    player.tick(1.0)
    assert player.index == 0
    stage.values["step"] = 300
    player.tick(2.0)
    assert player.index == 1


def test_a_scene_goes_on_at_a_key_alone(stage: Cardboard) -> None:
    player = Player(given(None, None), stage)
    for now in range(100):
        player.tick(float(now))
    assert player.index == 0
    player.next()
    assert player.index == 1


def test_what_must_be_true_is_proven(stage: Cardboard) -> None:
    player = Player(given("step >= 1", "step >= 2", holds=Condition.parse("modes >= 8")), stage)
    stage.values = {"step": 2, "modes": 7, "w1": 0.5}
    for now in range(3):
        player.tick(float(now))
    assert player.state == "over"
    assert [(proof.scene, proof.holds) for proof in player.proofs] == [(1, False), (2, False), (0, True)]
    assert player.proofs[-1].values == (("w1", 0.5),)


def test_numbers_that_come_late_are_waited_for(stage: Cardboard) -> None:
    player = Player(given("step >= 1"), stage, grace=5.0)
    stage.values = {"step": 1}
    assert player.awaited() == []
    for now in (0.0, 2.0, 4.0):
        player.tick(now)
    assert player.state == "playing"
    assert player.awaited() == [player.lesson.end]
    stage.values["w1"] = 0.5
    assert player.awaited() == []
    player.tick(4.5)
    assert player.state == "over"
    assert player.proofs[-1].holds
    other = Player(given("step >= 1"), Cardboard(), grace=5.0)
    other.stage.values = {"step": 1}  # type: ignore[attr-defined]
    for now in (0.0, 3.0, 6.0):
        other.tick(now)
    assert other.state == "over"
    assert not other.proofs[-1].holds


def test_time_does_not_pass_while_it_pauses(stage: Cardboard) -> None:
    player = Player(given(2.0, None), stage)
    player.tick(0.0)
    player.toggle()
    player.tick(10.0)
    assert (player.state, player.index, stage.said[-1]) == ("paused", 0, ("rest",))
    player.toggle()
    player.tick(11.0)
    assert (player.index, stage.said[-1]) == (0, ("go on",))
    player.tick(12.1)
    assert player.index == 1


def test_a_person_takes_over_and_lets_it_go_on(stage: Cardboard) -> None:
    player = Player(given(2.0, None), stage)
    player.tick(0.0)
    stage.hand = True
    player.tick(1.0)
    player.tick(9.0)
    assert (player.state, player.index) == ("taken", 0)
    player.toggle()
    assert (player.state, stage.said[-1]) == ("playing", ("go on",))
    player.tick(10.0)
    player.tick(11.1)
    assert player.index == 1


def test_after_a_person_the_next_scene_begins_afresh(stage: Cardboard) -> None:
    player = Player(given(2.0, None), stage)
    player.tick(0.0)
    stage.hand = True
    player.tick(1.0)
    player.next()
    assert (player.state, player.index, stage.said[-1]) == ("playing", 1, ("enter", 1, True))


def test_back_begins_the_scene_before_afresh(stage: Cardboard) -> None:
    player = Player(given(None, None, None, holds=Condition.parse("w1 < 1")), stage)
    player.next()
    player.next()
    assert [proof.scene for proof in player.proofs] == [1, 2]
    player.back()
    assert (player.index, stage.said[-1]) == (1, ("enter", 1, True))
    assert [proof.scene for proof in player.proofs] == [1]
    player.back()
    player.back()
    assert (player.index, player.proofs) == (0, [])


def test_back_never_leads_to_a_run_that_has_not_learnt_what_is_said_of_it(stage: Cardboard) -> None:
    text, start = {"en": "Look."}, Settings()
    scenes = (
        Scene(text, None, settings=start, anew=True, changed=True),
        Scene(text, None, settings=start, plays=False),
        Scene(text, None, settings=start.replace(critic_lr=1e-3), changed=True),
        Scene(text, None, settings=start.replace(critic_lr=1e-3)),
    )
    player = Player(Lesson("mine", text, text, 1, scenes, Condition.parse("w1 < 1")), stage)
    found = []
    for index in (1, 2, 3):
        while player.index < index:
            player.next()
        player.back()
        found.append(player.index)
    assert found == [0, 0, 0]
    for _ in range(4):
        player.next()
    player.back()
    assert player.index == 3


def test_back_from_the_end_is_the_last_scene(stage: Cardboard) -> None:
    player = Player(given(None, None), stage)
    player.next()
    player.next()
    assert (player.state, player.index) == ("over", 1)
    for nothing in (player.next, player.toggle):
        nothing()
        assert player.state == "over"
    player.back()
    assert (player.state, player.index) == ("playing", 1)


def test_a_scene_that_is_skipped_proves_nothing(stage: Cardboard) -> None:
    player = Player(given("step >= 9", None, holds=Condition.parse("w1 < 1")), stage)
    player.next()
    assert (player.index, player.proofs) == (1, [])
