"""The curves over theta: where they jump, and what is written beside them."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from tests.ui.painted import painted
from wgan_desktop.core.carrying import Distance
from wgan_desktop.core.two_heaps import DISTANCES, SHAPES, TwoHeaps
from wgan_desktop.ui.drawing.over_theta import OverTheta
from wgan_desktop.ui.i18n import set_language, tr
from wgan_desktop.ui.theme import Theme


@pytest.fixture(params=[(410, 150, 1.0), (410, 118, 1.3), (620, 300, 1.0)], ids=str)
def curves(request: pytest.FixtureRequest, qtbot: QtBot) -> OverTheta:
    width, height, scale = request.param
    made = OverTheta(Theme(scale=scale))
    qtbot.addWidget(made)
    made.resize(width, height)
    made.call("Distances", "θ")
    return made


def learn(curves: OverTheta, earth: str, holes: str, at: float = 0.0) -> None:
    heaps = TwoHeaps(SHAPES[earth].make(), SHAPES[holes].make(), at=at)
    curves.begin(heaps.offsets)
    curves.mark(heaps.theta, at)
    for index, found in heaps.over_offsets():
        curves.learn(index, found)


@pytest.mark.parametrize("earth", SHAPES)
def test_every_curve_has_a_name_that_nothing_strikes_through(curves: OverTheta, earth: str) -> None:
    """Names lay on each other's curves, and of two infinite KL one had none."""
    for holes, at in itertools.product(SHAPES, (0.0, 2.5)):
        learn(curves, earth, holes, at)
        for language in ("en", "ru"):
            set_language(language)
            names, plot = curves.names(), curves.place()
            written = [text for name in names for text, _ in name.parts]
            assert {tr(label) for label, _ in DISTANCES.values()} <= set(written)
            assert not any(name.place.intersects(plot) for name in names)
            assert all(QRectF(curves.rect()).contains(name.place) for name in names)
            assert not any(one.place.intersects(two.place) for one, two in itertools.combinations(names, 2))


def test_what_is_infinite_is_said_to_be(curves: OverTheta) -> None:
    learn(curves, "line", "line")
    above = next(name for name in curves.names() if len(name.parts) > 1)
    assert "".join(text for text, _ in above.parts) == "KL(data ‖ θ) = KL(θ ‖ data) = ∞"
    learn(curves, "gaussian", "gaussian")
    above = next(name for name in curves.names() if len(name.parts) > 1)
    assert "".join(text for text, _ in above.parts) == "KL(data ‖ θ) = KL(θ ‖ data)"


def test_of_points_js_is_flat_and_its_one_other_value_is_a_dot(curves: OverTheta) -> None:
    """A V half as wide as the step between two thetas was drawn instead."""
    learn(curves, "line", "line")
    assert curves.thetas[curves.alone("js")].tolist() == [0.0]
    assert not curves.alone("w1").any()
    frame, picture = curves.frame(), painted(curves)

    def has(kind: Distance, x: float, y: float) -> bool:
        """Whether a curve's colour is at a place, or nearly."""
        at = frame.point(x, y)
        near = picture[round(at.y()) - 2 : round(at.y()) + 3, round(at.x())]
        color = curves.color(kind).rgb()
        off = [np.abs((near >> shift & 255).astype(int) - (color >> shift & 255)) for shift in (0, 8, 16)]
        return bool((np.max(off, axis=0) < 70).any())

    assert all(has("js", theta, math.log(2)) for theta in (-3.5, -0.12, 0.12, 3.5))
    assert all(has("tv", theta, 1.0) for theta in (-3.5, -0.12, 0.12, 3.5))
    assert has("tv", 0.0, 0.0)
    if frame.height > 200:  # in a lower one dot and ring reach as far
        assert not any(has("js", theta, 0.35) for theta in (-0.08, -0.05, 0.05, 0.08))


def test_the_nearest_known_place_is_read(curves: OverTheta) -> None:
    assert curves.reading(0.0) == []
    learn(curves, "line", "line")
    assert curves.reading(0.02)[0] == "θ  0"
    assert curves.reading(1.98)[:2] == ["θ  2.00", "W₁  2.00"]
    assert "KL(data ‖ θ)  ∞" in curves.reading(1.98)
