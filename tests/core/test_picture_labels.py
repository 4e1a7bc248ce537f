"""Classes that are kept with pictures: found where they are, matched with their pictures, and never guessed."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from tests.core import made_pictures as made
from wgan_desktop.core import picture_cache, picture_filling, picture_stock
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


def sorted_out(place: Path, counts: dict[str, int]) -> Path:
    """A folder with so many pictures in each folder inside it: grey, and as bright as their class is far on."""
    for number, (name, count) in enumerate(counts.items()):
        (place / name).mkdir(parents=True)
        for index in range(count):
            Image.new("L", (8, 8), 20 * number + index % 20).save(place / name / f"{index}.png")
    return place


def classes_seen(found: Examples) -> list[int]:
    """The class of each picture, by what it looks like."""
    return [int((point[0] + 1) * 127.5 + 0.5) // 20 for point in found.points]


def test_folders_inside_a_folder_are_classes(tmp_path: Path) -> None:
    path = sorted_out(tmp_path / "pets", {"a cat": 9, "dog/old": 7, "dog/young": 0, "newt": 5})
    (path / "newt" / "text.png").write_text("no picture")
    found = examples(path, unusable="skip")
    assert found.labels is not None
    seen = [min(each, 2) for each in classes_seen(found)]  # the two kinds of dogs are one
    assert found.labels.tolist() == [[0, 1, 2][each] for each in seen]
    assert np.bincount(found.labels).tolist() == [9, 7, 5]
    assert found.classes == "Their classes are the 3 folders they lie in: a cat, dog, newt."
    settings = Settings().replace(problem="images", path=str(path), pixels=8, unusable="skip")
    assert PROBLEMS["images"].prepared(settings).said.endswith(found.classes)


def test_many_classes_are_not_all_named(tmp_path: Path) -> None:
    found = examples(sorted_out(tmp_path / "many", {f"{number:02}": 1 for number in range(12)}))
    assert found.classes.endswith("08, 09 ….")
    assert "12 folders" in found.classes


@pytest.mark.parametrize("lies", ["in one folder", "beside the folders", "alone"])
def test_folders_that_do_not_part_all_pictures_are_no_classes(tmp_path: Path, lies: str) -> None:
    path = sorted_out(tmp_path / "pets", {"cat": 4} if lies == "in one folder" else {"cat": 4, "dog": 4})
    if lies == "beside the folders":
        Image.new("L", (8, 8)).save(path / "one.png")
    found = examples(path / "cat" / "0.png" if lies == "alone" else path)
    assert found.labels is None
    assert not found.classes


@pytest.mark.parametrize("kind", ["folders", "array"])
def test_of_more_pictures_than_there_is_room_for_each_has_its_own_label(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(picture_stock, "FIRST", 8)
    monkeypatch.setattr(picture_stock, "DRAWS", 1)
    monkeypatch.setattr(picture_filling, "AHEAD", 8)
    monkeypatch.setattr(picture_filling, "PIECE", 4)
    monkeypatch.setattr(picture_cache, "LARGEST", 40 * 8 * 8)
    path = tmp_path / "pets"
    if kind == "folders":
        sorted_out(path, dict.fromkeys("abcd", 20))
    else:
        numbers, path = np.arange(80) // 20, tmp_path / "all.npz"
        levels = (20 * numbers + np.arange(80) % 20).astype(np.uint8)
        np.savez(path, images=np.repeat(levels, 64).reshape(80, 8, 8), labels=numbers)
    settings = Settings().replace(problem="images", path=str(path), pixels=8, held_out=0.05)
    problem: Any = PROBLEMS["images"].prepared(settings)
    try:
        assert problem.found.form.slots == 40
        for _ in range(60):
            found = problem.examples(30)
            assert found.labels is not None
            assert found.labels.tolist() == classes_seen(found)
            problem.sample(4, torch.Generator())
    finally:
        problem.found.filling.close()


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
