"""Blocks that are carried, the critic that knows the way, and slopes."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.test_heaps import heaps, normal
from wgan_desktop.core.carrying import carry, dual, is_tied, is_unique, measure, plan_matrix, potential, slope
from wgan_desktop.core.heaps import Heap, cdf_area, work


class TestCarrying:
    @given(heaps(), heaps(), st.sampled_from([1, 2]), st.integers(1, 60))
    def test_the_work_of_all_blocks_is_the_distance(self, a: Heap, b: Heap, p: int, count: int) -> None:
        found = carry(a, b, p, count)
        assert found.mass.sum() == pytest.approx(1)
        assert found.total == pytest.approx(work(a, b, p), abs=1e-9)
        assert len(found.mass) >= count

    @given(heaps(), heaps(), st.sampled_from([0, 0.5, 1]))
    def test_blocks_fill_both_heaps_and_nothing_beside(self, a: Heap, b: Heap, turned: float) -> None:
        found = carry(a, b, count=17, turned=turned)
        for heap, ends in ((a, found.sources), (b, found.targets)):
            held = heap.below(ends[:, 1]) - heap.below(ends[:, 0], inclusive=False)
            assert (held >= found.mass - 1e-9).all()
            middle = ends.mean(1)
            wide = ends[:, 1] - ends[:, 0] > 1e-6
            assert (heap.density(middle[wide]) > 0).all()  # no block lies over a gap

    @given(heaps(), heaps(), st.floats(0, 1))
    def test_every_mixture_of_a_tie_is_the_least_work_with_the_right_margins(
        self, a: Heap, b: Heap, turned: float
    ) -> None:
        beside = b.moved(a.ends[1] - b.ends[0])
        found = carry(a, beside, count=17, turned=turned)
        assert found.total == pytest.approx(work(a, beside), abs=1e-9)
        places = np.linspace(a.ends[0] - 1, beside.ends[1] + 1, 61)
        plan = plan_matrix(found, places, places)
        for heap, margin in ((a, plan.sum(axis=1)), (beside, plan.sum(axis=0))):
            share = np.cumsum(margin)
            low, high = heap.below(places[1:], inclusive=False), heap.below(places[1:])
            fine = 1 / (17 * 16)  # grains of a block lie on one side of an edge or on the other
            assert (share >= low - fine).all()
            assert (share <= high + fine).all()

    @pytest.mark.parametrize("turned", np.linspace(0, 1, 11).tolist())
    def test_of_two_pairs_every_mixture_fills_both_holes(self, turned: float) -> None:
        found = carry(Heap.points([0, 1]), Heap.points([2, 3]), turned=turned)
        plan = plan_matrix(found, np.array([-0.5, 0.5, 1.5]), np.array([1.5, 2.5, 3.5]))
        order, crosswise = (1 - turned) / 2, turned / 2
        assert plan == pytest.approx(np.array([[order, crosswise], [crosswise, order]]))
        assert found.total == pytest.approx(2)

    @given(heaps(), heaps(), st.sampled_from([1, 2]))
    def test_turned_is_never_less_work_and_equal_where_it_is_tied(self, a: Heap, b: Heap, p: int) -> None:
        turned = carry(a, b, p, turned=True)
        assert turned.total >= work(a, b, p) - 1e-9
        if p == 1 and is_tied(a, b):
            assert turned.total == pytest.approx(work(a, b), abs=1e-9)

    def test_the_two_permutations_of_two_pairs(self) -> None:
        a, b = Heap.points([0, 1]), Heap.points([2, 3])
        assert is_tied(a, b)
        edges = np.array([-0.5, 0.5, 1.5]), np.array([1.5, 2.5, 3.5])
        straight, crossed = carry(a, b, count=2), carry(a, b, count=2, turned=True)
        assert plan_matrix(straight, *edges).tolist() == [[0.5, 0], [0, 0.5]]
        assert plan_matrix(crossed, *edges).tolist() == [[0, 0.5], [0.5, 0]]
        assert (straight.total, crossed.total) == (2, 2)
        assert (carry(a, b, 2).total, carry(a, b, 2, turned=True).total) == pytest.approx((4, 5))

    def test_half_of_each_order_is_a_plan_as_well(self) -> None:
        a, b = Heap.points([0, 1]), Heap.points([2, 3])
        edges = np.array([-0.5, 0.5, 1.5]), np.array([1.5, 2.5, 3.5])
        mixed = carry(a, b, count=2, turned=0.5)
        assert plan_matrix(mixed, *edges).tolist() == [[0.25, 0.25], [0.25, 0.25]]
        assert (mixed.total, carry(a, b, 2, turned=0.5).total) == pytest.approx((2, 4.5))

    @given(heaps(), heaps(), st.sampled_from([1, 2]))
    def test_half_of_each_order_costs_the_mean_of_both(self, a: Heap, b: Heap, p: int) -> None:
        mixed, straight, turned = (carry(a, b, p, 7, turned=share) for share in (0.5, 0, 1))
        assert mixed.mass.sum() == pytest.approx(1)
        assert mixed.total == pytest.approx((straight.total + turned.total) / 2, abs=1e-9)

    def test_on_its_way_a_block_goes_from_its_source_to_its_target(self) -> None:
        found = carry(normal(0, 1), normal(4, 0.5), count=10)
        np.testing.assert_allclose(found.between(np.zeros(10)), found.sources)
        np.testing.assert_allclose(found.between(np.ones(10)), found.targets)
        half = found.between(np.full(10, 0.5))
        np.testing.assert_allclose(half, (found.sources + found.targets) / 2)

    @given(heaps(), heaps(), st.sampled_from([0, 0.5, 1]))
    def test_the_matrix_holds_all_mass_that_was_carried(self, a: Heap, b: Heap, turned: float) -> None:
        found = carry(a, b, count=9, turned=turned)
        edges = np.linspace(*a.ends, 6) if a.ends[0] < a.ends[1] else np.array([a.ends[0] - 1, a.ends[0] + 1])
        columns = np.linspace(b.ends[0] - 0.1, b.ends[1] + 0.1, 8)
        assert plan_matrix(found, edges, columns).sum() == pytest.approx(1)
        half = plan_matrix(found, edges, columns, np.full(len(found.mass), 0.5))
        assert half.sum() == pytest.approx(0.5)


class TestPotential:
    @given(heaps(), heaps())
    def test_what_the_optimal_critic_scores_is_w1(self, a: Heap, b: Heap) -> None:
        span = max(a.ends[1], b.ends[1]) - min(a.ends[0], b.ends[0])
        assert dual(a, b) == pytest.approx(work(a, b), abs=2e-3 * span + 1e-9)

    @given(heaps(), heaps())
    def test_it_is_1_lipschitz_and_attains_w1(self, fake: Heap, real: Heap) -> None:
        ends = [*fake.ends, *real.ends]
        x = np.linspace(min(ends) - 1, max(ends) + 1, 20_001)
        f = potential(fake, real, x)
        assert (np.abs(np.diff(f)) <= np.diff(x) + 1e-9).all()
        q = (np.arange(40_000) + 0.5) / 40_000
        gap = np.interp(real.quantile(q), x, f).mean() - np.interp(fake.quantile(q), x, f).mean()
        assert gap == pytest.approx(cdf_area(fake, real), abs=2e-3)


class TestSlope:
    def test_heaps_apart_have_a_slope_for_the_work_alone(self) -> None:
        fake, real = Heap.uniform(3, 4), Heap.uniform(0, 1)
        assert slope("w1", fake, real) == pytest.approx(1)
        assert slope("js", fake, real) == slope("tv", fake, real) == 0
        assert math.isnan(slope("kl", fake, real))
        assert math.isnan(slope("reverse_kl", fake, real))

    def test_gaussians_always_overlap(self) -> None:
        fake, real = normal(3, 1), normal(0, 1)
        assert slope("kl", fake, real) == pytest.approx(3, rel=1e-4)  # KL = theta^2 / 2
        assert slope("w1", fake, real) == pytest.approx(1)
        assert slope("w2", fake, real) == pytest.approx(1)
        assert slope("js", fake, real) > 0

    @pytest.mark.parametrize("kind", ["w1", "w2", "kl", "reverse_kl", "js", "tv"])
    def test_nothing_between_equal_heaps(self, kind) -> None:  # type: ignore[no-untyped-def]
        assert measure(kind, normal(1, 2), normal(1, 2)) == pytest.approx(0, abs=1e-6)


class TestUniqueness:
    @given(st.data(), st.integers(1, 4))
    def test_of_points_it_is_that_of_the_best_permutation(self, data: st.DataObject, count: int) -> None:
        """Every plan between as many points of equal mass is a mixture of permutations (Birkhoff)."""
        places = st.lists(st.integers(0, 9), min_size=count, max_size=count, unique=True)
        a, b = sorted(data.draw(places)), sorted(data.draw(places))
        works = [sum(abs(x - y) for x, y in zip(a, order, strict=True)) for order in itertools.permutations(b)]
        assert is_unique(Heap.points(a), Heap.points(b)) == (works.count(min(works)) == 1)

    @pytest.mark.parametrize(
        ("a", "b", "unique"),
        [
            (Heap.uniform(0, 1), Heap.uniform(0, 1), True),
            (Heap.uniform(0, 1), Heap.uniform(0.01, 1.01), False),
            (Heap.uniform(0, 1), Heap.points([5]), True),
            (Heap.points([0]), Heap.uniform(-1, 1), True),
            (Heap.points([-1, 1]), Heap.uniform(-2, 2), True),
            (Heap.points([-1, 1]), Heap.uniform(0, 2), True),
            (Heap.points([-1, 0.5]), Heap.uniform(0, 2), False),
            (normal(0, 1), normal(0, 2), False),
        ],
    )
    def test_of_stretches_it_ends_where_two_grains_pass_the_same_place(self, a: Heap, b: Heap, unique: bool) -> None:
        assert is_unique(a, b) == unique
        assert is_unique(b, a) == unique
