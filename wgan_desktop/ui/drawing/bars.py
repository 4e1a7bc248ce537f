"""Lengths to compare: horizontal bars on one scale, each with its name, its number and where they come from."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wgan_desktop.ui.drawing.bar import Bar
from wgan_desktop.ui.drawing.calm_scale import CalmScale
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.numerals import ticked
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Elapsed

EASE = 0.12  # seconds in which about two thirds of the way to a new length are made
OFTEN = 16.0  # Hz: how often they move; the eye that reads a length needs no more
BEYOND = 8.0  # times the anchor: what is longer runs out of the scale, so that the anchor stays readable
BASE = Qt.AlignmentFlag.AlignVCenter
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft | BASE, Qt.AlignmentFlag.AlignRight | BASE


class Bars(QWidget):
    """Bars below one another, and their scale.

    Parameters
    ----------
    theme : Theme
    count : int
        How many bars there will be.
    """

    def __init__(self, theme: Theme, count: int) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self.scale = CalmScale()
        self._count, self._anchor = count, 0
        self._drawn: list[float] = [0.0] * count
        self._elapsed = Elapsed()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.retheme(theme)

    def show_bars(self, bars: Sequence[Bar], anchor: int) -> None:
        """Show these; a line goes from the end of the bar number ``anchor`` through all of them."""
        fresh = not self.bars
        changed, self.bars, self._anchor = tuple(bars) != self.bars, tuple(bars), anchor
        self._fit()
        if fresh:
            self._drawn = [self._goal(bar) for bar in self.bars]
        if changed:
            parts = (f"{bar.label}: {bar.value or bar.phrase}" for bar in self.bars)
            self.setAccessibleName("; ".join(parts))
            self.update()

    def beat(self, now: float) -> None:
        """Move lengths and scale towards where they belong; ``now`` in seconds."""
        if 0 <= now - self._elapsed.now < 1 / OFTEN:
            return
        seconds = self._elapsed.until(now)
        zooms, share = self.scale.step(seconds), 1 - math.exp(-seconds / EASE)
        for number, bar in enumerate(self.bars):
            way = self._goal(bar) - self._drawn[number]
            if not way:
                continue
            self._drawn[number] += way * (share if abs(way) * self.width() > 1 else 1.0)
            for strip in self._strips if number == self._anchor else self._strips[number : number + 1]:
                self.update(strip.adjusted(0, -1, 0, 2).toRect())
        if zooms:
            for strip in self._strips:
                self.update(strip.adjusted(0, -1, 0, 2).toRect())
            self.update(self._base().toRect())

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        least = self._count * (QFontMetricsF(theme.font("body")).height() + theme.px(10))
        self._axis = math.ceil(QFontMetricsF(theme.font("caption")).height())
        self.setMinimumHeight(round(least + self._axis))
        self.setMaximumHeight(round(least + self._axis + self._count * theme.px(48)))
        self._arrange()

    def sizeHint(self) -> QSize:
        """Comfortable."""
        return QSize(self.theme.px(320), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows their heights."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the bar under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.bars:
            number = min(max(int(event.pos().y() / self._row), 0), len(self.bars) - 1)
            QToolTip.showText(event.globalPos(), self.bars[number].tip, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the texts, if they are to be, then the bars over the scale."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for bar, strip in zip(self.bars, self._strips, strict=False):
                text = QRectF(0, strip.top() - 1 - self._line, self.width(), self._line)
                if event.region().intersects(text.toRect()):
                    self._paint_text(painter, bar, text)
            if event.region().intersects(self._base().toRect()):
                self._paint_scale(painter, self._base())
            if self.bars:
                for bar, share, strip in zip(self.bars, self._drawn, self._strips, strict=True):
                    if not event.region().intersects(strip.toRect()):
                        continue
                    if bar.phrase:
                        self._phrase(painter, bar, strip)
                    else:
                        self._paint_bar(painter, bar, share, strip)
                self._paint_guide(painter)

    # Where things are

    def _arrange(self) -> None:
        """Fonts and places: each row has its text above and its bar below, with air to the next row in proportion.

        They begin and end with a pixel, so that a bar that moves has no text painted anew.
        """
        theme = self.theme
        self._row = (self.height() - self._axis) / max(self._count, 1)
        roomy = self._row >= theme.px(54)
        self._small = theme.font("body" if roomy else "caption")
        self._body = theme.font("title" if roomy else "body")
        self._large = theme.font("heading" if roomy else "title", bold=True)
        self._tick = theme.font("caption")
        self._line = math.ceil(QFontMetricsF(self._large if roomy else self._body).height())
        room = self._row - self._line
        high = round(max(room - max(0.45 * room, theme.px(4)), 2.0))
        tops = [round(number * self._row) + self._line + 1 for number in range(self._count)]
        self._tight = high < self._axis
        self._strips = [QRectF(0, top, self.width(), high) for top in tops]
        self.update()

    def _base(self) -> QRectF:
        """Where the scale's numbers stand."""
        return QRectF(0, self.height() - self._axis, self.width(), self._axis)

    def _fit(self) -> None:
        shared = [bar for bar in self.bars if bar.whole is None]
        lengths = [bar.length + bar.spread for bar in shared if bar.length is not None]
        finite = [length for length in lengths if math.isfinite(length)]
        top, anchor = max(finite, default=0.0), self.bars[self._anchor].length if self.bars else None
        if anchor is not None and 0 < anchor < math.inf:
            top = min(top, BEYOND * anchor)
        if top > 0:
            self.scale.fit(top, self._elapsed.now)

    def _goal(self, bar: Bar) -> float:
        """The share of the width that a bar is to have; above 1 where it runs out of the scale."""
        if bar.length is None or math.isnan(bar.length):
            return 0.0
        return min(bar.length / bar.whole, 1.0) if bar.whole is not None else self.scale.share(bar.length)

    # Painting

    def _paint_text(self, painter: QPainter, bar: Bar, place: QRectF) -> None:
        theme, small, large = self.theme, self._small, self._number(bar, place.width())
        beside = self._beside(bar, place.width())
        body = self._tick if beside is None else self._body
        if beside is None:  # two lines where otherwise are a name and a bar
            place = QRectF(place.left(), place.top(), place.width(), self._axis)
        label = QFontMetricsF(body).horizontalAdvance(bar.label) + theme.px(8)
        value = QFontMetricsF(large).horizontalAdvance(bar.value) + theme.px(8) if bar.value else 0.0
        painter.setFont(large)
        painter.setPen(theme.color(bar.token))
        painter.drawText(place, RIGHT, bar.value)
        painter.setFont(small)
        painter.setPen(theme.color("warn" if bar.warns and beside == bar.words else "muted"))
        painter.drawText(place.adjusted(label, theme.px(1), 0, theme.px(1)), LEFT, beside or "")
        painter.setFont(body)
        painter.setPen(theme.color("text"))
        width = place.width() - value
        painter.drawText(place, LEFT, QFontMetricsF(body).elidedText(bar.label, Qt.TextElideMode.ElideRight, width))

    def _beside(self, bar: Bar, width: float) -> str | None:
        """What stands behind a bar's name; None where the words for a missing number have room only below it."""
        room = width - QFontMetricsF(self._body).horizontalAdvance(bar.label) - self.theme.px(8)
        small = QFontMetricsF(self._small)
        if bar.phrase and self._tight:
            return bar.words if small.horizontalAdvance(bar.words) <= room else None
        if bar.value:
            room -= QFontMetricsF(self._number(bar, width)).horizontalAdvance(bar.value) + self.theme.px(8)
        return next((text for text in bar.notes if small.horizontalAdvance(text) <= room), "")

    def _number(self, bar: Bar, width: float) -> QFont:
        """The font of a bar's number: smaller where the bar's name would have no room beside it."""
        room = width - QFontMetricsF(self._body).horizontalAdvance(bar.label) - self.theme.px(8)
        fonts = (self._large, self.theme.font("body", bold=True), self.theme.font("caption", bold=True))
        return next((font for font in fonts if QFontMetricsF(font).horizontalAdvance(bar.value) <= room), fonts[-1])

    def _paint_scale(self, painter: QPainter, base: QRectF) -> None:
        theme, (ticks, step) = self.theme, self.scale.ticks()
        painter.setFont(self._tick)
        metrics, free = QFontMetricsF(self._tick), 0.0
        for tick in ticks:
            x, text = self.scale.share(tick) * self.width(), ticked(tick, step)
            wide = metrics.horizontalAdvance(text)
            left = min(max(x - wide / 2, 0.0), self.width() - wide)
            if x > self.width() + 1 or left < free:
                continue
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(left, base.top(), wide + 1, base.height()), LEFT, text)
            free = left + wide + theme.px(8)

    def _paint_bar(self, painter: QPainter, bar: Bar, share: float, strip: QRectF) -> None:
        radius = min(strip.height() / 2, self.theme.px(4))
        self._track(painter, strip)
        if bar.length is not None and share > 0:
            body = QRectF(strip.left(), strip.top(), max(min(share, 1.0) * strip.width(), 2.0), strip.height())
            self._fill(painter, bar, body, radius)
            if share > 1:
                self._break(painter, strip)
        if bar.spread and bar.length is not None:
            self._whisker(painter, bar, strip)

    def _track(self, painter: QPainter, strip: QRectF) -> None:
        radius = min(strip.height() / 2, self.theme.px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(self.theme.color("surface"), self.theme.color("border"), 0.45))
        painter.drawRoundedRect(strip, radius, radius)

    def _fill(self, painter: QPainter, bar: Bar, body: QRectF, radius: float) -> None:
        theme, color = self.theme, self.theme.color(bar.token)
        line = theme.line(1)
        painter.setPen(Qt.PenStyle.NoPen if bar.style == "solid" else QPen(color, line))
        if bar.style == "hatched":
            painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
        else:
            painter.setBrush(color if bar.style == "solid" else mixed(theme.color("surface"), color, 0.45))
        inset = 0.0 if bar.style == "solid" else line / 2
        radius = min(radius, body.width() / 2)
        painter.drawRoundedRect(body.adjusted(inset, inset, -inset, -inset), radius, radius)

    def _break(self, painter: QPainter, strip: QRectF) -> None:
        """Two strokes through the end of a bar that runs out of the scale."""
        painter.setPen(QPen(self.theme.color("surface"), self.theme.line(2)))
        lean = strip.height() / 2
        for back in (12, 18):
            x = strip.right() - self.theme.px(back)
            painter.drawLine(QLineF(x - lean / 2, strip.bottom() + 1, x + lean / 2, strip.top() - 1))

    def _whisker(self, painter: QPainter, bar: Bar, strip: QRectF) -> None:
        assert bar.length is not None
        low, high = (self.scale.share(bar.length + side * bar.spread) * strip.width() for side in (-1, 1))
        if high > strip.width():
            return
        y, cap = strip.center().y(), 0.3 * strip.height()
        painter.setPen(QPen(self.theme.color("text"), self.theme.line(1.5)))
        painter.drawLine(QLineF(low, y, high, y))
        for x in (low, high):
            painter.drawLine(QLineF(x, y - cap, x, y + cap))

    def _phrase(self, painter: QPainter, bar: Bar, strip: QRectF) -> None:
        """Why there is no number: in the bar's place, or behind the name, or close below it, set in."""
        below = self._beside(bar, strip.width()) is None
        if not below:
            self._track(painter, strip)
        if self._tight and not below:
            return  # said behind the name
        edge = self.theme.px(12 if below else 6)
        top = strip.top() - 1 - self._line + self._axis if below else strip.center().y() - self._axis / 2
        place = QRectF(edge, top, strip.width() - 2 * edge, self._axis)
        text = QFontMetricsF(self._tick).elidedText(bar.words, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(self._tick)
        painter.setPen(self.theme.color("warn" if bar.warns else "muted"))
        painter.drawText(place, LEFT, text)

    def _paint_guide(self, painter: QPainter) -> None:
        """A thin line at the end of the anchor's bar, through all of them."""
        if not self.bars or self.bars[self._anchor].length is None or not 0 < self._drawn[self._anchor] <= 1:
            return
        x = self._drawn[self._anchor] * self.width()
        painter.setPen(QPen(self.theme.color(self.bars[self._anchor].token, 0.75), self.theme.line(1)))
        for number, (bar, strip) in enumerate(zip(self.bars, self._strips, strict=True)):
            if number != self._anchor and bar.whole is None and not bar.phrase:
                painter.drawLine(QLineF(x, strip.top(), x, strip.bottom() + 2))
