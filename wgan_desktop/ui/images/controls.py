"""What one chooses about a sample grid."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.tiles import SIDES, Kind
from wgan_desktop.ui.drawing.chips import Chips, ChipSpec
from wgan_desktop.ui.drawing.glyphs import arrow, ramp, ray
from wgan_desktop.ui.drawing.mosaic import SIDE
from wgan_desktop.ui.drawing.wrapping import WrappingLayout
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.choice_box import ChoiceBox

SHOWN: Mapping[str, tuple[Kind, ...]] = {
    "both": ("real", "generated"),
    "generated": ("generated",),
    "real": ("real",),
    "averaged": ("generated", "averaged"),
}
LISTS = ("shown", "side")

CHIPS = (
    ChipSpec("scores", "Scores", "The critic's value f below each image: the higher, the more real it thinks it.",
             ramp, on=False),
    ChipSpec("sorted", "By score", "The images with the highest score first.", arrow, on=False),
    ChipSpec("walk", "Walk", "Choose two generated images, and see what lies between them in the space of latents.",
             ray, on=False),
)  # fmt: skip


class SampleControls(QWidget):
    """Which images, how many, and what about them.

    Signals
    -------
    changed()
        A person chose something else.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.choices, self.chips = {name: ChoiceBox(theme) for name in LISTS}, Chips(CHIPS, theme)
        self._line = WrappingLayout(self)
        for box in self.choices.values():
            box.chosen.connect(lambda _: self.changed.emit())
            self._line.addWidget(box)
        for chip in self.chips.chips.values():
            self._line.addWidget(chip)
        self.chips.switched.connect(self._switch)
        policy = self.chips.sizePolicy()
        self.setSizePolicy(policy)
        self.retheme(theme)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What is shown, from left to right."""
        return SHOWN[str(self.choices["shown"].currentData())]

    @property
    def side(self) -> int:
        """How many tiles along a side."""
        return int(self.choices["side"].currentData())

    @property
    def scores(self) -> bool:
        """Whether what the critic says is to be known: to be read, or to sort by."""
        return self.chips.on("scores") or self.chips.on("sorted")

    def choose(self, name: str, value: str) -> None:
        """Choose from a list, as a person would."""
        self.choices[name].show_value(value)
        self.changed.emit()

    def _switch(self, name: str, on: bool) -> None:
        if name == "sorted" and on and not self.chips.on("scores"):
            self.chips.toggle("scores")
        elif name == "scores" and not on and self.chips.on("sorted"):
            self.chips.toggle("sorted")
        self.changed.emit()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self._line.setSpacing(theme.px(6))
        self.chips.retheme(theme)
        shown = {
            "both": tr("Real and generated"),
            "generated": tr("Generated"),
            "real": tr("Real"),
            "averaged": tr("Generated and averaged"),
        }
        sides = {str(side): f"{side} × {side}" for side in SIDES}
        self.choices["shown"].ask(tr("Which images"), shown, theme, "both")
        self.choices["side"].ask(tr("How many images"), sides, theme, str(SIDE))
