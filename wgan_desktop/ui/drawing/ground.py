"""Two heaps on a line, and the blocks of earth between them."""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.core.carrying import Carrying
from wgan_desktop.core.heaps import Floats, Heap
from wgan_desktop.core.two_heaps import GROUND, TwoHeaps, Which
from wgan_desktop.ui.drawing.arrows import Arrows
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.critics import paint_critics
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.lines import along, draw_lines
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

POST = 0.16  # width of a block whose mass lies on a point, in units of the line
POINT = 1e-9  # what is narrower has no length but for rounding
ARC = 0.42  # height of the highest arc, of the picture's
AXIS = 20  # pixels below the ground
HEAD = 10  # pixels above the highest heap
TICKS = range(-6, 7, 2)
PIXEL = 3  # decimals of a unit that a pixel can mean: there and back is no way at all
EDGE = 1e-9  # beside an edge of a piece: there the density jumps


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

    def only(self, index: int) -> Bricks:
        """One of them."""
        return Bricks(self.low[[index]], self.high[[index]], self.base[[index]], self.height[[index]])

    def towards(self, other: Bricks, share: Floats, rise: Floats) -> Bricks:
        """On their way to ``other``, ``share`` (n,) of it behind them, lifted over an arc ``rise`` (n,) high."""
        low, high = (one + share * (two - one) for one, two in ((self.low, other.low), (self.high, other.high)))
        base = self.base + share * (other.base - self.base) + 4 * share * (1 - share) * rise
        mass = self.height * (self.high - self.low)
        return Bricks(low, high, base, mass / (high - low))


class Ground(QWidget):
    """The line with both heaps; heaps are dragged along it, or drawn on it.

    Signals
    -------
    dragged(str, float)
        ``earth`` or ``holes`` by so many units.
    drawn(str, float, float, float, float)
        A stroke of the mouse from (x, share of the height) to (x, share of the height).

    Attributes
    ----------
    drawing : {"earth", "holes"} or None
        The heap that is drawn with the mouse, instead of being dragged.
    arcs, critic : bool
        Whether the ways of the blocks, and the optimal critic, are shown.
    learnt : (241,) float64 or None
        A learnt critic at `critics.PLACES`.
    """

    dragged = Signal(str, float)
    drawn = Signal(str, float, float, float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.drawing: Which | None = None
        self.arcs, self.critic = True, False
        self.learnt: Floats | None = None
        self._heaps: TwoHeaps | None = None
        self._share: Floats = np.empty(0)
        self._held: tuple[Which, QPointF] | None = None
        self._sources = self._targets = Bricks(*[np.empty(0)] * 4)
        self.setMinimumSize(160, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._arrows = Arrows(self, lambda push: self.dragged.emit(push.which, push.across))
        self._call()

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(self.theme.px(520), self.theme.px(220))

    def show_heaps(self, heaps: TwoHeaps, share: Floats) -> None:
        """Show heaps, and the blocks after this share (n,) of their ways."""
        if heaps is not self._heaps:
            carrying: Carrying = heaps.carrying
            self._sources = Bricks.standing(carrying.sources, carrying.mass, last_below=True)
            self._targets = Bricks.standing(carrying.targets, carrying.mass, last_below=False)
        self._heaps, self._share = heaps, share
        self.update()

    def show_learnt(self, values: Floats | None) -> None:
        """Show a learnt critic by its values at `critics.PLACES`; None: none."""
        self.learnt = values
        self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self._call()
        self.update()

    def _call(self) -> None:
        self.setAccessibleName(tr("Two heaps on a line"))
        self.setAccessibleDescription(tr("Arrow keys move the earth; with Shift, the holes."))

    # ------------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the heap under the pointer, or begin a stroke."""
        if self._heaps is None or event.button() != Qt.MouseButton.LeftButton:
            return
        x = self._x_at(event.position().x())
        away = {"earth": _away(self._heaps.fake, x), "holes": _away(self._heaps.real, x)}
        which: Which = self.drawing or ("earth" if away["earth"] <= away["holes"] else "holes")
        self._held = which, event.position()
        if self.drawing:
            self._stroke(event.position())
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the heap, or draw on."""
        if self._held is None:
            return
        if self.drawing:
            self._stroke(event.position())
            return
        which, last = self._held
        self._held = which, event.position()
        pulled = [round(self._x_at(pixel), PIXEL) for pixel in (event.position().x(), last.x())]
        self.dragged.emit(which, pulled[0] - pulled[1])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.unsetCursor()

    def _stroke(self, to: QPointF) -> None:
        assert self._held is not None
        which, last = self._held
        self._held = which, to
        place = self._place()
        heights = [(place.bottom() - point.y()) / place.height() for point in (last, to)]
        self.drawn.emit(which, self._x_at(last.x()), heights[0], self._x_at(to.x()), heights[1])

    # ------------------------------------------------------------------ painting

    def _place(self) -> QRectF:
        """What is above the ground."""
        return QRectF(self.rect()).adjusted(1, self.theme.px(HEAD), -1, -self.theme.px(AXIS))

    def _frame(self, up: float) -> Frame:
        """Where the line and heights lie; ``up`` pixels to a unit of height."""
        place = self._place()
        across = place.width() / (GROUND[1] - GROUND[0])
        return Frame((across, -up), (place.left() - GROUND[0] * across, place.bottom()), place.width(), place.height())

    def _x_at(self, pixel: float) -> float:
        return self._frame(1.0).coordinates(pixel, 0.0)[0]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the holes, the earth, the ways and the axis."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.theme.color("surface"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._heaps is not None:
                self._paint(painter, self._heaps)
            self._arrows.paint(painter, self.theme)

    def _paint(self, painter: QPainter, heaps: TwoHeaps) -> None:
        theme, place = self.theme, self._place()
        tallest = max(self._sources.top, self._targets.top, _peak(heaps.real), _peak(heaps.fake))
        frame = self._frame(place.height() * (1 - ARC) / max(tallest, 1e-9))
        self._paint_axis(painter, place, frame)
        self._paint_holes(painter, heaps.real, frame)
        far = np.abs(self._targets.low + self._targets.high - self._sources.low - self._sources.high) / 2
        rise = tallest / (1 - ARC) * ARC * np.minimum(far / 4, 1.0)
        if self.arcs:
            self._paint_arcs(painter, rise, frame)
        self._paint_bricks(painter, self._sources.towards(self._targets, self._share, rise), frame)
        if self.critic or self.learnt is not None:
            paint_critics(painter, theme, place, heaps, optimal=self.critic, learnt=self.learnt)
        self._paint_names(painter, heaps, place, frame)
        painter.setPen(QPen(theme.color("muted"), theme.line(1.0)))
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _paint_bricks(self, painter: QPainter, bricks: Bricks, frame: Frame) -> None:
        """The blocks: those that rest first, those on their way above them."""
        theme = self.theme
        corners = np.stack([bricks.low, bricks.base + bricks.height, bricks.high, bricks.base], 1)
        boxes = (corners * (*frame.scale, *frame.scale) + (*frame.shift, *frame.shift)).tolist()
        painter.setPen(QPen(theme.color("surface"), 1))
        resting = (self._share == 0) | (self._share == 1)
        for index in np.argsort(~resting, kind="stable").tolist():
            left, top, right, bottom = boxes[index]
            painter.setBrush(mixed(theme.color("generated"), theme.color("real"), float(self._share[index])))
            painter.drawRect(QRectF(left, top, right - left, bottom - top))

    def _paint_axis(self, painter: QPainter, place: QRectF, frame: Frame) -> None:
        theme = self.theme
        painter.setFont(theme.font("caption"))
        metrics = QFontMetricsF(painter.font())
        for tick in TICKS:
            x, label = tick * frame.scale[0] + frame.shift[0], str(tick).replace("-", "−")
            painter.setPen(theme.color("border"))
            painter.drawLine(QPointF(x, place.bottom()), QPointF(x, place.bottom() + 4))
            painter.setPen(theme.color("muted"))
            wide = metrics.horizontalAdvance(label)
            left = min(max(x - wide / 2, place.left()), place.right() - wide)
            painter.drawText(QPointF(left, place.bottom() + 4 + metrics.ascent()), label)

    def _paint_holes(self, painter: QPainter, real: Heap, frame: Frame) -> None:
        """The outline that the earth is to fill, hatched."""
        theme, path = self.theme, QPainterPath()
        if real.ends[0] < real.ends[1]:
            edges = np.unique(np.concatenate([real.left, real.right]))
            ends = np.stack([edges - EDGE, edges + EDGE], 1).reshape(-1)
            path.addPolygon(_polygon(np.stack([ends, real.density(ends)], 1), frame))
        point = real.left == real.right
        for at, height in zip(real.left[point], real.mass[point] / POST, strict=True):
            corners = np.array([[-1, 0], [-1, 1], [1, 1], [1, 0], [-1, 0]]) * (POST / 2, height) + (at, 0)
            path.addPolygon(_polygon(corners, frame))
        painter.setPen(QPen(theme.color("real"), theme.line(1.6)))
        painter.setBrush(QBrush(theme.color("real", 0.45), Qt.BrushStyle.FDiagPattern))
        painter.drawPath(path)

    def _paint_arcs(self, painter: QPainter, rise: Floats, frame: Frame) -> None:
        """The ways of some of the blocks, as one set of lines."""
        chosen = np.arange(0, len(rise), max(1, len(rise) // 12))
        ways = [self._sources.towards(self._targets, np.full(len(rise), at), rise) for at in np.linspace(0, 1, 25)]
        x = np.stack([(way.low + way.high)[chosen] / 2 for way in ways], 1)
        y = np.stack([(way.base + way.height / 2)[chosen] for way in ways], 1)
        line = np.stack([np.pad(x, ((0, 0), (0, 1)), constant_values=np.nan), np.pad(y, ((0, 0), (0, 1)))], 2)
        painter.setPen(QPen(mixed(self.theme.color("muted"), self.theme.color("surface"), 0.5), self.theme.line(1.0)))
        draw_lines(painter, frame.lines(along(line.reshape(-1, 2))))

    def _paint_names(self, painter: QPainter, heaps: TwoHeaps, place: QRectF, frame: Frame) -> None:
        painter.setFont(self.theme.font("body", bold=True))
        metrics = QFontMetricsF(painter.font())
        for heap, name, token in ((heaps.fake, "p_θ", "generated"), (heaps.real, "p_data", "real")):
            wide = metrics.horizontalAdvance(name)
            middle = heap.mean * frame.scale[0] + frame.shift[0]
            left = min(max(middle - wide / 2, place.left()), place.right() - wide)
            painter.setPen(self.theme.color(token))
            row = 0 if heap is heaps.fake else 1
            painter.drawText(QPointF(left, place.top() + metrics.ascent() + row * metrics.height()), name)


def _polygon(points: Floats, frame: Frame) -> QPolygonF:
    """Points (n, 2) in pixels."""
    return QPolygonF([QPointF(x, y) for x, y in (points * frame.scale + frame.shift).tolist()])


def _away(heap: Heap, x: float) -> float:
    low, high = heap.ends
    return max(low - x, x - high, 0.0) + 1e-3 * abs(heap.mean - x)


def _peak(heap: Heap) -> float:
    """The greatest density, or the height of the highest post."""
    length = heap.right - heap.left
    return float((heap.mass / np.where(length > 0, length, POST)).max())
