"""What is seen of two heaps: the ground, three plots below it, a sentence and the numbers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.learnt_critic import Bound
from wgan_desktop.core.two_heaps import TwoHeaps
from wgan_desktop.ui.drawing.formula_grid import FormulaGrid
from wgan_desktop.ui.drawing.ground import Ground
from wgan_desktop.ui.drawing.heap_plots import CdfPlot, PlanPicture
from wgan_desktop.ui.drawing.over_theta import OverTheta
from wgan_desktop.ui.drawing.readout import ReadingBox
from wgan_desktop.ui.drawing.sketch import ReadSketch
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.laboratory.heap_controls import HeapControls
from wgan_desktop.ui.laboratory.heap_words import figures
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout


class HeapPictures:
    """Fills a widget with the controls and the pictures.

    Attributes
    ----------
    ground, cdfs, curves, plan, words, grid : QWidget
    reading : ReadingBox
        What is read under the pointer.
    """

    def __init__(self, theme: Theme, widget: QWidget, controls: HeapControls) -> None:
        self._widget, self._controls = widget, controls
        self.ground, self.grid = Ground(theme), FormulaGrid(theme)
        self.cdfs, self.curves, self.plan = CdfPlot(theme), OverTheta(theme), PlanPicture(theme)
        self.words = Readout("", "caption", characters=0, color="muted")
        self._column, self._sliders, below = QVBoxLayout(widget), QHBoxLayout(), QHBoxLayout()
        self._sliders.addWidget(controls.theta, 3)
        self._sliders.addWidget(controls.mixture, 2)
        for part in (self.cdfs, self.curves, self.plan):
            below.addWidget(part, 1)
        self._column.addWidget(controls)
        self._column.addWidget(self.ground, 5)
        self._column.addLayout(self._sliders)
        self._column.addWidget(self.words)
        self._column.addLayout(below, 4)
        self._column.addWidget(self.grid)
        self.reading = ReadingBox(widget, theme)
        for plot in (self.cdfs, self.curves):
            plot.read.connect(partial(self._read, plot))

    def _read(self, plot: ReadSketch, at: QPointF, lines: list[str]) -> None:
        self.reading.say(QPointF(plot.mapTo(self._widget, at)), lines)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        edge = theme.px(12)
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        self._column.setSpacing(theme.px(5))
        self._sliders.setSpacing(theme.px(24))
        self.reading.theme = theme
        for part in (self._controls, self.ground, self.cdfs, self.curves, self.plan, self.grid, self.words):
            part.retheme(theme)
        self.cdfs.call(tr("Shares to the left of x; the area between is W1"), "x")
        self.curves.call(tr("Distances over θ; triangles are infinite"), "θ")
        self.plan.call(tr("Plan: from θ (up) to data (across)"), "y")

    def show_heaps(self, heaps: TwoHeaps, shares: Floats, learnt: Bound | None) -> None:
        """Show other heaps, and the blocks after these ``shares`` (n,) of their ways."""
        self.curves.mark(heaps.theta, heaps.at)
        self._controls.theta.show_value(heaps.theta)
        self._controls.show_mixture(heaps.turned)
        self.cdfs.show_heaps(heaps)
        self.show_blocks(heaps, shares, learnt)

    def show_blocks(self, heaps: TwoHeaps, shares: Floats, learnt: Bound | None) -> None:
        """Show how far the blocks are."""
        self.ground.show_heaps(heaps, shares)
        self.plan.show_heaps(heaps, shares)
        self.show_figures(heaps, shares, learnt)

    def show_figures(self, heaps: TwoHeaps, shares: Floats, learnt: Bound | None) -> None:
        """Show the numbers."""
        self.grid.show_figures(figures(heaps, shares, learnt, optimal=self.ground.critic))
