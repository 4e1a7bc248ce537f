"""How well the critic's arrows agree with the rays, as a few classes told apart by colour and by the arrow's shaft."""

from __future__ import annotations

import dataclasses

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor

from wgan_desktop.core.arrays import Points
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.theme import Theme


@dataclasses.dataclass(frozen=True)
class AgreementClass:
    """Arrows whose cosine with their ray lies in [low, high).

    ``token`` and ``pale`` make its colour: the token, mixed with so much of the muted one.  ``broken`` shafts point
    away.
    """

    low: float
    high: float
    token: str
    pale: float
    broken: bool

    def color(self, theme: Theme) -> QColor:
        """The colour of its arrows."""
        return mixed(theme.color(self.token), theme.color("muted"), self.pale)


CLASSES = (
    AgreementClass(-1.01, -0.5, "bad", 0.0, broken=True),
    AgreementClass(-0.5, 0.0, "bad", 0.5, broken=True),
    AgreementClass(0.0, 0.5, "muted", 0.0, broken=False),
    AgreementClass(0.5, 0.9, "critic", 0.5, broken=False),
    AgreementClass(0.9, 1.01, "critic", 0.0, broken=False),
)
"""From against the ray to along it."""

UNKNOWN = AgreementClass(np.nan, np.nan, "border", 0.35, broken=False)
"""The ray is shorter than the floor (noise), or not known: no cosine."""


def classes(cosine: Points) -> npt.NDArray[np.int64]:
    """The index into `CLASSES` of each cosine (n,); -1 for NaN."""
    edges = [each.low for each in CLASSES[1:]]
    found = np.searchsorted(edges, cosine, side="right")
    return np.where(np.isnan(cosine), -1, found)
