from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from wgan_desktop.ui.drawing.lines import DASHES, along, arrows, grid

points = arrays(np.float64, st.tuples(st.integers(1, 20), st.just(2)), elements=st.floats(-10, 10))


@given(points, st.booleans())
def test_an_arrow_goes_from_its_tail_to_its_tip(tails: np.ndarray, broken: bool) -> None:
    ways = np.ones_like(tails) * (0.5, -2.0)
    lines, n = arrows(tails, ways, broken=broken), len(tails)
    shafts = DASHES if broken else 1
    assert lines.shape == ((shafts + 2) * n, 4)
    assert np.allclose(lines[:n, :2], tails)
    assert np.allclose(lines[(shafts - 1) * n : shafts * n, 2:], tails + ways)
    heads = lines[shafts * n :]
    assert np.allclose(heads[:, :2], np.tile(tails + ways, (2, 1)))
    assert (np.linalg.norm(heads[:, 2:] - heads[:, :2], axis=1) < np.hypot(0.5, 2.0)).all()


def test_the_strokes_of_a_broken_shaft_have_gaps_between_them() -> None:
    strokes = arrows(np.zeros((1, 2)), np.array([[1.0, 0.0]]), broken=True)[:DASHES]
    assert (strokes[1:, 0] > strokes[:-1, 2]).all()


def test_a_path_is_lifted_where_it_is_not_a_number() -> None:
    path = np.array([[0.0, 0.0], [1.0, 1.0], [np.nan, np.nan], [2.0, 2.0], [3.0, 3.0]])
    assert along(path).tolist() == [[0, 0, 1, 1], [2, 2, 3, 3]]


def test_a_grid_joins_neighbours_only() -> None:
    nodes = np.stack(np.meshgrid(np.arange(4.0), np.arange(3.0)), -1)
    lines = grid(nodes)
    assert len(lines) == 3 * 3 + 2 * 4
    assert np.allclose(np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]), 1)
