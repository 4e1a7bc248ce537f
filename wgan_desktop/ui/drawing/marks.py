"""Frames around places that are spoken of, each with a letter in its corner."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from wgan_desktop.ui.theme import Theme


def draw_marks(painter: QPainter, theme: Theme, marks: Iterable[tuple[QRectF, str]]) -> None:
    """Frame each place and put its letter into it."""
    painter.setFont(theme.font("body", bold=True))
    metrics = QFontMetricsF(painter.font())
    for place, letter in marks:
        painter.setPen(QPen(theme.color("accent"), theme.line(2.5)))
        painter.drawRect(place.adjusted(-1, -1, 1, 1))
        label = QRectF(place.left(), place.top(), metrics.horizontalAdvance(letter) + theme.px(8), metrics.height())
        painter.fillRect(label, theme.color("accent"))
        painter.setPen(theme.color("background"))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), letter)
