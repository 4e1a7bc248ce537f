"""The key of the stage: what the surface's colours and the arrows' classes mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wgan_desktop.ui.drawing.agreement import CLASSES
from wgan_desktop.ui.drawing.contours import round_step
from wgan_desktop.ui.drawing.glyphs import ramp
from wgan_desktop.ui.drawing.heat import Levels
from wgan_desktop.ui.drawing.numerals import numeral, ticked
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

ONE_LINE = 520  # pixels that all parts side by side take, at scale 1
FLAT = (
    1e-5  # a range below which the surface may be called flat: over a few units of length its slope is a dead critic's
)
NARROWEST, WIDEST = 12, 60  # pixels of the range's ramp, at scale 1
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StageKey(QWidget):
    """The surface's range and the classes of agreement, each only while its layer is on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._levels: tuple[str, ...] | None = None  # of the lowest and the highest; one text of a flat surface
        self._arrows = False
        self._upright = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        tips = (
            tr("The critic is high (bright) where it believes in real points."),
            tr("An arrow is the critic's gradient at a generated point; its colour is cos(gradient, exact ray)."),
        )
        self.setToolTip("\n".join(tips))
        self._fit()

    def turn(self, upright: bool) -> None:
        """Put the parts above each other, or side by side."""
        self._upright = upright
        self._fit()

    def show_key(self, levels: Levels | None, *, arrows: bool) -> None:
        """Show the range of the surface (None: it is off) and whether arrows are on."""
        texts = _told(levels) if levels is not None else None
        if (texts, arrows) != (self._levels, self._arrows):
            self._levels, self._arrows = texts, arrows
            self._fit()

    @property
    def _stacked(self) -> bool:
        """Whether the parts stand above each other: wanted so, or for want of room."""
        return self._upright or (self._arrows and self.width() < self.theme.px(ONE_LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between one line and several."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = self._lines + (2 if self._arrows else 0) if self._stacked else self._lines
        self.setFixedHeight(self.theme.px(20) * max(lines, 1))
        self.setVisible(self._levels is not None or self._arrows)
        self.update()

    @property
    def _lines(self) -> int:
        """How many the range takes: where it is narrow, its ends stand above each other."""
        if self._levels is None:
            return 0
        if len(self._levels) == 1:
            text = self._metrics.boundingRect(QRectF(0, 0, self.width(), 0), WRAPPED, self._levels[0])
            return max(round(text.height() / self._metrics.height()), 1)
        return 1 if self._ramp(*self._levels) >= self.theme.px(NARROWEST) else 2

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.theme.font("caption"))

    def _ramp(self, *texts: str) -> float:
        """How wide a ramp may be beside these texts in one line."""
        texts = (_called(texts[0]), *texts[1:]) if len(texts) > 1 else texts
        beside = sum(self._metrics.horizontalAdvance(text) for text in texts) + len(texts) * self.theme.px(6) + 2
        return min(self.width() - beside, self.theme.px(WIDEST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        line = self.theme.px(20)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self.theme.font("caption"))
            x, y = 0.0, 0.0
            if self._levels is not None:
                x = self._range(painter, self._levels, line) + self.theme.px(16)
                x, y = (0.0, y + line * self._lines) if self._stacked else (x, y)
            if self._arrows:
                x = self._text(painter, x, y, tr("gradient and ray:"))
                x, y = (0.0, y + line) if self._stacked else (x, y)
                self._classes(painter, x, y)

    def _range(self, painter: QPainter, levels: tuple[str, ...], line: int) -> float:
        if len(levels) == 1:
            painter.setPen(self.theme.color("muted"))
            painter.drawText(QRectF(0, 0, self.width(), line * self._lines), WRAPPED, levels[0])
            return self._metrics.horizontalAdvance(levels[0])
        x, y, wide = self._text(painter, 0.0, 0.0, _called(levels[0])), 0.0, self._ramp(*levels)
        if self._lines > 1:
            x, y, wide = 0.0, float(line), self._ramp(levels[1])
        ramp(painter, QRectF(x, y, wide, line).adjusted(0, 3, 0, -3), self.theme)
        return self._text(painter, x + wide + self.theme.px(6), y, levels[1])

    def _classes(self, painter: QPainter, x: float, y: float) -> None:
        x = self._text(painter, x, y, tr("against"))
        for kind in CLASSES:
            style = Qt.PenStyle.DashLine if kind.broken else Qt.PenStyle.SolidLine
            painter.setPen(QPen(kind.color(self.theme), self.theme.line(2.5), style, Qt.PenCapStyle.FlatCap))
            middle, width = y + self.theme.px(10), self.theme.px(15)
            painter.drawLine(QPointF(x, middle), QPointF(x + width, middle))
            x += width + self.theme.px(2)
        self._text(painter, x + self.theme.px(4), y, tr("along"))

    def _text(self, painter: QPainter, x: float, y: float, text: str) -> float:
        painter.setPen(self.theme.color("muted"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        painter.drawText(QRectF(x, y, width + 1, self.theme.px(20)), LEFT, text)
        return x + width + self.theme.px(6)


def _called(lowest: str) -> str:
    """The lower end of the range, after its name."""
    return f"{tr('critic f')}  {lowest}"


def _told(levels: Levels) -> tuple[str, ...]:
    """The ends of a range in words, with as many digits as tell them apart; one text if it is flat."""
    width, most = levels[1] - levels[0], max(map(abs, levels))
    for finest in (most / 1e4, 0.0):  # a surface that is all but flat gets ten figures only if it needs them
        step = round_step(max(width / 10, finest, 1e-300))
        texts = ticked(levels[0], step), ticked(levels[1], step)
        if texts[0] != texts[1]:
            return texts
        if width < FLAT:
            break
    return (tr("critic f is flat: {value} everywhere", value=numeral(levels[0])),)
