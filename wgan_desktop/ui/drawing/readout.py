"""A reading beside the pointer: a few short lines, and pictures, in a box that stays inside the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from wgan_desktop.ui.theme import Theme

GAP = 14.0  # between pointer and box
PICTURE = 96  # pixels a side of a picture in it, at scale 1


def box(theme: Theme, at: QPointF, lines: Sequence[str], inside: QRectF, pictures: int = 0) -> QRectF:
    """Where the box lies: right above the pointer, or on the other side where there is no room.

    So many ``pictures`` stand side by side above the lines.
    """
    metrics, edge = QFontMetricsF(theme.font("caption")), theme.px(8)
    row = pictures * (theme.px(PICTURE) + edge) - edge if pictures else 0
    width = max(row, *(metrics.horizontalAdvance(line) for line in lines), 0.0) + 2 * edge
    height = metrics.lineSpacing() * len(lines) + 1.5 * edge + (theme.px(PICTURE) + edge if pictures else 0)
    gap = theme.px(GAP)
    x = at.x() + gap if at.x() + gap + width <= inside.right() else at.x() - gap - width
    y = at.y() - gap - height if at.y() - gap - height >= inside.top() else at.y() + gap
    x = min(max(x, inside.left()), max(inside.right() - width, inside.left()))
    y = min(max(y, inside.top()), max(inside.bottom() - height, inside.top()))
    return QRectF(x, y, width, height)


def draw_readout(painter: QPainter, theme: Theme, at: QPointF, said: Sequence[str | QImage], inside: QRectF) -> None:
    """Draw lines beside ``at``, the first of which is the heading, and pictures above them."""
    if not said:
        return
    lines, pictures = [each for each in said if isinstance(each, str)], [x for x in said if isinstance(x, QImage)]
    place = box(theme, at, lines, inside, len(pictures))
    _draw_box(painter, theme, place, lines)
    edge, side = theme.px(8), theme.px(PICTURE)
    for number, picture in enumerate(pictures):
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture.width() > side)
        painter.drawImage(QRectF(place.left() + edge + number * (side + edge), place.top() + edge, side, side), picture)


class ReadingBox(QWidget):
    """The box over several plots: it may lie over all of its parent, and lets the pointer through.

    Attributes
    ----------
    lines : sequence of str
        What it says; empty while it is hidden.
    """

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.theme, self._parent = theme, parent
        self.lines: Sequence[str] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, at: QPointF, lines: Sequence[str]) -> None:
        """Show lines beside a place of the parent's; none: hide."""
        self.lines = lines
        self.setVisible(bool(lines))
        if lines:
            inside = QRectF(self._parent.rect())
            self.setGeometry(box(self.theme, at, lines, inside).toAlignedRect())
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        with QPainter(self) as painter:
            _draw_box(painter, self.theme, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.lines)


def _draw_box(painter: QPainter, theme: Theme, place: QRectF, lines: Sequence[str]) -> None:
    edge = theme.px(8)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(theme.color("raised", 0.97))
    painter.drawRoundedRect(place, theme.px(6), theme.px(6))
    painter.setFont(theme.font("caption"))
    step = QFontMetricsF(painter.font()).lineSpacing()
    top = place.bottom() - 0.75 * edge - step * len(lines)
    line = QRectF(place.left() + edge, top, place.width() - 2 * edge, step)
    for number, text in enumerate(lines):
        painter.setPen(theme.color("muted" if number == 0 else "text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        line.translate(0, step)
    painter.restore()
