"""A person's own points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.problems import Tell, silent
from wgan_desktop.core.problems.table import Table

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings

HALF = 1.6  # half the side of the square into which (nearly) all points are brought
TAIL = 0.0025  # share of the points at either end of an axis that may lie outside


class Points(Table):
    """Points from a CSV file or drawn with the mouse, moved and scaled (alike in x and y) to the size of the others.

    Attributes
    ----------
    offset : (2,) float64
    scale : float
        A point in the file's units is scale x point + offset.

    Source
    ------
    The person who gave the points.
    """

    name = "points"
    rank = 130
    label = "Own points"
    formula = "each of the given points with the same probability"
    source = "The person who gave them"
    about = "Your own data: drop a CSV file on the window, or draw with the mouse."
    extent = (-2.4, 2.4, -2.4, 2.4)
    fields = ("points", "columns", "held_out")
    offset: npt.NDArray[np.float64] = np.zeros(2)

    def prepared(self, settings: Settings, tell: Tell = silent) -> Points:
        """The points, read and brought to size."""
        from wgan_desktop.core.points import load

        own = load(settings)
        offset, scale = _frame(own.points)
        order = np.random.default_rng(0).permutation(len(own.points))
        points = Points((own.points - offset) / scale, order, settings.held_out)
        points.offset, points.scale, points.said = offset, scale, own.said
        return points

    def own_units(self, points: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.floating[Any]]:
        """Undo the move and the scale."""
        return np.asarray(points, np.float64) * self.scale + self.offset


def _frame(points: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64], float]:
    """Where the middle of the points is, and what to divide by so that the longer side measures 2 x `HALF`."""
    low, high = np.quantile(points, [TAIL, 1 - TAIL], axis=0)
    side = float((high - low).max()) or float(np.ptp(points, axis=0).max())
    return (low + high) / 2, side / (2 * HALF) or 1.0
