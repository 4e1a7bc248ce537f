"""How many points each mode has got, as upright bars beside what is due to it."""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.metrics import FAIR, NEAR
from wgan_desktop.core.problems import Modes
from wgan_desktop.ui.drawing.numerals import percent
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

ROOM = 1.35  # times what is due: the top of the scale, at least


@dataclasses.dataclass(frozen=True)
class ModeShares:
    """Shares of all points, by nearest mode: ``near`` (k,) within `NEAR` standard deviations, ``far`` (k,) beyond."""

    near: Floats
    far: Floats

    @classmethod
    def of(cls, points: Points, modes: Modes) -> ModeShares:
        """Count points (n, d); those that are not finite belong to no mode."""
        count, k = max(len(points), 1), len(modes.centres)
        finite = points[np.isfinite(points).all(axis=1)].astype(np.float64)
        if not len(finite):
            return cls(np.zeros(k), np.zeros(k))
        squared = ((finite**2).sum(1)[:, None] - 2 * finite @ modes.centres.T) + (modes.centres**2).sum(1)
        nearest = squared.argmin(axis=1)
        distance = np.linalg.norm(finite - modes.centres[nearest], axis=1)
        close = distance <= NEAR * modes.sd
        near, far = (np.bincount(nearest[chosen], minlength=k) / count for chosen in (close, ~close))
        return cls(near, far)

    @property
    def total(self) -> Floats:
        """The share of each mode (k,)."""
        return np.asarray(self.near + self.far)


class ShareBars(QWidget):
    """A bar a mode: solid within three standard deviations, hatched beyond; lines at what is due and what is fair."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.shares: ModeShares | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self.setMinimumHeight(theme.px(96))
        self.update()

    def show_shares(self, shares: ModeShares) -> None:
        """Show the shares."""
        self.shares = shares
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the numbers of the mode under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.shares is not None:
            QToolTip.showText(event.globalPos(), self.told(event.pos().x()), self)
            return True
        return super().event(event)

    def told(self, x: float) -> str:
        """The numbers of the mode at a pixel."""
        assert self.shares is not None
        place, k = self._place(), len(self.shares.near)
        index = min(max(int((x - place.left()) / max(place.width(), 1) * k), 0), k - 1)
        return tr(
            "Mode {index}: {total} of the points, {near} within 3 standard deviations; due {due}.",
            index=index + 1, total=percent(self.shares.total[index]), near=percent(self.shares.near[index]),
            due=percent(1 / k),
        )  # fmt: skip

    def _place(self) -> QRectF:
        left = QFontMetricsF(self.theme.font("caption")).horizontalAdvance("00.0 %") + self.theme.px(8)
        return QRectF(self.rect()).adjusted(left, self.theme.px(8), -self.theme.px(4), -self.theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and lines."""
        if self.shares is None:
            return
        theme, place = self.theme, self._place()
        with QPainter(self) as painter:
            painter.setFont(theme.font("caption"))
            k = len(self.shares.near)
            top = max(ROOM / k, float(self.shares.total.max()) * 1.05)
            width = place.width() / k
            for index, (near, far) in enumerate(zip(self.shares.near.tolist(), self.shares.far.tolist(), strict=True)):
                column = QRectF(place.left() + index * width, 0, width, 0).adjusted(0.14 * width, 0, -0.14 * width, 0)
                base = place.bottom() - near / top * place.height()
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("generated"))
                painter.drawRect(QRectF(column.left(), base, column.width(), place.bottom() - base))
                painter.setBrush(QBrush(theme.color("generated"), Qt.BrushStyle.BDiagPattern))
                height = far / top * place.height()
                painter.drawRect(QRectF(column.left(), base - height, column.width(), height))
                self._name(painter, index, k, QRectF(column.left(), place.bottom(), column.width(), theme.px(18)))
            self._line(painter, place, 1 / k, top, tr("due"), Qt.PenStyle.SolidLine)
            self._line(painter, place, FAIR / k, top, tr("fair"), Qt.PenStyle.DashLine)
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _name(self, painter: QPainter, index: int, k: int, place: QRectF) -> None:
        """The mode's number, where there is room for it."""
        if place.width() >= QFontMetricsF(painter.font()).horizontalAdvance(str(k)):
            painter.setPen(self.theme.color("muted"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(index + 1))

    def _line(
        self, painter: QPainter, place: QRectF, share: float, top: float, name: str, style: Qt.PenStyle
    ) -> None:  # fmt: skip
        y = place.bottom() - share / top * place.height()
        painter.setPen(QPen(self.theme.color("truth"), self.theme.line(1.0), style))
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
        painter.setPen(self.theme.color("muted"))
        label = QRectF(0, y - self.theme.px(8), place.left() - self.theme.px(6), self.theme.px(16))
        painter.drawText(label, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), name)
