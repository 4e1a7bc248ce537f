"""What is told about chosen tiles, over what their grid leaves free: a title, pictures, and a way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from wgan_desktop.core.tiles import Kind
from wgan_desktop.ui.drawing.pictures import Pictures
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm

COLOURS: Mapping[Kind, str] = {"real": "real", "generated": "generated", "averaged": "generated"}  # tokens
HEIGHT = 140  # pixels at scale 1, at least
MOST = 200  # where there is room for more


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
        self.setObjectName("over")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
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
        edge = theme.px(8)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(theme.px(4))
        self.body.setSpacing(theme.px(12))
        self.pictures.retheme(theme)
        self.dress(self.renew, tr("Once more"), tr("The same question about the present step."))
        self.dress(self.leave, tr("Close"), tr("Show the grid alone again."))

    def lay_over(self, room: QRect, below: float, asked: Sequence[QRectF]) -> None:
        """Lie at the foot of the ``room``, over what is free ``below`` the tiles and no more if that will do.

        Else over tiles that are not ``asked`` about, there or at the top.
        """
        needed = max(self.theme.px(HEIGHT), self.column.totalMinimumHeightForWidth(room.width()))
        free = min(int(room.bottom() - below), self.theme.px(MOST))
        foot = QRect(room.left(), 0, room.width(), max(needed, free))
        foot.moveBottom(room.bottom())
        head = QRect(room.left(), room.top(), room.width(), needed)
        hidden = [sum(each.intersects(QRectF(place)) for each in asked) for place in (foot, head)]
        self.setGeometry(head if hidden[1] < hidden[0] else foot)
        self.raise_()
