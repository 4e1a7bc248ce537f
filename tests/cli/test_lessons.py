"""``lessons``: listed, given without a window, and what is wrong with one's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said
from tests.core.test_lesson_files import WHOLE
from wgan_desktop.core.lesson_files import names

Say = Callable[..., Said]
HEAPS = """
minutes = 1
panels = ["heaps"]
title = { en = "Mine", ru = "Моё" }
about = { en = "A line.", ru = "Строка." }
end = "heap_w1 < 1"

[[scenes]]
until = "key"
heaps = { theta = 0.5 }
caption = { en = "Look.", ru = "Смотрите." }
"""


def test_they_are_listed(say: Say) -> None:
    rows = json.loads(say("lessons", "--json").out)
    assert [row["name"] for row in rows] == list(names())
    assert all(row["title_en"] and row["title_ru"] and row["end"] and row["scenes"] for row in rows)
    words = say("lessons").out
    assert all(f"{row['name']} " in words and row["title_en"] in words for row in rows)


def test_a_check_prints_time_and_proof(say: Say) -> None:
    said = say("lessons", "--check", "two_heaps", "dirac")
    assert (said.status, said.err) == (0, "")
    first, *_, last = said.out.splitlines()
    assert first.startswith("two_heaps           proven")
    assert (
        "    end       work > 3.99 and work < 4.01 and heap_w1 > 1.99 and heap_w1 < 2.01: work = 4, heap_w1 = 2"
        in said.out
    )
    assert last.startswith("2 of 2 lessons proven in ")


def test_a_program_is_told_the_same(say: Say) -> None:
    said = say("lessons", "--check", "--json", "two_heaps", "dirac")
    first, second, summary = map(json.loads, said.out.splitlines())
    assert [first["name"], second["name"]] == ["two_heaps", "dirac"]
    assert first["proofs"][-1]["values"] == {"work": pytest.approx(4), "heap_w1": pytest.approx(2)}
    assert all(proof["holds"] for proof in first["proofs"])
    assert (summary["proven"], summary["lessons"], summary["summary"]) == (2, 2, True)


def test_a_lesson_of_ones_own_that_does_not_prove_its_end_fails(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(HEAPS, encoding="utf-8")
    assert say("lessons", "--check", file).status == 0
    file.write_text(HEAPS.replace("heap_w1 < 1", "heap_w1 < 0.1"), encoding="utf-8")
    said = say("lessons", "--check", file)
    assert said.status == 1
    assert "mine                FAILED" in said.out
    assert "NOT heap_w1 < 0.1: heap_w1 = 0.5" in said.out
    assert "0 of 1 lessons proven" in said.out


def test_all_that_is_wrong_is_told_and_nothing_starts(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(WHOLE.replace(', ru = "Вторая."', "").replace('["flow"]', '["flaw"]'), encoding="utf-8")
    said = say("lessons", "--check", file, "two_heap", tmp_path / "none.toml")
    assert (said.status, said.out) == (2, "")
    assert "4 problems; nothing was started." in said.err
    for part in ("caption has no text in Russian", "no panel 'flaw'", "did you mean 'two_heaps'?", "cannot be read"):
        assert part in said.err


@pytest.mark.parametrize("wrong", ["two_heap", ""])
def test_a_window_is_not_opened_for_a_lesson_that_is_none(say: Say, wrong: str) -> None:
    said = say("--lesson", wrong)
    assert said.status == 2
    assert "--lesson" in said.err
