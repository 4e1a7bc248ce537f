"""Many small images as one: a grid of tiles in a single picture."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen

from wgan_desktop.ui.drawing.captioned import Captioned
from wgan_desktop.ui.drawing.frame import Points
from wgan_desktop.ui.drawing.heat import Levels
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.readout import draw_readout
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

SIDE = 8  # tiles along each side
GAP = 0.12  # between tiles, of a tile's width; at least a pixel of theirs
Pixels = npt.NDArray[np.uint32]


def tiles(images: Points, shape: tuple[int, ...], levels: Levels, paper: int, side: int = SIDE) -> Pixels:
    """Compose images (n, d) of ``shape`` (channels, height, width) to one picture of 0xffRRGGBB.

    One channel is grey, three are red, green and blue; ``levels`` are the values of black and white.  Missing tiles
    and the gaps between have the colour of the ``paper``; a value that is not finite is black.
    """
    channels, height, width = shape
    low, high = levels
    shown = images[: side * side].reshape(-1, channels, height, width)
    scaled = shown.clip(np.float32(low), np.float32(high))
    scaled[np.isnan(scaled)] = low
    scaled -= np.float32(low)
    scaled *= np.float32(255 / max(high - low, 1e-12))
    red, green, blue = (scaled[:, channel if channels >= 3 else 0].astype(np.uint32) for channel in range(3))
    gap = max(1, round(GAP * width))
    colours = np.full((side * side, height, width), paper, np.uint32)
    colours[: len(shown)] = np.uint32(0xFF000000) | red << 16 | green << 8 | blue
    picture = np.full((side, height + gap, side, width + gap), paper, np.uint32)
    picture[:, :height, :, :width] = colours.reshape(side, side, height, width).transpose(0, 2, 1, 3)
    return picture.reshape(side * (height + gap), side * (width + gap))[:-gap, :-gap]


class Mosaic(Captioned):
    """A square picture of tiles with a reading under the pointer."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__(theme)
        self._token = token
        self._images: Points = np.empty((0, 1))
        self._shape: tuple[int, ...] = (1, 1, 1)
        self._pixels: Pixels = np.empty((0, 0), np.uint32)
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)

    def show_images(self, images: Points, shape: tuple[int, ...], levels: Levels) -> None:
        """Show images (n, d)."""
        self._images, self._shape = images, shape
        paper = int(self.theme.color("border").rgb())
        self._pixels = np.ascontiguousarray(tiles(images, shape, levels, paper))
        self.update()

    def place(self) -> QRectF:
        """Where the picture lies: in the middle, each of its pixels the same whole number of ours if that is large."""
        rows, columns = self._pixels.shape
        if not rows:
            return QRectF()
        room = self.room()
        scale = min(room.width() / columns, room.height() / rows)
        scale = math.floor(scale) if scale >= 3 else scale
        place = QRectF(0, 0, scale * columns, scale * rows)
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture, frame and reading."""
        place = self.place()
        if place.isEmpty():
            return
        painter = QPainter(self)
        rows, columns = self._pixels.shape
        image = QImage(self._pixels.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32)
        smaller = place.width() < columns
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smaller)
        painter.drawImage(place, image)
        self.draw_name(painter, place)
        painter.setPen(QPen(self.theme.color(self._token), self.theme.line(1.5)))
        painter.drawRect(place.adjusted(-2, -2, 2, 2).intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
        if self._pointer is not None:
            draw_readout(painter, self.theme, self._pointer, self.read(self._pointer), QRectF(self.rect()))
        painter.end()

    def read(self, at: QPointF) -> list[str]:
        """The image and the pixel under a point; empty between tiles."""
        place, (channels, height, width) = self.place(), self._shape
        if not place.contains(at) or not len(self._images):
            return []
        gap, scale = max(1, round(GAP * width)), self._pixels.shape[1] / place.width()
        column, row = int((at.x() - place.left()) * scale), int((at.y() - place.top()) * scale)
        index = row // (height + gap) * SIDE + column // (width + gap)
        x, y = column % (width + gap), row % (height + gap)
        if index >= len(self._images) or x >= width or y >= height:
            return []
        values = self._images[index].reshape(channels, height, width)[:, y, x]
        pixel = tr("pixel ({x}, {y}) = {value}", x=x, y=y, value=", ".join(numeral(float(each)) for each in values))
        return [tr("image {index}", index=index + 1), pixel]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read what is under the pointer."""
        self._pointer = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read where no pointer is."""
        self._pointer = None
        self.update()
