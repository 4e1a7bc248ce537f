"""Arrangements that follow the shape of the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

STAY = 0.03  # of the picture's size must be won before it turns
BELOW = 84  # pixels of what stands below, at scale 1
UNBOUND = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX
SIDE = 172  # pixels of what stands beside, at scale 1


class Beside(QWidget):
    """A square picture with what is said about it: below it, or at its right, wherever the picture is larger.

    Attributes
    ----------
    wide : bool
        Whether it stands at the right.

    Signals
    -------
    turned(bool)
        It has changed sides; True: it stands at the right now.
    """

    turned = Signal(bool)

    def __init__(self, picture: QWidget, said: Sequence[QWidget]) -> None:
        super().__init__()
        self.wide = False
        self._side = QWidget()
        self._said = QVBoxLayout(self._side)
        self._said.setContentsMargins(0, 0, 0, 0)
        for widget in said:
            self._said.addWidget(widget)
        self._said.addStretch()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(picture, 1)
        self._box.addWidget(self._side)
        self._width, self._below = SIDE, BELOW

    def set_sizes(self, width: int, below: int, spacing: int) -> None:
        """The width of what stands at the right, the height of what stands below, and the space between."""
        self._width, self._below = width, below
        self._box.setSpacing(spacing)
        self._said.setSpacing(spacing)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = min(self.width() - self._width, self.height())
        below = min(self.width(), self.height() - self._below)
        wide = beside > below * (1 - STAY if self.wide else 1 + STAY)
        self._side.setMinimumWidth(self._width if wide else 0)
        self._side.setMaximumWidth(self._width if wide else UNBOUND)
        if wide != self.wide:
            self.wide = wide
            direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._box.setDirection(direction)
            self.turned.emit(wide)


class EqualPlots(QWidget):
    """Plots above each other with areas of equal height: the lowest has its axis besides.

    Signals
    -------
    resized()
    """

    resized = Signal()

    def __init__(self, plots: Sequence[QWidget]) -> None:
        super().__init__()
        self._plots = plots
        self.axis = 0
        for plot in plots:
            plot.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Room for the plots that are shown."""
        least = [plot.minimumSize() for plot in self._plots if not plot.isHidden()]
        high = max((size.height() for size in least), default=0)
        return QSize(max((size.width() for size in least), default=0), high + self.axis)

    def sizeHint(self) -> QSize:
        """Twice the least."""
        return self.minimumSizeHint() * 2

    def arrange(self) -> None:
        """Give each plot that is shown its place."""
        shown = [plot for plot in self._plots if not plot.isHidden()]
        y, room = 0, max(self.height() - self.axis, 0)
        for number, plot in enumerate(shown):
            height = room * (number + 1) // len(shown) - room * number // len(shown)
            last = number == len(shown) - 1
            plot.setGeometry(0, y, self.width(), height + (self.axis if last else 0))
            y += height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self.arrange()
        self.resized.emit()
