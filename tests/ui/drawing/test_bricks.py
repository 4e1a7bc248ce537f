"""The blocks of two heaps: what is drawn of them is their mass."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from wgan_desktop.core.heaps import Heap
from wgan_desktop.core.two_heaps import TwoHeaps
from wgan_desktop.ui.drawing.bricks import POST, Bricks, paint_bricks, profile
from wgan_desktop.ui.drawing.frame import Frame
from wgan_desktop.ui.theme import Theme

HEAPS = {
    "a narrow block": Heap.uniform(-0.02, 0.02),
    "a steep heap": Heap.gaussians([(1.0, 0.0, 0.05)]),
    "a wide heap": Heap.gaussians([(1.0, 0.0, 0.6)]),
    "a point": Heap.points([0.0]),
}


@pytest.mark.parametrize("turned", [0, 0.5, 1])
@pytest.mark.parametrize("name", HEAPS)
def test_blocks_lie_beside_or_on_each_other_and_their_area_is_their_mass(name: str, turned: float) -> None:
    carrying = TwoHeaps(HEAPS[name], HEAPS["a wide heap"], turned=turned).carrying
    bricks = Bricks.standing(carrying.sources, carrying.mass, last_below=True)
    assert (bricks.height * (bricks.high - bricks.low)).sum() == pytest.approx(1)
    order = np.lexsort((bricks.base, bricks.low))
    beside = bricks.low[order][1:] >= bricks.high[order][:-1] - 1e-9
    above = bricks.base[order][1:] >= (bricks.base + bricks.height)[order][:-1] - 1e-9
    assert (beside | above).all()
    if name != "a point":
        np.testing.assert_allclose(np.stack([bricks.low, bricks.high], 1), carrying.sources)
    else:
        np.testing.assert_allclose(bricks.high - bricks.low, POST)


@pytest.mark.parametrize("wide", [0.2, 0.7, 1.0, 3.0])
def test_blocks_narrower_than_a_line_are_seen_in_their_colour(qtbot: QtBot, wide: float) -> None:
    """A line in the background's colour covered them: a heap that is a few pixels wide was not to be seen."""
    count, theme = 24, Theme()
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(theme.color("surface"))
    ends = 20 + wide * np.arange(count + 1)
    bricks = Bricks(ends[:-1], ends[1:], np.zeros(count), np.full(count, 40.0))
    frame = Frame((1.0, -1.0), (0.0, 50.0), 200, 60)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_bricks(painter, theme, frame, bricks, np.zeros(count))
    row = np.frombuffer(image.constBits(), np.uint32).reshape(60, -1)[30]
    assert (row == np.uint32(theme.color("generated").rgb())).sum() == pytest.approx(count * wide, abs=2.0)


@pytest.mark.parametrize("name", [name for name in HEAPS if name != "a point"])
def test_what_is_drawn_of_slices_has_their_mass(name: str) -> None:
    heap = HEAPS[name]
    for low, high in ((0.0, 0.3), (0.3, 0.9), (0.9, 1.0)):
        x, y = profile(heap, *heap.quantile([low, high])).T
        assert np.trapezoid(y, x) == pytest.approx(high - low, abs=2e-4)
