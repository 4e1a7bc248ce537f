"""Held-out critic loss: whether the critic learns the distribution, or its training points by heart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.words import Said
from wgan_desktop.ui.comparison import at_step
from wgan_desktop.ui.drawing.chart import AXIS_OF_STEPS, Chart
from wgan_desktop.ui.drawing.glyphs import Stroke
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.readout import Reading
from wgan_desktop.ui.drawing.span import Span
from wgan_desktop.ui.drawing.traces import Trace
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.tooltips import tooltip
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

CURVES = {
    "loss_trained": (Said("training"), Stroke("critic")),
    "loss_held_out": (Said("held out"), Stroke("real", width=2.4)),
}
COLUMN = 2  # pixels of a column, of which the extremes are drawn
ROWS = 4000  # of each curve in a CSV file


class HeldOut(Panel):
    """The critic's loss on points that it is trained on, and on such as it has never seen."""

    name = "held_out"
    label = "Held-out critic loss"
    about = "The critic's loss on points it is trained on and on points it never saw: where they part it over-fits."
    rank = 45
    area = "right"
    visible_at_start = False
    rate = 4.0
    pictures = True
    needs = frozenset({"held_out"})

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: View | None = None
        self._now = 0.0
        self.span = Span()
        self.widget = QWidget()
        self.words = Readout("", "caption", characters=0, color="muted")
        self.chart = Chart(theme, self.span, self._renew, self._hover)
        self.reading = Reading(self.widget, theme)
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.words)
        self._column.addWidget(self.chart, 1)
        self.retheme(theme)

    def show(self, view: View) -> None:
        """Take on the newest curves."""
        self._view = view
        self._renew()

    def beat(self, now: float) -> None:
        """Move the axis."""
        self._now = now
        self.chart.beat(now)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self.words.retheme(theme)
        self.reading.theme = theme
        self.chart.retheme(theme)
        self.chart.name_axes(tr("critic loss"), steps=True)
        self.chart.bottom.setHeight(theme.px(AXIS_OF_STEPS))
        self._renew()

    def _renew(self) -> None:
        view = self._view
        if view is None:
            return
        newest = float(max((found[0] for name in CURVES if (found := view.history.latest(name))), default=0))
        window, traces = self.span.window(newest), self.chart.canvas.traces
        buckets = max(int(self.chart.board.width() / COLUMN), 3)
        traces.traces = [self._trace(view, name, window, buckets) for name in CURVES]
        traces.marks = np.array([mark.step for mark in view.history.markers], np.float64)
        self.chart.show_window(window, newest)
        self.chart.show_traces(self._now)
        self.words.say(*self._sentence(view))

    def _trace(self, view: View, name: str, window: tuple[float, float], buckets: int) -> Trace:
        label, stroke = CURVES[name]
        steps, values = view.history.window(name, *window, buckets)
        return Trace(name, steps, values, stroke.color(self.theme), stroke.width, label=tr(label))

    def _sentence(self, view: View) -> tuple[str, str]:
        """What there is to see, and what it is."""
        settings = view.settings_in_force
        finite = PROBLEMS[settings.problem].finite
        if LOSSES[settings.loss].critic_free:
            return tr("The critic rests: it has no loss."), ""
        if finite and not settings.held_out:
            way = tr("Set “Held-out share” among the problem's fields: the run begins anew, and that share of the "
                     "points is never trained on.")  # fmt: skip
            return tr("No point is held out: set “Held-out share” above 0."), way
        latest = [view.history.latest(name) for name in CURVES]
        if latest[0] is None or latest[1] is None:
            return tr("Waiting for a picture."), ""
        gap = numeral(latest[1][1] - latest[0][1])
        what = tr("Without the penalty, on real points of either kind against the same generated ones.")
        if finite:
            said = tr("Held out − training: {gap} · {step}", gap=gap, step=at_step(latest[0][0]))
        else:
            said = tr("Every draw is new, so both are one but for chance: {gap} apart", gap=gap)
            what += " " + tr("Over-fitting needs given points, such as the digits or your own.")
        return said, tooltip(what, source=tr("Gulrajani et al. 2017, figure 5b, there with the sign turned"))

    def _hover(self, chart: Chart, step: float | None) -> None:
        """Read both curves at a step."""
        chart.mark(step)
        if step is None or self._view is None:
            self.reading.say(QPointF(), ())
            return
        lines = [at_step(max(round(step), 0))]
        for name, (label, _) in CURVES.items():
            found = self._view.history.nearest(name, step)
            if found is not None and not math.isnan(found.low):
                lines.append(f"{tr(label)}  {numeral(found.low)}")
        self.reading.say(chart.place_in(self.widget), lines)

    def table(self) -> list[Sequence[Cell]]:
        """Both curves, reduced to at most `ROWS` points."""
        rows: list[Sequence[Cell]] = [("curve", "step", "value")]
        for name in CURVES if self._view is not None else ():
            assert self._view is not None
            steps, values = self._view.history.window(name, -math.inf, math.inf, ROWS // 2)
            rows += [(name, int(s), float(v)) for s, v in zip(steps, values, strict=True) if not math.isnan(v)]
        return rows if len(rows) > 1 else []
