"""The blocks of two heaps: what is drawn of them is their mass."""

from __future__ import annotations

import numpy as np
import pytest

from wgan_desktop.core.heaps import Heap
from wgan_desktop.core.two_heaps import TwoHeaps
from wgan_desktop.ui.drawing.ground import POST, Bricks

HEAPS = {
    "a narrow block": Heap.uniform(-0.02, 0.02),
    "a steep heap": Heap.gaussians([(1.0, 0.0, 0.05)]),
    "a wide heap": Heap.gaussians([(1.0, 0.0, 0.6)]),
    "a point": Heap.points([0.0]),
}


@pytest.mark.parametrize("turned", [0, 0.5, 1])
@pytest.mark.parametrize("name", HEAPS)
def test_blocks_lie_beside_or_on_each_other_and_their_area_is_their_mass(name: str, turned: float) -> None:
    carrying = TwoHeaps(HEAPS[name], HEAPS["a wide heap"], turned=turned).carrying
    bricks = Bricks.standing(carrying.sources, carrying.mass, last_below=True)
    assert (bricks.height * (bricks.high - bricks.low)).sum() == pytest.approx(1)
    order = np.lexsort((bricks.base, bricks.low))
    beside = bricks.low[order][1:] >= bricks.high[order][:-1] - 1e-9
    above = bricks.base[order][1:] >= (bricks.base + bricks.height)[order][:-1] - 1e-9
    assert (beside | above).all()
    if name != "a point":
        np.testing.assert_allclose(np.stack([bricks.low, bricks.high], 1), carrying.sources)
    else:
        np.testing.assert_allclose(bricks.high - bricks.low, POST)
