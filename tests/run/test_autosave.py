"""What is being trained outlives a crash of the program, whole, and goes on to the last bit."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.core.small import small
from tests.run.driving import REAL, SMALL, rests, step, until
from wgan_desktop.run import autosave
from wgan_desktop.run.autosave import NAMES, Autosave, newest, write
from wgan_desktop.run.crashes import Crashes
from wgan_desktop.run.messages import Saved
from wgan_desktop.run.session import Session

ROOT = Path(__file__).parents[2]
CRASHING = """
import os, sys, time
from pathlib import Path
from tests.run.driving import SMALL
from wgan_desktop.run.crashes import Crashes
from wgan_desktop.run.session import Session

if __name__ == "__main__":
    with Crashes(Path(sys.argv[1])) as crashes:
        session = Session(SMALL, host="process", transport=False)
        session.start()
        crashes.keep(lambda: session.saved)
        while not list(Crashes.here.glob("*.saved")):
            time.sleep(0.02)
        os.abort()
"""


def saved(steps: int, run: str = "a") -> Saved:
    trainer = small()
    for _ in range(steps):
        trainer.step()
    return Saved(run, steps, trainer.checkpoint(), trainer.journal)


def await_(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_after_a_crash_the_run_goes_on_to_the_last_bit(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(CRASHING)
    logs = tmp_path / "logs"
    done = subprocess.run(
        [sys.executable, str(program), str(logs)], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False,
        capture_output=True, timeout=120,
    )  # fmt: skip
    assert done.returncode != 0
    with Crashes(logs) as crashes:
        crashes.told = True
        assert crashes.crashed
        kept = crashes.kept()
        assert kept is not None
        assert kept.settings == SMALL
        assert kept.saved.step > 0
        end = kept.saved.step + 30
        session = Session(SMALL.replace(seed=9), host="process", torch_side=REAL, transport=False)
        session.start()
        until(session, step(5))
        session.begin(kept.settings.replace(stop_steps=end), (), kept.saved)
        view = until(session, lambda view: view.settings.seed == SMALL.seed and rests(view))
        session.close()
    assert view.state is not None
    assert view.state.step == end
    assert [marker.step for marker in view.history.markers][:1] == [kept.saved.step]
    assert view.history.track("critic_loss").first[0] == kept.saved.step + 1
    straight = Session(SMALL.replace(stop_steps=end), host="thread", torch_side=REAL, transport=False)
    straight.start()
    through = until(straight, lambda view: view.state and view.state.step == end and rests(view))
    straight.close()
    assert through.state is not None
    assert through.state.fingerprint == view.state.fingerprint
    assert sorted(each.name for each in logs.iterdir()) == ["crash.log"]


def test_the_first_of_a_run_is_kept_at_once_and_the_next_when_it_is_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "LOOK", 0.01)
    there: list[Saved | None] = [None]
    looks = threading.Semaphore(0)

    def source() -> Saved | None:
        looks.release()
        return there[0]

    def looked() -> None:
        """Twice: what is there now has been dealt with."""
        while looks.acquire(blocking=False):
            pass
        assert looks.acquire(timeout=60)
        assert looks.acquire(timeout=60)

    def step_kept() -> int | None:
        found = newest(tmp_path)
        return found.saved.step if found is not None else None

    keeping = Autosave(tmp_path, source)
    looked()
    assert step_kept() is None
    for there[0], kept in ((saved(1), 1), (saved(2), 1), (saved(3, "b"), 3), (saved(4, "b"), 3)):
        looked()
        assert step_kept() == kept
    keeping.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == list(NAMES)
    monkeypatch.setattr(autosave, "EVERY", 0.0)
    keeping = Autosave(tmp_path, source)
    for count in (5, 6, 7):
        there[0] = saved(count, "b")
        await_(lambda count=count: step_kept() == count)
    keeping.close()


@pytest.mark.allows_log("holds no run to go on with")
def test_a_damaged_one_is_passed_over_for_the_one_before(tmp_path: Path) -> None:
    for name, steps in zip(NAMES, (2, 3), strict=True):
        write(tmp_path / name, saved(steps).checkpoint)
        os.utime(tmp_path / name, ns=(steps, steps))
    data = (tmp_path / NAMES[1]).read_bytes()
    for damaged in (data[:-1], data[: len(data) // 2], data[:5], b"", data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]):
        (tmp_path / NAMES[1]).write_bytes(damaged)
        os.utime(tmp_path / NAMES[1], ns=(9, 9))
        found = newest(tmp_path)
        assert found is not None
        assert found.saved.step == 2
    write(tmp_path / NAMES[1], b"no checkpoint, but whole")
    assert newest(tmp_path).saved.step == 2  # type: ignore[union-attr]


@pytest.mark.allows_log("the run could not be kept")
def test_a_full_disk_leaves_the_one_before_and_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "LOOK", 0.01)
    monkeypatch.setattr(autosave, "EVERY", 0.0)
    first, second, third = saved(1), saved(2), saved(3)
    there, full = [first], threading.Event()

    def write_or_fail(path: Path, checkpoint: bytes) -> None:
        if checkpoint is second.checkpoint:
            full.set()
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, checkpoint)

    monkeypatch.setattr(autosave, "write", write_or_fail)
    keeping = Autosave(tmp_path, lambda: there[0])
    await_(lambda: newest(tmp_path))
    there[0] = second
    assert full.wait(60)
    assert newest(tmp_path).saved.step == 1  # type: ignore[union-attr]
    there[0] = third
    await_(lambda: newest(tmp_path).saved.step == 3)  # type: ignore[union-attr]
    keeping.close()


def test_a_run_that_ends_as_it_should_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "LOOK", 0.01)
    one = saved(1)
    with Crashes(tmp_path) as crashes:
        crashes.keep(lambda: one)
        here = Crashes.here
        assert here is not None
        await_(lambda: newest(here))
        with Crashes(tmp_path) as other:  # a second window takes it for nobody's
            assert other.kept() is None
    assert not any(tmp_path.iterdir())
