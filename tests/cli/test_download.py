"""Downloading from the command line, from a server on this machine."""

from __future__ import annotations

import dataclasses
import hashlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Said, changes
from tests.core import made_pictures as made
from tests.run.made_server import Server
from wgan_desktop.core import downloads
from wgan_desktop.core.downloads import OFFERS, File

Say = Callable[..., Said]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Serves a small MNIST, which is what is offered."""
    name = "train-images-idx3-ubyte.gz"
    data = made.mnist(tmp_path).read_bytes()
    with Server({name: data}) as server:
        file = File(name, len(data), hashlib.sha256(data).hexdigest())
        small = dataclasses.replace(OFFERS["mnist"], mirrors=(server.address,), files=(file,))
        monkeypatch.setattr(downloads, "OFFERS", {"mnist": small})
        yield server


def test_what_was_downloaded_is_learnt_by_its_name(say: Say, server: Server) -> None:
    learn = changes(problem="images", path="mnist", pixels=8)
    said = say("train", *learn, "--steps", 1)
    assert said.status == 2
    assert "MNIST is not on this machine yet" in said.err
    assert "wgan-desktop download mnist" in said.err
    assert not server.asked
    said = say("download", "mnist")
    assert said.status == 0, said.err
    assert "CC BY-SA 3.0" in said.err
    assert "--set path=mnist" in said.out
    assert say("train", *learn, "--steps", 1).status == 0


def test_it_goes_where_it_is_told_to(say: Say, server: Server, tmp_path: Path) -> None:
    said = say("download", "mnist", "--to", tmp_path / "мои картинки")
    assert said.status == 0
    assert f"--set path='{tmp_path / 'мои картинки'}'" in said.out
    learn = changes(problem="images", path=tmp_path / "мои картинки", pixels=8)
    assert say("train", *learn, "--steps", 1).status == 0


def test_what_fails_is_told(say: Say, server: Server) -> None:
    server.files.clear()
    said = say("download", "mnist")
    assert said.status == 1
    assert said.err.splitlines()[-1] == "wgan-desktop: 127.0.0.1 does not send it (404 Not Found)."


def test_control_c_leaves_it(say: Say, server: Server) -> None:
    server.silent = True
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    said = say("download", "mnist")
    assert said.status == 130
    assert "the same command goes on" in said.err


def test_what_is_not_offered_is_told(say: Say) -> None:
    said = say("download", "fashion-mnist")
    assert said.status == 2
    assert "did you mean 'fashion_mnist'?" in said.err
    assert say("download", "mnist", "--into", "x").status == 2
