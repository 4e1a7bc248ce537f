"""The least sizes of pictures, which grow with what is drawn in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.drawing.captioned import Captioned
from wgan_desktop.ui.drawing.chart import Chart
from wgan_desktop.ui.drawing.ground import Ground
from wgan_desktop.ui.drawing.sketch import Sketch
from wgan_desktop.ui.drawing.span import Span
from wgan_desktop.ui.drawing.stage import Stage
from wgan_desktop.ui.nothing import nothing
from wgan_desktop.ui.theme import Theme

PICTURES: dict[str, Callable[[Theme], QWidget]] = {
    "captioned": Captioned,
    "sketch": Sketch,
    "ground": Ground,
    "stage": lambda theme: Stage(theme, lambda x, y, unit: ()),
    "chart": lambda theme: Chart(theme, Span(), nothing, nothing),
}


def least(picture: QWidget) -> QSize:
    """What a layout leaves it at least."""
    return picture.minimumSize().expandedTo(QSize() if picture.minimumHeight() else picture.minimumSizeHint())


@pytest.mark.parametrize("name", PICTURES)
def test_the_least_size_is_in_scale(qtbot: QtBot, name: str) -> None:
    picture = PICTURES[name](Theme())
    qtbot.addWidget(picture)
    before = least(picture)
    assert before.height() >= 60
    picture.retheme(Theme(scale=1.5))  # type: ignore[attr-defined]
    assert least(picture) == before * 1.5
