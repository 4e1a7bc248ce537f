"""The plane of theta and psi: a vector field, and the trajectories that follow it step by step."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.dirac import METHODS, START, Method
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.dots import Look, Stamp
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.keys import WAYS, Act, Keys
from wgan_desktop.ui.drawing.lines import along, arrows, draw_lines
from wgan_desktop.ui.drawing.sheet import sharpness
from wgan_desktop.ui.drawing.sketch import Sketch
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

HALF = 3.4  # of the height, in units of psi
PUSH = 0.1  # units of the mark, of an arrow key
ARROWS = 15  # of the field, along the height
COLOURS = {"gan": 5, "non_saturating": 1, "wgan": 0, "wgan_gp": 3, "r1": 2}  # of the theme's curves
STILL = 1e-6  # a gradient that is none


def method_color(theme: Theme, name: str) -> QColor:
    """The colour of a method's trajectory."""
    return theme.curve(COLOURS[name])


class PhasePortrait(Sketch):
    """Equal units both ways; a click starts all trajectories from there, or Enter where the arrow keys have put a mark.

    Signals
    -------
    started(float, float)
        A person wants them to start at (theta, psi).

    Attributes
    ----------
    marked : (theta, psi)
        Where the mark is; it is shown while the picture has the focus.
    trails : mapping of method to (k, 2) float64
        The trajectories so far.
    field : str
        The method whose field is drawn.
    methods : mapping of str to Method
    """

    started = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.up = (-HALF, HALF)
        self.trails: Mapping[str, Floats] = {}
        self.methods = METHODS
        self.field = next(iter(METHODS))
        self.marked = START
        self.setCursor(Qt.CursorShape.CrossCursor)
        Keys(self, self._does)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self.setAccessibleDescription(tr("Arrow keys move a mark; Enter starts from there."))

    def show_trails(self, trails: Mapping[str, Floats], field: str) -> None:
        """Show these trajectories over the field of a method."""
        self.trails, self.field = trails, field
        self.update()

    def frame(self) -> Frame:
        """Where the plane lies: as many units across as there is room for."""
        place = self.place()
        half = HALF * place.width() / max(place.height(), 1.0)
        self.across = (-half, half)
        return super().frame()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start here."""
        if event.button() == Qt.MouseButton.LeftButton and self.place().contains(event.position()):
            self.started.emit(*self.frame().coordinates(event.position().x(), event.position().y()))

    def _does(self, event: QKeyEvent) -> Act | None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return lambda: self.started.emit(*self.marked)
        return partial(self._mark, *WAYS[key]) if key in WAYS else None

    def _mark(self, across: int, up: int) -> None:
        """Move the mark within what is seen."""
        (theta, psi), (left, right), (low, high) = self.marked, self.across, self.up
        self.marked = min(max(theta + PUSH * across, left), right), min(max(psi + PUSH * up, low), high)
        self.update()

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """The field, the equilibrium, and every trajectory with its newest point."""
        theme = self.theme
        self._draw_field(painter, frame, self.methods[self.field])
        centre = QPointF(frame.shift[0], frame.shift[1])
        painter.setPen(QPen(theme.color("truth"), theme.line(1.6)))
        for way in (QPointF(5, 0), QPointF(0, 5)):
            painter.drawLine(centre - way, centre + way)
        for name, trail in self.trails.items():
            color = method_color(theme, name)
            painter.setPen(QPen(color, theme.line(1.0)))
            draw_lines(painter, frame.lines(along(trail)))
            heads = np.vstack([trail[:1], trail[-1:]])
            looks = [Look(theme.line(5.0), theme.color("surface"), color, 1.5), Look(theme.line(9.0), color)]
            Stamp(looks, sharpness(painter)).draw(painter, frame.pixels(heads), np.array([0, 1]))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), theme.line(1.6)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            at = frame.pixels(np.array([self.marked]))[0]
            painter.drawEllipse(QPointF(*at), theme.line(6.0), theme.line(6.0))

    def _draw_field(self, painter: QPainter, frame: Frame, method: Method) -> None:
        """Arrows of equal length: where descent goes from there; dots where it goes nowhere."""
        gap = 2 * HALF / ARROWS
        across = np.arange(-np.floor(self.across[1] / gap), np.floor(self.across[1] / gap) + 1) * gap
        up = (np.arange(ARROWS) - (ARROWS - 1) / 2) * gap
        theta, psi = (each.ravel() for each in np.meshgrid(across, up))
        by_theta, by_psi = method.field(theta, psi)
        ways = -np.stack([by_theta, by_psi], 1)
        length = np.linalg.norm(ways, axis=1, keepdims=True)
        moves = length[:, 0] > STILL
        ways = ways[moves] / length[moves] * gap * 0.55
        tails = np.stack([theta, psi], 1)[moves] - ways / 2
        painter.setPen(QPen(mixed(self.theme.color("muted"), self.theme.color("surface"), 0.45), self.theme.line(1.0)))
        draw_lines(painter, frame.lines(arrows(tails, ways)))
        painter.setPen(QPen(painter.pen().color(), 3 * self.theme.line(1.0), c=Qt.PenCapStyle.RoundCap))
        painter.drawPoints(frame.polygon(np.stack([theta, psi], 1)[~moves]))
