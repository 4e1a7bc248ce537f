"""The last seconds of the window's beats: the time between them, and the work in each."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QMouseEvent

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.axes import ROOM, PlainAxis, settle
from wgan_desktop.ui.drawing.calm_scale import CalmScale
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.plots import style_plot
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Elapsed, Timings

SECONDS = 10.0  # shown
BEATS = 700  # looked at: ten seconds of 60 a second, and a few


class BeatsPlot(pg.PlotWidget):  # type: ignore[misc]
    """Two curves over the seconds before now, in ms; renewed in place.

    Attributes
    ----------
    reading : str
        What is under the pointer, in words; empty without a pointer.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(axisItems={side: PlainAxis(side) for side in ("left", "bottom")})
        self.scale = CalmScale()
        self.reading = ""
        self._when: Floats = np.empty(0)
        self._work: Floats = np.empty(0)
        self._intervals: Floats = np.empty(0)
        self._at: float | None = None
        self._elapsed = Elapsed()
        plot = self.getPlotItem()
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        settle(self)
        self.work_curve = plot.plot(fillLevel=0.0, skipFiniteCheck=True)
        self.interval_curve = plot.plot(skipFiniteCheck=True)
        plot.setRange(xRange=(-SECONDS, 0.0), yRange=(0.0, 50.0), padding=0.0)
        self.cursor = pg.InfiniteLine(angle=90)
        self.cursor.hide()
        plot.addItem(self.cursor, ignoreBounds=True)
        self.setMouseTracking(True)
        self.setMinimumSize(1, 1)
        self.retheme(theme)

    def show_timings(self, timings: Timings) -> None:
        """Show the newest beats; the one in progress is left out."""
        count = min(BEATS, max(timings.beats - 2, 0))
        self._intervals, self._work = timings.intervals(count), timings.work(count + 1)[:-1]
        self._when = np.cumsum(self._intervals[::-1])[::-1] / -1e3
        if count:
            self.interval_curve.setData(self._when, self._intervals)
            self.work_curve.setData(self._when, self._work)
            seen = self._when >= -SECONDS
            self.scale.fit(float(np.max(self._intervals[seen], initial=1.0)), self._elapsed.now)
        self._read()

    def beat(self, now: float) -> None:
        """Move the scale."""
        if self.scale.step(self._elapsed.until(now)):
            self._aim()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        plot = self.getPlotItem()
        self.setBackground(theme.color("surface"))
        style_plot(plot, theme)
        plot.layout.setContentsMargins(0, theme.px(7), 0, 0)  # half of the topmost label
        plot.getAxis("bottom").room = plot.getAxis("left").room = theme.px(ROOM)
        plot.setLabel("left", tr("ms"))
        plot.setLabel("bottom", tr("seconds before now"))
        self.interval_curve.setPen(pg.mkPen(theme.curve(0), width=1))
        self.work_curve.setPen(pg.mkPen(theme.curve(1), width=1))
        self.work_curve.setBrush(mixed(theme.color("surface"), theme.curve(1), 0.5))
        self.cursor.setPen(pg.mkPen(theme.color("muted"), width=1))
        self.setAccessibleName(tr("Time between frames and work of each beat, the last ten seconds, in milliseconds"))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read at the pointer."""
        super().mouseMoveEvent(event)
        self._point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Read nowhere."""
        super().leaveEvent(event)
        self._at = None
        self._read()

    def _point(self, place: QPointF) -> None:
        box = self.getPlotItem().getViewBox()
        scene = self.mapToScene(place.toPoint())
        self._at = float(box.mapSceneToView(scene).x()) if box.sceneBoundingRect().contains(scene) else None
        self._read()

    def _read(self) -> None:
        self.cursor.setVisible(self._at is not None)
        self.reading = ""
        if self._at is None or not len(self._when):
            return
        index = int(np.abs(self._when - self._at).argmin())
        self.cursor.setValue(self._when[index])
        self.reading = tr(
            "{ago:.1f} s ago: {interval:.1f} ms after the frame before, {work:.1f} ms of work",
            ago=-float(self._when[index]), interval=float(self._intervals[index]), work=float(self._work[index]),
        )  # fmt: skip

    def _aim(self) -> None:
        self.getPlotItem().setYRange(0.0, self.scale.now, padding=0.0)


def legend(theme: Theme) -> str:
    """What the two curves are, as rich text: told by sign as well as by colour."""
    line, area = theme.curve(0).name(), theme.curve(1).name()
    return (
        f"<span style='color:{line}'>━</span> {tr('time between frames')}&nbsp;&nbsp; "
        f"<span style='color:{area}'>▆</span> {tr('work of the window in each')}"
    )
