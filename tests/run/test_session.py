"""What a session adds to its hosts: exact transport beside the training, and orderly ends in any order of events."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.run.driving import FAKE, REAL, SMALL, activity, rests, step, steps_in, until
from wgan_desktop.run import hosts, kinds
from wgan_desktop.run.session import Session


@pytest.fixture
def begin() -> Iterator[Any]:
    """Begins sessions in threads, without torch unless asked for it."""
    sessions: list[Session] = []

    def start(settings: Any = SMALL, **options: Any) -> Session:
        session = Session(settings, **{"host": "thread", "torch_side": FAKE, "transport": "thread"} | options)
        sessions.append(session)
        session.start()
        return session

    yield start
    for session in sessions:
        session.close()


def test_the_truth_beside_the_critic(begin: Any) -> None:
    session = begin(torch_side=REAL)
    session.set_needs(["gradients", "cloud"])
    view = until(session, lambda view: view.evaluation and view.evaluation.floor and view.history.latest("js"))
    assert view.evaluation.run == view.plan.run == view.started.run
    assert view.evaluation.w1 > 0
    assert view.plan.plan.gap <= 1e-9
    view = until(session, lambda view: view.history.latest("agreement"))
    assert -1 <= view.history.latest("agreement")[1] <= 1
    assert {"w1", "floor", "kl", "js", "modes", "high_quality"} <= set(view.history.names())


def test_the_window_may_let_the_solver_wait() -> None:
    session = Session(SMALL, host="thread", torch_side=FAKE, transport="thread")
    session.start(measuring=False)
    view = until(session, lambda view: view.snapshot and view.snapshot.step > 20)
    assert (view.plan, view.evaluation) == (None, None)
    session.start_measuring()
    session.start_measuring()
    assert until(session, lambda view: view.plan and view.evaluation)
    session.close()


def test_a_bound_of_w1_stops_the_run_once_a_fall(begin: Any) -> None:
    session = begin()
    view = until(session, lambda view: view.evaluation)
    session.apply(SMALL.replace(stop_w1=view.evaluation.w1 + 100))
    view = until(session, activity("stopped"))
    assert view.state.reason.startswith("W1 is ")
    assert [entry.action for entry in until(session, lambda view: view.journal[1:]).journal] == ["apply", "stop"]
    stopped = view.state.step
    session.play()
    view = until(session, lambda view: view.evaluation.step > stopped + 10)  # it is below still: it goes on
    assert view.state.activity == "playing"


def test_a_trainer_that_cannot_be_loaded_is_a_failure(begin: Any) -> None:
    session = begin(torch_side="tests.run.nowhere", transport=False)
    view = until(session, lambda view: view.failure)
    assert view.failure.kind == "internal"
    assert "tests.run.nowhere" in view.failure.why
    session.play()
    until(session, lambda after: after.failure is not None and after.failure is not view.failure)


def test_a_host_that_cannot_start_is_a_failure_and_can_be_tried_again(
    begin: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(host: Any) -> None:
        raise BlockingIOError("Resource temporarily unavailable")

    with monkeypatch.context() as patch:
        patch.setattr(hosts.ThreadHost, "_begin", refuse)
        session = begin(transport=False)
        assert "unavailable" in session.view().failure.why
    session.resume()
    until(session, step(3))


def test_a_change_while_nothing_can_obey_is_in_force_afterwards(begin: Any) -> None:
    session = begin(SMALL.replace(points="error@10"))
    until(session, lambda view: view.failure)
    session.apply(SMALL.replace(points="error@10", critic_lr=1e-5))
    assert session.view().pending
    session.play()  # there is nothing left in place: that means to resume
    view = until(session, step(20))
    assert not view.pending
    assert view.failure is None


def test_after_divergence_the_last_finite_state_can_go_on_too(begin: Any) -> None:
    session = begin(SMALL.replace(points="not_finite@10"))
    until(session, lambda view: view.failure)
    before = until(session, rests).state
    session.apply(SMALL.replace(points="not_finite@10", critic_lr=1e-5))
    session.play()
    view = until(session, step(12))
    assert view.failure is None
    assert view.in_force.step == before.step == 9


def test_going_on_after_a_death_is_seen_at_once_and_nothing_of_the_lost_steps(begin: Any) -> None:
    session = begin(host="process")
    session.set_needs(["gradients", "cloud"])
    until(session, step(20))
    session.pause()
    saved = until(session, rests).state.step
    session.play()
    until(session, lambda view: view.evaluation and view.evaluation.step > saved and view.history.latest("js"))
    os.kill(session.pid, signal.SIGKILL)
    view = until(session, lambda view: view.failure)
    assert (view.failure.saved, view.going) == (True, False)
    assert view.state.step == view.step == view.failure.step > saved
    saved = session._run.record.saved[-1].step  # it may have saved once more
    session.resume()
    view = session.view()
    assert (view.state, view.failure, view.going, view.step) == (None, None, True, saved)
    while not step(saved + 30)(view):
        for found in (view.snapshot, view.plan, view.agreed, view.evaluation):
            assert found is None or found.step <= view.step
        view = until(session, lambda after, before=view.step: after.step > before or after.state is not None)
    assert steps_in(session.view())[: saved + 30] == list(range(1, saved + 31))


def test_a_death_before_the_first_checkpoint_leaves_a_new_beginning_alone(begin: Any) -> None:
    session = begin(SMALL.replace(points="die@5"), host="process", transport=False)
    view = until(session, lambda view: view.failure)
    assert (view.failure.kind, view.failure.saved) == ("died", False)
    session.apply(SMALL.replace(points="die@5", critic_lr=1e-5))
    session.restart()
    assert session.view().going
    view = until(session, step(20))
    assert steps_in(view)[0] == 1
    assert not view.history.markers


def test_a_lost_gpu_is_left_at_a_restart_too(begin: Any) -> None:
    session = begin(SMALL.replace(points="lost@10"), host="auto", device="mps")
    view = until(session, lambda view: view.failure)
    assert view.failure.way_back == "Begin again, on the CPU."
    session.apply(SMALL.replace(points="lost@10", critic_lr=1e-5))
    session.restart()
    assert until(session, step(20)).host == "process"


def test_a_run_that_is_to_wait_says_so_while_it_starts(begin: Any) -> None:
    session = begin(transport=False)
    until(session, step(3))
    session.pause()
    until(session, rests)
    session.restart()
    assert not session.view().going
    session.play()
    assert session.view().going
    until(session, step(3))


def test_a_stop_condition_that_is_taken_back_lets_the_run_go_on(begin: Any) -> None:
    session = begin()
    until(session, step(5))
    stopping = SMALL.replace(stop_steps=3)
    session.apply(stopping)
    stopped = until(session, activity("stopped")).state.step
    session.apply(stopping.replace(stop_seconds=1e6))  # another condition: it stays stopped
    assert until(session, lambda view: not view.pending).state.activity == "stopped"
    session.apply(SMALL)
    view = until(session, step(stopped + 10))
    assert (view.state.activity, view.going) == ("playing", True)
    bound = until(session, lambda view: view.evaluation).evaluation.w1 + 100
    session.apply(SMALL.replace(stop_w1=bound))
    stopped = until(session, activity("stopped")).state.step
    session.apply(SMALL)
    until(session, step(stopped + 10))
    session.pause()
    until(session, activity("paused"))
    session.apply(SMALL.replace(stop_steps=10**6))
    session.apply(SMALL)  # who has paused stays paused
    assert until(session, lambda view: not view.pending and rests(view)).state.activity == "paused"


def test_a_lost_gpu_is_left_for_the_cpu(begin: Any) -> None:
    session = begin(SMALL.replace(points="lost@10"), host="auto", device="mps")
    assert session.view().host == "thread"
    until(session, lambda view: view.failure)
    session.apply(SMALL.replace(points="lost@10", critic_lr=1e-5))
    session.resume()
    view = until(session, step(20))
    assert (view.host, view.failure) == ("process", None)


def test_a_driver_without_a_gpu_means_a_process_after_all(begin: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "gpu_likely", lambda: True)
    assert kinds.choose_kind("auto", "auto") == "thread"
    session = begin(host="auto")
    view = until(session, lambda view: view.host == "process" and step(5)(view))
    assert view.started.device_note
    assert steps_in(view)[:5] == [1, 2, 3, 4, 5]


def test_a_device_is_changed_without_losing_a_step(begin: Any) -> None:
    session = begin(transport=False)
    until(session, step(10))
    session.choose_device("cpu")
    session.choose_device("auto")
    session.apply(SMALL.replace(critic_lr=5e-4))  # on the way
    view = until(session, lambda view: not view.pending and step(30)(view))
    session.pause()
    view = until(session, rests)
    assert steps_in(view) == list(range(1, view.state.step + 1))


NOTHING = SMALL.replace(points="data@0")  # without data


@pytest.mark.parametrize("host", ["thread", "process"])
def test_data_that_cannot_be_used_do_no_harm_to_the_run_before(begin: Any, host: str) -> None:
    session = begin(transport=False, host=host)
    until(session, step(20))
    session.pause()
    stood = until(session, rests)
    for wanted in (NOTHING, NOTHING.replace(seed=4)):  # the second comes after one that never began
        session.apply(wanted)
        session.play()
        view = until(session, lambda view: view.failure)
        assert (view.failure.kind, view.before, view.state.activity) == ("bad_input", SMALL, "failed")
    session.apply(SMALL)
    view = until(session, rests)
    assert (view.failure, view.before, view.state.activity) == (None, None, "paused")
    assert (view.started.run, view.state.fingerprint) == (stood.started.run, stood.state.fingerprint)
    assert steps_in(view) == list(range(1, stood.state.step + 1))


def test_a_run_that_was_playing_goes_on_without_a_step_lost(begin: Any) -> None:
    session = begin(transport=False)
    run = until(session, step(20)).started.run
    session.apply(NOTHING)
    until(session, lambda view: view.failure)
    session.apply(SMALL)
    left = session.view().step
    view = until(session, lambda view: view.state and view.state.activity == "playing" and step(left + 20)(view))
    assert view.started.run == run
    session.pause()
    view = until(session, rests)
    assert steps_in(view) == list(range(1, view.state.step + 1))
    assert not view.history.markers


def test_a_change_of_mind_before_another_run_has_begun_loses_nothing(begin: Any) -> None:
    session = begin(transport=False)
    until(session, step(20))
    session.pause()
    stood = until(session, rests)
    session.apply(NOTHING)
    session.apply(SMALL)
    view = until(session, lambda view: rests(view) and view.before is None)
    assert (view.started.run, view.state.fingerprint) == (stood.started.run, stood.state.fingerprint)


def test_a_run_that_has_begun_is_not_gone_back_from(begin: Any) -> None:
    session = begin(transport=False)
    run = until(session, step(5)).started.run
    other = SMALL.replace(seed=5)
    session.apply(other)
    view = until(session, lambda view: view.started is not None and step(5)(view))
    assert view.before is None
    session.apply(SMALL)
    view = until(session, lambda view: view.started is not None and step(5)(view))
    assert view.started.run != run


def test_after_its_trainer_died_of_the_data_the_run_before_has_another(begin: Any) -> None:
    session = begin(transport=False, host="process")
    until(session, step(20))
    session.pause()
    stood = until(session, rests)
    session.apply(SMALL.replace(points="dies@0"))
    view = until(session, lambda view: view.failure)
    assert (view.failure.kind, view.before) == ("died", SMALL)
    session.apply(SMALL)
    view = until(session, rests)
    assert (view.started.run, view.state.fingerprint) == (stood.started.run, stood.state.fingerprint)


def test_an_event_that_cannot_be_noted_ends_nothing(begin: Any, caplog: pytest.LogCaptureFixture) -> None:
    session = begin(transport=False)
    until(session, step(3))
    real, session._run.record.history.append = session._run.record.history.append, None  # type: ignore[method-assign]
    with caplog.at_level("CRITICAL"):
        view = until(session, lambda view: view.failure)
    session._run.record.history.append = real  # type: ignore[method-assign]
    assert view.failure.kind == "internal"
    until(session, step(view.state.step + 20))


def test_a_stalled_window_costs_neither_memory_nor_steps(begin: Any) -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("platform: the resident memory is read from /proc")
    session = begin(transport=False)
    session.set_needs(["surface", "cloud"])
    until(session, step(100))
    before, goal = _resident(), session._run.record.step + 1500
    deadline = time.monotonic() + 60
    while session._run.record.step < goal:  # nobody asks for a view
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert _resident() - before < 5e6
    session.pause()
    view = until(session, rests)
    assert steps_in(view) == list(range(1, view.state.step + 1))


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.soak
def test_closing_at_any_moment_leaves_nothing_behind(begin: Any, seed: int, sample_or_soak: Any) -> None:
    import random

    chance = random.Random(seed)
    for _ in range(sample_or_soak(sample=6, full=200)):
        before = threading.enumerate()
        session = begin(host=chance.choice(["thread", "process"]), transport=chance.choice([False, "thread"]))
        for _ in range(chance.randrange(4)):
            action = chance.choice(["pause", "play", "restart", "move", "wait"])
            match action:
                case "move":
                    session.choose_host(chance.choice(["thread", "process"]))
                case "wait":
                    until(session, lambda view: view.state is not None)
                case _:
                    getattr(session, action)()
        began = time.monotonic()
        session.close()
        assert time.monotonic() - began < 3.0
        assert threading.enumerate() == before


def test_commands_before_the_start_and_after_the_end_do_no_harm() -> None:
    session = Session(SMALL, host="thread", torch_side=FAKE, transport="thread")
    session.close()
    session = Session(SMALL, host="thread", torch_side=FAKE, transport=False)
    session.set_needs(["surface"])
    session.pause()
    session.start()
    until(session, lambda view: view.started)
    session.close()
    session.play()
    session.apply(SMALL.replace(critic_lr=1e-5))
    session.restart()
    session.choose_host("process")
    assert session.view().settings.critic_lr == 1e-5
