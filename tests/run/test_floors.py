"""Draws of a floor that several share."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np

from tests.run.fake_side import Trainer
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.floors import KEPT, Floors, key_of


class Hearer:
    """Notes what it is told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Mapping[int, float]]] = []

    def hear(self, key: str, draws: Mapping[int, float]) -> None:
        self.heard.append((key, draws))


def test_each_is_told_what_the_others_draw_of_the_same() -> None:
    floors, (one, two, other) = Floors(), (Hearer(), Hearer(), Hearer())
    assert floors.join("a", one.hear) == {}
    floors.join("b", other.hear)
    floors.tell("a", {3: 0.5}, one.hear)
    assert floors.join("a", two.hear) == {3: 0.5}
    floors.tell("a", {4: 0.25}, two.hear)
    assert (one.heard, two.heard, other.heard) == ([("a", {4: 0.25})], [], [])
    floors.join("b", one.hear)  # another run: of the old clouds it hears no more
    floors.tell("a", {5: 1.0}, two.hear)
    floors.leave(two.hear)
    floors.tell("a", {6: 1.0}, other.hear)
    assert (len(one.heard), two.heard) == (1, [])
    assert floors.join("a", two.hear) == {3: 0.5, 4: 0.25, 5: 1.0, 6: 1.0}


def test_those_of_long_ago_are_forgotten() -> None:
    floors, hearer = Floors(), Hearer()
    for number in range(KEPT + 2):
        floors.join(str(number), hearer.hear)
        floors.tell(str(number), {0: 1.0}, hearer.hear)
    assert floors.join("0", hearer.hear) == {}
    assert floors.join(str(KEPT + 1), hearer.hear) == {0: 1.0}


def test_the_key_tells_clouds_apart() -> None:
    seeds = {"a": 1, "b": 1, "c": 2}
    first, same, other = (Trainer(Settings(seed=seed), "cpu", run).reference for run, seed in seeds.items())
    assert key_of(first) == key_of(same) != key_of(other)
    assert key_of(dataclasses.replace(first, stratified=first.stratified + np.float32(1))) != key_of(first)
    assert key_of(dataclasses.replace(first, independent=first.independent[:2])) != key_of(first)
