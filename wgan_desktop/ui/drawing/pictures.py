"""A few pictures side by side, as large as the room allows, each with its caption."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.core.tiles import Bytes
from wgan_desktop.ui.drawing.pixels import image
from wgan_desktop.ui.theme import Theme

APART = 10  # pixels between two, at scale 1
LEAST = 40  # pixels along a side, at scale 1


@dataclasses.dataclass(frozen=True, eq=False)
class Picture:
    """``pixels`` (height, width, 1 or 3), a caption in the person's language, and the token of its frame's colour."""

    pixels: Bytes
    caption: str
    token: str


class Pictures(QWidget):
    """Pictures of the same size in a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.pictures: Sequence[Picture] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retheme(theme)

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these."""
        self.pictures = pictures
        self.setAccessibleName("; ".join(picture.caption for picture in pictures))
        self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self.setMinimumHeight(theme.px(LEAST) + self._line())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for small ones."""
        return QSize(self.theme.px(6 * LEAST), self.minimumHeight())

    def place(self, index: int) -> QRectF:
        """Where a picture lies."""
        count, apart = len(self.pictures), self.theme.px(APART)
        side = max(min(self.height() - self._line() - 2, (self.width() - (count - 1) * apart) / count - 2), 1)
        return QRectF(1 + index * (side + apart), 1, side, side)

    def _line(self) -> int:
        return round(QFontMetricsF(self.theme.font("caption")).lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint them."""
        with QPainter(self) as painter:
            painter.setFont(self.theme.font("caption"))
            metrics = painter.fontMetrics()
            for index, each in enumerate(self.pictures):
                place = self.place(index)
                smaller = place.width() < each.pixels.shape[1]
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smaller)
                painter.drawImage(place, image(each.pixels))
                painter.setPen(QPen(self.theme.color(each.token), self.theme.line(1.5)))
                painter.drawRect(place)
                painter.setPen(self.theme.color("muted"))
                line = QRectF(place.left(), place.bottom() + 1, place.width() + self.theme.px(APART) - 2, self._line())
                text = metrics.elidedText(each.caption, Qt.TextElideMode.ElideRight, int(line.width()))
                painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
