"""Classes that are kept with pictures: found where they are, matched with their pictures, and never guessed."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from tests.core import made_pictures as made
from wgan_desktop.core.pictures import opened
from wgan_desktop.core.problems import PROBLEMS, Examples
from wgan_desktop.core.settings import Settings


def digits(count: int) -> np.ndarray:
    return (np.arange(count) * 7 % 10).astype(np.uint8)


def labels(values: np.ndarray) -> bytes:
    return struct.pack(">BBBBI", 0, 0, 8, 1, len(values)) + values.tobytes()


def examples(path: Path, **more: object) -> Examples:
    settings = Settings().replace(problem="images", path=str(path), pixels=8, **more)
    found = PROBLEMS["images"].prepared(settings).examples(1000)
    assert found is not None
    return found


@pytest.mark.parametrize("packed", [True, False])
def test_mnist_has_a_file_of_labels_beside_it(tmp_path: Path, packed: bool) -> None:
    path = made.mnist(tmp_path, 20)
    name = "train-labels-idx1-ubyte" + (".gz" if packed else "")
    content = labels(digits(20))
    (tmp_path / name).write_bytes(gzip.compress(content) if packed else content)
    assert opened(path).labels().tolist() == digits(20).tolist()


@pytest.mark.parametrize(
    "content", [b"", b"no gzip", labels(digits(19)), labels(digits(20))[:-1], made.idx(made.scenes(2)[..., 0])]
)
def test_a_file_of_labels_that_is_none_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = made.mnist(tmp_path, 20)
    assert opened(path).labels() is None
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(content)
    assert examples(path).labels is None


def test_each_picture_has_its_own_label_in_whatever_order(tmp_path: Path) -> None:
    pictures = made.scenes(30, 8, 8)[..., 0]
    np.savez(tmp_path / "all.npz", images=pictures, labels=digits(30))
    for held_out in (0.0, 0.4):
        found = examples(tmp_path / "all.npz", held_out=held_out)
        assert len(found.points) == (30 if not held_out else 18)
        assert found.labels is not None
        for point, label in zip(found.points, found.labels.tolist(), strict=True):
            place = np.abs(pictures.reshape(30, -1) / 127.5 - 1 - point).max(axis=1).argmin()
            assert label == digits(30)[place]


def test_numbers_that_are_no_classes_are_none(tmp_path: Path) -> None:
    pictures = made.scenes(6, 8, 8)
    np.savez(tmp_path / "floats.npz", images=pictures, labels=np.linspace(0, 1, 6))
    np.savez(tmp_path / "few.npz", images=pictures, y=np.arange(5))
    np.save(tmp_path / "alone.npy", pictures)
    for name in ("floats.npz", "few.npz", "alone.npy"):
        assert examples(tmp_path / name).labels is None


@pytest.mark.parametrize("before", [1, 2])
def test_cifar_keeps_the_class_before_each_picture(tmp_path: Path, before: int) -> None:
    rows = np.random.default_rng(0).integers(0, 256, (6, before + 3072), np.uint8)
    rows[:, :before] = np.arange(6)[:, None] + 10 * np.arange(before)
    rows.tofile(tmp_path / "data_batch_1.bin")
    assert opened(tmp_path / "data_batch_1.bin").labels().tolist() == rows[:, before - 1].tolist()
    assert examples(tmp_path).labels is not None


def test_folders_and_databases_keep_none(tmp_path: Path) -> None:
    assert examples(made.folder(tmp_path / "photos", 4)).labels is None
    assert opened(made.lsun(tmp_path, 2)).labels() is None


def test_digits_have_every_class_as_often_as_any_other() -> None:
    found = PROBLEMS["digits"].prepared(Settings()).examples(500)
    assert found is not None
    assert found.labels is not None
    assert np.bincount(found.labels).tolist() == [50] * 10
    assert len(np.unique(found.points, axis=0)) == 500
    assert PROBLEMS["ring8"].examples(10) is None
