"""Where the docks stand at first, and how a remembered layout comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from wgan_desktop.ui.window.dock import Dock
    from wgan_desktop.ui.window.furniture import Furniture

VERSION = 1  # of the layout: another one is not restored
_AREAS = {"right": Qt.DockWidgetArea.RightDockWidgetArea, "bottom": Qt.DockWidgetArea.BottomDockWidgetArea}
SIZE = QSize(1600, 900)
LOW = 860  # pixels of a window's height, below which there is room for two docks above each other, and no more
REACHABLE = 120  # so many pixels of the window must lie on a screen


def arrange(window: QMainWindow, rail: Dock, furniture: Furniture) -> None:
    """Put every dock where it stands at first: rail, stage, and a right column of one dock above the other.

    In a low window what is not open at first will be a tab of the column's last dock: it would squeeze the others.
    """
    for dock in (rail, *furniture.docks.values()):
        if dock.isFloating():
            dock.setFloating(False)
        window.removeDockWidget(dock)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, rail)
    previous = below = rail
    for name, dock in furniture.docks.items():
        area = furniture.kinds[name].area
        if area == "centre" and previous is rail:
            window.splitDockWidget(rail, dock, Qt.Orientation.Horizontal)
            previous = dock
        elif area == "centre":
            window.tabifyDockWidget(previous, dock)
        elif area == "left":
            window.splitDockWidget(rail, dock, Qt.Orientation.Vertical)
        elif name not in furniture.open and window.height() < LOW and below is not rail:
            window.addDockWidget(_AREAS["right"], dock, Qt.Orientation.Vertical)
            window.tabifyDockWidget(below, dock)
        else:
            window.addDockWidget(_AREAS[area], dock, Qt.Orientation.Vertical)
            below = dock if area == "right" else below
        dock.setVisible(name in furniture.open)
    rail.show()


def first_size() -> QSize:
    """The window's size at its first start: `SIZE`, or what the screen has room for."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return SIZE.boundedTo(screen * 0.94)


def bring_back(window: QMainWindow) -> None:
    """Move a window that lies where no screen is any more back onto one."""
    frame = window.frameGeometry()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if any(_reachable(frame, screen) for screen in screens):
        return
    home = screens[0]
    window.resize(window.size().boundedTo(home.size()))
    window.move(home.center() - window.rect().center())


def _reachable(frame: QRect, screen: QRect) -> bool:
    common = frame.intersected(screen)
    top_is_there = screen.top() <= frame.top() <= screen.bottom()
    return common.width() >= REACHABLE and common.height() >= REACHABLE and top_is_there
