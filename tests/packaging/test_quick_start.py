"""What runs first in a bundle knows the processes that are no program of ours, and where Qt's plugins are."""

from __future__ import annotations

import sys
from multiprocessing import resource_tracker, util
from pathlib import Path

import pytest
import quick_start


@pytest.mark.skipif(sys.platform == "win32", reason="platform: multiprocessing has no tracker there")
def test_the_tracker_is_known_by_how_multiprocessing_starts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[list[str], list[int]]] = []
    monkeypatch.setattr(util, "spawnv_passfds", lambda path, arguments, pipes: started.append((arguments, pipes)) or 1)
    resource_tracker.ResourceTracker().ensure_running()
    (arguments, pipes), *_ = started
    assert quick_start.tracked(arguments) in pipes


@pytest.mark.parametrize(
    "arguments",
    [["program"], ["program", "--smoke-test"], ["program", "--multiprocessing-fork", "pipe=3"], ["program", "-c", "x"]],
)
def test_any_other_process_goes_on(arguments: list[str]) -> None:
    assert quick_start.tracked(arguments) is None


def test_the_plugins_lie_where_the_wheel_has_them() -> None:
    PySide6 = pytest.importorskip("PySide6")
    installed = Path(PySide6.__file__).parents[1]
    assert (Path(quick_start.qt_plugins(str(installed))) / "platforms").is_dir()
