"""Where the docks stand at first, and how a remembered layout comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from wgan_desktop.ui.dock import Dock
    from wgan_desktop.ui.panels import Panel

VERSION = 1  # of the layout: another one is not restored
RAIL, RIGHT = 310, 400  # widths of the columns beside the stage, at scale 1
RIGHT_SHARE = 0.31  # of the window's width, where that is less than twice RIGHT
BOTTOM_SHARE = 0.25
SIZE = QSize(1600, 900)
REACHABLE = 120  # so many pixels of the window must lie on a screen


def arrange(
    window: QMainWindow, rail: Dock, docks: Mapping[str, Dock], panels: Mapping[str, Panel], scale: float
) -> None:
    """Put every dock where it stands at first: rail, stage, and a right column of one dock above the other."""
    for dock in (rail, *docks.values()):
        if dock.isFloating():
            dock.setFloating(False)
        window.removeDockWidget(dock)
    left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
    areas: dict[str, list[Dock]] = {"left": [rail], "centre": [], "right": [], "bottom": []}
    for name, dock in docks.items():
        areas[panels[name].area].append(dock)
    window.addDockWidget(left, rail)
    previous = rail
    for dock in areas["centre"]:
        if dock is areas["centre"][0]:
            window.splitDockWidget(rail, dock, Qt.Orientation.Horizontal)
        else:
            window.tabifyDockWidget(previous, dock)
        previous = dock
    for dock in areas["left"][1:]:
        window.splitDockWidget(rail, dock, Qt.Orientation.Vertical)
    for dock in areas["right"]:
        window.addDockWidget(right, dock, Qt.Orientation.Vertical)
    for dock in areas["bottom"]:
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock, Qt.Orientation.Horizontal)
    for name, dock in docks.items():
        dock.setVisible(panels[name].visible_at_start)
    rail.show()
    proportion(window, rail, areas, scale)


def proportion(window: QMainWindow, rail: Dock, areas: Mapping[str, list[Dock]], scale: float) -> None:
    """Share the window's room between the columns."""
    column = [dock for dock in areas["right"] if not dock.isHidden()]
    stage = [dock for dock in areas["centre"] if not dock.isHidden()]
    right = round(max(RIGHT * scale, RIGHT_SHARE * window.width()))
    middle = max(1, window.width() - round(RAIL * scale) - right)
    widths = [round(RAIL * scale), middle, right]
    across = [rail, *stage[:1], *column[:1]]
    if len(across) == 3:
        window.resizeDocks(across, widths, Qt.Orientation.Horizontal)
    if areas["bottom"]:
        window.resizeDocks(areas["bottom"][:1], [round(BOTTOM_SHARE * window.height())], Qt.Orientation.Vertical)


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
