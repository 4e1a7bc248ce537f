from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeSession
from wgan_desktop.core.questions import Nearest
from wgan_desktop.ui import bridge as module
from wgan_desktop.ui.bridge import Bridge, Viewer
from wgan_desktop.ui.timings import FRAMES, Timings


class Clock:
    """Stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Looker:
    """A viewer that notes when it was shown something and takes its time over it."""

    def __init__(self, clock: Clock, rate: float, cost: float = 0.0, needs: frozenset[str] = frozenset()) -> None:
        self.clock, self.cost, self.beats, self.visible = clock, cost, 0, True
        self.shown: list[float] = []
        self.needs = needs
        self.viewer = Viewer(
            self.show, lambda: rate, lambda: self.visible, lambda: self.needs, self.beat, pictures=True, staggered=True
        )

    def show(self, view: object) -> None:
        self.shown.append(self.clock.now)
        self.clock.now += self.cost

    def beat(self, now: float) -> None:
        self.beats += 1


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def errors() -> list[Exception]:
    return []


@pytest.fixture
def bridge(qapp: object, session: FakeSession, clock: Clock, errors: list[Exception]) -> Iterator[Bridge]:
    made = Bridge(session, errors.append, 30, clock)  # type: ignore[arg-type]
    yield made
    made.deleteLater()


def run(bridge: Bridge, clock: Clock, beats: int) -> None:
    start = clock.now
    for number in range(beats):
        clock.now = max(clock.now, start + number / 30)
        bridge.beat()


def test_each_viewer_is_shown_at_its_rate(bridge: Bridge, clock: Clock) -> None:
    lookers = {rate: Looker(clock, rate) for rate in (60.0, 30.0, 10.0, 1.0)}
    for looker in lookers.values():
        bridge.add(looker.viewer)
    run(bridge, clock, 300)
    counts = {rate: len(looker.shown) for rate, looker in lookers.items()}
    assert counts[60.0] == counts[30.0] == 300
    assert counts[10.0] == pytest.approx(100, abs=2)
    assert counts[1.0] == pytest.approx(10, abs=1)
    assert all(looker.beats == 300 for looker in lookers.values())


def test_what_is_asked_is_told_together_and_only_when_it_changes(
    bridge: Bridge, clock: Clock, session: FakeSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(session, "set_needs", lambda *needs: told.append(needs[3]))
    asked = [frozenset({Nearest("generated", 1)}), frozenset({Nearest("real", 2)})]
    for number in (0, 1):
        viewer = Viewer(lambda view: None, lambda: 5.0, lambda: True, asks=lambda number=number: asked[number])
        bridge.add(viewer)
    run(bridge, clock, 3)
    asked[1] = frozenset()
    run(bridge, clock, 3)
    assert told == [{Nearest("generated", 1), Nearest("real", 2)}, {Nearest("generated", 1)}]


def test_slow_viewers_spread_over_the_beats(bridge: Bridge, clock: Clock) -> None:
    fast = Looker(clock, 30.0, 0.004)
    slow = [Looker(clock, 8.0, 0.009) for _ in range(3)]
    for looker in (fast, *slow):
        bridge.add(looker.viewer)
    run(bridge, clock, 300)
    assert len(fast.shown) == 300
    assert all(len(looker.shown) >= 70 for looker in slow)
    at_once = [sum(abs(a - b) < 0.02 for b in slow[1].shown) for a in slow[0].shown]
    assert sum(at_once) == 0


def test_who_is_not_looked_at_costs_nothing(bridge: Bridge, clock: Clock, session: FakeSession) -> None:
    looker = Looker(clock, 30.0, needs=frozenset({"surface"}))
    looker.visible = False
    bridge.add(looker.viewer)
    run(bridge, clock, 10)
    assert (looker.shown, looker.beats) == ([], 0)
    assert [said for said in session.said if said[0] == "set_needs"] == [
        ("set_needs", frozenset(), module.DAWDLE, None)
    ]


def test_needs_are_told_when_they_change(bridge: Bridge, clock: Clock, session: FakeSession) -> None:
    one = Looker(clock, 30.0, needs=frozenset({"surface"}))
    other = Looker(clock, 8.0, needs=frozenset({"cloud"}))
    for looker in (one, other):
        bridge.add(looker.viewer)
    run(bridge, clock, 20)
    one.visible = False
    run(bridge, clock, 20)
    told = [said[1:] for said in session.said if said[0] == "set_needs"]
    assert told == [(frozenset({"surface", "cloud"}), 30.0, None), (frozenset({"cloud"}), 8.0, None)]


def test_a_viewer_that_fails_stops_nobody(bridge: Bridge, clock: Clock, errors: list[Exception]) -> None:
    def fail(view: object) -> None:
        raise RuntimeError("broken")

    bridge.add(Viewer(fail, lambda: 30.0, lambda: True))
    looker = Looker(clock, 30.0)
    bridge.add(looker.viewer)
    run(bridge, clock, 5)
    assert len(looker.shown) == len(errors) == 5


def test_the_work_of_a_beat_is_measured(bridge: Bridge, clock: Clock, qtbot: QtBot) -> None:
    bridge.add(Looker(clock, 30.0, 0.007).viewer)
    bridge.beat()
    qtbot.waitUntil(lambda: bridge.timings.work(1)[0] > 0)
    assert bridge.timings.work(1)[0] == pytest.approx(7)


def test_another_picture_is_asked_for_when_this_one_is_painted(
    bridge: Bridge, session: FakeSession, qtbot: QtBot
) -> None:
    bridge.beat()
    assert session.seen is None
    qtbot.waitUntil(lambda: session.seen is bridge.view)


def test_it_beats_by_itself(bridge: Bridge, qtbot: QtBot) -> None:
    bridge.start()
    qtbot.waitUntil(lambda: bridge.timings.beats >= 3)
    bridge.set_hertz(60)
    bridge.stop()


def test_few_cores_get_fewer_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert module.default_hertz() == 30
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    assert module.default_hertz() == 60


def test_timings_keep_the_newest() -> None:
    timings = Timings()
    for number in range(FRAMES + 100):
        timings.beat(1 + number * 0.02)
        timings.done(1 + number * 0.02 + number * 1e-6)
    assert timings.intervals() == pytest.approx(20)
    assert len(timings.intervals()) == len(timings.work()) == FRAMES
    assert timings.work(2) == pytest.approx([(FRAMES + 98) * 1e-3, (FRAMES + 99) * 1e-3], rel=1e-6)
    assert timings.frames_per_second() == pytest.approx(50)
    timings.clear()
    assert len(timings.work()) == len(timings.intervals()) == 0
