"""Files are written whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from wgan_desktop.core.files import cache_folder, data_folder, log_folder, settings_folder, write_whole


def test_folders_are_made_and_old_content_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "ё 🙂.toml"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    path = tmp_path / "kept"
    write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if fails == "fsync" else Path, fails, full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_folder_is_the_persons_choice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WGAN_DESKTOP_HOME", str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv("WGAN_DESKTOP_HOME")
    assert "wgan-desktop" in str(data_folder())


def test_logs_lie_where_the_system_keeps_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WGAN_DESKTOP_HOME", str(tmp_path))
    assert log_folder() == tmp_path / "log"
    monkeypatch.delenv("WGAN_DESKTOP_HOME")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    places = {"linux": tmp_path / "state" / "wgan-desktop", "darwin": tmp_path / "Library" / "Logs" / "wgan-desktop"}
    if sys.platform in places:
        assert log_folder().is_relative_to(places[sys.platform])
    assert log_folder() not in (settings_folder(), data_folder(), cache_folder())


@pytest.mark.skipif(os.name == "nt", reason="platform: links and devices of this kind are POSIX's")
def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "target", tmp_path / "link", tmp_path / "pipe"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="not an ordinary file"):
        write_whole(pipe, b"new")
    assert pipe.is_fifo()
