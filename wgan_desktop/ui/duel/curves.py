"""The curves of a duel: each number of all runs in the same axes, over the steps or the seconds that they share."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.chart import AXIS_OF_STEPS, Chart, align
from wgan_desktop.ui.drawing.numerals import at_step, numeral
from wgan_desktop.ui.drawing.readout import ReadingBox
from wgan_desktop.ui.drawing.scales import Scale
from wgan_desktop.ui.drawing.span import START, Span
from wgan_desktop.ui.drawing.traces import Band, Trace
from wgan_desktop.ui.duel.chips import colour, letter
from wgan_desktop.ui.duel.legend import HEIGHT, DuelLegend
from wgan_desktop.ui.duel.run import Run
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.core.transport import Floor

LEAST = 88  # pixels of a plot's height, at scale 1: where two rows do not fit, all stand in one
COLUMN = 2  # pixels of a column, of which the extremes are drawn
ABOVE = 12  # pixels of a plot's height that its axis does not have: half a label at the top, and air
SECONDS = 10.0  # shown before there are as many
NEAR = 6.0  # pixels within which a mark counts as under the pointer


@dataclasses.dataclass(frozen=True)
class Plot:
    """A curve of the history that is compared: ``signed`` where negative values are as ordinary as positive ones."""

    name: str
    label: str
    signed: bool = False
    width: float = 2.0


PLOTS = (
    Plot("w1", Said("Exact W1"), width=2.4),
    Plot("modes", Said("Modes")),
    Plot("critic_loss", Said("Critic loss"), signed=True),
    Plot("generator_loss", Said("Generator loss"), signed=True),
)


def floor_of(runs: Sequence[Run]) -> Floor | None:
    """The floor of the most draws: it is that of the problem, and so the same for every run."""
    found = [run.view.evaluation.floor for run in runs if run.view.evaluation is not None]
    return max(filter(None, found), key=lambda floor: floor.draws, default=None)


class DuelCurves(QWidget):
    """Plots side by side and above each other that share one axis, of steps or of seconds.

    Attributes
    ----------
    by_seconds : bool
        What the runs have in common: seconds rather than steps.
    """

    rate = 8.0  # of one plot at a time

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.span, self.by_seconds = theme, Span(), False
        self.charts = {plot.name: Chart(theme, self.span, self.renew, self._hover) for plot in PLOTS}
        for chart in self.charts.values():
            chart.setParent(self)
        self.legend, self.reading = DuelLegend(self, theme), ReadingBox(self, theme)
        self.runs: Sequence[Run] = ()
        self._shown: tuple[str, ...] = ()
        self._waiting: list[str] = []
        self._pointer: tuple[Chart, float] | None = None
        self._now = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retheme(theme)

    def sizeHint(self) -> QSize:
        """Two rows of plots."""
        return QSize(self.theme.px(600), self.theme.px(HEIGHT + 2 * LEAST + 2 * AXIS_OF_STEPS))

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(self.theme.px(240), self.theme.px(HEIGHT + LEAST + AXIS_OF_STEPS))

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = self.reading.theme = theme
        self.legend.retheme(theme)
        for chart in self.charts.values():
            chart.retheme(theme)
        self._shown = ()
        self.renew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self._place()
        self.renew()

    def renew(self) -> None:
        """Draw every plot anew, one at each of the next beats."""
        self._waiting = list(self._shown)

    # ------------------------------------------------------------------ the plots' places

    def show_runs(self, runs: Sequence[Run], *, by_seconds: bool) -> None:
        """Take on the newest curves, and draw one of the plots."""
        self.runs = runs
        self.legend.show_runs(runs)
        counted = any(run.view.evaluation is not None and run.view.evaluation.modes is not None for run in runs)
        shown = tuple(plot.name for plot in PLOTS if plot.name != "modes" or counted)
        if (shown, by_seconds) != (self._shown, self.by_seconds):
            self.by_seconds = by_seconds
            self._shown = shown
            self.span.reset()
            self.span.least = SECONDS if by_seconds else START
            self._place()
            self.renew()
        if not self._waiting:
            self.renew()
        self._draw(self._waiting.pop(0))

    def _rows(self) -> tuple[tuple[str, ...], ...]:
        """Which plots stand side by side: none where it is higher than wide."""
        if self.height() > self.width():
            return tuple((name,) for name in self._shown)
        names, room = self._shown, 2 * self.theme.px(LEAST) + self.theme.px(AXIS_OF_STEPS)
        half = len(names) // 2 if self.height() - self.legend.height() >= room else 0
        return tuple(row for row in (names[:half], names[half:]) if row)

    def _place(self) -> None:
        """Give each plot that is shown its place; the axis is labelled wherever no plot as wide stands below."""
        rows, axis = self._rows(), self.theme.px(AXIS_OF_STEPS)
        ruled = [index == len(rows) - 1 or len(rows[index]) != len(rows[index + 1]) for index in range(len(rows))]
        top = self.legend.height()
        high = max(self.height() - top - axis * sum(ruled), 0) // max(len(rows), 1)
        above = self._needed() > high - self.theme.px(ABOVE)
        for chart in self.charts.values():
            chart.setVisible(any(self.charts[name] is chart for row in rows for name in row))
        self.legend.setGeometry(0, 0, self.width(), top)
        y = top
        for row, has_axis in zip(rows, ruled, strict=True):
            tall, wide = high + (axis if has_axis else 0), self.width() // len(row)
            for place, name in enumerate(row):
                self.charts[name].setGeometry(place * wide, y, wide, tall)
                label = tr(next(plot.label for plot in PLOTS if plot.name == name))
                self.charts[name].name_axes(label, steps=has_axis, above=above)
                self.charts[name].bottom.name = tr("s") if self.by_seconds else tr("step")
            y += tall

    def _needed(self) -> float:
        """The length of the longest name of an upright axis that is shown."""
        metrics = QFontMetricsF(self.theme.font("caption"))
        return max((metrics.horizontalAdvance(tr(p.label)) for p in PLOTS if p.name in self._shown), default=0.0)

    def beat(self, now: float) -> None:
        """Move the axes."""
        self._now = now
        for name in self._shown:
            self.charts[name].beat(now)
        align(self.charts.values())

    # ------------------------------------------------------------------ drawing

    def _draw(self, name: str) -> None:
        plot, chart = next(plot for plot in PLOTS if plot.name == name), self.charts[name]
        newest = max((self._newest(run) for run in self.runs), default=0.0)
        window, buckets = self.span.window(newest), max(int(chart.board.width() / COLUMN), 3)
        traces = chart.canvas.traces
        traces.traces = [self._trace(run, plot, window, buckets) for run in self.runs]
        traces.marks = np.concatenate([np.empty(0), *(self._marks(run) for run in self.runs)])
        traces.band = Band.of(floor_of(self.runs)) if name == "w1" else None
        chart.set_scale(Scale("linear"))
        chart.show_window(window, newest)
        further = [traces.band.high] if traces.band is not None else []
        if not plot.signed and any(len(trace.steps) for trace in traces.traces):
            further.append(0.0)
        chart.show_traces(self._now, *further)
        self._read_again()

    def _newest(self, run: Run) -> float:
        """Where a run stands on the shared axis."""
        found = filter(None, (run.view.history.latest(plot.name) for plot in PLOTS))
        step = float(max((step for step, _ in found), default=0))
        return float(self._across(run, np.array([step]))[0])

    def _across(self, run: Run, steps: np.ndarray) -> np.ndarray:
        return run.clock.seconds(steps) if self.by_seconds else steps

    def _steps(self, run: Run, places: Sequence[float]) -> list[float]:
        """The steps of a run at places of the shared axis."""
        if not self.by_seconds:
            return list(places)
        return [float(step) for step in run.clock.steps(np.array(places, np.float64))]

    def _trace(self, run: Run, plot: Plot, window: tuple[float, float], buckets: int) -> Trace:
        start, stop = self._steps(run, window)
        steps, values = run.view.history.window(plot.name, start, stop, buckets)
        own = colour(self.theme, run.index)
        return Trace(plot.name, self._across(run, steps), values, own, plot.width, label=letter(run.index))

    def _marks(self, run: Run) -> np.ndarray:
        return self._across(run, np.array([mark.step for mark in run.view.history.markers], np.float64))

    # ------------------------------------------------------------------ reading

    def _hover(self, chart: Chart, place: float | None) -> None:
        self._pointer = (chart, place) if place is not None else None
        self._read_again()

    def _read_again(self) -> None:
        chart, place = self._pointer or (None, None)
        for each in self.charts.values():
            each.mark(place)
        if chart is None or place is None:
            self.reading.say(QPointF(), ())
        else:
            self.reading.say(chart.place_in(self), self.read(chart, place))

    def read(self, chart: Chart, place: float) -> list[str]:
        """All numbers of all runs at a place of the shared axis, and the changes whose marks are near."""
        reach = NEAR / abs(chart.canvas.frame().scale[0])
        if self.by_seconds:
            lines = [tr("{seconds} s of training", seconds=localised(f"{max(place, 0.0):.1f}"))]
        else:
            lines = [at_step(max(round(place), 0))]
        for run in self.runs:
            near = zip(self._marks(run), run.view.history.markers, strict=False)
            lines += [f"◆ {letter(run.index)}: {tr(mark.text)}" for at, mark in near if abs(at - place) <= reach][-2:]
        for name in self._shown:
            label = next(plot.label for plot in PLOTS if plot.name == name)
            values = "   ".join(f"{letter(run.index)} {self._value(run, name, place)}" for run in self.runs)
            lines.append(f"{tr(label)}   {values}")
        return lines

    def _value(self, run: Run, name: str, place: float) -> str:
        found = run.view.history.nearest(name, self._steps(run, [place])[0])
        if found is None or (math.isnan(found.low) and math.isnan(found.high)):
            return numeral(None)
        if name == "modes":
            return localised(f"{found.high:.0f}")
        return numeral(found.low) if found.low == found.high else f"{numeral(found.low)} … {numeral(found.high)}"
