from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QTextEdit

from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.window import dialogs

LISTED = "The program holds the work of others:\n\nThing 1.0: MIT"


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The notices of a bundle, of which a reader of all would come to what is no UTF-8."""
    file = tmp_path / "THIRD-PARTY.txt"
    file.write_bytes(f"{LISTED}\n\n{'=' * 80}\nThing 1.0: MIT\n".encode() + b"Do. " * 100_000 + b"\xff")
    monkeypatch.setattr(dialogs.resources, "files", lambda package: tmp_path)
    return file


def test_about_lists_the_work_of_others_and_says_where_the_texts_lie(window: MainWindow, bundle: Path) -> None:
    window.dialogs.about()
    (box,) = window.findChildren(QMessageBox)
    assert box.detailedText() == f"{LISTED}\n\n{bundle}"
    assert [each.toPlainText() for each in box.findChildren(QTextEdit)] == [box.detailedText()]
    box.close()


def test_a_source_holds_nobodys_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs.resources, "files", lambda package: tmp_path)
    assert dialogs.others() == ""
