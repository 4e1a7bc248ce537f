"""What one chooses in either laboratory: two shapes, a cost, what is shown; and a button to carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.chips import Chips, ChipSpec
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.laboratory.shape_list import ShapeList
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import push_button
from wgan_desktop.ui.widgets.choice_box import ChoiceBox
from wgan_desktop.ui.widgets.signs import Signs

COSTS = {"1": Said("cost |x − y|"), "2": Said("cost |x − y|²")}


class LaboratoryControls(QWidget):
    """Both shapes, a cost, and what the subclass names besides, which lays it all out.

    Signals
    -------
    chosen(str, str)
        A person chose: which list, and the value.
    carry()
        Begin or stop.
    switched(str, bool)
        A chip went on or off.
    """

    chosen = Signal(str, str)
    carry = Signal()
    switched = Signal(str, bool)

    def __init__(
        self, theme: Theme, shapes: ShapeList[Any], lists: Iterable[str], chips: Iterable[ChipSpec], cost: str
    ) -> None:
        super().__init__()
        self._shapes_of, self._cost = shapes, cost
        self.choices = {name: ChoiceBox(theme) for name in lists}
        for name, box in self.choices.items():
            box.chosen.connect(lambda value, name=name: self.chosen.emit(name, value))
        self.names, self.chips, self.carry_button = Signs(), Chips(chips, theme), push_button(self.carry.emit)
        self.carry_button.setProperty("role", "main")
        self.chips.switched.connect(self.switched)

    def value(self, name: str) -> str:
        """What is chosen in a list."""
        return str(self.choices[name].currentData())

    def show_carrying(self, *, carrying: bool) -> None:
        """Say what the button to carry does now."""
        self.carry_button.setText(tr("Stop") if carrying else tr("Carry"))
        self.carry_button.setAccessibleName(tr("Stop carrying") if carrying else tr("Carry the earth"))

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.names.dress(theme, self.choices["earth"].sizeHint().height())
        self.chips.retheme(theme)
        shapes, first = self._shapes_of.labels, self._shapes_of.first
        self.choices["earth"].ask(tr("Shape of the earth p_θ"), shapes, theme, first["earth"])
        self.choices["holes"].ask(tr("Shape of the holes p_data"), shapes, theme, first["holes"])
        self.choices["cost"].ask(tr("Cost of a grain's way"), translated(COSTS), theme, self._cost)


def translated(words: Mapping[str, str]) -> dict[str, str]:
    """Labels in the person's language."""
    return {value: tr(label) for value, label in words.items()}
