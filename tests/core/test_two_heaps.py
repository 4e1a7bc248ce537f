"""The laboratory's state."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from wgan_desktop.core.heaps import HeapError
from wgan_desktop.core.tables import number_columns
from wgan_desktop.core.two_heaps import DISTANCES, FULL, GROUND, JUST, OFFSETS, SHAPES, Drawn, TwoHeaps, of_column
from wgan_desktop.core.words import Said


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
    heaps = TwoHeaps(heap, heap)
    for index, found in heaps.over_offsets():
        theta = float(heaps.offsets[index])
        assert found["w1"] == pytest.approx(abs(theta), abs=1e-9)
        if abs(theta) > apart and not len(heap.normals):
            assert (found["kl"], found["reverse_kl"]) == (math.inf, math.inf)
            assert (found["js"], found["tv"]) == (pytest.approx(math.log(2)), pytest.approx(1))


@pytest.mark.parametrize(
    ("earth", "holes", "shared"),
    [("line", "line", {0.0: 1.0}), ("pair", "pair", {-1.0: 0.5, 0.0: 1.0, 1.0: 0.5}), ("line", "gaussian", {}),
     ("line", "pair", {-0.5: 0.5, 0.5: 0.5}), ("gaussian", "gaussian", {})],
)  # fmt: skip
def test_curves_over_theta_jump_where_points_meet_and_nowhere_else(
    earth: str, holes: str, shared: dict[float, float]
) -> None:
    """Of a share s of the mass in common TV = 1 - s; a tenth of theta beside it nothing is in common any more."""
    heaps = TwoHeaps(SHAPES[earth].make(), SHAPES[holes].make())
    found = {float(heaps.offsets[index]): values for index, values in heaps.over_offsets()}
    assert list(found) == sorted(found, key=abs)
    assert set(shared) <= set(found)
    assert len(found) == len(OFFSETS) + 2 * len(shared)
    if earth == "gaussian":
        return
    for offset, values in found.items():
        assert values["tv"] == pytest.approx(1 - shared.get(offset, 0.0))
        if holes == earth:  # of p and q with masses of one half or 1: JS = (1 - s) log 2
            assert values["js"] == pytest.approx((1 - shared.get(offset, 0.0)) * math.log(2))
            assert values["kl"] == (0.0 if shared.get(offset) == 1 else math.inf)
    for met in shared:
        beside = sorted(abs(offset - met) for offset in found)
        assert beside[:3] == pytest.approx([0, JUST, JUST], abs=1e-12)


@pytest.mark.parametrize("at", [0.1, 0.3, -0.7, 1.1])
def test_points_meet_whatever_sums_led_there(at: float) -> None:
    """In numbers of 64 bits 1.1 - 0.5 is not 0.1 + 0.5."""
    pair = SHAPES["pair"].make()
    for theta, shared in ((at + 1, 0.5), (at - 1, 0.5), (at, 1.0), (at + 0.5, 0.0)):
        assert TwoHeaps(pair, pair, theta, at).distances["tv"] == pytest.approx(1 - shared)


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


POINT = "; choose “One point”."
ONE = "Column v of huge.csv holds one number that can be used"
SAME = "All 2 numbers of column v of huge.csv that can be used are the same"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["1e300", "-1e300", "1"], f"{ONE}{POINT} 2 of its 3 rows were"),
        (["5", "x", "5"], f"{SAME}{POINT} One of its 3 rows was"),
        (["5", "5"], f"{SAME}{POINT}"),
    ],
)
def test_why_a_column_is_no_heap_is_the_truth(tmp_path: Path, cells: list[str], said: str) -> None:
    """Of 1e300, −1e300 and 1 it was said that all are the same."""
    (tmp_path / "huge.csv").write_text("v\n" + "\n".join(cells) + "\n")
    with pytest.raises(HeapError) as error:
        of_column(tmp_path / "huge.csv", "v")
    assert str(error.value).removesuffix(" skipped: a cell is empty, no number or too large.") == said
    assert isinstance(str(error.value), Said)


def test_a_column_is_chosen_by_its_name_and_skipped_rows_are_said(tmp_path: Path) -> None:
    table = tmp_path / "two.csv"
    table.write_text('first,"second, of all"\n1,5\n2,7\n,9\n4,\n')
    assert number_columns(table) == ("first", "second, of all")
    heap, said = of_column(table, "second, of all")
    assert heap.given == 3
    assert said.startswith("Column second, of all of two.csv: 3 numbers about their mean")
    assert said.endswith("One of its 4 rows was skipped: a cell is empty, no number or too large.")
    assert of_column(table)[1].startswith("Column first of two.csv: 3 numbers")


def test_a_column_without_a_name_is_told_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "plain.csv").write_text("1\n2\n4\n")
    assert of_column(tmp_path / "plain.csv")[1].startswith("Column 1 of plain.csv: 3 numbers")
