"""The curves: distances, losses and divergences over the steps of the run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.drawing.beside import EqualPlots
from wgan_desktop.ui.drawing.chart import AXIS_OF_STEPS
from wgan_desktop.ui.drawing.chips import Chips
from wgan_desktop.ui.drawing.curve_specs import CHIPS, CURVES, GROUPS, SHARED, Group
from wgan_desktop.ui.drawing.over_steps import Line, OverSteps, Plot, newest, table
from wgan_desktop.ui.drawing.scale_button import SCALES, ScaleButton
from wgan_desktop.ui.drawing.scales import Kind
from wgan_desktop.ui.drawing.traces import Band
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.core.transport import Floor
    from wgan_desktop.run.history import Ghost, History
    from wgan_desktop.run.view import View

LEAST = 61  # pixels of a plot, at scale 1: where they do not fit, the last ones are left out


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
        self.kind: Kind = "linear"
        self._view: View | None = None
        self._look: object = None  # what the axes were last named for
        self._of: object = None  # what the plots were last told of
        self._plots: dict[str, Plot] = {}
        self.widget = QWidget()
        self.chips = Chips(CHIPS, theme)
        self.over_steps = OverSteps((group.name for group in GROUPS), self.widget, theme)
        self.charts = self.over_steps.charts
        self._arrange()
        self.chips.switched.connect(lambda *_: self._share_out())
        self.scales.chosen.connect(self.choose_scale)
        self.retheme(theme)

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.chips)
        self.plots = EqualPlots(list(self.charts.values()))
        self.scales = ScaleButton(self.plots, self.theme)
        self.plots.resized.connect(self.scales.place)
        self._column.addWidget(self.plots, 1)
        self.left_out = QLabel()
        self.left_out.setProperty("role", "caption")
        self.left_out.hide()
        self._column.addWidget(self.left_out)

    @property
    def needs(self) -> frozenset[str]:  # type: ignore[override]
        """Divergences are of a cloud of their own."""
        return frozenset({"cloud"} if "nats" in self.over_steps.shown else ())

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self.scales.retheme(theme)
        self.left_out.setText(tr("No room for more plots: enlarge the panel, or switch curves off."))
        self.chips.retheme(theme)
        self.over_steps.retheme(theme)
        self._look = None
        self._share_out()
        if self._view is not None:
            self.show(self._view)

    def show(self, view: View) -> None:
        """Take on the newest curves."""
        self._view = view
        self._share_out()
        of = view.history, view.ghost, view.evaluation.floor if view.evaluation is not None else None
        if of != self._of:
            self._of, self._plots = of, {group.name: self._plot(group, *of) for group in GROUPS}
        self.over_steps.show(self._plots, newest(view.history, CURVES))

    def beat(self, now: float) -> None:
        """Move the axes."""
        self.over_steps.beat(now)

    def choose_scale(self, kind: str) -> None:
        """Change the scale of all upright axes."""
        self.kind = next(each for each in SCALES if each == kind)
        self.scales.show_kind(self.kind)
        self._share_out()

    def _share_out(self) -> None:
        """Show the plots that have a curve, as far as there is room."""
        chosen = self.chips.chosen()
        wanted = [group.name for group in GROUPS if chosen & set(group.curves) and self._measured(group)]
        names = tuple(wanted[: self._share_room(len(wanted))])
        look = (names, self.kind, self.theme, chosen, self.plots.size().toTuple())
        if look != self._look:
            self._look, self._of, self.over_steps.shown = look, None, names
            for name, chart in self.charts.items():
                chart.setVisible(name in names)
                chart.name_axes(self._title(name, len(names)), steps=bool(names) and name == names[-1])
                chart.canvas.traces.head = self.scales.height() if names and name == names[0] else 0.0
            self.plots.axis = self.theme.px(AXIS_OF_STEPS)
            self.plots.arrange()

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

    def _plot(self, group: Group, history: History, ghost: Ghost | None, floor: Floor | None) -> Plot:
        """The curves of a group that are on, and the floor of W1."""
        lines = [
            Line(history, name, tr(spec.label), tr(spec.short), spec.stroke.color(self.theme), spec.stroke.width)
            for name, spec in ((name, CURVES[name]) for name in group.curves if self.chips.on(SHARED.get(name, name)))
        ]
        band = Band.of(floor) if "w1" in group.curves and self.chips.on("floor") else None
        return Plot(lines, ghost, band, self._kind(group), group.signed)

    def table(self) -> list[Sequence[Cell]]:
        """Every curve, reduced to at most `over_steps.ROWS` points."""
        return table(self._view.history, CURVES) if self._view is not None else []

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
            "curves.follow", tr("Follow the whole run"), self.over_steps.follow, group=group,
            checked=lambda: self.over_steps.span.whole, tip=tr("Undo zooming and moving; the same as a double click."),
        )  # fmt: skip
        return [*(switch(chip.name, chip.label, chip.tip) for chip in CHIPS), *map(scale, SCALES), follow]
