"""A plot of curves over steps with axes of its own scale and a marked step."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from wgan_desktop.ui.drawing.axes import ROOM, PlainAxis, ScaleAxis, settle
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.item import Painting
from wgan_desktop.ui.drawing.keys import HINT, Keys, looks
from wgan_desktop.ui.drawing.lines import draw_lines
from wgan_desktop.ui.drawing.scales import Limits, Scale
from wgan_desktop.ui.drawing.sheet import Sheet
from wgan_desktop.ui.drawing.span import Span
from wgan_desktop.ui.drawing.traces import Traces, extent
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.plots import style_plot
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Elapsed

ZOOM = 1.25  # of a notch of the wheel
NOTCH = 120.0
STEP = 0.1  # of the steps shown, of an arrow key
NAMES = 58  # pixels kept free behind the newest step, for the curves' names
AXIS = 54.0  # least width of the upright axis: the same in every plot, so that steps stand above each other
AXIS_OF_STEPS = 22  # height of the level one
TITLE = 18  # height of a name that stands above its axis


def align(charts: Collection[Chart]) -> None:
    """Widen the upright axes of a panel's charts, all alike, where a label of one would run into its name."""
    needed = math.ceil(max(chart.axis.needed for chart in charts))
    for chart in charts:
        if chart.axis.width() < needed:
            chart.axis.setWidth(needed)


class Board(pg.ViewBox):  # type: ignore[misc]
    """The area of a chart; wheel, drag and double click go to the span of steps that all charts share."""

    def __init__(self, span: Span, moved: Callable[[], object]) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.span, self._moved = span, moved
        self.names, self.ruled = NAMES, False
        self.newest, self.window = 0.0, (0.0, 100.0)
        self.disableAutoRange()
        self.setRange(xRange=self.window, yRange=(0.0, 1.0), padding=0.0)

    def frame(self, low: float, high: float) -> Frame:
        """Where steps and heights lie; the curves' names have their room at the right."""
        start, stop = self.window
        across = max(self.width() - self.names, 10.0) / (stop - start)
        up = -self.height() / (high - low)
        return Frame((across, up), (-start * across, -high * up), self.width(), self.height())

    def aim(self) -> None:
        """Take the window for the axis of steps, where there is one."""
        if not self.ruled:
            return
        start, stop = self.window
        share = self.names / max(self.width() - self.names, 10.0)
        self.setRange(xRange=(start, stop + share * (stop - start)), yRange=(0.0, 1.0), padding=0.0)

    def step_at(self, x: float) -> float:
        """The step at a pixel."""
        start, stop = self.window
        return float(start + x * (stop - start) / max(self.width() - self.names, 10.0))

    def wheelEvent(self, event: object, axis: int | None = None) -> None:
        """Show more or fewer steps."""
        step = self.step_at(event.pos().x())  # type: ignore[attr-defined]
        self._zoom(event.delta() / NOTCH, step)  # type: ignore[attr-defined]
        event.accept()  # type: ignore[attr-defined]

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        """Show earlier or later steps."""
        way = event.lastPos().x() - event.pos().x()  # type: ignore[attr-defined]
        self._move(self.step_at(way) - self.step_at(0.0))
        event.accept()  # type: ignore[attr-defined]

    def mouseClickEvent(self, event: object) -> None:
        """Follow the whole run again at a double click."""
        if event.double():  # type: ignore[attr-defined]
            self.follow()
            event.accept()  # type: ignore[attr-defined]

    def nearer(self, notches: int) -> None:
        """Show fewer steps, about the middle."""
        self._zoom(notches, sum(self.window) / 2)

    def go(self, across: int, up: int) -> None:
        """Show later steps; upwards there is all there is."""
        if across:
            self._move(across * STEP * (self.window[1] - self.window[0]))

    def follow(self) -> None:
        """Follow the whole run again."""
        self.span.reset()
        self._moved()

    def _zoom(self, notches: float, step: float) -> None:
        self.span.zoom(ZOOM**-notches, step, self.newest)
        self._moved()

    def _move(self, steps: float) -> None:
        self.span.move(steps, self.newest)
        self._moved()


class Canvas(Painting):
    """What is painted on a board: the kept sheet of curves, then the marked step."""

    def __init__(self, board: Board, axis: ScaleAxis, theme: Theme) -> None:
        super().__init__(board)
        self.board, self.axis, self.theme = board, axis, theme
        self.traces, self.limits = Traces(), Limits()
        self.sheet = Sheet([self.traces])
        self.marked: float | None = None

    def frame(self) -> Frame:
        """Where steps and heights lie now."""
        return self.board.frame(*self.limits.now)

    def draw(self, painter: QPainter) -> None:
        """Paint grid, curves and the marked step."""
        frame, theme = self.frame(), self.theme
        painter.setPen(QPen(theme.color("border"), 1))
        for share, _ in self.axis.marks():
            y = round((1 - share) * frame.height) + 0.5
            painter.drawLine(QPointF(0, y), QPointF(frame.width, y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.sheet.paint(painter, frame, theme, 0.0)
        if self.marked is not None:
            x = round(self.marked * frame.scale[0] + frame.shift[0]) + 0.5
            painter.setPen(QPen(theme.color("text"), 1))
            draw_lines(painter, np.array([[x, 0.0, x, frame.height]]))


class Chart(pg.PlotWidget):  # type: ignore[misc]
    """One plot of curves.

    Parameters
    ----------
    theme : Theme
    span : Span
        Shared by all charts of a panel.
    moved : callable
        Told when the span was moved by hand.
    hovered : callable
        Told of the chart and the step under the pointer; None when it leaves.
    """

    def __init__(
        self, theme: Theme, span: Span, moved: Callable[[], object], hovered: Callable[[Chart, float | None], object]
    ) -> None:
        self.board, self.axis, self.bottom = Board(span, moved), ScaleAxis(), PlainAxis("bottom")
        super().__init__(viewBox=self.board, axisItems={"left": self.axis, "bottom": self.bottom})
        self.canvas = Canvas(self.board, self.axis, theme)
        self.pointer = QPointF()
        self._hovered, self._extent = hovered, (math.nan, math.nan)
        self._elapsed = Elapsed()
        self.hideButtons()
        settle(self)
        Keys(self, looks(self.board.nearer, self.board.go, self.board.follow))
        self.scene().sigMouseMoved.connect(self._point)
        self.board.sigResized.connect(self._resized)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.canvas.theme = theme
        self.setAccessibleDescription(tr(HINT))
        self.setMinimumSize(theme.px(120), theme.px(60))
        self.setBackground(theme.color("surface"))
        style_plot(self.getPlotItem(), theme)
        self.axis.setWidth(theme.px(AXIS))
        self.axis.room = self.bottom.room = theme.px(ROOM)
        self.board.names = theme.px(NAMES)
        self.board.aim()
        self.getPlotItem().layout.setContentsMargins(0, theme.px(7), 0, 0)  # half of the topmost label
        self.canvas.sheet.stale = True
        self._rule()
        self.canvas.update()

    def name_axes(self, title: str, *, steps: bool, above: bool = False) -> None:
        """Name the upright axis, along it or ``above`` it; ``steps``: whether that of steps is labelled here."""
        plot, theme = self.getPlotItem(), self.canvas.theme
        self.setLabel("left", "" if above else title)
        self.axis.resizeEvent()  # pyqtgraph lays a name out for the length of the one before
        self.axis.named = not above
        plot.titleLabel.setAttr("justify", "left")
        plot.setTitle(
            title if above else None, size=f"{theme.font('caption').pixelSize()}px", color=theme.color("muted")
        )
        if above:
            plot.layout.setRowFixedHeight(0, theme.px(TITLE))
        self.showAxis("bottom", steps)
        self.board.ruled = steps
        self.board.aim()
        self.bottom.setHeight(self.canvas.theme.px(AXIS_OF_STEPS) if steps else 0)
        self.bottom.name = tr("step")

    def show_window(self, window: tuple[float, float], newest: float) -> None:
        """Show these steps."""
        self.board.newest = newest
        if window != self.board.window:
            self.board.window = window
            self.board.aim()
            self.canvas.sheet.stale = True
            self.canvas.update()

    def show_traces(self, now: float, *values: float) -> None:
        """The canvas's traces have changed: fit the limits to them and to further values, and paint them."""
        traces = self.canvas.traces
        self._extent = extent(traces.scale, traces.traces + traces.ghosts, *values)
        self.canvas.limits.fit(*self._extent, now)
        self._rule()
        self.canvas.sheet.stale = True
        self.canvas.update()

    def set_scale(self, scale: Scale) -> None:
        """Change the scale; the limits follow with the next traces."""
        if scale != self.canvas.traces.scale:
            self.canvas.traces.scale = scale
            self.canvas.limits.jump()

    def beat(self, now: float) -> None:
        """Move the limits towards where they are wanted."""
        self.canvas.confess()
        self.canvas.limits.fit(*self._extent, now)  # which may have had to wait
        if self.canvas.limits.step(self._elapsed.until(now)):
            self._rule()
            self.canvas.sheet.stale = True
            self.canvas.update()

    def mark(self, step: float | None) -> None:
        """Mark a step; None: nowhere."""
        if step != self.canvas.marked:
            self.canvas.marked = step
            self.canvas.update()

    def place_in(self, parent: QWidget) -> QPointF:
        """Where the pointer is, in the pixels of a widget that holds the chart."""
        return QPointF(self.mapTo(parent, self.mapFromScene(self.board.mapToScene(self.pointer))))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read where no pointer is."""
        self._hovered(self, None)
        super().leaveEvent(event)

    def _rule(self) -> None:
        self.axis.show_scale(self.canvas.traces.scale, *self.canvas.limits.now)

    def _resized(self) -> None:
        self.board.aim()
        self._rule()

    def _point(self, place: QPointF) -> None:
        local = self.board.mapFromScene(place)
        inside = self.board.rect().contains(local) and math.isfinite(local.x())
        self.pointer = local
        self._hovered(self, self.board.step_at(local.x()) if inside else None)
