"""A sentence that changes many times a second and is read to its end: in as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent

from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Lines(Readout):
    """A readout that wraps.  It becomes higher where it must, and lower only when it `begin`s anew: nothing jumps.

    Parameters
    ----------
    color : str
        The name of a token.
    """

    def __init__(self, color: str) -> None:
        super().__init__("", "caption", 0, color)

    def begin(self) -> None:
        """Something else is spoken of from now on."""
        self._fit(anew=True)

    def say(self, text: str, tip: str = "", detail: str | None = None) -> None:
        """Show ``text``."""
        super().say(text, tip, detail)
        self._fit()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        super().retheme(theme)
        self._fit(anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit it to another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(anew=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all of it."""
        with QPainter(self) as painter:
            painter.setFont(self.theme.font(self.role))
            painter.setPen(self.theme.color(self.color))
            painter.drawText(self.rect(), _WRAPPED, self.text)

    def _fit(self, *, anew: bool = False) -> None:
        letters = QFontMetrics(self.theme.font(self.role))
        needed = letters.boundingRect(QRect(0, 0, self.width(), 0), int(_WRAPPED), self.text).height()
        height = max(needed, letters.height(), 0 if anew else self.height())
        if height != self.height():
            self.setFixedHeight(height)
