"""How a window's room is shared: the columns beside the stage have their widths, the stage takes what is left."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QStyle

from wgan_desktop.ui.window.dock import Dock

RAIL, RIGHT = 310, 400  # widths of the columns, pixels at scale 1
RIGHT_SHARE = 0.31  # of the window's width, where that is more than RIGHT
STAGE_SHARE = 0.4  # of the window's width, which the columns leave to the stage: the rail first, then the right one
LEAST = {"right": 200, "rail": 284}  # pixels at scale 1 that they keep nevertheless
FIRST_SHARE = 0.58  # of the right column's height, for its first dock
SETTLED = 1.0  # seconds after which a new size is not on its way to another: out of full screen, say
TOUCHED = 3  # pixels by which a column must differ from what it was given, for a person to have moved it


class Columns:
    """Left to itself Qt gives every dock its share of a window's growth.

    Until a person moves a separator the widths follow a rule; from then on they stay.

    Parameters
    ----------
    window : QMainWindow
    rail : Dock
        The column at the left.
    docks : mapping of str to Dock
        The panels; those in the right area are the column at the right, the others that are open the stage.
    clock : callable
        Monotonic seconds.
    """

    def __init__(
        self,
        window: QMainWindow,
        rail: Dock,
        docks: Mapping[str, Dock],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._window, self._rail, self._docks, self._clock = window, rail, docks, clock
        self._given: dict[Dock, int] = {}
        self._stood: dict[Dock, int] | None = None
        self._moved = True
        self._size, self._since = QSize(), 0.0
        self.scale = 1.0

    def reset(self, scale: float) -> None:
        """Go by the rule again, at this scale."""
        self._moved, self.scale = False, scale
        self.keep()

    def accept(self) -> None:
        """Take the widths as they are going to be: those of a remembered layout."""
        self._moved, self._given = True, {}

    def rescale(self, scale: float) -> None:
        """Everything has another size."""
        self._given = {dock: round(width * scale / self.scale) for dock, width in self._given.items()}
        self.scale = scale
        self.keep()

    def note(self) -> None:
        """Remember what a person made of it; called again and again, it counts while the window stands still.

        What they were given, and what they got of it where there is not room for all, is not a person's doing.
        """
        if self._window.size() != self._size:
            self._size, self._since, self._stood = self._window.size(), self._clock(), None
        elif self._clock() - self._since >= SETTLED:
            now = {dock: dock.width() for dock in self._columns()}
            if self._stood is None or now.keys() != self._stood.keys():  # a panel that comes or goes moves nothing
                self._stood = now
                self._given = {**now, **self._given}
            elif any(abs(width - self._stood[dock]) > TOUCHED for dock, width in now.items()):
                self._given, self._stood, self._moved = now, now, True

    def keep(self) -> None:
        """The window has another size: give the columns their widths, and the stage the rest."""
        self._since, self._stood = self._clock(), None
        if not self._moved:
            rail, right = self._ruled()
            self._given = {**dict.fromkeys(self.right(), right), self._rail: rail}
            self._share_heights()
        columns = [dock for dock in self._columns() if dock in self._given]
        stage = [dock for dock in self._open() if dock not in self.right()]
        if not stage or not columns:
            return
        left = sum(self._given[dock] for dock in columns if dock is self._rail)
        right = max((self._given[dock] for dock in columns if dock is not self._rail), default=0)
        gap = self._window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent, None, self._window)
        rest = max(1, self._window.width() - left - right - gap * ((left > 0) + (right > 0)))
        widths = [self._given[dock] for dock in columns] + [rest] * len(stage)
        self._window.resizeDocks([*columns, *stage], widths, Qt.Orientation.Horizontal)

    def _ruled(self) -> tuple[int, int]:
        """The widths of the rail and of the column at the right by the rule."""
        window, scale = self._window.width(), self.scale
        rail, right = RAIL * scale, max(RIGHT * scale, RIGHT_SHARE * window)
        for_both = (1 - STAGE_SHARE) * window
        open_rail = rail if self._rail in self._columns() else 0.0
        if open_rail and self.right():
            rail = open_rail = max(min(rail, for_both - right), LEAST["rail"] * scale)
        right = max(min(right, for_both - open_rail), min(right, LEAST["right"] * scale))
        return round(rail), round(right)

    def right(self) -> list[Dock]:
        """The docks of the column at the right that are open."""
        area = Qt.DockWidgetArea.RightDockWidgetArea
        return [dock for dock in self._open() if self._window.dockWidgetArea(dock) == area]

    def _share_heights(self) -> None:
        """Docks above each other share the height of the column; those in one place, behind tabs, count once."""
        places: list[Dock] = []
        for dock in sorted(self.right(), key=lambda dock: not dock.looked_at):
            if not any(other in places for other in self._window.tabifiedDockWidgets(dock)):
                places.append(dock)
        places.sort(key=self.right().index)
        if len(places) > 1:
            height = sum(dock.height() for dock in places)
            rest = (1 - FIRST_SHARE) / (len(places) - 1)
            shares = [FIRST_SHARE, *[rest] * (len(places) - 1)]
            heights = [max(1, round(share * height)) for share in shares]
            self._window.resizeDocks(places, heights, Qt.Orientation.Vertical)

    def _columns(self) -> list[Dock]:
        rail = [self._rail] if self._rail.is_open() and not self._rail.isFloating() else []
        return [*rail, *self.right()]

    def _open(self) -> list[Dock]:
        nowhere = Qt.DockWidgetArea.NoDockWidgetArea  # of a dock that floats, or is on its way in or out
        docks = [dock for dock in self._docks.values() if dock.is_open() and not dock.isFloating()]
        return [dock for dock in docks if self._window.dockWidgetArea(dock) != nowhere]
