"""In what the runs of a duel agree."""

from __future__ import annotations

import pytest

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.duels import METHOD, SHARED, agree, duel_presets, method_in_words, method_name, names_of, shared
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.words import Said


def test_data_seed_noise_batches_machine_and_end_are_shared_and_the_method_is_not() -> None:
    assert {"problem", "path", "held_out", "noise", "noise_dim", "batch_size"} <= {*SHARED}
    assert {"seed", "threads", "stop_steps", "stop_seconds", "stop_w1"} <= {*SHARED}
    assert {"loss", "constraint", "constraint_weight", "clip"} <= {*METHOD}
    own = set(FIELDS) - {*SHARED} - {*METHOD}
    assert {"critic_steps", "generator_lr", "critic_width", "optimizer", "activation", "initialisation"} <= own
    assert not {*SHARED} & {*METHOD}


def test_what_disagrees_is_taken_from_the_first_and_said() -> None:
    first = Settings(seed=3, batch_size=64, critic_lr=0.5)
    other = Settings(seed=4, batch_size=32, loss="hinge")
    agreed, said = agree(other, first, "B")
    assert agreed == Settings(seed=3, batch_size=64, loss="hinge")
    assert shared(agreed) == shared(first)
    assert isinstance(said, Said)
    assert said == "B takes from the first run: Batch size, Seed."
    assert agree(agreed, first, "B") == (agreed, "")


def test_who_turns_to_another_problem_can_make_its_points() -> None:
    pictures = Settings(problem="digits", generator_output="tanh", network="dcgan")
    agreed, said = agree(pictures, Settings(), "B")
    assert (agreed.problem, agreed.generator_output, agreed.network) == ("ring8", "linear", "mlp")
    assert said == "B takes from the first run: Problem, Network, Generator output."
    assert agree(Settings(), pictures)[0] == Settings(problem="digits", generator_output="tanh")


@pytest.mark.parametrize(
    ("loss", "constraint", "name", "words"),
    [
        ("minimax", "none", "GAN", ("Minimax (first GAN)",)),
        ("wasserstein", "clip", "WGAN", ("Wasserstein", "Weight clipping")),
        ("wasserstein", "gradient_penalty", "WGAN-GP", ("Wasserstein", "Gradient penalty")),
        ("wasserstein", "none", "WGAN-none", ("Wasserstein",)),
        ("minimax", "clip", "GAN-clip", ("Minimax (first GAN)", "Weight clipping")),
        ("least_squares", "r1", "LSGAN-R1", ("Least squares", "R1")),
        ("optimal_transport", "gradient_penalty", "OT", ("Exact transport (no critic)",)),
    ],
)
def test_a_method_is_called_as_in_papers(loss: str, constraint: str, name: str, words: tuple[str, ...]) -> None:
    settings = Settings(loss=loss, constraint=constraint)
    assert method_name(settings) == name
    assert method_in_words(settings) == words


def test_no_two_methods_have_one_name() -> None:
    critics = [name for name, entry in LOSSES.items() if not entry.critic_free]
    both = [method_name(Settings(loss=loss, constraint=each)) for loss in critics for each in CONSTRAINTS]
    assert len({*both}) == len(both)
    assert all(entry.acronym for entry in (*LOSSES.values(), *CONSTRAINTS.values()))


def test_the_articles_figure_has_wgan_at_the_left_and_gan_at_the_right() -> None:
    assert list(duel_presets()["two_plates"].runs) == ["WGAN", "GAN"]


def test_the_articles_figure_shows_what_loss_and_constraint_do_and_nothing_else() -> None:
    duel = duel_presets()["two_plates"]
    for runs in (duel.runs, duel.pictures):
        wgan, gan = runs.values()
        assert set(wgan.changes(gan)) == {"loss", "constraint"}


def test_a_duel_of_images_is_on_the_pictures_that_are_learnt() -> None:
    duel = duel_presets()["two_plates"]
    assert duel.on(Settings()) == duel.on(presets()["digits"].settings) == duel.runs
    learnt = Settings(problem="images", path="/bedrooms", pixels=64, flips="random", unusable="skip", loss="hinge")
    found = duel.on(learnt)
    assert list(found) == list(duel.runs)
    for (name, settings), own in zip(found.items(), duel.runs.values(), strict=True):
        data = {field: getattr(settings, field) for field in ("problem", "path", "pixels", "flips", "unusable")}
        assert data == {field: getattr(learnt, field) for field in data}, name
        assert (settings.loss, settings.constraint, settings.network) == (own.loss, own.constraint, "dcgan")
    points = duel_presets()["lost_modes"]
    assert points.on(learnt) == points.runs


def test_a_given_name_goes_with_its_method() -> None:
    wgan, gan = Settings(), Settings(loss="minimax", constraint="none")
    given = [("WGAN", wgan), ("GAN", gan), ("", wgan)]
    assert names_of(given, [wgan, gan, wgan]) == ["WGAN", "GAN", "WGAN"]  # one that joins takes a known name
    assert names_of(given, [gan, wgan, gan]) == ["GAN", "WGAN", "GAN"]  # swapped
    hinge = Settings(loss="hinge", constraint="r1")
    assert names_of(given, [wgan, hinge, gan.replace(critic_lr=0.5)]) == ["WGAN", "Hinge-GAN-R1", "GAN"]
    assert names_of([("mine", wgan), ("yours", wgan)], [wgan, wgan]) == ["mine", "yours"]
    assert names_of([("", wgan), ("", gan)], [wgan, gan]) == ["WGAN-GP", "GAN"]


def test_only_runs_as_the_duel_began_are_turned_to_its_pictures() -> None:
    for preset in duel_presets().values():
        own = [run.replace(seed=5, stop_steps=9) for run in preset.runs.values()]
        turned = preset.turned_to_pictures(own)
        assert [(run.seed, run.stop_steps, run.problem) for run in turned] == [(5, 9, "images")] * len(preset.pictures)
        assert preset.turned_to_pictures([own[0].replace(critic_lr=0.5), *own[1:]]) == []
        assert preset.turned_to_pictures([]) == preset.turned_to_pictures(own[:1]) == []
