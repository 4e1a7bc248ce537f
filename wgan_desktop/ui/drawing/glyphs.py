"""The small signs by which a legend names what a picture draws; each fills a rectangle of the painter."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen

from wgan_desktop.ui.drawing.heat import shades
from wgan_desktop.ui.theme import Theme

Glyph = Callable[[QPainter, QRectF, Theme], None]


def _pen(color: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    return QPen(color, width, style, Qt.PenCapStyle.FlatCap)


@dataclasses.dataclass(frozen=True)
class Dot:
    """A disc, or a ring, in a token's colour."""

    token: str
    hollow: bool = False

    def __call__(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        """Paint it."""
        radius = 0.3 * place.height()
        painter.setPen(_pen(theme.color(self.token), 0.13 * place.height()) if self.hollow else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if self.hollow else theme.color(self.token))
        painter.drawEllipse(place.center(), radius, radius)


@dataclasses.dataclass(frozen=True)
class Stroke:
    """A line in a token's colour or, for ``curve >= 0``, that of a curve; ``width`` in pixels at scale 1."""

    token: str = "text"
    curve: int = -1
    width: float = 2.0
    style: Qt.PenStyle = Qt.PenStyle.SolidLine

    def color(self, theme: Theme) -> QColor:
        """The colour of the line."""
        return theme.curve(self.curve) if self.curve >= 0 else theme.color(self.token)

    def __call__(self, painter: QPainter, place: QRectF, theme: Theme) -> None:
        """Paint it."""
        painter.setPen(_pen(self.color(theme), theme.line(self.width), self.style))
        y = place.center().y()
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))


def ramp(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """The surface's colours from low to high."""
    gradient = QLinearGradient(place.topLeft(), place.topRight())
    colours = shades(theme.tokens.colour_map, theme.tokens.surface)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        gradient.setColorAt(share, QColor.fromRgb(int(colours[round(share * (len(colours) - 1))])))
    painter.setPen(_pen(theme.color("border"), 1.0))
    painter.setBrush(QBrush(gradient))
    painter.drawRoundedRect(place.adjusted(0, 0.15 * place.height(), 0, -0.15 * place.height()), 2, 2)


def arrow(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """An arrow of the critic's."""
    painter.setPen(_pen(theme.color("critic"), 0.12 * place.height()))
    y, head = place.center().y(), 0.28 * place.height()
    tip = QPointF(place.right(), y)
    painter.drawLine(QPointF(place.left(), y), tip)
    painter.drawLine(tip, tip + QPointF(-1.4 * head, -head))
    painter.drawLine(tip, tip + QPointF(-1.4 * head, head))


def ray(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A generated and a real point with the ray between them."""
    start = QPointF(place.left() + 0.16 * place.height(), place.bottom() - 0.25 * place.height())
    end = QPointF(place.right() - 0.16 * place.height(), place.top() + 0.25 * place.height())
    painter.setPen(_pen(theme.color("truth"), 0.08 * place.height()))
    painter.drawLine(start, end)
    painter.setPen(Qt.PenStyle.NoPen)
    for token, at in (("generated", start), ("real", end)):
        painter.setBrush(theme.color(token))
        painter.drawEllipse(at, 0.15 * place.height(), 0.15 * place.height())


def grains(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """Three grains on their way."""
    painter.setPen(Qt.PenStyle.NoPen)
    y, step = place.center().y(), place.width() / 3
    for index, token in enumerate(("generated", "truth", "real")):
        painter.setBrush(theme.color(token))
        painter.drawEllipse(
            QPointF(place.left() + (index + 0.5) * step, y), 0.16 * place.height(), 0.16 * place.height()
        )


def mesh(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A bent grid."""
    painter.setPen(_pen(theme.color("generated"), 0.07 * place.height()))
    for share in (0.1, 0.5, 0.9):
        x, y, bend = place.left() + share * place.width(), place.top() + share * place.height(), 0.12 * place.height()
        painter.drawLine(QPointF(x - bend, place.top() + bend), QPointF(x + bend, place.bottom() - bend))
        painter.drawLine(QPointF(place.left(), y + bend), QPointF(place.right(), y - bend))


def hatch(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A hatched band."""
    painter.setPen(_pen(theme.color("muted"), 1.0))
    painter.setBrush(QBrush(theme.color("muted"), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(place.adjusted(0, 0.22 * place.height(), 0, -0.22 * place.height()))


def framed(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A real picture: in a frame."""
    side = 0.7 * place.height()
    painter.setPen(_pen(theme.color("real"), 0.13 * place.height()))
    painter.setBrush(theme.color("muted"))
    painter.drawRect(QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side))


def standing(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A generated picture: on a bar."""
    side, x = 0.7 * place.height(), place.center().x()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("muted"))
    painter.drawRect(QRectF(x - side / 2, place.center().y() - side / 2, side, 0.75 * side))
    painter.setBrush(theme.color("generated"))
    painter.drawRect(QRectF(x - side / 2, place.center().y() + side / 4, side, side / 4))


def turning(painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A generated picture that is half a real one."""
    standing(painter, place.translated(-0.25 * place.width(), 0), theme)
    painter.setOpacity(0.6 * painter.opacity())
    framed(painter, place.translated(0.2 * place.width(), 0), theme)
    painter.setOpacity(painter.opacity() / 0.6)
