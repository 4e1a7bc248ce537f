"""A small picture held close to the eye, with what there is to say of it, where it hides nothing that is looked for."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from wgan_desktop.ui.theme import Theme

SHARE = 0.3  # of the shorter side of the room, at most: above or below a tile of eight and its neighbours there is more
GAIN = 1.5  # times as large as it is anyway, at least: else there is nothing to enlarge
CLOSE, LEAST = 2.0, 128  # times as large, or so many pixels at scale 1, whichever is less: what is wanted
WORSE = 100  # times as bad as hiding a neighbour
SMALLER = 0.85  # of a size that hides something, the next one that is tried
WRAPPED = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


@dataclasses.dataclass(frozen=True)
class Loupe:
    """Where it lies: the box, the picture in it (empty where it is large already), and each of the lines."""

    box: QRectF
    seen: QRectF
    lines: Sequence[QRectF]

    def moved(self, x: float, y: float) -> Loupe:
        """The same with the box's corner elsewhere."""
        far = self.box.topLeft()
        x, y = x - far.x(), y - far.y()
        return Loupe(
            self.box.translated(x, y), self.seen.translated(x, y), [each.translated(x, y) for each in self.lines]
        )


def laid(
    theme: Theme, picture: QSizeF, lines: Sequence[str], tile: QRectF, near: QRectF, inside: QRectF,
    others: Sequence[QRectF] = (),
) -> Loupe:  # fmt: skip
    """The largest loupe ``inside`` that hides nothing of ``near``, the tile and its neighbours, nor of the ``others``.

    Where there is none, one that hides little, of the neighbours rather than of the tile and the others.
    """
    least: tuple[float, Loupe] | None = None
    wanted = max(GAIN * tile.width(), min(CLOSE * tile.width(), theme.px(LEAST)))
    for loupe in _sizes(theme, picture, lines, GAIN * tile.width(), wanted, inside):
        small = _area(near) if 0 < loupe.seen.width() < wanted else 0.0  # as bad as hiding all neighbours
        for place in _places(loupe, tile, near, inside, theme.px(8)):
            hidden = small + _area(place.box & near) + WORSE * sum(_area(place.box & each) for each in (tile, *others))
            if not hidden:
                return place
            if least is None or hidden < least[0]:
                least = hidden, place
    assert least is not None
    return least[1]


def _sizes(
    theme: Theme, picture: QSizeF, lines: Sequence[str], least: float, wanted: float, inside: QRectF
) -> Iterator[Loupe]:  # fmt: skip
    """With the lines below the picture and beside it, ever smaller; the lines alone where no larger one has room."""
    longest, room = max(picture.width(), picture.height()), min(inside.width(), inside.height())
    scale = max(int(SHARE * room / longest), math.ceil(wanted / picture.width()))
    if scale * longest > room - 2 * theme.px(8):
        yield _below(theme, QSizeF(0, 0), lines, inside)
        return
    while scale * picture.width() >= least:
        yield _below(theme, picture * scale, lines, inside)
        yield _beside(theme, picture * scale, lines, inside)
        scale = int(SMALLER * scale)


def _below(theme: Theme, seen: QSizeF, lines: Sequence[str], inside: QRectF) -> Loupe:
    edge = theme.px(8)
    words = _words(theme, lines, inside.width() - 2 * edge)
    wide = max(seen.width(), *(each.width() for each in words))
    top = edge + (seen.height() + edge / 2 if seen.height() else 0)
    box = QRectF(0, 0, wide + 2 * edge, top + words[-1].bottom() + edge)
    place = QRectF((box.width() - seen.width()) / 2, edge, seen.width(), seen.height())
    return Loupe(box, place, [each.translated(edge, top) for each in words])


def _beside(theme: Theme, seen: QSizeF, lines: Sequence[str], inside: QRectF) -> Loupe:
    edge = theme.px(8)
    words = _words(theme, lines, max(inside.width() - seen.width() - 3 * edge, 1))
    tall, wide = max(seen.height(), words[-1].bottom()), max(each.width() for each in words)
    box = QRectF(0, 0, seen.width() + wide + 3 * edge, tall + 2 * edge)
    return Loupe(
        box, QRectF(edge, edge, seen.width(), seen.height()),
        [each.translated(seen.width() + 2 * edge, edge) for each in words],
    )  # fmt: skip


def _words(theme: Theme, lines: Sequence[str], width: float) -> list[QRectF]:
    """The lines, one below another, each wrapped where it is wider."""
    metrics, top, found = QFontMetricsF(theme.font("caption")), 0.0, []
    for text in lines:
        size = metrics.boundingRect(QRectF(0, 0, width, 1e4), WRAPPED, text).size()
        found.append(QRectF(0, top, size.width() + 1, size.height()))
        top = found[-1].bottom()
    return found


def _places(loupe: Loupe, tile: QRectF, near: QRectF, inside: QRectF, gap: float) -> Iterator[Loupe]:
    """Beside the neighbours or the tile, below, above, at the edges of the room; as much inside as there is room."""
    wide, tall = loupe.box.width(), loupe.box.height()
    right, low = max(inside.right() - wide, inside.left()), max(inside.bottom() - tall, inside.top())
    middle = tile.center()
    across = [near.right() + gap, near.left() - gap - wide, middle.x() - wide / 2, inside.left(), right]
    down = [middle.y() - tall / 2, near.bottom() + gap, near.top() - gap - tall, inside.top(), low]
    across += [tile.right() + gap, tile.left() - gap - wide]
    down += [tile.bottom() + gap, tile.top() - gap - tall]
    for x in across:
        for y in down:
            yield loupe.moved(min(max(x, inside.left()), right), min(max(y, inside.top()), low))


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height()


def draw_loupe(painter: QPainter, theme: Theme, picture: QImage, lines: Sequence[str], loupe: Loupe) -> None:
    """Draw a tile's picture large, if it is not large already, and what there is to say."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(theme.color("raised", 0.97))
    painter.drawRoundedRect(loupe.box, theme.px(6), theme.px(6))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    if not loupe.seen.isEmpty():
        painter.drawImage(loupe.seen, picture)
    painter.setFont(theme.font("caption"))
    for number, (text, line) in enumerate(zip(lines, loupe.lines, strict=True)):
        painter.setPen(theme.color("muted" if number else "text"))
        painter.drawText(line, WRAPPED, text)
    painter.restore()
