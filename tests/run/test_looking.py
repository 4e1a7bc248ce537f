"""The plan of pictures, held against a trainer and a clock that are made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wgan_desktop.core.snapshot import LAYERS, Extent, Layer, Snapshot
from wgan_desktop.core.tiles import tiles
from wgan_desktop.run.looking import SHARE, Looker, Place
from wgan_desktop.run.messages import Needs

USUAL = {
    "points": 0.001, "surface": 0.011, "gradients": 0.004, "manifold": 0.001, "cloud": 0.02, "weights": 0.003,
    "slopes": 0.004, "held_out": 0.005, "averages": 0.003,
}  # fmt: skip


class Model:
    """Updates of one millisecond, looks of given cost, and a window that takes every picture at once."""

    def __init__(self, costs: dict[str, float], missing: Collection[str] = ()) -> None:
        self.now, self.costs, self.missing = 0.0, costs, missing
        self.spent, self.updates = 0.0, 0
        self.pictures: list[tuple[float, Snapshot]] = []  # as who gets them completes them
        self.renewed: Counter[str] = Counter()
        self.seen: list[Extent | None] = []
        self.looker = Looker(lambda: self.now)

    @property
    def place(self) -> Place:
        return Place("run", self.updates, 0, 0)

    def look(self, needs: Collection[str], seen: Extent | None = None) -> Snapshot:
        cost = self.costs["points"] + sum(self.costs.get(name, 0.0) for name in needs)
        self.now += cost
        self.spent += cost
        self.renewed.update(needs)
        self.seen.append(seen)
        nothing = np.zeros((1, 2), np.float32)
        made = {name: Layer(nothing, self.updates) for name in needs if name not in self.missing}
        box = (0.0, 1.0, 0.0, 1.0)
        return Snapshot("run", self.updates, 0, 0, 0, 0, self.now, "", (2,), box, nothing, nothing, made)

    def run(self, seconds: float, *, idle: bool = False, taken: bool = True) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += 0.001
            self.updates += not idle
            names = self.looker.plan(self.now, self.place, idle=idle)
            if names is not None:
                last = self.pictures[-1][1] if self.pictures else None
                self.pictures.append((self.now, self.looker.look(self, names, self.place).completed(last)))
                self.looker.free = taken


def test_a_twentieth_of_the_time_gives_every_layer_its_turn() -> None:
    model = Model(USUAL)
    model.looker.needs = Needs(frozenset(LAYERS), 30.0)
    model.run(60.0)
    assert model.spent <= SHARE * model.now
    assert len(model.pictures) / model.now >= 20
    assert min(model.renewed.values()) / model.now >= 0.4
    assert max(model.renewed.values()) - min(model.renewed.values()) <= 1


def test_of_layers_never_seen_in_a_run_the_cheap_ones_come_first() -> None:
    """A surface of a deep critic that takes a second, in a run of few steps: the weights need not wait for it."""
    model = Model(USUAL | {"surface": 1.0})
    model.looker.needs = Needs(frozenset({"surface", "weights", "slopes"}), 30.0)
    model.run(60.0)  # its cost is known now
    model.looker.begin()
    before = model.renewed.copy()
    model.run(0.5)
    assert model.renewed["weights"] > before["weights"]
    assert model.renewed["slopes"] > before["slopes"]


@given(
    costs=st.fixed_dictionaries({name: st.floats(1e-5, 0.5) for name in USUAL}),
    needs=st.sets(st.sampled_from(LAYERS)),
    rate=st.floats(0.5, 60),
)
def test_whatever_looking_costs_it_takes_its_share_and_no_more(
    costs: dict[str, float], needs: set[str], rate: float
) -> None:
    model = Model(costs)
    model.looker.needs = Needs(frozenset(needs), rate)
    model.run(30.0)
    unknown = sum(costs.values()) + 4 * costs["points"]  # what everything costs is learnt by doing it once
    assert model.spent <= SHARE * model.now + unknown + 2 * max(costs.values())
    assert len(model.pictures) <= 1 + rate * model.now


def test_at_rest_everything_stale_is_renewed_once() -> None:
    model = Model(USUAL)
    model.looker.needs = Needs(frozenset(LAYERS), 30.0)
    model.run(5.0)
    before = len(model.pictures)
    model.run(5.0, idle=True)
    assert len(model.pictures) == before + 1
    assert {layer.step for layer in model.pictures[-1][1].layers.values()} == {model.updates}


def test_a_layer_that_is_asked_for_at_rest_comes_and_one_that_is_not_costs_nothing() -> None:
    model = Model(USUAL)
    model.run(1.0, idle=True)
    assert len(model.pictures) == 1
    assert not model.renewed
    model.looker.needs = Needs(frozenset({"surface"}))
    model.run(1.0, idle=True)
    assert model.pictures[-1][1].layers.keys() == {"surface"} == model.renewed.keys()


def test_the_surface_follows_what_is_seen_of_the_plane_at_rest_too() -> None:
    model = Model(USUAL)
    model.looker.needs = Needs(frozenset({"surface", "manifold"}))
    model.run(1.0, idle=True)
    before = model.renewed.copy()
    model.looker.needs = Needs(frozenset({"surface", "manifold"}), seen=(-1.0, 2.0, -3.0, 4.0))
    model.run(1.0, idle=True)
    assert model.renewed - before == Counter(surface=1)
    assert model.seen == [None, (-1.0, 2.0, -3.0, 4.0)]


def test_layers_keep_their_own_step() -> None:
    model = Model(USUAL)
    model.looker.needs = Needs(frozenset({"surface"}), 30.0)
    model.run(3.0)
    ages = {shot.step - shot.layers["surface"].step for _, shot in model.pictures if shot.layers}
    assert min(ages) == 0 < max(ages)


def test_a_layer_that_the_problem_does_not_have_is_not_asked_for_without_end() -> None:
    model = Model(USUAL, missing=["surface"])
    model.looker.needs = Needs(frozenset({"surface"}))
    model.run(2.0, idle=True)
    assert len(model.pictures) == 1


@pytest.mark.parametrize("idle", [False, True])
def test_one_picture_is_on_its_way_at_a_time(idle: bool) -> None:
    model = Model(USUAL)
    model.run(3.0, idle=idle, taken=False)
    assert len(model.pictures) == 1
    model.looker.begin()  # another run: the picture that was on its way will never be taken
    model.run(3.0, idle=idle, taken=False)
    assert len(model.pictures) == 2


def test_the_tiles_of_the_points_come_with_every_picture_and_real_ones_once() -> None:
    few, real = tiles("generated", 8), tiles("real", 8)
    model = Model(USUAL)
    model.looker.needs = Needs(frozenset({few, real}), 10.0)
    model.run(3.0)
    assert model.renewed[few] == len(model.pictures) >= 25
    assert model.renewed[real] == 1
    assert {shot.layers[few].step - shot.step for _, shot in model.pictures} == {0}
    assert all(real in shot.layers for _, shot in model.pictures[1:]), "it is kept"
    model.run(1.0, idle=True)
    assert model.renewed[real] == 1


def test_tiles_take_nothing_from_the_points_share() -> None:
    dear = {**USUAL, "points": 0.1}
    alone, with_tiles = Model(dear), Model(dear)
    with_tiles.looker.needs = Needs(frozenset({tiles("generated", 8), tiles("real", 8)}))
    for model in (alone, with_tiles):
        model.run(60.0)
    assert len(with_tiles.pictures) >= len(alone.pictures) - 1


def test_a_grid_of_more_tiles_than_points_waits_for_its_turn() -> None:
    many = tiles("generated", 16)
    model = Model({**USUAL, many: 0.2})
    model.looker.needs = Needs(frozenset({many}), 30.0)
    model.run(60.0)
    assert model.spent <= SHARE * model.now + 0.5
    assert 5 <= model.renewed[many] < len(model.pictures) / 4
