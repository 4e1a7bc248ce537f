"""Where the tiles of a mosaic lie on the screen."""

from __future__ import annotations

import dataclasses
import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

GAP = 0.12  # between tiles, of a tile's width; at least a pixel of theirs
CRISP = 3.0  # from this scale on a pixel of a tile is as large as any other: whole, or with soft edges
WHOLE = 0.9  # of the room that whole pixels must fill, or their edges are soft


class Spot(NamedTuple):
    """A tile's place in reading order, and a pixel of it."""

    position: int
    x: int
    y: int


@dataclasses.dataclass(frozen=True)
class Lattice:
    """``side`` x ``side`` tiles of height x width pixels, of ``scale`` screen pixels each.

    Attributes
    ----------
    below : float
        Screen pixels between the rows.
    written : bool
        Whether there is room for the text below each tile.
    place : QRectF
        Of all tiles.
    """

    side: int
    height: int
    width: int
    scale: float
    below: float
    written: bool
    place: QRectF

    @classmethod
    def fitted(cls, side: int, height: int, width: int, room: QRectF, text: QRectF) -> Lattice:
        """The largest that the ``room`` holds; with a line of the size of ``text`` below each tile if that is read."""
        columns, rows = side * width + (side - 1) * gap(width), side * height + (side - 1) * gap(width)
        scale = _whole(min(room.width() / columns, room.height() / rows))
        smaller = _whole(min(room.width() / columns, (room.height() / side - text.height()) / height))
        written = text.height() > 0 and smaller * (width + gap(width)) >= text.width()
        scale = smaller if written else scale
        below = text.height() if written else gap(width) * scale
        place = QRectF(0, 0, columns * scale, side * (height * scale + below) - (0 if written else below))
        place.moveCenter(room.center())
        place.moveTop(room.top())
        return cls(side, height, width, scale, below, written, place)

    def row(self, number: int) -> QRectF:
        """A row of tiles."""
        tall = self.height * self.scale
        return QRectF(self.place.left(), self.place.top() + number * (tall + self.below), self.place.width(), tall)

    def tile(self, position: int) -> QRectF:
        """One tile."""
        row, column = divmod(position, self.side)
        left = column * (self.width + gap(self.width)) * self.scale
        line = self.row(row)
        return QRectF(line.left() + left, line.top(), self.width * self.scale, line.height())

    def around(self, position: int) -> QRectF:
        """A tile with its neighbours, as far as there are such."""
        tile, apart = self.tile(position), gap(self.width) * self.scale
        across, down = tile.width() + apart, tile.height() + self.below
        return tile.adjusted(-across, -down, across, down).intersected(self.place)

    def feet(self) -> list[tuple[float, float]]:
        """The middle of every tile's lower edge."""
        left, top, pitch = self.place.left(), self.place.top(), (self.width + gap(self.width)) * self.scale
        tall = self.height * self.scale
        across = [left + column * pitch + self.width * self.scale / 2 for column in range(self.side)]
        return [(x, top + tall + row * (tall + self.below)) for row in range(self.side) for x in across]

    def at(self, point: QPointF) -> Spot | None:
        """What is under a point; None between tiles."""
        if not self.place.contains(point):
            return None
        row = int((point.y() - self.place.top()) / (self.height * self.scale + self.below))
        column = int((point.x() - self.place.left()) / ((self.width + gap(self.width)) * self.scale))
        position = min(row, self.side - 1) * self.side + min(column, self.side - 1)
        inside = point - self.tile(position).topLeft()
        x, y = int(inside.x() / self.scale), int(inside.y() / self.scale)
        return Spot(position, x, y) if 0 <= x < self.width and 0 <= y < self.height else None


def gap(width: int) -> int:
    """Pixels of a tile between two columns."""
    return max(1, round(GAP * width))


def _whole(scale: float) -> float:
    whole = math.floor(scale)
    return whole if scale >= CRISP and whole >= WHOLE * scale else max(scale, 0.0)
