"""The held-out loss: two curves, and a sentence that fits the problem."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.ui.panels.conftest import Shown
from tests.ui.panels.fakes import empty
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.history import History
from wgan_desktop.run.view import View
from wgan_desktop.ui.panels.held_out import HeldOut
from wgan_desktop.ui.theme import THEMES, Theme

DIGITS = Settings().replace(problem="digits", held_out=0.2)


@pytest.fixture
def panel(shown: Shown[HeldOut]) -> HeldOut:
    return shown(HeldOut, 420, 300)


def view(settings: Settings, points: int = 50) -> View:
    """Curves that part."""
    history, steps = History(), np.arange(1, points + 1)
    losses = np.stack([-steps / 50, -steps / 100], 1)
    history.append(("loss_trained", "loss_held_out"), losses, steps)
    return dataclasses.replace(empty(), settings=settings, history=history)


def test_over_fitting_is_seen_and_told(panel: HeldOut) -> None:
    panel.show(view(DIGITS))
    assert panel.words.text == "Held out − training: 0.500 · step 50"
    traces = panel.over_steps.charts["critic loss"].canvas.traces.traces
    assert [trace.label for trace in traces] == ["training", "held out"]
    assert traces[0].values[-1] == -1.0
    assert panel.needs == {"held_out"}
    assert not HeldOut.visible_at_start
    assert panel.table()[:2] == [("curve", "step", "value"), ("loss_trained", 1, -0.02)]
    assert len(panel.table()) == 101


def test_another_theme_is_taken_on_at_once(panel: HeldOut) -> None:
    panel.show(view(DIGITS))
    before = [trace.color.name() for trace in panel.over_steps.charts["critic loss"].canvas.traces.traces]
    panel.retheme(Theme(THEMES["light"]))
    after = [trace.color.name() for trace in panel.over_steps.charts["critic loss"].canvas.traces.traces]
    assert len(after) == len(before) == 2
    assert not set(after) & set(before)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(), "Every draw is new"),
        (Settings().replace(problem="digits"), "set “Held-out share” above 0"),
        (Settings().replace(problem="points"), "set “Held-out share” above 0"),
        (Settings().replace(loss="optimal_transport"), "rests"),
    ],
)
def test_what_it_means_for_the_problem_is_said(panel: HeldOut, settings: Settings, said: str) -> None:
    panel.show(view(settings))
    assert said in panel.words.text


def test_nothing_is_known_at_first(panel: HeldOut) -> None:
    panel.beat(1.0)
    assert panel.table() == []
    panel.show(dataclasses.replace(empty(), settings=DIGITS))
    assert "Waiting" in panel.words.text
    assert panel.table() == []


def test_the_run_before_is_seen_and_a_change_is_read(panel: HeldOut) -> None:
    shown, before = view(DIGITS), view(DIGITS, 30).history.copy()
    shown.history.mark(20, "Batch size: 64 → 32")
    panel.show(dataclasses.replace(shown, ghost=before))
    chart = panel.over_steps.charts["critic loss"]
    assert [(ghost.name, len(ghost.steps)) for ghost in chart.canvas.traces.ghosts] == [
        ("loss_trained", 30),
        ("loss_held_out", 30),
    ]
    assert panel.over_steps.read(chart, 20.0)[1] == "◆ Batch size: 64 → 32"


@pytest.mark.parametrize("theme", THEMES)
def test_both_curves_are_painted_and_read_under_the_pointer(panel: HeldOut, theme: str, qtbot: QtBot) -> None:
    panel.retheme(Theme(THEMES[theme]))
    for beat in range(40):
        panel.show(view(DIGITS))
        panel.beat(beat / 30)
    image = panel.widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    for token in ("critic", "real"):
        assert (pixels == np.uint32(panel.theme.color(token).rgb())).sum() > 40
    place = panel.over_steps.charts["critic loss"].viewport()
    for share in (3, 2):
        qtbot.mouseMove(place, QPoint(place.width() // share, place.height() // share))
    assert panel.over_steps.reading.lines[0].startswith("step")
    assert [line.split("  ")[0] for line in panel.over_steps.reading.lines[1:]] == ["training", "held out"]
    panel.over_steps.hover(panel.over_steps.charts["critic loss"], None)
    assert panel.over_steps.reading.lines == ()
