"""The curves of a duel: each number of all runs in the same axes, over the steps or the seconds that they share."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.chart import AXIS_OF_STEPS
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.over_steps import Line, OverSteps, Plot, newest
from wgan_desktop.ui.drawing.traces import Band
from wgan_desktop.ui.duel.chips import colour, letter
from wgan_desktop.ui.duel.legend import HEIGHT, DuelLegend
from wgan_desktop.ui.duel.run import Run
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.core.transport import Floor

LEAST = 88  # pixels of a plot's height, at scale 1: where two rows do not fit, all stand in one
ABOVE = 12  # pixels of a plot's height that its axis does not have: half a label at the top, and air


@dataclasses.dataclass(frozen=True)
class Compared:
    """A curve that is compared: ``signed`` where negative values are as ordinary as positive ones."""

    label: str
    signed: bool = False
    width: float = 2.0
    told: Callable[[float], str] = numeral


COMPARED = {
    "w1": Compared(Said("Exact W1"), width=2.4),
    "modes": Compared(Said("Modes"), told=lambda value: localised(f"{value:.0f}")),
    "critic_loss": Compared(Said("Critic loss"), signed=True),
    "generator_loss": Compared(Said("Generator loss"), signed=True),
}


def floor_of(runs: Sequence[Run]) -> Floor | None:
    """The floor of the most draws: it is that of the problem, and so the same for every run."""
    found = [run.view.evaluation.floor for run in runs if run.view.evaluation is not None]
    return max(filter(None, found), key=lambda floor: floor.draws, default=None)


class DuelCurves(QWidget):
    """Plots side by side and above each other that share one axis, of steps or of seconds."""

    rate = 8.0  # of one plot at a time

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.over_steps = theme, OverSteps(COMPARED, self, theme)
        self.charts = self.over_steps.charts
        for chart in self.charts.values():
            chart.setParent(self)
        self.legend = DuelLegend(self, theme)
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
        self.theme = theme
        self.legend.retheme(theme)
        self.over_steps.retheme(theme)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self._place()

    def show_runs(self, runs: Sequence[Run], *, by_seconds: bool) -> None:
        """Take on the newest curves, and draw one of the plots."""
        self.legend.show_runs(runs)
        counted = any(run.view.evaluation is not None and run.view.evaluation.modes is not None for run in runs)
        shown = tuple(name for name in COMPARED if name != "modes" or counted)
        if (shown, by_seconds) != (self.over_steps.shown, self.over_steps.by_seconds):
            self.over_steps.shown = shown
            self.over_steps.count_in(seconds=by_seconds)
            self._place()
        lines = {name: [self._line(run, name) for run in runs] for name in shown}
        bands = {"w1": Band.of(floor_of(runs))}
        plots = {name: Plot(lines[name], None, bands.get(name), signed=COMPARED[name].signed) for name in shown}
        self.over_steps.show(plots, max(map(self._newest, runs), default=0.0))

    def _newest(self, run: Run) -> float:
        """Where a run stands on the shared axis."""
        step = newest(run.view.history, COMPARED)
        return float(run.clock.seconds(np.array([step]))[0]) if self.over_steps.by_seconds else step

    def _line(self, run: Run, name: str) -> Line:
        curve, own = COMPARED[name], letter(run.index)
        color, clock, seconds = colour(self.theme, run.index), run.clock, self.over_steps.by_seconds
        across, back = (clock.seconds, clock.steps) if seconds else (np.asarray, np.asarray)
        return Line(run.view.history, name, tr(curve.label), own, color, curve.width, own, across, back, curve.told)

    def beat(self, now: float) -> None:
        """Move the axes."""
        self.over_steps.beat(now)

    def _rows(self) -> tuple[tuple[str, ...], ...]:
        """Which plots stand side by side: none where it is higher than wide."""
        if self.height() > self.width():
            return tuple((name,) for name in self.over_steps.shown)
        names, room = self.over_steps.shown, 2 * self.theme.px(LEAST) + self.theme.px(AXIS_OF_STEPS)
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
                label = tr(COMPARED[name].label)
                self.charts[name].name_axes(label, steps=has_axis, above=above)
                self.charts[name].bottom.name = tr("s") if self.over_steps.by_seconds else tr("step")
            y += tall

    def _needed(self) -> float:
        """The length of the longest name of an upright axis that is shown."""
        metrics = QFontMetricsF(self.theme.font("caption"))
        return max((metrics.horizontalAdvance(tr(COMPARED[name].label)) for name in self.over_steps.shown), default=0.0)
