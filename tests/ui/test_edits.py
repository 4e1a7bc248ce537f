from __future__ import annotations

import pytest

from wgan_desktop.core.settings import Settings, SettingsError
from wgan_desktop.ui.edits import Edits


@pytest.fixture
def applied() -> list[Settings]:
    return []


@pytest.fixture
def edits(applied: list[Settings]) -> Edits:
    return Edits(Settings(), applied.append)


def test_a_change_is_applied_once(edits: Edits, applied: list[Settings]) -> None:
    edits.change("clip", 0.1)
    edits.change("clip", 0.1)
    assert applied == [Settings(clip=0.1)]


def test_what_does_not_fit_changes_nothing(edits: Edits, applied: list[Settings]) -> None:
    with pytest.raises(SettingsError):
        edits.change("clip", -1)
    assert (edits.settings, applied, edits.can_undo) == (Settings(), [], False)


def test_undo_and_redo_go_back_and_forth(edits: Edits, applied: list[Settings]) -> None:
    edits.change("clip", 0.1)
    edits.change("seed", 7)
    edits.undo()
    edits.undo()
    assert edits.settings == Settings()
    edits.redo()
    edits.redo()
    assert edits.settings == applied[-1] == Settings(clip=0.1, seed=7)
    edits.redo()  # nothing more
    assert len(applied) == 6


def test_a_new_change_forgets_what_was_undone(edits: Edits) -> None:
    edits.change("clip", 0.1)
    edits.undo()
    edits.change("seed", 7)
    assert not edits.can_redo


def test_a_drag_is_one_change(edits: Edits, applied: list[Settings]) -> None:
    for value in (0.1, 0.2, 0.3):
        edits.change("clip", value, dragging=True)
    edits.change("clip", 0.3)
    edits.change("clip", 0.4)
    assert [settings.clip for settings in applied] == [0.1, 0.2, 0.3, 0.4]
    edits.undo()
    assert edits.settings.clip == 0.3
    edits.undo()
    assert edits.settings.clip == Settings().clip


def test_a_control_goes_back_to_the_preset(edits: Edits) -> None:
    preset = Settings(clip=0.5, batch_size=64)
    edits.choose(preset)
    edits.change("clip", 0.1)
    edits.change("batch_size", 32)
    edits.reset("clip")
    assert edits.settings == Settings(clip=0.5, batch_size=32)


def test_undo_brings_the_base_back_too(edits: Edits) -> None:
    edits.choose(Settings(clip=0.5))
    edits.undo()
    edits.change("clip", 0.1)
    edits.reset("clip")
    assert edits.settings == Settings()
