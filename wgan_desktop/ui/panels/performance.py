"""Performance: how fast it trains, how smoothly it is shown, and what that costs."""

from __future__ import annotations

import math
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.problems import makes_images
from wgan_desktop.run.memory import resident
from wgan_desktop.ui.controls.readings import numbers
from wgan_desktop.ui.drawing.beats_plot import BeatsPlot, legend
from wgan_desktop.ui.drawing.figure_grid import FigureGrid
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.numerals import numeral, percent
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.measures.comparison import counted
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Timings
from wgan_desktop.ui.tooltips import tooltip

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

BEATS = 600  # of which median and percentiles are taken: 10 to 20 seconds
PLOT = 120  # pixels below which there is no room for the plot


class Measured(NamedTuple):
    """One reading: what is shown of it, and its number and unit for a table."""

    shown: Figure
    value: float | str | None
    unit: str


class Tall(QWidget):
    """Tells when its height has changed."""

    def __init__(self, changed: Callable[[], object]) -> None:
        super().__init__()
        self._changed = changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell."""
        super().resizeEvent(event)
        self._changed()


class Performance(Panel):
    """Numbers, and the beats of the last ten seconds."""

    name = "performance"
    label = "Performance"
    about = "Speed of training, smoothness of the picture, and what both cost."
    rank = 90
    area = "bottom"
    visible_at_start = False
    rate = 2.0

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._readings: list[Measured] = []
        self.widget = Tall(self._give_room)
        self.grid, self.plot, self.caption = FigureGrid(theme), BeatsPlot(theme), QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.grid, 2)
        self._column.addWidget(self.caption)
        self._column.addWidget(self.plot, 3)
        self.retheme(theme)

    def show(self, view: View) -> None:
        """Take on the newest numbers."""
        self._readings = [*_speeds(view, self.timings), *_beats(self.timings), *_costs(view)]
        self.grid.show_figures([reading.shown for reading in self._readings])
        self.plot.show_timings(self.timings)
        said = self.plot.reading or legend(self.theme)
        if said != self.caption.text():
            self.caption.setText(said)

    def beat(self, now: float) -> None:
        """Move the plot's scale."""
        self.plot.beat(now)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self.grid.retheme(theme)
        self.plot.retheme(theme)
        self._give_room()

    def table(self) -> list[Sequence[Cell]]:
        """Every number with its unit."""
        if not self._readings:
            return []
        rows = [(each.shown.caption, each.value, each.unit, each.shown.note) for each in self._readings]
        return [("reading", "value", "unit", "note"), *rows]

    def _give_room(self) -> None:
        """Leave the plot out where it would be too low to be read."""
        shown = self.widget.height() >= self.theme.px(2 * PLOT)
        self.plot.setVisible(shown)
        self.caption.setVisible(shown)


def _speeds(view: View, timings: Timings) -> Iterator[Measured]:
    """What the bottom bar says, too."""
    shown, age = numbers(view, timings), view.age(time.monotonic())
    steps = view.state.steps_per_second if view.state is not None else None
    frames = _known(timings.frames_per_second())
    values = {"steps": (steps, "1/s"), "frames": (frames, "1/s"), "age": (age if age < math.inf else None, "s")}
    for name, (value, unit) in values.items():
        reading = shown[name]
        yield Measured(Figure(reading.caption, reading.value, "", tooltip(reading.tip)), value, unit)
    if view.state is not None and (share := view.state.wait_share) is not None:
        what = tr("The share of training time in which the trainer waited for pictures to be decoded.")
        yield Measured(Figure(tr("waiting for data"), percent(share), "", tooltip(what)), 100 * share, "%")
    device = shown["device"]
    yield Measured(Figure(tr("device"), device.value, device.caption, device.tip), device.value, "")


def _beats(timings: Timings) -> Iterator[Measured]:
    """The window's own work and rhythm; the beat in progress is left out."""
    work, intervals = timings.work(BEATS + 1)[:-1], timings.intervals(BEATS)
    median, slow = _percentile(work, 50), _percentile(work, 99)
    late, worst = _percentile(intervals, 99), _percentile(intervals, 100)
    what = tr("What a beat costs the window's own thread, painting included; over the last {n}.", n=len(work))
    yield _span(tr("work a beat"), median, tr("median"), what)
    yield _span(tr("work, p99"), slow, tr("1 in 100 takes longer"), what)
    what = tr(
        "The time from one beat to the next, which a person sees as smooth or not; over the last {n}.",
        n=len(work),
    )
    yield _span(tr("frame interval, p99"), late, tr("worst {worst}", worst=_ms(worst)), what)


def _costs(view: View) -> Iterator[Measured]:
    """The exact solver, and memory."""
    plan, evaluation = view.plan, view.evaluation
    drawn = 1e3 * plan.seconds if plan is not None else None
    images = makes_images(view.settings_in_force)
    note = counted(len(plan.generated), images=images) if plan is not None else ""
    what = tr("How long the exact transport plan of the flow took to solve, in a process of its own.")
    yield _span(tr("drawn plan"), drawn, note, what)
    exact = 1e3 * evaluation.seconds if evaluation is not None else None
    note = counted(evaluation.n, images=images) if evaluation is not None else ""
    what = tr("How long the exact W1, the modes and the divergences of one evaluation took.")
    yield _span(tr("evaluation"), exact, note, what)
    yield _memory()


def _memory() -> Measured:
    window = _known(resident([os.getpid()]))
    children = [child.pid for child in multiprocessing.active_children() if child.pid]
    others = _known(resident(children)) if children else None
    note = tr("and {others} in {n} others", others=_mb(others), n=len(children)) if others is not None else ""
    what = tr(
        "Resident memory of the window's process, and of the processes that it started: the trainer and the transport "
        "solver. What they share is counted in each."
    )
    return Measured(Figure(tr("memory"), _mb(window), note, tooltip(what)), window, "MB")


def _span(caption: str, milliseconds: float | None, note: str, what: str) -> Measured:
    return Measured(Figure(caption, _ms(milliseconds), note, tooltip(what)), milliseconds, "ms")


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _percentile(values: Floats, share: float) -> float | None:
    return float(np.percentile(values, share)) if len(values) else None


def _ms(value: float | None) -> str:
    return numeral(None) if value is None else tr("{value} ms", value=numeral(value))


def _mb(value: float | None) -> str:
    return numeral(None) if value is None else tr("{value} MB", value=round(value))
