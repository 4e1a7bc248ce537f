"""Gauges: what the critic says beside what is true, and how good the generated points are by other measures."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wgan_desktop.core.problems import makes_images
from wgan_desktop.ui.drawing.bar import Bar
from wgan_desktop.ui.drawing.bars import Bars
from wgan_desktop.ui.drawing.figure_grid import FigureGrid
from wgan_desktop.ui.i18n import localised
from wgan_desktop.ui.measures.architecture import beside_scores
from wgan_desktop.ui.measures.comparison import corrected_bar, estimate_bar, exact_bar, floor_bar
from wgan_desktop.ui.measures.estimates import Estimate, Estimates
from wgan_desktop.ui.measures.scores import Score, scores
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

EXACT = 2  # exact W1's place among the four bars


class GaugesColumn(QWidget):
    """Bars, below them a grid and a line about it; each is left out where there is no room for it."""

    def __init__(self, bars: Bars, grid: FigureGrid, line: Readout) -> None:
        super().__init__()
        self._bars, self._grid, self._line = bars, grid, line
        self.column = QVBoxLayout(self)
        self.column.addWidget(bars, 3)
        self.column.addWidget(grid, 2)
        self.column.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out again."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what has no room now."""
        edges, gap = self.column.contentsMargins(), self.column.spacing()
        room = self.height() - edges.top() - edges.bottom() - self._bars.minimumHeight() - gap
        self._grid.setVisible(room >= self._grid.minimumHeight())
        self._line.setVisible(room - gap - self._line.height() >= self._grid.needed)


class Gauges(Panel):
    """Bars on one scale, and readings in a grid."""

    name = "gauges"
    label = "Gauges"
    about = "The critic's estimate beside the exact distance; modes, quality, divergences and gradients."
    rank = 30
    area = "right"
    rate = 4.0
    pictures = True
    needs = frozenset({"gradients", "cloud"})

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._estimates = Estimates()
        self._rows: list[Sequence[Cell]] = []
        self.bars, self.grid = Bars(theme, count=4), FigureGrid(theme)
        self.line = Readout("", "caption", characters=0, color="muted")
        self._held = GaugesColumn(self.bars, self.grid, self.line)
        self.widget = self._held
        self.retheme(theme)

    def show(self, view: View) -> None:
        """Take on the newest numbers."""
        estimate, settings = self._estimates.of(view), view.settings_in_force
        floor = view.evaluation.floor if view.evaluation is not None else None
        truth = exact_bar(view.evaluation, images=makes_images(settings)), floor_bar(floor)
        bars = (estimate_bar(estimate, settings), corrected_bar(estimate, settings), *truth)
        readings = tuple(scores(view, self._estimates.mean(view, "gradient_norm")))
        self.bars.show_bars(bars, anchor=EXACT)
        self.grid.show_figures([reading.shown for reading in readings])
        self.line.say(*beside_scores(view))
        self._held.fit()
        self._rows = [*_bar_rows(view, estimate, bars), *map(_row, readings)]

    def beat(self, now: float) -> None:
        """Move the bars."""
        self.bars.beat(now)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        super().retheme(theme)
        self._held.column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(6))
        self._held.column.setSpacing(theme.px(8))
        for part in (self.bars, self.grid, self.line):
            part.retheme(theme)

    def table(self) -> list[Sequence[Cell]]:
        """Every number with its unit and the step it belongs to; infinity as a sign, a missing one empty."""
        return [("reading", "value", "unit", "step", "note"), *self._rows] if self._rows else []


def _bar_rows(view: View, estimate: Estimate, bars: Sequence[Bar]) -> Iterator[tuple[Cell, ...]]:
    step = view.evaluation.step if view.evaluation is not None else None
    steps = (estimate.mean.step, estimate.mean.step, step, None)
    for bar, at in zip(bars, steps, strict=True):
        note = localised(f"± {bar.spread:.3g}") if bar.spread else bar.notes[0] if bar.notes else ""
        yield bar.label, bar.length, "nats" if bar.whole is not None else "", at, bar.phrase or note


def _row(score: Score) -> tuple[Cell, ...]:
    infinite = score.value is not None and not math.isfinite(score.value)
    value: Cell = score.shown.value if infinite else score.value
    return score.shown.caption, value, score.unit, score.step, score.shown.note
