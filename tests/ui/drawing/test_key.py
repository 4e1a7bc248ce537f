"""The key of the stage says what range the surface's colours have, or that there is none."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.drawing.heat import Levels
from wgan_desktop.ui.drawing.key import StageKey
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.theme import Theme


@pytest.mark.parametrize(
    ("levels", "texts"),
    [
        ((-3.61, 0.6), ["critic f  −3.61", "0.60"]),
        ((-1.00001e-6, -1.00001e-6), ["critic f is flat: −1.00e−6 everywhere"]),
        ((2.0, 2.0 + 1e-9), ["critic f is flat: 2.00 everywhere"]),
        ((0.0, 0.0), ["critic f is flat: 0 everywhere"]),
        ((1e-9, 3e-9), ["critic f  1e−9", "3e−9"]),
        ((100_000.0, 100_004.0), ["critic f  100,000", "100,004"]),  # far from 0, and by no means flat
    ],
)
def test_a_range_has_two_ends_that_differ_and_a_flat_surface_says_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, levels: Levels, texts: list[str]
) -> None:
    painted: list[str] = []
    monkeypatch.setattr(QPainter, "drawText", lambda painter, *how: painted.append(how[-1]))
    key = StageKey(Theme())
    qtbot.addWidget(key)
    key.resize(400, 20)
    key.show_key(levels, arrows=False)
    key.grab()
    assert list(dict.fromkeys(painted)) == texts


@pytest.mark.parametrize("width", [150, 172, 230, 700])
@pytest.mark.parametrize("levels", [(-0.0081905, -0.0081903), (-6.01e9, -1.09e9), (-3.61, 0.6), (-0.00123, -0.00123)])
def test_no_end_of_the_range_is_cut_off(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, levels: Levels, width: int
) -> None:
    set_language("ru")
    needed: list[QRectF] = []

    def measured(painter: QPainter, place: QRectF, how: int, text: str) -> None:
        needed.append(QFontMetricsF(painter.font()).boundingRect(place, int(how), text))

    monkeypatch.setattr(QPainter, "drawText", measured)
    key = StageKey(Theme())
    qtbot.addWidget(key)
    key.turn(True)
    key.show_key(levels, arrows=False)
    key.resize(width, key.height())
    key.grab()
    assert needed
    assert all(place.right() <= width + 1 and place.bottom() <= key.height() + 1 for place in needed)
