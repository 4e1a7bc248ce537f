"""A graphics item whose mistakes do not end the process."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsWidget, QStyleOptionGraphicsItem, QWidget


class Painting(QGraphicsItem):
    """Paints the whole of the item it lies on, in that item's pixels.

    An exception that leaves ``QGraphicsItem.paint`` ends the process (PySide 6.11 crashes while it stores the second
    one), so it is kept here, and raised at the next beat, where it becomes a message.
    """

    def __init__(self, ground: QGraphicsWidget) -> None:
        super().__init__(ground)
        self.ground = ground
        self._mistake: Exception | None = None

    def boundingRect(self) -> QRectF:
        """All of the ground."""
        return QRectF(self.ground.rect())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Call `draw`, if there is any ground: inside it, and with the painter's state restored."""
        if self.boundingRect().isEmpty():
            return
        painter.save()
        painter.setClipRect(self.boundingRect())
        try:
            self.draw(painter)
        except Exception as mistake:  # noqa: BLE001 - raised again in `confess`
            self._mistake = mistake
        painter.restore()

    def draw(self, painter: QPainter) -> None:
        """Paint everything."""
        raise NotImplementedError

    def confess(self) -> None:
        """Raise what went wrong while painting, once."""
        mistake, self._mistake = self._mistake, None
        if mistake is not None:
            raise mistake
