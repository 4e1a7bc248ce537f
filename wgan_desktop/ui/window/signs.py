"""What presentation mode says besides: the step in big numbers, and the key that was pressed last."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QWidget

from wgan_desktop.ui.theme import SIZES, Role, Theme

KEY_SHOWN = 1200  # milliseconds


class Signs(QWidget):
    """A row with room of its own, so that neither covers what is read; as high with a key as without.

    Attributes
    ----------
    counter, key : QLabel
    """

    def __init__(self) -> None:
        super().__init__()
        self.counter, self.key = QLabel(), QLabel()
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        for part in (self.key, self.counter):
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
            part.hide()
        self._timer = QTimer(self, singleShot=True, interval=KEY_SHOWN)
        self._timer.timeout.connect(self.hush)
        self.hide()

    def seat(self, layout: QBoxLayout, place: int) -> None:
        """Stand in a layout, at the right."""
        if layout.indexOf(self) < 0:
            layout.insertWidget(place, self, 0)
        self.show()

    def dress(self, theme: Theme) -> None:
        """In the theme's colours and sizes."""
        tokens = theme.tokens
        edge = theme.px(8)
        self._row.setContentsMargins(edge, 0, edge, 0)
        self._row.setSpacing(theme.px(16))
        self.counter.setStyleSheet(_sheet("display", theme))
        badge = f"background: {tokens.surface}; border: 1px solid {tokens.muted}; border-radius: {theme.px(6)}px;"
        self.key.setStyleSheet(f"{_sheet('title', theme)} {badge} padding: 0 {theme.px(10)}px;")
        self.setFixedHeight(QFontMetrics(theme.font("display", bold=True)).height())

    def show_key(self, text: str) -> None:
        """A key was pressed."""
        self.key.setText(text)
        self.key.show()
        self._timer.start()

    def hush(self) -> None:
        """Say no more of the key."""
        self._timer.stop()
        self.key.hide()


def _sheet(role: Role, theme: Theme) -> str:
    return f"color: {theme.tokens.text}; font-size: {theme.px(SIZES[role])}px; font-weight: 600;"
