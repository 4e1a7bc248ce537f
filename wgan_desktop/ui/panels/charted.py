"""What panels of a few measured curves have in common: a sentence over plots that share their axis of steps."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wgan_desktop.ui.drawing.beside import EqualPlots
from wgan_desktop.ui.drawing.chart import AXIS_OF_STEPS, Chart, align
from wgan_desktop.ui.drawing.glyphs import Stroke
from wgan_desktop.ui.drawing.numerals import at_step, numeral
from wgan_desktop.ui.drawing.readout import ReadingBox
from wgan_desktop.ui.drawing.span import Span
from wgan_desktop.ui.drawing.traces import Trace
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

COLUMN = 2  # pixels of a column, of which the extremes are drawn
ROWS = 4000  # of each curve in a CSV file

Plotted = Mapping[str, tuple[str, Stroke]]


class Charted(Panel):
    """Curves of the history, a plot for each unit.

    Attributes
    ----------
    plotted : mapping of str to mapping
        The name of each plot's upright axis, and its curves: their label and stroke.
    """

    area = "right"
    visible_at_start = False
    rate = 4.0
    plotted: ClassVar[Mapping[str, Plotted]] = {}

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: View | None = None
        self._now = 0.0
        self.span = Span()
        self.widget = QWidget()
        self.words = Readout("", "caption", characters=0, color="muted")
        self.charts = [Chart(theme, self.span, self._renew, self._hover) for _ in self.plotted]
        self.plots, self.reading = EqualPlots(self.charts), ReadingBox(self.widget, theme)
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.words)
        self._column.addWidget(self.plots, 1)
        self.retheme(theme)

    def show(self, view: View) -> None:
        """Take on the newest curves."""
        self._view = view
        self._renew()

    def beat(self, now: float) -> None:
        """Move the axes."""
        self._now = now
        for chart in self.charts:
            chart.beat(now)
        align(self.charts)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self.words.retheme(theme)
        self.reading.theme = theme
        for chart, title in zip(self.charts, self.plotted, strict=True):
            chart.retheme(theme)
            chart.name_axes(tr(title), steps=chart is self.charts[-1])
        self.plots.axis = theme.px(AXIS_OF_STEPS)
        self.plots.arrange()
        self._renew()

    def _sentence(self, view: View) -> tuple[str, str]:
        """What there is to see, and what it is."""
        raise NotImplementedError

    def _curves(self) -> Iterator[tuple[str, str, Stroke]]:
        """Every curve with its label and stroke."""
        return ((name, *how) for curves in self.plotted.values() for name, how in curves.items())

    def _renew(self) -> None:
        view = self._view
        if view is None:
            return
        newest = float(
            max((found[0] for name, *_ in self._curves() if (found := view.history.latest(name))), default=0)
        )
        window = self.span.window(newest)
        for chart, curves in zip(self.charts, self.plotted.values(), strict=True):
            traces, buckets = chart.canvas.traces, max(int(chart.board.width() / COLUMN), 3)
            traces.traces = [self._trace(view, name, *how, window, buckets) for name, how in curves.items()]
            traces.marks = np.array([mark.step for mark in view.history.markers], np.float64)
            chart.show_window(window, newest)
            chart.show_traces(self._now)
        self.words.say(*self._sentence(view))

    def _trace(
        self, view: View, name: str, label: str, stroke: Stroke, window: tuple[float, float], buckets: int
    ) -> Trace:
        steps, values = view.history.window(name, *window, buckets)
        return Trace(name, steps, values, stroke.color(self.theme), stroke.width, label=tr(label))

    def _hover(self, chart: Chart, step: float | None) -> None:
        """Read all curves at a step."""
        for each in self.charts:
            each.mark(step)
        if step is None or self._view is None:
            self.reading.say(QPointF(), ())
            return
        lines = [at_step(max(round(step), 0))]
        for name, label, _ in self._curves():
            found = self._view.history.nearest(name, step)
            if found is not None and not math.isnan(found.low):
                lines.append(f"{tr(label)}  {numeral(found.low)}")
        self.reading.say(chart.place_in(self.widget), lines)

    def table(self) -> list[Sequence[Cell]]:
        """All curves, each reduced to at most `ROWS` points."""
        rows: list[Sequence[Cell]] = [("curve", "step", "value")]
        for name, *_ in self._curves() if self._view is not None else ():
            assert self._view is not None
            steps, values = self._view.history.window(name, -math.inf, math.inf, ROWS // 2)
            rows += [(name, int(s), float(v)) for s, v in zip(steps, values, strict=True) if not math.isnan(v)]
        return rows if len(rows) > 1 else []
