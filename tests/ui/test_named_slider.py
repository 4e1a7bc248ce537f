"""A slider between its name and its value."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.named_slider import NamedSlider
from wgan_desktop.ui.widgets.scale import SliderScale


@pytest.mark.parametrize("value", [-4.0, -0.0144, -0.00123, -1.23e-4, -1.5e-16, 0.1])
def test_the_whole_value_is_read(qtbot: QtBot, value: float) -> None:
    slider = NamedSlider(SliderScale(-4.0, 4.0, logarithmic=False, whole=False))
    qtbot.addWidget(slider)
    slider.call("θ", "theta", Theme())
    slider.show_value(value)
    shown = slider.value
    assert QFontMetrics(shown.theme.font(shown.role)).horizontalAdvance(shown.text) <= shown.width(), shown.text
