"""Exact transport against independent solvers, closed forms and its own certificate."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linear_sum_assignment, linprog
from scipy.spatial.distance import cdist
from scipy.stats import wasserstein_distance

from wgan_desktop.core import transport
from wgan_desktop.core.evaluation import DRAWS
from wgan_desktop.core.heaps import Heap, cdf_area, work
from wgan_desktop.core.transport import (
    BONUS,
    Floor,
    TransportError,
    agreement,
    corrected_estimate,
    rays,
    solve,
    spread,
    wasserstein1,
)

RING = 2 / 1.414 * np.stack([np.cos(np.arange(8) * np.pi / 4), np.sin(np.arange(8) * np.pi / 4)], axis=1)
GRID = 2 / 2.828 * np.array(list(itertools.product(range(-2, 3), repeat=2)), float)


def draw(random, centres, sd, n, *, stratified):
    """A cloud of Gaussian modes, with equal counts a mode or independent."""
    mode = np.arange(n) % len(centres) if stratified else random.integers(0, len(centres), n)
    return centres[mode] + sd * random.normal(size=(n, 2))


def squared(x, y):
    """W2² of two clouds."""
    plan = solve(x, y, order=2)
    return plan.mass @ plan.distance**2


def pairs(plan):
    return set(zip(plan.sources.tolist(), plan.targets.tolist(), strict=True))


@pytest.fixture
def random():
    return np.random.default_rng(7)


@pytest.fixture(scope="module")
def moving():
    """A generated cloud on its walk towards ring8, and the real cloud."""
    random = np.random.default_rng(3)
    real = draw(random, RING, 0.014, 256, stratified=True)
    frames = [random.normal(size=(256, 2))]
    for _ in range(6):
        frames.append(frames[-1] + 0.01 * random.normal(size=(256, 2)))
    return frames, real


class TestPlan:
    @pytest.mark.parametrize(("n", "d"), [(1, 2), (2, 1), (60, 2), (200, 2), (50, 64)])
    @pytest.mark.parametrize("order", [1, 2])
    def test_agrees_with_the_assignment_problem(self, random, n, d, order):
        x, y = random.normal(size=(n, d)), 1 + random.normal(size=(n, d))
        cost = cdist(x, y) ** order
        plan = solve(x, y, order=order)
        assert plan.mass @ plan.distance**order == pytest.approx(cost[linear_sum_assignment(cost)].mean(), rel=1e-12)
        assert sorted(plan.sources) == sorted(plan.targets) == list(range(n))
        assert plan.order == f"W{order}"

    @pytest.mark.parametrize(("n", "m"), [(1, 7), (7, 1), (6, 9), (11, 13), (20, 10)])
    def test_agrees_with_linear_programming_for_unequal_counts(self, random, n, m):
        x, y = random.normal(size=(n, 2)), random.normal(size=(m, 2))
        rows = np.kron(np.eye(n), np.ones(m))
        columns = np.kron(np.ones(n), np.eye(m))
        marginals = np.r_[np.full(n, 1 / n), np.full(m, 1 / m)]
        least = linprog(cdist(x, y).ravel(), A_eq=np.r_[rows, columns], b_eq=marginals, method="highs").fun
        plan = solve(x, y)
        assert plan.work == pytest.approx(least, rel=1e-9)
        assert len(plan.mass) <= n + m - 1
        assert (plan.mass > 0).all()
        np.testing.assert_allclose(np.bincount(plan.sources, plan.mass, n), 1 / n, rtol=1e-14)
        np.testing.assert_allclose(np.bincount(plan.targets, plan.mass, m), 1 / m, rtol=1e-14)

    @pytest.mark.parametrize("order", [1, 2])
    def test_carries_a_certificate(self, random, order):
        x, y = random.normal(size=(90, 2)), random.normal(size=(70, 2)) + 3
        plan = solve(x, y, order=order)
        assert 0 <= plan.gap <= 1e-9
        assert plan.work == pytest.approx(plan.mass @ plan.distance, rel=1e-14)
        np.testing.assert_allclose(plan.distance, cdist(x, y)[plan.sources, plan.targets], rtol=1e-13)

    def test_two_heaps(self):
        """{0, 1} onto {2, 3}: W1 = 2 whichever way they are paired; for W2 the tie is gone, 4 against 5."""
        x, y = np.array([[0.0, 0], [1, 0]]), np.array([[2.0, 0], [3, 0]])
        assert solve(x, y).work == pytest.approx(2)
        plan = solve(x, y, order=2)
        assert list(plan.targets[np.argsort(plan.sources)]) == [0, 1]
        assert squared(x, y) == pytest.approx(4)

    @pytest.mark.parametrize("shift", [(3.0, 4.0), (1e-9, 0.0), (-1e6, 1e6)])
    def test_a_translation_costs_its_length(self, random, shift):
        x = random.normal(size=(100, 2))
        assert wasserstein1(x, x + shift) == pytest.approx(math.hypot(*shift), rel=1e-6)

    def test_a_cloud_far_from_the_origin(self, random):
        x, y = random.normal(size=(2, 80, 2))
        assert wasserstein1(x + 1e7, y + 1e7) == pytest.approx(wasserstein1(x, y), rel=1e-7)

    def test_images_are_flattened(self, random):
        x, y = random.normal(size=(2, 30, 1, 4, 4)).astype(np.float32)
        assert wasserstein1(x, y) == pytest.approx(wasserstein1(x.reshape(30, 16), y.reshape(30, 16)))

    def test_pytorch_is_not_imported(self):
        code = (
            "import sys, numpy as np; from wgan_desktop.core.transport import solve; "
            "solve(np.eye(2), np.eye(2)); assert 'ot' in sys.modules; assert 'torch' not in sys.modules"
        )
        subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


class TestProperties:
    clouds = st.integers(1, 12).flatmap(
        lambda n: st.tuples(*[arrays(np.float64, (n, 2), elements=st.floats(-1e3, 1e3))] * 3)
    )

    @settings(max_examples=60, deadline=None)
    @given(clouds)
    def test_w1_is_a_metric(self, clouds):
        a, b, c = clouds
        assert wasserstein1(a, a) == pytest.approx(0, abs=1e-9)
        assert wasserstein1(a, b) == pytest.approx(wasserstein1(b, a), rel=1e-9, abs=1e-9)
        assert wasserstein1(a, c) <= wasserstein1(a, b) + wasserstein1(b, c) + 1e-9

    @settings(max_examples=60, deadline=None)
    @given(clouds)
    def test_means_and_pairings_enclose_it(self, clouds):
        a, b, _ = clouds
        work = wasserstein1(a, b)
        assert work <= np.linalg.norm(a - b, axis=1).mean() + 1e-9
        assert work >= np.linalg.norm(a.mean(axis=0) - b.mean(axis=0)) - 1e-9
        assert work**2 <= squared(a, b) * (1 + 1e-9) + 1e-9

    @settings(max_examples=30, deadline=None)
    @given(st.integers(-1000, 1000), st.integers(1, 9))
    def test_any_unit_gives_the_same_plan(self, exponent, seed):
        """Points of 1e-300 and of 1e300 are as good as any."""
        x, y = np.random.default_rng(seed).normal(size=(2, 9, 2))
        plain, scaled = solve(x, y), solve(np.ldexp(x, exponent), np.ldexp(y, exponent))
        assert list(plain.targets) == list(scaled.targets)
        assert scaled.work == pytest.approx(math.ldexp(plain.work, exponent), rel=1e-12)


class TestFaults:
    @pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
    @pytest.mark.parametrize("d", [1, 2])
    def test_points_that_are_not_finite_are_skipped_and_counted(self, bad, d):
        x = np.zeros((5, d))
        x[3, 0] = bad
        for pair in ((x, np.zeros((5, d))), (np.zeros((5, d)), x)):
            with pytest.raises(TransportError, match="1 of the points are not finite"):
                wasserstein1(*pair)

    def test_no_points(self):
        with pytest.raises(TransportError, match="no points"):
            solve(np.zeros((0, 2)), np.zeros((3, 2)))

    def test_other_spaces(self):
        with pytest.raises(TransportError, match="2 and 3 dimensions"):
            solve(np.zeros((4, 2)), np.zeros((4, 3)))

    def test_distances_beyond_float64(self):
        with pytest.raises(TransportError, match="too far apart"):
            solve(np.array([[1.7e308, 0]]), np.array([[-1.7e308, 0]]))

    @pytest.mark.parametrize("size", [0.0, 5e-324, 1e-310, 1e308])
    def test_extreme_numbers(self, size):
        x, y = np.array([[size, 0], [0, size]]), np.array([[0, size], [size, 0]])
        assert solve(x, y).work == 0
        assert solve(np.full((3, 2), size), np.full((4, 2), size), order=2).work == 0

    def test_a_plan_without_certificate_is_refused(self, random, monkeypatch):
        class Wrong:
            """A solver that pairs points in the order they come and knows no potentials."""

            @staticmethod
            def emd(sent, _received, cost, **_):
                return np.diag(sent), {"u": np.zeros(len(cost)), "v": np.zeros(len(cost)), "warning": None}

        monkeypatch.setattr(transport, "_ot", Wrong)
        with pytest.raises(TransportError, match="duality gap"):
            solve(random.normal(size=(9, 2)), random.normal(size=(9, 2)))


class TestBonus:
    def test_fewer_grains_take_another_partner(self, moving):
        frames, real = moving
        free = steady = solve(frames[0], real)
        changed, changed_steadily = [], []
        for frame in frames[1:]:
            newer, steadier = solve(frame, real), solve(frame, real, previous=steady)
            changed.append(len(pairs(newer) - pairs(free)))
            changed_steadily.append(len(pairs(steadier) - pairs(steady)))
            assert newer.work <= steadier.work <= newer.work + BONUS * spread(real)
            assert steadier.gap <= 1e-9
            free, steady = newer, steadier
        assert np.mean(changed_steadily) < np.mean(changed) / 3

    def test_is_in_units_of_the_data(self, moving):
        frames, real = moving
        first = solve(frames[0], real)
        plain = solve(frames[1], real, previous=first)
        large = solve(1000 * frames[1], 1000 * real, previous=first)
        assert list(plain.targets) == list(large.targets)

    def test_spread_of_known_clouds(self, random):
        assert spread(RING) == pytest.approx(1, rel=1e-3)
        assert spread(random.normal(size=(20_000, 2))) == pytest.approx(1, rel=0.02)

    def test_a_previous_plan_of_more_points_does_no_harm(self, random):
        x, y = random.normal(size=(2, 40, 2))
        plan = solve(x[:20], y[:10], previous=solve(x, y))
        assert plan.work >= solve(x[:20], y[:10]).work - 1e-12

    def test_a_huge_bonus_keeps_every_pair(self, moving, monkeypatch):
        frames, real = moving
        first = solve(frames[0], real)
        monkeypatch.setattr(transport, "BONUS", 1e3)
        assert pairs(solve(frames[-1], real, previous=first)) == pairs(first)


class TestOneDimension:
    @settings(max_examples=100, deadline=None)
    @given(
        arrays(np.float64, st.integers(1, 30), elements=st.floats(-100, 100)),
        arrays(np.float64, st.integers(1, 30), elements=st.floats(-100, 100)),
    )
    def test_quantiles_area_and_scipy_agree(self, a, b):
        assert wasserstein1(a, b) == pytest.approx(cdf_area(Heap.points(a), Heap.points(b)), rel=1e-9, abs=1e-9)
        assert wasserstein1(a, b) == pytest.approx(wasserstein_distance(a, b), rel=1e-9, abs=1e-9)

    @pytest.mark.parametrize(("n", "m"), [(40, 40), (12, 30)])
    def test_agrees_with_the_solver_in_the_plane(self, random, n, m):
        a, b = random.normal(size=n), 2 + random.normal(size=m)
        flat = np.c_[a, np.zeros(n)], np.c_[b, np.zeros(m)]
        assert wasserstein1(a[:, None], b[:, None]) == wasserstein1(a, b)
        assert wasserstein1(a, b) == pytest.approx(wasserstein1(*flat), rel=1e-12)
        assert work(Heap.points(a), Heap.points(b), 2) == pytest.approx(squared(*flat), rel=1e-12)

    def test_known_distances(self):
        middle = (np.arange(1000) + 0.5) / 1000
        assert wasserstein1(middle, middle + 2) == pytest.approx(2)  # U[0, 1] against U[2, 3]
        assert wasserstein1(np.array([0.0]), np.array([-1.0, 1])) == 1

    def test_extremes(self):
        assert wasserstein1(np.array([1.7e308]), np.array([-1.7e308])) == math.inf
        assert wasserstein1(np.zeros(3), np.full(4, 1e-310)) == pytest.approx(1e-310, rel=1e-9, abs=0)
        with pytest.raises(TransportError):
            wasserstein1(np.empty(0), np.zeros(3))


class TestFloor:
    @pytest.mark.parametrize(("centres", "sd", "known"), [(RING, 0.02 / 1.414, 0.076), (GRID, 0.05 / 2.828, 0.099)])
    def test_known_floors_at_512(self, centres, sd, known):
        random = np.random.default_rng(0)
        clouds = [[draw(random, centres, sd, 512, stratified=each) for each in (True, False)] for _ in range(DRAWS)]
        assert np.mean([wasserstein1(*pair) for pair in clouds]) == pytest.approx(known, rel=0.15)

    def test_statistics(self):
        assert Floor.of([3.0], 9, 5) == Floor(3.0, 0.0, 9, 1, 5)
        assert Floor.of([1.0, 3.0], 9, 5) == Floor(2.0, pytest.approx(math.sqrt(2)), 9, 2, 5)


class TestCorrectedEstimate:
    @given(st.floats(1e-6, 1e6), st.floats(1e-3, 1e3))
    def test_undoes_the_overshoot(self, distance, weight):
        assert corrected_estimate(distance * (1 + distance / (2 * weight)), weight) == pytest.approx(distance, rel=1e-9)

    @pytest.mark.parametrize(
        ("estimate", "weight", "known"), [(1.51, 10, 1.41), (2.34, 1, 1.38), (11.0, 0.1, 1.39), (4.8, 10, 4.0)]
    )
    def test_known_values(self, estimate, weight, known):
        assert corrected_estimate(estimate, weight) == pytest.approx(known, abs=0.006)

    @pytest.mark.parametrize("estimate", [0.0, -1.0, math.nan, math.inf, -math.inf, -1e308])
    def test_no_number_for_a_critic_that_points_the_wrong_way(self, estimate):
        assert corrected_estimate(estimate, 1.0) is None

    def test_no_number_without_a_penalty(self):
        assert corrected_estimate(1.0, 0.0) is None
        assert corrected_estimate(1.0, math.nan) is None
        assert corrected_estimate(1e308, 1e-308) is None

    def test_no_cancellation(self):
        assert corrected_estimate(1e-12, 1e12) == pytest.approx(1e-12, rel=1e-12)
        assert corrected_estimate(1e308, 1.0) == pytest.approx(math.sqrt(2) * 1e154, rel=1e-9)


class TestAgreement:
    def test_of_the_rays_themselves(self, random):
        x, y = random.normal(size=(2, 50, 2))
        plan = solve(x, y)
        paths = rays(plan, x, y)
        np.testing.assert_allclose(paths[plan.sources], (y[plan.targets] - x[plan.sources]), atol=1e-12)
        along = agreement(3 * paths / np.linalg.norm(paths, axis=1, keepdims=True), plan, x, y)
        np.testing.assert_allclose(along.cosine, 1)
        assert (along.mean, along.median, along.norm) == (pytest.approx(1), pytest.approx(1), pytest.approx(3))
        assert agreement(-paths, plan, x, y).mean == pytest.approx(-1)
        turned = paths @ np.array([[0.0, 1], [-1, 0]])
        np.testing.assert_allclose(agreement(turned, plan, x, y).cosine, 0, atol=1e-12)

    def test_split_mass_points_at_its_mean(self):
        x, y = np.zeros((1, 2)), np.array([[2.0, 0], [0, 2]])
        plan = solve(x, y)
        np.testing.assert_allclose(rays(plan, x, y), [[1, 1]])
        assert agreement(np.array([[1.0, 1]]), plan, x, y).mean == pytest.approx(1)

    def test_short_rays_and_dead_gradients_are_grey(self):
        x = np.array([[0.0, 0], [10, 0], [20, 0]])
        y = x + np.array([[1.0, 0], [0.1, 0], [1, 0]])
        found = agreement(np.array([[2.0, 0], [2, 0], [0, 0]]), solve(x, y), x, y, floor=0.5)
        np.testing.assert_array_equal(np.isnan(found.cosine), [False, True, True])
        assert found.mean == found.median == 1
        assert found.norm == pytest.approx(4 / 3)

    @pytest.mark.parametrize("value", [np.nan, np.inf, 1e308, 5e-324])
    def test_extreme_gradients(self, value):
        x = np.zeros((2, 2))
        found = agreement(np.full((2, 2), value), solve(x, x + 1), x, x + 1)
        assert not (np.abs(found.cosine) > 1).any()

    def test_nothing_to_say(self):
        x = np.zeros((2, 2))
        found = agreement(np.ones((2, 2)), solve(x, x), x, x)
        assert math.isnan(found.mean)
        assert math.isnan(found.median)
        assert found.norm == pytest.approx(math.sqrt(2))
