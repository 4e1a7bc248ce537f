"""The layers of the stage, from the ground up: each takes its part of a scene and paints it in pixels."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.snapshot import Layer
from wgan_desktop.ui.drawing.agreement import CLASSES, UNKNOWN, classes
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.contours import contours, heights
from wgan_desktop.ui.drawing.dots import Look, Stamp
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.heat import Heat, Levels, eased, shades, span
from wgan_desktop.ui.drawing.lines import along, arrows, between, draw_lines, grid
from wgan_desktop.ui.drawing.routes import Routes
from wgan_desktop.ui.drawing.scene import Scene
from wgan_desktop.ui.drawing.sheet import sharpness
from wgan_desktop.ui.theme import Theme

FIELD, WAYS, MARKS, POINTS, OVER, MOVING = "field", "ways", "marks", "points", "over", "moving"
"""The sheets, bottom up."""

ARROW = 0.075  # length of an arrow of norm 1, of the home view's half size
SHORTEST, LONGEST = 0.35, 2.0  # of that length: the direction of a small gradient is still seen
ARROWS = 256  # at most
HUES, STRETCHES = 5, 3  # colours of a grain on its way, and along a ray
GRAIN, LARGEST, SIZES = 5.6, 1.5, 6  # a grain of even mass in pixels; the largest, in grains; how many sizes there are


class StageLayer:
    """One layer.

    Attributes
    ----------
    name : str
    sheet : str
        One of the sheets above.
    needs : frozenset of str
        The snapshot's layers that it draws.
    """

    name: str = ""
    sheet: str = MOVING
    needs: frozenset[str] = frozenset()

    def take(self, scene: Scene) -> bool:
        """Take on a scene; whether the layer looks different now."""
        raise NotImplementedError

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint in pixels; ``painter`` smooths lines, and is not to be left changed but for pen and brush."""
        raise NotImplementedError


class SurfaceLayer(StageLayer):
    """The critic's values as calm colours with lines of equal height.

    Attributes
    ----------
    levels : (low, high) or None
        The values at the ends of the colours; they follow the surface smoothly.
    """

    name, sheet, needs = "surface", FIELD, frozenset({"surface"})

    def __init__(self) -> None:
        self.levels: Levels | None = None
        self._scene: Scene | None = None
        self._heat = Heat()
        self._path: Floats = np.empty((0, 4))
        self._shown: Layer | None = None  # what heat and path are of, and in which theme
        self._theme = ""

    def take(self, scene: Scene) -> bool:
        """Take on a surface; what it costs is spent when it is painted."""
        before, self._scene = self._scene, scene
        if before is not None and before.run != scene.run:
            self.levels = None
        return before is None or before.surface is not scene.surface

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint the colours and the lines."""
        if self._scene is None or self._scene.surface is None:
            return
        self._renew(self._scene.surface, theme)
        left, right, low, high = self._scene.surface.extent or self._scene.extent
        corners = frame.scale[0] * np.array([left, right]) + frame.shift[0]
        heights_ = frame.scale[1] * np.array([high, low]) + frame.shift[1]
        self._heat.draw(painter, QRectF(corners[0], heights_[0], corners[1] - corners[0], heights_[1] - heights_[0]))
        painter.setPen(QPen(theme.color("text", 0.22), 1))  # wider translucent strokes would show their joints
        draw_lines(painter, frame.lines(self._path))

    def _renew(self, surface: Layer, theme: Theme) -> None:
        found = span(surface.value)
        if self._shown is not surface and found is not None and self._scene is not None:
            self.levels = eased(self.levels, found)
            self._path = along(contours(surface.value, surface.extent or self._scene.extent, heights(*found)))
        if (self._shown is not surface or self._theme != theme.tokens.name) and self.levels is not None:
            self._heat.show(surface.value, self.levels, shades(theme.tokens.colour_map, theme.tokens.surface))
        self._shown, self._theme = surface, theme.tokens.name


class RaysLayer(StageLayer):
    """The exact plan: a straight line for each of its pairs; those shorter than the floor are noise and fainter."""

    name, sheet = "rays", WAYS

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self._floor = 0.0
        self._plan: object = None

    def take(self, scene: Scene) -> bool:
        """Take on a plan that is new; its routes are followed by the stage."""
        changed = scene.plan is not self._plan
        self._floor, self._plan = scene.floor, scene.plan
        return changed

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint all rays from the colour of the earth to that of the holes; noise and what fades is grey."""
        ends, strength = self._routes.ends, self._routes.strength(now)
        faint = (self._routes.distance < self._floor) | (strength < 0.7)
        painter.setPen(QPen(theme.color("muted"), theme.line(1.0)))
        draw_lines(painter, frame.lines(ends[faint & (strength > 0.1)]))
        start, way = ends[~faint, :2], ends[~faint, 2:] - ends[~faint, :2]
        for index, color in enumerate(journey(theme, STRETCHES)):
            painter.setPen(QPen(color, theme.line(1.0)))
            part = between(start + index / STRETCHES * way, start + (index + 1) / STRETCHES * way)
            draw_lines(painter, frame.lines(part))


class ManifoldLayer(StageLayer):
    """The generator's image of a grid of noise."""

    name, sheet, needs = "manifold", MARKS, frozenset({"manifold"})

    def __init__(self) -> None:
        self._nodes: Floats | None = None

    def take(self, scene: Scene) -> bool:
        """Take on a manifold that is new."""
        changed = scene.manifold is not self._nodes
        self._nodes = scene.manifold
        return changed

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint the grid's lines."""
        if self._nodes is not None:
            painter.setPen(QPen(mixed(theme.color("generated"), theme.color("surface"), 0.45), theme.line(1.0)))
            draw_lines(painter, frame.lines(grid(self._nodes)))


class RealLayer(StageLayer):
    """The real points: the holes that the earth is to fill."""

    name, sheet = "real", MARKS

    def __init__(self) -> None:
        self._points: Floats = np.empty((0, 2))

    def take(self, scene: Scene) -> bool:
        """Take on the cloud of another run."""
        changed = scene.real is not self._points
        self._points = scene.real
        return changed

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint rings."""
        ring = Look(dot(theme, 6.0), None, theme.color("real"), dot(theme, 1.5))
        Stamp([ring], sharpness(painter)).draw(painter, frame.pixels(self._points))


class ArrowsLayer(StageLayer):
    """The critic's gradients at generated points, coloured by how they agree with the rays of the same step."""

    name, sheet, needs = "gradients", OVER, frozenset({"gradients"})

    def __init__(self) -> None:
        self._scene: Scene | None = None

    def take(self, scene: Scene) -> bool:
        """Take on gradients that are new."""
        changed = self._scene is None or self._scene.field is not scene.field
        self._scene = scene
        return changed

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint one set of arrows a class, those against the rays last and with broken shafts."""
        if self._scene is None or self._scene.field is None:
            return
        field, extent = self._scene.field, self._scene.extent
        unit = ARROW * (extent[1] - extent[0]) / 2
        tails, ways = field.tails[:ARROWS], field.ways[:ARROWS]
        shown = _lengthened(ways, field.norms[:ARROWS]) * unit
        cosine = field.agreement.cosine[:ARROWS] if field.agreement is not None else np.full(len(tails), np.nan)
        chosen = classes(cosine)
        for index, kind in [(-1, UNKNOWN), *reversed(list(enumerate(CLASSES)))]:
            mine = (chosen == index) & (field.norms[:ARROWS] > 0)
            painter.setPen(QPen(kind.color(theme), theme.line(1.4)))
            draw_lines(painter, frame.lines(arrows(tails[mine], shown[mine], broken=kind.broken)))


def _lengthened(ways: Floats, norms: Floats) -> Floats:
    """Gradients (n, 2) at the length they are drawn with: 1 for a norm of 1, within `SHORTEST` and `LONGEST`."""
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        scale = np.minimum(SHORTEST + (1 - SHORTEST) * norms, LONGEST) / norms
        return np.asarray(ways * scale[:, None])


class GeneratedLayer(StageLayer):
    """The generated points: the earth."""

    name, sheet = "generated", POINTS

    def __init__(self) -> None:
        self._points: Floats = np.empty((0, 2))
        self._stamp: tuple[object, Stamp] | None = None

    def take(self, scene: Scene) -> bool:
        """Take on points that are new."""
        changed = scene.generated is not self._points
        self._points = scene.generated
        return changed

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint discs, outlined so that they stand out from the surface."""
        key = (theme, sharpness(painter))
        if self._stamp is None or self._stamp[0] != key:
            fill, line = theme.color("generated"), mixed(theme.color("generated"), theme.color("surface"), 0.75)
            disc = Look(dot(theme, 5.4), fill, line, dot(theme, 0.9))
            self._stamp = key, Stamp([disc], sharpness(painter))
        self._stamp[1].draw(painter, frame.pixels(self._points))


class GrainsLayer(StageLayer):
    """Grains that travel along the rays, from the colour of the generated to that of the real."""

    name, sheet = "grains", MOVING

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self._stamp: tuple[object, Stamp] | None = None

    def take(self, scene: Scene) -> bool:
        """Grains take their routes from the stage."""
        return False

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint the grains where they are now."""
        if not len(self._routes):
            return
        key = (theme, sharpness(painter))
        if self._stamp is None or self._stamp[0] != key:
            self._stamp = key, Stamp(_grain_looks(theme), sharpness(painter))
        places, progress, size = self._routes.grains(now)
        hue = (progress * HUES).astype(np.int64).clip(0, HUES - 1)
        step = np.rint(size.clip(0, LARGEST) / LARGEST * SIZES).astype(np.int64)
        seen = step > 0
        self._stamp[1].draw(painter, frame.pixels(places[seen]), (hue * SIZES + step - 1)[seen])


def _grain_looks(theme: Theme) -> list[Look]:
    """Every size of every hue."""
    ring, line = theme.color("background"), dot(theme, 0.8)
    sizes = [dot(theme, GRAIN) * LARGEST * (step + 1) / SIZES for step in range(SIZES)]
    return [Look(max(size, 2.0), fill, ring, line) for fill in journey(theme, HUES) for size in sizes]


def dot(theme: Theme, size: float) -> float:
    """The size of a dot in pixels: it grows with everything, but thicker lines do not make it a blot."""
    return size * max(1.0, theme.scale) * math.sqrt(theme.stroke)


def journey(theme: Theme, count: int) -> list[QColor]:
    """The colours of earth on its way: generated at first, real at last, truth's in between."""
    shares = [index / (count - 1) for index in range(count)]
    ends = [theme.color("generated" if share < 0.5 else "real") for share in shares]
    return [
        mixed(end, theme.color("truth"), 0.65 * (1 - abs(2 * share - 1)))
        for end, share in zip(ends, shares, strict=True)
    ]


def layers(routes: Routes) -> tuple[StageLayer, ...]:
    """One of each, in the order in which they are painted."""
    return (
        SurfaceLayer(), RaysLayer(routes), ManifoldLayer(), RealLayer(), GeneratedLayer(), ArrowsLayer(),
        GrainsLayer(routes),
    )  # fmt: skip
