from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.ui.drawing.routes import EASE, FADE, PERIOD, Routes


def followed(routes: Routes, pairs: list[tuple[int, int]], now: float, shift: float = 0.0) -> np.ndarray:
    """Give the routes a plan of equal masses; returns its ends."""
    sources, targets = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    ends = np.stack([sources + shift, 0.0 * sources, targets + shift, 1.0 + targets], 1).astype(float)
    mass = np.full(len(pairs), 1 / len(pairs))
    routes.follow(sources, targets, mass, np.ones(len(pairs)), ends, now)
    return ends


@given(st.floats(0, 1000), st.integers(1, 60))
def test_grains_stay_on_their_rays(later: float, count: int) -> None:
    routes = Routes()
    ends = followed(routes, [(i, (7 * i + 3) % count) for i in range(count)], now=0.0)
    places, progress, _ = routes.grains(EASE + FADE + later)
    assert ((progress >= 0) & (progress <= 1)).all()
    assert np.allclose(places, ends[:, :2] + progress[:, None] * (ends[:, 2:] - ends[:, :2]))


def test_phases_are_spread_so_that_it_flows() -> None:
    routes = Routes()
    followed(routes, [(i, i) for i in range(100)], now=0.0)
    phases = np.sort((np.arange(100) * (np.sqrt(5) - 1) / 2) % 1)
    assert np.diff(phases).max() < 0.03
    assert len(np.unique(routes.progress(10.0).round(6))) == 100


def test_a_kept_pair_goes_on_smoothly_and_arrives_where_it_belongs() -> None:
    routes = Routes()
    followed(routes, [(0, 1), (1, 0)], now=0.0)
    before = routes.grains(1.0)[0]
    ends = followed(routes, [(0, 1), (1, 0)], now=1.0, shift=0.5)
    assert np.allclose(routes.grains(1.0)[0], before)
    assert np.allclose(routes.ends, ends)
    assert np.allclose(routes.eased(1.0 + EASE), ends)
    assert len(routes) == 2


def test_a_pair_that_is_gone_fades_and_a_new_one_appears() -> None:
    routes = Routes()
    followed(routes, [(0, 0), (1, 1)], now=0.0)
    followed(routes, [(0, 0), (1, 2)], now=5.0)
    assert len(routes) == 3
    assert routes.strength(5.0).tolist() == [1.0, 0.0, 1.0]
    assert routes.strength(5.0 + FADE / 2) == pytest.approx([1.0, 0.5, 0.5])
    assert routes.strength(5.0 + FADE) == pytest.approx([1.0, 1.0, 0.0])
    assert not routes.settled(5.0 + FADE / 2)
    assert routes.settled(5.0 + FADE)
    followed(routes, [(0, 0), (1, 2)], now=6.0)
    assert len(routes) == 2


def test_the_area_of_a_grain_is_its_mass() -> None:
    routes = Routes()
    sources, targets = np.array([0, 1]), np.array([0, 1])
    ends = np.zeros((2, 4))
    routes.follow(sources, targets, np.array([0.8, 0.2]), np.ones(2), ends, now=0.0)
    sizes = np.array([routes.grains(10.0 + t)[2] for t in np.linspace(0, PERIOD, 50)]).max(axis=0)
    assert (sizes[1] / sizes[0]) ** 2 == pytest.approx(0.25, rel=0.02)


def test_after_clearing_there_is_nothing() -> None:
    routes = Routes()
    followed(routes, [(0, 0)], now=0.0)
    routes.clear()
    assert len(routes) == 0
    assert routes.grains(1.0)[0].shape == (0, 2)
