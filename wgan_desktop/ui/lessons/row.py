"""A lesson in the list: its title, and below it, a little to the right, what it is about, wrapped."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wgan_desktop.ui.theme import Theme

EDGE, GAP, IN = 8, 6, 26  # pixels at scale 1: at the sides, above and below, and from there to what it is about
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
Index = QModelIndex | QPersistentModelIndex


class LessonRow(QStyledItemDelegate):
    """Paints items of two lines of text, the second one wrapped.

    Parameters
    ----------
    theme : Theme
    view : QListView
        As wide as the rows are.
    """

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the text to `paint`: the style would not set off what wraps."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row as the style draws it, and both texts over it."""
        super().paint(painter, option, index)
        chosen = QStyle.StateFlag.State_Selected in option.state
        title, about = _texts(index)
        place = self._inner(option.rect)
        painter.save()
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.color("background" if chosen else "text"))
        painter.drawText(place, _WRAPPED, title)
        painter.setPen(self._theme.color("background" if chosen else "muted"))
        painter.drawText(self._below(place, title), _WRAPPED, about)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list beside its scroll bar, which comes after rows are measured, and as high as both texts."""
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = min(self._view.viewport().width(), self._view.maximumViewportSize().width() - bar)
        title, about = _texts(index)
        place = self._below(self._inner(QRect(0, 0, width, 1 << 16)), title)
        used = QFontMetrics(self._theme.font("body")).boundingRect(place, int(_WRAPPED), about)
        return QSize(width, used.bottom() + 1 + self._theme.px(GAP))

    def _inner(self, row: QRect) -> QRect:
        edge, gap = self._theme.px(EDGE), self._theme.px(GAP)
        return row.adjusted(edge, gap, -edge, -gap)

    def _below(self, place: QRect, title: str) -> QRect:
        """Where what it is about stands: below the title, which may need more than one line."""
        used = QFontMetrics(self._theme.font("body")).boundingRect(place, int(_WRAPPED), title)
        return place.adjusted(self._theme.px(IN), used.height(), 0, 0)


def _texts(index: Index) -> tuple[str, str]:
    title, _, about = str(index.data()).partition("\n")
    return title, about
