"""A child that dies of a fault leaves the stacks of its threads, and nothing else does."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.run.driving import FAKE, REAL, SMALL, step, until
from wgan_desktop.run.crashes import Crashes, reports
from wgan_desktop.run.duel import Duel
from wgan_desktop.run.hosts import ProcessHost
from wgan_desktop.run.mailbox import Inbox, Outbox
from wgan_desktop.run.messages import Play
from wgan_desktop.run.session import Session

posix = pytest.mark.skipif(sys.platform == "win32", reason="platform: Windows has no such signals")


def fall(inbox: Inbox, outbox: Outbox) -> None:
    """Dies of a fault at the first command."""
    inbox.take()
    faulthandler._sigsegv()  # type: ignore[attr-defined]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Path]:
    """The folder of a run of the program that is watched, and shown."""
    with Crashes(tmp_path) as crashes:
        crashes.told = True
        assert Crashes.here is not None
        yield Crashes.here
    assert reports(tmp_path) == []


def stacks(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*-*.log"))


def session(side: str = FAKE) -> Session:
    made = Session(SMALL, host="process", torch_side=side, transport=False)
    made.start()
    return made


@posix
@pytest.mark.parametrize(("number", "side"), [(signal.SIGSEGV, REAL), (signal.SIGABRT, FAKE)])
def test_the_card_of_a_trainer_that_crashed_has_its_stacks_and_the_run_goes_on(
    tmp_path: Path, number: signal.Signals, side: str
) -> None:
    with Crashes(tmp_path) as crashes:
        crashes.told = True
        made = session(side)
        until(made, step(20))
        pid = made.pid
        assert pid is not None
        os.kill(pid, number)
        view = until(made, lambda view: view.failure)
        assert view.failure is not None
        assert (view.failure.kind, number.name in view.failure.why) == ("died", True)
        assert view.failure.detail.startswith("Fatal Python error")
        assert "worker.py" in view.failure.detail  # the thread that trained
        assert view.failure.detail.count("\nThread ") >= 2  # and the others
        made.resume()
        until(made, step(view.step + 20))
        made.close()
    with Crashes(tmp_path) as crashes:  # told and got over: only a second one in a row means something
        assert (crashes.count, crashes.cut, crashes.safe, crashes.of_children) == (1, False, False, True)
        assert crashes.text == view.failure.detail
        assert [log.name for log in reports(tmp_path)] == ["crash.log", f"trainer-{pid}.log"]


def test_a_child_that_faults_by_itself_is_told_with_its_stack(tmp_path: Path) -> None:
    with Crashes(tmp_path):
        gone = threading.Event()
        host = ProcessHost(fall, lambda event: None, lambda status: gone.set())
        host.start()
        host.put(Play())
        assert gone.wait(60)
        host.close()
        assert "in fall" in host.stacks


@posix
def test_who_leaves_as_it_should_or_is_killed_leaves_nothing(here: Path) -> None:
    ends, killed = session(), session()
    for made in (ends, killed):
        until(made, step(5))
    assert len(stacks(here)) == 2
    ends.close()
    assert killed.pid is not None
    os.kill(killed.pid, signal.SIGKILL)
    view = until(killed, lambda view: view.failure)
    assert view.failure is not None
    assert view.failure.detail == ""
    killed.close()
    assert stacks(here) == []


@posix
def test_the_runs_of_a_duel_write_apart(tmp_path: Path) -> None:
    with Crashes(tmp_path):
        first = session()
        duel = Duel(first, [SMALL, SMALL, SMALL], make=lambda settings: Session(
            settings, host="process", torch_side=FAKE, transport=False))  # fmt: skip
        for each in duel.sessions:
            until(each, step(3))
        assert Crashes.here is not None
        assert len(stacks(Crashes.here)) == 4
        for each in duel.sessions:
            assert each.pid is not None
            os.kill(each.pid, signal.SIGSEGV)
        for each in duel.sessions:
            failure = until(each, lambda view: view.failure).failure
            assert failure is not None
            assert failure.detail.count("Fatal Python error: Segmentation fault") == 1
        duel.close()
        first.close()


@pytest.mark.parametrize("watched", [True, False])
def test_an_unwatched_program_watches_no_child(tmp_path: Path, watched: bool) -> None:
    def look() -> None:
        made = session()
        until(made, step(2))
        made.close()

    if watched:
        with Crashes(tmp_path):
            look()
    else:
        look()
    assert not any(tmp_path.iterdir())
    assert not multiprocessing.active_children()
