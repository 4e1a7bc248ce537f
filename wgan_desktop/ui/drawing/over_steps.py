"""Curves of histories in plots that share one axis, of steps or of seconds: drawn, moved and read alike everywhere."""

from __future__ import annotations

import collections
import dataclasses
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.chart import Chart, align
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.numerals import at_step, numeral
from wgan_desktop.ui.drawing.readout import ReadingBox
from wgan_desktop.ui.drawing.scales import Kind, Scale, threshold
from wgan_desktop.ui.drawing.span import START, Span
from wgan_desktop.ui.drawing.traces import Band, Trace
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.run.history import Curves, Ghost, History

COLUMN = 2  # pixels of a column, of which the extremes are drawn
NEAR = 6.0  # pixels within which a mark, or a measurement, counts as under the pointer
MARKS = 3  # read at most of a run, the newest
PALE = 0.55  # of the paper, in the colours of the run before
PATIENCE = 0.5  # seconds until what moves the curves by less than a pixel is drawn nevertheless
ROWS = 4000  # of each curve in a CSV file
SECONDS = 10.0  # shown before there are as many


@dataclasses.dataclass(frozen=True)
class Line:
    """A curve of a run: its name there, under the pointer (``label``) and at its newest end (``short``).

    Where there are several runs, ``whose`` is the letter of its own: values of the same label stand in one row.
    ``across`` leads from steps (k,) to places of the axis (k,), ``back`` from there to steps; ``told`` says a value.
    """

    history: History
    name: str
    label: str
    short: str
    color: QColor
    width: float = 2.0
    whose: str = ""
    across: Callable[[Floats], Floats] = np.asarray
    back: Callable[[Floats], Floats] = np.asarray
    told: Callable[[float], str] = numeral

    def trace(self, curves: Curves, window: tuple[float, float], buckets: int) -> Trace:
        """What is drawn of it between two places, in so many columns."""
        start, stop = self.back(np.array(window))
        steps, values = curves.window(self.name, start, stop, buckets)
        return Trace(self.name, self.across(steps), values, self.color, self.width, label=self.short)

    def marks(self) -> Floats:
        """Where something was changed."""
        return self.across(np.array([mark.step for mark in self.history.markers], np.float64))


@dataclasses.dataclass(frozen=True)
class Plot:
    """What there is to see in one plot; ``signed``: values below 0 are as ordinary as those above.

    ``ghost`` are the curves of the run before, drawn below those of the same names.
    """

    lines: Sequence[Line]
    ghost: Ghost | None = None
    band: Band | None = None
    kind: Kind = "linear"
    signed: bool = False

    def runs(self) -> Sequence[Line]:
        """A line of each run."""
        return list({line.history: line for line in self.lines}.values())


@dataclasses.dataclass(frozen=True)
class _Drawn:
    """What a plot is drawn of; besides, until which place, the curves' newest points, and when."""

    window: tuple[float, float] = (0.0, 0.0)
    buckets: int = 0
    plot: Plot = Plot(())
    marks: Sequence[object] = ()
    until: float = dataclasses.field(default=0.0, compare=False)
    ends: Sequence[str] = dataclasses.field(default=(), compare=False)
    when: float = dataclasses.field(default=-math.inf, compare=False)


def newest(history: History, names: Iterable[str]) -> float:
    """The newest step of all these curves; 0 before the first."""
    return float(max((found[0] for found in map(history.latest, names) if found is not None), default=0))


def points(curves: Curves, name: str) -> tuple[Floats, Floats]:
    """Steps and values (k,) of a whole curve without its gaps, reduced to k <= `ROWS`."""
    steps, values = curves.window(name, -math.inf, math.inf, ROWS // 2)
    return steps[~np.isnan(values)], values[~np.isnan(values)]


def table(curves: Curves, names: Iterable[str]) -> list[Sequence[str | int | float | None]]:
    """Curves as the rows of a CSV file; empty without points."""
    rows = [(name, int(step), float(y)) for name in names for step, y in zip(*points(curves, name), strict=True)]
    return [("curve", "step", "value"), *rows] if rows else []


class OverSteps:
    """Charts by name that share their axis, for their owner to arrange, and the box that reads them at the pointer.

    Attributes
    ----------
    shown : tuple of str
        The charts that are drawn.
    reading : ReadingBox
        Over ``parent``, which holds the charts.
    by_seconds : bool
        What the axis is of.
    """

    def __init__(self, names: Iterable[str], parent: QWidget, theme: Theme) -> None:
        self.theme, self.span, self.by_seconds = theme, Span(), False
        self.charts = {name: Chart(theme, self.span, self._moved, self.hover) for name in names}
        self.shown = tuple(self.charts)
        self._parent, self.reading = parent, ReadingBox(parent, theme)
        self._plots: Mapping[str, Plot] = {}
        self._newest = self._now = 0.0
        self._drawn: dict[str, _Drawn] = collections.defaultdict(_Drawn)
        self._pointer: tuple[Chart, float] | None = None
        self._other_theme = False

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language; all curves follow when they are next shown."""
        self.theme = self.reading.theme = theme
        self._other_theme = True
        for chart in self.charts.values():
            chart.retheme(theme)

    def count_in(self, *, seconds: bool) -> None:
        """Change the axis, and show all of it."""
        self.by_seconds = seconds
        self.span.reset()
        self.span.least = SECONDS if seconds else START

    def follow(self) -> None:
        """Show the whole run, and the newest step always."""
        self.span.reset()
        self._moved()

    def beat(self, now: float) -> None:
        """Move the upright axes; ``now`` in seconds."""
        self._now = now
        for name in self.shown:
            self.charts[name].beat(now)
        align(self.charts.values())

    def show(self, plots: Mapping[str, Plot], newest: float) -> None:
        """Take on what there is to see until the place ``newest``, and draw the plot that waits longest for it, if any.

        In another theme all that wait are drawn: old colours may not be seen at all on the new ground.
        ``plots`` hold all that are ``shown``; what they hold besides is read under the pointer, too.
        """
        self._plots, self._newest = plots, newest
        behind = sorted(filter(self._is_behind, self.shown), key=lambda name: self._drawn[name].when)
        for name in behind if self._other_theme else behind[:1]:
            self._draw(name)
        self._other_theme = False

    def _moved(self) -> None:
        """Move all plots at once; the curves become as exact as can be seen at the next beats."""
        window = self.span.window(self._newest)
        for name in self.shown:
            self.charts[name].show_window(window, self._newest)

    def _now_of(self, name: str) -> _Drawn:
        """What a plot would be drawn of now."""
        plot = self._plots[name]
        buckets = max(int(self.charts[name].board.width() / COLUMN), 3)
        marks = [line.history.markers[-1:] for line in plot.runs()]
        ends = [str(line.history.latest(line.name)) for line in plot.lines]  # in words: NaN is to equal itself
        return _Drawn(self.span.window(self._newest), buckets, plot, marks, self._newest, ends, self._now)

    def _is_behind(self, name: str) -> bool:
        """Whether there is something to be seen that is not drawn yet."""
        now, then = self._now_of(name), self._drawn[name]
        pixel = (now.window[1] - now.window[0]) / max(self.charts[name].board.width(), 1.0)
        late = now.when - then.when >= PATIENCE and now.ends != then.ends
        return now != then or abs(now.until - then.until) >= pixel or late

    def _draw(self, name: str) -> None:
        """Take one plot's curves from the histories, reduced to its pixels."""
        now = self._drawn[name] = self._now_of(name)
        plot, chart, traces = now.plot, self.charts[name], self.charts[name].canvas.traces
        traces.traces = [line.trace(line.history, now.window, now.buckets) for line in plot.lines]
        traces.ghosts = [self._ghost(line, plot.ghost, now) for line in plot.lines] if plot.ghost is not None else []
        traces.marks = np.concatenate([np.empty(0), *(line.marks() for line in plot.runs())])
        traces.band = plot.band
        chart.set_scale(_scale(plot.kind, traces.traces))
        chart.show_window(now.window, self._newest)
        further = [plot.band.high] if plot.band is not None else []
        if plot.kind == "linear" and not plot.signed and any(len(trace.steps) for trace in traces.traces):
            further.append(0.0)
        chart.show_traces(self._now, *further)
        self._read_again()

    def _ghost(self, line: Line, ghost: Ghost, now: _Drawn) -> Trace:
        """The same curve of the run before."""
        pale = mixed(line.color, self.theme.color("surface"), PALE)
        trace = line.trace(ghost, now.window, now.buckets)
        return dataclasses.replace(trace, color=pale, width=1.0, dashed=True, label="")

    def hover(self, chart: Chart, place: float | None) -> None:
        """Mark a place of the axis in all charts, and read what is there; None: nowhere."""
        self._pointer = (chart, place) if place is not None else None
        for each in self.charts.values():
            each.mark(place)
        self._read_again()

    def _read_again(self) -> None:
        if self._pointer is None:
            self.reading.say(QPointF(), ())
        else:
            chart, place = self._pointer
            self.reading.say(chart.place_in(self._parent), self.read(chart, place))

    def read(self, chart: Chart, place: float) -> list[str]:
        """The place, the changes whose marks are near, and all curves, those of the same label in one line."""
        place = max(place if self.by_seconds else round(place), 0)
        reach = NEAR / abs(chart.canvas.frame().scale[0])
        drawn = Plot([line for plot in self._plots.values() for line in plot.lines])
        marks, rows = [], dict[str, str]()
        for line in drawn.runs():
            whose = f"{line.whose}: " if line.whose else ""
            ways = zip(line.history.markers, np.abs(line.marks() - place), strict=False)
            marks += [f"◆ {whose}{tr(mark.text)}" for mark, away in ways if away <= reach][-MARKS:]
        for line in drawn.lines:
            if value := self._value(line, place, reach):
                whose = f" {line.whose} " if line.whose else ""
                rows[line.label] = f"{rows.get(line.label, line.label)}  {whose}{value}"
        seconds = localised(f"{place:.1f}")
        heading = tr("{seconds} s of training", seconds=seconds) if self.by_seconds else at_step(int(place))
        return [heading, *marks, *rows.values()]

    def _value(self, line: Line, place: float, reach: float) -> str:
        """A curve's value, and where it was measured if that is out of reach; empty for none."""
        found = line.history.nearest(line.name, line.back(np.array([place]))[0])
        if found is None or math.isnan(found.low):
            return ""
        value = line.told(found.low)
        if found.low != found.high:
            value += f" … {line.told(found.high)}"
        first, last = line.across(np.array(found[:2], np.float64))
        if first - reach <= place <= last + reach:
            return value
        return f"{value}  ({localised(f'{first:.1f}' if self.by_seconds else f'{first:,.0f}')})"


def _scale(kind: Kind, traces: Sequence[Trace]) -> Scale:
    """The scale of a kind for what is drawn."""
    largest = [np.abs(trace.values[np.isfinite(trace.values)]).max(initial=0.0) for trace in traces]
    return Scale(kind, threshold(max(largest, default=1.0))) if kind == "symlog" else Scale(kind)
