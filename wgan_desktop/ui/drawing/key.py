"""The key of the stage: what the surface's colours and the arrows' classes mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.ui.drawing.agreement import CLASSES
from wgan_desktop.ui.drawing.contours import round_step
from wgan_desktop.ui.drawing.glyphs import ramp
from wgan_desktop.ui.drawing.heat import Levels
from wgan_desktop.ui.drawing.numerals import ticked
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StageKey(QWidget):
    """One line: the surface's range, and the classes of agreement; each only while its layer is on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._levels: tuple[str, str] | None = None
        self._arrows = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        self.setFixedHeight(theme.px(20))
        self.setToolTip(
            tr("The critic is high (bright) where it believes in real points.")
            + "\n"
            + tr("An arrow is the critic's gradient at a generated point; its colour is cos(gradient, exact ray).")
        )
        self.update()

    def show_key(self, levels: Levels | None, *, arrows: bool) -> None:
        """Show the range of the surface (None: it is off) and whether arrows are on."""
        texts = None
        if levels is not None:
            step = round_step(max(levels[1] - levels[0], 1e-300) / 10)
            texts = ticked(levels[0], step), ticked(levels[1], step)
        if (texts, arrows) != (self._levels, self._arrows):
            self._levels, self._arrows = texts, arrows
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font("caption"))
        x = 0.0
        if self._levels is not None:
            low, high = self._levels
            x = self._text(painter, x, tr("critic f") + "  " + low, "muted")
            ramp(painter, QRectF(x, 0, self.theme.px(70), self.height()).adjusted(0, 3, 0, -3), self.theme)
            x = self._text(painter, x + self.theme.px(78), high, "muted") + self.theme.px(16)
        if self._arrows:
            self._classes(painter, x)
        painter.end()

    def _classes(self, painter: QPainter, x: float) -> None:
        x = self._text(painter, x, tr("gradient: against the ray"), "muted")
        for kind in CLASSES:
            style = Qt.PenStyle.DashLine if kind.broken else Qt.PenStyle.SolidLine
            painter.setPen(QPen(kind.color(self.theme), self.theme.line(2.5), style, Qt.PenCapStyle.FlatCap))
            y, width = self.height() / 2, self.theme.px(22)
            painter.drawLine(round(x), round(y), round(x + width), round(y))
            x += width + self.theme.px(3)
        self._text(painter, x + self.theme.px(4), tr("along it"), "muted")

    def _text(self, painter: QPainter, x: float, text: str, token: str) -> float:
        painter.setPen(self.theme.color(token))
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(QRectF(x, 0, width + 1, self.height()), LEFT, text)
        return x + width + self.theme.px(8)
