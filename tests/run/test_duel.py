"""Runs in lockstep: none runs away, all stand at the same step, and what befalls one leaves the others alone."""

from __future__ import annotations

import functools
import math
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from tests.run.driving import FAKE, PATIENCE, REAL, SMALL, rests, step, until
from wgan_desktop.core.duels import Share
from wgan_desktop.core.settings import Settings
from wgan_desktop.run import duel as duels
from wgan_desktop.run.duel import Duel, DuelError
from wgan_desktop.run.messages import Pace, State
from wgan_desktop.run.session import Session
from wgan_desktop.run.view import View

SLOW = SMALL.replace(critic_steps=7)
Begin = Callable[..., Duel]


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Begins duels in threads, without torch unless asked for it; the first session is closed after its duel."""
    begun: list[tuple[Session, Duel]] = []

    def start(
        *settings: Settings, side: str = FAKE, host: str = "thread", free: int = 0, playing: bool = True, **options: Any
    ) -> Duel:
        make = functools.partial(Session, host=host, torch_side=side, transport=False)
        first = make(settings[0], playing=playing)
        first.start()
        if not playing:
            until(first, rests)
        if free:
            until(first, step(free))
        duel = Duel(first, settings[1:], make=make, **options)
        begun.append((first, duel))
        return duel

    yield start
    for first, duel in begun:
        duel.close()
        first.close()


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lead of steps is the shortest."""
    monkeypatch.setattr(duels, "LEAD", 0.0)


def all_until(duel: Duel, true: Callable[[Sequence[View]], Any]) -> Sequence[View]:
    """The first views of which ``true`` holds."""
    deadline = time.monotonic() + PATIENCE
    while not true(views := duel.views()):
        assert time.monotonic() < deadline, f"never came true; {[view.state for view in views]}"
        time.sleep(0.002)
    return views


def state(session: Session) -> State:
    return session.view().state or State("", "preparing", 0, 0, 0, 0, 0.0)


def each(true: Callable[[View], Any]) -> Callable[[Sequence[View]], bool]:
    return lambda views: all(true(view) for view in views)


def names(duel: Duel) -> list[str]:
    return duel.called([view.settings for view in duel.views()])


def places(views: Sequence[View]) -> list[tuple[int, int]]:
    """Step and update of each."""
    return [(view.state.step, view.state.update) for view in views if view.state is not None]


# In lockstep


@pytest.mark.usefixtures("short")
def test_none_is_ever_further_ahead_than_the_lead(begin: Begin) -> None:
    duel = begin(SMALL, SLOW, SMALL.replace(critic_steps=4), playing=False)  # else the first has a start of its own
    duel.play()
    deadline = time.monotonic() + PATIENCE
    while state(duel.sessions[1]).step < 60:
        for one in duel.sessions:
            for other in duel.sessions:
                ahead = state(one).step
                assert ahead <= state(other).step + duels.SHORTEST  # read later: it has only got on since
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_who_is_faster_waits_and_nobody_else(begin: Begin) -> None:
    duel = begin(SMALL, SLOW)
    fast, slow = duel.sessions
    until(fast, lambda view: view.state and view.state.step > 40 and view.state.waits)
    view = until(slow, step(80))
    assert view.state is not None
    assert view.state.activity == "playing"
    assert not view.state.waits


def test_all_pause_at_the_same_step(begin: Begin) -> None:
    duel = begin(SMALL, SLOW, SMALL.replace(critic_steps=1))
    for round_ in range(1, 4):
        all_until(duel, each(step(30 * round_)))
        duel.pause()
        assert not duel.playing
        views = all_until(duel, each(rests))
        assert len(set(places(views))) == 1
        assert places(views)[0][1] == 0
        views = all_until(duel, each(lambda view, pauses=round_: len(view.journal) == pauses))
        assert len({(entry.action, entry.step) for view in views for entry in view.journal}) == round_
        duel.play()
        assert duel.playing


def test_a_pause_at_the_very_beginning_holds_all_at_one_step(begin: Begin) -> None:
    duel = begin(SMALL, SLOW, playing=False)
    duel.play()
    duel.pause()
    views = all_until(duel, each(lambda view: step(1)(view) and rests(view)))  # all rested before it, too
    assert len(set(places(views))) == 1


@pytest.mark.usefixtures("short")
def test_a_run_that_has_long_been_going_on_waits_for_the_newcomer(begin: Begin) -> None:
    duel = begin(SMALL, SMALL.replace(critic_steps=1), free=60)
    old, new = duel.sessions
    until(old, lambda view: view.state and view.state.waits)
    stands = state(old).step
    until(new, step(10))
    assert state(old).step == stands
    duel.pause()
    all_until(duel, each(rests))
    assert state(new).step < stands  # a pause does not wait until it has caught up
    duel.play()
    until(old, step(stands + 20))
    assert state(new).step > stands


@pytest.mark.parametrize("share", ["steps", "seconds"])
def test_all_stand_at_a_bound_though_they_play(begin: Begin, share: Share) -> None:
    duel = begin(SMALL, SLOW, share=share, playing=False)
    duel.set_bound(30)
    duel.play()
    views = all_until(duel, each(lambda view: view.state is not None and view.state.waits and view.state.step >= 30))
    assert set(places(views)) == {(30, 0)}
    duel.set_bound(math.inf)
    all_until(duel, each(step(40)))


def test_equal_seconds(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    """An update of the trainer that stands in takes half a millisecond: 3 a step against 8."""
    monkeypatch.setattr(duels, "LEAD", 0.02)
    duel = begin(SMALL, SLOW, share="seconds")
    fast, slow = duel.sessions
    while state(slow).step < 100:
        for one, other in ((fast, slow), (slow, fast)):
            ahead = state(one).seconds
            assert ahead <= state(other).seconds + 0.02 + 0.005
        time.sleep(0.001)
    duel.pause()
    views = all_until(duel, each(rests))
    one, other = (view.state for view in views if view.state is not None)
    assert one.seconds == pytest.approx(other.seconds, abs=0.005)
    assert one.step == pytest.approx(other.step * 8 / 3, rel=0.05)
    duel.set_share("steps")
    assert duel.share == "steps"
    duel.play()
    all_until(duel, lambda views: len({place for place, _ in places(views)}) == 1)


def test_a_pace_is_everybodys(begin: Begin) -> None:
    duel = begin(SMALL, SMALL)
    all_until(duel, each(step(1)))
    duel.set_pace(Pace(seconds_per_substep=0.01))
    duel.add(SMALL)
    all_until(duel, each(lambda view: view.state is not None and view.state.substep))


def test_by_hand_one_or_all(begin: Begin) -> None:
    duel = begin(SMALL, SLOW)
    all_until(duel, each(step(5)))
    duel.pause()
    before = places(all_until(duel, each(rests)))
    duel.advance("step")
    all_until(duel, lambda views: places(views) == [(place + 1, 0) for place, _ in before])
    duel.advance("step", 1)
    all_until(duel, lambda views: places(views) == [(before[0][0] + 1, 0), (before[0][0] + 2, 0)])
    duel.play()
    all_until(duel, each(step(before[0][0] + 20)))


# What befalls one


def test_a_child_that_dies_leaves_the_other_which_waits_at_its_lead(begin: Begin) -> None:
    deadly = SMALL.replace(points="die@10")
    duel = begin(deadly.replace(critic_lr=1e-5), deadly, host="process", names=("left", "right"))
    left, right = duel.sessions
    until(right, lambda view: view.failure)
    view = until(left, lambda view: view.state and view.state.waits)
    assert view.failure is None
    assert view.state is not None
    assert duels.SHORTEST <= view.state.step < 10 + duels.LEAD * 2000  # a step takes at least half a millisecond
    duel.apply(deadly.replace(critic_lr=2e-5), 1)
    duel.play()
    all_until(duel, each(step(view.state.step + 20)))
    assert names(duel) == ["left", "right"]


def test_a_run_that_stops_holds_the_others(begin: Begin) -> None:
    duel = begin(SMALL.replace(stop_steps=25), SLOW)
    views = all_until(duel, each(lambda view: view.state is not None and view.state.activity == "stopped"))
    assert places(views) == [(25, 0), (25, 0)]


# Settings


def test_a_change_goes_to_one_or_to_all(begin: Begin) -> None:
    one, other = SMALL.replace(clip=0.5), SLOW.replace(clip=0.25)
    duel = begin(one, other)
    duel.apply(one.replace(critic_lr=0.125))
    assert [view.settings for view in duel.views()] == [one.replace(critic_lr=0.125), other.replace(critic_lr=0.125)]
    duel.apply(other.replace(critic_lr=0.125, clip=0.0625), 1)
    assert [view.settings.clip for view in duel.views()] == [0.5, 0.0625]
    duel.apply(duel.views()[1].settings.replace(batch_size=32), 1)
    assert [view.settings.batch_size for view in duel.views()] == [32, 32]
    all_until(duel, each(lambda view: not view.pending and view.in_force.settings.batch_size == 32))


def test_a_new_problem_is_everybodys_and_all_begin_anew(begin: Begin) -> None:
    duel = begin(SMALL.replace(problem="digits", generator_output="tanh"), SLOW.replace(generator_output="tanh"))
    runs = [view.started.run for view in all_until(duel, each(step(30))) if view.started is not None]
    duel.apply(SMALL, 0)
    wanted = [view.settings for view in duel.views()]
    assert [(each.problem, each.generator_output) for each in wanted] == [("ring8", "linear")] * 2
    views = all_until(duel, each(lambda view: view.started is not None and view.started.run not in runs))
    assert max(place for place, _ in places(views)) < 30


def test_who_begins_anew_for_itself_catches_up(begin: Begin) -> None:
    duel = begin(SMALL, SMALL)
    stands, _ = places(all_until(duel, each(step(30))))[0]
    duel.apply(SMALL.replace(critic_width=9), 1)
    until(duel.sessions[1], lambda view: view.state and view.state.step < 30)
    assert state(duel.sessions[0]).step >= stands
    all_until(duel, each(step(stands + 40)))


@pytest.mark.usefixtures("short")
def test_all_begin_anew_together(begin: Begin) -> None:
    duel = begin(SMALL, SLOW)
    all_until(duel, each(step(20)))
    duel.restart(7)
    assert [view.settings.seed for view in duel.views()] == [7, 7]
    views = duel.views()
    while max(place for place, _ in places(views) or [(0, 0)]) < 20:
        fast, slow = duel.sessions
        assert state(fast).step <= state(slow).step + duels.SHORTEST
        views = duel.views()
    assert not any(view.failure for view in views)


def test_losses_change_sides(begin: Begin) -> None:
    wgan = SMALL.replace(loss="wasserstein", constraint="gradient_penalty", constraint_weight=3.0, critic_lr=0.25)
    gan = SLOW.replace(loss="minimax", constraint="clip", clip=0.5, critic_lr=0.125)
    duel = begin(wgan, gan)
    all_until(duel, each(step(5)))
    duel.swap()
    method = {name: getattr(gan, name) for name in ("loss", "constraint", "constraint_weight", "clip")}
    views = all_until(duel, each(lambda view: not view.pending))
    assert views[0].settings == wgan.replace(**method)
    assert views[1].settings == gan.replace(**{name: getattr(wgan, name) for name in method})
    duel.swap()
    assert [view.settings for view in duel.views()] == [wgan, gan]


# Who takes part


def test_what_disagrees_is_taken_from_the_first(begin: Begin) -> None:
    duel = begin(SMALL.replace(seed=3), SLOW.replace(batch_size=8, seed=4))
    assert str(duel.said) == "B takes from the first run: Batch size, Seed."
    assert duel.views()[1].settings == SLOW.replace(seed=3)
    assert duel.add(SMALL.replace(seed=3, clip=0.5)) == ""
    assert names(duel) == ["WGAN-GP", "WGAN-GP", "WGAN-GP"]


def test_runs_come_and_go(begin: Begin) -> None:
    duel = begin(SMALL, SMALL, names=("mine",))
    assert names(duel) == ["mine", "mine"]
    duel.add(SLOW)
    duel.add(SMALL, "last")
    assert names(duel) == ["mine", "mine", "mine", "last"]
    with pytest.raises(DuelError, match="at most four"):
        duel.add(SMALL)
    all_until(duel, each(step(10)))
    duel.remove(2)
    assert names(duel) == ["mine", "mine", "last"]
    with pytest.raises(DuelError, match="The first run stays"):
        duel.remove(0)
    duel.remove(1)
    with pytest.raises(DuelError, match="two runs at least"):
        duel.remove(1)
    all_until(duel, each(step(40)))


@pytest.mark.parametrize("count", [0, 4])
def test_how_many_there_may_be(count: int) -> None:
    first = Session(SMALL, host="thread", torch_side=FAKE, transport=False)
    with pytest.raises(DuelError, match="two to four"):
        Duel(first, [SMALL] * count)


def test_a_first_run_that_was_released_is_its_own_while_the_others_still_leave(begin: Begin) -> None:
    duel = begin(SMALL, SLOW)
    first, other = duel.sessions
    until(other, step(20))
    duel.pause()
    all_until(duel, each(rests))
    duel.release()
    first.play()
    duel.close()  # which takes its time, and must not pause what plays again
    state_then = first.view().state
    assert state_then is not None
    until(first, step(state_then.step + 200))


@pytest.mark.parametrize("playing", [True, False])
def test_the_first_outlives_the_duel(begin: Begin, playing: bool) -> None:
    duel = begin(SMALL, SLOW)
    first, other = duel.sessions
    until(other, step(20))
    if not playing:
        duel.pause()
    duel.close()
    stood = other.view().state
    assert stood is not None
    if playing:
        until(first, step(stood.step + 200))
    else:
        until(first, rests)
        first.play()
        until(first, step(stood.step + 100))


def test_a_paused_run_begins_a_paused_duel(begin: Begin) -> None:
    duel = begin(SMALL, SMALL, playing=False)
    assert not duel.playing
    assert places(all_until(duel, each(rests))) == [(0, 0), (0, 0)]
    duel.play()
    all_until(duel, each(step(20)))


def test_with_torch_both_have_the_same_start_and_stand_at_the_same_step(begin: Begin) -> None:
    duel = begin(SMALL, SMALL.replace(loss="minimax", constraint="none"), side=REAL, playing=False)
    before = all_until(duel, each(rests))
    assert len({view.state.fingerprint for view in before if view.state is not None}) == 1
    duel.play()
    all_until(duel, each(step(30)))
    duel.pause()
    assert len(set(places(all_until(duel, each(rests))))) == 1
