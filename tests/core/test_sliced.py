from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.sliced import sliced_wasserstein1
from wgan_desktop.core.transport import wasserstein1


def test_in_one_dimension_it_is_w1() -> None:
    random = np.random.default_rng(0)
    a, b = random.standard_normal((50, 1)), random.standard_normal((50, 1)) * 3 + 1
    assert sliced_wasserstein1(a, b) == pytest.approx(wasserstein1(a, b))


@pytest.mark.parametrize("dimension", [2, 8, 64])
def test_of_a_shift_it_is_the_mean_shadow(dimension: int) -> None:
    cloud, shift = np.random.default_rng(1).standard_normal((30, dimension)), np.zeros(dimension)
    shift[0] = 5.0
    share = math.gamma(dimension / 2) / (math.sqrt(math.pi) * math.gamma((dimension + 1) / 2))
    assert sliced_wasserstein1(cloud, cloud + shift, 20_000) == pytest.approx(5 * share, rel=0.03)


@given(st.integers(1, 20), st.integers(1, 5), st.integers(0, 99))
def test_it_is_never_above_w1_and_always_the_same(n: int, d: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    a, b = random.standard_normal((n, d)), random.standard_normal((n, d)) * 2
    assert sliced_wasserstein1(a, b) <= wasserstein1(a, b) + 1e-9
    assert sliced_wasserstein1(a, b) == sliced_wasserstein1(a, b)
    assert sliced_wasserstein1(a, a[::-1]) == pytest.approx(0, abs=1e-12)
