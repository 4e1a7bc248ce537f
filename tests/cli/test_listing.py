"""``list``: everything registered, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Said
from wgan_desktop.cli.arguments import LISTS
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.ui.panels import PANELS

Say = Callable[..., Said]
KNOWN = {
    "problems": PROBLEMS, "losses": LOSSES, "constraints": CONSTRAINTS, "presets": presets(), "duels": duel_presets(),
    "panels": PANELS,
}  # fmt: skip


@pytest.mark.parametrize("what", LISTS)
def test_everything_is_listed(say: Say, what: str) -> None:
    rows = json.loads(say("list", what, "--json").out)
    assert [row["name"] for row in rows] == list(KNOWN[what])
    assert all(row["label"] and row["about"] for row in rows)
    words = say("list", what).out
    assert all(row["name"] in words and row["label"] in words for row in rows)


@pytest.mark.parametrize("what", ["problems", "losses", "constraints"])
def test_formulas_have_their_source(say: Say, what: str) -> None:
    rows = {row["name"]: row for row in json.loads(say("list", what, "--json").out)}
    assert all(row["formula"] and row["source"] for name, row in rows.items() if name != "none")


def test_presets_say_how_large_their_networks_are(say: Say) -> None:
    (row,) = [row for row in json.loads(say("list", "presets", "--json").out) if row["name"] == "gan_lab"]
    assert row["formula"] == "non_saturating + none on one_ring; 114 parameters in the generator, 105 in the critic"
