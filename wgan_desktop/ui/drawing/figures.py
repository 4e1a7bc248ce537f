"""Stated numbers in a row: what it is above, how much below."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wgan_desktop.ui.theme import Theme


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
    """

    caption: str
    value: str
    note: str = ""
    tip: str = ""
    token: str = "text"


class Figures(QWidget):
    """A row of figures in columns of equal width, which therefore stay where they are while the numbers change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.figures: Sequence[Figure] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme(theme)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        if list(figures) != list(self.figures):
            self.figures = tuple(figures)
            self.setAccessibleName("; ".join(f"{each.caption}: {each.value} {each.note}".strip() for each in figures))
            self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        lines = QFontMetricsF(theme.font("caption")).height() + QFontMetricsF(theme.font("title")).height()
        self.setFixedHeight(round(lines + theme.px(6)))
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the figure under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.figures:
            column = int(event.pos().x() / max(self.width(), 1) * len(self.figures))
            figure = self.figures[min(max(column, 0), len(self.figures) - 1)]
            QToolTip.showText(event.globalPos(), figure.tip, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all figures."""
        painter = QPainter(self)
        width = self.width() / max(len(self.figures), 1)
        for column, figure in enumerate(self.figures):
            self._paint(painter, figure, QRectF(column * width, 0, width - self.theme.px(10), self.height()))
        painter.end()

    def _paint(self, painter: QPainter, figure: Figure, place: QRectF) -> None:
        theme = self.theme
        small, large = theme.font("caption"), theme.font("title", bold=True)
        metrics, wide = QFontMetricsF(small), QFontMetricsF(large)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        caption = metrics.elidedText(figure.caption, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, caption)
        painter.setFont(large)
        painter.setPen(theme.color(figure.token))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, figure.value)
        left = wide.horizontalAdvance(figure.value) + theme.px(6)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        note = metrics.elidedText(figure.note, Qt.TextElideMode.ElideRight, max(place.width() - left, 0.0))
        base = place.bottom() - wide.descent() - metrics.ascent()
        painter.drawText(QRectF(place.left() + left, base, place.width(), metrics.height()), note)
