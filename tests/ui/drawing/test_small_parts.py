from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from wgan_desktop.core.problems import Modes
from wgan_desktop.ui.drawing.agreement import CLASSES, classes
from wgan_desktop.ui.drawing.colours import mixed
from wgan_desktop.ui.drawing.densities import shares
from wgan_desktop.ui.drawing.mode_shares import ModeShares
from wgan_desktop.ui.drawing.numerals import numeral, percent, ticked, with_spread
from wgan_desktop.ui.theme import THEMES, Theme


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.2134, "0.213"), (12.34, "12.3"), (0.0, "0"), (-1.5, "−1.50"), (9.999, "10.0"), (1234.5, "1,234"),
        (4.56e-7, "4.56e−7"), (1e308, "1.00e308"), (math.inf, "∞"), (-math.inf, "−∞"), (math.nan, "–"), (None, "–"),
    ],
)  # fmt: skip
def test_numbers_have_three_digits(value: float | None, text: str) -> None:
    assert numeral(value) == text


@given(st.floats(-1e308, 1e308))
def test_a_numeral_reads_back_to_about_its_value(value: float) -> None:
    text = numeral(value).replace("−", "-").replace(",", "")
    assert float(text) == pytest.approx(value, rel=6e-3)


def test_ticks_and_shares_in_words() -> None:
    assert [ticked(value, 0.5) for value in (-0.5, 0.0, 2.5)] == ["−0.5", "0", "2.5"]
    assert (ticked(-1e-3, 0.1), ticked(-0.04, 0.1)) == ("0.0", "0.0")  # no negative zero
    assert ticked(2e7, 1e7) == "2e7"
    assert ticked(3e-5, 1e-5) == "3e−5"
    assert with_spread(0.0561, 0.0042) == "0.056 ± 0.004"
    assert with_spread(0.0494, 0.0151) == "0.049 ± 0.015"
    assert with_spread(math.inf, math.nan) == "∞ ± –"
    assert percent(0.8241) == "82.4 %"
    assert percent(math.nan) == percent(None) == "–"


@given(st.lists(st.floats(-1, 1) | st.just(math.nan), max_size=30))
def test_every_cosine_has_its_class(cosines: list[float]) -> None:
    for cosine, index in zip(cosines, classes(np.array(cosines)).tolist(), strict=True):
        if math.isnan(cosine):
            assert index == -1
        else:
            assert CLASSES[index].low <= cosine < CLASSES[index].high


def test_against_and_along_differ_in_more_than_colour() -> None:
    assert [each.broken for each in CLASSES] == [True, True, False, False, False]
    for tokens in THEMES.values():
        colours = {each.color(Theme(tokens)).name() for each in CLASSES}
        assert len(colours) == len(CLASSES)


def test_a_mixture_is_opaque_and_between() -> None:
    assert mixed(QColor("#000000"), QColor("#ffffff"), 0.5).name() == "#808080"
    assert mixed(QColor("#12345678"), QColor("#ffffff"), 0.0).alpha() == 255


def test_densities_are_shares_of_all_points() -> None:
    points = np.array([[0.1, 0.9], [0.1, 0.9], [5.0, 0.0], [np.nan, 0.0]], np.float32)
    cells, outside = shares(points, (0, 1, 0, 1), cells=2)
    assert cells.tolist() == [[0, 0], [0.5, 0]]  # row 0 lies at the bottom
    assert outside == 0.5


def test_mode_shares_tell_near_from_far() -> None:
    modes = Modes(np.array([[0.0, 0.0], [10.0, 0.0]]), 0.1)
    points = np.array([[0.0, 0.1], [1.0, 0.0], [10.0, 0.2], [np.nan, 0.0]], np.float32)
    found = ModeShares.of(points, modes)
    assert found.near.tolist() == [0.25, 0.25]
    assert found.far.tolist() == [0.25, 0.0]
    assert found.total.tolist() == [0.5, 0.25]
    assert ModeShares.of(np.empty((0, 2), np.float32), modes).total.tolist() == [0, 0]
