"""Curves, bands and marks over steps, painted in pixels."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.dots import Look, Stamp
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.laid_out import draw_halo, laid_out
from wgan_desktop.ui.drawing.lines import along, between, draw_lines
from wgan_desktop.ui.drawing.scales import Scale
from wgan_desktop.ui.drawing.sheet import sharpness
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.core.transport import Floor

DASH = 7.0  # pixels of a dash and of the gap after it
FEW = 120  # more points than these are veiled by their running average
VEIL = 0.6  # of the paper, in the colour of single steps behind their running average
SMOOTH = 40  # the running average is over so small a part of the plot
THIN = 3.0  # pixels from one of its points to the next
TRIANGLE = 5.0


@dataclasses.dataclass(frozen=True)
class Trace:
    """One curve: ``steps`` and ``values`` (k,), NaN where the pen lifts, inf where a value is infinite.

    ``dashed`` curves are drawn thinner, with gaps of their own making: dashed pens are slow.  ``label`` names the curve
    at its newest end; empty for none.
    """

    name: str
    steps: Floats
    values: Floats
    color: QColor
    width: float = 2.0
    dashed: bool = False
    label: str = ""


@dataclasses.dataclass(frozen=True)
class Band:
    """A hatched band between two values, solid at its middle: what a value below it cannot be told from."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, floor: Floor | None) -> Band | None:
        """The floor's mean and a standard deviation to either side; None where it is not known."""
        return cls(max(floor.mean - floor.sd, 0.0), floor.mean, floor.mean + floor.sd) if floor is not None else None


def extent(scale: Scale, traces: list[Trace], *values: float) -> tuple[float, float]:
    """Lowest and highest finite height of all traces and of further values; (nan, nan) when there is none."""
    parts = [scale.heights(trace.values[np.isfinite(trace.values)]) for trace in traces]
    heights = np.concatenate([*parts, scale.heights(list(values)).reshape(-1)])
    heights = heights[np.isfinite(heights)]
    return (float(heights.min()), float(heights.max())) if heights.size else (np.nan, np.nan)


class Traces:
    """Everything in one plot that changes a few times a second.

    Attributes
    ----------
    scale : Scale
    ghosts, traces : list of Trace
        Of the previous run, below, and of this one.
    band : Band or None
    marks : (m,) float64
        Steps of changes.
    head : float
        Pixels at the top that the curves' names keep clear of.
    """

    def __init__(self) -> None:
        self.scale = Scale()
        self.ghosts: list[Trace] = []
        self.traces: list[Trace] = []
        self.band: Band | None = None
        self.marks: Floats = np.empty(0)
        self.head = 0.0

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint band, marks and curves, and the names at the curves' ends."""
        if self.band is not None:
            self._paint_band(painter, frame, theme, self.band)
        painter.setPen(QPen(theme.color("muted"), theme.line(1.0)))
        draw_lines(painter, _dashed(self._uprights(frame)))
        placed = [(trace, self.points(frame, trace)) for trace in self.traces]
        for trace, points in placed:
            self._paint_veil(painter, frame, theme, trace, points)
        for trace in self.ghosts:
            self._paint_trace(painter, frame, theme, trace, self.points(frame, trace))
        for trace, points in reversed(placed):
            self._paint_trace(painter, frame, theme, trace, points)
        self._paint_labels(painter, frame, theme, placed)

    def points(self, frame: Frame, trace: Trace) -> Floats:
        """The pixels (k, 2) of a trace; an exact 0 of a logarithmic axis lies on its bottom line."""
        heights = self.scale.heights(trace.values)
        bottom = (frame.height - frame.shift[1]) / frame.scale[1]
        heights = np.where(np.isneginf(heights), bottom, heights)
        heights[np.isinf(trace.values)] = np.nan
        return np.stack([trace.steps, heights], axis=1) * frame.scale + frame.shift

    def _uprights(self, frame: Frame) -> Floats:
        x = self.marks * frame.scale[0] + frame.shift[0]
        x = x[(x >= 0) & (x <= frame.width)]
        ends = np.stack([np.stack([x, np.zeros_like(x)], 1), np.stack([x, np.full_like(x, frame.height)], 1)])
        return between(ends[0], ends[1])

    def _paint_veil(self, painter: QPainter, frame: Frame, theme: Theme, trace: Trace, points: Floats) -> None:
        """Every single step of a dense curve, pale: its running average is the line."""
        if len(trace.steps) > FEW:
            painter.setPen(QPen(mixed(trace.color, theme.color("surface"), VEIL), theme.line(1.0)))
            draw_lines(painter, frame.cut(along(points)))

    def _paint_trace(self, painter: QPainter, frame: Frame, theme: Theme, trace: Trace, points: Floats) -> None:
        if len(trace.steps) > FEW and not trace.dashed:
            points = averaged(points, self.marks * frame.scale[0] + frame.shift[0], frame.width / SMOOTH)
        lines = frame.cut(along(points))
        painter.setPen(QPen(trace.color, theme.line(trace.width)))
        draw_lines(painter, _gapped(lines) if trace.dashed else lines)
        size = theme.line(trace.width + 2.4)
        if 2 * size * len(points) <= frame.width and not trace.dashed:
            inside = np.isfinite(points).all(axis=1) & (np.abs(points) < 1e4).all(axis=1)
            Stamp([Look(size, trace.color)], sharpness(painter)).draw(painter, points[inside])
        self._paint_infinite(painter, frame, theme, trace)

    def _paint_infinite(self, painter: QPainter, frame: Frame, theme: Theme, trace: Trace) -> None:
        """A triangle at the edge for every infinite value, no two closer than their width."""
        if not np.isinf(trace.values).any():
            return
        x = trace.steps * frame.scale[0] + frame.shift[0]
        side = TRIANGLE * theme.line()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(trace.color)
        for where, edge, way in ((np.inf, 0.0, 1.0), (-np.inf, frame.height, -1.0)):
            places = x[(trace.values == where) & (x >= 0) & (x <= frame.width)]
            for place in np.unique(np.rint(places / (2 * side))) * 2 * side:
                tip, base = edge + way, edge + way * (1 + 1.6 * side)
                corners = [QPointF(place, tip), QPointF(place - side, base), QPointF(place + side, base)]
                painter.drawPolygon(QPolygonF(corners))

    def _paint_band(self, painter: QPainter, frame: Frame, theme: Theme, band: Band) -> None:
        heights = self.scale.heights([band.low, band.middle, band.high]) * frame.scale[1] + frame.shift[1]
        bottom, middle, top = np.nan_to_num(heights, neginf=frame.height + 9, posinf=-9).clip(-9, frame.height + 9)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(theme.color("muted", 0.35), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(0, middle, frame.width, frame.height - middle))
        painter.setBrush(QBrush(theme.color("muted"), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(0, top, frame.width, max(bottom - top, 1.0)))
        painter.setPen(QPen(theme.color("muted"), theme.line(1.0)))
        painter.drawLine(QPointF(0, middle), QPointF(frame.width, middle))

    def _paint_labels(self, painter: QPainter, frame: Frame, theme: Theme, placed: list[tuple[Trace, Floats]]) -> None:
        """Each curve's name behind its newest point, moved apart where they would overlap, clear of what is below."""
        font = theme.font("caption")
        painter.setFont(font)
        metrics = QFontMetricsF(painter.font())
        ends: list[tuple[float, float, Trace]] = []
        for trace, points in placed:
            seen = points[np.isfinite(points).all(axis=1) & (points[:, 0] <= frame.width)]
            if trace.label and len(seen):
                ends.append((float(seen[-1, 1].clip(0, frame.height)), float(seen[-1, 0]), trace))
        room = metrics.height() * 0.92
        ends = ends[: max(int((frame.height - self.head) / room), 1)]  # in a plot so low the others would be cut off
        heights = apart([end[0] for end in ends], room, frame.height, self.head)
        named = [
            (QPointF(x + theme.px(6), height - 0.65 * metrics.ascent()), laid_out(trace.label, font), trace.color)
            for height, (_, x, trace) in zip(heights, ends, strict=True)
        ]
        for place, word, _ in named:  # all before the first name: a halo may reach into the next one
            draw_halo(painter, place, word, theme.color("surface"))
        for place, word, color in named:
            painter.setPen(color)
            painter.drawStaticText(place, word)


def averaged(points: Floats, breaks: Floats, width: float) -> Floats:
    """The running average of a path (k, 2) in pixels, over ``width`` of x to either side, thinned out to (j, 2).

    Nothing is averaged across a gap (NaN), nor across the places of ``breaks``, where something was changed.
    """
    if len(points) < 3:
        return points
    x, y = points.T
    gap = np.asarray(~np.isfinite(points).all(axis=1))
    changed = np.diff(np.searchsorted(np.sort(breaks), x)) > 0
    begins = np.append(True, gap[1:] | gap[:-1] | changed)
    starts = np.flatnonzero(begins)  # of pieces without a gap inside: each gap is a piece of its own
    piece = np.cumsum(begins) - 1
    start, end = starts[piece], np.append(starts[1:], len(x))[piece]
    reach = np.clip(x - x[start], width / 2, width)  # a steep start is no noise
    low = np.maximum(np.searchsorted(x, x - reach), start)
    high = np.minimum(np.searchsorted(x, x + reach, side="right"), end)
    sums = np.append(0.0, np.cumsum(np.where(gap, 0.0, y)))
    short = end - start < 3  # a gap among them: they stay what they are
    mean = np.where(short, y, (sums[high] - sums[low]) / (high - low))
    column = (x // THIN).astype(np.int64)
    kept = short | begins | np.append(column[1:] != column[:-1], True) | np.append(begins[1:], True)
    return np.asarray(np.stack([x, mean], axis=1)[kept])


def apart(heights: list[float], room: float, limit: float, head: float = 0.0) -> list[float]:
    """Heights at least ``room`` from each other, in their order and near to ``heights``, from ``head`` to limit."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    placed = [heights[index] for index in order]
    if placed:
        placed[0] = max(placed[0], head + room / 2)
    for index in range(1, len(placed)):
        placed[index] = max(placed[index], placed[index - 1] + room)
    if placed and placed[-1] > limit - room / 2:
        placed[-1] = limit - room / 2
        for index in range(len(placed) - 2, -1, -1):
            placed[index] = min(placed[index], placed[index + 1] - room)
    result = [0.0] * len(heights)
    for place, index in zip(placed, order, strict=True):
        result[index] = place
    return result


def _gapped(lines: Floats) -> Floats:
    """Lines (n, 4) cut at every `DASH` of x, and every other stretch left out: a dashed curve without a dashed pen."""
    pieces = np.maximum(np.ceil(np.abs(lines[:, 2] - lines[:, 0]) / DASH), 1).astype(np.int64)
    row = np.repeat(np.arange(len(lines)), pieces)
    share = (np.arange(len(row)) - np.repeat(np.cumsum(pieces) - pieces, pieces)) / pieces[row]
    start, way = lines[row, :2], lines[row, 2:] - lines[row, :2]
    begin, end = start + share[:, None] * way, start + (share + 1 / pieces[row])[:, None] * way
    seen = (begin[:, 0] // DASH).astype(np.int64) % 2 == 0
    return np.asarray(np.hstack([begin, end])[seen])


def _dashed(uprights: Floats) -> Floats:
    """Upright lines (n, 4) as dashes (m, 4)."""
    if not len(uprights):
        return uprights
    bottom = float(uprights[0, 3])
    starts = np.arange(0.0, bottom, 2 * DASH)
    x = np.repeat(uprights[:, 0], len(starts))
    y = np.tile(starts, len(uprights))
    return np.stack([x, y, x, np.minimum(y + DASH, bottom)], axis=1)
