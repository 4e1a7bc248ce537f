"""Workspaces: which panels fill the window.  Each keeps its own layout while the window lives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.window import layouts

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings
    from wgan_desktop.ui.main_window import MainWindow
    from wgan_desktop.ui.theme import Theme

TRAIN = "train"


class Workspace(NamedTuple):
    """A workspace in words."""

    label: str
    tip: str
    shortcut: str


WORKSPACES: Mapping[str, Workspace] = {
    TRAIN: Workspace("Train", "A run: its stage, its curves and its controls", "Ctrl+1"),
    "heaps": Workspace("Two heaps", "Carry one heap of earth to another, and measure how far apart they are", "Ctrl+2"),
    "duel": Workspace("Duel", "Two to four runs side by side and in step, each by a method of its own", "Ctrl+3"),
}
STEERED = (TRAIN, "duel")  # those whose runs the controls act on


class Workspaces:
    """Goes from one workspace to another.

    Parameters
    ----------
    window : MainWindow

    Attributes
    ----------
    current : str
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.current = TRAIN
        self._kept: dict[str, QByteArray] = {}

    def go(self, name: str) -> None:
        """Show another workspace as it was left; at first, its panels alone."""
        if name == self.current:
            return
        self._window.presentation.restage(lambda: self._go(name))

    def _go(self, name: str) -> None:
        window = self._window
        self.keep()
        self.current = name
        self.bring_back()
        for tabs in window.findChildren(QTabBar):  # Qt leaves the last layout's where they were
            tabs.lower()
        self.follow(window.steering.edits.settings)
        window.actions_of.refresh()
        window.columns.keep()

    def keep(self) -> None:
        """Keep this workspace's layout as it is now."""
        self._kept[self.current] = self._window.saveState(layouts.VERSION)

    def bring_back(self) -> None:
        """Lay out this workspace as it was left; at first, its panels alone."""
        window, name = self._window, self.current
        if name in self._kept:
            window.restoreState(self._kept[name], layouts.VERSION)
            return
        window.rail_dock.setVisible(name in STEERED)
        for panel, dock in reversed(window.docks.items()):  # the first one comes to lie in front
            dock.setVisible(window.panels.kinds[panel].workspace == name)
            dock.raise_()

    def follow(self, settings: Settings) -> bool:
        """Let the stage of training follow the problem; whether it changed."""
        return self.current == TRAIN and self._window.stage.follow(settings)

    def reset(self) -> None:
        """Every dock back to where it stands at first, in all workspaces; training in front, if it has any panel."""
        window = self._window
        window.presentation.leave()
        self.current = TRAIN
        self._kept.clear()
        layouts.arrange(window, window.rail_dock, window.panels)
        window.stage.follow(window.steering.edits.settings, anew=True)
        window.columns.reset(window.theme.scale)
        own = [kind.workspace for kind in window.panels.kinds.values()]
        self.go(TRAIN if TRAIN in own or not own else own[0])

    def layout(self) -> QByteArray:
        """The layout of training, to be remembered."""
        if self.current == TRAIN and not self._window.presentation.on:
            self.keep()
        return self._kept[TRAIN]

    def actions(self) -> Iterator[ActionSpec]:
        """One a workspace, of which one is on."""
        for name, (label, tip, shortcut) in WORKSPACES.items():
            on = partial(lambda name: self.current == name, name)
            group = f"{tr('View')}/{tr('Workspace')}"
            yield ActionSpec(
                f"workspace.{name}", tr(label), partial(self.go, name), shortcut, group, tr(tip), checked=on
            )

    def retheme(self, theme: Theme) -> None:
        """Take on other sizes."""
        self._line.setContentsMargins(0, 0, theme.px(8), 0)

    def buttons(self) -> QWidget:
        """The same as buttons, for the corner of the menu bar."""
        row = QWidget(self._window)  # a window that is given a corner does not own it in Python
        self._line = QHBoxLayout(row)
        self.retheme(self._window.theme)
        for name, workspace in WORKSPACES.items():
            button = QToolButton()
            button.setAccessibleName(tr(workspace.label))
            button.setDefaultAction(self._window.actions_of.by_name[f"workspace.{name}"])
            button.setAutoRaise(True)
            self._line.addWidget(button)
        return row
