"""Weights and gradients of a critic that is given, looked at by a person."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.painted import painted
from tests.ui.panels.conftest import Shown
from tests.ui.panels.fakes import empty
from wgan_desktop.core.observer import BINS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Layer, Snapshot
from wgan_desktop.run.view import View
from wgan_desktop.ui.panels.layers import Layers
from wgan_desktop.ui.theme import THEMES, Theme

CLIPPED = Settings().replace(constraint="clip", clip=0.01)


@pytest.fixture
def layers(shown: Shown[Layers]) -> Layers:
    return shown(Layers, 380, 460)


def view(norms: list[float], settings: Settings = CLIPPED, reach: float = 0.01, edge: float = 0.275) -> View:
    """A critic of as many hidden layers as norms: a share ``edge`` of its weights at either end, the others evenly."""
    shares = np.full((len(norms) + 2, BINS), (1 - 2 * edge) / (BINS - 2), np.float32)
    shares[:, [0, -1]] = edge
    at = np.tile(np.array([[-reach, reach]], np.float32), (len(shares), 1))
    at[1] *= 0.5
    parts = {"weights": Layer(shares, 7, at), "slopes": Layer(np.array(norms, np.float32), 7)}
    points, box = np.zeros((4, 2), np.float32), (-1.0, 1.0, -1.0, 1.0)
    snapshot = Snapshot("r", 7, 0, 35, 7, 0, 1.0, "ring8", (2,), box, points, points, parts)
    return dataclasses.replace(empty(), settings=settings, snapshot=snapshot)


def test_weights_that_pile_up_at_the_clip_values_are_counted_and_marked(layers: Layers) -> None:
    layers.show(view([1.0, 2.0, 3.0]))
    assert layers.of_weights.text == "55.0 % at ±c = 0.0100 · step 7"
    mark = np.uint32(layers.theme.color("warn").rgb())
    assert (painted(layers.widget) == mark).sum() > 20
    layers.show(view([1.0, 2.0, 3.0], Settings()))
    assert layers.of_weights.text == "largest 0.0100 · step 7"
    assert (painted(layers.widget) == mark).sum() == 0
    layers.show(view([1.0, 2.0, 3.0], reach=0.005))  # none has come as far as the clip value
    assert layers.of_weights.text.startswith("0.0 %")


@pytest.mark.parametrize(
    ("norms", "said"),
    [
        ([2000.0, 50.0, 1.0], "2,000, it explodes"),
        ([5e-10, 1e-4, 1.0], "5.00e−10, it vanishes"),
        ([0.44, 0.6, 1.0], "0.440, it stays"),
        ([0.0, 1e-30, 1.0], "None of the gradient"),
        ([0.0, 0.0, 0.0], "None of the gradient"),
        ([1.0], "nothing to compare"),
        ([], "nothing to compare"),
    ],
)
def test_what_becomes_of_the_gradient_is_said_and_drawn(layers: Layers, norms: list[float], said: str) -> None:
    layers.show(view(norms))
    assert said in layers.of_slopes.text
    assert len(np.unique(painted(layers.widget))) > 10
    low, high = layers.curve.up
    assert high - low >= 2
    for norm in norms:
        assert norm == 0 or low <= np.log10(norm) <= high


def test_a_layer_is_chosen_and_stays_chosen(layers: Layers, qtbot: QtBot) -> None:
    layers.show(view([1.0, 2.0, 3.0]))
    assert [layers.choice.itemText(i) for i in range(layers.choice.count())][:2] == ["all layers", "layer 1"]
    assert layers.columns.reach == pytest.approx(0.01)
    layers.choice.setFocus()
    qtbot.keyClick(layers.choice, Qt.Key.Key_Down)
    assert layers.columns.reach == pytest.approx(0.005)
    layers.show(view([1.0, 2.0, 3.0, 4.0]))
    assert layers.choice.currentData() == "1"
    layers.retheme(Theme())
    assert layers.choice.currentData() == "1"
    layers.show(view([]))
    assert layers.choice.currentData() == "1"  # a critic without hidden layers has one


def test_of_another_run_nothing_stays(layers: Layers) -> None:
    layers.show(view([1.0, 2.0]))
    assert "Waiting" not in layers.of_weights.text
    layers.show(empty())
    assert "Waiting" in layers.of_weights.text


def test_where_there_is_nothing_it_says_why(layers: Layers) -> None:
    layers.show(empty())
    assert "Waiting" in layers.of_slopes.text
    assert layers.table() == []
    resting = view([1.0], Settings().replace(loss="optimal_transport"))
    layers.show(resting)
    assert "rests" in layers.of_slopes.text


@pytest.mark.parametrize("theme", THEMES)
def test_its_numbers_go_out_as_a_table(layers: Layers, theme: str) -> None:
    layers.retheme(Theme(THEMES[theme]))
    layers.show(view([1.0, 2.0]))
    rows = layers.table()
    assert rows[0] == ("what", "layer", "from", "to", "value")
    assert len(rows) == 1 + 4 * BINS + 2
    assert rows[1] == ("weights", 0, pytest.approx(-0.01), pytest.approx(-0.0099), pytest.approx(0.275))
    assert rows[-1] == ("gradient", 2, None, None, 2.0)
    assert not Layers.visible_at_start
