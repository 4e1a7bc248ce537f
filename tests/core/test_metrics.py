"""Modes counted by hand, and ranks against scipy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy, spearmanr

from wgan_desktop.core.metrics import mode_metrics, spearman

CENTRES = np.array([[0.0, 0], [10, 0], [0, 10], [10, 10]])


class TestModes:
    def test_counted_by_hand(self):
        """8 points at one mode, 1 at another, 1 by the third but beyond 3 sd, none at the last."""
        points = np.r_[np.tile([[0.1, 0.1]], (8, 1)), [[10.0, 0.29]], [[0.0, 9.6]]]
        found = mode_metrics(points, CENTRES, 0.1)
        assert (found.modes, found.modes_total) == (2, 4)
        assert found.high_quality == pytest.approx(0.9)
        assert found.fair_modes == 3  # a tenth is two fifths of a quarter
        assert found.reverse_kl == pytest.approx(entropy([0.8, 0.1, 0.1, 0], [0.25] * 4))

    def test_one_lucky_point_captures_a_mode_but_is_no_fair_share(self):
        points = np.r_[np.zeros((999, 2)), [[10.0, 10]]]
        found = mode_metrics(points, CENTRES, 0.1)
        assert (found.modes, found.fair_modes) == (2, 1)

    def test_a_fifth_of_its_due_is_fair(self):
        points = np.repeat(CENTRES, [85, 5, 5, 5], axis=0)
        assert mode_metrics(points, CENTRES, 0.1).fair_modes == 4
        points = np.repeat(CENTRES, [86, 4, 5, 5], axis=0)
        assert mode_metrics(points, CENTRES, 0.1).fair_modes == 3

    def test_the_edge_of_three_standard_deviations_is_near(self):
        points = np.array([[0.375, 0.0], [0.37500001, 0]])
        assert mode_metrics(points, CENTRES, 0.125).high_quality == 0.5

    def test_a_perfect_generator(self):
        random = np.random.default_rng(5)
        points = CENTRES[random.integers(0, 4, 20_000)] + 0.1 * random.normal(size=(20_000, 2))
        found = mode_metrics(points.astype(np.float32), CENTRES, 0.1)
        assert (found.modes, found.fair_modes) == (4, 4)
        assert found.high_quality == pytest.approx(1 - math.exp(-4.5), abs=0.003)  # a plane's 3 sd
        assert found.reverse_kl == pytest.approx(0, abs=1e-3)

    @pytest.mark.parametrize("bad", [np.nan, np.inf])
    def test_points_that_are_not_finite_are_of_low_quality(self, bad):
        points = np.r_[CENTRES, [[bad, 0]] * 4]
        found = mode_metrics(points, CENTRES, 0.1)
        assert (found.modes, found.high_quality, found.fair_modes, found.reverse_kl) == (4, 0.5, 4, 0)

    @pytest.mark.parametrize("points", [np.empty((0, 2)), np.full((3, 2), np.nan)])
    def test_nothing_to_count(self, points):
        found = mode_metrics(points, CENTRES, 0.1)
        assert (found.modes, found.high_quality, found.fair_modes) == (0, 0.0, 0)
        assert math.isnan(found.reverse_kl)

    def test_huge_points(self):
        assert mode_metrics(np.full((2, 2), 1e308), CENTRES, 0.1).modes == 0


class TestSpearman:
    @given(st.lists(st.tuples(st.integers(-5, 5), st.floats(-1e9, 1e9)), min_size=3, max_size=30))
    def test_against_scipy_with_ties(self, pairs):
        a, b = np.array(pairs).T
        if np.ptp(a) and np.ptp(b):
            assert spearman(a, b) == pytest.approx(spearmanr(a, b).statistic, abs=1e-12)
        else:
            assert math.isnan(spearman(a, b))

    def test_rank_alone_counts(self):
        assert spearman([1, 2, 3, 4], [0.0, 1e-9, 5, math.inf]) == pytest.approx(1)
        assert spearman([1, 2, 3, 4], [9, 7, 1, -math.inf]) == pytest.approx(-1)

    def test_pairs_with_a_nan_are_left_out(self):
        assert spearman([1, math.nan, 2, 3], [1, 0, 2, 3]) == pytest.approx(1)

    def test_nothing_to_rank(self):
        assert math.isnan(spearman([], []))
        assert math.isnan(spearman([1], [2]))
