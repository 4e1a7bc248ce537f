"""Own pictures as a problem: what training draws from them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from tests.core import made_pictures as made
from tests.core.conftest import Few
from tests.core.small import assert_same_bits, of_pictures, settings, stream
from wgan_desktop.core import neighbours, picture_filling, picture_stock
from wgan_desktop.core.decoder import Piece
from wgan_desktop.core.decoding import Decoders
from wgan_desktop.core.evaluation import DRAWS, IMAGES, sizes
from wgan_desktop.core.pictures import chosen
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import PROBLEMS, Problem, ProblemError, turned_to
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.run.reporter import wait_share

LITTLE = 64 * 3 * 8 * 8  # bytes: room for 64 pictures


def ready(path: Path, **values: object) -> Problem:
    return PROBLEMS["images"].prepared(of_pictures(path, **values))


def test_bytes_become_numbers_from_minus_one_to_one(tmp_path: Path) -> None:
    values = np.zeros((8, 8, 3), np.uint8)
    values[:, :4] = (255, 0, 255)
    Image.fromarray(values).save(tmp_path / "half.png")
    problem = ready(tmp_path / "half.png")
    picture = problem.sample(1, stream()).view(3, 8, 8)
    expected = np.where(values == 255, 1.0, -1.0).transpose(2, 0, 1)
    assert picture.numpy() == pytest.approx(expected)
    assert (problem.shape, problem.dimension) == ((3, 8, 8), 192)
    assert PROBLEMS["images"].shape == (3, 32, 32)


def test_every_picture_is_drawn_as_often_as_any_other(tmp_path: Path) -> None:
    problem = ready(made.folder(tmp_path / "photos", 10, ("bmp",)))
    even = problem.stratified(30, stream())
    assert len(torch.unique(even, dim=0)) == len(torch.unique(even[5:15], dim=0)) == 10
    drawn = torch.unique(problem.sample(5000, stream()), dim=0, return_counts=True)[1]
    assert drawn.min() > 400


def test_half_are_mirrored_where_that_is_asked_for(tmp_path: Path) -> None:
    values = np.zeros((8, 8), np.uint8)
    values[:, 0] = 255
    Image.fromarray(values).save(tmp_path / "left.png")
    for way in ("sample", "stratified"):
        left = getattr(ready(tmp_path / "left.png"), way)(400, stream()).view(400, 8, 8)
        assert (left[:, :, 0] == 1).all()
        either = getattr(ready(tmp_path / "left.png", flips="random"), way)(400, stream()).view(400, 8, 8)
        assert 0.4 < (either[:, 0, 0] == 1).float().mean() < 0.6
        assert torch.equal(either[:, :, 0], either.flip(2)[:, :, 7])
        assert either.view(400, -1).sum(1).unique().numel() == 1


@pytest.mark.parametrize(("path", "why"), [("", "No pictures were chosen"), ("/absent/photos", "There is no file")])
def test_without_pictures_there_is_a_sentence(path: str, why: str) -> None:
    with pytest.raises(ProblemError, match=why):
        ready(Path(path)) if path else PROBLEMS["images"].prepared(Settings(problem="images"))


def test_a_run_on_pictures_is_reproduced_bit_for_bit_and_goes_on_from_a_checkpoint(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 20)
    chosen = settings(problem="images", path=str(path), pixels=8, flips="random")
    one, two = Trainer(chosen), Trainer(chosen)
    for _ in range(3):
        one.step()
        two.step()
    assert_same_bits(one, two)
    again = Trainer.restore(one.checkpoint())
    for trainer in (one, again):
        trainer.step()
    assert_same_bits(one, again)


@pytest.mark.parametrize("room", ["enough", "little"])
def test_a_run_that_begins_before_all_is_read_is_the_same_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: Few, room: str
) -> None:
    """Whether the pictures are still read, were kept, or come round and round; also from a checkpoint on."""
    few(16, LITTLE if room == "little" else None)
    monkeypatch.setattr("wgan_desktop.core.evaluation.sizes", lambda dimension: (4, 2))
    path = made.folder(tmp_path / "photos", 150)
    chosen = settings(problem="images", path=str(path), pixels=8, flips="random", batch_size=4, held_out=0.05)
    runs = []
    for _ in range(2):
        runs.append(Trainer(chosen))
        problem: Any = runs[-1].problem
        assert (problem.found.filling is None) == (room == "enough" and len(runs) == 2)
        for step in range(14):
            if step == 2 and len(runs) == 1:
                saved = runs[-1].checkpoint()
            runs[-1].step()
    assert_same_bits(*runs)
    again = Trainer.restore(saved)
    for _ in range(12):
        again.step()
    assert_same_bits(again, runs[0])
    assert problem.waited >= 0
    for run in (*runs, again):
        problem = run.problem
        known = problem.known(torch.arange(problem.given), problem.span)
        assert len(torch.unique(known, dim=0)) == problem.given >= 32
        if problem.found.filling is not None:
            problem.found.filling.close()


def end(problem: Any) -> None:
    """Let whoever still decodes go."""
    if problem.found.filling is not None:
        problem.found.filling.close()


def test_what_was_waited_for_before_the_first_step_is_no_part_of_training(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every look at what there is takes a hundred seconds."""
    monkeypatch.setattr(picture_stock, "FIRST", 16)
    monkeypatch.setattr("wgan_desktop.core.evaluation.sizes", lambda dimension: (4, 2))
    reach = picture_filling.Filling.reach
    monkeypatch.setattr(picture_filling.Filling, "reach", lambda *args, **how: reach(*args, **how) + 100.0)
    path = made.folder(tmp_path / "photos", 150)
    trainer = Trainer(settings(problem="images", path=str(path), pixels=8, batch_size=4))
    problem: Any = trainer.problem
    before = problem.waited
    assert (before > 100, trainer.waited, wait_share(trainer)) == (True, 0, 0)
    trainer.step()
    assert trainer.waited == pytest.approx(problem.waited - before)
    assert trainer.waited > 100
    again = Trainer.restore(trainer.checkpoint())
    assert again.waited == trainer.waited
    for each in (trainer, again):
        end(each.problem)


def test_several_draws_let_one_more_picture_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_stock, "FIRST", 16)
    path = made.folder(tmp_path / "photos", 60)
    problem: Any = PROBLEMS["images"].prepared(settings(problem="images", path=str(path), pixels=8))
    random, seen = stream(), []
    for _ in range(20):
        problem.sample(10, random)
        seen.append(problem.found.window(int(problem.drawn), wait=True)[1])
    end(problem)
    assert seen == [min(16 + 10 * (draw + 1) // picture_stock.DRAWS, 60) for draw in range(20)]


@pytest.mark.parametrize("held_out", [0.0, 0.05])
def test_a_run_that_goes_on_decodes_only_what_it_may_still_draw(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: Few, held_out: float
) -> None:
    few(16, LITTLE)
    monkeypatch.setattr("wgan_desktop.core.evaluation.sizes", lambda dimension: (4, 2))
    path = made.folder(tmp_path / "photos", 150, ("bmp",))
    for place in (5, 77, 140):
        (path / f"{place} no picture.bmp").write_text("text")
    chosen = settings(problem="images", path=str(path), pixels=8, batch_size=4, held_out=held_out)
    one: Any = Trainer(chosen)
    while int(one.problem.drawn) < 500:
        one.step()
    saved, asked, told = one.checkpoint(), list[int](), list[str]()
    ask = Decoders.ask

    def noted(self: Decoders, pieces: Iterable[Piece]) -> None:
        pieces = list(pieces)
        asked.extend(place for piece in pieces for place in piece.places)
        ask(self, pieces)

    monkeypatch.setattr(Decoders, "ask", noted)
    again: Any = Trainer.restore(saved)
    begun = len(asked)
    again.problem.resume(told.append)
    assert min(asked[begun:]) > 400
    assert len(asked) <= begun + 64
    assert any(words.startswith("reading pictures: ") for words in told)
    assert again.problem.skipped.startswith("3 of 153 cannot be used: ")
    other: Any = Trainer.restore(saved)  # nobody asked it to be made ready: it is when it draws
    for _ in range(20):
        for trainer in (one, again, other):
            trainer.step()
    assert_same_bits(one, again)
    assert_same_bits(one, other)
    for trainer in (one, again, other):
        trainer.problem.found.filling.close()


@pytest.mark.parametrize("room", ["enough", "little"])
def test_a_search_compares_the_pictures_that_were_there_when_it_began(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: Few, room: str
) -> None:
    few(16, LITTLE if room == "little" else None)
    monkeypatch.setattr(neighbours, "NUMBERS", 3 * 8 * 8 * 8)
    problem: Any = ready(made.folder(tmp_path / "photos", 150, ("bmp",)), flips="random")
    while problem.drawn < (0 if room == "enough" else 170):
        problem.sample(10, stream())
    span = problem.span
    there = problem.known(torch.arange(problem.given), span)
    answers = neighbours.search(problem, span, there, 2, torch.full((len(there),), -1))
    found = next(answers)
    for _ in range(2 if room == "little" else 20):
        problem.sample(10, stream())
    assert problem.span != span
    for found in answers:  # noqa: B007 - the last one counts
        pass
    distances = torch.cdist(there.double(), there.double()).sort().values[:, :2]
    torch.testing.assert_close(found.distances, distances, rtol=0, atol=1e-5)
    assert (found.searched, found.given) == (32, 32)
    if problem.found.filling is not None:
        problem.found.filling.close()


def test_clouds_of_many_pixels_stay_small() -> None:
    assert sizes(64) == sizes(28 * 28) == (IMAGES, DRAWS)
    for side in (8, 16, 32, 64, 128):
        n, draws = sizes(3 * side * side)
        assert n >= 64
        assert n * draws * 3 * side * side <= 2**24
    assert sizes(3 * 64 * 64) == (85, 8)


def test_settings_for_pictures(tmp_path: Path) -> None:
    """Only the data change; and from points to images what is too small or too short for them."""
    data = chosen(tmp_path)
    assert data["path"] == str(tmp_path)
    own = Settings(problem="digits", critic_width=7, generator_output="tanh")
    assert turned_to(own, "images", **data) == own.replace(problem="images", path=str(tmp_path))
    points = Settings(problem="ring8", loss="hinge", critic_steps=7, critic_width=300, generator_width=64, lr_decay=9)
    found, digits = turned_to(points, "images", **data), presets()["digits"].settings
    assert (found.problem, found.path, found.loss, found.critic_steps) == ("images", str(tmp_path), "hinge", 7)
    assert (found.critic_width, found.generator_width, found.critic_lr) == (
        300,
        digits.generator_width,
        points.critic_lr,
    )
    fitted = ("noise_dim", "generator_output", "lr_decay")
    assert [getattr(found, name) for name in fitted] == [getattr(digits, name) for name in fitted]
