from __future__ import annotations

import pytest

from wgan_desktop.core.settings import Settings, SettingsError
from wgan_desktop.core.shapes import WIDTHS
from wgan_desktop.ui.controls.edits import Edits, Page


@pytest.fixture
def applied() -> list[Settings]:
    return []


@pytest.fixture
def edits(applied: list[Settings]) -> Edits:
    return Edits(Settings(), lambda wanted: applied.append(wanted[0]))


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


# Of several runs


@pytest.fixture
def pages(edits: Edits) -> list[Page]:
    """Three runs, on the first of which the controls act."""
    first = edits.pages[0]
    others = [Settings(loss=loss, clip=0.5) for loss in ("minimax", "hinge")]
    pages = [first, *(Page(settings, settings) for settings in others)]
    edits.keep(pages)
    return pages


def test_a_change_is_of_the_runs_that_the_controls_act_on(edits: Edits, pages: list[Page]) -> None:
    edits.change("clip", 0.1)
    assert [page.settings.clip for page in pages] == [0.1, 0.5, 0.5]
    edits.act_on(pages)
    edits.change("clip", 0.2)
    assert [page.settings.clip for page in pages] == [0.2, 0.2, 0.2]
    assert [page.settings.loss for page in pages] == ["wasserstein", "minimax", "hinge"]
    edits.undo()
    assert [page.settings.clip for page in pages] == [0.1, 0.5, 0.5]


def test_what_the_runs_share_changes_in_all(edits: Edits, pages: list[Page]) -> None:
    edits.act_on(pages[1:2])
    edits.change("problem", "grid25")
    edits.change("batch_size", 32)
    assert {(page.settings.problem, page.settings.batch_size) for page in pages} == {("grid25", 32)}
    edits.choose(Settings(problem="ring8", batch_size=99, loss="least_squares"))
    assert (pages[1].settings.problem, pages[1].settings.batch_size) == ("grid25", 32)
    assert [page.settings.loss for page in pages] == ["wasserstein", "least_squares", "hinge"]


@pytest.mark.parametrize("acting", [slice(1, 2), slice(0, 3)])
def test_other_data_are_learnt_by_all_runs_each_in_its_own_way(edits: Edits, pages: list[Page], acting: slice) -> None:
    """Whichever run the controls act on, and be it on all: nothing but the data changes."""
    edits.act_on(pages[acting])
    edits.learn("images", path="/photos", unusable="ask")
    assert {(page.settings.problem, page.settings.path) for page in pages} == {("images", "/photos")}
    assert [page.settings.loss for page in pages] == ["wasserstein", "minimax", "hinge"]
    assert [page.settings.clip for page in pages] == [Settings().clip, 0.5, 0.5]
    edits.act_on(pages[1:2])
    edits.change("clip", 0.1)
    edits.reset("clip")
    assert pages[1].settings.clip == 0.5
    edits.undo()
    edits.undo()
    edits.undo()
    assert {page.settings.problem for page in pages} == {"ring8"}


def test_the_last_change_is_taken_back_of_whichever_run(edits: Edits, pages: list[Page]) -> None:
    edits.change("clip", 0.1)
    edits.act_on(pages[2:])
    edits.change("clip", 0.3)
    edits.act_on(pages[:1])
    edits.undo()
    assert [page.settings.clip for page in pages] == [0.1, 0.5, 0.5]
    edits.undo()
    edits.redo()
    edits.redo()
    assert [page.settings.clip for page in pages] == [0.1, 0.5, 0.3]


def test_of_a_run_that_has_left_nothing_is_taken_back(edits: Edits, pages: list[Page]) -> None:
    edits.act_on(pages[2:])
    edits.change("clip", 0.3)
    edits.keep(pages[:2])
    assert (list(edits.acting), edits.can_undo) == ([pages[0]], False)


def test_runs_change_at_once_and_go_back_at_once(edits: Edits, pages: list[Page], applied: list[Settings]) -> None:
    one, other = pages[0].settings, pages[1].settings
    edits.put([(pages[0], other, other), (pages[1], one, one)])
    assert (pages[0].settings, pages[1].settings, len(applied)) == (other, one, 1)
    edits.undo()
    assert (pages[0].settings, pages[1].settings) == (one, other)


def test_a_convolutional_network_is_not_as_wide_as_an_mlp(edits: Edits, applied: list[Settings]) -> None:
    edits.change("network", "dcgan")
    assert (edits.settings.generator_width, edits.settings.critic_width) == (WIDTHS["dcgan"],) * 2
    edits.undo()  # with one step
    assert edits.settings == Settings()


def test_what_led_away_from_settings_is_forgotten(edits: Edits, applied: list[Settings]) -> None:
    edits.choose(Settings(seed=3))
    edits.change("clip", 0.1)
    edits.choose(Settings(seed=9))
    edits.change("clip", 0.5)
    edits.return_to([Settings(seed=3, clip=0.1)])
    assert applied[-1] == edits.settings == Settings(seed=3, clip=0.1)
    edits.reset("clip")
    assert edits.settings == edits.base == Settings(seed=3)
    edits.undo()
    edits.undo()
    assert edits.settings == Settings(seed=3)
    edits.undo()
    edits.return_to([Settings(seed=3)])  # it was undone
    assert (edits.settings, edits.can_undo) == (Settings(seed=3), False)
    edits.return_to([Settings(seed=77)])  # never heard of
    assert applied[-1] == edits.settings == Settings(seed=77)
    edits.return_to([Settings(seed=77)])  # wanted already: it is said again, for the run may not be
    assert applied[-2:] == 2 * [Settings(seed=77)]


def test_two_runs_return_together() -> None:
    applied: list[list[Settings]] = []
    edits = Edits(Settings(), lambda wanted: applied.append(list(wanted)))
    edits.keep([edits.pages[0], Page(Settings(loss="minimax"), Settings())])
    edits.change("problem", "grid25")
    edits.change("batch_size", 17)
    edits.return_to([Settings(), Settings(loss="minimax")])
    assert applied[-1] == [Settings(), Settings(loss="minimax")]
    assert not edits.can_undo
