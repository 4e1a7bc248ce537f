"""All distances of two heaps over the place of the earth."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.carrying import Distance
from wgan_desktop.core.two_heaps import DISTANCES, JUST, OFFSETS, REACH
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.sketch import ReadSketch
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

COLOURS: dict[Distance, int] = {"w2": 0, "kl": 3, "reverse_kl": 5, "js": 1, "tv": 2}  # of the theme's curves
DOTS: dict[Distance, float] = {"kl": 6.0, "reverse_kl": 4.5, "js": 3.2, "tv": 1.9}  # radius: those that meet are rings
HOLE = 3.0  # radius of the ring that a curve has around a value it has not
LONG: tuple[Distance, ...] = ("kl", "reverse_kl")  # their names have no room at the right
STEEP = 5.0  # the height of the plot: KL soon leaves it
TRIANGLES, TRIANGLE = 40, 4.0  # about how many there are, and how many pixels high each
JUMP = 1e-3  # by which a value stands beside its curve
SAME = 1e-6  # of each other: curves that lie on each other
GAP = 4  # pixels at scale 1 between names


class Name(NamedTuple):
    """What is written of a curve, or of several that are one: where, and parts of it in their colours."""

    place: QRectF
    parts: Sequence[tuple[str, QColor]]


class OverTheta(ReadSketch):
    """The curves, where the earth is now, and the names beside the plot.

    Attributes
    ----------
    offsets : (t,) float64
        Of the earth from the holes.
    values : mapping of distance to (t,) float64
        At `offsets`; NaN where not yet known.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.across, self.up = (-REACH, REACH), (0.0, STEEP)
        self.theta = self.at = 0.0
        self.begin(OFFSETS)

    def begin(self, offsets: Floats) -> None:
        """Other heaps: nothing is known."""
        self.offsets = offsets
        self.values: dict[Distance, Floats] = {kind: np.full(len(offsets), math.nan) for kind in DISTANCES}
        close = np.diff(offsets) < 2 * JUST
        before, after = np.append(False, close), np.append(close, False)
        self._met, self._beside = before & after, before ^ after
        self.update()

    @property
    def thetas(self) -> Floats:
        """Where the earth lies at `offsets`."""
        return self.offsets + self.at

    def learn(self, index: int, found: dict[Distance, float]) -> None:
        """The distances at one offset."""
        for kind, value in found.items():
            self.values[kind][index] = value
        self.update()

    def mark(self, theta: float, at: float) -> None:
        """The earth and the holes lie here now."""
        self.theta, self.at = theta, at
        self.update()

    def alone(self, kind: Distance) -> npt.NDArray[np.bool_]:
        """Whether each value (t,) stands beside its curve: the distance jumps to it and back."""
        values = self.values[kind]
        before, after = np.roll(values, 1), np.roll(values, -1)
        with np.errstate(invalid="ignore"):
            jumps = self._met & (np.abs(values - before) > JUMP) & (np.abs(values - after) > JUMP)
        return np.asarray(np.isfinite(values) & (jumps | (np.isposinf(before) & np.isposinf(after))))

    def color(self, kind: Distance) -> QColor:
        """Of a curve."""
        return self.theme.color("truth") if kind == "w1" else self.theme.curve(COLOURS[kind])

    # ------------------------------------------------------------------ the plot

    def place(self) -> QRectF:
        """Room is left for names: above those of curves that leave by the top, at the right of all others."""
        metrics = QFontMetricsF(self.theme.font("caption"))
        wide = max(metrics.horizontalAdvance(tr(label)) for kind, (label, _) in DISTANCES.items() if kind not in LONG)
        return super().place().adjusted(0, metrics.height(), -wide - self.theme.px(GAP), 0)

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Draw the mark, the curves, triangles for infinity, and the values that stand alone."""
        theme, thetas = self.theme, self.thetas
        x = self.theta * frame.scale[0] + frame.shift[0]
        painter.setPen(QPen(theme.color("muted"), theme.line(1.0), Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, place.top()), QPointF(x, place.bottom()))
        for kind, values in self.values.items():
            on = ~self.alone(kind)
            self.curve(painter, frame, thetas[on], values[on], self.color(kind), 2.6 if kind == "w1" else 1.8)
            self._draw_infinite(painter, frame, place, kind)
        for kind, radius in DOTS.items():
            self._draw_alone(painter, frame, kind, radius * theme.scale)

    def _draw_infinite(self, painter: QPainter, frame: Frame, place: QRectF, kind: Distance) -> None:
        """Triangles along the upper edge, those of each distance beside the others'."""
        painter.setBrush(self.color(kind))
        painter.setPen(Qt.PenStyle.NoPen)
        side = TRIANGLE * max(1.0, self.theme.scale)
        there = np.isposinf(self.values[kind]) & ~self._beside
        for at in self.thetas[there][:: max(1, len(OFFSETS) // TRIANGLES)].tolist():
            tip = QPointF(at * frame.scale[0] + frame.shift[0], place.top() + 1)
            tip += QPointF((list(DISTANCES).index(kind) - 3) * side, 0)
            painter.drawPolygon(QPolygonF([tip, tip + QPointF(-side / 2, side), tip + QPointF(side / 2, side)]))

    def _draw_alone(self, painter: QPainter, frame: Frame, kind: Distance, radius: float) -> None:
        """A dot for each value beside the curve, and a ring where the curve has a hole for it."""
        color, values = self.color(kind), self.values[kind]
        for index in np.flatnonzero(self.alone(kind)).tolist():
            x = float(self.thetas[index])
            painter.setPen(QPen(self.theme.color("surface"), 1))
            painter.setBrush(color)
            painter.drawEllipse(frame.point(x, float(values[index])), radius, radius)
            if self._met[index] and math.isfinite(limit := float(values[index - 1])):
                painter.setPen(QPen(color, self.theme.line(1.4)))
                painter.setBrush(self.theme.color("surface"))
                painter.drawEllipse(frame.point(x, limit), HOLE * self.theme.scale, HOLE * self.theme.scale)

    # ------------------------------------------------------------------ the names

    def name_curves(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Write them."""
        painter.setFont(self.theme.font("caption"))
        metrics = QFontMetricsF(painter.font())
        for name in self.names():
            left = name.place.left()
            for text, color in name.parts:
                painter.setPen(color)
                painter.drawText(QPointF(left, name.place.top() + metrics.ascent()), text)
                left += metrics.horizontalAdvance(text)

    def names(self) -> list[Name]:
        """What is to be written: no two of them touch, and none lies on the plot."""
        above, right = [], []
        for kinds in self._together():
            ends, beyond = self._end(kinds[0])
            if beyond or kinds[0] in LONG:
                above.append((ends.x(), self._parts(kinds)))
            else:
                right += [(ends.y(), self._parts([kind])) for kind in kinds]
        return [*self._side_by_side(above), *self._below_each_other(right)]

    def _together(self) -> Iterator[list[Distance]]:
        """Distances that are one curve, as far as they are known, have one name above the plot."""
        rest = [kind for kind in DISTANCES if not np.isnan(self.values[kind]).all()]
        while rest:
            first = self.values[rest[0]]
            same = [k for k in rest if np.allclose(first, self.values[k], rtol=SAME, atol=SAME, equal_nan=True)]
            yield same
            rest = [kind for kind in rest if kind not in same]

    def _end(self, kind: Distance) -> tuple[QPointF, bool]:
        """Where a curve ends at the right, and whether it does so before the plot does."""
        thetas, values = self.thetas, self.values[kind]
        seen = np.flatnonzero((values <= STEEP) & (np.abs(thetas) <= REACH + JUST) & ~self.alone(kind))
        if not len(seen):
            return QPointF(self.place().right(), self.place().top()), True
        beyond = bool((values[seen[-1] + 1 :][thetas[seen[-1] + 1 :] <= REACH + JUST] > STEEP).any())
        return self.frame().point(float(thetas[seen[-1]]), float(values[seen[-1]])), beyond

    def _parts(self, kinds: Sequence[Distance]) -> list[tuple[str, QColor]]:
        """The names of one curve, each in its colour; what is infinite wherever it is not alone is said to be."""
        muted = self.theme.color("muted")
        parts = [part for kind in kinds for part in ((" = ", muted), (tr(DISTANCES[kind][0]), self.color(kind)))][1:]
        values = self.values[kinds[0]][~self.alone(kinds[0])]
        known = values[~np.isnan(values)]
        return [*parts, (" = ∞", muted)] if len(known) and np.isposinf(known).all() else parts

    def _side_by_side(self, wanted: Sequence[tuple[float, list[tuple[str, QColor]]]]) -> list[Name]:
        """Names above the plot: each about the place it wants, moved aside for those before it."""
        metrics, place, gap = QFontMetricsF(self.theme.font("caption")), self.place(), self.theme.px(3 * GAP)
        wanted = sorted(wanted, key=lambda each: each[0])
        wide = [metrics.horizontalAdvance("".join(text for text, _ in parts)) for _, parts in wanted]
        lefts, edge = [], place.left()
        for (x, _), width in zip(wanted, wide, strict=True):
            lefts.append(max(x - width / 2, edge))
            edge = lefts[-1] + width + gap
        edge = float(self.width())
        for index in range(len(wanted) - 1, -1, -1):
            lefts[index] = max(min(lefts[index], edge - wide[index]), 0.0)
            edge = lefts[index] - gap
        top = place.top() - metrics.height() - 1
        return [
            Name(QRectF(left, top, width, metrics.height()), parts)
            for left, width, (_, parts) in zip(lefts, wide, wanted, strict=True)
        ]

    def _below_each_other(self, wanted: Sequence[tuple[float, list[tuple[str, QColor]]]]) -> list[Name]:
        """Names at the right of the plot: each beside its curve's end, moved for those above and below it."""
        metrics, place = QFontMetricsF(self.theme.font("caption")), self.place()
        high, edge, tops = metrics.height(), place.top(), []
        wanted = sorted(wanted, key=lambda each: each[0])
        for y, _ in wanted:
            tops.append(max(y - high / 2, edge))
            edge = tops[-1] + high
        edge = float(self.height())
        for index in range(len(wanted) - 1, -1, -1):
            tops[index] = min(tops[index], edge - high)
            edge = tops[index]
        left, wide = place.right() + self.theme.px(GAP), self.width() - place.right() - self.theme.px(GAP)
        return [Name(QRectF(left, top, wide, high), parts) for top, (_, parts) in zip(tops, wanted, strict=True)]

    # ------------------------------------------------------------------ reading

    def reading(self, x: float) -> list[str]:
        """All distances at the known place nearest to ``x``."""
        known = ~np.isnan(self.values["w1"]) & ~self._beside
        if not known.any():
            return []
        nearest = int(np.flatnonzero(known)[np.abs(self.thetas[known] - x).argmin()])
        said = [f"θ  {numeral(round(float(self.thetas[nearest]), 9))}"]
        return said + [f"{tr(label)}  {numeral(self.values[kind][nearest])}" for kind, (label, _) in DISTANCES.items()]
