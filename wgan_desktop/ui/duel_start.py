"""What is seen where there is no duel yet: what one is, and the ways to begin one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm

WIDTH = 560  # pixels of the text, at scale 1
START = "duel.start."
AGAINST = "duel.against"


class DuelStart(QWidget):
    """A few words, and a button for each duel there is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title, self.words = QLabel(), QLabel()
        self.title.setProperty("role", "heading")
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.buttons: dict[str, QPushButton] = {}
        self._texts: dict[str, QLabel] = {}
        self._outer = QVBoxLayout(self)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._outer.addStretch(1)
        self._outer.addWidget(self._inner, 0, Qt.AlignmentFlag.AlignHCenter)
        self._outer.addStretch(2)
        self.retheme(theme)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """A button for each of the actions that begin a duel, with what it shows below it."""
        for name, action in actions.items():
            if not (name.startswith(START) or name == AGAINST):
                continue
            if name not in self.buttons:
                button, text = QPushButton(), QLabel()
                button.clicked.connect(action.trigger)
                calm(button)
                text.setProperty("role", "caption")
                text.setWordWrap(True)
                self._column.addWidget(button)
                self._column.addWidget(text)
                self.buttons[name], self._texts[name] = button, text
            self.buttons[name].setText(action.text())
            self._texts[name].setText(action.toolTip())
        for button in list(self.buttons.values())[:1]:
            button.setProperty("role", "main")
            button.style().polish(button)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self._inner.setFixedWidth(theme.px(WIDTH))
        self._column.setSpacing(theme.px(8))
        self.title.setText(tr("The duel"))
        self.words.setText(
            tr(
                "Two runs side by side and in step: the same problem, batches, latents, seed and, where the shapes agree, "
                "the same initial weights. Only the method differs. Change it while they run."
            )
        )
