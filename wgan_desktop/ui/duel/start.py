"""What is seen where there is no duel yet: what one is, and the ways to begin one."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import push_button

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
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        middle, outer = QHBoxLayout(), QVBoxLayout(self)
        middle.addStretch()
        middle.addWidget(self._inner)
        middle.addStretch()
        outer.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(2)
        self.retheme(theme)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """A button for each of the actions that begin a duel, with what it shows below it."""
        for name, action in actions.items():
            if name.startswith((START, AGAINST)) and name not in self.buttons:
                self._add(name, action)

    def _add(self, name: str, action: QAction) -> None:
        button, text = push_button(action.trigger), QLabel()
        button.setProperty("role", "" if self.buttons else "main")
        text.setProperty("role", "caption")
        text.setWordWrap(True)
        self._column.addWidget(button)
        self._column.addWidget(text)
        self.buttons[name] = button

        def say() -> None:
            button.setText(action.text())
            text.setText(action.toolTip())

        action.changed.connect(say)
        say()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self._inner.setFixedWidth(theme.px(WIDTH))
        self._column.setSpacing(theme.px(8))
        self.title.setText(tr("The duel"))
        self.words.setText(
            tr(
                "Two runs side by side and in step: the same problem, latents and seed, the same first weights where "
                "the shapes agree, the same batches where they make as many critic steps. Change the methods while "
                "they run."
            )
        )
