"""Another screen, covered by the stage: what a lesson says above, and beside the stage what its scene shows as well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from wgan_desktop.ui.style import stylesheet
from wgan_desktop.ui.theme import SIZES, Theme

if TYPE_CHECKING:
    from wgan_desktop.ui.window.dock import Dock

STAGE, BESIDE = 3, 2  # shares of the width


class Hall(QMainWindow):
    """A window that borrows docks of another.

    Parameters
    ----------
    window : QMainWindow
        Whose docks they are.
    caption : QWidget
        Above all docks.
    leave : callable
        What to do where a person closes it.

    Attributes
    ----------
    above : QHBoxLayout
        The caption, and what stands beside it.
    """

    def __init__(self, window: QMainWindow, caption: QWidget, leave: Callable[[], object]) -> None:
        kind = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
        # A click in it would else take the keys from the window, whose shortcuts they are.
        super().__init__(window, kind | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._home, self._leave = window, leave
        self._theme: Theme | None = None
        self.setObjectName("hall")
        self.setWindowTitle(window.windowTitle())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setDockNestingEnabled(True)
        head = QWidget()
        head.setObjectName("lesson")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.above = QHBoxLayout(head)
        self.above.addWidget(caption, 1)
        self.setMenuWidget(head)

    def dress(self, theme: Theme) -> None:
        """Take on letters and colours that are not those of the window: the sheet of the application has its sizes."""
        if theme != self._theme:
            self._theme = theme
            self.setStyleSheet(f"* {{ font-size: {theme.px(SIZES['body'])}px; }}\n{stylesheet(theme)}")
            self.above.setContentsMargins(*(theme.px(margin) for margin in (14, 6, 6, 6)))

    def cover(self, screen: QRect, docks: Sequence[Dock]) -> None:
        """Cover a screen: the first dock is the stage, the others stand above each other at its right."""
        stage, *others = docks
        self.addDockWidget(Qt.DockWidgetArea.TopDockWidgetArea, stage)
        last, way = stage, Qt.Orientation.Horizontal
        for dock in others:
            self.splitDockWidget(last, dock, way)
            last, way = dock, Qt.Orientation.Vertical
        for dock in docks:
            dock.show_bar(visible=False)
            dock.show()
        self.setGeometry(screen)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # showFullScreen would ask for the keys
        if others:
            self.resizeDocks([stage, others[0]], [STAGE, BESIDE], Qt.Orientation.Horizontal)

    def give_back(self, docks: Iterable[Dock]) -> None:
        """Give the docks back to their window, anywhere in it, and go."""
        self.hide()
        for dock in docks:
            self.removeDockWidget(dock)
            self._home.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.show_bar(visible=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by a person: the presentation is over."""
        event.ignore()
        self._leave()
