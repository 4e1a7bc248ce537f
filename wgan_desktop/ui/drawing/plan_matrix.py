"""Two plans as one matrix: where the exact one has its entries, and how the entropic one spreads them."""

from __future__ import annotations

import functools

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.two_clouds import TwoClouds
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.heat import COLOURS
from wgan_desktop.ui.drawing.plane import entropic_color
from wgan_desktop.ui.drawing.sketch import Sketch
from wgan_desktop.ui.theme import Theme

DOT = 3.0  # pixels of an entry of the exact plan


class PlanMatrix(Sketch):
    """From the earth's points (up) to the holes' points (across).

    The holes stand from left to right as in the plane, and the earth in the order of where it goes, so that the exact
    plan is a diagonal, and what is beside it is the entropic one's.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._clouds: TwoClouds | None = None
        self._dense: Floats | None = None

    def show_clouds(self, clouds: TwoClouds, dense: Floats | None) -> None:
        """Show both plans of these."""
        self._clouds, self._dense = clouds, dense
        self.across, self.up = (0.0, float(len(clouds.real))), (0.0, float(len(clouds.fake)))
        self.update()

    def draw(self, painter: QPainter, frame: Frame, place: QRectF) -> None:
        """Shades for the entropic plan, dots for the exact one."""
        if self._clouds is None:
            return
        plan, columns = self._clouds.plan, np.argsort(self._clouds.real[:, 0], kind="stable")
        across = _ranks(columns)[plan.targets]
        rows = np.argsort(np.bincount(plan.sources, plan.mass * across), kind="stable")
        if self._dense is not None:
            colours = _shades(self.theme.color("surface").rgb(), entropic_color(self.theme).rgb())
            values = np.sqrt(self._dense[np.ix_(rows[::-1], columns)])  # a root, so that little mass is still seen
            pixels = colours[(values * ((COLOURS - 1) / values.max())).astype(np.uint8)]
            image = QImage(pixels.data, len(columns), len(rows), 4 * len(columns), QImage.Format.Format_RGB32)
            painter.drawImage(place, image)
        at = np.stack([across, _ranks(rows)[plan.sources]], 1) + 0.5
        size, color = self.theme.line(DOT), self.theme.color("truth")
        for x, y in frame.pixels(at).tolist():
            painter.fillRect(QRectF(x - size / 2, y - size / 2, size, size), color)


@functools.lru_cache(maxsize=4)
def _shades(paper: int, full: int) -> npt.NDArray[np.uint32]:
    """From a colour to another (256,), as 0xffRRGGBB."""
    shares = (index / (COLOURS - 1) for index in range(COLOURS))
    return np.array([mixed(QColor(paper), QColor(full), share).rgb() for share in shares], np.uint32)


def _ranks(order: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The place of each in an order."""
    ranks = np.empty_like(order)
    ranks[order] = np.arange(len(order))
    return ranks
