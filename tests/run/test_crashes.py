"""A crash is told at the next start, two in a row are a reason for safe mode, and an ordinary end forgets both."""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wgan_desktop.run.crashes import Crashes

ROOT = Path(__file__).parents[2]
PROGRAM = """
import faulthandler, os, sys
from pathlib import Path
from wgan_desktop.run.crashes import Crashes
with Crashes(Path(sys.argv[1])):
    if sys.argv[2] == "aborts":
        os.abort()
    if sys.argv[2] == "faults":
        import ctypes
        ctypes.string_at(0)
"""


def run(folder: Path, end: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), end],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode == 0) is (end == "ends"), done.stderr


def test_crashes_in_a_row_are_counted_until_a_run_ends_as_it_should(tmp_path: Path) -> None:
    home = tmp_path / "мой дом"
    assert Crashes(home).count == 0
    run(home, "faults")
    crashes = Crashes(home)
    assert (crashes.count, crashes.safe) == (1, False)
    assert "string_at" in crashes.text
    run(home, "aborts")
    crashes = Crashes(home)
    assert (crashes.count, crashes.safe) == (2, True)
    run(home, "ends")
    assert Crashes(home).count == 0
    assert "Fatal" in (home / "crash.last.log").read_text(encoding="utf-8")
    run(home, "ends")
    assert not (home / "crash.log").exists()


def test_an_exception_is_no_crash(tmp_path: Path) -> None:
    faulthandler.disable()
    try:
        with Crashes(tmp_path):
            assert faulthandler.is_enabled()
        with pytest.raises(ZeroDivisionError), Crashes(tmp_path):
            raise ZeroDivisionError
        assert not faulthandler.is_enabled()
    finally:
        faulthandler.enable()
    assert not any(tmp_path.iterdir())


def test_a_handler_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    before = faulthandler.is_enabled()
    faulthandler.enable()
    try:
        with Crashes(tmp_path):
            assert not any(tmp_path.iterdir())
        assert faulthandler.is_enabled()
    finally:
        if not before:
            faulthandler.disable()


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with Crashes(tmp_path / "file" / "folder") as crashes:
        assert crashes.count == 0
