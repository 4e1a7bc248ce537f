from __future__ import annotations

import json
import pickle

import pytest

from wgan_desktop.core.words import Said, SaidError, joined


def test_it_is_plain_english() -> None:
    said = Said("{n} steps of {loss} at {rate:.1e}", n=12345, loss="hinge", rate=1e-3)
    assert said == "12,345 steps of hinge at 1.0e-03"
    assert json.loads(json.dumps({"said": said})) == {"said": said}


def test_braces_without_values_stay() -> None:
    assert Said("{…}") == "{…}"


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
