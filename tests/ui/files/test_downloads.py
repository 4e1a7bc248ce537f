"""The dialog that downloads, from a server on this machine."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.core import made_pictures as made
from tests.run.made_server import Server
from tests.ui.fakes import FakeSession
from wgan_desktop.core.downloads import OFFERS, File, Offer
from wgan_desktop.ui.files.downloads import DownloadDialog
from wgan_desktop.ui.main_window import MainWindow

Open = Callable[[], DownloadDialog]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server({"train-images-idx3-ubyte.gz": made.mnist(tmp_path).read_bytes()}) as started:
        yield started


@pytest.fixture
def offer(server: Server) -> Offer:
    files = [File(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in server.files.items()]
    return dataclasses.replace(OFFERS["mnist"], mirrors=(server.address,), files=tuple(files))


@pytest.fixture
def opened(window: MainWindow, offer: Offer, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens it by its menu entry."""
    monkeypatch.setattr("wgan_desktop.ui.window.dialogs.OFFERS", {"mnist": offer})

    def call() -> DownloadDialog:
        window.actions_of.run("file.download_mnist")
        return window.findChildren(DownloadDialog)[-1]

    return call


def test_it_says_everything_before_it_asks_the_network(opened: Open, server: Server, offer: Offer) -> None:
    dialog = opened()
    assert dialog.isVisible()
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for word in (
        "digits",
        "MB",
        "CC BY-SA 3.0",
        "LeCun",
        "127.0.0.1",
        str(offer.place),
        "Nothing is downloaded before",
    ):
        assert word in texts
    assert not dialog.leave.isVisible()
    dialog.close()
    assert server.asked == []


def test_it_downloads_and_learns(
    window: MainWindow, session: FakeSession, opened: Open, server: Server, offer: Offer, qtbot: QtBot
) -> None:
    dialog = opened()
    dialog.begin.click()
    qtbot.waitUntil(lambda: session.settings.problem == "images")
    assert (session.settings.path, session.settings.pixels) == ("mnist", 28)
    assert "MNIST" in window.bar.notices._message
    qtbot.waitUntil(lambda: not window.findChildren(DownloadDialog))
    window.steering.edits.undo()
    assert session.settings.problem != "images"
    window.actions_of.run("file.download_mnist")  # it is there: no dialog
    assert session.settings.path == "mnist"
    assert len(server.asked) == 1


def test_it_goes_where_it_is_told_to(
    window: MainWindow, session: FakeSession, opened: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files.ask_folder = lambda title: tmp_path
    dialog = opened()
    dialog.change.click()
    assert dialog.to.text() == str(tmp_path / "mnist")
    dialog.begin.click()
    qtbot.waitUntil(lambda: session.settings.path == str(tmp_path / "mnist"))


def test_it_can_be_cancelled_and_goes_on(opened: Open, session: FakeSession, server: Server, qtbot: QtBot) -> None:
    server.silent = True
    dialog = opened()
    dialog.begin.click()
    assert dialog.leave.isVisible()
    assert not dialog.begin.isVisible()
    qtbot.waitUntil(lambda: bool(server.asked))
    download = dialog.download
    assert download is not None
    dialog.leave.click()
    assert "Cancelled" in dialog.words.text()
    download.join(0.5)
    server.silent = False
    dialog.begin.click()
    qtbot.waitUntil(lambda: session.settings.problem == "images")


def test_closing_it_leaves_the_download(window: MainWindow, opened: Open, server: Server, qtbot: QtBot) -> None:
    server.silent = True
    dialog = opened()
    dialog.begin.click()
    download = dialog.download
    assert download is not None
    dialog.shut.click()
    assert download.progress.state == "cancelled"
    download.join(5)


def test_what_fails_is_told_and_can_be_tried_again(
    opened: Open, session: FakeSession, server: Server, qtbot: QtBot
) -> None:
    files, server.files = server.files, {}
    dialog = opened()
    dialog.begin.click()
    qtbot.waitUntil(lambda: "404" in dialog.words.text())
    assert dialog.words.property("role") == "complaint"
    assert dialog.begin.isVisible()
    server.files = files
    dialog.begin.click()
    qtbot.waitUntil(lambda: session.settings.problem == "images")


def test_it_follows_language_and_size_and_stays_the_only_one(window: MainWindow, opened: Open) -> None:
    dialog = opened()
    wide = dialog.minimumWidth()
    window.actions_of.run("language.ru")
    window.zoom(1)
    assert opened() is dialog
    assert len(window.findChildren(DownloadDialog)) == 1
    for said, english in (
        (dialog.windowTitle(), "Download"),
        (dialog.words.text(), "Nothing"),
        (dialog.shut.text(), "C"),
    ):
        assert said
        assert not said.startswith(english)
    captions = {label.text() for label in dialog.findChildren(QLabel)}
    assert captions.isdisjoint({"What", "Size", "Licence", "Source", "From", "To"})
    assert dialog.minimumWidth() > wide
    dialog.close()
    again = opened()
    assert again.isVisible()
    again.close()
