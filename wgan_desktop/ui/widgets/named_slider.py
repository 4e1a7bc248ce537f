"""A slider between its name and its value."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm
from wgan_desktop.ui.widgets.readout import Readout
from wgan_desktop.ui.widgets.scale import STEPS, SliderScale

LONGEST = 10  # digits that are as wide as the widest value, −1.50e−16: a minus is wider than a digit


class NamedSlider(QWidget):
    """A slider between its name and its value.

    Signals
    -------
    moved(float)
        A person moved it there.
    """

    moved = Signal(float)

    def __init__(self, scale: SliderScale) -> None:
        super().__init__()
        self._scale = scale
        self.slider, self.name = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.value = Readout("", "body", LONGEST)
        self.slider.setRange(0, STEPS)
        calm(self.slider)
        self.slider.valueChanged.connect(lambda place: self.moved.emit(scale.value(place)))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.name, 0), (self.slider, 1), (self.value, 0)):
            line.addWidget(part, stretch)

    def show_value(self, value: float) -> None:
        """Show it without reporting it."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(self._scale.position(value))
        self.value.say(numeral(value))

    def call(self, name: str, says: str, theme: Theme) -> None:
        """Take on a name, what it does in words, and sizes."""
        self.name.setText(name)
        self.slider.setAccessibleName(says)
        self.slider.setToolTip(says)
        self.value.retheme(theme)
