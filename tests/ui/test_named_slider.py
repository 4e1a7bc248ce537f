"""A slider between its name and its value."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open
from tests.ui.fakes import FakeSession
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


def test_it_keeps_its_keys_from_the_window(open_window: Open, session: FakeSession, qtbot: QtBot) -> None:
    window = open_window(panels=["heaps"])
    sliders = window.docks["heaps"].findChildren(NamedSlider)
    assert sliders
    for slider in sliders:
        slider.slider.setFocus(Qt.FocusReason.TabFocusReason)
        before = slider.slider.value()
        qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
        assert slider.slider.value() > before
        slider.slider.clearFocus()
        qtbot.mouseClick(slider.slider, Qt.MouseButton.LeftButton)
        assert not slider.slider.hasFocus()  # Right is a step again
    assert [said for said in session.said if said[0] == "advance"] == []
