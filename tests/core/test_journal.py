"""The journal as text."""

from __future__ import annotations

import json

import pytest

from tests.core.small import small
from wgan_desktop.core import journal
from wgan_desktop.core.journal import Entry


def test_a_journal_survives_json_exactly() -> None:
    trainer = small()
    trainer.step()
    trainer.apply(trainer.settings.replace(critic_lr=0.1 + 0.2, loss="hinge", batch_size=3))
    trainer.update()
    trainer.record("pause")
    trainer.critic_step()
    trainer.record("stop", reason="W1 fell below ½ “here”")
    again = journal.from_json(journal.to_json(trainer.journal))
    assert again == trainer.journal
    assert again[0].detail["critic_lr"] == 0.1 + 0.2
    assert [entry.updates for entry in again] == [4, 4, 5, 5, 6]


def test_an_empty_journal() -> None:
    assert journal.from_json(journal.to_json(())) == ()


GOOD = {"step": 1, "update": 0, "updates": 6, "action": "pause", "detail": {}}


@pytest.mark.parametrize(
    "source",
    ["", "{", "3", '"pause"', '{"step": 1}', "[3]", "null", "[null]", "{}"]
    + [json.dumps([GOOD | wrong]) for wrong in (
        {"action": "fly"}, {"action": None}, {"step": -1}, {"updates": "6"}, {"update": None}, {"more": 1},
    )]
    + [json.dumps([{key: value for key, value in GOOD.items() if key != missing}]) for missing in ("step", "action")],
)  # fmt: skip
def test_text_that_is_not_a_journal_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        journal.from_json(source)


def test_a_good_entry_is_not() -> None:
    assert journal.from_json(json.dumps([GOOD])) == (Entry(1, 0, 6, "pause"),)
