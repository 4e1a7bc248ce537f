from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene, QGraphicsWidget

from wgan_desktop.ui.drawing.item import Painting


class Clumsy(Painting):
    def draw(self, painter: QPainter) -> None:
        painter.setOpacity(0.5)
        raise ZeroDivisionError("a mistake")


def test_a_mistake_while_painting_is_told_at_the_next_beat_and_once(qapp: object) -> None:
    scene, ground = QGraphicsScene(), QGraphicsWidget()
    ground.resize(20, 20)
    scene.addItem(ground)
    item = Clumsy(ground)
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    for _ in range(3):
        painter = QPainter(image)
        scene.render(painter)
        assert painter.opacity() == 1
        painter.end()
    with pytest.raises(ZeroDivisionError, match="a mistake"):
        item.confess()
    item.confess()
