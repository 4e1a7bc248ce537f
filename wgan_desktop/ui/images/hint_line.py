"""Words that come and go, and move nothing around them."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from wgan_desktop.ui.theme import Theme

LINES = 2  # that there is room for


class HintLine(QLabel):
    """What a person is to do next: its room is kept while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "accent")
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, words: str) -> None:
        """Say this; nothing for no words."""
        self.setText(words)
        self.setVisible(bool(words))

    def retheme(self, theme: Theme) -> None:
        """Take on another size."""
        self.setFixedHeight(LINES * QFontMetrics(theme.font("caption")).lineSpacing())
