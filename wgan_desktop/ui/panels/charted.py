"""What panels of a few measured curves have in common: a sentence over plots that share their axis of steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wgan_desktop.ui.drawing.beside import EqualPlots
from wgan_desktop.ui.drawing.chart import AXIS_OF_STEPS
from wgan_desktop.ui.drawing.glyphs import Stroke
from wgan_desktop.ui.drawing.over_steps import Line, OverSteps, Plot, newest, table
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

Plotted = Mapping[str, tuple[str, Stroke]]


class Charted(Panel):
    """Curves of the history, a plot for each unit.

    Attributes
    ----------
    plotted : mapping of str to mapping
        The name of each plot's upright axis, and its curves: their label and stroke.
    signed : bool
        Whether values below 0 are as ordinary as those above.
    """

    area = "right"
    visible_at_start = False
    rate = 4.0
    plotted: ClassVar[Mapping[str, Plotted]] = {}
    signed: ClassVar[bool] = False

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: View | None = None
        self._names = [name for curves in self.plotted.values() for name in curves]
        self.widget = QWidget()
        self.words = Readout("", "caption", characters=0, color="muted")
        self.over_steps = OverSteps(self.plotted, self.widget, theme)
        self.plots = EqualPlots(list(self.over_steps.charts.values()))
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.words)
        self._column.addWidget(self.plots, 1)
        self.retheme(theme)

    def show(self, view: View) -> None:
        """Take on the newest curves."""
        self._view = view
        plots = {title: self._plot(view, curves) for title, curves in self.plotted.items()}
        self.over_steps.show(plots, newest(view.history, self._names))
        self.words.say(*self._sentence(view))

    def beat(self, now: float) -> None:
        """Move the axes."""
        self.over_steps.beat(now)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(6))
        self._column.setSpacing(theme.px(4))
        self.words.retheme(theme)
        self.over_steps.retheme(theme)
        for title, chart in self.over_steps.charts.items():
            chart.name_axes(tr(title), steps=title == [*self.plotted][-1])
        self.plots.axis = theme.px(AXIS_OF_STEPS)
        self.plots.arrange()
        if self._view is not None:
            self.show(self._view)

    def _sentence(self, view: View) -> tuple[str, str]:
        """What there is to see, and what it is."""
        raise NotImplementedError

    def _plot(self, view: View, curves: Plotted) -> Plot:
        lines = [
            Line(view.history, name, tr(label), tr(label), stroke.color(self.theme), stroke.width)
            for name, (label, stroke) in curves.items()
        ]
        return Plot(lines, view.ghost, signed=self.signed)

    def table(self) -> list[Sequence[Cell]]:
        """All curves, each reduced to at most `over_steps.ROWS` points."""
        return table(self._view.history, self._names) if self._view is not None else []
