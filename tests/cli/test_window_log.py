"""The log of a run in the window: every step once, with the W1 that was solved for beside it."""

from __future__ import annotations

import argparse
import dataclasses
import errno
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest

from tests.cli.conftest import lines
from tests.run.fake_side import Trainer as FakeTrainer
from wgan_desktop.cli import window_log
from wgan_desktop.cli.arguments import parser
from wgan_desktop.cli.request import read
from wgan_desktop.cli.window_log import WindowLog
from wgan_desktop.core.evaluation import Evaluation
from wgan_desktop.core.settings import Settings, SettingsError
from wgan_desktop.core.snapshot import SCALARS, Failure
from wgan_desktop.run.history import History
from wgan_desktop.run.messages import State
from wgan_desktop.run.view import View


class Watched:
    """A session that is over: what a closed window leaves."""

    checkpoint: bytes | None = None

    def __init__(self, history: History, **known: Any) -> None:
        self._view = View(Settings(), False, "process", history, **known)

    def view(self) -> View:
        return self._view


class Bridge:
    """Where a window's log asks to be shown views."""

    def add(self, viewer: object) -> None:
        pass


def add(history: History, start: int, stop: int) -> None:
    """Steps of which each column tells."""
    steps = np.arange(start, stop)
    history.append(SCALARS, np.stack([steps + 0.1 * column for column in range(len(SCALARS))], 1), steps)


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, to be set."""
    time = [100.0]
    monkeypatch.setattr(window_log.time, "perf_counter", lambda: time[0])
    return time


def arguments(path: Path) -> argparse.Namespace:
    return parser("").parse_args(["--log", str(path)])


def test_steps_wait_for_their_w1(tmp_path: Path, now: list[float]) -> None:
    path, history = tmp_path / "run.jsonl", History()
    with WindowLog(read(arguments(path))) as log:
        log.follow(Bridge())  # type: ignore[arg-type]
        log.show(Watched(history).view())
        for start in (1, 11, 21):
            now[0] += 1
            add(history, start, start + 10)
            log.show(Watched(history).view())
        history.append_one("w1", 25, 0.5)
        assert [line["step"] for line in lines(path)] == list(range(1, 11))
        now[0] += 1
        log.finish(Watched(history, evaluation=Evaluation("", 25, 1024, 0.5)))  # type: ignore[arg-type]
    *steps, summary = lines(path)
    assert [line["step"] for line in steps] == list(range(1, 31))
    assert [line["critic_loss"] for line in steps] == [line["step"] for line in steps]
    assert {line["step"]: line["w1"] for line in steps if line["w1"] is not None} == {25: 0.5}
    assert steps[0]["time"] == 0
    assert steps[19]["time"] == pytest.approx(1.9)
    assert (summary["w1"], summary["ended"]) == (0.5, "done")


def test_another_run_and_a_run_that_went_back(tmp_path: Path, now: list[float]) -> None:
    path, history, later = tmp_path / "run.jsonl", History(), History()
    with WindowLog(read(arguments(path))) as log:
        log.follow(Bridge())  # type: ignore[arg-type]
        log.show(Watched(history).view())
        add(history, 1, 11)
        for _ in range(3):
            now[0] += 1
            log.show(Watched(history).view())
        history.rewind(4)
        add(history, 5, 8)
        now[0] += 1
        log.show(Watched(history).view())
        add(later, 1, 3)
        failure = Failure(2, "The trainer died.", "", "")
        log.finish(Watched(later, failure=failure))  # type: ignore[arg-type]
    *steps, summary = lines(path)
    assert [line["step"] for line in steps] == [*range(1, 11), 1, 2]
    assert summary["ended"] == "failed"
    assert "died" in summary["failure"]


def test_nobody_watched_the_time(tmp_path: Path) -> None:
    path, history = tmp_path / "run.jsonl", History()
    add(history, 1, 4)
    with WindowLog(read(arguments(path))) as log:
        log.finish(Watched(history))  # type: ignore[arg-type]
    assert [(line["step"], line["time"]) for line in lines(path)[:-1]] == [(1, None), (2, None), (3, None)]


def test_the_summary_tells_what_outcome_means(tmp_path: Path) -> None:
    """The speed between the first step and the last, and how long data were waited for."""
    path, history, trainer = tmp_path / "run.jsonl", History(), FakeTrainer(Settings(), "cpu", "r")
    state = State("r", "paused", 40, 0, 240, 40, 0.0, wait_share=0.25)
    with WindowLog(read(arguments(path))) as log:
        for step, seconds in ((0, 0.0), (10, 3.0), (40, 5.0)):
            shot = dataclasses.replace(trainer.look([]), step=step, seconds=seconds)
            log.show(Watched(history, snapshot=shot, state=state).view())
        assert log.finish(Watched(history, snapshot=shot, state=state)) == 0  # type: ignore[arg-type]
    (summary,) = lines(path)
    assert (summary["steps_per_second"], summary["wait_share"], summary["steps"]) == (15, 0.25, 40)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="platform: there is no full device")
def test_a_full_disk_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with WindowLog(read(arguments(Path("/dev/full")))) as log:
        assert log.finish(Watched(History())) == 1  # type: ignore[arg-type]
    assert capsys.readouterr().err == "wgan-desktop: a file could not be written: No space left on device.\n"


def test_a_log_that_cannot_be_opened_is_complained_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = read(arguments(tmp_path / "run.jsonl"))
    monkeypatch.setattr(Path, "open", mock.Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(SettingsError, match=r"--log .*No space left on device"), WindowLog(request):
        pass
