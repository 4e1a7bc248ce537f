"""A crash is told at the next start, two in a row are a reason for safe mode, and an ordinary end forgets both."""

from __future__ import annotations

import faulthandler
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from wgan_desktop.run import crashes as module
from wgan_desktop.run.crashes import Crashes, _hold, left_by, reports

ROOT = Path(__file__).parents[2]
PROGRAM = """
import faulthandler, os, sys
from pathlib import Path
from wgan_desktop.run.crashes import Crashes
def stumble():
    faulthandler._sigsegv()
with Crashes(Path(sys.argv[1])) as crashes:
    end = sys.argv[2]
    crashes.told = end != "is refused"
    if end == "has a child that faults":
        (Crashes.here / "trainer-7.log").write_text("Fatal Python error: Segmentation fault")
    if end == "aborts":
        os.abort()
    if end == "faults":
        stumble()
    if end == "is killed":
        os.kill(os.getpid(), 9)
    if end == "waits":
        print("runs", flush=True)
        sys.stdin.read()
"""
WELL = "ends", "is refused", "has a child that faults"


def start(folder: Path, end: str) -> subprocess.Popen[str]:
    """A run of a program that ends so."""
    line = [sys.executable, "-c", PROGRAM, str(folder), end]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        line, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


def run(folder: Path, *ends: str) -> None:
    """Runs one after the other."""
    for end in ends:
        with start(folder, end) as program:
            _, said = program.communicate(timeout=60)
        assert (program.returncode == 0) is (end in WELL), said


def found(folder: Path) -> tuple[int, bool, bool]:
    """How many crashes in a row a start finds, and whether the last run was cut short, with a stack."""
    with Crashes(folder) as crashes:
        return crashes.count, crashes.cut, crashes.crashed


def left(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_crashes_in_a_row_are_counted_until_a_run_ends_as_it_should(tmp_path: Path) -> None:
    home = tmp_path / "мой дом"
    assert found(home) == (0, False, False)
    run(home, "faults")
    with Crashes(home) as crashes:
        assert (crashes.count, crashes.safe, crashes.crashed) == (1, False, True)
        assert "in stumble" in crashes.text
    run(home, "aborts")
    with Crashes(home) as crashes:
        assert (crashes.count, crashes.safe, crashes.of_children) == (2, True, False)
    run(home, "ends")
    assert found(home) == (0, False, False)
    assert left(home) == ["crash.log"]
    assert "in stumble" in (home / "crash.log").read_text(encoding="utf-8")
    assert reports(home) == [home / "crash.log"]


def test_a_start_that_showed_nothing_forgets_nothing(tmp_path: Path) -> None:
    run(tmp_path, "faults", "is refused")
    assert found(tmp_path) == (1, True, True)


def test_a_killed_run_was_cut_short_but_did_not_crash(tmp_path: Path) -> None:
    run(tmp_path, "is killed")
    assert found(tmp_path) == (0, True, False)
    run(tmp_path, "faults", "is killed", "faults")
    assert found(tmp_path) == (2, True, True)


def test_a_childs_crash_counts_only_with_another_in_a_row(tmp_path: Path) -> None:
    run(tmp_path, "has a child that faults")
    assert found(tmp_path) == (1, False, False)
    run(tmp_path, "has a child that faults")
    with Crashes(tmp_path) as crashes:
        assert (crashes.safe, crashes.cut, crashes.of_children) == (True, False, True)
    run(tmp_path, "ends")
    assert left(tmp_path) == ["crash.log"]
    run(tmp_path, "has a child that faults", "ends", "has a child that faults")
    assert found(tmp_path)[0] == 1


def test_two_programs_at_a_time_are_no_crash_and_tell_one_only_once(tmp_path: Path) -> None:
    run(tmp_path, "faults")
    with start(tmp_path, "waits") as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "runs\n"
        assert found(tmp_path) == (0, False, False)
        run(tmp_path, "faults")
        assert found(tmp_path) == (1, True, True)  # that which was begun meanwhile
        first.communicate("", timeout=60)
    assert found(tmp_path) == (1, True, True)
    assert len(list(tmp_path.glob("run-*"))) == 1


def test_an_exception_is_no_crash(tmp_path: Path) -> None:
    faulthandler.disable()
    try:
        with Crashes(tmp_path):
            assert faulthandler.is_enabled()
            assert Crashes.here is not None
        with pytest.raises(ZeroDivisionError), Crashes(tmp_path):
            raise ZeroDivisionError
        assert not faulthandler.is_enabled()
        assert Crashes.here is None
    finally:
        faulthandler.enable()
    assert not any(tmp_path.iterdir())


def test_a_handler_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    before = faulthandler.is_enabled()
    faulthandler.enable()
    try:
        with Crashes(tmp_path):
            pass
        assert faulthandler.is_enabled()
    finally:
        if not before:
            faulthandler.disable()


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Crashes(tmp_path / "file" / "folder") as crashes:
        assert crashes.count == 0
        crashes.keep(lambda: None)


def test_what_is_left_over_is_swept_up(tmp_path: Path) -> None:
    for name, age in (("run-1", 3600), ("run-2", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lock").touch()
        (tmp_path / name / ".half.new").touch()
        os.utime(tmp_path / name / "lock", (time.time() - age,) * 2)
    with Crashes(tmp_path) as crashes:
        assert not crashes.cut
    assert left(tmp_path) == ["run-2"]  # that may be a start, just now


def test_a_run_that_leaves_just_now_hides_none_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, "faults")
    leaving = tmp_path / "run-9"
    leaving.mkdir()
    (leaving / "lock").touch()

    def hold_while_it_goes(path: Path) -> BinaryIO | None:
        lock = _hold(path)
        if path.parent == leaving:
            shutil.rmtree(leaving, ignore_errors=True)
        return lock

    monkeypatch.setattr(module, "_hold", hold_while_it_goes)
    assert found(tmp_path) == (1, True, True)


def test_where_nothing_can_be_locked_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_hold", lambda path: None)
    monkeypatch.setattr(module, "TRIES", 1)
    assert found(tmp_path) == (0, False, False)
    assert left(tmp_path) == []


def test_what_a_child_wrote_without_a_fault_is_of_no_interest(tmp_path: Path) -> None:
    log = tmp_path / "trainer-1.log"
    log.write_text("Windows fatal exception: code 0x8001010d")
    assert left_by(log, fault=True).startswith("Windows")
    assert log.exists()
    assert left_by(log, fault=False) == ""
    assert not log.exists()
    assert left_by(log, fault=True) == ""
