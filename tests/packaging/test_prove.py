"""Proofs are tried one after another, whatever came of those before, and summed up; here programs stand in for them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import project
import prove
import pytest

Stand = Callable[..., None]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stand:
    """Puts a program that says these lines, and ends with this status, in the place of a proof's."""
    monkeypatch.setattr(project, "HERE", tmp_path)
    monkeypatch.setattr(project, "DIST", tmp_path / "dist")
    monkeypatch.setattr(project, "require", lambda *programs: None)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.delenv("SUDO_UID", raising=False)

    def put(proof: str, *lines: str, status: int = 0) -> None:
        code = f"import sys\nprint(*{lines!r}, *sys.argv[1:], sep='\\n')\nsys.exit({status})\n"
        (tmp_path / prove.PROOFS[proof]).write_text(code, encoding="utf-8")

    return put


def test_every_proof_is_a_program_that_is_there() -> None:
    assert [name for name, program in prove.PROOFS.items() if not (project.HERE / program).is_file()] == []


def test_one_that_fails_does_not_keep_the_others_from_being_tried(
    stand_in: Stand, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in("windows", "ok: Installed.", "failed: Upgrade: stale.dll", status=1)
    stand_in("deb", "a line of apt", "ok: Installed. 900 files", "ok: Purged.")
    assert prove.main(["windows", "deb"]) == 1
    summary = capsys.readouterr().out.partition("-- summary\n")[2].splitlines()
    assert [line.split()[:2] for line in summary if not line.startswith(" ")] == [["windows", "FAILED"], ["deb", "ok"]]
    assert [line.strip() for line in summary if line.startswith(" ")] == [
        "ok: Installed.", "failed: Upgrade: stale.dll", "ok: Installed. 900 files", "ok: Purged.",
    ]  # fmt: skip
    kept = json.loads((tmp_path / "dist" / "proofs.json").read_text(encoding="utf-8"))
    assert [(each["proof"], each["holds"]) for each in kept] == [("windows", False), ("deb", True)]


def test_what_the_build_measured_is_in_the_summary(
    stand_in: Stand, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stand_in("installers", "-- bundle")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "summary.json").write_text('{"bundle MB": 595.7}', encoding="utf-8")
    assert prove.main(["installers"]) == 0
    assert "    bundle MB: 595.7\n" in capsys.readouterr().out.partition("-- summary\n")[2]


def test_a_program_that_dies_without_a_word_has_failed(stand_in: Stand) -> None:
    stand_in("deb", status=3)
    assert prove.main(["deb"]) == 1


@pytest.mark.parametrize(("arguments", "passed"), [(["--quick", "bare"], ["--quick"]), (["bare"], [])])
def test_the_bare_system_runs_every_test_unless_it_has_to_be_quick(
    stand_in: Stand, arguments: list[str], passed: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    stand_in("bare", "ok: first.")
    assert prove.main(arguments) == 0
    shown = capfd.readouterr().out.partition("-- summary")[0].split()
    assert shown == ["--", "bare", "ok:", "first.", *passed]


def test_who_is_not_root_and_an_unknown_proof_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="2"):
        prove.main([])
    assert "run them as root" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        prove.main(["moon"])
    assert "no such proof: moon; there are installers, windows, deb, bare" in capsys.readouterr().err


def test_a_program_that_is_missing_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project.shutil, "which", lambda name: None if name in ("makensis", "zstd") else name)
    with pytest.raises(SystemExit) as why:
        project.require(*prove.NEEDED)
    assert str(why.value) == "This proof needs makensis, zstd; on Debian: sudo apt install nsis zstd"
