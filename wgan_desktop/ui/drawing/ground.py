"""Two heaps on a line, and the blocks of earth between them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.carrying import Carrying
from wgan_desktop.core.heaps import Heap
from wgan_desktop.core.two_heaps import GROUND, TwoHeaps, Which
from wgan_desktop.ui.drawing.arrows import pushes
from wgan_desktop.ui.drawing.bricks import POST, Bricks, paint_bricks, paint_slices, profile
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.critics import paint_critics
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.lines import along, draw_lines
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

ARC = 0.42  # height of the highest arc, of the picture's
AXIS = 20  # pixels below the ground
HEAD = 10  # pixels above the highest heap
TICKS = range(-6, 7, 2)
PIXEL = 3  # decimals of a unit that a pixel can mean: there and back is no way at all


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
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        pushes(self, lambda push: self.dragged.emit(push.which, push.across))
        self._dress()

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
        self._dress()
        self.update()

    def _dress(self) -> None:
        self.setMinimumSize(self.theme.px(160), self.theme.px(90))
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
        self._paint_earth(painter, heaps, frame, self._sources.towards(self._targets, self._share, rise))
        if self.critic or self.learnt is not None:
            paint_critics(painter, theme, place, heaps, optimal=self.critic, learnt=self.learnt)
        self._paint_names(painter, heaps, place, frame)
        painter.setPen(QPen(theme.color("muted"), theme.line(1.0)))
        painter.drawLine(place.bottomLeft(), place.bottomRight())

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
        path = QPainterPath()
        if real.ends[0] < real.ends[1]:
            path.addPolygon(frame.polygon(profile(real, *real.ends)))
        point = real.left == real.right
        for at, height in zip(real.left[point], real.mass[point] / POST, strict=True):
            corners = np.array([[-1, 0], [-1, 1], [1, 1], [1, 0], [-1, 0]]) * (POST / 2, height) + (at, 0)
            path.addPolygon(frame.polygon(corners))
        painter.setPen(QPen(self.theme.color("real"), self.theme.line(1.6)))
        painter.setBrush(QBrush(self.theme.color("real", 0.45), Qt.BrushStyle.FDiagPattern))
        painter.drawPath(path)

    def _paint_earth(self, painter: QPainter, heaps: TwoHeaps, frame: Frame, bricks: Bricks) -> None:
        """Blocks that rest are slices of the heap where they lie; others, and those on each other, are bricks."""
        theme, share = self.theme, self._share
        sliced = np.zeros(len(share), bool)
        for heap, at, lie, token in (
            (heaps.fake, 0, self._sources, "generated"), (heaps.real, 1, self._targets, "real"),
        ):  # fmt: skip
            if heaps.turned in (0, 1) and (heap.left < heap.right).all():
                here = share == at
                paint_slices(painter, theme, frame, heap, np.stack([lie.low, lie.high], 1)[here], theme.color(token))
                sliced |= here
        paint_bricks(painter, theme, frame, bricks.only(~sliced), share[~sliced])

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
            box = QRectF(left, place.top() + (heap is heaps.real) * metrics.height(), wide, metrics.height())
            painter.fillRect(box, self.theme.color("surface", 0.8))  # a critic's line may run through
            painter.setPen(self.theme.color(token))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


def _away(heap: Heap, x: float) -> float:
    low, high = heap.ends
    return max(low - x, x - high, 0.0) + 1e-3 * abs(heap.mean - x)


def _peak(heap: Heap) -> float:
    """The greatest density, or the height of the highest post."""
    length = heap.right - heap.left
    return float((heap.mass / np.where(length > 0, length, POST)).max())
