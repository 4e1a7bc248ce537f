"""Decoding in child processes, and what is kept of it."""

from __future__ import annotations

import errno
import gc
import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.core import made_pictures as made
from tests.core.conftest import Few
from wgan_desktop.core import decoder, decoding, picture_cache
from wgan_desktop.core.decoder import Piece
from wgan_desktop.core.decoding import GONE, Decoders
from wgan_desktop.core.files import cache_folder
from wgan_desktop.core.picture_cache import pictures
from wgan_desktop.core.picture_stock import Pictures, Wanted
from wgan_desktop.core.pictures import TooFewError
from wgan_desktop.core.problems import ProblemError, silent


@pytest.fixture
def eight(few: Few) -> None:
    """A run begins with eight pictures, and so many are decoded ahead."""
    few(8)


@pytest.fixture
def opened() -> Iterator[list[Pictures]]:
    """Those that are closed at the end."""
    found: list[Pictures] = []
    yield found
    for each in found:
        end(each)


def end(found: Pictures) -> None:
    if found.filling is not None:
        found.filling.close()


def read(path: Path, colour: str = "auto", **more: object) -> Pictures:
    return pictures(Wanted(path, 16, colour, **more), silent)  # type: ignore[arg-type]


def rows(found: Pictures) -> np.ndarray:
    """All usable ones, in the order in which they are decoded."""
    return np.asarray(found.pixels[found.all_rows])


def kept() -> list[Path]:
    return sorted((cache_folder() / "pictures").iterdir())


def spoil(path: Path, place: int) -> None:
    """Let a picture of a database claim four gigabytes: a process that reads it leaves the map, and dies."""
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
    first = pictures(Wanted(path, 16), told.append)
    assert first.pixels.shape == (40, 3 * 16 * 16)
    assert len(np.unique(first.pixels, axis=0)) == 40
    assert first.shape == (3, 16, 16)
    assert (first.said, first.skipped) == ("Read 40 pictures from photos.", None)
    assert told[0] == "looking for pictures in photos"
    assert "reading pictures: 0 of 40" in told
    assert first.filling is None
    monkeypatch.setattr(Decoders, "ask", None)
    again = read(path)
    np.testing.assert_array_equal(again.pixels, first.pixels)
    assert (again.shape, again.said) == (first.shape, first.said)
    assert len(kept()) == 1


def test_what_is_bad_is_counted_listed_and_skipped(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 19)
    (path / "a text.jpg").write_text("hello")
    (path / "more" / "zero.png").touch()
    for _ in range(2):  # read, and kept
        found = read(path)
        assert len(rows(found)) == len(np.unique(rows(found), axis=0)) == found.usable == 19
        start, parts = (
            "2 of 21 cannot be used: ",
            ("a text.jpg: it is no picture that can be read", "more/zero.png: it is empty"),
        )
        assert found.skipped in {f"{start}{'; '.join(order)}." for order in (parts, parts[::-1])}


def test_where_many_are_bad_somebody_is_asked(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 8)
    (path / "a text.jpg").write_text("hello")
    words = r"Only 8 of 9 pictures in photos can be used \(a text.jpg: it is no picture that can be read\)"
    for _ in range(2):
        with pytest.raises(TooFewError, match=words + r". Choose others, or go on with these alone\.") as caught:
            read(path)
        assert list(caught.value.lines) == ["a text.jpg: it is no picture that can be read"]
    assert read(path, few=True).usable == 8
    with pytest.raises(TooFewError):
        read(path)


def test_of_however_many_are_bad_each_is_listed_with_its_reason(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 4)
    names = [f"{number:02}.png" for number in range(30)]
    for name in names:
        (path / name).write_text("text" if name != "07.png" else "")
    (path / "loop.png").symlink_to("loop.png")
    for _ in range(2):
        with pytest.raises(TooFewError, match="Only 4 of 35 ") as caught:
            read(path)
        lines = sorted(map(str, caught.value.lines))
        assert [line.partition(":")[0].rpartition("/")[2] for line in lines] == ["loop.png", *names]
        assert "07.png: it is empty" in lines
    found = read(path, few=True)
    assert len(found.lines) == 31
    for name in ("0000.jpg", "0003.bmp"):
        (path / "more" / name).write_text("text")
    for name in ("0001.png", "0002.webp"):
        (path / name).write_text("text")
    with pytest.raises(ProblemError, match="None of the pictures") as none:
        read(path)
    assert len(none.value.lines) == 35


def test_it_says_how_far_it_is_among_all_that_there_are(tmp_path: Path) -> None:
    path, told = made.folder(tmp_path / "photos", 19), []
    (path / "loop.png").symlink_to("loop.png")
    pictures(Wanted(path, 16), told.append)
    reading = [words for words in map(str, told) if words.startswith("reading pictures: ")]
    assert reading
    assert all(words.endswith(" of 20") for words in reading)


def test_of_a_tenth_that_is_bad_nobody_is_asked(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 18)
    for index in range(2):
        (path / f"{index} empty.jpg").touch()
    assert read(path).usable == 18
    (path / "one more.jpg").touch()
    with pytest.raises(TooFewError, match="Only 18 of 21"):
        read(path)


def test_one_picture_is_enough(tmp_path: Path) -> None:
    found = read(made.folder(tmp_path / "photos", 1), held_out=0.5)
    assert (found.usable, found.apart, found.said) == (1, 0, "Read one picture from photos.")
    assert found.window(0, wait=True) == (0, 1)


def test_nothing_that_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("hello")
    with pytest.raises(ProblemError, match=r"can be used\. The first of them: a.jpg: it is no picture"):
        read(tmp_path, few=True)
    assert kept() == []


def test_grey_pictures_are_grey_unless_colour_is_asked_for(tmp_path: Path) -> None:
    path = made.mnist(tmp_path)
    assert read(path).shape == (1, 16, 16)
    assert read(path, "rgb").shape == (3, 16, 16)
    assert read(made.folder(tmp_path / "photos", 3), "grey").shape == (1, 16, 16)


def test_colour_after_many_grey_pictures_is_seen(tmp_path: Path) -> None:
    """The first folder is black and white, as one of a film's first years would be."""
    for index, scene in enumerate(made.scenes(100, 8, 8)):
        place = tmp_path / ("1 grey" if index < 80 else "2 coloured")
        place.mkdir(exist_ok=True)
        Image.fromarray(scene[..., 0] if index < 80 else scene).save(place / f"{index:03}.png")
    assert read(tmp_path).shape == (3, 16, 16)


def test_a_picture_that_kills_its_reader_is_skipped(tmp_path: Path) -> None:
    path = made.lsun(tmp_path, 40, 400, 400)
    spoil(path, 17)
    found = read(path)
    assert found.usable == 39
    assert found.skipped.startswith("1 of 40 cannot be used: ")
    assert GONE in found.skipped


DAMAGED = "pictures cannot be found, for the pages that list them are damaged"


def test_of_a_database_with_damaged_pages_the_rest_is_used(tmp_path: Path) -> None:
    """A leaf of the tree of keys is lost, and with it what it lists: counted, also when it was kept."""
    path = made.lsun(tmp_path, 400, 16, 16, distinct=7)
    file = path / "data.mdb"
    data = bytearray(file.read_bytes())
    leaves = [at for at in range(2 * 4096, len(data), 4096) if data[at + 10] == 2]
    assert len(leaves) > 15
    at = leaves[5]
    data[at : at + 4096] = bytes(4096)
    file.write_bytes(data)
    for _ in range(2):
        found = read(path)
        lost = 400 - found.usable
        assert 0 < lost < 60
        assert found.skipped == f"{lost} of 400 cannot be used: data.mdb: {lost} {DAMAGED}."
    for at in leaves[6:]:
        data[at : at + 4096] = bytes(4096)
    file.write_bytes(data)
    with pytest.raises(TooFewError, match="of 400 pictures"):
        read(path)


@pytest.mark.parametrize("kills", [1, 9])
def test_a_listing_whose_reader_is_killed_once_is_made_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    path, left = made.lsun(tmp_path, 3), [kills]
    monkeypatch.setattr(decoding, "POLL", 0.01)
    with Decoders(path) as decoders:

        def kill() -> None:
            if left[0]:
                left[0] -= 1
                decoders._all[-1]._process.kill()
                decoders._all[-1]._process.join()

        if kills == 1:
            assert len(decoders.listing(kill).references) == 3
        else:
            with pytest.raises(ProblemError, match="is damaged"):
                decoders.listing(kill)


def test_a_reader_that_is_killed_is_replaced(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 100)
    with Decoders(path) as decoders:
        names = decoders.listing().references
        decoders.ask(Piece(range(at, at + 10), names[at : at + 10], 16, 3) for at in range(0, 100, 10))
        found: dict[int, object] = {}
        while decoders.busy:
            for piece, answers in decoders.answers(5.0):
                if not found:
                    for decoder in decoders._all:
                        decoder._process.kill()
                found |= dict(zip(piece.places, answers, strict=True))
    assert sorted(found) == list(range(100))
    assert all(isinstance(each, np.ndarray) for each in found.values())


def test_a_reader_without_end_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder, "PATIENCE", 0.0)
    with Decoders(made.folder(tmp_path / "photos", 3)) as decoders:
        decoders.ask([Piece([7, 8], ["0001.png", "0002.webp"], 16, 3)])
        found = []
        while decoders.busy:
            found += decoders.answers(0.0)
    assert sorted((list(piece.places), answers) for piece, answers in found) == [([7], [GONE]), ([8], [GONE])]


def window(found: Pictures, drawn: int) -> list[bytes]:
    """What may be drawn after so many draws."""
    low, high = found.window(drawn, wait=True)
    return [found.pixels[row].tobytes() for row in found.rows(np.arange(low, high))]


@pytest.mark.usefixtures("eight")
def test_a_run_begins_with_a_few_and_the_others_come_while_it_goes_on(tmp_path: Path, opened: list[Pictures]) -> None:
    path = made.folder(tmp_path / "photos", 60)
    (path / "0004.gif").write_text("no picture")
    found = read(path)
    opened.append(found)
    assert found.filling is not None
    assert found.tried < 60
    assert found.said == "Learning 60 pictures of photos, which are read meanwhile."
    windows = [window(found, drawn) for drawn in range(0, 80, 5)]
    assert [len(each) for each in windows] == [min(8 + drawn, 59) for drawn in range(0, 80, 5)]
    for earlier, later in itertools.pairwise(windows):
        assert later[: len(earlier)] == earlier
    assert len(set(windows[-1])) == 59
    assert found.filling is None
    assert found.skipped == "1 of 60 cannot be used: 0004.gif: it is no picture that can be read."
    again = read(path)  # and the next run draws the very same, from what was kept
    assert again.filling is None
    assert [window(again, drawn) for drawn in range(0, 80, 5)] == windows
    assert again.waited == 0 < found.waited


@pytest.mark.usefixtures("eight")
def test_those_that_are_held_out_are_never_drawn(tmp_path: Path, opened: list[Pictures]) -> None:
    path = made.folder(tmp_path / "photos", 40)
    for _ in range(2):
        found = read(path, held_out=0.3)
        opened.append(found)
        assert found.apart == 12
        apart = {found.pixels[row].tobytes() for row in found.rows(np.arange(12))}
        seen = {picture for drawn in range(60) for picture in window(found, drawn)}
        assert len(seen) == 28
        assert not seen & apart


@pytest.mark.usefixtures("eight")
@pytest.mark.parametrize("held_out", [0.0, 0.1])
def test_where_not_all_fit_they_come_round_and_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Pictures], held_out: float
) -> None:
    path = made.folder(tmp_path / "photos", 50)
    (path / "0004.gif").write_text("no picture")
    monkeypatch.setattr(picture_cache, "LARGEST", 30 * 3 * 16 * 16)
    windows = []
    for _ in range(2):
        found = read(path, held_out=held_out)
        opened.append(found)
        assert len(found.pixels) == 30
        apart = {found.pixels[row].tobytes() for row in found.rows(np.arange(found.apart))}
        windows.append([window(found, drawn) for drawn in range(0, 300, 3)])
    assert windows[0] == windows[1]  # whatever the time it took
    assert max(map(len, windows[0])) <= 30
    assert min(map(len, windows[0][10:])) >= 10
    counts = {picture: sum(picture in each for each in windows[0]) for picture in set().union(*windows[0])}
    assert len(counts) == 49 - len(apart)
    assert not counts.keys() & apart
    assert min(counts.values()) > 20
    assert not any((folder / "about.json").exists() for folder in kept())
    for each in opened:
        end(each)
    assert kept() == []


@pytest.mark.usefixtures("eight")
def test_a_trainer_that_does_not_wait_draws_from_what_there_is(tmp_path: Path, opened: list[Pictures]) -> None:
    found = read(made.folder(tmp_path / "photos", 60))
    opened.append(found)
    low, high = found.window(1000, wait=False)
    assert 0 == low < 8 <= high <= 60
    assert found.waited < 0.1
    while found.filling is not None:
        low, high = found.window(1000, wait=False)
    assert (low, high) == (0, 60)


@pytest.mark.usefixtures("eight")
def test_a_run_goes_on_with_what_there_is_when_nothing_can_be_read_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[Pictures]
) -> None:
    found = read(made.folder(tmp_path / "photos", 60))
    opened.append(found)

    def gone(*arguments: object) -> None:
        raise ProblemError("The disk is full.")

    monkeypatch.setattr(Decoders, "answers", gone)
    assert len(window(found, 1000)) >= 8
    assert len(window(found, 2000)) >= 8


def test_what_is_damaged_is_read_anew(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 6)
    first = np.array(read(path).pixels)
    for name, content in (("pixels.u8", b"short"), ("about.json", b"{"), ("about.json", b"[]")):
        for folder in kept():
            (folder / name).write_bytes(content)
        np.testing.assert_array_equal(read(path).pixels, first)


@pytest.mark.usefixtures("eight")
def test_who_is_not_there_any_more_leaves_nothing(tmp_path: Path) -> None:
    path = made.folder(tmp_path / "photos", 60)
    found = read(path)
    assert found.filling is not None
    (folder,) = kept()
    for child in found.filling._decoders._all:  # as if this process had been killed
        child.pipe.close()
        child._process.join()
    assert not folder.exists()
    end(found)
    found = read(path)
    assert len(kept()) == 1
    del found
    gc.collect()
    assert kept() == []


def test_what_a_killed_writer_left_goes(tmp_path: Path) -> None:
    for name, of_folder, of_file in (("old", 1, 1), ("written still", 1, None), ("young", None, 1)):
        left = cache_folder() / "pictures" / name
        left.mkdir(parents=True)
        (left / "pixels.u8").touch()
        for path, when in ((left / "pixels.u8", of_file), (left, of_folder)):
            if when:
                os.utime(path, (when, when))
    read(made.folder(tmp_path / "photos", 3))
    left_there = [each.name for each in kept() if not (each / "about.json").exists()]
    assert sorted(left_there) == ["written still", "young"]


def test_a_listing_can_be_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "POLL", 0.0)

    def leave() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Decoders(made.folder(tmp_path / "photos", 3)) as decoders:
        decoders.listing(leave)


def test_a_process_that_leaves_leaves_nothing(tmp_path: Path) -> None:
    def leave(words: str) -> None:
        if words.startswith("reading"):
            raise InterruptedError

    with pytest.raises(InterruptedError):
        pictures(Wanted(made.folder(tmp_path / "photos", 80), 16), leave)  # a few are there before anybody waits
    assert kept() == []


def test_what_was_used_longest_ago_makes_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_cache, "LARGEST", 9 * 3 * 16 * 16)
    for name in "ab":
        read(made.folder(tmp_path / name, 4))
    os.utime(kept()[0] / "about.json", (1, 1))
    oldest = kept()[0]
    read(made.folder(tmp_path / "c", 4))
    assert len(kept()) == 2
    assert oldest not in kept()


def test_no_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.folder(tmp_path / "photos", 6)
    monkeypatch.setattr(picture_cache.shutil, "disk_usage", lambda folder: type("Usage", (), {"free": 1000}))
    with pytest.raises(ProblemError, match="choose fewer pixels, or make room"):
        read(path)

    def full(*arguments: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(picture_cache, "_make_room", full)
    with pytest.raises(ProblemError, match=r"cannot be kept in .*No space left on device"):
        read(path)
