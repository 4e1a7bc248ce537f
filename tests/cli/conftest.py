"""The command line, called in this process (fast) or as a program of its own (what only that can show)."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wgan_desktop.__main__ import main
from wgan_desktop.core import evaluation

ROOT = Path(__file__).parents[2]
SMALL = {
    "batch_size": 16, "critic_steps": 2,
    "generator_width": 8, "generator_depth": 1, "critic_width": 8, "critic_depth": 1,
}  # fmt: skip
"""Settings that train in no time."""


def changes(**values: object) -> list[str]:
    """The options that make a run small, and change what else is given."""
    return [part for name, value in (SMALL | values).items() for part in ("--set", f"{name}={value}")]


@dataclasses.dataclass(frozen=True)
class Said:
    """What a command line came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def say(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Call the command line in this process; exact transport is solved for few points."""
    monkeypatch.setattr(evaluation, "POINTS", 64)
    monkeypatch.setattr(evaluation, "DRAWS", 3)

    def call(*arguments: object) -> Said:
        capfd.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as left:  # argparse
            status = left.code if isinstance(left.code, int) else 1
        out, err = capfd.readouterr()
        return Said(status, out, err)

    return call


def environment(**changed: str | None) -> dict[str, str]:
    """This process's, with some changes; None removes."""
    both = {**os.environ, "PYTHONPATH": str(ROOT), **changed}
    return {name: value for name, value in both.items() if value is not None}


def program(*arguments: object, seconds: float = 120, **changed: str | None) -> Said:
    """Run the command line as a program."""
    line = [sys.executable, "-m", "wgan_desktop", *map(str, arguments)]
    done = subprocess.run(
        line, capture_output=True, text=True, timeout=seconds, env=environment(**changed), check=False
    )
    return Said(done.returncode, done.stdout, done.stderr)


def lines(log: Path) -> list[dict[str, Any]]:
    """The objects of a log; NaN and infinity are no JSON and fail."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    return [json.loads(line, parse_constant=refuse) for line in log.read_text(encoding="utf-8").splitlines()]
