"""The row above the columns: what the runs share, swapping their losses, and who takes part."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm
from wgan_desktop.ui.widgets.readout import Readout

SHARES = ("duel.steps", "duel.seconds")
BUTTONS = ("duel.swap", "duel.add", "duel.plate", "duel.leave")


class DuelBar(QWidget):
    """Buttons for the duel's actions.

    Parameters
    ----------
    theme : Theme
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons = {name: QToolButton() for name in (*SHARES, *BUTTONS)}
        self.words = Readout("", "body", characters=0, color="muted")
        self._row = QHBoxLayout(self)
        for name in SHARES:
            self._row.addWidget(self.buttons[name])
        self._row.addWidget(self.words, 1)
        for name in BUTTONS:
            self._row.addWidget(self.buttons[name])
        for button in self.buttons.values():
            button.setProperty("role", "boxed")
            calm(button)
        self.retheme(theme)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what the actions of their names do."""
        for name, button in self.buttons.items():
            button.setDefaultAction(actions[name])
            button.setAccessibleName(actions[name].text())

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(6))
        self.words.retheme(theme)

    def say(self, text: str) -> None:
        """What the runs have in common, in words."""
        self.words.say(text, text)
