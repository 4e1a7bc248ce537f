"""Questions about tiles: the nearest real pictures held against every one of them, and ways between latents."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from scipy.spatial.distance import cdist

from tests.core import made_pictures as made
from tests.core.small import assert_same_bits, small
from wgan_desktop.core import answering, neighbours
from wgan_desktop.core.answering import SHOWN, answers
from wgan_desktop.core.interpolation import between
from wgan_desktop.core.problems import Problem
from wgan_desktop.core.questions import Answer, Nearest, Neighbours, Question, Walk, Walked
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.core.words import SaidError


def told(trainer: Trainer, question: Question) -> list[Answer]:
    """Everything that is told on the way to the whole answer."""
    return [answer for answer in answers(trainer, question) if answer is not None]


def everything(problem: Problem) -> np.ndarray:
    return problem.known(torch.arange(problem.given), problem.span).double().numpy()


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "NUMBERS", 64 * 100)
    monkeypatch.setattr(answering, "FIRST", 64 * 250)


@pytest.mark.usefixtures("small_parts")
def test_the_nearest_are_those_that_every_distance_says() -> None:
    trainer = small(problem="digits")
    trainer.step()
    parts = told(trainer, Nearest("generated", 3))
    whole = parts[-1]
    assert isinstance(whole, Neighbours)
    real = everything(trainer.problem)
    assert (whole.searched, whole.given, whole.complete) == (1797, 1797, True)
    distances = cdist(trainer.look(()).fake[3:4], real)[0]
    order = np.argsort(distances)[:SHOWN]
    np.testing.assert_allclose(whole.distances, distances[order], rtol=1e-9)
    assert np.array_equal(whole.nearest, trainer.observer.tiles.pixels(torch.from_numpy(real[order]).float()))
    assert np.array_equal(whole.picture, trainer.look(["generated_tiles_8"]).layers["generated_tiles_8"].value[3])
    assert whole.step == 1
    counted = [part.searched for part in parts if isinstance(part, Neighbours)]
    assert counted == [300, 600, 1200, 1797], "first a bounded sample, then at each doubling"


@pytest.mark.usefixtures("small_parts")
def test_the_yardstick_is_the_median_distance_of_real_pictures_from_others() -> None:
    trainer = small(problem="digits")
    real = everything(trainer.problem)
    places = neighbours.measured(trainer.problem.span)
    assert len(places) == neighbours.MEASURED == len(places.unique())
    distances = cdist(real[places], real)
    distances[np.arange(len(places)), places] = np.inf
    answer = told(trainer, Nearest("generated", 0))[-1]
    assert isinstance(answer, Neighbours)
    assert answer.yardstick == pytest.approx(np.median(distances.min(1)))


def test_a_real_tile_is_not_its_own_neighbour() -> None:
    trainer = small(problem="digits")
    answer = told(trainer, Nearest("real", 7))[-1]
    assert isinstance(answer, Neighbours)
    distances = np.sort(cdist(trainer.reference.real[7:8].astype(float), everything(trainer.problem))[0])
    assert distances[0] == 0
    np.testing.assert_allclose(answer.distances, distances[distances > 0][:SHOWN], rtol=1e-6)


def test_a_picture_learnt_by_heart_is_found(tmp_path: Path) -> None:
    """A generator whose bias is a real picture, whatever the latent; mirrored pictures are trained on, too."""
    path = made.folder(tmp_path / "photos", 10, ("bmp",))
    trainer = small(problem="images", path=str(path), pixels=8, flips="random", generator_output="linear")
    assert (trainer.problem.given, trainer.problem.mirrored) == (20, True)
    weight, bias = trainer.generator.layers[-1]
    weight.zero_()
    for place in (4, 14):
        bias.copy_(trainer.problem.known(torch.tensor([place]), trainer.problem.span)[0])
        answer = told(trainer, Nearest("generated", 0))[-1]
        assert isinstance(answer, Neighbours)
        assert answer.distances[0] == pytest.approx(0, abs=1e-5)
        assert np.array_equal(answer.nearest[0], answer.picture)
        assert answer.distances[1] > 1
        assert answer.yardstick > 1, "a picture's mirror image is no other picture"
    left, right = trainer.problem.known(torch.tensor([4, 14]), trainer.problem.span).view(2, *trainer.problem.shape)
    assert torch.equal(left.flip(2), right)


def test_what_is_held_out_is_not_among_those_that_are_trained_on() -> None:
    trainer = small(problem="digits", held_out=0.25)
    apart = trainer.problem.held_out
    assert trainer.problem.given == 1797 - len(apart)
    assert cdist(apart, everything(trainer.problem)).min() > 0


@pytest.mark.parametrize("noise", ["normal", "uniform"])
@pytest.mark.parametrize("kind", ["generated", "averaged"])
def test_a_walk_is_the_generators_image_of_the_way(noise: str, kind: str) -> None:
    trainer = small(problem="digits", noise=noise, noise_dim=6, ema_decay=0.5)
    trainer.step()
    (answer,) = told(trainer, Walk(kind, 2, 5, 9))
    assert isinstance(answer, Walked)
    ends = trainer.observer.latents[[2, 5]]
    layers = trainer.average.layers if kind == "averaged" else None
    image = trainer.generator(between(ends[0], ends[1], 9, noise), layers)
    assert np.abs(answer.frames.astype(int) - trainer.observer.tiles.pixels(image)).max() <= 1
    tiles = trainer.look([f"{kind}_tiles_8"]).layers[f"{kind}_tiles_8"].value
    assert np.abs(answer.frames[[0, -1]].astype(int) - tiles[[2, 5]]).max() <= 1


def test_the_ends_of_a_walk_are_the_tiles_with_batch_norm_too() -> None:
    trainer = small(problem="digits", network="dcgan", generator_width=2, critic_width=2)
    (answer,) = told(trainer, Walk("generated", 0, 1, 5))
    assert isinstance(answer, Walked)
    tiles = trainer.look(["generated_tiles_8"]).layers["generated_tiles_8"].value
    assert np.abs(answer.frames[[0, -1]].astype(int) - tiles[:2]).max() <= 6, "measured among 512 others"


def test_of_a_tile_that_is_no_picture_nothing_is_near() -> None:
    trainer = small(problem="digits")
    trainer.generator.parameters.fill_(float("nan"))
    answer = told(trainer, Nearest("generated", 0))[-1]
    assert isinstance(answer, Neighbours)
    assert len(answer.nearest) == len(answer.distances) == 0
    assert answer.yardstick > 0


def test_to_ask_changes_no_bit() -> None:
    asked, other = small(problem="digits"), small(problem="digits")
    for turn in range(3):
        for question in (Nearest("generated", turn, turn), Nearest("real", 1, turn), Walk("generated", 0, 3, 9, turn)):
            told(asked, question)
        asked.step()
        other.step()
    assert_same_bits(asked, other)


@pytest.mark.parametrize(("problem", "kind"), [("ring8", "generated"), ("digits", "averaged")])
def test_what_has_no_answer_says_so_with_a_way_back(problem: str, kind: str) -> None:
    with pytest.raises(SaidError, match="; choose"):
        told(small(problem=problem), Nearest(kind, 0))
