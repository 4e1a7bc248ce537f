"""Stated numbers in a grid that says as much of each as there is room for."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import ClassVar

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
        Whether its note stands below.
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
        lines = (not self.beside) + self.note
        return QFontMetricsF(value).height() + lines * small + theme.px(self.gap)

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
AIR = 2  # pixels at scale 1 between a name and the number beside it
SMALLEST = 0.8  # times the last density's fonts, where the names would have no room else


class FigureGrid(QWidget):
    """Figures in columns of equal width; the first ones stay where there is not room for all.

    Attributes
    ----------
    densities : sequence of Density
        From much room to little.
    """

    densities: ClassVar[Sequence[Density]] = DENSITIES

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.figures: tuple[Figure, ...] = ()
        self.places: list[tuple[Figure, QRectF]] = []
        self._longest: dict[str, tuple[str, str]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.retheme(theme)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        if tuple(figures) != self.figures:
            self.figures = tuple(figures)
            self.setAccessibleName("; ".join(f"{each.caption}: {each.value} {each.note}".strip() for each in figures))
            if self._grown():
                self._arrange()
            self.places = [(figure, place) for figure, (_, place) in zip(self.figures, self.places, strict=False)]
            self.update()

    @property
    def needed(self) -> int:
        """The least height in which all of them have room at this width."""
        columns = max(1, self.width() // self.theme.px(self.densities[-1].width))
        return math.ceil(-(-len(self.figures) // columns) * self._sizes[-1])

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self._take_fonts(self.densities[-1])
        self._sizes = [density.height(theme) for density in self.densities]
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
        with QPainter(self) as painter:
            paint = self._paint_beside if self.density.beside else self._paint_below
            for figure, place in self.places:
                paint(painter, figure, place)

    def _grown(self) -> bool:
        """Take note of the longest value and note each figure ever had, so that nothing moves to and fro with them."""
        before, wide = self._longest, QFontMetricsF(self._caption).horizontalAdvance
        known = before if list(before) == [figure.caption for figure in self.figures] else {}
        self._longest = {
            figure.caption: (max(value, figure.value, key=wide), max(note, figure.note, key=wide))
            for figure in self.figures
            for value, note in (known.get(figure.caption, ("", "")),)
        }
        return self._longest != before

    def _arrange(self) -> None:
        """Find the density, and the places of the figures there is room for."""
        self.density, height, widths, rows = self._fitting()
        columns, gap = len(widths), self._gap(self.density)
        lefts = [sum(widths[:column]) + column * gap for column in range(columns)]
        self.places = [
            (figure, QRectF(lefts[index % columns], index // columns * height, widths[index % columns], height))
            for index, figure in enumerate(self.figures[: columns * rows])
        ]
        self.update()

    def _gap(self, density: Density) -> int:
        return self.theme.px(6 if density.beside else GAP)

    def _fitting(self) -> tuple[Density, float, list[float], int]:
        """The first density in which all have room, or the last; a cell's height, the columns' widths and the rows."""
        count = max(len(self.figures), 1)
        for density, height in zip(self.densities, self._sizes, strict=True):
            self._take_fonts(density)
            columns = self._columns(density)
            needed = -(-count // columns)
            # No more columns than so many rows need; room that is left goes between the rows, if it is not much.
            columns = -(-count // needed)
            even = (self.width() - (columns - 1) * self._gap(density)) / columns
            if needed * height <= self.height() and max(self._needs(density, columns)) <= even:
                return density, min(self.height() / needed, LOOSE * height), columns * [even], needed
        return self._tight(density, height)

    def _columns(self, density: Density) -> int:
        return max(1, min(self.width() // self.theme.px(density.width), len(self.figures)))

    def _tight(self, density: Density, height: float) -> tuple[Density, float, list[float], int]:
        """Columns as wide as what is in them, and a smaller font where that is not enough."""
        most, size = self._columns(density), self._caption.pixelSize()
        for pixels in range(size, math.ceil(SMALLEST * size) - 1, -1):
            self._take_fonts(density, pixels)
            for columns in range(most, 0, -1):
                rows, needs = -(-len(self.figures) // columns), self._needs(density, columns)
                spare = self.width() - sum(needs) - (columns - 1) * self._gap(density)
                if rows * height <= self.height() and spare >= 0:
                    return (density, min(self.height() / max(rows, 1), LOOSE * height),
                            [need + spare / columns for need in needs], rows)  # fmt: skip
        even = (self.width() - (most - 1) * self._gap(density)) / most
        return density, height, most * [even], max(int(self.height() / height), 1)

    def _take_fonts(self, density: Density, pixels: int | None = None) -> None:
        """Those of a density, both so many pixels high if that is given."""
        self._caption, self._number = self.theme.font("caption"), density.font(self.theme)
        if pixels is not None:
            self._caption.setPixelSize(pixels)
            self._number.setPixelSize(pixels)

    def _needs(self, density: Density, columns: int) -> list[float]:
        """The widths that so many columns need for all that is said in them."""
        small, large = QFontMetricsF(self._caption).horizontalAdvance, QFontMetricsF(self._number).horizontalAdvance
        needs = [0.0] * columns
        for index, figure in enumerate(self.figures):
            value, note = self._longest.get(figure.caption, ("", ""))
            if density.beside:
                need = small(figure.short or figure.caption) + self.theme.px(AIR) + large(value)
            else:
                need = max(small(figure.caption), large(value))
            need = max(need, small(note) if density.note else 0.0)
            needs[index % columns] = max(needs[index % columns], need)
        return needs

    def _paint_beside(self, painter: QPainter, figure: Figure, place: QRectF) -> None:
        wide = QFontMetricsF(self._number).horizontalAdvance(figure.value) + self.theme.px(AIR)
        room, caption = place.adjusted(0, 0, -wide, 0), figure.caption
        if QFontMetricsF(self._caption).horizontalAdvance(caption) > room.width():
            caption = figure.short or caption
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
