"""Every form that pictures are kept in, whole and broken."""

from __future__ import annotations

import contextlib
import errno
import gzip
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.core import made_pictures as made
from wgan_desktop.core.decoder import Piece, _all
from wgan_desktop.core.pictures import FORMATS, Listing, PictureError, decoded, holds_pictures, opened, square
from wgan_desktop.core.pictures.several import together
from wgan_desktop.core.problems import ProblemError


def squares(path: Path, pixels: int = 16, channels: int = 3) -> np.ndarray:
    """(n, channels, pixels, pixels) of everything that is listed."""
    kept = opened(path)
    rows = [square(kept.picture(each), pixels, channels) for each in kept.listing().references]
    return np.stack(rows).reshape(-1, channels, pixels, pixels)


def why(path: Path) -> str:
    with pytest.raises(ProblemError) as error:
        opened(path).listing()
    return str(error.value)


def test_what_it_is_follows_from_the_path(tmp_path: Path) -> None:
    for name in ("mnist/t10k-images-idx3-ubyte", "cifar/data_batch_1.bin", "x.npz", "photos/1.JPG", "run.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    kinds = {
        "mnist/t10k-images-idx3-ubyte": "idx", "mnist": "idx", "cifar": "cifar", "x.npz": "npy",
        "photos/1.JPG": "folder", "photos": "folder", ".": "folder",
    }  # fmt: skip
    assert {name: opened(tmp_path / name).name for name in kinds} == kinds
    assert opened(made.lsun(tmp_path, 1)).name == "lsun"
    assert not holds_pictures(tmp_path / "run.toml")
    with pytest.raises(ProblemError, match=r"run.toml holds no pictures that are known here; choose one of: an IDX"):
        opened(tmp_path / "run.toml")
    with pytest.raises(ProblemError, match="There is no file or folder"):
        opened(tmp_path / "absent")
    assert all(kind.label for kind in FORMATS.values())


def test_a_folder_is_read_with_the_folders_in_it(tmp_path: Path) -> None:
    made.folder(tmp_path, 10)
    (tmp_path / ".hidden.png").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("no picture")
    names = opened(tmp_path).listing().references
    assert list(names) == sorted(map(str, names))
    assert len(names) == 10
    assert "more/0003.bmp" in names
    found, scenes = squares(tmp_path), made.scenes(10)
    assert found.shape == (10, 3, 16, 16)
    for name, row in zip(names, found, strict=True):
        scene = scenes[int(Path(str(name)).stem)][:, 8:56].transpose(2, 0, 1)
        coarse = scene.reshape(3, 16, 3, 16, 3).mean((2, 4))
        assert np.abs(coarse - row).mean() < (12 if str(name).endswith("gif") else 6), name


def test_a_link_that_leads_back_is_followed_once(tmp_path: Path) -> None:
    made.folder(tmp_path / "photos", 6)
    (tmp_path / "photos" / "more" / "back").symlink_to(tmp_path / "photos", target_is_directory=True)
    assert len(opened(tmp_path / "photos").listing().references) == 6


def test_a_folder_without_pictures_says_so(tmp_path: Path) -> None:
    assert "There are no pictures in" in why(tmp_path)
    assert "JPG, JPEG, PNG" in why(tmp_path)


def test_a_folder_that_may_not_be_opened_is_told_and_passed_over(tmp_path: Path) -> None:
    made.folder(tmp_path, 6)
    (tmp_path / "more").chmod(0)
    try:
        if os.access(tmp_path / "more", os.R_OK):
            pytest.skip("platform: for this user no folder is closed")
        listing = opened(tmp_path).listing()
        assert len(listing.references) == 4
        assert "more: it cannot be opened" in listing.skipped[0]
    finally:
        (tmp_path / "more").chmod(0o700)


def pixel(tmp_path: Path, name: str, image: Image.Image, **options: object) -> list[int]:
    """What the upper left corner of a picture becomes."""
    path = tmp_path / name
    image.save(path, **options)
    return squares(path, 8)[0, :, 0, 0].tolist()


def test_every_kind_of_colour_becomes_eight_bits(tmp_path: Path) -> None:
    sixteen = Image.fromarray(np.full((8, 8), 40_000, np.uint16))
    assert pixel(tmp_path, "16.png", sixteen) == [156, 156, 156]
    assert pixel(tmp_path, "1.png", Image.new("1", (8, 8), 1)) == [255, 255, 255]
    cmyk = pixel(tmp_path, "cmyk.jpg", Image.new("CMYK", (8, 8), (0, 255, 255, 0)))
    assert cmyk[0] > 240
    assert max(cmyk[1:]) < 15
    assert pixel(tmp_path, "clear.png", Image.new("RGBA", (8, 8), (9, 9, 9, 0))) == [255, 255, 255]
    assert pixel(tmp_path, "palette.png", Image.new("RGB", (8, 8), (10, 20, 30)).convert("P")) != [255, 255, 255]


def test_a_picture_is_turned_as_its_camera_says(tmp_path: Path) -> None:
    values = np.zeros((32, 32, 3), np.uint8)
    values[:16] = 255  # white above; held with the camera on its side
    exif = Image.Exif()
    exif[274] = 6
    Image.fromarray(values).save(tmp_path / "turned.jpg", exif=exif, quality=95)
    row = squares(tmp_path / "turned.jpg", 8, 1)[0, 0]
    assert row[:, -1].min() > 230
    assert row[:, 0].max() < 25


@pytest.mark.parametrize("name", ["turned.png", "turned.webp", "turned.jpg", "turned16.png", "clear.png"])
def test_a_large_picture_is_made_small_before_anything_else(tmp_path: Path, name: str) -> None:
    """Nothing else is lost: which way up, which colours, what shows through."""
    values = np.zeros((1400, 1100, 3), np.uint8)
    values[:700] = 200
    image = Image.fromarray(values)
    if name == "turned16.png":
        image = Image.fromarray(values[..., 0].astype(np.uint16) * 256)
    elif name == "clear.png":
        image.putalpha(Image.fromarray((values[..., 0] > 0).astype(np.uint8) * 255))
    exif = Image.Exif()
    exif[274] = 6
    image.save(tmp_path / name, exif=exif)
    found = decoded(tmp_path / name)
    assert found.size == ((700, 550) if not name.endswith("jpg") else (350, 275))  # a JPEG is drafted still smaller
    below = 255 if name == "clear.png" else 0
    assert squares(tmp_path / name, 8, 1)[0, 0, 4].tolist() == pytest.approx([below] * 4 + [200] * 4, abs=20)


@pytest.mark.parametrize(
    ("name", "side", "options"), [("a.jpg", 5900, {"progressive": True}), ("a.webp", 2900, {"method": 0})]
)
def test_what_takes_more_than_its_pixels_is_refused_sooner(
    tmp_path: Path, name: str, side: int, options: dict[str, object]
) -> None:
    for width, refused in ((side, True), (side - 200, False)):
        Image.new("L", (width, width), 90).save(tmp_path / name, **options)
        with pytest.raises(PictureError, match="more than are decoded") if refused else contextlib.nullcontext():
            decoded(tmp_path / name)


def test_a_gif_is_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "two.gif", save_all=True, append_images=frames[1:])
    assert squares(tmp_path / "two.gif", 8)[0, :, 0, 0].tolist() == [255, 0, 0]


def bomb(width: int, height: int) -> bytes:
    """The head of a PNG that promises so many pixels."""
    import struct
    import zlib

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"just a text", "no picture that can be read"),
        (bomb(20_000, 20_000), "more pixels than are decoded"),
        (bomb(7_000, 7_000), "it has 7,000 × 7,000 pixels, more than are decoded"),
        (bomb(100, 100), "truncated|damaged|incomplete|corrupt"),
        (bomb(100, 100)[:50], "."),
    ],
)
def test_a_picture_that_cannot_be_used_says_why(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    with pytest.raises((PictureError, OSError), match=said):
        opened(path).picture("photo.png")


@pytest.mark.skipif(sys.platform != "linux", reason="platform: how memory is asked for, and pipes with a name")
def test_a_bomb_takes_no_memory_and_a_pipe_no_time(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(bomb(20_000, 20_000))
    os.mkfifo(tmp_path / "pipe.png")
    code = """if True:
        import resource, sys
        from pathlib import Path
        from wgan_desktop.core.pictures import decoded, opened
        folder = opened(Path(sys.argv[1]))
        from PIL import Image
        Image.init()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for name in ("bomb.png", "pipe.png"):
            try:
                folder.picture(name)
            except ValueError as error:
                print(error)
        print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 100)
    """
    said = subprocess.run(
        [sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert said.splitlines() == ["it has more pixels than are decoded", "it is not an ordinary file", "True"]


def test_a_picture_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    made.folder(tmp_path, 3)
    monkeypatch.setattr("wgan_desktop.core.pictures.folder.decoded", refuse)
    piece = Piece([0], ["0001.png"], 8, 3)
    assert _all(opened(tmp_path), piece, {}) == ["it cannot be read (Permission denied)"]


@pytest.mark.parametrize("packed", [True, False])
def test_idx(tmp_path: Path, packed: bool) -> None:
    path, pictures = made.mnist(tmp_path), made.scenes(20, 28, 28)[..., 0]
    if not packed:
        path = tmp_path / "images.idx"
        path.write_bytes(made.idx(pictures))
    np.testing.assert_array_equal(squares(path, 28, 1)[:, 0], pictures)


def test_idx_that_is_not_what_it_seems(tmp_path: Path) -> None:
    whole = made.idx(made.scenes(3, 28, 28)[..., 0])
    for name, content, said in [
        ("labels", bytes((0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3)), "holds labels"),
        ("magic", b"GIF8" + whole[4:], "does not begin as an IDX file"),
        ("short", whole[:-9], "holds less than the 3 pictures"),
        ("long", whole + b"0", "holds more than the 3 pictures"),
        ("empty", b"", "does not begin"),
        ("none", whole[:4] + bytes(12), "holds no pictures"),
        ("vast", whole[:4] + b"\xff" * 12, "more than are unpacked"),
        ("cut", gzip.compress(whole)[:-200], "is cut off or damaged"),
        ("noise", b"\x1f\x8b" + b"noise" * 9, "is cut off or damaged"),
    ]:
        path = tmp_path / f"{name}-idx3-ubyte"
        path.write_bytes(content)
        assert said in why(path), name


def test_a_folder_of_idx_files_is_what_there_is_to_train_on(tmp_path: Path) -> None:
    train = made.mnist(tmp_path)
    for name, count in (("t10k-images-idx3-ubyte", 5), ("train-images-idx3-ubyte", 20)):  # the second is unpacked, too
        (tmp_path / name).write_bytes(made.idx(made.scenes(count, 28, 28)[..., 0]))
    (tmp_path / "train-labels-idx1-ubyte").write_bytes(bytes((0, 0, 8, 1, 0, 0, 0, 0)))
    np.testing.assert_array_equal(squares(tmp_path, 28, 1), squares(train, 28, 1))
    for each in tmp_path.glob("train*"):
        each.unlink()
    assert len(squares(tmp_path, 28, 1)) == 5
    (tmp_path / "x-images-idx3-ubyte").write_bytes(made.idx(made.scenes(3, 8, 8)[..., 0]))
    assert "are of several sizes; choose one of the files" in why(tmp_path)


def test_several_files_together(tmp_path: Path) -> None:
    photos, mnist = made.folder(tmp_path / "photos", 6), made.mnist(tmp_path)
    path = together([photos / "0001.png", mnist, photos / "more"])
    found = squares(path)
    assert len(found) == 1 + 20 + 2
    np.testing.assert_array_equal(found[0], squares(photos / "0001.png")[0])
    np.testing.assert_array_equal(found[1:21], squares(mnist))
    np.testing.assert_array_equal(found[21:], squares(photos / "more"))
    assert together([photos / "0001.png", mnist, photos / "more"]) == path
    (photos / "empty").mkdir()
    listing = opened(together([photos / "more", photos / "empty"])).listing()
    assert len(listing.references) == 2
    assert "There are no pictures in" in listing.skipped[0]
    assert "None of the chosen files can be used. There are no" in why(together([photos / "empty", photos / "empty"]))
    mnist.unlink()
    assert len(opened(path).listing().references) == 3
    with pytest.raises(ProblemError, match=r"notes.txt holds no pictures, and what is opened together must be"):
        together([photos, tmp_path / "notes.txt"])


def test_numpy(tmp_path: Path) -> None:
    scenes = made.scenes(5, 16, 16)
    for name, values in {
        "colour": scenes, "first": scenes.transpose(0, 3, 1, 2), "ones": (scenes / 255).astype(np.float32),
        "signed": scenes / 127.5 - 1, "wide": scenes.astype(np.int64),
    }.items():  # fmt: skip
        np.save(tmp_path / f"{name}.npy", values)
        np.testing.assert_array_equal(squares(tmp_path / f"{name}.npy"), scenes.transpose(0, 3, 1, 2), name)
    np.savez_compressed(tmp_path / "pack.npz", y_train=np.arange(5), x_train=scenes[..., 0])
    np.testing.assert_array_equal(squares(tmp_path / "pack.npz", 16, 1)[:, 0], scenes[..., 0])
    np.save(tmp_path / "flat.npy", scenes[..., 0].reshape(5, 256))
    np.testing.assert_array_equal(squares(tmp_path / "flat.npy", 16, 1)[:, 0], scenes[..., 0])


def test_numpy_that_holds_no_pictures(tmp_path: Path) -> None:
    for name, values, said in [
        ("line", np.zeros(5), r"has the shape (5)"),
        ("none", np.zeros((0, 8, 8)), r"has the shape (0, 8, 8)"),
        ("nan", np.full((2, 8, 8), np.nan), "not finite"),
        ("large", np.full((2, 8, 8), 300.0), "has values from 300 to 300"),
        ("text", np.full((2, 8, 8), "a"), "holds no numbers"),
        ("object", np.full((2, 8, 8), None), "cannot be read as an array"),
    ]:
        np.save(tmp_path / f"{name}.npy", values)
        assert said in why(tmp_path / f"{name}.npy"), name
    (tmp_path / "cut.npz").write_bytes(b"PK\x03\x04 and no more")
    assert "cannot be read as an array" in why(tmp_path / "cut.npz")


def test_cifar(tmp_path: Path) -> None:
    scenes = made.scenes(7, 32, 32)
    rows = np.concatenate([np.zeros((7, 1), np.uint8), scenes.transpose(0, 3, 1, 2).reshape(7, -1)], 1)
    for number in (1, 2):
        rows.tofile(tmp_path / f"data_batch_{number}.bin")
    expected = scenes.transpose(0, 3, 1, 2)
    np.testing.assert_array_equal(squares(tmp_path / "data_batch_1.bin", 32), expected)
    np.testing.assert_array_equal(squares(tmp_path, 32), np.concatenate([expected, expected]))
    (tmp_path / "data_batch_2.bin").write_bytes(b"short")
    assert "no whole number of CIFAR's pictures" in why(tmp_path)


def test_lsun(tmp_path: Path) -> None:
    path = made.lsun(tmp_path, 30)
    found = squares(path)
    assert found.shape == (30, 3, 16, 16)
    assert len({row.tobytes() for row in found}) == 30
    np.testing.assert_array_equal(squares(path / "data.mdb"), found)


def test_lsun_that_is_cut_off_is_not_touched(tmp_path: Path) -> None:
    file = made.lsun(tmp_path, 30) / "data.mdb"
    whole = file.read_bytes()
    for content, said in [
        (whole[:-4096], "is cut off, 4,096 bytes are missing"),
        (whole[:100], "is too short"),
        (bytes(len(whole)), "does not begin as an LMDB"),
        (b"", "is too short"),
    ]:
        file.write_bytes(content)
        assert said in why(file), said


def test_lsun_that_another_program_has_locked_is_read(tmp_path: Path) -> None:
    path = made.lsun(tmp_path, 12)
    code = """if True:
        import lmdb, sys
        database = lmdb.open(sys.argv[1])
        writing = database.begin(write=True)
        print("locked", flush=True)
        sys.stdin.read()
    """
    with subprocess.Popen(
        [sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        assert squares(path).shape == (12, 3, 16, 16)
        assert other.stdin is not None
        other.stdin.close()
        assert other.wait(20) == 0


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    made.folder(tmp_path, 6)

    def digest() -> str:
        listing = opened(tmp_path).listing()
        assert isinstance(listing, Listing)
        return listing.digest

    before = digest()
    assert digest() == before
    os.utime(tmp_path / "0001.png", (1, 1))
    after = digest()
    assert after != before
    (tmp_path / "0001.png").unlink()
    assert digest() not in (before, after)


@pytest.mark.skipif(sys.platform != "linux", reason="platform: names that are no UTF-8")
def test_a_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    made.folder(tmp_path, 3)
    (tmp_path / "0001.png").rename(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png"))
    assert squares(tmp_path).shape == (3, 3, 16, 16)


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("place", ["emnist-letters-train-images-idx3-ubyte", "a folder"])
def test_the_pictures_of_emnist_are_turned_upright(tmp_path: Path, packed: bool, place: str) -> None:
    """They are kept column by column; nothing in the file says so."""
    upright = made.scenes(5, 28, 28)[..., 0]
    data = made.idx(np.ascontiguousarray(upright.transpose(0, 2, 1)))
    name = "emnist-letters-train-images-idx3-ubyte" + (".gz" if packed else "")
    (tmp_path / name).write_bytes(gzip.compress(data) if packed else data)
    path = tmp_path if place == "a folder" else tmp_path / name
    np.testing.assert_array_equal(squares(path, 28, 1)[:, 0], upright)


def test_several_sets_of_emnist_are_not_one(tmp_path: Path) -> None:
    data = made.idx(made.scenes(5, 28, 28)[..., 0])
    for kind in ("letters", "digits"):
        for part in ("train", "test"):
            (tmp_path / f"emnist-{kind}-{part}-images-idx3-ubyte").write_bytes(data)
    assert "several of EMNIST's sets, whose classes differ (digits, letters)" in why(tmp_path)
    assert squares(tmp_path / "emnist-letters-train-images-idx3-ubyte", 28, 1).shape == (5, 1, 28, 28)
