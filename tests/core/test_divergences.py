"""Divergences against closed forms, the parallel lines and perfect generators."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.integrate import quad
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy, norm

from wgan_desktop.core.divergences import (
    Histogram,
    divergences,
    jensen_shannon,
    kullback_leibler,
    total_variation,
)

LINE = np.linspace(-14, 14, 20_001)
SQUARE = (-2.5, 2.5, -2.5, 2.5)
# SciPy halves a denormal to 0, and its JS is then infinite: see test_the_smallest_mass
shares = arrays(np.float64, 12, elements=st.floats(0, 1, allow_subnormal=False)).filter(lambda v: v.sum() > 0.01)


def masses(density, cell=1.0):
    """A density on a grid, of which the cells are so large, as masses of sum 1."""
    mass = np.asarray(density) * cell
    return mass / mass.sum()


@pytest.fixture
def random():
    return np.random.default_rng(11)


class TestDensities:
    @pytest.mark.parametrize(("mean", "sd"), [(0.0, 1.0), (1.0, 1.0), (-2.0, 0.5), (0.3, 2.0)])
    def test_kl_of_gaussians(self, mean, sd):
        p, q = masses(norm.pdf(LINE)), masses(norm.pdf(LINE, mean, sd))
        assert kullback_leibler(p, q) == pytest.approx(math.log(sd) + (1 + mean**2) / (2 * sd**2) - 0.5, abs=1e-6)

    @pytest.mark.parametrize("mean", [0.0, 0.7, 3.0, 9.0])
    def test_js_and_tv_of_gaussians(self, mean):
        p, q = masses(norm.pdf(LINE)), masses(norm.pdf(LINE, mean))
        assert total_variation(p, q) == pytest.approx(math.erf(mean / (2 * math.sqrt(2))), abs=1e-5)

        def against_the_mixture(x):
            here, there = norm.pdf(x), norm.pdf(x, mean)
            return here * math.log(2 * here / (here + there))  # the other half is its mirror image

        assert jensen_shannon(p, q) == pytest.approx(quad(against_the_mixture, -15, 25)[0], abs=1e-6)

    def test_the_smallest_mass_there_is_changes_nothing(self):
        others = [0.125] * 11
        p, none = masses(np.array([5e-324, *others])), masses(np.array([0.0, *others]))
        q = masses(np.array([0.0, 1.0, *[0.0] * 10]))
        assert p[0] > 0
        assert jensen_shannon(p, q) == pytest.approx(jensen_shannon(none, q), rel=1e-12)
        assert jensen_shannon(none, q) == pytest.approx(jensenshannon(none, q) ** 2, rel=1e-9)
        assert kullback_leibler(p, q) == math.inf

    def test_in_the_plane_and_with_unequal_cells(self):
        edges = np.concatenate([np.linspace(-8, 0, 4001), np.linspace(0, 8, 1001)[1:]])
        middle, cell = (edges[1:] + edges[:-1]) / 2, np.diff(edges)
        p, q = masses(norm.pdf(middle), cell), masses(norm.pdf(middle, 1), cell)
        assert kullback_leibler(p, q) == pytest.approx(0.5, abs=1e-4)
        side = np.linspace(-8, 8, 301)
        plane = masses(np.outer(norm.pdf(side), norm.pdf(side)))
        shifted = masses(np.outer(norm.pdf(side, 1), norm.pdf(side, -1)))
        assert kullback_leibler(plane, shifted) == pytest.approx(1, abs=1e-6)

    @given(shares, shares)
    def test_against_scipy(self, a, b):
        p, q = masses(a), masses(b)
        assert p.sum() == pytest.approx(1, rel=1e-14)
        assert kullback_leibler(p, q) == pytest.approx(entropy(p, q), rel=1e-9, abs=1e-12)
        assert jensen_shannon(p, q) == pytest.approx(jensenshannon(p, q) ** 2, rel=1e-9, abs=1e-12)

    @given(shares, shares)
    def test_inequalities(self, a, b):
        p, q = masses(a), masses(b)
        js, tv = jensen_shannon(p, q), total_variation(p, q)
        assert js == pytest.approx(jensen_shannon(q, p), abs=1e-12)
        assert tv**2 / 2 <= js + 1e-12
        assert js <= tv * math.log(2) + 1e-12
        assert 2 * tv**2 <= kullback_leibler(p, q) + 1e-9  # Pinsker

    def test_extreme_masses(self):
        p, q = np.array([1.0, 5e-324]), np.array([5e-324, 1.0])
        assert kullback_leibler(p, q) == pytest.approx(-math.log(5e-324))
        assert jensen_shannon(p, q) == pytest.approx(math.log(2))


class TestParallelLines:
    """WGAN, example 1: P0 = (0, U), P_theta = (theta, U)."""

    @staticmethod
    def lines(theta):
        height = np.random.default_rng(2).random(4000)
        return np.c_[np.zeros(4000), height], np.c_[np.full(4000, theta), height]

    @pytest.mark.parametrize("theta", [-0.9, 0.2, 1.0])
    def test_apart(self, theta):
        found = divergences(*self.lines(theta), (-1, 1, 0, 1))
        assert found.js == pytest.approx(math.log(2), rel=1e-12)
        assert (found.kl, found.reverse_kl) == (math.inf, math.inf)
        assert found.tv == pytest.approx(1)

    def test_together(self):
        found = divergences(*self.lines(0.0), (-1, 1, 0, 1))
        assert (found.js, found.kl, found.reverse_kl, found.tv) == (0, 0, 0, 0)


class TestHistogram:
    def test_agrees_with_numpy(self, random):
        points = random.normal(size=(5000, 2))
        found = Histogram.of(points, (-2, 2, -1, 3))
        counts, _, _ = np.histogram2d(*points.T, bins=24, range=[(-2, 2), (-1, 3)])
        np.testing.assert_array_equal(found.counts, counts)
        assert found.outside == 5000 - counts.sum()
        assert found.mass.shape == (24 * 24 + 1,)
        assert found.mass.sum() == pytest.approx(1, rel=1e-14)
        assert found.mass[-1] == found.outside / 5000

    def test_edges_belong_to_the_box(self):
        found = Histogram.of(np.array([[0.0], [0.5], [1.0], [1.0000001]]), (0, 1), cells=2)
        assert found.counts.tolist() == [1, 2]
        assert found.outside == 1

    def test_what_is_not_finite_is_outside(self):
        points = np.array([[np.nan, 0], [np.inf, 0], [0, -1e308], [5e-324, 0]])
        found = Histogram.of(points, SQUARE)
        assert (found.counts.sum(), found.outside, found.total) == (1, 3, 4)

    @pytest.mark.parametrize("shape", [(5, 3), (5,)])
    def test_other_shapes_are_refused(self, shape):
        with pytest.raises(ValueError, match="No histogram"):
            Histogram.of(np.zeros(shape), SQUARE)

    def test_an_empty_box_is_refused(self):
        with pytest.raises(ValueError, match="No histogram"):
            Histogram.of(np.zeros((2, 1)), (1, 1))


class TestSamples:
    def test_outside_is_one_more_cell(self):
        near, far = np.zeros((100, 2)), np.full((100, 2), 9.0)
        found = divergences(near, far, SQUARE)
        assert found.js == pytest.approx(math.log(2))
        assert divergences(far, far + 1, SQUARE).js == 0

    def test_empty_samples_have_no_divergence(self):
        found = divergences(np.zeros((0, 2)), np.zeros((3, 2)), SQUARE)
        assert math.isnan(found.js)
        assert math.isnan(found.kl)

    @pytest.mark.parametrize(("n", "m"), [(3000, 3000), (2000, 8000)])
    def test_bias_is_what_the_same_distribution_reads(self, random, n, m):
        """Uniform in the box: every cell occupied, 575 (1/n + 1/m)/8."""
        found = [divergences(random.random((n, 1)), random.random((m, 1)), (0, 1), 100) for _ in range(60)]
        assert found[0].bias == pytest.approx(99 * (1 / n + 1 / m) / 8)
        assert np.mean([each.js for each in found]) == pytest.approx(found[0].bias, rel=0.1)

    def test_bias_for_equal_counts_is_that_of_the_label(self, random):
        both = random.random((2, 500, 2))
        occupied = (Histogram.of(both.reshape(-1, 2), (0, 1, 0, 1)).counts > 0).sum()
        assert divergences(*both, (0, 1, 0, 1)).bias == pytest.approx((occupied - 1) / (4 * 500))

    @pytest.mark.parametrize("name", ["ring8", "grid25", "gaussian", "uniform", "circle"])
    def test_a_perfect_generator_reads_nearly_nothing(self, random, name):
        """At 12,000 points a side and 24 x 24 cells, under .0139 nats (.02 bit), whatever the distribution."""

        def cloud(n=12_000):
            if name in ("gaussian", "uniform"):
                return random.normal(size=(n, 2)) if name == "gaussian" else random.uniform(-2.5, 2.5, (n, 2))
            if name == "grid25":
                centres = 2 / 2.828 * np.array(list(itertools.product(range(-2, 3), repeat=2)))
                return centres[random.integers(0, 25, n)] + 0.0177 * random.normal(size=(n, 2))
            turn = random.uniform(0, 2 * np.pi, n) if name == "circle" else random.integers(0, 8, n) * np.pi / 4
            return np.sqrt(2) * np.stack([np.cos(turn), np.sin(turn)], axis=1) + 0.014 * random.normal(size=(n, 2))

        for _ in range(5):
            assert divergences(cloud(), cloud(), SQUARE).js < 0.0139
