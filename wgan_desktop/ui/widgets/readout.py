"""A number or a few words that change many times a second."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.ui.theme import Role, Theme

BOLD = ("heading", "title")  # roles that are told from others by their weight as well


class Readout(QWidget):
    """Draws its text itself, in a place of fixed size: a label would lay the whole window out anew at every change.

    Parameters
    ----------
    caption : str
        What stands under the text until `say` gives a detail; empty for a readout of one line.
    role : str
        The text's place in the type scale.
    characters : int
        How many fit; 0: as many as there is room for.
    color : str
        The text's: the name of a token.
    align : Qt.AlignmentFlag
    """

    def __init__(
        self,
        caption: str,
        role: Role,
        characters: int,
        color: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__()
        self.caption, self.role, self.characters, self.color, self.align = caption, role, characters, color, align
        self.text, self.two_lines = "", bool(caption)
        self.theme = Theme()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        width, height = self._size()
        if self.characters:
            self.setFixedSize(width, height)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(height)
        self.update()

    def say(self, text: str, tip: str = "", detail: str | None = None) -> None:
        """Show ``text``, and ``detail`` in the place of the caption."""
        caption = self.caption if detail is None else detail
        if (text, caption) != (self.text, self.caption):
            self.text, self.caption = text, caption
            self.setAccessibleName(f"{text} {caption}".strip())
            self.update()
        if tip != self.toolTip():
            self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        """Room for so many characters."""
        return QSize(*self._size())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the caption below it; what does not fit ends in an ellipsis and is whole in the tooltip."""
        top = self._line(self.role)
        with QPainter(self) as painter:  # a painter left open by an exception would end the program
            if not self.two_lines:
                self._draw(painter, self.rect(), self.role, self.color, self.text)
                return
            self._draw(painter, QRect(0, 0, self.width(), top), self.role, self.color, self.text)
            below = QRect(0, top, self.width(), self._line("caption"))
            self._draw(painter, below, "caption", "muted", self.caption)

    def _draw(self, painter: QPainter, place: QRect, role: Role, color: str, text: str) -> None:
        painter.setFont(self.theme.font(role, bold=role in BOLD))
        painter.setPen(self.theme.color(color))
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, self.align | Qt.AlignmentFlag.AlignVCenter, text)

    def _line(self, role: Role) -> int:
        return QFontMetrics(self.theme.font(role, bold=role in BOLD)).height()

    def _size(self) -> tuple[int, int]:
        font = self.theme.font(self.role, bold=self.role in BOLD)
        width = QFontMetrics(font).horizontalAdvance("0") * self.characters
        return width, self._line(self.role) + (self._line("caption") if self.two_lines else 0)
