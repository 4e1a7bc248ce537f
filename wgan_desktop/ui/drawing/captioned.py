"""A square picture under its name, in the middle of whatever room there is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.ui.theme import Theme

NAME = 24  # pixels of the name's line, at scale 1


class Captioned(QWidget):
    """A widget whose picture is to be compared with another's.

    Attributes
    ----------
    name : str
        In the person's language.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.name = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """A comfortable square."""
        return QSize(self.theme.px(280), self.theme.px(280))

    def minimumSizeHint(self) -> QSize:
        """Not yet too small to be read."""
        return QSize(self.theme.px(80), self.theme.px(80))

    def call(self, name: str) -> None:
        """Name the picture."""
        self.name = name
        self.setAccessibleName(name)
        self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self.updateGeometry()
        self.update()

    def room(self) -> QRectF:
        """The largest square for the picture, in the middle together with its name, if it has one."""
        line = self.theme.px(NAME) if self.name else 0
        side = max(min(self.width(), self.height() - line) - 4, 0)
        return QRectF((self.width() - side) / 2, (self.height() - side - line) / 2 + line, side, side)

    def draw_name(self, painter: QPainter, place: QRectF) -> None:
        """Draw the name, if there is one, above the picture's place."""
        painter.setFont(self.theme.font("body"))
        painter.setPen(self.theme.color("muted"))
        line = QRectF(0, place.top() - self.theme.px(NAME), self.width(), self.theme.px(NAME) - 4)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), self.name)
