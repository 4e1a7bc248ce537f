"""The convolutions against a sum written out; the layer's gradients against differences."""

from __future__ import annotations

import numpy as np
import pytest

from wgan_desktop.core.picture_features import (
    FEATURES,
    GRID,
    SIDE,
    Classifier,
    Convolutions,
    _convolved,
    _gridded,
    averaged,
    softmax,
)


def test_a_convolution_is_the_sum_over_its_window() -> None:
    random = np.random.default_rng(0)
    values, filters = random.standard_normal((2, 5, 4, 3)), random.standard_normal((6, 3, 3, 3))
    found = _convolved(values, filters)
    padded = np.pad(values, ((0, 0), (1, 1), (1, 1), (0, 0)))
    for y in range(5):
        for x in range(4):
            window = padded[:, y : y + 3, x : x + 3].transpose(0, 3, 1, 2)
            assert found[:, y, x] == pytest.approx(np.einsum("nchw,fchw->nf", window, filters))


@pytest.mark.parametrize("side", [1, 3, 4, 7, 16])
def test_the_grid_holds_means_of_cells(side: int) -> None:
    values = np.random.default_rng(0).standard_normal((2, side, side, 3)).astype(np.float32)
    found = _gridded(values)
    cells = min(side, GRID)
    assert found.shape == (2, cells, cells, 3)
    if side % GRID == 0:
        by = side // GRID
        assert found[:, 1, 2] == pytest.approx(values[:, by : 2 * by, 2 * by : 3 * by].mean(axis=(1, 2)), abs=1e-5)
    assert _gridded(np.ones((1, side, side, 1), np.float32)) == pytest.approx(np.ones((1, cells, cells, 1)))


def test_averaging_leaves_out_what_is_left_over() -> None:
    values = np.arange(25, dtype=np.float32).reshape(1, 5, 5, 1)
    assert averaged(values, 2)[0, :, :, 0].tolist() == [[3, 5], [13, 15]]
    assert averaged(values, 1).tolist() == values.tolist()


@pytest.mark.parametrize("shape", [(1, 8, 8), (3, 8, 8), (1, 28, 28), (3, 64, 64), (3, 128, 128)])
def test_every_size_of_picture_has_maps(shape: tuple[int, ...]) -> None:
    images = np.random.default_rng(0).uniform(-1, 1, (3, int(np.prod(shape)))).astype(np.float32)
    maps = Convolutions(shape)(images)
    assert maps.dtype == np.float32
    assert maps.shape[0] == 3
    assert np.isfinite(maps).all()
    assert maps.std() > 0
    assert np.array_equal(maps, Convolutions(shape)(images))
    assert maps.shape[1] <= SIDE**2


def test_the_classifier_descends_its_cross_entropy() -> None:
    random = np.random.default_rng(0)
    centres = random.standard_normal((4, 20))
    labels = np.arange(400) % 4 * 10
    values = (centres[np.arange(400) % 4] + 0.3 * random.standard_normal((400, 20))).astype(np.float32)
    network = Classifier(values[:300], labels[:300])
    before = (network.classes(values[300:]) == labels[300:]).mean()
    network.learn(100)
    after = (network.classes(values[300:]) == labels[300:]).mean()
    assert before < 0.8
    assert after > 0.97
    weight, bias = network.layer()
    assert weight.shape == (20, FEATURES)
    own = network._hidden((values - network._mean) / network._sd)
    assert np.maximum(values @ weight + bias, 0) == pytest.approx(own, abs=1e-4)


def test_softmax_is_a_distribution_at_any_size() -> None:
    found = softmax(np.array([[1e4, 0, -1e4], [1, 1, 1]], np.float32))
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert found[0].tolist() == [1, 0, 0]
