"""What is told about chosen tiles, below their grid: a title, pictures, and a way out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from wgan_desktop.ui.drawing.pictures import Pictures
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm

HEIGHT = 184  # pixels at scale 1


class TileCard(QWidget):
    """A title with two buttons over pictures, and a note.

    Signals
    -------
    again()
        A person wants the same of the present step.
    closed()
        They have seen enough.
    """

    again = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.title, self.note, self.pictures = QLabel(), QLabel(), Pictures(theme)
        for label, role in ((self.title, "title"), (self.note, "caption")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.renew, self.leave = self.button("restart", self.again.emit), self.button("close", self.closed.emit)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.renew)
        head.addWidget(self.leave)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addLayout(head)
        self.body = QHBoxLayout()
        self.body.addWidget(self.pictures, 3)
        self.column.addLayout(self.body, 1)
        self.column.addWidget(self.note)
        self.hide()

    def button(self, picture: str, call: object) -> QToolButton:
        """A button with an icon, which is named by `dress`."""
        button = QToolButton()
        button.setProperty("picture", picture)
        button.clicked.connect(lambda _=False: call())  # type: ignore[operator]
        calm(button)
        return button

    def dress(self, button: QToolButton, name: str, tip: str) -> None:
        """Give a button its icon in the theme's colour, its name and its tooltip."""
        button.setIcon(icon(button.property("picture"), self.theme, "muted", size=16))
        button.setIconSize(QSize(self.theme.px(16), self.theme.px(16)))
        button.setAccessibleName(name)
        button.setToolTip(tip)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        self.column.setSpacing(theme.px(4))
        self.body.setSpacing(theme.px(12))
        self.pictures.retheme(theme)
        self.setMinimumHeight(theme.px(HEIGHT))
        self.dress(self.renew, tr("Once more"), tr("The same question about the present step."))
        self.dress(self.leave, tr("Close"), tr("Show the grid alone again."))
