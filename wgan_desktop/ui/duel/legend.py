"""Which colour and letter is whose, over the curves that the runs of a duel share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from wgan_desktop.ui.duel.chips import colour, letter
from wgan_desktop.ui.duel.run import Run
from wgan_desktop.ui.theme import Theme

HEIGHT = 22  # pixels of its line, at scale 1
APART, WITHIN = 18, 6  # pixels between two runs, and between a run's letter and name
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DuelLegend(QWidget):
    """The runs' letters in their colours, each with its name; a name that has no room ends in an ellipsis.

    Attributes
    ----------
    names : sequence of str
        From left to right.
    """

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.theme = theme
        self.names: Sequence[str] = ()

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Name these."""
        names = [run.name for run in runs]
        if names != self.names:
            self.names = names
            said = ", ".join(f"{letter(index)}: {name}" for index, name in enumerate(names))
            self.setAccessibleName(said)
            self.setToolTip(said)
            self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self.setFixedHeight(theme.px(HEIGHT))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one run after another."""
        theme, apart = self.theme, self.theme.px(APART)
        bold, plain = theme.font("body", bold=True), theme.font("body")
        room = (self.width() - apart * (len(self.names) - 1)) / max(len(self.names), 1)
        x = 0.0
        with QPainter(self) as painter:
            for index, name in enumerate(self.names):
                head = QFontMetricsF(bold).horizontalAdvance(letter(index)) + theme.px(WITHIN)
                shown = QFontMetricsF(plain).elidedText(name, Qt.TextElideMode.ElideRight, room - head)
                wide = QFontMetricsF(plain).horizontalAdvance(shown) + 1
                painter.setFont(bold)
                painter.setPen(colour(theme, index))
                painter.drawText(QRectF(x, 0, head, self.height()), LEFT, letter(index))
                painter.setFont(plain)
                painter.setPen(theme.color("text"))
                painter.drawText(QRectF(x + head, 0, wide, self.height()), LEFT, shown)
                x += head + wide + apart
