"""A small button that says which scale is in use, and offers the others."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.scales import Kind
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm

SCALES: dict[Kind, str] = {"linear": Said("linear"), "log": Said("log"), "symlog": Said("symlog")}


class ScaleButton(QToolButton):
    """Lies over a plot's upper right corner.

    Signals
    -------
    chosen(str)
        A person chose this scale.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._parent, self._kind = parent, next(iter(SCALES))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setProperty("role", "over")  # opaque: the topmost grid line ends where it begins
        self.setMenu(QMenu(self))
        self._choices = QActionGroup(self)
        for kind in SCALES:
            action = self.menu().addAction("")
            action.setCheckable(True)
            action.setData(kind)
            self._choices.addAction(action)
        self._choices.triggered.connect(lambda action: self.chosen.emit(action.data()))
        calm(self)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other sizes and another language."""
        self.setAccessibleName(tr("Scale of the upright axes"))
        self.setToolTip(tr("Scale of the upright axes. Losses may be negative: log is symlog for them."))
        for action in self._choices.actions():
            action.setText(tr(SCALES[action.data()]))
        self.show_kind(self._kind)

    def show_kind(self, kind: Kind) -> None:
        """Say that this scale is in use, without reporting it."""
        self._kind = kind
        for action in self._choices.actions():
            action.setChecked(action.data() == kind)
        self.setText(tr(SCALES[kind]) + " ▾")
        self.place()

    def place(self) -> None:
        """Go to the upper right corner."""
        self.adjustSize()
        self.move(self._parent.width() - self.width(), 0)
        self.raise_()
