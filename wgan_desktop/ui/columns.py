"""The columns beside the stage keep their widths when the window grows or shrinks: the stage takes what there is."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMainWindow, QStyle

from wgan_desktop.ui.dock import Dock

SETTLED = 1.0  # seconds after which a new size is not on its way to another: out of full screen, say


class Columns:
    """Left to itself Qt gives every dock its share of a window's growth.

    Parameters
    ----------
    window : QMainWindow
    rail : Dock
        The column at the left.
    docks : mapping of str to Dock
        The panels; those in the right area are the column at the right, the others that are seen the stage.
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
        self._widths: dict[Dock, int] = {}
        self._size, self._since = QSize(), 0.0

    def note(self) -> None:
        """Remember the widths, while the window stands still: a person may have moved a separator."""
        if self._window.size() != self._size:
            self._size, self._since = self._window.size(), self._clock()
        elif self._clock() - self._since >= SETTLED:
            self._widths = {dock: dock.width() for dock in (self._rail, *self.right())}

    def keep(self) -> None:
        """The window has another size: give the columns their widths back."""
        right = [dock for dock in self.right() if dock in self._widths]
        stage = [dock for dock in self._seen() if dock not in self.right()]
        if not right or not stage:
            return
        left = [self._rail] if self._rail.looked_at and self._rail in self._widths else []
        widths = [self._widths[dock] for dock in (*left, *right)]
        separator = QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
        gaps = (len(left) + 1) * self._window.style().pixelMetric(separator, None, self._window)
        rest = max(1, self._window.width() - sum(widths[: len(left)]) - max(widths[len(left) :]) - gaps)
        docks = [*left, *right, *stage]
        self._window.resizeDocks(docks, [*widths, *[rest] * len(stage)], Qt.Orientation.Horizontal)

    def right(self) -> list[Dock]:
        """The docks of the column at the right that are seen."""
        area = Qt.DockWidgetArea.RightDockWidgetArea
        return [dock for dock in self._seen() if self._window.dockWidgetArea(dock) == area]

    def _seen(self) -> list[Dock]:
        return [dock for dock in self._docks.values() if dock.looked_at and not dock.isFloating()]
