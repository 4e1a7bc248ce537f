"""The matrix of two plans."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.ui.painted import painted
from wgan_desktop.core.entropic import Entropic
from wgan_desktop.core.two_clouds import SHAPES, TwoClouds
from wgan_desktop.ui.drawing.plan_matrix import PlanMatrix
from wgan_desktop.ui.theme import Theme


def look(matrix: PlanMatrix) -> np.ndarray:
    """The colours of the plot itself, (height, width)."""
    place = matrix.place().toRect()
    return painted(matrix)[place.top() : place.bottom(), place.left() : place.right()]


@pytest.fixture
def matrix(qtbot: QtBot) -> PlanMatrix:
    made = PlanMatrix(Theme())
    qtbot.addWidget(made)
    made.resize(240, 240)
    return made


def test_the_exact_plan_is_the_diagonal_from_lower_left_to_upper_right(matrix: PlanMatrix) -> None:
    clouds = TwoClouds.of(SHAPES["gaussian"].make(64), SHAPES["square"].make(64))
    matrix.show_clouds(clouds, None)
    dots = np.argwhere(look(matrix) == matrix.theme.color("truth").rgb())
    height, width = look(matrix).shape
    assert len(dots) > 64
    np.testing.assert_allclose(dots[:, 0] / height + dots[:, 1] / width, 1, atol=0.05)


def test_the_entropic_plan_fills_what_is_beside_it(matrix: PlanMatrix) -> None:
    clouds = TwoClouds.of(SHAPES["gaussian"].make(64), SHAPES["square"].make(40))
    matrix.show_clouds(clouds, None)
    paper = (look(matrix) == matrix.theme.color("surface").rgb()).mean()
    for epsilon, most in ((0.05, 0.9), (1e3, 0.05)):
        matrix.show_clouds(clouds, Entropic.begin(clouds.cost, epsilon).further(300).plan)
        assert (look(matrix) == matrix.theme.color("surface").rgb()).mean() < most * paper


def test_one_point_is_painted_too(matrix: PlanMatrix) -> None:
    clouds = TwoClouds.of(SHAPES["point"].make(1), SHAPES["point"].make(1))
    matrix.show_clouds(clouds, Entropic.begin(clouds.cost, 0.1).further().plan)
    assert len(np.unique(look(matrix))) > 1
