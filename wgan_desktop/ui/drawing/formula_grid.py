"""Stated numbers with their formulas, in as many rows as they need."""

from __future__ import annotations

import math
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from wgan_desktop.ui.drawing.figure_grid import AIR, Density, FigureGrid
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.theme import Theme

MOST = 84  # pixels at scale 1 of the first density; in the last one it is as high as need be
AFTER = 5  # pixels at scale 1 between a name and the number behind it
BETWEEN = 14  # pixels at scale 1 between columns, at least


class FormulaGrid(FigureGrid):
    """As high as its figures with all that is said of them, and no higher: the rest of the room is the pictures'."""

    densities: ClassVar = (
        Density("title", note=True, beside=False, width=1, gap=4),
        Density("title", note=True, beside=True, width=1, gap=6),
    )

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """That of all rows."""
        _, height, _, rows = self._fitting_in(width)
        self._take_fonts(self.density)
        return math.ceil(rows * height)

    def sizeHint(self) -> QSize:
        """As wide as it is, and as high as that needs."""
        return QSize(self.theme.px(320), self.heightForWidth(max(self.width(), self.theme.px(320))))

    def _arrange(self) -> None:
        super()._arrange()
        self.updateGeometry()

    def _gap(self, density: Density) -> int:
        return self.theme.px(BETWEEN)

    def _fitting(self) -> tuple[Density, float, list[float], int]:
        return self._fitting_in(self.width())

    def _fitting_in(self, width: int) -> tuple[Density, float, list[float], int]:
        """The first density that is not too high, in the fewest rows in which nothing is cut."""
        count = max(len(self.figures), 1)
        for density, height in zip(self.densities, self._sizes, strict=True):
            self._take_fonts(density)
            for rows in range(1, count + 1):
                columns = -(-count // rows)
                needs = self._needs(density, columns)
                spare = width - sum(needs) - (columns - 1) * self._gap(density)
                if spare >= 0:
                    break
            if rows * height <= self.theme.px(MOST):
                break
        return density, height, [need + max(spare, 0.0) / columns for need in needs], -(-count // columns)

    def _needs(self, density: Density, columns: int) -> list[float]:
        more = self.theme.px(AFTER) - self.theme.px(AIR) if density.beside else 0
        return [need + more for need in super()._needs(density, columns)]

    def _paint_beside(self, painter: QPainter, figure: Figure, place: QRectF) -> None:
        """The number right behind its name, what is said of both below them."""
        row = QRectF(place.left(), place.top(), place.width(), QFontMetricsF(self._number).height())
        self._text(painter, row, figure.caption, self._caption, "muted")
        row.setLeft(row.left() + QFontMetricsF(self._caption).horizontalAdvance(figure.caption) + self.theme.px(AFTER))
        self._text(painter, row, figure.value, self._number, figure.token)
        row.setRect(place.left(), row.bottom(), place.width(), QFontMetricsF(self._caption).height())
        self._text(painter, row, figure.note, self._caption, "muted")
