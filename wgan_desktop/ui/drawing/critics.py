"""Critics over two heaps: the optimal one, and one that learns."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.carrying import potential
from wgan_desktop.core.two_heaps import GROUND, TwoHeaps
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.drawing.glyphs import Stroke
from wgan_desktop.ui.theme import Theme

PLACES = np.linspace(*GROUND, 241)  # at which critics are drawn
LEARNT = Stroke(curve=4, width=2.0)
HIGH = 0.84  # of the picture's height that they take at most


def paint_critics(
    painter: QPainter, theme: Theme, place: QRectF, heaps: TwoHeaps, *, optimal: bool, learnt: Floats | None
) -> None:
    """The optimal critic: slope 1, 0 or -1 everywhere, as high as its own picture allows; and a learnt one beside it.

    ``learnt`` (241,) holds values at `PLACES`; it is drawn from end to end of both heaps, at the optimal one's mean
    height, for a critic is known up to a constant alone.  One unit of height holds for both, so that neither leaves
    the picture.
    """
    f = potential(heaps.fake, heaps.real, PLACES)
    ends = (*heaps.fake.ends, *heaps.real.ends)
    seen = (min(ends) <= PLACES) & (max(ends) >= PLACES)
    level = np.empty(0) if learnt is None or not seen.any() else learnt[seen] + (f[seen] - learnt[seen]).mean()
    both = np.concatenate([f, level])
    across = place.width() / (GROUND[1] - GROUND[0])
    unit = min(place.height() * HIGH / max(float(np.ptp(both)), 1e-9), across)
    middle = float(both.max() + both.min()) / 2
    shift = place.left() - GROUND[0] * across, place.center().y() + middle * unit
    frame = Frame((across, -unit), shift, place.width(), place.height())
    if optimal:
        _line(painter, theme.color("critic"), theme.line(2.2), PLACES, f, frame)
    if len(level):
        _line(painter, LEARNT.color(theme), theme.line(LEARNT.width), PLACES[seen], level, frame)


def _line(painter: QPainter, color: QColor, width: float, x: Floats, y: Floats, frame: Frame) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, width))
    painter.drawPolyline(frame.polygon(np.stack([x, y], 1)))
