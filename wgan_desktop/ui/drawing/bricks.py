"""Blocks of earth: rectangles that stand on the ground or on each other, and how they look."""

from __future__ import annotations

import dataclasses

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.heaps import Heap
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.lines import draw_lines
from wgan_desktop.ui.theme import Theme

POST = 0.16  # width of a block whose mass lies on a point, in units of the line
POINT = 1e-9  # what is narrower has no length but for rounding
EDGE = 1e-9  # beside an edge of a piece: there the density jumps
NARROW, LEAST = 4.0, 2.0  # pixels: a line around what is narrower would cover it; what every block is wide and high


@dataclasses.dataclass(frozen=True, eq=False)
class Bricks:
    """Blocks as rectangles that stand on the ground or on each other: low, high, base and height, (n,) each."""

    low: Floats
    high: Floats
    base: Floats
    height: Floats

    @classmethod
    def standing(cls, ends: Floats, mass: Floats, *, last_below: bool) -> Bricks:
        """Blocks of ``mass`` (n,) over ``ends`` (n, 2); those that share a point, or a stretch, are stacked.

        ``last_below``: the last of a stack lies lowest, so that the first can be taken first.
        """
        low, high = ends.T
        point = high - low < POINT
        middle = (low + high) / 2
        low, high = np.where(point, middle - POST / 2, low), np.where(point, middle + POST / 2, high)
        height = mass / (high - low)
        base = np.zeros_like(height)
        _, place, count = np.unique(np.round(low, 8), return_inverse=True, return_counts=True)
        for shared in np.flatnonzero(count > 1):
            stack = np.flatnonzero(place == shared)
            order = stack[::-1] if last_below else stack
            base[order] = np.append(0.0, np.cumsum(height[order])[:-1])
        return cls(low, high, base, height)

    @property
    def top(self) -> float:
        """The height of the highest."""
        return float((self.base + self.height).max(initial=0.0))

    def only(self, chosen: npt.NDArray[np.bool_]) -> Bricks:
        """Some of them, (n,)."""
        return Bricks(self.low[chosen], self.high[chosen], self.base[chosen], self.height[chosen])

    def towards(self, other: Bricks, share: Floats, rise: Floats) -> Bricks:
        """On their way to ``other``, ``share`` (n,) of it behind them, lifted over an arc ``rise`` (n,) high."""
        low, high = (one + share * (two - one) for one, two in ((self.low, other.low), (self.high, other.high)))
        base = self.base + share * (other.base - self.base) + 4 * share * (1 - share) * rise
        mass = self.height * (self.high - self.low)
        return Bricks(low, high, base, mass / (high - low))


def paint_bricks(painter: QPainter, theme: Theme, frame: Frame, bricks: Bricks, share: Floats) -> None:
    """Blocks after ``share`` (n,) of their ways: those that rest first, those on their way above them.

    A line in the background's colour tells neighbours apart, where they are wide enough for it; those that are not are
    painted to the edges of pixels, so that the ground does not shine through between them.
    """
    corners = np.stack([bricks.low, bricks.base + bricks.height, bricks.high, bricks.base], 1)
    boxes = corners * (*frame.scale, *frame.scale) + (*frame.shift, *frame.shift)
    narrow = (boxes[:, 2] - boxes[:, 0] < NARROW) | (boxes[:, 3] - boxes[:, 1] < NARROW)
    boxes[narrow, 0], boxes[narrow, 2] = np.floor(boxes[narrow, 0]), np.ceil(boxes[narrow, 2])
    boxes[:, 2] = np.maximum(boxes[:, 2], boxes[:, 0] + LEAST)
    boxes[:, 1] = np.minimum(boxes[:, 1], boxes[:, 3] - LEAST)
    outline = QPen(theme.color("surface"), 1)
    resting = (share == 0) | (share == 1)
    for index in np.argsort(~resting, kind="stable").tolist():
        left, top, right, bottom = boxes[index].tolist()
        painter.setPen(Qt.PenStyle.NoPen if narrow[index] else outline)
        painter.setBrush(mixed(theme.color("generated"), theme.color("real"), float(share[index])))
        painter.drawRect(QRectF(left, top, right - left, bottom - top))


def paint_slices(painter: QPainter, theme: Theme, frame: Frame, heap: Heap, ends: Floats, color: QColor) -> None:
    """The slices of a heap without points between these ``ends`` (n, 2), as high as it is everywhere.

    Those that touch are one shape; a line in the background's colour tells them apart, where there is room for it.
    """
    ends = ends[np.argsort(ends[:, 0])]
    runs = np.split(ends, np.flatnonzero(np.diff(ends.reshape(-1))[1::2] > POINT) + 1) if len(ends) else []
    painter.setBrush(color)
    painter.setPen(QPen(color, theme.line(1.6)))
    for run in runs:
        painter.drawPolygon(frame.polygon(profile(heap, run[0, 0], run[-1, 1])))
    painter.setPen(QPen(theme.color("surface"), 1))
    for run in runs:
        wide = (run[:, 1] - run[:, 0]) * frame.unit >= NARROW
        cuts = run[1:, 0][wide[1:] & wide[:-1]]
        tops = np.maximum(heap.density(cuts - EDGE), heap.density(cuts + EDGE))
        draw_lines(painter, frame.lines(np.stack([cuts, np.zeros_like(cuts), cuts, tops], 1)))


def profile(heap: Heap, low: float, high: float) -> Floats:
    """The corners (k, 2) of what lies below a heap's density from ``low`` to ``high``."""
    edges = np.unique(np.concatenate([[low, high], heap.left, heap.right]))
    edges = edges[(edges >= low) & (edges <= high)]
    places = np.stack([edges - EDGE, edges + EDGE], 1).reshape(-1)[1:-1]
    return np.concatenate([[(low, 0.0)], np.stack([places, heap.density(places)], 1), [(high, 0.0)]])
