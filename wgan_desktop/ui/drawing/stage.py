"""The stage: a plane with equal axes on which layers are painted, smooth to zoom, with a reading under the pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from wgan_desktop.core.snapshot import Extent
from wgan_desktop.ui.drawing.axes import WIDE, PlainAxis, settle
from wgan_desktop.ui.drawing.camera import Camera
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.item import Painting
from wgan_desktop.ui.drawing.keys import HINT, Keys, looks
from wgan_desktop.ui.drawing.layers import (
    FIELD,
    MARKS,
    MOVING,
    OVER,
    POINTS,
    WAYS,
    StageLayer,
    layers,
)  # fmt: skip
from wgan_desktop.ui.drawing.readout import draw_readout
from wgan_desktop.ui.drawing.routes import Routes
from wgan_desktop.ui.drawing.scene import Scene
from wgan_desktop.ui.drawing.sheet import Painted, Sheet
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.plots import style_plot
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Elapsed

KEPT = (FIELD, WAYS, MARKS, OVER)
BACKDROP = (FIELD, WAYS, MARKS)
VEIL = 0.5  # opacity of the rays
RENEWAL = {FIELD: 0.22, WAYS: 0.16, MARKS: 0.22, OVER: 0.22}  # seconds at least between two paintings
ZOOM = 1.2  # of a notch of the wheel
NOTCH = 120.0
STEP = 0.2  # of what is seen from the middle to the edge, of an arrow key
ALIKE = 70  # pixels to a tick of either axis
Layers = Callable[[Routes], tuple[StageLayer, ...]]


class Edge:
    """The frame of the picture, and the axes' names in its corners."""

    def __init__(self, names: tuple[str, str]) -> None:
        self._names = names

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint both."""
        place, (across, up) = QRectF(0, 0, frame.width, frame.height), self._names
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("caption"))
        inner = place.adjusted(theme.px(6), theme.px(4), -theme.px(6), -theme.px(4))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom), across)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), up)


class Picture(Painting):
    """All layers in the pixels of the plot: the kept sheets below, what lives above."""

    def __init__(self, plane: Plane, theme: Theme, made: Layers) -> None:
        super().__init__(plane)
        self.theme = theme
        self.plane = plane
        self.routes = Routes()
        self.layers = {layer.name: layer for layer in made(self.routes)}
        self.hidden: set[str] = set()
        self.readout: tuple[QPointF, Sequence[str | QImage]] | None = None
        self.names = ("x", "y")
        self.now = 0.0
        self._arrange()

    def _arrange(self) -> None:
        shown = [layer for layer in self.layers.values() if layer.name not in self.hidden]
        by_sheet = {name: [layer for layer in shown if layer.sheet == name] for name in (*KEPT, POINTS, MOVING)}
        self.sheets = {name: Sheet(by_sheet[name], opacity=VEIL if name == WAYS else 1.0) for name in KEPT}
        self.backdrop = Sheet([*(self.sheets[name] for name in BACKDROP), Edge(self.names)], opaque=True)
        self._order: tuple[Painted, ...] = (self.backdrop, *by_sheet[POINTS], self.sheets[OVER], *by_sheet[MOVING])
        self.update()

    def switch(self, name: str, *, on: bool) -> None:
        """Show or hide a layer."""
        (self.hidden.discard if on else self.hidden.add)(name)
        self._arrange()

    def renew(self, name: str) -> None:
        """Have a sheet painted anew, and with it the backdrop that it is part of."""
        self.sheets[name].stale = True
        self.backdrop.stale |= name in BACKDROP

    def draw(self, painter: QPainter) -> None:
        """Paint the sheets and what lives."""
        frame = self.plane.frame()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for thing in self._order:
            thing.paint(painter, frame, self.theme, self.now)
        if self.readout is not None:
            draw_readout(painter, self.theme, self.readout[0], self.readout[1], self.boundingRect())

    def call_axes(self, across: str, up: str) -> None:
        """Name the axes."""
        if (across, up) != self.names:
            self.names = across, up
            self._arrange()


class Plane(pg.ViewBox):  # type: ignore[misc]
    """A view box that is looked at through a `Camera`."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False, defaultPadding=0.0)
        self.camera = Camera()
        self.disableAutoRange()
        self.sigResized.connect(self.aim)

    def aim(self) -> None:
        """Take the ranges from the camera."""
        x, y = self.camera.ranges(self.width(), self.height())
        self.setRange(xRange=x, yRange=y, padding=0.0)

    @property
    def wanted(self) -> Extent:
        """The part of the plane that is seen, or will be when the camera has arrived."""
        x, y = self.camera.ranges(self.width(), self.height(), self.camera.wanted)
        return *x, *y

    def frame(self) -> Frame:
        """Where the plane lies on the screen now."""
        (left, right), (low, high) = self.camera.ranges(self.width(), self.height())
        across, up = self.width() / (right - left), -self.height() / (high - low)
        return Frame((across, up), (-left * across, -high * up), self.width(), self.height())

    def wheelEvent(self, event: object, axis: int | None = None) -> None:
        """Zoom about the pointer."""
        x, y = self.frame().coordinates(event.pos().x(), event.pos().y())  # type: ignore[attr-defined]
        self.camera.zoom(ZOOM ** (-event.delta() / NOTCH), x, y)  # type: ignore[attr-defined]
        event.accept()  # type: ignore[attr-defined]

    def mouseDragEvent(self, event: object, axis: int | None = None) -> None:
        """Move the view with the hand."""
        way, frame = event.pos() - event.lastPos(), self.frame()  # type: ignore[attr-defined]
        self.camera.move(-way.x() / frame.scale[0], -way.y() / frame.scale[1])
        self.aim()
        event.accept()  # type: ignore[attr-defined]

    def nearer(self, notches: int) -> None:
        """Zoom about the middle."""
        self.camera.zoom(ZOOM**-notches, self.camera.wanted.x, self.camera.wanted.y)

    def go(self, across: int, up: int) -> None:
        """Look so many steps to the right, and up."""
        way = STEP * self.camera.wanted.half
        self.camera.move(across * way, up * way)
        self.aim()

    def mouseClickEvent(self, event: object) -> None:
        """Go back to the whole picture at a double click."""
        if event.double():  # type: ignore[attr-defined]
            self.camera.reset()
            event.accept()  # type: ignore[attr-defined]


class Stage(pg.PlotWidget):  # type: ignore[misc]
    """The plot widget with its picture.

    Parameters
    ----------
    theme : Theme
    read : callable
        Given the coordinates under the pointer and pixels to a unit, returns the lines of the reading, and pictures.
    made : callable
        The layers, above the routes that it is given.
    """

    def __init__(
        self, theme: Theme, read: Callable[[float, float, float], Sequence[str | QImage]], made: Layers = layers
    ) -> None:
        self.plane = Plane()
        super().__init__(viewBox=self.plane, axisItems={side: PlainAxis(side) for side in ("left", "bottom")})
        self.picture = Picture(self.plane, theme, made)
        self._read = read
        self._pointer: QPointF | None = None
        self._scene: Scene | None = None
        self._settled = True
        self._elapsed = Elapsed()
        self._waiting: set[str] = set()  # sheets that are to be painted anew
        self.scene().sigMouseMoved.connect(self._point)
        self.hideButtons()
        settle(self)
        Keys(self, looks(self.plane.nearer, self.plane.go, self.plane.camera.reset))
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.picture.theme = theme
        self.setAccessibleDescription(tr(HINT))
        self.setMinimumSize(theme.px(120), theme.px(120))
        self.setBackground(theme.color("surface"))
        style_plot(self.getPlotItem(), theme)
        self.getAxis("bottom").setHeight(theme.px(22))
        self.getAxis("left").setWidth(theme.px(36))
        # equal steps on both: of equal axes a person expects no less
        self.getAxis("bottom").room, self.getAxis("left").room = theme.px(ALIKE / WIDE), theme.px(ALIKE)
        self.picture.update()

    def take(self, scene: Scene) -> None:
        """Show a scene; what is expensive is painted when `catch_up` is called."""
        before, self._scene = self._scene, scene
        picture, now = self.picture, self.picture.now
        if before is None or before.run != scene.run or scene.plan is None:
            picture.routes.clear()
        if before is None or before.extent != scene.extent:
            self.plane.camera.set_home(scene.extent, anew=before is None or before.run != scene.run)
            self.plane.aim()
        if scene.plan is not None and (before is None or before.plan is not scene.plan):
            plan = scene.plan
            picture.routes.follow(plan.sources, plan.targets, plan.mass, plan.distance, plan.ends, now)
        changed = [layer for layer in picture.layers.values() if layer.take(scene)]
        self._waiting |= {layer.sheet for layer in changed if layer.name not in picture.hidden}

    def beat(self, now: float) -> None:
        """Move the grains and the camera."""
        picture, camera = self.picture, self.plane.camera
        picture.confess()
        if camera.step(self._elapsed.until(now)):
            self.plane.aim()
        picture.now = now
        if not (picture.routes.settled(now) and self._settled):
            self._settled = picture.routes.settled(now)
            self._waiting.add(WAYS)
        self._take_reading()
        picture.update()

    @property
    def behind(self) -> bool:
        """Whether a sheet that has changed is to be painted anew."""
        return any(True for _ in self._due())

    def catch_up(self) -> None:
        """Have one sheet painted anew, of those due the one that waits longest."""
        name = min(self._due(), key=lambda name: self.picture.sheets[name].painted, default=None)
        if name is not None:
            self.picture.renew(name)
            self.picture.update()
            self._waiting.discard(name)

    def _due(self) -> Iterator[str]:
        sheets, now = self.picture.sheets, self.picture.now
        return (name for name in KEPT if name in self._waiting and now - sheets[name].painted >= RENEWAL[name])

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is read where no pointer is."""
        self._pointer = None
        super().leaveEvent(event)

    def _point(self, place: QPointF) -> None:
        self._pointer = place

    def _take_reading(self) -> None:
        self.picture.readout = None
        if self._pointer is None or self._scene is None:
            return
        place = self.plane.mapFromScene(self._pointer)
        if self.plane.rect().contains(place):
            frame = self.plane.frame()
            x, y = frame.coordinates(place.x(), place.y())
            self.picture.readout = place, self._read(x, y, frame.unit)
