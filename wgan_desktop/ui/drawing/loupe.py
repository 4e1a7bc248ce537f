"""A small picture held close to the eye, with what there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from wgan_desktop.ui.theme import Theme

SHARE = 0.42  # of the shorter side of the room, at most
GAIN = 1.5  # times as large as it is anyway: else there is nothing to enlarge


def draw_loupe(
    painter: QPainter, theme: Theme, picture: QImage, tile: QRectF, lines: Sequence[str], inside: QRectF
) -> None:  # fmt: skip
    """Draw a tile's picture large, with lines below it, beside the tile; the lines alone where it is large already."""
    room = SHARE * min(inside.width(), inside.height())
    scale = int(room / max(picture.width(), picture.height()))
    large = scale * picture.width() >= GAIN * tile.width()
    seen = QRectF(0, 0, scale * picture.width(), scale * picture.height()) if large else QRectF()
    edge, metrics = theme.px(8), QFontMetricsF(theme.font("caption"))
    width = max(seen.width(), *(metrics.horizontalAdvance(line) for line in lines)) + 2 * edge
    height = seen.height() + metrics.lineSpacing() * len(lines) + (2.5 if large else 2) * edge
    box = _beside(tile, QRectF(0, 0, width, height), inside, theme.px(10))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(theme.color("raised", 0.97))
    painter.drawRoundedRect(box, theme.px(6), theme.px(6))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if large:
        seen.moveTo(box.center().x() - seen.width() / 2, box.top() + edge)
        painter.drawImage(seen, picture)
    painter.setFont(theme.font("caption"))
    top = seen.bottom() + edge / 2 if large else box.top() + edge
    line = QRectF(box.left() + edge, top, width - 2 * edge, metrics.lineSpacing())
    for number, text in enumerate(lines):
        painter.setPen(theme.color("muted" if number else "text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        line.translate(0, metrics.lineSpacing())
    painter.restore()


def _beside(tile: QRectF, box: QRectF, inside: QRectF, gap: float) -> QRectF:
    """Right of the tile, or left of it, or else below or above it, wherever there is room first; kept inside."""
    box.moveCenter(tile.center())
    if tile.right() + gap + box.width() <= inside.right():
        box.moveLeft(tile.right() + gap)
    elif tile.left() - gap - box.width() >= inside.left():
        box.moveRight(tile.left() - gap)
    elif tile.bottom() + gap + box.height() <= inside.bottom():
        box.moveTop(tile.bottom() + gap)
    else:
        box.moveBottom(tile.top() - gap)
    box.moveLeft(min(max(box.left(), inside.left()), max(inside.right() - box.width(), inside.left())))
    box.moveTop(min(max(box.top(), inside.top()), max(inside.bottom() - box.height(), inside.top())))
    return box
