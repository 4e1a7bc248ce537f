"""The laboratory's state."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from wgan_desktop.core.heaps import HeapError
from wgan_desktop.core.two_heaps import DISTANCES, FULL, GROUND, OFFSETS, SHAPES, Drawn, TwoHeaps, of_column


@pytest.mark.parametrize("earth", SHAPES)
@pytest.mark.parametrize("holes", SHAPES)
def test_the_work_of_any_two_shapes_is_the_area_between_them(earth: str, holes: str) -> None:
    for theta in (-3.0, 0.0, 0.3):
        heaps = TwoHeaps(SHAPES[earth].make(), SHAPES[holes].make(), theta)
        assert heaps.carrying.total == pytest.approx(heaps.distances["w1"], abs=1e-9)
        assert heaps.distances.keys() == DISTANCES.keys()
        assert not any(map(math.isnan, heaps.distances.values()))


@pytest.mark.parametrize("shape", SHAPES)
def test_only_the_work_tells_how_far_equal_heaps_lie_apart(shape: str) -> None:
    """The article's claim: where they do not overlap JS is log 2 and KL infinite, and W1 falls straight."""
    heap = SHAPES[shape].make()
    apart = heap.ends[1] - heap.ends[0]
    for index, found in TwoHeaps(heap, heap).over_offsets():
        theta = float(OFFSETS[index])
        assert found["w1"] == pytest.approx(abs(theta), abs=1e-9)
        if abs(theta) > apart and not len(heap.normals):
            assert (found["kl"], found["reverse_kl"]) == (math.inf, math.inf)
            assert (found["js"], found["tv"]) == (pytest.approx(math.log(2)), pytest.approx(1))


def test_a_heap_moves_with_theta_and_the_holes_with_theirs() -> None:
    heaps = TwoHeaps(SHAPES["uniform"].make(), SHAPES["pair"].make(), theta=1.5, at=-2.0)
    assert heaps.fake.ends == (1.0, 2.0)
    assert heaps.real.ends == (-2.5, -1.5)
    assert heaps.tied
    assert not TwoHeaps(heaps.earth, heaps.holes, 1.5, -2.0, p=2).tied


class TestDrawn:
    def test_a_stroke_sets_the_heights_below_it(self) -> None:
        drawn = Drawn()
        with pytest.raises(HeapError, match="no mass"):
            drawn.heap()
        drawn.stroke((2.0, 0.5), (0.0, 0.5))
        heap = drawn.heap()
        cell = (GROUND[1] - GROUND[0]) / len(drawn.heights)
        assert heap.ends == (pytest.approx(0.0, abs=cell), pytest.approx(2.0, abs=cell))
        assert np.ptp(heap.mass) == pytest.approx(0, abs=1e-12)
        drawn.stroke((-9.0, 9.0), (9.0, -9.0))  # beyond every edge
        assert drawn.heights.max() == FULL
        assert drawn.heights.min() == 0

    @pytest.mark.parametrize("shape", SHAPES)
    def test_it_begins_with_the_heap_that_is_there(self, shape: str) -> None:
        heap, drawn = SHAPES[shape].make(), Drawn()
        drawn.begin(heap)
        assert drawn.heights.max() == 0.5 * FULL
        assert drawn.heap().mean == pytest.approx(heap.mean, abs=0.05)


@pytest.mark.parametrize("number", ["0.1", "3", "-1e-9", "0"])
def test_a_column_of_one_number_is_no_heap(tmp_path: Path, number: str) -> None:
    """The mean of seven 0.1 is not 0.1: their standard deviation is not quite 0."""
    (tmp_path / "same.csv").write_text("a\n" + 7 * f"{number}\n")
    with pytest.raises(HeapError, match="are the same"):
        of_column(tmp_path / "same.csv")
