"""The key of the stage says what range the surface's colours have, or that there is none."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.drawing.heat import Levels
from wgan_desktop.ui.drawing.key import StageKey
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
