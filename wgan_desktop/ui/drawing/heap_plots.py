"""What stands beside two heaps: their distribution functions, the distances over theta, and the plan."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen, QPolygonF

from wgan_desktop.core.carrying import Distance, plan_matrix
from wgan_desktop.core.heaps import Floats
from wgan_desktop.core.two_heaps import DISTANCES, GROUND, OFFSETS, REACH, TwoHeaps
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.sketch import Sketch
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

COLUMNS, FEW = 161, 80  # places at which distribution functions are drawn; ends of pieces that are drawn exactly
CELLS = 14  # of the plan, each way
COLOURS: dict[Distance, int] = {"w2": 0, "kl": 3, "reverse_kl": 5, "js": 1, "tv": 2}  # of the theme's curves
STEEP = 5.0  # the height of the plot of distances: KL soon leaves it
TRIANGLE = 4.0


class CdfPlot(Sketch):
    """Both cumulative distribution functions, and between them the area that is W1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.across = GROUND
        self._heaps: TwoHeaps | None = None

    def show_heaps(self, heaps: TwoHeaps) -> None:
        """Show these."""
        self._heaps = heaps
        self.update()

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Hatch the area, then draw both steps."""
        if self._heaps is None:
            return
        fake, real = self._heaps.fake, self._heaps.real
        ends = [np.concatenate([heap.left, heap.right]) for heap in (fake, real)]
        few = [each for each in ends if len(each) <= FEW]  # the corners of others are closer together than pixels
        posts = [heap.left[heap.left == heap.right] for heap in (fake, real)]
        places = np.unique(np.concatenate([np.linspace(*GROUND, COLUMNS), *few, *posts]))
        x = np.repeat(places, 2)
        both = []
        for heap in (fake, real):
            steps = np.empty(len(x))
            steps[::2], steps[1::2] = heap.below(places, inclusive=False), heap.below(places)
            both.append(steps)
        pixels = [np.stack([x, y], 1) * frame.scale + frame.shift for y in both]
        around = np.concatenate([pixels[0], pixels[1][::-1]]).clip(-1e4, 1e4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self.theme.color("truth", 0.55), Qt.BrushStyle.BDiagPattern))
        painter.drawPolygon(QPolygonF([QPointF(*pixel) for pixel in around.tolist()]))
        for y, token in zip(both, ("generated", "real"), strict=True):
            self.curve(painter, frame, x, y, self.theme.color(token))


class OverTheta(Sketch):
    """All distances over the place of the earth, and where it is now.

    Attributes
    ----------
    values : mapping of distance to (t,) float64
        At `OFFSETS` from the holes; NaN where not yet known.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.across, self.up = (-REACH, REACH), (0.0, STEEP)
        self.theta = self.at = 0.0
        self.begin()

    def begin(self) -> None:
        """Other heaps: nothing is known."""
        self.values: dict[Distance, Floats] = {kind: np.full(len(OFFSETS), math.nan) for kind in DISTANCES}
        self.update()

    def learn(self, index: int, found: dict[Distance, float]) -> None:
        """The distances at one theta."""
        for kind, value in found.items():
            self.values[kind][index] = value
        self.update()

    def mark(self, theta: float, at: float) -> None:
        """The earth and the holes lie here now."""
        self.theta, self.at = theta, at
        self.update()

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Draw the curves, triangles for infinity, and the mark."""
        theme = self.theme
        painter.setFont(theme.font("caption"))
        metrics = QFontMetricsF(painter.font())
        x = self.theta * frame.scale[0] + frame.shift[0]
        painter.setPen(QPen(theme.color("muted"), theme.line(1.0), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        taken: list[QRectF] = []
        thetas = OFFSETS + self.at
        for kind, (label, _) in DISTANCES.items():
            values = self.values[kind]
            color = theme.color("truth") if kind == "w1" else theme.curve(COLOURS[kind])
            pixels = np.stack([thetas, values], 1) * frame.scale + frame.shift
            self.curve(painter, frame, thetas, values, color, 2.6 if kind == "w1" else 1.8)
            painter.setBrush(color)
            painter.setPen(Qt.PenStyle.NoPen)
            for at in thetas[np.isposinf(values)][:: len(thetas) // 40]:
                tip = QPointF(float(at) * frame.scale[0] + frame.shift[0], place.top() + 1)
                side = TRIANGLE * max(1.0, theme.scale)
                shift = (list(DISTANCES).index(kind) - 3) * side
                tip += QPointF(shift, 0)
                base = [tip + QPointF(-side / 2, side), tip + QPointF(side / 2, side)]
                painter.drawPolygon(QPolygonF([tip, *base]))
            self._name(painter, metrics, tr(label), color.name(), pixels, place, taken)

    def _name(
        self, painter: QPainter, metrics: QFontMetricsF, label: str, color: str, pixels: Floats, place: QRectF,
        taken: list[QRectF],
    ) -> None:  # fmt: skip
        """Name a curve at the last place where it is inside the plot and nothing is written yet."""
        wide, high = metrics.horizontalAdvance(label), metrics.height()
        for x, y in pixels[::-1].tolist():
            box = QRectF(x - wide - 2, y - high - 1, wide, high)
            inside = math.isfinite(y) and place.contains(box)
            if inside and not any(box.intersects(other) for other in taken):
                taken.append(box)
                painter.setPen(color)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
                return


class PlanPicture(Sketch):
    """The plan as a matrix: from the earth's places (up) to the holes' places (across); what was carried lights up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._heaps: TwoHeaps | None = None
        self._share: Floats = np.empty(0)
        self._edges, self._whole = (np.empty(0), np.empty(0)), np.empty((0, 0))

    def show_heaps(self, heaps: TwoHeaps, share: Floats) -> None:
        """Show the plan of these heaps, and which blocks have arrived."""
        if heaps is not self._heaps:
            self.across, self.up = (_stretch(heap.ends) for heap in (heaps.real, heaps.fake))
            self._edges = np.linspace(*self.up, CELLS + 1), np.linspace(*self.across, CELLS + 1)
            self._whole = plan_matrix(heaps.carrying, *self._edges)
        self._heaps, self._share = heaps, share
        self.update()

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Fill the cells."""
        if self._heaps is None:
            return
        (rows, columns), whole = self._edges, self._whole
        carried = plan_matrix(self._heaps.carrying, rows, columns, self._share)
        most = max(float(whole.max()), 1e-12)
        theme = self.theme
        for row, column in np.argwhere(whole > 1e-9).tolist():
            x = columns[[column, column + 1]] * frame.scale[0] + frame.shift[0]
            y = rows[[row, row + 1]] * frame.scale[1] + frame.shift[1]
            lit = float(carried[row, column] / whole[row, column])
            strength = 0.25 + 0.75 * float(whole[row, column]) / most
            color = mixed(theme.color("muted"), theme.color("real"), lit)
            color.setAlphaF(strength)
            painter.fillRect(QRectF(x[0], y[1], x[1] - x[0], y[0] - y[1]).adjusted(0.5, 0.5, -0.5, -0.5), color)


def _stretch(ends: tuple[float, float]) -> tuple[float, float]:
    """A range with room around a heap, also around a point."""
    room = max(0.08 * (ends[1] - ends[0]), 0.25)
    return ends[0] - room, ends[1] + room
