"""A picture of what changes slowly, painted once and kept until something in it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPaintEngine, QPainter

from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.theme import Theme

KEPT = {QPaintEngine.Type.Raster, QPaintEngine.Type.OpenGL2}


class Painted(Protocol):
    """Something that paints itself in the pixels of a frame."""

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint; ``painter`` smooths lines, and is not to be left changed but for pen and brush."""


class Sheet:
    """Things that change slowly, painted once and kept as a picture; among the things may be other sheets.

    On what is no picture (SVG, PDF) they are painted as they are, so that lines stay lines.

    Parameters
    ----------
    things : sequence of Painted
        Bottom up.
    opaque : bool
        Upon the theme's surface: such a picture is put on the screen fastest.
    opacity : float
        Of the whole picture: where its lines cross they are not denser, and their pens may be opaque.

    Attributes
    ----------
    stale : bool
        To be painted anew.
    painted : float
        When it was last painted, s.
    """

    def __init__(self, things: Sequence[Painted], *, opaque: bool = False, opacity: float = 1.0) -> None:
        self.things = things
        self.stale, self.painted = True, 0.0
        self._opaque, self._opacity = opaque, opacity
        self._image = QImage()
        self._key: object = None

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Draw the picture, painted anew where it is stale or of another size."""
        if not self.things:
            return
        painter.setOpacity(self._opacity)
        if painter.paintEngine().type() in KEPT:
            self._draw(painter, frame, theme, now)
        else:
            for thing in self.things:
                thing.paint(painter, frame, theme, now)
        painter.setOpacity(1.0)

    def _draw(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        sharp = sharpness(painter)
        key = (frame, theme, sharp)
        if self.stale or key != self._key:
            self._renew(frame, theme, now, sharp)
            self.stale, self.painted, self._key = False, now, key
        painter.drawImage(QPointF(0, 0), self._image)

    def _renew(self, frame: Frame, theme: Theme, now: float, sharp: float) -> None:
        width, height = max(round(frame.width * sharp), 1), max(round(frame.height * sharp), 1)
        if (self._image.width(), self._image.height()) != (width, height):
            kind = QImage.Format.Format_RGB32 if self._opaque else QImage.Format.Format_ARGB32_Premultiplied
            self._image = QImage(width, height, kind)
            self._image.setDevicePixelRatio(sharp)
        self._image.fill(theme.color("surface") if self._opaque else Qt.GlobalColor.transparent)
        with QPainter(self._image) as painter:  # an image must not go while it is painted on
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for thing in self.things:
                thing.paint(painter, frame, theme, now)


def sharpness(painter: QPainter) -> float:
    """Pixels of the device to one of the window."""
    return painter.device().devicePixelRatioF()
