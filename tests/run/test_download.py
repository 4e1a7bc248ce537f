"""Downloads, from a server on this machine."""

from __future__ import annotations

import dataclasses
import errno
import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.run.made_server import Server
from wgan_desktop.core import downloads
from wgan_desktop.core.downloads import OFFERS, File, Offer, place_of
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.run import download as module
from wgan_desktop.run.download import Download, Progress

NAMES = ("images.gz", "labels.gz")


def content(seed: int, size: int) -> bytes:
    return np.random.default_rng(seed).bytes(size)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server({"images.gz": content(0, 200_000), "labels.gz": content(1, 3_000)}) as started:
        yield started


@pytest.fixture
def offer(server: Server) -> Offer:
    files = [File(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in server.files.items()]
    return dataclasses.replace(OFFERS["mnist"], mirrors=(server.address,), files=tuple(files))


def fetched(offer: Offer, folder: Path) -> Progress:
    """What comes of a download."""
    download = Download(offer, folder)
    assert download.progress == Progress("waiting", 0, offer.size)
    download.start()
    download.join(20)
    assert download.progress.over
    return download.progress


def there(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_all_files_come(offer: Offer, server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "новое место"
    assert not offer.is_in(folder)
    end = fetched(offer, folder)
    assert end == Progress("done", offer.size, offer.size, "127.0.0.1")
    assert there(folder) == server.files
    assert offer.is_in(folder)
    assert fetched(offer, folder).state == "done"
    assert len(server.asked) == 2  # what is there is not asked for again


def test_what_was_cut_off_goes_on_from_there(offer: Offer, server: Server, tmp_path: Path) -> None:
    server.cuts = 1
    assert fetched(offer, tmp_path).state == "done"
    assert server.asked[:2] == [("images.gz", ""), ("images.gz", "bytes=100000-")]
    assert there(tmp_path) == server.files


def test_another_day_it_goes_on_from_there(offer: Offer, server: Server, tmp_path: Path) -> None:
    server.cuts = module.TRIES
    end = fetched(offer, tmp_path)
    assert (end.state, end.why) == ("failed", "The connection to 127.0.0.1 was cut; try again: it goes on from there.")
    assert there(tmp_path).keys() == {"images.gz.part"}
    place = len(there(tmp_path)["images.gz.part"])
    assert place == 175_000
    assert fetched(offer, tmp_path).state == "done"
    assert ("images.gz", f"bytes={place}-") in server.asked
    assert there(tmp_path) == server.files


def test_a_server_without_ranges_sends_it_anew(offer: Offer, server: Server, tmp_path: Path) -> None:
    server.cuts, server.ranges = 1, False
    assert fetched(offer, tmp_path).state == "done"
    assert there(tmp_path) == server.files


def test_what_is_not_what_it_should_be_is_removed(offer: Offer, server: Server, tmp_path: Path) -> None:
    server.files["images.gz"] = content(2, 200_000)
    end = fetched(offer, tmp_path)
    assert end.state == "failed"
    assert end.why.startswith("images.gz is not what it should be (its SHA-256 differs): it was removed")
    assert there(tmp_path) == {}
    (tmp_path / "images.gz.part").write_bytes(b"of another day")  # and what it would have been joined to
    server.files["images.gz"] = content(0, 200_000)
    assert fetched(offer, tmp_path).state == "failed"
    assert fetched(offer, tmp_path).state == "done"


def test_a_file_that_does_not_end_is_left(offer: Offer, server: Server, tmp_path: Path) -> None:
    server.files["images.gz"] += b"and more"
    assert "longer than it should be" in fetched(offer, tmp_path).why
    assert "images.gz" not in there(tmp_path)


def test_another_mirror_is_tried(offer: Offer, server: Server, tmp_path: Path) -> None:
    closed = "http://127.0.0.1:9/"
    both = dataclasses.replace(offer, mirrors=(server.address + "gone/", closed, server.address))
    assert fetched(both, tmp_path).state == "done"
    assert server.asked[0] == ("gone/images.gz", "")
    alone = dataclasses.replace(offer, mirrors=(server.address + "gone/",))
    assert fetched(alone, tmp_path / "other").why == "127.0.0.1 does not send it (404 Not Found)."
    nowhere = dataclasses.replace(offer, mirrors=(closed,))
    assert "127.0.0.1 cannot be reached (" in fetched(nowhere, tmp_path / "other").why


@pytest.mark.parametrize("way", ["slow", "silent"])
def test_it_is_left_at_once_and_goes_on_another_time(offer: Offer, server: Server, tmp_path: Path, way: str) -> None:
    server.pause, server.silent = (0.05, False) if way == "slow" else (0.0, True)
    download = Download(offer, tmp_path)
    download.start()
    while not server.asked or (way == "slow" and not download.progress.done):
        time.sleep(0.01)
    began = time.perf_counter()
    download.cancel()
    assert download.progress.state == "cancelled"
    download.join(0.5)
    assert time.perf_counter() - began < 0.5
    assert not download._thread.is_alive()
    assert download.progress.state == "cancelled"
    assert not set(there(tmp_path)) & set(server.files)
    server.pause, server.silent = 0.0, False
    assert fetched(offer, tmp_path).state == "done"


def test_nothing_is_followed_out_of_https(offer: Offer, server: Server, tmp_path: Path) -> None:
    server.moved = "http://example.org/images.gz"
    end = fetched(offer, tmp_path)
    assert end.why == (
        "example.org leads to http://example.org/images.gz, which is not encrypted (https); it was not followed."
    )
    plain = dataclasses.replace(offer, mirrors=("http://example.org/",))
    assert "not encrypted" in fetched(plain, tmp_path).why
    assert len(server.asked) == 1


def test_who_cannot_prove_who_it_is_is_not_talked_to(offer: Offer, server: Server, tmp_path: Path) -> None:
    encrypted = dataclasses.replace(offer, mirrors=(server.address.replace("http:", "https:"),))
    end = fetched(encrypted, tmp_path)
    assert (end.state, end.done) == ("failed", 0)
    assert end.why.startswith("127.0.0.1 cannot be reached (")
    assert there(tmp_path) == {}


def test_a_redirect_within_https_is_followed(offer: Offer, server: Server, tmp_path: Path) -> None:
    with Server(server.files) as first:
        first.moved = server.address + "images.gz"
        one = dataclasses.replace(offer, mirrors=(first.address,), files=offer.files[:1])
        assert fetched(one, tmp_path).state == "done"


def test_a_full_disk_is_told_and_nothing_takes_up_the_rest(
    offer: Offer, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert fetched(offer, tmp_path).why == f"There is no room left in {tmp_path}; make some, or choose another folder."
    assert there(tmp_path) == {}


def test_a_folder_that_cannot_be_written_to_is_told(offer: Offer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be written to" in fetched(offer, tmp_path / "file" / "below").why


def test_what_is_offered_is_whole() -> None:
    for name, offer in OFFERS.items():
        assert offer.name == name
        assert len(offer.files) == 4
        assert all(len(bytes.fromhex(file.sha256)) == 32 for file in offer.files)
        assert len({file.sha256 for file in offer.files}) == 4
        assert all(mirror.startswith("https://") and mirror.endswith("/") for mirror in offer.mirrors)
        assert len(offer.mirrors) > 1
    assert OFFERS["mnist"].size == 11_594_722
    assert OFFERS["fashion_mnist"].size == 30_878_645


def test_a_name_is_a_place(offer: Offer, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(downloads, "OFFERS", {"mnist": offer})
    assert place_of(str(tmp_path)) == tmp_path
    with pytest.raises(ProblemError, match=r"MNIST is not on this machine yet: .* “wgan-desktop download mnist”"):
        place_of(" mnist ")
    assert not server.asked
    assert fetched(offer, offer.place).state == "done"
    assert place_of(" mnist ") == offer.place
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mnist").mkdir()
    assert place_of("mnist") == Path("mnist")
