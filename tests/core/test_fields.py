"""One row of the field table: what it accepts, and the words with which it refuses."""

from __future__ import annotations

import dataclasses
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.fields import LIVE, REBUILD, Field, FieldError, choice, number, table, text

WHOLE = Field("n", int, 3, "N", "points", "Help.", "loop", LIVE, 1, 16384)
REAL = Field("x", float, 0.5, "X", "", "Help.", "loop", LIVE, 0.0, 100.0, "log")
ONE_OF = Field("c", str, "a", "C", "", "Help.", "loop", REBUILD, choices=lambda: {"a": "Letter a", "b": "Letter b"})
FREE = Field("t", str, "", "T", "", "Help.", "loop", REBUILD)


@pytest.mark.parametrize(
    ("field", "given_", "kept"),
    [
        (WHOLE, 5, 5), (WHOLE, 5.0, 5), (WHOLE, "7", 7), (WHOLE, " 8 ", 8), (WHOLE, "1e3", 1000), (WHOLE, 1, 1),
        (WHOLE, 16384, 16384), (REAL, 1, 1.0), (REAL, "1e-4", 1e-4), (REAL, 0, 0.0), (REAL, "0.1", 0.1),
        (REAL, 100, 100.0), (ONE_OF, "b", "b"), (FREE, "any thing", "any thing"), (FREE, "", ""),
        (FREE, "дом/😀", "дом/😀"),
    ],
)  # fmt: skip
def test_what_fits_is_kept_with_the_fields_type(field: Field, given_: object, kept: object) -> None:
    value = field.parse(given_)
    assert value == kept
    assert type(value) is field.kind


@pytest.mark.parametrize(
    ("field", "wrong"),
    [(field, wrong) for field in (WHOLE, REAL) for wrong in (
        "x", "", None, [], {}, True, False, math.nan, math.inf, -math.inf, "nan", "inf", -1, 1e9, 10**400, "1,5", b"5",
        "٣x",
    )]
    + [(WHOLE, 0), (WHOLE, 1.5), (WHOLE, "2.5"), (WHOLE, 16385), (REAL, -1e-300), (REAL, 100.0001)]
    + [(ONE_OF, wrong) for wrong in ("c", "A", "", 1, None, True, ["a"])]
    + [(FREE, wrong) for wrong in (1, None, b"x", "half a character: \ud800")],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_what_does(field: Field, wrong: object) -> None:
    with pytest.raises(FieldError) as error:
        field.parse(wrong)
    assert str(error.value) == field.allowed


def test_the_words_for_what_is_allowed() -> None:
    assert WHOLE.allowed == "a whole number from 1 to 16384"
    assert REAL.allowed == "a number from 0 to 100"
    assert ONE_OF.allowed == "one of a, b"
    assert FREE.allowed == "text"
    seed = dataclasses.replace(WHOLE, low=0, high=2**31 - 1)
    assert seed.allowed == "a whole number from 0 to 2147483647", "in full: 2.14748e+09 would itself be refused"


@given(value=st.integers(1, 16384))
def test_whole_numbers_come_back_from_text(value: int) -> None:
    assert WHOLE.parse(str(value)) == WHOLE.parse(float(value)) == value


@given(value=st.floats(0, 100))
def test_numbers_come_back_from_their_text_exactly(value: float) -> None:
    assert REAL.parse(repr(value)) == value


@given(value=st.one_of(st.text(), st.floats(), st.integers(), st.binary(), st.none(), st.lists(st.integers())))
def test_anything_at_all_is_a_value_or_a_refusal(value: object) -> None:
    for field in (WHOLE, REAL, ONE_OF, FREE):
        try:
            kept = field.parse(value)
        except FieldError:
            continue
        assert type(kept) is field.kind
        assert field.parse(kept) == kept


def test_a_table_is_read_off_a_dataclass_in_order() -> None:
    @dataclasses.dataclass
    class Knobs:
        rate: float = number(1e-3, "Rate", "How fast.", low=0.0, high=1.0, group="a", scale="log", unit="1/s")
        count: int = number(4, "Count", "How many.", low=1, high=9, group="b", effect=REBUILD)
        kind: str = choice("x", "Kind", "Which.", choices=lambda: {"x": "The x"}, group="b")
        path: str = text("", "Path", "Where.", group="c")

    rows = table(Knobs)
    assert list(rows) == ["rate", "count", "kind", "path"]
    assert [row.kind for row in rows.values()] == [float, int, str, str]
    assert rows["rate"] == Field("rate", float, 1e-3, "Rate", "1/s", "How fast.", "a", LIVE, 0.0, 1.0, "log")
    assert [row.effect for row in rows.values()] == [LIVE, REBUILD, LIVE, REBUILD]
    assert rows["kind"].choices is not None
    assert rows["kind"].choices() == {"x": "The x"}
