"""What there is to see inside a critic: how its weights are spread, and how steep its loss is at each layer."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.contours import round_step
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.scales import Scale, Tick
from wgan_desktop.ui.drawing.sketch import Sketch
from wgan_desktop.ui.theme import Theme

MERGED = 4  # bins of the layer to a column of the picture
ROOMY = 1.12  # times the largest weight or the clip value: the marks stand clear of the edges
DECADES = 2  # at least, of the axis of slopes
DOT = 3.2  # radius
WIDE = 44  # of an axis of powers of ten


class WeightColumns(Sketch):
    """A histogram of weights, with the values at which they are clipped.

    Attributes
    ----------
    shares : (k,) float64
        Of the weights, in equal columns from -``reach`` to ``reach``.
    clip : float or None
        Where they are clipped.
    """

    left = WIDE

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.shares: Floats = np.empty(0)
        self.reach, self.clip = 1.0, None  # type: float, float | None

    def show_weights(self, shares: Floats, reach: float, clip: float | None) -> None:
        """Show shares (b,) in equal bins from -reach to reach."""
        self.shares = np.add.reduceat(shares, np.arange(0, len(shares), MERGED))
        self.reach, self.clip = reach, clip
        half = ROOMY * max(reach, clip or 0.0)
        step = round_step(half, 10)
        half = half if clip else step * math.ceil(half / step)  # in leaps: an axis at rest can be read
        most = float(self.shares.max()) or 1.0  # nothing is shown on an empty scale
        step = round_step(most, 4)
        self.across, self.up = (-half, half), (0.0, step * math.ceil(most / step + 0.1))
        self.update()

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Fill the columns, and mark the clip values."""
        if not len(self.shares):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        edges = np.linspace(-self.reach, self.reach, len(self.shares) + 1) * frame.scale[0] + frame.shift[0]
        tops = self.shares * frame.scale[1] + frame.shift[1]
        for left, right, top in zip(edges[:-1].tolist(), edges[1:].tolist(), tops.tolist(), strict=True):
            box = QRectF(round(left), round(top), max(round(right) - round(left), 1), place.bottom() - round(top))
            painter.fillRect(box, self.theme.color("critic"))
        if self.clip is not None:
            painter.setPen(QPen(self.theme.color("warn"), self.theme.line(1.6), Qt.PenStyle.DashLine))
            for edge in (-self.clip, self.clip):
                x = round(edge * frame.scale[0] + frame.shift[0]) + 0.5
                painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))


class SlopesByLayer(Sketch):
    """The gradient's norm at each hidden layer on an axis of powers of ten; an exact 0 is a triangle at the bottom.

    Attributes
    ----------
    norms : (l,) float64
        From the first hidden layer to the last.
    """

    left = WIDE
    scale = Scale("log")

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.norms: Floats = np.empty(0)
        self.up = (-float(DECADES), 0.0)

    def show_norms(self, norms: Floats) -> None:
        """Show these."""
        self.norms = norms
        self.across = (0.5, max(len(norms), 1) + 0.5)
        heights = self.scale.heights(norms)
        heights = heights[np.isfinite(heights)]
        if len(heights):
            low, high = math.floor(heights.min() - 0.1), math.ceil(heights.max() + 0.1)
            self.up = float(min(low, high - DECADES)), float(high)
        self.update()

    def level_ticks(self, count: int) -> list[Tick]:
        """The numbers of the layers, not all where there are many."""
        stride = max(1, math.ceil(len(self.norms) / (2 * count)))
        return [Tick(float(layer), str(layer)) for layer in range(1, len(self.norms) + 1, stride)]

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Join the layers by a line, with a dot on each."""
        layers, color = np.arange(1.0, len(self.norms) + 1), self.theme.color("critic")
        heights = self.scale.heights(self.norms)
        self.curve(painter, frame, layers, heights, color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        size = self.theme.line(DOT)
        for layer, height in zip(layers.tolist(), heights.tolist(), strict=True):
            x = layer * frame.scale[0] + frame.shift[0]
            if math.isfinite(height):
                painter.drawEllipse(QPointF(x, height * frame.scale[1] + frame.shift[1]), size, size)
            elif height < 0:
                tip = QPointF(x, place.bottom())
                painter.drawPolygon(QPolygonF([tip, tip + QPointF(-size, -2 * size), tip + QPointF(size, -2 * size)]))
