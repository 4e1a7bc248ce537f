"""Chips: small switches that are legend and control at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from wgan_desktop.ui.drawing.glyphs import Glyph
from wgan_desktop.ui.drawing.wrapping import WrappingLayout
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm


@dataclasses.dataclass(frozen=True)
class ChipSpec:
    """What one chip switches: ``label`` and ``tip`` in English, its glyph, and whether it is on at first."""

    name: str
    label: str
    tip: str
    glyph: Glyph
    on: bool = True


class Chip(QAbstractButton):
    """A named switch with the sign of what it switches: filled while on, an empty outline while off."""

    def __init__(self, spec: ChipSpec, theme: Theme) -> None:
        super().__init__()
        self.spec, self.theme = spec, theme
        self.setObjectName(f"chip_{spec.name}")
        self.setCheckable(True)
        self.setChecked(spec.on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        calm(self)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        self.setText(tr(self.spec.label))
        self.setAccessibleName(self.text())
        self.setToolTip(tr(self.spec.tip))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the glyph and the label."""
        metrics = QFontMetricsF(self.theme.font("caption"))
        height = metrics.height() + self.theme.px(8)
        return QSize(round(metrics.horizontalAdvance(self.text()) + 1.9 * height + self.theme.px(2)), round(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint outline, glyph and label."""
        theme = self.theme
        with QPainter(self) as painter:
            painter.setFont(theme.font("caption"))  # not its own: a stylesheet, such as the hall's, overrules that
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = "accent" if self.hasFocus() else "muted" if self.underMouse() else "border"
            painter.setPen(QPen(theme.color(edge), theme.px(2) if self.hasFocus() else 1))
            painter.setBrush(theme.color("raised") if self.isChecked() else Qt.BrushStyle.NoBrush)
            outline = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
            side = outline.height() - theme.px(8)
            place = QRectF(outline.left() + outline.height() / 2, outline.center().y() - side / 2, 1.35 * side, side)
            painter.setOpacity(1.0 if self.isChecked() and self.isEnabled() else 0.4)
            self.spec.glyph(painter, place, theme)
            painter.setOpacity(1.0 if self.isEnabled() else 0.4)
            painter.setPen(theme.color("text" if self.isChecked() else "muted"))
            text = outline.adjusted(place.right() + theme.px(6) - outline.left(), 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class Chips(QWidget):
    """A row of chips that wraps where it is narrow.

    Signals
    -------
    switched(str, bool)
        A chip went on or off.
    """

    switched = Signal(str, bool)

    def __init__(self, specs: Iterable[ChipSpec], theme: Theme) -> None:
        super().__init__()
        layout = WrappingLayout(self)
        self.chips = {spec.name: Chip(spec, theme) for spec in specs}
        for name, chip in self.chips.items():
            chip.toggled.connect(lambda on, name=name: self.switched.emit(name, on))
            layout.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.retheme(theme)

    def on(self, name: str) -> bool:
        """Whether a chip is on."""
        return self.chips[name].isChecked()

    def chosen(self) -> frozenset[str]:
        """The names of the chips that are on."""
        return frozenset(name for name in self.chips if self.on(name))

    def toggle(self, name: str) -> None:
        """Switch a chip, as a click would."""
        self.chips[name].toggle()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(theme.px(6))
        for chip in self.chips.values():
            chip.retheme(theme)
