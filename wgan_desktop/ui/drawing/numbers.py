"""Numbers below the tiles of a lattice: many, of which few are different, anew at every picture."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from wgan_desktop.core.arrays import Singles
from wgan_desktop.ui.drawing.laid_out import laid_out
from wgan_desktop.ui.drawing.lattice import Lattice
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.i18n import localised
from wgan_desktop.ui.theme import Theme

TOLD_APART = 20  # numbers between the least and the greatest
APART = 3  # pixels between two numbers, at scale 1
DIGITS = 6  # after the point, at most
SIZES = (11, 10, 9)  # of the numerals, in pixels at scale 1


class Numbers:
    """One for each tile, all with as many digits after the point as tell them apart.

    Parameters
    ----------
    values : (n,) float, or empty
    """

    def __init__(self, values: Singles | Sequence[float]) -> None:
        self.texts = _alike(np.asarray(values, np.float64))
        self._longest = max(self.texts, key=len, default="")

    def __bool__(self) -> bool:
        return bool(self.texts)

    def room(self, theme: Theme, size: int = SIZES[0]) -> QRectF:
        """As much as the longest of them needs in numerals of this size; nothing where there are none."""
        if not self.texts:
            return QRectF()
        metrics = QFontMetricsF(_font(theme, size))
        return QRectF(0, 0, metrics.horizontalAdvance(self._longest) + theme.px(APART), metrics.height())

    def draw(self, painter: QPainter, theme: Theme, lattice: Lattice, size: int = SIZES[0]) -> None:
        """Draw each in the middle below its tile."""
        font = _font(theme, size)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        for text, (x, y) in zip(self.texts, lattice.feet(), strict=False):
            word = laid_out(text, font)
            painter.drawStaticText(QPointF(x - word.size().width() / 2, y), word)


def fitted(
    beside: Sequence[Numbers], theme: Theme, lattice: Callable[[QRectF], Lattice]
) -> tuple[Lattice, int]:  # fmt: skip
    """The ``lattice`` with room for all that stand in such ones ``beside`` each other, and the largest size for it."""
    written = [numbers for numbers in beside if numbers]
    for size in SIZES:
        text = QRectF()
        for numbers in written:
            text |= numbers.room(theme, size)
        found = lattice(text)
        if found.written or not written:
            break
    return found, size


def _font(theme: Theme, size: int) -> QFont:
    font = theme.font("caption")
    font.setPixelSize(theme.px(size))
    return font


def _alike(values: Singles) -> list[str]:
    finite = values[np.isfinite(values)]
    if not finite.size:
        return [numeral(value) for value in values.tolist()]
    spread = max(float(np.ptp(finite)), 1e-3 * float(np.abs(finite).max()), 10.0**-DIGITS)
    digits = min(max(-math.floor(math.log10(spread / TOLD_APART)), 0), DIGITS)
    rounded = np.round(values, digits) + 0.0  # no negative zero
    return [localised(f"{value:.{digits}f}") if math.isfinite(value) else numeral(value) for value in rounded.tolist()]
