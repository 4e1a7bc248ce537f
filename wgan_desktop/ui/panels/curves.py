"""The curves: distances, losses and divergences over the steps of the run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.drawing.beside import EqualPlots
from wgan_desktop.ui.drawing.chart import AXIS_OF_STEPS, Chart, align
from wgan_desktop.ui.drawing.chips import Chips
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.curve_specs import CHIPS, CURVES, GROUPS, SHARED, Group
from wgan_desktop.ui.drawing.numerals import at_step, numeral
from wgan_desktop.ui.drawing.readout import ReadingBox
from wgan_desktop.ui.drawing.scale_button import SCALES, ScaleButton
from wgan_desktop.ui.drawing.scales import Kind, Scale, threshold
from wgan_desktop.ui.drawing.span import Span
from wgan_desktop.ui.drawing.traces import Band, Trace, Traces
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.run.history import Curves as Tracks
    from wgan_desktop.run.view import View

NEAR = 6.0  # pixels within which a mark counts as under the pointer
APART = ("history", "ghost", "evaluation")  # parts of a view that are drawn at once when they are other ones
PATIENCE = 1.0  # seconds until steps that move the curves by less than a pixel are drawn nevertheless
LEAST = 61  # pixels of a plot, at scale 1: where they do not fit, the last ones are left out
COLUMN = 2  # pixels of a column, of which the extremes are drawn
ROWS = 4000  # of each curve in a CSV file


class CurvesPanel(Panel):
    """Plots above each other that share their axis of steps, one for each unit."""

    name = "curves"
    label = "Curves"
    about = "Critic and generator losses, the critic's estimate beside the exact distance, and divergences."
    rank = 20
    area = "right"
    switches = tuple(chip.name for chip in CHIPS)
    rate = 10.0  # of one plot at a time

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.span = Span()
        self.kind: Kind = "linear"
        self._view: View | None = None
        self._now = 0.0
        self._waiting: list[str] = []
        self._pointer: tuple[Chart, float] | None = None
        self._drawn = -1.0, 0.0  # the newest step when the plots were last to be drawn, and the time
        self._seen: dict[str, object] = {}  # what each plot was last drawn from
        self._look: object = None  # what the axes were last named for
        self.widget = QWidget()
        self.chips = Chips(CHIPS, theme)
        self.charts = {group.name: Chart(theme, self.span, self._renew, self._hover) for group in GROUPS}
        self._arrange()
        self.chips.switched.connect(lambda *_: self._renew())
        self.scales.chosen.connect(self.choose_scale)
        self.retheme(theme)

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.chips)
        self.plots = EqualPlots([self.charts[group.name] for group in GROUPS])
        self.scales, self.reading = ScaleButton(self.plots, self.theme), ReadingBox(self.plots, self.theme)
        self.plots.resized.connect(self.scales.place)
        self._column.addWidget(self.plots, 1)
        self.left_out = QLabel()
        self.left_out.setProperty("role", "caption")
        self.left_out.hide()
        self._column.addWidget(self.left_out)
        # not at once: what is shown or hidden while the layout is at work gets no room
        self.plots.resized.connect(lambda: QTimer.singleShot(0, self.widget, self._renew))

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self.scales.retheme(theme)
        self.reading.theme = theme
        self.left_out.setText(tr("No room for more plots: enlarge the panel, or switch curves off."))
        self.chips.retheme(theme)
        for chart in self.charts.values():
            chart.retheme(theme)
        self._look = None
        self._renew()

    def show(self, view: View) -> None:
        """Take on the newest curves and draw one of the plots, if there is something new to be seen in it."""
        before, self._view = self._view, view
        newest, (drawn, then) = self._newest(view), self._drawn
        start, stop = self.span.window(newest)
        pixel = (stop - start) / max(self.widget.width(), 1)
        another = before is None or any(getattr(before, part) is not getattr(view, part) for part in APART)
        if another:
            self._seen.clear()
        if another or abs(newest - drawn) >= pixel or (newest != drawn and self._now - then >= PATIENCE):
            self._drawn = newest, self._now
            self._renew()
        if self._waiting:
            self._draw(self._waiting.pop(0), view)

    def beat(self, now: float) -> None:
        """Move axes and cursor."""
        self._now = now
        for chart in self.charts.values():
            chart.beat(now)
        align(self.charts.values())

    def choose_scale(self, kind: str) -> None:
        """Change the scale of all upright axes."""
        self.kind = next(each for each in SCALES if each == kind)
        self.scales.show_kind(self.kind)
        self._renew()

    def _renew(self) -> None:
        """Draw every plot that has a curve at one of the next beats, and show only those."""
        chosen = self.chips.chosen()
        wanted = [group.name for group in GROUPS if chosen & set(group.curves) and self._measured(group)]
        names = wanted[: self._share_room(len(wanted))]
        look = (tuple(names), self.kind, self.theme, chosen, self.plots.size().toTuple())
        if look != self._look:
            self._look = look
            for name, chart in self.charts.items():
                chart.setVisible(name in names)
                chart.name_axes(self._title(name, len(names)), steps=bool(names) and name == names[-1])
                chart.canvas.traces.head = self.scales.height() if names and name == names[0] else 0.0
            self.plots.axis = self.theme.px(AXIS_OF_STEPS)
            self.plots.arrange()
        self._waiting += [name for name in names if name not in self._waiting]

    def _share_room(self, wanted: int) -> int:
        """How many plots there is room for.  Where one has none, the chips go, whose switches are in the menu, too."""
        least, axis, gap = self.theme.px(LEAST), self.theme.px(AXIS_OF_STEPS), self._column.spacing()
        edges = self._column.contentsMargins()
        chips = self.chips.heightForWidth(self.widget.width() - edges.left() - edges.right()) + gap
        room = self.widget.height() - edges.top() - edges.bottom() - axis
        self.chips.setVisible(room - chips >= least)
        room -= chips if room - chips >= least else 0
        words = self.left_out.sizeHint().height() + gap
        tells = room // least < wanted and room - words >= least
        self.left_out.setVisible(tells)
        return max((room - words if tells else room) // least, 1)

    def _measured(self, group: Group) -> bool:
        """Whether the curves of a group exist at all: divergences are measured in the plane alone."""
        snapshot = self._view.snapshot if self._view is not None else None
        return snapshot is None or snapshot.shape == (2,) or group.name != "nats"

    def _title(self, name: str, count: int) -> str:
        """A group's name, and its scale where there is room for that beside one of ``count`` plots."""
        group = next(group for group in GROUPS if group.name == name)
        whole = tr(group.label) if self.kind == "linear" else f"{tr(group.label)} · {self._kind(group)}"
        room = (self.plots.height() - self.theme.px(AXIS_OF_STEPS)) / max(count, 1)
        fits = QFontMetricsF(self.theme.font("caption")).horizontalAdvance(whole) < room - self.theme.px(8)
        return whole if fits else tr(group.label)

    def _kind(self, group: Group) -> Kind:
        return "symlog" if group.signed and self.kind == "log" else self.kind

    # Drawing

    def _draw(self, name: str, view: View) -> None:
        """Take one plot's curves from the history, reduced to its pixels."""
        group = next(group for group in GROUPS if group.name == name)
        chart, newest = self.charts[name], self._newest(view)
        window = self.span.window(newest)
        seen = (window, [view.history.latest(curve) for curve in group.curves], view.history.markers[-1:], self._look)
        if self._seen.get(name) == seen:
            return
        self._seen[name] = seen
        traces = chart.canvas.traces
        self._take(traces, group, view, window, max(int(chart.board.width() / COLUMN), 3))
        chart.set_scale(self._scale(group, traces.traces))
        chart.show_window(window, newest)
        chart.show_traces(self._now, *self._besides(group, traces))
        self._read_again()

    def _take(self, traces: Traces, group: Group, view: View, window: tuple[float, float], buckets: int) -> None:
        """The curves, those of the run before, the changes and the floor."""
        shown = [each for each in group.curves if self.chips.on(SHARED.get(each, each))]
        traces.traces = [self._trace(view.history, each, window, buckets) for each in shown]
        traces.ghosts = [self._ghost(view.ghost, each, window, buckets) for each in shown] if view.ghost else []
        traces.marks = np.array([mark.step for mark in view.history.markers], np.float64)
        floor = view.evaluation.floor if view.evaluation is not None else None
        traces.band = Band.of(floor) if "w1" in group.curves and self.chips.on("floor") else None

    def _besides(self, group: Group, traces: Traces) -> list[float]:
        """Heights in sight whatever the curves are: the floor's, and 0 where there are curves above it."""
        from_zero = self.kind == "linear" and not group.signed and any(len(trace.steps) for trace in traces.traces)
        return [*([traces.band.high] if traces.band else []), *([0.0] if from_zero else [])]

    def _newest(self, view: View) -> float:
        found = filter(None, map(view.history.latest, CURVES))
        return float(max((step for step, _ in found), default=0))

    def _trace(self, tracks: Tracks, name: str, window: tuple[float, float], buckets: int) -> Trace:
        spec = CURVES[name]
        steps, values = tracks.window(name, *window, buckets)
        return Trace(name, steps, values, spec.stroke.color(self.theme), spec.stroke.width, label=tr(spec.short))

    def _ghost(self, tracks: Tracks, name: str, window: tuple[float, float], buckets: int) -> Trace:
        steps, values = tracks.window(name, *window, buckets)
        color = mixed(CURVES[name].stroke.color(self.theme), self.theme.color("surface"), 0.55)
        return Trace(name, steps, values, color, 1.0, dashed=True)

    def _scale(self, group: Group, traces: list[Trace]) -> Scale:
        kind = self._kind(group)
        if kind != "symlog":
            return Scale(kind)
        largest = [np.abs(trace.values[np.isfinite(trace.values)]).max(initial=0.0) for trace in traces]
        return Scale(kind, threshold(max(largest, default=1.0)))

    # Reading

    def _hover(self, chart: Chart, step: float | None) -> None:
        self._pointer = (chart, step) if step is not None else None
        self._read_again()

    def _read_again(self) -> None:
        chart, step = self._pointer or (None, None)
        for each in self.charts.values():
            each.mark(step)
        if chart is None or step is None or self._view is None:
            self.reading.say(QPointF(), ())
        else:
            self.reading.say(chart.place_in(self.plots), self._reading(self._view, chart, step))

    def _reading(self, view: View, chart: Chart, step: float) -> list[str]:
        """All curves at a step, and the change whose mark is near."""
        lines = [at_step(max(round(step), 0))]
        reach = NEAR / abs(chart.canvas.frame().scale[0])
        lines += [f"◆ {tr(mark.text)}" for mark in view.history.markers if abs(mark.step - step) <= reach][-3:]
        for name in (name for group in GROUPS for name in group.curves if self.chips.on(SHARED.get(name, name))):
            found = view.history.nearest(name, step)
            if found is None or (math.isnan(found.low) and math.isnan(found.high)):
                continue
            value = numeral(found.low) if found.low == found.high else f"{numeral(found.low)} … {numeral(found.high)}"
            away = min(abs(found.first - step), abs(found.last - step))
            here = (found.first <= step + 1 and step - 1 <= found.last) or away <= reach
            where = "" if here else f"  ({localised(f'{found.first:,}')})"
            lines.append(f"{tr(CURVES[name].label)}  {value}{where}")
        return lines

    def table(self) -> list[Sequence[Cell]]:
        """Every curve, reduced to at most `ROWS` points."""
        if self._view is None:
            return []
        rows: list[Sequence[Cell]] = [("curve", "step", "value")]
        for name in CURVES:
            steps, values = self._view.history.window(name, -math.inf, math.inf, ROWS // 2)
            rows += [(name, int(s), float(v)) for s, v in zip(steps, values, strict=True) if not math.isnan(v)]
        return rows if len(rows) > 1 else []

    def actions(self) -> list[ActionSpec]:
        """A switch for every curve, the scales, and back to the whole run."""
        group = tr(self.label)

        def switch(name: str, label: str, tip: str) -> ActionSpec:
            return ActionSpec(
                f"curves.{name}", tr(label), lambda: self.chips.toggle(name), group=group, tip=tr(tip),
                checked=lambda: self.chips.on(name),
            )  # fmt: skip

        def scale(kind: Kind) -> ActionSpec:
            text = tr("Scale: {kind}", kind=tr(SCALES[kind]))
            return ActionSpec(
                f"curves.{kind}", text, lambda: self.choose_scale(kind), group=group, checked=lambda: self.kind == kind
            )

        follow = ActionSpec(
            "curves.follow", tr("Follow the whole run"), self.follow, group=group, checked=lambda: self.span.whole,
            tip=tr("Undo zooming and moving; the same as a double click."),
        )  # fmt: skip
        return [*(switch(chip.name, chip.label, chip.tip) for chip in CHIPS), *map(scale, SCALES), follow]

    def follow(self) -> None:
        """Show the whole run, and the newest step always."""
        self.span.reset()
        self._renew()
