"""``doctor``: survives whatever is missing, and says what to do."""

from __future__ import annotations

import builtins
import json
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Said
from wgan_desktop.cli import checks, doctor
from wgan_desktop.cli.checks import Finding, fatal_qt
from wgan_desktop.core.devices import Device

Say = Callable[..., Said]


@pytest.mark.parametrize(
    ("qt", "python", "fatal"),
    [
        ("6.12.0", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.11.3", (3, 11), False),
        ("6.8", (3, 11), False),
        ("7.0.1", (3, 11), True),
    ],
)
def test_the_known_bad_combination_is_named(qt: str, python: tuple[int, int], fatal: bool) -> None:
    assert bool(fatal_qt(qt, python)) == fatal


def test_a_bad_combination_means_that_the_app_cannot_run(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "fatal_qt", lambda qt, python: "it aborts")
    monkeypatch.setattr(doctor, "examine", lambda: list(checks.known_faults()))
    said = say("doctor")
    assert said.status == 1
    assert '"PySide6-Essentials<6.12"' in said.out
    assert "cannot run" in said.out


def test_a_check_that_breaks_hides_no_other() -> None:
    def broken() -> Iterator[Finding]:
        raise OSError("the disk is gone")

    found = doctor.examine((broken, checks.folders))
    assert [finding.name for finding in found] == ["broken", "settings", "data", "logs"]
    assert found[0].level == "bad"
    assert "the disk is gone" in found[0].value


def test_without_any_package(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    def refuse(name: str, *rest: Any) -> Any:
        if name.partition(".")[0] in ("torch", "PySide6", "numpy"):
            raise ImportError(f"there is no {name}")
        return imported(name, *rest)

    imported = builtins.__import__
    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.setattr(builtins, "__import__", refuse)
    monkeypatch.setattr(checks, "_qt_in_a_child", lambda: "libEGL.so.1: cannot open shared object file")
    monkeypatch.setitem(sys.modules, "torch", None)
    said = say("doctor", "--json")
    assert said.status == 1
    found = {finding["name"]: finding for finding in json.loads(said.out)["findings"]}
    assert found["torch"]["remedy"] == "python -m pip install torch"
    assert found["device"]["level"] == "bad"
    assert "libEGL" in found["Qt"]["value"]


def test_the_way_to_the_gpu_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    device = Device("cpu", "CPU", "No GPU: no driver.", "Install it.")
    monkeypatch.setattr("wgan_desktop.core.devices.choose", lambda wanted: device)
    found = next(checks.device())
    assert (found.value, found.level, found.remedy) == ("CPU (cpu). No GPU: no driver.", "note", "Install it.")


def test_a_crash_log_is_named(home: Path) -> None:
    assert [(found.value, found.level) for found in checks.crash_logs()] == [("none", "good")]
    log = home / "log" / "run-1" / "program.log"
    log.parent.mkdir(parents=True)
    log.touch()
    assert [found.value for found in checks.crash_logs()] == ["none"]
    log.write_text("Fatal Python error: Aborted")
    (found,) = checks.crash_logs()
    assert (found.value, found.level) == (str(log), "note")
    assert found.remedy


def test_folders_that_cannot_be_written_are_named(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    blocked = home / "a file"
    blocked.write_text("")
    monkeypatch.setenv("WGAN_DESKTOP_HOME", str(blocked / "folder"))
    assert {finding.level for finding in checks.folders()} == {"note"}
    monkeypatch.setenv("WGAN_DESKTOP_HOME", str(home))
    assert {finding.level for finding in checks.folders()} == {"good"}


@pytest.mark.skipif(sys.platform == "win32", reason="platform: a dying child is another story there")
def test_a_qt_that_aborts_is_survived(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "there_is_no_such_platform")
    assert [finding.level for finding in checks.screen()] == ["bad"]
