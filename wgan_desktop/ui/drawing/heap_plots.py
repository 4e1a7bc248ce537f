"""What stands beside two heaps: their distribution functions, and the plan."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPolygonF

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.carrying import plan_matrix
from wgan_desktop.core.two_heaps import GROUND, TwoHeaps
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.sketch import ReadSketch, Sketch
from wgan_desktop.ui.theme import Theme

COLUMNS, FEW = 161, 80  # places at which distribution functions are drawn; ends of pieces that are drawn exactly
CELLS = 14  # of the plan, each way


class CdfPlot(ReadSketch):
    """Both cumulative distribution functions, and between them the area that is W1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.across = GROUND
        self._heaps: TwoHeaps | None = None

    def show_heaps(self, heaps: TwoHeaps) -> None:
        """Show these."""
        self._heaps = heaps
        self.update()

    def reading(self, x: float) -> list[str]:
        """Both functions at ``x``."""
        if self._heaps is None:
            return []
        shares = [numeral(float(heap.below(x))) for heap in (self._heaps.fake, self._heaps.real)]
        return [f"x  {numeral(x)}", f"F_θ  {shares[0]}", f"F_data  {shares[1]}"]

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
