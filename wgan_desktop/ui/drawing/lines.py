"""Many lines as one array, which is what Qt draws fast: (n, 4) float64, each row (x0, y0, x1, y1)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from wgan_desktop.core.arrays import Floats, Points

HEAD = 0.36  # length of an arrow's head, of the arrow's
SPREAD = 0.42  # of the head's strokes to either side, of the head's length
DASHES = 3  # of a broken shaft


def between(start: Points, end: Points) -> Floats:
    """One line from each start (n, 2) to its end (n, 2)."""
    return np.hstack([start, end]).astype(np.float64)


def along(path: Points) -> Floats:
    """The lines of a path (k, 2) in which a row of NaN lifts the pen."""
    lines = between(path[:-1], path[1:])
    return lines[np.isfinite(lines).all(axis=1)]


def grid(nodes: Points) -> Floats:
    """The lines between the neighbours of a grid of points (m, n, 2), along both directions."""
    rows = between(nodes[:, :-1].reshape(-1, 2), nodes[:, 1:].reshape(-1, 2))
    columns = between(nodes[:-1].reshape(-1, 2), nodes[1:].reshape(-1, 2))
    return np.vstack([rows, columns])


def arrows(tail: Floats, way: Floats, *, broken: bool = False) -> Floats:
    """Arrows from ``tail`` (n, 2) along ``way`` (n, 2): a shaft and two strokes of a head each.

    A broken shaft is made of `DASHES` strokes: dashed pens are slow on many lines.
    """
    tip = tail + way
    back, side = -HEAD * way, HEAD * SPREAD * way[:, ::-1] * (1.0, -1.0)
    strokes = [between(tip, tip + back + side), between(tip, tip + back - side)]
    if not broken:
        return np.vstack([between(tail, tip), *strokes])
    marks = np.linspace(0.0, 1.0, 2 * DASHES)
    shafts = [between(tail + a * way, tail + b * way) for a, b in zip(marks[::2], marks[1::2], strict=True)]
    return np.vstack([*shafts, *strokes])


def draw_lines(painter: QPainter, lines: npt.NDArray[np.float64]) -> None:
    """Draw all of ``lines`` (n, 4), in pixels, with the painter's pen.

    An opaque pen of width 1 takes Qt's fast path: 500 lines in 2 ms, against 40 for a wider translucent one.
    """
    if len(lines):
        shared = PrimitiveArray(QLineF, 4)
        shared.resize(len(lines))
        shared.ndarray()[:] = lines
        painter.drawLines(*shared.drawargs())
