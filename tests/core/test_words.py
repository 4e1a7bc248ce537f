from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.words import Said, SaidError, from_plain, joined, nearest, said_by, shown, to_plain


def test_it_is_plain_english() -> None:
    said = Said("{n} steps of {loss} at {rate:.1e}", n=12345, loss="hinge", rate=1e-3)
    assert said == "12,345 steps of hinge at 1.0e-03"
    assert json.loads(json.dumps({"said": said})) == {"said": said}


def test_braces_without_values_stay() -> None:
    assert Said("{…}") == "{…}"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_shown_number_reads_back(value: float) -> None:
    assert float(shown(value)) == value


@pytest.mark.parametrize(
    ("value", "text"), [(256.0, "256"), (0.05, "0.05"), (5e-5, "5e-5"), (0.0, "0"), (1e9, "1e9"), (0.001, "0.001")]
)
def test_numbers_are_shown_as_one_writes_them(value: float, text: str) -> None:
    assert shown(value) == Said("{value}", value=value) == text


def test_it_survives_an_exception_and_a_process() -> None:
    said = Said("The critic is {how}", how=Said("dead"))
    for arrived in (str(ValueError(said)), pickle.loads(pickle.dumps(said)), str(SaidError(said))):
        assert isinstance(arrived, Said)
        assert (arrived, arrived.pattern, arrived.values) == (said, said.pattern, said.values)
        assert isinstance(arrived.values["how"], Said)


def test_an_error_is_said() -> None:
    with pytest.raises(SaidError, match="no column 3"):
        raise SaidError("no column {n}", n=3)


def test_sentences_are_joined() -> None:
    assert joined(["One {a}.", Said("Two {n}.", n=2)]) == "One {a}. Two 2."


def test_a_sentence_is_kept_as_json() -> None:
    said = Said("{file}: {why} ({n})", file=Path("a.png"), why=Said("it has {size} bytes", size=1234), n=2)
    again = from_plain(json.loads(json.dumps(to_plain(said))))
    assert again == said == "a.png: it has 1,234 bytes (2)"
    assert again.values["why"].values == {"size": 1234}
    for broken in ([], "text", ["{a}", 3], ["{a}", {"b": 1}]):
        with pytest.raises((ValueError, KeyError, AttributeError)):
            from_plain(broken)  # type: ignore[arg-type]


def test_what_an_exception_says_can_be_said_again() -> None:
    assert said_by(SaidError("no column {n}", n=3)).values == {"n": 3}
    assert said_by(ValueError("of somebody else: {x}")) == "of somebody else: {x}"


def test_did_you_mean() -> None:
    names = {"square": 1, "circle": 2}
    assert nearest("sqare", names) == "square"
    assert nearest("xyz", names) is None
    assert nearest("sum", ["square"], cutoff=0.4) == "square"
