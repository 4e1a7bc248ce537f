"""The share at the clip value against the weights themselves; the gradient at the first layer against the last."""

from __future__ import annotations

import math

import numpy as np
import pytest

from wgan_desktop.core.observer import BINS
from wgan_desktop.core.snapshot import Layer
from wgan_desktop.run.quantities import at_clip, through_layers


@pytest.mark.parametrize(("spread", "clipped"), [(0.01, True), (0.01, False), (0.002, False)])
def test_the_share_at_the_clip_value_is_that_of_the_weights_themselves(spread: float, clipped: bool) -> None:
    weights = np.random.default_rng(0).normal(0, spread, 20_000)
    weights = weights.clip(-0.01, 0.01) if clipped else weights
    end = np.abs(weights).max()
    counts, _ = np.histogram(weights, BINS, (-end, end))
    layer = Layer((counts / len(weights))[None].astype(np.float32), 1, np.array([[-end, end]], np.float32))
    sizes = np.abs(weights)
    expected = ((sizes >= 0.0099) & (sizes <= 0.01 * (1 + 1e-6))).mean()
    assert at_clip(layer, 0.01) == pytest.approx(expected, abs=1e-3)
    assert (expected > 0.3) == clipped


@pytest.mark.parametrize(
    ("norms", "expected"),
    [([4.0, 1.0, 2.0], 2.0), ([0.0, 3.0], 0.0), ([1.0, 0.0], math.nan), ([1.0], math.nan), ([], math.nan)],
)
def test_the_gradient_through_the_layers_is_first_over_last(norms: list[float], expected: float) -> None:
    assert through_layers(np.array(norms, np.float32)) == pytest.approx(expected, nan_ok=True)
