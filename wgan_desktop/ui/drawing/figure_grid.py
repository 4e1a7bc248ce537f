"""Stated numbers in a grid that says as much of each as there is room for."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.theme import Role, Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclasses.dataclass(frozen=True)
class Density:
    """How a figure is laid out.

    Attributes
    ----------
    value : Role
        The size of its number.
    note : bool
        Whether its note stands below the number.
    beside : bool
        The number stands beside its name rather than below it.
    width, gap : int
        What a cell needs, and the room below it, in pixels at scale 1.
    """

    value: Role
    note: bool
    beside: bool
    width: int
    gap: int

    def height(self, theme: Theme) -> float:
        """Of a cell, in pixels."""
        value, small = self.font(theme), QFontMetricsF(theme.font("caption")).height()
        lines = 0.0 if self.beside else small * (2 if self.note else 1)
        return QFontMetricsF(value).height() + lines + theme.px(self.gap)

    def font(self, theme: Theme) -> QFont:
        """Of the number."""
        return theme.font(self.value, bold=True)


DENSITIES = (
    Density("display", note=True, beside=False, width=260, gap=26),
    Density("heading", note=True, beside=False, width=168, gap=14),
    Density("title", note=True, beside=False, width=146, gap=8),
    Density("title", note=False, beside=False, width=104, gap=6),
    Density("body", note=False, beside=True, width=150, gap=3),
    Density("caption", note=False, beside=True, width=112, gap=2),
)
"""From much room to little."""
GAP = 10  # pixels at scale 1 between columns
LOOSE = 1.3  # times its height that a row may take


class FigureGrid(QWidget):
    """Figures in columns of equal width; the first ones stay where there is not room for all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.figures: tuple[Figure, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.retheme(theme)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        if tuple(figures) != self.figures:
            self.figures = tuple(figures)
            self.setAccessibleName("; ".join(f"{each.caption}: {each.value} {each.note}".strip() for each in figures))
            self._arrange()

    @property
    def needed(self) -> int:
        """The least height in which all of them have room at this width."""
        columns = max(1, self.width() // self.theme.px(DENSITIES[-1].width))
        return math.ceil(-(-len(self.figures) // columns) * self._sizes[-1])

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self._caption = theme.font("caption")
        self._sizes = [density.height(theme) for density in DENSITIES]
        self.setMinimumHeight(round(self._sizes[-1]))
        self._arrange()

    def sizeHint(self) -> QSize:
        """Room for the figures of the panels, in four columns of them."""
        return QSize(self.theme.px(320), round(3 * self._sizes[2]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the figure under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = QPointF(event.pos())
            tips = [figure.tip for figure, place in self.places if place.contains(point)]
            QToolTip.showText(event.globalPos(), tips[0] if tips else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all there is room for."""
        painter = QPainter(self)
        paint = self._paint_beside if self.density.beside else self._paint_below
        for figure, place in self.places:
            paint(painter, figure, place)
        painter.end()

    def _arrange(self) -> None:
        """Find the density, and the places of the figures there is room for."""
        names = QFontMetricsF(self._caption)
        gap = self.theme.px(GAP)
        self._widest = math.ceil(max((names.horizontalAdvance(each.caption) for each in self.figures), default=0) + gap)
        self.density, height, columns, rows = self._fitting()
        self._number = self.density.font(self.theme)
        gap = self.theme.px(6) if self.density.beside else gap
        width = (self.width() + gap) / columns
        self.places: list[tuple[Figure, QRectF]] = [
            (figure, QRectF(index % columns * width, index // columns * height, width - gap, height))
            for index, figure in enumerate(self.figures[: columns * rows])
        ]
        self.update()

    def _fitting(self) -> tuple[Density, float, int, int]:
        """The first density in which all have room, or the last; a cell's height, and how many columns and rows."""
        count = max(len(self.figures), 1)
        for density, height in zip(DENSITIES, self._sizes, strict=True):
            wide = max(self.theme.px(density.width), 0 if density.beside else self._widest)
            columns = max(1, min(self.width() // wide, count))
            needed = -(-count // columns)
            if needed * height <= self.height():
                # No more columns than so many rows need; room that is left goes between the rows, if it is not much.
                return density, min(self.height() / needed, LOOSE * height), -(-count // needed), needed
        return density, height, columns, max(int(self.height() / height), 1)

    def _paint_beside(self, painter: QPainter, figure: Figure, place: QRectF) -> None:
        wide = QFontMetricsF(self._number).horizontalAdvance(figure.value) + self.theme.px(2)
        room, caption = place.adjusted(0, 0, -wide, 0), figure.caption
        if QFontMetricsF(self._caption).horizontalAdvance(caption) > room.width():
            caption = caption.partition(",")[0]  # the unit is the first to go
        self._text(painter, room, caption, self._caption, "muted")
        self._text(painter, place, figure.value, self._number, figure.token, RIGHT)

    def _paint_below(self, painter: QPainter, figure: Figure, place: QRectF) -> None:
        small, large = self._caption, self._number
        line, tall = QFontMetricsF(small).height(), QFontMetricsF(large).height()
        row = QRectF(place.left(), place.top(), place.width(), line)
        self._text(painter, row, figure.caption, small, "muted")
        row.setRect(row.left(), row.bottom(), row.width(), tall)
        self._text(painter, row, figure.value, large, figure.token)
        if self.density.note:
            row.setRect(row.left(), row.bottom(), row.width(), line)
            self._text(painter, row, figure.note, small, "muted")

    def _text(
        self, painter: QPainter, place: QRectF, text: str, font: QFont, token: str, align: Qt.AlignmentFlag = LEFT
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.color(token))
        painter.drawText(place, align, QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width()))
