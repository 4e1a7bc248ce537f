"""A thread that computes alone is held on one of two processors, and on no other machine."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from wgan_desktop.run import processors
from wgan_desktop.run.processors import choice, hold_on


@pytest.mark.parametrize(
    ("allowed", "threads", "expected"),
    [({0, 1}, 1, {0}), ({4, 7}, 1, {4}), ({0, 1}, 2, {0, 1}), ({0}, 1, {0}), ({0, 1, 2, 3}, 1, {0, 1, 2, 3})],
)
def test_choice(allowed: set[int], threads: int, expected: set[int]) -> None:
    assert choice(allowed, threads) == expected


def test_one_of_two_processors_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[int]] = []
    monkeypatch.setattr(processors, "_ALLOWED", {3, 5})
    monkeypatch.setattr(os, "sched_setaffinity", lambda _who, where: asked.append(where), raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    for threads in (1, 2, 0):
        hold_on(threads)
    assert asked == [{3}, {3, 5}, {3, 5}]


def test_only_the_calling_thread_is_held_and_let_go_again() -> None:
    if sys.platform != "linux":
        hold_on(1)  # does nothing, and complains of nothing
        return
    before, seen = os.sched_getaffinity(0), []

    def train() -> None:
        for threads in (1, 2):
            hold_on(threads)
            seen.append(os.sched_getaffinity(0))

    thread = threading.Thread(target=train)
    thread.start()
    thread.join()
    assert seen == [choice(before, 1), before]
    assert os.sched_getaffinity(0) == before
