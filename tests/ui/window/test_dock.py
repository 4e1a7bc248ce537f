"""A dock's title says what is not said already, and never half of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.window.dock import Dock

ABOUT = "Generated samples from fixed latents, beside real ones."


@pytest.mark.parametrize(
    ("by_tab", "width", "title"), [(False, 700, "Samples"), (True, 700, ABOUT), (True, 320, "Samples")]
)
def test_behind_a_tab_a_title_says_what_the_panel_is_about_if_there_is_room(
    qtbot: QtBot, by_tab: bool, width: int, title: str
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = Dock(window, "samples", "Samples", ABOUT, Theme())
    dock.bar.show_title(named_by_tab=by_tab)
    window.setCentralWidget(QWidget())
    window.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, dock)
    window.show()
    for wide in (320, 700, width):
        window.resize(wide, 300)
        QApplication.processEvents()
    assert dock.bar.title.text == title
    assert dock.bar.title.toolTip() == ABOUT
