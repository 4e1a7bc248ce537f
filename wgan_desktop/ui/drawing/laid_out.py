"""Words ready to be painted: to lay one out costs as much as to paint it ten times."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText

HALO = 1.5  # pixels that a halo reaches beyond its word
AROUND = tuple((x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0))


def laid_out(text: str, font: QFont) -> QStaticText:
    """A word in a font; kept for the next time."""
    return _laid_out(text, font.toString())


def draw_halo(painter: QPainter, place: QPointF, word: QStaticText, color: QColor, reach: float = HALO) -> None:
    """Paint what is to lie below a word at ``place``, its left upper corner, so that no line runs into its letters."""
    painter.setPen(color)
    for x, y in AROUND:
        painter.drawStaticText(place + QPointF(reach * x, reach * y), word)


@functools.lru_cache(maxsize=1024)
def _laid_out(text: str, font: str) -> QStaticText:
    word, face = QStaticText(text), QFont()
    face.fromString(font)
    word.setTextFormat(Qt.TextFormat.PlainText)
    word.prepare(font=face)
    return word
