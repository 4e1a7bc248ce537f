"""Stated numbers in a row: what it is above, how much below."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wgan_desktop.ui.theme import Theme

COLUMN = 148  # pixels of a figure side by side with others, at scale 1


@dataclasses.dataclass(frozen=True)
class Figure:
    """One stated number: already in the person's language.

    Attributes
    ----------
    caption, value, note : str
        What it is; how much; a word more (may be empty).
    tip : str
        Formula and source.
    token : str
        The colour of the value.
    short : str
        The caption for where there is little room; empty where it has no shorter one.
    """

    caption: str
    value: str
    note: str = ""
    tip: str = ""
    token: str = "text"
    short: str = ""


class Figures(QWidget):
    """Figures in places of equal size, which therefore stay where they are while the numbers change.

    Attributes
    ----------
    upright : bool
        Above each other instead of side by side.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.figures: Sequence[Figure] = ()
        self.upright = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme(theme)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        if list(figures) != list(self.figures):
            number, self.figures = len(self.figures), tuple(figures)
            self.setAccessibleName("; ".join(f"{each.caption}: {each.value} {each.note}".strip() for each in figures))
            if len(figures) != number:
                self._fit()
            self.update()

    def turn(self, upright: bool) -> None:
        """Put the figures above each other, or side by side."""
        self.upright = upright
        self._fit()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self._fit()

    @property
    def columns(self) -> int:
        """How many figures stand side by side."""
        room = 1 if self.upright else max(self.width() // self.theme.px(COLUMN), 1)
        return max(min(room, len(self.figures)), 1)

    def place(self, index: int) -> QRectF:
        """Where a figure stands."""
        row, column = divmod(index, self.columns)
        width, height = self.width() / self.columns, self._line()
        return QRectF(column * width, row * height, width, height)

    def _line(self) -> float:
        small, large = (QFontMetricsF(self.theme.font(role)).height() for role in ("caption", "title"))
        return small + large + (small + self.theme.px(4) if self.upright else 0.0) + self.theme.px(6)

    def _fit(self) -> None:
        rows = math.ceil(max(len(self.figures), 1) / self.columns)
        self.setFixedHeight(round(rows * self._line()))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on in the next row where the width ends."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the figure under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.figures:
            under = (figure for index, figure in enumerate(self.figures) if self.place(index).contains(event.pos()))
            figure = next(under, self.figures[-1])
            QToolTip.showText(event.globalPos(), figure.tip, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all figures."""
        with QPainter(self) as painter:
            for index, figure in enumerate(self.figures):
                self._paint(painter, figure, self.place(index).adjusted(0, 0, -self.theme.px(10), 0))

    def _paint(self, painter: QPainter, figure: Figure, place: QRectF) -> None:
        theme = self.theme
        small, large = theme.font("caption"), theme.font("title", bold=True)
        metrics, wide = QFontMetricsF(small), QFontMetricsF(large)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        caption = metrics.elidedText(figure.caption, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, caption)
        value = QRectF(place.left(), place.top() + metrics.height(), place.width(), wide.height())
        painter.setFont(large)
        painter.setPen(theme.color(figure.token))
        painter.drawText(value, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, figure.value)
        left = 0.0 if self.upright else wide.horizontalAdvance(figure.value) + theme.px(6)
        base = value.bottom() if self.upright else value.bottom() - wide.descent() - metrics.ascent()
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        note = metrics.elidedText(figure.note, Qt.TextElideMode.ElideRight, max(place.width() - left, 0.0))
        painter.drawText(QRectF(place.left() + left, base, place.width(), metrics.height()), note)
