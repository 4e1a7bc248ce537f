"""The runs of a duel by letter and colour, and the switch that says which of them the controls act on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from wgan_desktop.core.duels import LETTERS
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm
from wgan_desktop.ui.widgets.readout import Readout

_CURVES = (0, 3, 4, 5)  # line colours that mean nothing else: blue, purple, yellow, vermilion
ALL = -1


def letter(index: int) -> str:
    """What the run is called."""
    return LETTERS[index]


def colour(theme: Theme, index: int) -> QColor:
    """The run's colour, wherever it is drawn or named."""
    return theme.curve(_CURVES[index])


class RunChip(QAbstractButton):
    """A run's letter in its colour: filled while the controls act on it, an outline while not; or all runs at once."""

    def __init__(self, index: int, theme: Theme) -> None:
        super().__init__()
        self.index = index
        self.setObjectName(f"run_{LETTERS[index] if index != ALL else 'all'}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        calm(self)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        self.setText(tr("All") if self.index == ALL else letter(self.index))
        tip = tr("The controls act on run {run}", run=self.text())
        if self.index == ALL:
            tip = tr("The controls act on all runs")
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the letter, or the word."""
        metrics, side = QFontMetricsF(self.theme.font("body", bold=True)), self.theme.px(26)
        return QSize(max(side, round(metrics.horizontalAdvance(self.text())) + self.theme.px(16)), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        theme = self.theme
        own = theme.color("accent") if self.index == ALL else colour(theme, self.index)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = theme.color("text") if self.hasFocus() or self.underMouse() else own
            painter.setPen(QPen(edge, theme.px(2)))
            painter.setBrush(own if self.isChecked() else Qt.BrushStyle.NoBrush)
            outline = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(outline, theme.px(6), theme.px(6))
            painter.setFont(theme.font("body", bold=True))
            painter.setPen(theme.color("background") if self.isChecked() else own)
            painter.drawText(outline, Qt.AlignmentFlag.AlignCenter, self.text())


class RunSwitch(QWidget):
    """A row of chips, one a run and one for all; hidden while there is one run.

    Signals
    -------
    chosen(int)
        The index of a run, or `ALL`.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = Readout("", "body", characters=0, color="muted")
        self.chips = [RunChip(index, theme) for index in (*range(len(LETTERS)), ALL)]
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        for chip in self.chips:
            chip.clicked.connect(lambda _on, index=chip.index: self.chosen.emit(index))
            self._row.addWidget(chip)
        self.retheme(theme)
        self.show_runs(1, 0)

    def show_runs(self, count: int, acting: int) -> None:
        """Show so many runs, and on which the controls act."""
        self.setVisible(count > 1)
        for chip in self.chips:
            chip.setVisible(chip.index < count)
            chip.setChecked(chip.index == acting)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self._row.setContentsMargins(*(theme.px(margin) for margin in (16, 10, 12, 0)))
        self._row.setSpacing(theme.px(6))
        self.words.retheme(theme)
        self.words.say(tr("Controls act on"))
        for chip in self.chips:
            chip.retheme(theme)
