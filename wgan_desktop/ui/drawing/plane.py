"""Two clouds in the plane, the grains between them and the rays along which they go."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPen

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.drawing import HALF
from wgan_desktop.core.two_clouds import Offset, TwoClouds
from wgan_desktop.core.two_heaps import Which
from wgan_desktop.ui.drawing.arrows import pushes
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.dots import Look, Stamp
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.layers import STRETCHES, journey
from wgan_desktop.ui.drawing.lines import between, draw_lines
from wgan_desktop.ui.drawing.sheet import sharpness
from wgan_desktop.ui.drawing.sketch import Sketch
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

HEIGHT = 2.6  # half of the height, in units
MARGIN = 0.08  # units around the square that is drawn in
GRAIN, SMALLEST, SIZES = 7.0, 0.4, 6  # pixels of a grain that is a whole point; the smallest, of it; how many sizes
RING = 7.0  # pixels of a point of the clouds themselves
LINES, SHADES = 900, 3  # of the entropic plan: so many of its entries are drawn, in so many shades
ENTROPIC = 3  # of the theme's curves


def entropic_color(theme: Theme) -> QColor:
    """The colour of the entropic plan."""
    return theme.curve(ENTROPIC)


class Plane(Sketch):
    """Equal units both ways; either cloud is dragged, or drawn.

    Signals
    -------
    dragged(str, float, float)
        ``earth`` or ``holes`` by so many units.
    drawn(str, float, float, bool)
        The brush is at (x, y) of the square; whether it takes points away.

    Attributes
    ----------
    drawing : {"earth", "holes"} or None
        The cloud that is drawn with the mouse, instead of being dragged.
    square : (x, y)
        The middle of the square that is drawn in.
    rays, entropic : bool
        Whether the rays of the exact plan are shown, and those of the entropic one.
    """

    dragged = Signal(str, float, float)
    drawn = Signal(str, float, float, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.up = (-HEIGHT, HEIGHT)
        self.drawing: Which | None = None
        self.square: Offset = (0.0, 0.0)
        self.rays, self.entropic = True, False
        self._clouds: TwoClouds | None = None
        self._share = 0.0
        self._dense: Floats | None = None
        self._held: tuple[Which, QPointF] | None = None
        pushes(self, lambda push: self.dragged.emit(*push))

    def show_clouds(self, clouds: TwoClouds, share: float, dense: Floats | None) -> None:
        """Show clouds, the grains after ``share`` of their ways, and the entropic plan (n, m) if there is one."""
        self._clouds, self._share, self._dense = clouds, share, dense
        self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self.setAccessibleDescription(tr("Arrow keys move the earth; with Shift, the holes."))

    def frame(self) -> Frame:
        """Where the plane lies: as many units across as there is room for, and all of a square that is drawn in."""
        place, high = self.place(), HEIGHT
        wide = place.width() / max(place.height(), 1.0)
        if self.drawing:
            x, y = (abs(middle) + HALF + MARGIN for middle in self.square)
            high = max(high, y, x / wide)
        self.up, self.across = (-high, high), (-high * wide, high * wide)
        return super().frame()

    # ------------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the nearer cloud, or begin to draw."""
        left = event.button() == Qt.MouseButton.LeftButton
        if self._clouds is None or not (left or self.drawing):
            return
        at = np.array(self._coordinates(event.position()))
        far = [float(np.linalg.norm(cloud - at, axis=1).min()) for cloud in (self._clouds.fake, self._clouds.real)]
        nearer: Which = "earth" if far[0] <= far[1] else "holes"
        self._held = self.drawing or nearer, event.position()
        if self.drawing:
            self._brush(event)
        else:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the cloud, or draw on."""
        if self._held is None:
            return
        which, last = self._held
        self._held = which, event.position()
        if self.drawing:
            self._brush(event)
            return
        (x0, y0), (x1, y1) = self._coordinates(last), self._coordinates(event.position())
        self.dragged.emit(which, x1 - x0, y1 - y0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        self.unsetCursor()

    def _brush(self, event: QMouseEvent) -> None:
        x, y = self._coordinates(event.position())
        away = bool(event.buttons() & Qt.MouseButton.RightButton)
        self.drawn.emit(self.drawing, x - self.square[0], y - self.square[1], away)

    def _coordinates(self, pixel: QPointF) -> tuple[float, float]:
        return self.frame().coordinates(pixel.x(), pixel.y())

    # ------------------------------------------------------------------ painting

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Rays below, then both clouds, then the grains."""
        if self._clouds is None:
            return
        if self.entropic and self._dense is not None:
            self._draw_entropic(painter, frame, self._clouds, self._dense)
        if self.rays:
            self._draw_rays(painter, frame, self._clouds)
        self._draw_dots(painter, frame, self._clouds)
        self._draw_names(painter, frame, place, self._clouds)
        if self.drawing:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("muted"), self.theme.line(1.0), Qt.PenStyle.DashLine))
            corner = frame.pixels(np.array([[self.square[0] - HALF, self.square[1] + HALF]]))[0]
            painter.drawRect(QRectF(corner[0], corner[1], 2 * HALF * frame.unit, 2 * HALF * frame.unit))

    def _draw_rays(self, painter: QPainter, frame: Frame, clouds: TwoClouds) -> None:
        """From the colour of the earth to that of the holes."""
        start, _ = clouds.between(0.0)
        way = clouds.between(1.0)[0] - start
        for index, color in enumerate(journey(self.theme, STRETCHES)):
            painter.setPen(QPen(mixed(color, self.theme.color("surface"), 0.35), self.theme.line(1.0)))
            ends = (start + share / STRETCHES * way for share in (index, index + 1))
            draw_lines(painter, frame.lines(between(*ends)))

    def _draw_entropic(self, painter: QPainter, frame: Frame, clouds: TwoClouds, dense: Floats) -> None:
        """The entries that hold most mass, the more the stronger."""
        flat = dense.ravel()
        most = np.argpartition(flat, -min(LINES, flat.size))[-LINES:] if flat.size > LINES else np.arange(flat.size)
        sources, targets = np.divmod(most, dense.shape[1])
        strength = np.ceil(SHADES * flat[most] / flat[most].max())
        for shade in range(1, SHADES + 1):
            here = strength == shade
            faint = 1 - (shade + 1) / (SHADES + 1)
            color = mixed(entropic_color(self.theme), self.theme.color("surface"), faint)
            painter.setPen(QPen(color, self.theme.line(1.0)))
            draw_lines(painter, frame.lines(between(clouds.fake[sources[here]], clouds.real[targets[here]])))

    def _draw_dots(self, painter: QPainter, frame: Frame, clouds: TwoClouds) -> None:
        theme = self.theme
        generated, real = theme.color("generated"), theme.color("real")
        rings = [
            Look(theme.line(RING), None, mixed(color, theme.color("surface"), faint), theme.line(1.3))
            for color, faint in ((generated, 0.5), (real, 0.0))
        ]
        grain = mixed(generated, real, self._share)
        sizes = np.linspace(SMALLEST, 1.0, SIZES) * theme.line(GRAIN)
        stamp = Stamp([*rings, *(Look(size, grain) for size in sizes.tolist())], sharpness(painter))
        for index, cloud in enumerate((clouds.fake, clouds.real)):
            stamp.draw(painter, frame.pixels(cloud), index)
        places, mass = clouds.between(self._share)
        whole = np.sqrt(mass * min(len(clouds.fake), len(clouds.real)))
        size = ((whole - SMALLEST) / (1 - SMALLEST) * (SIZES - 1)).round().clip(0, SIZES - 1).astype(np.int64)
        stamp.draw(painter, frame.pixels(places), 2 + size)

    def _draw_names(self, painter: QPainter, frame: Frame, place: QRectF, clouds: TwoClouds) -> None:
        """Above each cloud, or beside the other's name."""
        painter.setFont(self.theme.font("body", bold=True))
        metrics = QFontMetricsF(painter.font())
        taken = QRectF()
        for cloud, name, token in ((clouds.fake, "p_θ", "generated"), (clouds.real, "p_data", "real")):
            wide, high = metrics.horizontalAdvance(name), metrics.height()
            x, y = cloud.mean(axis=0)[0] * frame.scale[0] + frame.shift[0], frame.shift[1]
            y += cloud[:, 1].max() * frame.scale[1] - self.theme.px(6) - high
            left = min(max(x - wide / 2, place.left()), place.right() - wide)
            box = QRectF(left, min(max(y, place.top()), place.bottom() - high), wide, high)
            if box.intersects(taken):
                box.moveTop(taken.top() - high if taken.top() - high > place.top() else taken.bottom())
            taken = box
            painter.fillRect(box, self.theme.color("surface", 0.6))
            painter.setPen(self.theme.color(token))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
