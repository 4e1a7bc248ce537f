"""A list to choose from."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyleOptionComboBox, QWidget

from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm

ARROW = 40  # pixels beside the label
SLACK = 4  # advances are rounded


class ChoiceBox(QComboBox):
    """A combo box of named values, each with a tooltip.

    Signals
    -------
    chosen(str)
        A person chose this value.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(20)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))
        calm(self)

    def offer(self, choices: Mapping[str, str], tips: Mapping[str, str] | None = None) -> None:
        """Replace what can be chosen: value to label, and value to tooltip."""
        self.clear()
        for index, (value, label) in enumerate(choices.items()):
            self.addItem(label, value)
            self.setItemData(index, (tips or {}).get(value, ""), Qt.ItemDataRole.ToolTipRole)

    def show_value(self, value: str) -> None:
        """Show ``value`` as chosen without reporting it."""
        index = self.findData(value)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def ask(self, says: str, choices: Mapping[str, str], theme: Theme, first: str = "") -> None:
        """Offer choices, again in another language or size; what was chosen stays, at first it is ``first``."""
        before = self.currentData() or first or next(iter(choices))
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.offer(choices)
        self.show_value(before)
        self.fit(theme)

    def fit(self, theme: Theme) -> None:
        """Become as wide as the longest label needs."""
        self.theme = theme
        self.setFixedWidth(self.needed)

    @property
    def needed(self) -> int:
        """The width in which none of its labels is cut."""
        letters = QFontMetrics(self.theme.font("body"))
        longest = max(letters.horizontalAdvance(self.itemText(index)) for index in range(self.count()))
        return longest + self.theme.px(ARROW + SLACK)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What does not fit ends in an ellipsis."""
        super().initStyleOption(option)
        room = self.width() - self.theme.px(ARROW)
        option.currentText = QFontMetrics(self.font()).elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the theme's colour: a stylesheet can only take it from a file of one colour."""
        super().paintEvent(event)
        size = self.theme.px(16)
        place = QRect(self.width() - size - self.theme.px(6), (self.height() - size) // 2, size, size)
        with QPainter(self) as painter:
            icon("down", self.theme, "muted", size=16).paint(painter, place)
