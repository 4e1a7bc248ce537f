"""Decoding in child processes, and what is kept of it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from tests.core import made_pictures as made
from wgan_desktop.core import decoding, picture_cache
from wgan_desktop.core.decoding import GONE, Decoders
from wgan_desktop.core.files import cache_folder
from wgan_desktop.core.picture_cache import Pictures, pictures
from wgan_desktop.core.problems import ProblemError, silent


def read(path: Path, colour: str = "auto") -> Pictures:
    return pictures(path, 16, colour, silent)


def kept() -> list[Path]:
    return sorted((cache_folder() / "pictures").iterdir())


def spoil(path: Path, place: int) -> None:
    """Let a picture of a database claim four gigabytes: whoever reads it leaves the map, and dies."""
    file = path / "data.mdb"
    data = bytearray(file.read_bytes())
    key = sorted(f"{index * 2654435761 % 2**32:040x}" for index in range(40))[place].encode()
    at = data.index(key)
    while data[at - 4 : at - 2] != b"\x01\x00":  # the flag of a leaf whose value has pages of its own
        at = data.index(key, at + 1)
    data[at - 6 : at - 4] = b"\xff\xff"
    file.write_bytes(data)


def test_pictures_are_decoded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.folder(tmp_path / "photos", 40)
    told: list[str] = []
    first = pictures(path, 16, "auto", told.append)
    assert first.pixels.shape == (40, 3 * 16 * 16)
    assert first.shape == (3, 16, 16)
    assert (first.said, first.skipped) == ("Read 40 pictures from photos.", "")
    assert list(dict.fromkeys(told)) == [
        "looking for pictures in photos",
        "reading pictures: 0 of 40",
        "reading pictures: 32 of 40",
    ]
    monkeypatch.setattr(Decoders, "decode", None)
    again = read(path)
    np.testing.assert_array_equal(again.pixels, first.pixels)
    assert (again.shape, again.said) == (first.shape, first.said)
    assert len(kept()) == 1


def test_what_is_bad_is_counted_listed_and_skipped(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 9)
    (path / "a text.jpg").write_text("hello")
    (path / "more" / "zero.png").touch()
    found = read(path)
    assert len(found.pixels) == 9
    assert found.skipped == (
        "2 of 11 cannot be used: a text.jpg: it is no picture that can be read; more/zero.png: it is empty."
    )


def test_nothing_that_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("hello")
    with pytest.raises(ProblemError, match=r"None of the pictures in .* can be used. a.jpg: it is no picture"):
        read(tmp_path)
    assert kept() == []


def test_grey_pictures_are_grey_unless_colour_is_asked_for(tmp_path: Path) -> None:
    path = made.mnist(tmp_path)
    assert read(path).shape == (1, 16, 16)
    assert read(path, "rgb").shape == (3, 16, 16)
    assert read(made.folder(tmp_path / "photos", 3), "grey").shape == (1, 16, 16)


def test_a_picture_that_kills_its_reader_is_skipped(tmp_path: Path) -> None:
    path = made.lsun(tmp_path, 40, 400, 400)
    spoil(path, 17)
    found = read(path)
    assert len(found.pixels) == 39
    assert found.skipped.startswith("1 of 40 cannot be used: ")
    assert GONE in found.skipped


def test_a_reader_that_is_killed_is_replaced(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 100)
    expected = read(path).pixels
    with Decoders(path) as decoders:
        names = decoders.listing().references
        rows = []
        for at, found in decoders.decode(names, 16, 3):
            if at == 32:
                for decoder in decoders._all:
                    decoder._process.kill()
            rows.append(found)
    np.testing.assert_array_equal(np.stack(rows), expected)


def test_a_reader_without_end_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "PATIENCE", 0.0)
    monkeypatch.setattr(decoding, "PIECE", 1)
    with Decoders(made.folder(tmp_path / "photos", 3)) as decoders:
        found = dict(decoders.decode(["0001.png"], 16, 3))
    assert found == {0: GONE}


def test_too_many_are_sampled_evenly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.folder(tmp_path / "photos", 20)
    whole = read(path)
    monkeypatch.setattr(picture_cache, "LARGEST", 5 * 3 * 16 * 16)
    found = read(path)
    np.testing.assert_array_equal(found.pixels, whole.pixels[[0, 4, 9, 14, 19]])
    assert "an even sample of 20" in found.said
    assert len(kept()) == 1  # and the others made room for them


def test_what_is_damaged_is_read_anew(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 6)
    first = np.array(read(path).pixels)
    for name, content in (("pixels.u8", b"short"), ("about.json", b"{"), ("about.json", b"[]")):
        (kept()[0] / name).write_bytes(content)
        np.testing.assert_array_equal(read(path).pixels, first)


def test_what_a_killed_writer_left_goes(tmp_path: Path) -> None:
    for name, when in (("old", 1), ("young", None)):
        left = cache_folder() / "pictures" / f".{name}.new"
        left.mkdir(parents=True)
        if when:
            os.utime(left, (when, when))
    read(made.folder(tmp_path / "photos", 3))
    assert [each.name for each in kept() if each.name.startswith(".")] == [".young.new"]


def test_a_listing_can_be_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "POLL", 0.0)

    def leave() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Decoders(made.folder(tmp_path / "photos", 3)) as decoders:
        decoders.listing(leave)


def test_whoever_leaves_leaves_nothing(tmp_path: Path) -> None:
    def leave(words: str) -> None:
        if words.startswith("reading"):
            raise InterruptedError

    with pytest.raises((InterruptedError, ProblemError)):
        pictures(made.folder(tmp_path / "photos", 6), 16, "auto", leave)
    assert kept() == []


def test_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.folder(tmp_path / "photos", 6)
    monkeypatch.setattr(picture_cache.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(ProblemError, match="choose fewer pixels, or make room"):
        read(path)

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(picture_cache, "_make_room", full)
    with pytest.raises(ProblemError, match=r"cannot be kept in .*No space left on device"):
        read(path)
