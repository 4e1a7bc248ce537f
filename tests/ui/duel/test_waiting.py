"""That a run is waited for is said whenever others stand for it, however few steps it is behind."""

from __future__ import annotations

import dataclasses

import pytest

from wgan_desktop.core.settings import Settings
from wgan_desktop.run.history import History
from wgan_desktop.run.messages import State
from wgan_desktop.run.view import View
from wgan_desktop.ui.controls.readings import activity, numbers
from wgan_desktop.ui.duel.waiting import PATIENCE, Waiting
from wgan_desktop.ui.timings import Timings

VIEW = View(settings=Settings(), pending=False, host="process", history=History())


def at(step: int, *, waits: bool) -> View:
    state = State("r", "playing", step, 0, step, step, 74.5, seconds=step / 100, waits=waits)
    return dataclasses.replace(VIEW, state=state)


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def waiting(now: list[float]) -> Waiting:
    return Waiting(lambda: now[0])


def test_whoever_stands_for_another_says_for_whom(waiting: Waiting, now: list[float]) -> None:
    runs = [at(221, waits=True), at(221, waits=True), at(36, waits=False)]
    waiting.follow(runs, by_seconds=False)
    assert (waiting.words, waiting.held_up(0)) == ("", "")
    now[0] += PATIENCE
    waiting.follow(runs, by_seconds=False)
    assert waiting.words == "C (36 of 221)"
    assert [waiting.held_up(index) for index in range(3)] == 2 * ["waits for C (36 of 221)"] + [""]
    waiting.follow(runs, by_seconds=True)
    assert waiting.words == "C (0.4 s of 2.2 s)"
    waiting.follow([at(222, waits=False)] * 3, by_seconds=False)
    assert waiting.words == ""


def test_in_step_nobody_is_said_to_wait(waiting: Waiting, now: list[float]) -> None:
    """The faster one stands at the end of each lease, for moments."""
    for step in range(20):
        now[0] += PATIENCE / 3
        waiting.follow([at(step, waits=True), at(step - 1, waits=False)], by_seconds=False)
        assert waiting.words == ""


def test_one_that_begins_is_waited_for(waiting: Waiting, now: list[float]) -> None:
    for _ in range(2):
        now[0] += PATIENCE
        waiting.follow([at(500, waits=True), VIEW], by_seconds=False)
    assert waiting.words == "B (0 of 500)"


def test_the_bar_says_so_and_counts_no_steps() -> None:
    held_up = "waits for C (36 of 221)"
    assert activity(at(221, waits=True), held_up).value == held_up
    assert numbers(at(221, waits=True), Timings(), held_up=True)["steps"].value == "0"
    assert numbers(at(221, waits=False), Timings())["steps"].value == "74.5"
