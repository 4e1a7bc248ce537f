"""Tiles: bytes that mean what the numbers mean, of the run's latents, and made without a trace."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from tests.core.small import assert_same_bits, small
from wgan_desktop.core.snapshot import LAYERS
from wgan_desktop.core.tiles import MOST, SIDES, levels, pixels, scores, tiles

NAMES = [
    make(kind, side) for make in (tiles, scores) for kind in ("generated", "averaged", "real") for side in (1, 8, 16)
]


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
def test_pixels_are_what_the_numbers_are(channels: int) -> None:
    points = np.random.default_rng(0).uniform(-1.5, 1.5, (5, channels * 6 * 7)).astype(np.float32)
    made = pixels(points, (channels, 6, 7), (-1.0, 1.0))
    seen = points.reshape(5, channels, 6, 7)[:, : 3 if channels > 2 else 1].transpose(0, 2, 3, 1)
    assert made.dtype == np.uint8
    assert made.flags.c_contiguous
    assert np.array_equal(made, np.floor((seen.clip(-1, 1) + 1) * 127.5 + 0.5))


def test_what_is_no_number_is_black_and_what_is_beyond_is_black_or_white() -> None:
    points = np.array([[np.nan, np.inf, -np.inf, 3e38, 0.0]], np.float32)
    assert pixels(points, (1, 1, 5), (0.0, 2.0)).ravel().tolist() == [0, 255, 0, 255, 0]
    assert pixels(points, (1, 1, 5), (1.0, 1.0)).ravel().tolist()[0] == 0
    assert levels(points[:, 3:]) == (0.0, float(np.float32(3e38)))
    assert levels(np.full((2, 2), np.nan, np.float32)) == (0.0, 1.0)


def test_a_grid_shows_the_points_of_the_picture() -> None:
    trainer = small(problem="digits", ema_decay=0.5)
    trainer.step()
    seen = trainer.look([*NAMES, "averages"])
    assert set(seen.layers) == {*NAMES, "averages"}
    span = levels(seen.real)
    for kind, points in (("generated", seen.fake), ("averaged", seen.averages), ("real", seen.real)):
        for side in (1, 8, 16):
            layer = seen.layers[tiles(kind, side)]
            assert layer.step == 1
            assert np.array_equal(layer.value, pixels(points[: side * side], (1, 8, 8), span))
            said = trainer.critic(torch.from_numpy(points[: side * side])).squeeze(1).numpy()
            np.testing.assert_allclose(seen.layers[scores(kind, side)].value, said, rtol=1e-4, atol=1e-5)


def test_where_nothing_is_averaged_and_in_the_plane_there_are_no_such_layers() -> None:
    assert not [name for name in small(problem="digits").look(NAMES).layers if "averaged" in name]
    assert not small().look(NAMES).layers
    assert not set(NAMES) & set(LAYERS)


def test_a_large_grid_has_tiles_of_its_own_that_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wgan_desktop.core.evaluation.NUMBERS", 64 * 100)  # as of large pictures
    trainer = small(problem="digits")
    first = trainer.look([tiles("generated", 16), tiles("real", 16), tiles("generated", 8)])
    assert len(first.fake) == 100
    assert [len(first.layers[tiles(kind, 16)].value) for kind in ("generated", "real")] == [MOST, MOST]
    assert np.array_equal(first.layers[tiles("generated", 16)].value[:64], first.layers[tiles("generated", 8)].value)
    trainer.step()
    again = trainer.look([tiles("real", 16)])
    assert np.array_equal(again.layers[tiles("real", 16)].value, first.layers[tiles("real", 16)].value)
    other = small(problem="digits")
    assert torch.equal(other.observer.tiles.latents, trainer.observer.tiles.latents)
    assert torch.equal(trainer.observer.tiles.latents[:100], trainer.observer.latents)


def test_looking_at_tiles_changes_no_bit() -> None:
    looked, other = small(problem="digits", ema_decay=0.5), small(problem="digits", ema_decay=0.5)
    for _ in range(3):
        looked.look(NAMES)
        looked.step()
        other.step()
    assert_same_bits(looked, other)


def test_sides_end_where_the_most_is() -> None:
    assert SIDES[-1] ** 2 == MOST
