"""Lessons as they are written down: every mistake is told at once, each in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from wgan_desktop.core.conditions import QUANTITIES, Condition
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.lesson_files import lesson, names, open_lesson, parse
from wgan_desktop.core.lessons import LANGUAGES, Lesson, LessonError, said
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said
from wgan_desktop.ui.i18n import set_language, tr
from wgan_desktop.ui.panels import PANELS

WHOLE = """
minutes = 1
panels = ["flow"]
end = "step >= 20"
title = { en = "A title", ru = "Название" }
about = { en = "A line.", ru = "Строка." }

[[scenes]]
until = "key"
preset = "opening"
settings = { generator_width = 8 }
caption = { en = "First.", ru = "Первая." }

[[scenes]]
until = "2.5 s"
caption = { en = "Second.", ru = "Вторая." }
settings = { loss = "hinge" }

[[scenes]]
until = "step >= 20 and w1 > 0"
panels = ["heaps"]
heaps = { earth = "line", theta = 2, down = "js", act = "descend" }
caption = { en = "Third.", ru = "Третья." }
"""


def test_a_lesson_is_read_as_it_is_written() -> None:
    found = parse("mine", WHOLE, PANELS)
    assert (found.name, said(found.title, "ru"), said(found.about, "xx")) == ("mine", "Название", "A line.")
    first, second, third = found.scenes
    assert (first.until, second.until, third.until) == (None, 2.5, Condition.parse("step >= 20 and w1 > 0"))
    assert first.settings is not None
    assert (first.settings.generator_width, first.settings.loss, first.anew, first.changed) == (
        8,
        "wasserstein",
        True,
        True,
    )
    assert second.settings == first.settings.replace(loss="hinge")
    assert (second.anew, second.changed, third.changed) == (False, True, False)
    assert (first.panels, second.panels, third.panels) == (("flow",), ("flow",), ("heaps",))
    assert found.heaps_at(2) == {"earth": "line", "theta": 2, "down": "js", "act": "descend"}
    assert found.heaps_at(1) == {}


WRONG = [
    (', ru = "Название"', "", "title has no text in Russian (ru)."),
    ('en = "Second."', 'en = " "', "Scene 2: caption has no text in English (en)."),
    ('caption = { en = "First.", ru = "Первая." }', "", "Scene 1: caption is missing"),
    ('panels = ["flow"]', 'panels = ["flaw"]', "There is no panel 'flaw'; there are "),
    ('end = "step >= 20"', "", "It has no end, the condition that must be true when it is over."),
    ('end = "step >= 20"', 'end = "w1 < -1"', "end: w1 < -1 can never hold: w1 is never below 0."),
    ('end = "step >= 20"', 'end = "radius_r1 < 1"', "no scene so far starts the Dirac-GAN."),
    ('panels = ["flow"]', 'panels = [["flow"]]', "There is no panel ['flow']; there are "),
    ('panels = ["flow"]', 'panels = ["flow", "heaps"]', "The panels flow and heaps are never seen at a time"),
    ('preset = "opening"', 'preset = ["opening"]', "Scene 1: There is no preset ['opening']"),
    ('preset = "opening"', 'duel = ["two_plates"]', "Scene 1: There is no duel ['two_plates']"),
    ('until = "key"', 'until = "key"\nswitches = { "flow.reys" = true }', "There is no switch 'flow.reys'; its panel"),
    ('until = "key"', 'until = "step >= 1"\nplays = false', "Scene 1: until: step >= 1 can never hold"),
    ('until = "2.5 s"', 'until = "step >= 9"\nplays = false', "Scene 2: until: step >= 9 is waited for in vain"),
    ("step >= 20 and w1 > 0", "carried >= 1", "can never hold: no scene so far carries the earth."),
    ("step >= 20 and w1 > 0", "rank_agreement > 0", "Hinge does not estimate W1."),
    ("step >= 20 and w1 > 0", "modes >= 9", "can never hold: Ring of 8 has 8 modes."),
    ("step >= 20 and w1 > 0", "modes > 7 and modes < 8", "modes > 7 and modes < 8 can never hold"),
    ('until = "key"', "", "Scene 1: It has no until"),
    ('until = "key"', 'until = "soon"', "Scene 1: until: “soon” is not a comparison"),
    ('until = "key"', 'until = "theta > 1"', "theta is not measured, for no scene so far lays out heaps."),
    ('preset = "opening"', 'preset = "openning"', "Scene 1: There is no preset 'openning'"),
    ("generator_width = 8", "generator_width = -8", "Scene 1: settings: generator_width = -8: must be"),
    ("generator_width = 8", 'problem = "swiss_roll"', ""),
    ('loss = "hinge"', 'loss = "hing"', "did you mean 'hinge'?"),
    ('earth = "line"', 'earth = "lines"', "heaps: earth is 'lines' and must be one of gaussian"),
    ("theta = 2", "theta = 20", "heaps: theta is 20 and must be a place from -4 to 4."),
    ('act = "descend"', 'act = "fly"', "heaps: act is 'fly' and must be one of rest, carry, descend."),
    ("minutes = 1", 'minutes = "long"', "minutes is 'long' and must be a number of minutes."),
    ("minutes = 1", "minuets = 1", "minuets means nothing here"),
    ('until = "key"', 'until = "key"\nspeed = 3', "Scene 1: speed means nothing here"),
    ("minutes = 1", "minutes = ", "This is not a TOML file"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "why"), WRONG)
def test_what_is_wrong_is_said(old: str, new: str, why: str) -> None:
    assert old in WHOLE
    if not why:
        parse("mine", WHOLE.replace(old, new), PANELS)
        return
    with pytest.raises(LessonError) as caught:
        parse("mine", WHOLE.replace(old, new), PANELS)
    assert len(caught.value.problems) == 1
    assert why in str(caught.value)
    assert str(caught.value).startswith("lesson mine: ")


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, new, why in WRONG if why])
def test_what_is_wrong_is_said_in_russian_too(old: str, new: str) -> None:
    """But for names and numbers: the sentence about each mistake, its reason and all that is said in it."""
    with pytest.raises(LessonError) as caught:
        parse("mine", WHOLE.replace(old, new), PANELS)
    set_language("ru")
    try:
        for said_in in _sentences(caught.value.problems[0]):
            assert re.search("[а-я]", tr(said_in)) or said_in.pattern in ("settings: {problem}", "Hinge"), said_in
    finally:
        set_language("en")


def _sentences(problem: Said) -> Iterator[Said]:
    yield problem
    for value in problem.values.values():
        if isinstance(value, Said) and re.search("[a-z]", re.sub(r"\{.*?\}", "", value.pattern)):
            yield from _sentences(value)


def test_counting_modes_where_there_are_none_can_never_hold() -> None:
    source = WHOLE.replace("generator_width = 8", 'problem = "swiss_roll"').replace("w1 > 0", "modes > 3")
    with pytest.raises(LessonError, match=r"can never hold: Swiss roll has no modes\."):
        parse("mine", source)


def test_an_estimate_that_the_loss_does_not_make_can_never_hold() -> None:
    with pytest.raises(LessonError, match=r"Hinge does not estimate W1\."):
        parse("mine", WHOLE.replace("w1 > 0", "estimate > 3"))


def test_a_run_that_rested_from_its_beginning_has_no_estimates() -> None:
    source = WHOLE.replace("hinge", "wasserstein").replace('until = "key"', 'until = "key"\nplays = false')
    source = source.replace('until = "2.5 s"', 'until = "estimate > 0"\nplays = false')
    with pytest.raises(LessonError, match=r"the run has rested so far, and estimate is a mean over its steps\."):
        parse("mine", source)


def test_all_problems_are_told_at_once() -> None:
    source = WHOLE.replace(', ru = "Вторая."', "").replace('["flow"]', '["flaw"]').replace("hinge", "hing")
    with pytest.raises(LessonError) as caught:
        parse("mine", source, PANELS)
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("source", ["", "scenes = 3", "scenes = []", "scenes = [1]", "[scenes]\na = 1"])
def test_a_lesson_without_scenes(source: str) -> None:
    with pytest.raises(LessonError, match="It has no scenes"):
        parse("mine", source, PANELS)


@pytest.mark.parametrize(("bound", "possible"), [(3, True), (3.2, False)])
def test_how_far_the_dirac_gan_goes_is_known(bound: float, possible: bool) -> None:
    source = WHOLE.replace('end = "step >= 20"', f'end = "step >= 20 and radius_gan > {bound}"')
    source = source.replace("[[scenes]]", "[[scenes]]\ndirac = true", 1)
    if possible:
        assert parse("mine", source).end.names == ("step", "radius_gan")
        return
    with pytest.raises(LessonError, match=r"radius_gan > 3\.2 can never hold: from where it starts"):
        parse("mine", source)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("minutes = 1\nend 3", "line 2, column 5 cannot be read."),
        ("minutes = ", "it ends too early."),
        ("a = " + "[" * 5000, "This is not a TOML file."),
    ],
)
def test_where_a_file_ceases_to_be_toml(source: str, why: str) -> None:
    with pytest.raises(LessonError) as raised:
        parse("mine", source)
    (problem,) = raised.value.problems
    assert problem.endswith(why)
    assert problem.values.keys() <= {"line", "column"}  # nothing in a library's English


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match="The file cannot be read"):
        open_lesson(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LessonError, match=r"The file is not text in UTF-8\.$"):
        open_lesson(tmp_path / "bytes.toml")
    (tmp_path / "mine.toml").write_text(WHOLE, encoding="utf-8")
    assert open_lesson(tmp_path / "mine.toml", PANELS).name == "mine"


# The lessons there are


def test_they_are_numbered_without_a_gap() -> None:
    files = sorted(file.name for file in (resources.files("wgan_desktop") / "resources" / "lessons").iterdir())
    assert [name[:3] for name in files] == [f"{number:02}_" for number in range(1, len(files) + 1)]
    assert [name[3:].removesuffix(".toml") for name in files] == list(names())


@pytest.mark.parametrize("name", names())
def test_every_lesson_is_whole(name: str) -> None:
    """Both languages, known panels, conditions that can hold: all that `parse` asks for, and texts that fit."""
    found = lesson(name, PANELS)
    for each in filter(None, (found, found.pictures)):
        assert_fits(each)


def assert_fits(found: Lesson) -> None:
    assert 0.5 <= found.minutes <= 5
    assert 1 <= len(found.scenes) <= 9
    for code in LANGUAGES:
        assert 5 <= len(said(found.title, code)) <= 70
        assert 20 <= len(said(found.about, code)) <= 130
        for scene in found.scenes:
            assert 40 <= len(said(scene.caption, code)) <= 290
    assert all(scene.panels for scene in found.scenes)
    assert {name for condition in found.conditions for name in condition.names} <= set(QUANTITIES)


def test_no_two_lessons_have_one_title() -> None:
    for code in LANGUAGES:
        titles = [said(lesson(name).title, code) for name in names()]
        assert len(set(titles)) == len(titles)


# A duel in a lesson

DUEL = """
minutes = 1
panels = ["duel"]
end = "step >= 20 and rival_step >= 20 and rival_modes >= 0"
title = { en = "A title", ru = "Название" }
about = { en = "A line.", ru = "Строка." }

[[scenes]]
until = "step >= 10"
duel = "lost_modes"
settings = { generator_width = 8 }
caption = { en = "First.", ru = "Первая." }

[[scenes]]
until = "rival_step >= 20"
settings = { critic_steps = 2 }
caption = { en = "Second.", ru = "Вторая." }
"""


def test_a_scene_begins_a_duel_and_the_next_one_goes_on_with_it() -> None:
    runs = list(duel_presets()["lost_modes"].runs.values())
    first, second = parse("mine", DUEL, PANELS).scenes
    assert [first.settings, *first.rivals] == [run.replace(generator_width=8) for run in runs]
    assert [second.settings, *second.rivals] == [run.replace(generator_width=8, critic_steps=2) for run in runs]
    assert (first.anew, first.changed, second.anew, second.changed) == (True, True, False, True)


def test_a_lesson_on_a_persons_own_pictures_waits_for_and_proves_what_holds_of_these() -> None:
    plates, learnt = lesson("two_plates", PANELS), Settings(problem="images", path="/bedrooms", pixels=64)
    assert plates.on(Settings()) is plates
    found = plates.on(learnt)
    assert {name for condition in found.conditions for name in condition.names} <= {"step", "rival_step"}
    assert len(found.scenes) == len(plates.scenes)
    for scene in found.scenes:
        assert [scene.settings, *scene.rivals] == list(duel_presets()["two_plates"].on(learnt).values())
        assert scene.duel == "two_plates"
    texts = (found.about, *(scene.caption for scene in found.scenes))
    assert not any("digits" in said(text, "en") for text in texts)


def test_mistakes_in_what_a_lesson_has_for_pictures_are_told() -> None:
    own = DUEL + '[scenes.pictures]\nuntil = "later"\n[pictures]\nend = "rival_modes >= 0"\n'
    with pytest.raises(LessonError, match="later"):
        parse("mine", own.replace("lost_modes", "two_plates").replace("rival_modes", "rival_w1"), PANELS)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('duel = "lost_modes"', 'duel = "lost"', "Scene 1: There is no duel 'lost'; there are two_plates, lost_modes."),
        ('duel = "lost_modes"', 'preset = "opening"', "no scene so far begins a duel."),
        ("{ generator_width = 8 }", '{ problem = "digits" }', "rival_modes >= 0 can never hold: Handwritten digits"),
    ],
)  # fmt: skip
def test_mistakes_in_a_duel_are_told(old: str, new: str, why: str) -> None:
    with pytest.raises(LessonError) as caught:
        parse("mine", DUEL.replace(old, new), PANELS)
    assert why in str(caught.value)


def test_a_caption_about_descent_stays_long_enough_to_be_read() -> None:
    """Descent on JS rests at its first beat: only a time keeps what is said of it on the screen."""
    told = [scene for scene in lesson("parallel_lines").scenes if scene.heaps.get("act") == "descend"]
    assert len(told) == 2
    for scene in told:
        assert isinstance(scene.until, float)
        assert scene.until >= 8
        assert scene.holds is not None
        assert "resting" in scene.holds.names


@pytest.mark.parametrize("name", names())
def test_a_lesson_calls_in_russian_what_the_window_calls_it(name: str) -> None:
    """The floor, a generated point, the non-saturating GAN: one term each."""
    found = lesson(name)
    texts = [found.title, found.about, *(scene.caption for scene in found.scenes)]
    words = " ".join(said(text, "ru") for text in texts).lower()
    assert re.findall(r"\bпредел|порожд|ненасыщающая|ненасыщающей|скрыт\w* вектор", words) == []
