"""A small picture held close to the eye, with what there is to say of it, where it hides nothing that is looked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from wgan_desktop.ui.theme import Theme

SHARE = 0.3  # of the shorter side of the room, at most: above or below a tile of eight and its neighbours there is more
GAIN = 1.5  # times as large as it is anyway: else there is nothing to enlarge
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

    Where there is none, the one that hides least.
    """
    least: tuple[float, Loupe] | None = None
    for loupe in _sizes(theme, picture, lines, tile, inside):
        for place in _places(loupe, tile, near, inside, theme.px(8)):
            hidden = sum(_area(place.box & each) for each in (near, tile, *others))
            if not hidden:
                return place
            if least is None or hidden < least[0]:
                least = hidden, place
    assert least is not None
    return least[1]


def _sizes(theme: Theme, picture: QSizeF, lines: Sequence[str], tile: QRectF, inside: QRectF) -> Iterator[Loupe]:
    """With the lines below the picture and beside it, ever smaller; at last the lines alone."""
    longest = max(picture.width(), picture.height())
    scale = int(SHARE * min(inside.width(), inside.height()) / longest)
    while scale * picture.width() >= GAIN * tile.width():
        yield _below(theme, picture * scale, lines, inside)
        yield _beside(theme, picture * scale, lines, inside)
        scale = int(SMALLER * scale)
    yield _below(theme, QSizeF(0, 0), lines, inside)


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
    """Beside the neighbours, below, above, and at the edges of the room; as much inside as there is room."""
    wide, tall = loupe.box.width(), loupe.box.height()
    right, low = max(inside.right() - wide, inside.left()), max(inside.bottom() - tall, inside.top())
    middle = tile.center()
    across = (near.right() + gap, near.left() - gap - wide, middle.x() - wide / 2, inside.left(), right)
    down = (middle.y() - tall / 2, near.bottom() + gap, near.top() - gap - tall, inside.top(), low)
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
