"""What the program says of itself."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from wgan_desktop.core.version import own_version
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow


@pytest.mark.parametrize("code", ["en", "ru"])
def test_it_names_its_version(window: MainWindow, qtbot: QtBot, code: str) -> None:
    set_language(code)
    window.actions_of.by_name["help.about"].trigger()
    (box,) = window.findChildren(QMessageBox)
    assert own_version() in box.text()
    box.close()
