"""Heaps on a line, against closed forms, a linear programme and each other."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.stats import wasserstein_distance

from wgan_desktop.core.heaps import Heap, HeapError, cdf_area, difference, work

LOG2 = math.log(2)


def normal(mean: float, sd: float) -> Heap:
    return Heap.gaussians([(1.0, mean, sd)])


@st.composite
def heaps(draw: st.DrawFn) -> Heap:
    """Stretches, gaps and points in any order."""
    count = draw(st.integers(1, 6))
    steps = draw(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), min_size=2 * count, max_size=2 * count))
    places = draw(st.integers(-3, 3)) + np.cumsum(np.array(steps) + np.tile([0.25, 0.0], count))
    mass = draw(st.lists(st.integers(1, 5), min_size=count, max_size=count))
    return Heap.of_pieces(places[0::2], places[1::2], mass)


def samples(heap: Heap, count: int) -> np.ndarray:
    return heap.quantile((np.arange(count) + 0.5) / count)


class TestHeap:
    @given(heaps())
    def test_mass_is_one_and_quantiles_undo_the_distribution(self, heap: Heap) -> None:
        assert heap.mass.sum() == pytest.approx(1)
        q = np.linspace(0.001, 0.999, 97)
        x = heap.quantile(q)
        assert (np.diff(x) >= 0).all()
        assert (heap.below(x) >= q - 1e-9).all()
        assert (heap.below(x, inclusive=False) <= q + 1e-9).all()
        assert heap.below(heap.ends[1]) == pytest.approx(1)
        assert heap.below(heap.ends[0], inclusive=False) == 0

    def test_a_mixture_has_the_density_of_its_gaussians(self) -> None:
        heap = Heap.gaussians([(1, -2, 0.5), (3, 1, 1)])
        x = np.linspace(-5, 6, 23)
        bell = lambda m, s: np.exp(-(((x - m) / s) ** 2) / 2) / (s * math.sqrt(2 * math.pi))  # noqa: E731
        np.testing.assert_allclose(heap.density(x), 0.25 * bell(-2, 0.5) + 0.75 * bell(1, 1))
        assert heap.mean == pytest.approx(0.25, abs=1e-4)
        assert heap.below(0.0) == pytest.approx(0.25 + 0.75 * 0.15866, abs=1e-3)

    def test_unequal_mass_is_made_one_and_said(self) -> None:
        heap = Heap.bins([0, 1, 2, 3], [2, 0, 6])
        assert (heap.given, heap.mass.tolist()) == (8, [0.25, 0.75])
        assert heap.density([0.5, 1.5, 2.5, 9]).tolist() == [0.25, 0, 0.75, 0]

    def test_points_at_one_place_are_one(self) -> None:
        heap = Heap.points([3, 1, 3, 1], [1, 1, 1, 5])
        assert (heap.left.tolist(), heap.mass.tolist()) == ([1, 3], [0.75, 0.25])

    @pytest.mark.parametrize(
        ("make", "why"),
        [
            (lambda: Heap.bins([0, 1], [0]), "no mass"),
            (lambda: Heap.points([]), "no mass"),
            (lambda: Heap.bins([0, 1], [-1]), "no negative mass"),
            (lambda: Heap.points([math.nan]), "finite"),
            (lambda: Heap.points([1, 2], [1]), "2 points and 1 masses"),
            (lambda: Heap.bins([0, 1], [math.inf]), "finite"),
            (lambda: Heap.uniform(2, 2), "below its end"),
            (lambda: Heap.gaussians([(1, 0, 0)]), "positive standard deviations"),
            (lambda: Heap.of_pieces([0, 1], [2, 3], [1, 1]), "must not overlap"),
        ],
    )
    def test_what_is_no_heap_is_refused_in_a_sentence(self, make, why: str) -> None:  # type: ignore[no-untyped-def]
        with pytest.raises(HeapError, match=why):
            make()


class TestWork:
    def test_the_published_pairs(self) -> None:
        assert work(Heap.points([0, 1]), Heap.points([2, 3])) == 2
        assert work(Heap.points([0, 1]), Heap.points([2, 3]), 2) == 4
        assert work(Heap.uniform(0, 1), Heap.uniform(2, 3)) == pytest.approx(2, abs=1e-12)
        for theta in (0.0, 0.3, 4.0):
            assert work(normal(0, 1), normal(theta, 1)) == pytest.approx(theta, abs=1e-12)
            assert work(normal(0, 1), normal(theta, 1), 2) == pytest.approx(theta**2, abs=1e-12)

    @given(heaps(), heaps(), st.floats(-5, 5))
    def test_it_is_the_area_between_the_distribution_functions(self, a: Heap, b: Heap, shift: float) -> None:
        b = b.moved(shift)
        assert work(a, b) == pytest.approx(cdf_area(a, b), abs=1e-9)
        assert work(a, b) == pytest.approx(work(b, a), abs=1e-9)
        assert work(a, a) == 0
        assert work(a, b) ** 2 <= work(a, b, 2) + 1e-9
        count = 4000
        assert work(a, b) == pytest.approx(wasserstein_distance(samples(a, count), samples(b, count)), abs=5e-3)

    @given(
        st.lists(st.tuples(st.integers(-8, 8), st.integers(1, 6)), min_size=1, max_size=6),
        st.lists(st.tuples(st.integers(-8, 8), st.integers(1, 6)), min_size=1, max_size=6),
        st.sampled_from([1, 2]),
    )
    def test_against_the_linear_programme(self, first, second, p: int) -> None:  # type: ignore[no-untyped-def]
        a, b = (Heap.points(*np.array(each, float).T) for each in (first, second))
        cost = np.abs(a.left[:, None] - b.left) ** p
        n, m = cost.shape
        equal = np.concatenate([np.kron(np.eye(n), np.ones(m)), np.kron(np.ones(n), np.eye(m))])
        found = linprog(cost.ravel(), A_eq=equal, b_eq=np.concatenate([a.mass, b.mass]))
        assert work(a, b, p) == pytest.approx(found.fun, abs=1e-9)

    def test_gaussians_of_different_widths(self) -> None:
        assert work(normal(1, 0.5), normal(-2, 1.5), 2) == pytest.approx(9 + 1, rel=1e-3)
        assert work(normal(0, 1), normal(0, 3)) == pytest.approx(2 * math.sqrt(2 / math.pi), rel=1e-3)


class TestDifference:
    def test_of_gaussians_the_closed_form(self) -> None:
        for m1, s1, m2, s2 in ((0, 1, 1, 1), (-2, 0.5, 2, 0.5), (0, 1, 0.5, 2)):
            found = difference(normal(m1, s1), normal(m2, s2))
            closed = math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - 0.5
            assert found.kl == pytest.approx(closed, rel=1e-6)
        found = difference(normal(0, 1), normal(2, 1))
        assert found.tv == pytest.approx(2 * 0.8413447 - 1, abs=1e-5)
        assert found.kl == pytest.approx(found.reverse_kl)
        assert 0 < found.js < LOG2

    @pytest.mark.parametrize("theta", [-3.0, 0.2, 7.0])
    def test_heaps_side_by_side_differ_the_same_however_far(self, theta: float) -> None:
        """The parallel lines: KL is infinite and JS log 2 for every theta but 0."""
        for a in (Heap.points([0.0]), Heap.uniform(0, abs(theta)), Heap.bins([0, 0.1, abs(theta)], [1, 0])):
            found = difference(a, a.moved(theta))
            assert (found.kl, found.reverse_kl) == (math.inf, math.inf)
            assert (found.js, found.tv) == (pytest.approx(LOG2), pytest.approx(1))
            same = difference(a, a)
            assert (same.kl, same.js, same.tv) == (0, 0, 0)

    def test_uniform_heaps_that_overlap(self) -> None:
        found = difference(Heap.uniform(0, 1), Heap.uniform(0, 2))
        assert (found.kl, found.reverse_kl) == (pytest.approx(LOG2), math.inf)
        assert found.tv == pytest.approx(0.5)
        assert found.js == pytest.approx(0.5 * math.log(4 / 3) + 0.5 * (0.5 * math.log(2 / 3) + 0.5 * LOG2))

    def test_of_a_heap_that_ends_to_gaussians(self) -> None:
        """KL(U[a, b] || N(0, 1)) = -log(b - a) + log(2 pi) / 2 + E x^2 / 2, however far away it lies."""
        for low, high in ((-0.5, 0.5), (3.0, 5.0), (20.0, 21.0)):
            square = (high**3 - low**3) / (3 * (high - low))
            closed = -math.log(high - low) + math.log(2 * math.pi) / 2 + square / 2
            found = difference(Heap.uniform(low, high), normal(0, 1))
            assert (found.kl, found.reverse_kl) == (pytest.approx(closed, rel=1e-5), math.inf)
            other = difference(normal(0, 1), Heap.uniform(low, high))
            assert (other.reverse_kl, other.kl, other.js) == (found.kl, math.inf, pytest.approx(found.js))
        assert difference(Heap.uniform(20, 21), normal(0, 1)).js == pytest.approx(LOG2)
        assert difference(Heap.uniform(-9, 9), normal(0, 1)).tv < 1
        found = difference(Heap.points([0.0]), normal(0, 1))
        assert (found.kl, found.js, found.tv) == (math.inf, pytest.approx(LOG2), 1)

    @given(heaps(), heaps())
    def test_bounds(self, a: Heap, b: Heap) -> None:
        found = difference(a, b)
        assert 0 <= found.tv <= 1 + 1e-9
        assert 0 <= found.js <= LOG2
        assert found.js <= LOG2 * found.tv + 1e-9
        assert found.js == pytest.approx(difference(b, a).js, abs=1e-12)
        if math.isfinite(found.kl):
            assert found.kl >= 2 * found.tv**2 - 1e-9  # Pinsker
