"""A panel with a stage as a person looks at it: shown for some beats, then painted."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QApplication

from tests.ui.painted import painted
from wgan_desktop.run.view import View
from wgan_desktop.ui.panels.flow import Flow
from wgan_desktop.ui.panels.picture_flow import PictureFlow


def play(panel: Flow | PictureFlow, view: View, beats: int = 8, start: float = 100.0) -> np.ndarray:
    """Show a view for some beats; returns the stage's picture, (h, w) of 0xffRRGGBB."""
    for beat in range(beats):
        panel.show(view)
        panel.beat(start + beat * 0.25)
        panel.catch_up()
        QApplication.processEvents()
    return look(panel)


def look(panel: Flow | PictureFlow) -> np.ndarray:
    """The stage's picture."""
    return painted(panel.stage)
