"""The layers of the stage for images: thumbnails where images lie, and on their way along the rays."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter, QPen

from wgan_desktop.core.arrays import Floats
from wgan_desktop.ui.drawing.album import Album
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.layers import MARKS, MOVING, RaysLayer, StageLayer
from wgan_desktop.ui.drawing.lines import draw_lines
from wgan_desktop.ui.drawing.routes import Routes
from wgan_desktop.ui.drawing.scene import Scene
from wgan_desktop.ui.theme import Theme

SMALL, LARGE = 16.0, 64.0  # pixels a side of a thumbnail in the whole picture, and at most, at scale 1
ROOM = 560.0  # pixels of the picture's shorter side, at scale 1, from which on they are larger
RIM = 1.0  # pixels of its frame


def side(theme: Theme, unit: float, scene: Scene, short: float) -> float:
    """Pixels a side of a thumbnail where ``unit`` pixels are one unit and the picture's shorter side has ``short``.

    They grow as one zooms in, but less than the distances between them, so that they come apart.
    """
    left, right, *_ = scene.extent
    zoom = unit * (right - left) / max(short, 1.0)
    room = max(short / theme.px(ROOM), 1.0)
    return float(theme.px(SMALL) * min(room * max(zoom, 0.25) ** 0.6, LARGE / SMALL))


class ThumbnailsLayer(StageLayer):
    """Thumbnails of the images of one kind where they lie.

    Parameters
    ----------
    name : {"real", "generated"}
        The real ones are framed, the generated ones stand on a bar.
    """

    sheet = MARKS

    def __init__(self, name: str) -> None:
        self.name = name
        self.album = Album(framed=name == "real")
        self.places: Floats = np.empty((0, 2))
        self._scene: Scene | None = None

    def take(self, scene: Scene) -> bool:
        """Take on images that are new; the real ones of a run stay."""
        before, self._scene = self._scene, scene
        pictures = scene.given if self.name == "real" else scene.made
        if pictures is None or (before is not None and scene.step == before.step and scene.run == before.run):
            return False
        anew = before is None or scene.run != before.run
        self.places = scene.real if self.name == "real" else scene.generated
        if anew or self.name == "generated":
            self.album.take(pictures)
            return True
        return False

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint all of them."""
        self.stamp(painter, frame, theme, self.places, np.arange(len(self.places)), np.ones(len(self.places)))

    def stamp(
        self, painter: QPainter, frame: Frame, theme: Theme, places: Floats, indices: np.ndarray, opacity: Floats
    ) -> None:
        """Paint some of them, at places (k, 2) of the plane."""
        if self._scene is not None:
            size = side(theme, frame.unit, self._scene, min(frame.width, frame.height))
            color = theme.color(self.name)
            self.album.draw(painter, frame.pixels(places), indices, opacity, size, theme.line(RIM), color)


class TravellersLayer(StageLayer):
    """Generated images on their way along the rays, each turning into the real one that it goes to."""

    name, sheet = "travellers", MOVING

    def __init__(self, routes: Routes, generated: ThumbnailsLayer, real: ThumbnailsLayer) -> None:
        self._routes, self._generated, self._real = routes, generated, real

    def take(self, scene: Scene) -> bool:
        """They take their routes from the stage, and their pictures from the other layers."""
        return False

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint (1 - t) of the generated image and t of the real one, where t of the way is done."""
        if not len(self._routes):
            return
        places, progress, shown = self._routes.grains(now)
        sources, targets = self._routes.pairs
        shown = shown.clip(0, 1)
        self._generated.stamp(painter, frame, theme, places, sources, shown)
        self._real.stamp(painter, frame, theme, places, targets, shown * progress)


class HeldLayer(StageLayer):
    """The ray of the pair that is under the pointer.

    Attributes
    ----------
    ends : (4,) float64, or None
        Its start and its end.
    """

    name, sheet = "held", MOVING

    def __init__(self) -> None:
        self.ends: Floats | None = None

    def take(self, scene: Scene) -> bool:
        """It is told by the panel."""
        return False

    def paint(self, painter: QPainter, frame: Frame, theme: Theme, now: float) -> None:
        """Paint it above all."""
        if self.ends is not None:
            painter.setPen(QPen(theme.color("truth"), theme.line(2.0)))
            draw_lines(painter, frame.lines(self.ends[None]))


def picture_layers(routes: Routes) -> tuple[StageLayer, ...]:
    """One of each, in the order in which they are painted."""
    real, generated = ThumbnailsLayer("real"), ThumbnailsLayer("generated")
    return RaysLayer(routes), real, generated, TravellersLayer(routes, generated, real), HeldLayer()
