"""One worker loop, two hosts: what a session promises holds in a thread and in a process, with and without torch."""

from __future__ import annotations

import itertools
import math
import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.run.driving import FAKE, REAL, SMALL, activity, rests, step, steps_in, until
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.messages import Lease, Pace
from wgan_desktop.run.session import Session
from wgan_desktop.run.view import View

Begin = Callable[..., Session]
PLACES = [
    pytest.param((host, side), id=f"{host}-{name}")
    for host, (side, name) in itertools.product(("thread", "process"), ((FAKE, "fake"), (REAL, "torch")))
]


@pytest.mark.parametrize(("host", "side"), [("thread", REAL), ("process", FAKE)])
def test_what_was_made_last_is_kept_when_the_session_is_closed(host: Any, side: str) -> None:
    session = Session(SMALL, host=host, torch_side=side, transport=False)
    session.start()
    until(session, step(20))
    session.close()
    view = session.view()
    assert session.saved is not None
    assert view.history.latest("critic_loss")[0] >= 20  # type: ignore[index]
    assert view.journal == ()


@pytest.fixture(scope="module")
def torch_process() -> Iterator[Session]:
    """A session whose child has torch loaded already: for every test a new run in it."""
    session = Session(SMALL, host="process", transport=False)
    session.start()
    yield session
    session.close()


@pytest.fixture
def begin(request: pytest.FixtureRequest) -> Iterator[Begin]:
    """Begins a run, ``begin(settings, playing=...)``, in each place."""
    host, side = request.param
    sessions: list[Session] = []

    def start(settings: Settings = SMALL, **options: Any) -> Session:
        if (host, side) == ("process", REAL) and not options.keys() - {"playing"}:
            session: Session = request.getfixturevalue("torch_process")
            session.set_pace(Pace())
            session.set_lease(Lease())
            session.set_needs(())
            (session.play if options.get("playing", True) else session.pause)()
            session.begin(settings)
        else:
            session = Session(settings, host=host, torch_side=side, transport=False, **options)
            sessions.append(session)
            session.start()
        return session

    yield start
    for session in sessions:
        session.close()


everywhere = pytest.mark.parametrize("begin", PLACES, indirect=True)
in_processes = pytest.mark.parametrize("begin", PLACES[2:], indirect=True)
with_fake = pytest.mark.parametrize("begin", PLACES[::2], indirect=True)


def begun(session: Session) -> View:
    """The view once the run of the last ``begin`` is there and at rest."""
    return until(session, rests)


@everywhere
def test_rows_flow_and_none_is_lost(begin: Begin) -> None:
    session = begin()
    until(session, step(120))
    session.pause()
    view = until(session, rests)
    assert steps_in(view) == list(range(1, view.state.step + 1))
    assert view.started.step == 0
    assert view.state.critic_updates == 2 * view.state.step + view.state.update
    assert not view.pending


@everywhere
def test_a_pause_is_exact(begin: Begin) -> None:
    session = begin()
    until(session, step(10))
    session.pause()
    paused = until(session, rests)
    updates = paused.state.critic_updates, paused.state.generator_updates
    # whatever is sent now is obeyed after the pause: when it is in force, the loop has gone round many times
    for weight in (2.0, 3.0, 4.0):
        session.set_needs(["surface"] if weight == 3 else ["manifold"])
        until(session, lambda view, weight=weight: ("surface" in view.snapshot.layers) == (weight == 3))
    view = session.view()
    assert view.state.fingerprint == paused.state.fingerprint
    assert (view.state.critic_updates, view.state.generator_updates) == updates
    session.play()
    until(session, step(paused.state.step + 5))


@everywhere
def test_nothing_goes_further_than_its_lease(begin: Begin) -> None:
    session = begin(playing=False)
    begun(session)
    session.set_lease(Lease(steps=12))
    session.play()
    view = until(session, lambda view: view.state.waits)
    assert (view.state.step, view.state.update, view.state.activity) == (12, 0, "playing")
    assert steps_in(view) == list(range(1, 13))
    session.set_lease(Lease(seconds=view.state.seconds))
    until(session, lambda view: view.state.waits)
    session.set_lease(Lease(steps=20, pauses=True))
    view = until(session, rests)
    assert (view.state.step, view.state.activity, view.state.waits) == (20, "paused", False)
    assert [(entry.action, entry.step) for entry in view.journal] == [("pause", 20)]
    session.set_lease(Lease())
    session.play()
    until(session, step(25))


@everywhere
def test_a_change_is_in_force_at_the_next_step_with_its_mark(begin: Begin) -> None:
    session = begin(SMALL, playing=False)
    begun(session)
    session.advance("step")
    until(session, lambda view: view.state.step == 1 and rests(view))
    changed = SMALL.replace(critic_lr=5e-4)
    session.apply(changed)
    view = until(session, lambda view: not view.pending)
    assert (view.in_force.step, view.in_force.version, view.in_force.settings) == (1, 1, changed)
    assert [marker.step for marker in view.history.markers] == [1]
    view = until(session, lambda view: view.snapshot is not None and view.snapshot.version == 1)
    assert [(entry.action, entry.step) for entry in view.journal] == [("apply", 1)]


@everywhere
def test_a_change_in_the_middle_of_a_step_waits_for_its_end(begin: Begin) -> None:
    session = begin(SMALL, playing=False)
    begun(session)
    session.set_pace(Pace(seconds_per_substep=1e-3))
    session.play()
    until(session, lambda view: view.state.update == 1)
    session.pause()
    view = until(session, activity("paused"))
    if view.state.update == 0:
        return  # it came to rest between two steps: nothing to see
    session.apply(SMALL.replace(critic_lr=5e-4))
    session.set_pace(Pace())
    assert session.view().pending
    session.advance("step")
    view = until(session, lambda after: after.state.step == view.state.step + 1 and not after.pending)
    assert view.in_force.step == view.state.step


@everywhere
def test_of_many_changes_the_newest_is_in_force(begin: Begin) -> None:
    session = begin()
    until(session, step(1))
    for k in range(1, 200):
        session.apply(SMALL.replace(critic_lr=1e-3 + k * 1e-6))
    view = until(session, lambda view: not view.pending)
    assert view.in_force.settings.critic_lr == 1e-3 + 199 * 1e-6
    assert view.in_force.version <= 199
    session.pause()
    until(session, rests)


@everywhere
def test_by_hand(begin: Begin) -> None:
    session = begin(SMALL, playing=False)
    assert begun(session).state.step == 0
    for kind, expected in (("step", (1, 2, 1)), ("critic", (1, 3, 1)), ("generator", (1, 3, 2)), ("step", (2, 5, 3))):
        session.advance(kind)  # type: ignore[arg-type]
        view = until(session, lambda view, expected=expected: _counts(view) == expected and rests(view))
    assert steps_in(view) == [1, 2]
    view = until(session, lambda view: len(view.journal) == 2)
    assert [(entry.action, entry.step) for entry in view.journal] == [("critic", 1), ("generator", 1)]


def _counts(view: View) -> tuple[int, int, int]:
    return view.state.step, view.state.critic_updates, view.state.generator_updates


@everywhere
def test_slow_motion_names_every_stage_and_pauses_inside_an_update(begin: Begin) -> None:
    session = begin(SMALL, playing=False)
    begun(session)
    session.set_pace(Pace(seconds_per_substep=0.02))
    session.play()
    seen: set[str] = set()
    until(session, lambda view: seen.add(view.state.substep) or {"critic update", "generator update"} <= seen)
    until(session, lambda view: view.state.substep == "draw" and view.state.readings)
    session.pause()
    view = until(session, activity("paused"))
    before = view.state
    session.set_pace(Pace())
    session.advance("step")
    view = until(session, lambda view: view.state.step == before.step + 1 and rests(view))
    assert view.state.update == 0
    assert not view.state.substep


@everywhere
def test_the_pace_is_kept(begin: Begin) -> None:
    session = begin(SMALL, playing=False)
    begun(session)
    session.set_pace(Pace(steps_per_second=50))
    began = time.perf_counter()
    session.play()
    view = until(session, step(25))
    # Late is allowed (another program was busy), early is not, but for making up for one step.
    assert view.state.step <= 2 + 50 * (time.perf_counter() - began)


@with_fake
def test_steps_by_hand_neither_wait_for_the_pace_nor_set_it(begin: Begin) -> None:
    session = begin(SMALL, playing=False)
    begun(session)
    session.set_pace(Pace(steps_per_second=0.01))
    for _ in range(4):
        session.advance("step")
    until(session, step(4), patience=20)
    session.play()
    until(session, step(5), patience=20)


@everywhere
def test_only_what_is_needed_is_looked_at(begin: Begin) -> None:
    session = begin()
    view = until(session, lambda view: view.snapshot is not None and view.snapshot.step > 0)
    assert not view.snapshot.layers
    session.set_needs(["surface", "gradients"])
    view = until(session, lambda view: view.snapshot.layers.keys() == {"surface", "gradients"})
    assert all(layer.step <= view.snapshot.step for layer in view.snapshot.layers.values())
    session.pause()
    at_rest = until(session, rests).state.step
    view = until(session, lambda view: {layer.step for layer in view.snapshot.layers.values()} == {at_rest})
    session.set_needs([])
    session.play()
    until(session, lambda view: not view.snapshot.layers)


@everywhere
def test_a_picture_that_is_not_taken_is_not_followed_by_another(begin: Begin) -> None:
    session = begin()
    seen = until(session, lambda view: view.snapshot is not None).snapshot
    _wait_unseen(session, lambda: session._run.record.snapshot is not seen)  # asked for when that one was taken
    first = session._run.record.snapshot
    _wait_unseen(session, lambda: session._run.record.step >= first.step + 60)
    assert session._run.record.snapshot is first
    view = until(session, lambda view: view.snapshot is not first)
    assert view.history.track("critic_loss").first[0] == 1


def _wait_unseen(session: Session, true: Callable[[], bool]) -> None:
    """Wait without taking a picture, as a stalled window would."""
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.002)


@everywhere
def test_stop_conditions(begin: Begin) -> None:
    session = begin(SMALL.replace(stop_steps=20))
    view = until(session, activity("stopped"))
    assert (view.state.step, view.state.reason) == (20, "Step 20 is reached.")
    assert view.journal[-1].action == "stop"
    session.play()
    until(session, step(25))
    assert session.view().state.activity == "playing"
    session.apply(SMALL.replace(stop_seconds=until(session, rests_not).snapshot.seconds + 0.05))
    view = until(session, activity("stopped"))
    assert view.state.step > 25
    assert "seconds" in view.state.reason
    session.apply(SMALL.replace(stop_steps=view.state.step - 1))  # gone by already: at the next step, and once
    session.play()
    gone = until(session, lambda view: view.state.reason.startswith("Step")).settings
    session.play()
    view = until(session, step(session.view().state.step + 5))
    assert session.view().state.activity == "playing"
    session.apply(SMALL)
    until(session, lambda view: view.in_force.settings == SMALL and view.state.step > view.in_force.step + 1)
    session.apply(gone)  # the same once more is a wish of its own
    until(session, lambda view: view.state.activity == "stopped" and view.in_force.settings == gone)


def rests_not(view: View) -> bool:
    return view.snapshot is not None and view.snapshot.step >= 25


@everywhere
def test_a_switch_warms_up(begin: Begin) -> None:
    session = begin(SMALL.replace(warmup=2000))
    until(session, step(3))
    session.apply(SMALL.replace(warmup=2000, loss="hinge"))
    view = until(session, activity("warming_up"))
    held = view.state.step
    assert view.in_force.step == held
    session.pause()
    view = until(session, rests)
    assert view.state.step == held


@everywhere
def test_another_run_leaves_a_ghost(begin: Begin) -> None:
    session = begin()
    view = until(session, step(30))
    old = view.started.run
    session.restart(seed=7)
    view = until(
        session, lambda view: view.started is not None and view.started.run != old and view.in_force is not None
    )
    assert view.settings.seed == view.in_force.settings.seed == 7
    assert view.ghost.extent("critic_loss")[1] >= 30
    session.apply(view.settings.replace(critic_width=4))
    view = until(session, lambda view: view.in_force is not None and view.in_force.settings.critic_width == 4)
    until(session, step(5))
    assert view.in_force.version == 0


@everywhere
def test_a_journal_is_repeated(begin: Begin) -> None:
    session = begin(SMALL, playing=False)
    begun(session)
    session.advance("step")
    session.advance("critic")
    until(session, lambda view: view.state.critic_updates == 3 and rests(view))
    session.apply(SMALL.replace(critic_lr=5e-4))
    until(session, lambda view: not view.pending)
    for _ in range(3):
        session.advance("step")
    session.advance("generator")
    first = until(session, lambda view: view.state.generator_updates == 5 and len(view.journal) == 3 and rests(view))
    session.begin(SMALL, journal=first.journal)  # it does not play, but to the journal's last entry it goes
    again = until(
        session,
        lambda view: view.journal == first.journal and rests(view) and view.state.generator_updates == 5,
    )
    assert again.state.fingerprint == first.state.fingerprint
    assert again.started.run != first.started.run
    assert steps_in(again) == [1, 2, 3, 4]


@in_processes
def test_a_killed_child_is_a_failure_and_the_run_goes_on(begin: Begin) -> None:
    session = begin(SMALL, device="cpu")  # not the one that others use, too
    until(session, lambda view: bool(session._run.record.saved))
    saved = session._run.record.saved[-1].step
    until(session, step(saved + 1))
    os.kill(session.pid, signal.SIGKILL)
    view = until(session, lambda view: view.failure)
    assert view.failure.kind == "died"
    assert view.state.activity == "failed"
    newest = session._run.record.saved[-1].step
    lost = view.failure.step - newest
    assert ("one step" if lost == 1 else f"{lost:,} steps") in view.failure.what
    assert "SIGKILL" in view.failure.why
    session.resume()
    view = until(session, lambda view: view.failure is None and view.started.step == newest)
    view = until(session, step(newest + 20))
    session.pause()
    view = until(session, rests)
    assert steps_in(view) == list(range(1, view.state.step + 1))


@with_fake
@pytest.mark.parametrize(
    ("what", "kind", "words"),
    [
        ("memory", "out_of_memory", "smaller batch (8 instead of 16)"),
        ("lost", "device_lost", "on the CPU"),
        ("error", "internal", "checkpoint"),
    ],
)
def test_an_exception_is_a_failure_and_the_run_goes_on(begin: Begin, what: str, kind: str, words: str) -> None:
    session = begin(SMALL.replace(points=f"{what}@30"), playing=False)
    until(session, rests)
    session.advance("step")
    until(session, lambda view: view.state.step == 1 and session._run.record.saved[-1].step == 1)
    session.play()
    view = until(session, lambda view: view.failure)
    assert (view.failure.kind, view.failure.step) == (kind, 30)
    assert words in view.failure.way_back
    assert view.state.activity == "failed"
    assert steps_in(view)[-1] <= 29
    session.apply(view.settings.replace(critic_lr=1e-5))
    session.resume()
    view = until(session, step(40))
    assert view.failure is None
    assert view.in_force.settings.critic_lr == 1e-5


@with_fake
def test_data_that_cannot_be_used_is_a_failure_and_other_data_a_way_back(begin: Begin) -> None:
    session = begin(SMALL.replace(points="data@0"))
    view = until(session, lambda view: view.failure)
    assert (view.failure.kind, view.failure.why) == ("bad_input", "The file has no numbers.")
    session.apply(SMALL)
    view = until(session, step(3))
    assert view.failure is None


@everywhere
def test_what_is_not_finite_is_found_within_one_step(begin: Begin) -> None:
    wild = SMALL.replace(critic_lr=100.0, generator_lr=100.0, optimizer="sgd")
    session = begin(wild.replace(points="not_finite@12"), playing=False)  # the fake diverges at its word
    until(session, rests)
    session.play()
    view = until(session, lambda view: view.failure)
    assert view.failure.kind == "not_finite"
    steps = steps_in(view)
    assert view.failure.step == (steps[-1] + 1 if steps else 1)
    assert "|gradient|" in view.failure.why
    view = until(session, lambda view: view.state.activity == "failed" and rests(view))
    assert view.state.step == view.failure.step - 1
    session.apply(view.settings.replace(critic_lr=1e-5, generator_lr=1e-5))
    session.resume()
    view = until(session, step(view.failure.step + 5))
    assert view.failure is None
    assert math.isfinite(view.history.latest("critic_loss")[1])


@with_fake
@pytest.mark.parametrize("state", ["loading", "playing", "paused", "failed", "slow"])
def test_closing_leaves_nothing_behind_in_any_state(begin: Begin, state: str) -> None:
    settings = SMALL.replace(points="error@3") if state == "failed" else SMALL
    session = begin(settings, playing=state != "paused")
    if state == "slow":
        session.set_pace(Pace(seconds_per_substep=100.0))
    if state != "loading":
        until(session, activity("playing" if state == "slow" else state))
    began = time.monotonic()
    session.close()
    assert time.monotonic() - began < 3.0


@pytest.mark.parametrize("begin", PLACES[2:3], indirect=True)
def test_a_child_that_does_not_answer_is_ended(begin: Begin) -> None:
    session = begin(SMALL.replace(points="stop@4"))
    until(session, activity("playing"))
    pid = session.pid
    os.kill(pid, signal.SIGSTOP)
    session.close()  # asked, told (a stopped process hears neither) and killed
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.parametrize("begin", PLACES[:3], indirect=True)
def test_a_run_moves_to_another_host_without_losing_a_step(begin: Begin) -> None:
    session = begin(SMALL, device="cpu")
    until(session, step(20))
    before = session.view().host
    session.choose_host("process" if before == "thread" else "thread")
    view = until(session, lambda view: view.host != before and view.started.step >= 20)
    view = until(session, step(view.started.step + 10))
    session.pause()
    view = until(session, rests)
    assert steps_in(view) == list(range(1, view.state.step + 1))
    assert [entry.action for entry in view.journal] == ["pause"]
