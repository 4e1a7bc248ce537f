"""The presets that one run of a duel can take on, behind a button: their titles are wider than its column."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from wgan_desktop.core.presets import presets
from wgan_desktop.ui.duel.chips import letter
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm

SIDE = 18  # pixels of the icon, at scale 1


class PresetButton(QToolButton):
    """Offers the presets; the one that the run has is ticked.

    Parameters
    ----------
    index : int
        Which run it is.
    theme : Theme

    Signals
    -------
    chosen(str)
        A person chose this preset.
    """

    chosen = Signal(str)

    def __init__(self, index: int, theme: Theme) -> None:
        super().__init__()
        self._index = index
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu, self._choices = QMenu(self), QActionGroup(self)
        self._choices.setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        for name in presets():
            action = menu.addAction("")
            action.setCheckable(True)
            action.setData(name)
            self._choices.addAction(action)
        menu.setToolTipsVisible(True)
        self.setMenu(menu)
        self._choices.triggered.connect(lambda action: self.chosen.emit(action.data()))
        calm(self)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.setIcon(icon("presets", theme, "muted", size=SIDE))
        self.setIconSize(QSize(theme.px(SIDE), theme.px(SIDE)))
        said = tr("Preset of run {run}", run=letter(self._index))
        self.setToolTip(said)
        self.setAccessibleName(said)
        known = presets()
        for action in self._choices.actions():
            action.setText(tr(known[action.data()].title))
            action.setToolTip(f"<p>{tr(known[action.data()].text)}</p>")

    def show_value(self, name: str) -> None:
        """Tick a preset, without reporting it; an empty name: none."""
        for action in self._choices.actions():
            action.setChecked(action.data() == name)
