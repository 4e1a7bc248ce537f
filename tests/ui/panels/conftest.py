"""Panels alone, each in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.panels import Panel
from wgan_desktop.ui.theme import Theme

P = TypeVar("P", bound=Panel)
Shown = Callable[[type[P], int, int], P]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown[P]]:
    """Make a panel of a kind, so large, and show it until the test is over."""
    made: list[Panel] = []

    def show(kind: type[P], width: int, height: int) -> P:
        panel = kind(Theme())
        made.append(panel)
        qtbot.addWidget(panel.widget)
        panel.widget.resize(width, height)
        with qtbot.waitExposed(panel.widget):
            panel.widget.show()
        return panel

    yield show
    for panel in made:
        panel.widget.hide()
