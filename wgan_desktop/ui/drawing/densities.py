"""Where the points of a cloud lie, as a picture: the denser, the stronger the colour."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.divergences import Histogram
from wgan_desktop.ui.drawing.captioned import Captioned
from wgan_desktop.ui.drawing.heat import COLOURS, Heat
from wgan_desktop.ui.drawing.numerals import percent
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

CELLS = 56  # along each side
ROOT = 0.4  # the colour is this power of the share, so that a few stray points are seen beside dense heaps


@lru_cache(maxsize=8)
def tints(paper: str, token: str, truth: str) -> npt.NDArray[np.uint32]:
    """Colours (256,) as 0xffRRGGBB from the paper over a colour towards truth."""
    marks = [QColor(each).getRgb()[:3] for each in (paper, token, truth)]  # type: ignore[index]
    share = np.linspace(0, 1, COLOURS)
    channels = [np.interp(share, [0.0, 0.7, 1.35], [mark[channel] for mark in marks]) for channel in range(3)]
    red, green, blue = (np.rint(channel).astype(np.uint32) for channel in channels)
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, np.uint32)


def shares(points: Points, extent: tuple[float, float, float, float], cells: int = CELLS) -> tuple[Floats, float]:
    """The share of the points (n, 2) in each cell (cells, cells), row 0 at the bottom, and the share outside."""
    histogram = Histogram.of(points, extent, cells)
    total = max(histogram.total, 1)
    return histogram.counts.T / total, histogram.outside / total


class Density(Captioned):
    """A square picture of where points lie, on the colours' own scale; what lies outside is said."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__(theme)
        self._token = token
        self._heat, self._shares, self._outside, self._top = Heat(), np.zeros((CELLS, CELLS)), 0.0, 1.0

    def show_shares(self, cells: Floats, outside: float, top: float) -> None:
        """Show shares (cells, cells); ``top``, the same for all that are compared, has the strongest colour."""
        self._shares, self._outside, self._top = cells, outside, max(top, 1e-9)
        self._renew()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        super().retheme(theme)
        self._renew()

    def _renew(self) -> None:
        tokens = self.theme.tokens
        colours = tints(tokens.background, getattr(tokens, self._token), tokens.truth)
        self._heat.show((self._shares / self._top).clip(0, 1) ** ROOT, (0.0, 1.0), colours)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and how much lies outside."""
        with QPainter(self) as painter:
            place = self.room()
            self.draw_name(painter, place)
            self._heat.draw(painter, place)
            painter.setPen(QPen(self.theme.color("border"), 1))
            painter.drawRect(place)
            if self._outside > 0:
                painter.setFont(self.theme.font("caption"))
                painter.setPen(self.theme.color("muted"))
                text = tr("{share} outside", share=percent(self._outside))
                edge = self.theme.px(4)
                painter.drawText(place.adjusted(edge, edge, -edge, -edge), int(Qt.AlignmentFlag.AlignBottom), text)
