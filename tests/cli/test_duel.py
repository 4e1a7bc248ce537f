"""``train --duel``: runs that take turns, and what is written of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import SMALL, Said, changes, lines, program
from wgan_desktop.core.journal import Entry
from wgan_desktop.core.runfile import RunFile, save
from wgan_desktop.core.settings import Settings

Say = Callable[..., Said]


def test_every_run_is_logged_summed_up_and_sampled(say: Say, tmp_path: Path) -> None:
    log, samples = tmp_path / "run.jsonl", tmp_path / "s.npy"
    said = say(
        "train", "--duel", "opening", "mode_loss", *changes(), "--steps", 12, "--log", log, "--eval-every", 5,
        "--samples-out", samples, "--samples", 40, "--progress",
    )  # fmt: skip
    assert (said.status, len(said.out.splitlines())) == (0, 2)
    assert "opening: 12 steps of wasserstein + gradient_penalty on ring8" in said.out
    assert "mode_loss: 12 steps of minimax + none on ring8" in said.out
    assert "opening: step 12 of 12" in said.err.splitlines()[-1]
    assert "mode_loss: step 12 of 12" in said.err.splitlines()[-1]
    written = lines(log)
    for name in ("opening", "mode_loss"):
        *steps, summary = (line for line in written if line["run"] == name)
        assert [line["step"] for line in steps] == list(range(1, 13))
        assert [line["step"] for line in steps if line["w1"] is not None] == [5, 10, 12]
        assert (summary["summary"], summary["steps"], summary["ended"]) == (True, 12, "done")
        assert summary["w1"] == steps[-1]["w1"]
        assert np.load(tmp_path / f"s-{name}.npy").shape == (40, 2)
    assert not samples.exists()


def test_a_run_of_a_duel_is_the_run_it_would_be_alone(say: Say, tmp_path: Path) -> None:
    both, alone = tmp_path / "s.npy", tmp_path / "alone.npy"
    own = ("--steps", 7, "--seed", 5)
    assert say("train", "--duel", "opening", "mode_loss", *changes(), *own, "--samples-out", both).status == 0
    assert say("train", "--preset", "mode_loss", *changes(), *own, "--samples-out", alone).status == 0
    assert (tmp_path / "s-mode_loss.npy").read_bytes() == alone.read_bytes()


def test_time_is_that_of_a_runs_own_turns(say: Say, tmp_path: Path) -> None:
    log, files = tmp_path / "run.jsonl", [tmp_path / "quick.toml", tmp_path / "slow.toml"]
    slow = SMALL | {"critic_steps_burst": 60, "critic_steps_burst_until": 99}
    for file, values in zip(files, (SMALL, slow), strict=True):
        file.write_text("".join(f"{name} = {value}\n" for name, value in values.items()))
    said = say("train", "--duel", *files, "--steps", 40, "--log", log)
    assert said.status == 0, said.err
    last = {line["run"]: line["time"] for line in lines(log) if line.get("step") == 40}
    assert last["quick"] < last["slow"]


def test_a_duel_by_its_name(say: Say, tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    assert say("train", "--duel", "two_plates", *changes(), "--steps", 2, "--log", log).status == 0
    assert {line["run"] for line in lines(log)} == {"WGAN", "GAN"}


def test_equal_seconds(say: Say, tmp_path: Path) -> None:
    log, slow = tmp_path / "run.jsonl", tmp_path / "slow.toml"
    slow.write_text("loss = 'hinge'\n")
    end = changes(stop_seconds=0.2)
    assert say("train", "--duel", "gan_2014", slow, *end, "--share", "seconds", "--log", log).status == 0
    ends = {line["run"]: line for line in lines(log) if "summary" in line}
    assert ends.keys() == {"gan_2014", "slow"}
    assert max(end["seconds"] for end in ends.values()) >= 0.2
    assert min(end["seconds"] for end in ends.values()) > 0.1


def test_as_many_steps_as_the_longest_asks_for(say: Say, tmp_path: Path) -> None:
    files = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for file, steps in zip(files, (3, 6), strict=True):
        file.write_text(f"lr_decay = {steps}\n")
    said = say("train", "--duel", *files, *changes())
    assert "a: 6 steps" in said.out
    assert "b: 6 steps" in said.out


def test_what_is_taken_from_the_first_is_said(say: Say, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("batch_size = 9\nseed = 4\n")
    small = [f"{name}={value}" for name, value in SMALL.items() if name != "batch_size"]
    options = [part for each in small for part in ("--set", each)]
    said = say("train", "--duel", "opening", other, other, *options, "--steps", 1)
    assert said.status == 0
    assert said.err.splitlines() == [
        "wgan-desktop: other takes from the first run: Batch size, Seed.",
        "wgan-desktop: other-2 takes from the first run: Batch size, Seed.",
    ]


def test_a_saved_run_enters_with_the_settings_at_its_end(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "saved.toml"
    journal = (Entry(2, 0, 6, "apply", {"loss": "hinge"}),)
    save(file, RunFile.of(Settings().replace(**SMALL), journal))
    said = say("train", "--duel", file, "opening", *changes(), "--steps", 2)
    assert "saved: 2 steps of hinge" in said.out


def test_one_that_fails_ends_the_duel_where_both_stand(say: Say, tmp_path: Path) -> None:
    wild, log = tmp_path / "wild.toml", tmp_path / "run.jsonl"
    rates = "critic_lr = 100\ngenerator_lr = 100\n"
    wild.write_text(f"optimizer = 'sgd'\nloss = 'least_squares'\nconstraint = 'none'\n{rates}")
    said = say("train", "--duel", "opening", wild, *changes(), "--steps", 500, "--log", log)
    assert said.status == 1
    assert said.err.startswith("wgan-desktop: wild: ")
    ends = {line["run"]: line for line in lines(log) if "summary" in line}
    assert ends["wild"]["ended"] == "failed"
    assert ends["opening"]["failure"] is None
    assert 0 <= ends["opening"]["steps"] - ends["wild"]["steps"] <= 1


def test_everything_that_is_wrong_at_once(say: Say, tmp_path: Path) -> None:
    said = say("train", "--duel", "opening", "grid25", "openin", "--share", "step", "--preset", "opening",
               "--set", "fooo=1", "--steps", "x", "--log", tmp_path)  # fmt: skip
    assert (said.status, said.out) == (2, "")
    starts = [line.split(" = ")[0].strip() for line in said.err.splitlines()[1:]]
    assert starts == ["--preset", "--duel", "--share", "fooo", "--steps", "--log"]
    assert "did you mean 'opening'" in said.err
    said = say("train", "--duel", "opening", "grid25")
    assert "must be a run on ring8, as opening is" in said.err
    assert say("train", "--duel", "opening", "grid25", *changes(problem="line"), "--steps", 1).status == 0


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--duel", "a", "b", "c", "d", "e"], "2 to 4"),
        (["--duel", "two_plate"], "did you mean 'two_plates'"),
        (["--duel", "none.toml", "opening"], "No such file"),
        (["--share", "steps"], "--duel"),
        (["--duel"], "--duel"),
    ],
)
def test_what_is_no_duel(say: Say, options: list[str], word: str) -> None:
    said = say("train", *options)
    assert said.status == 2
    assert word in said.err


def test_the_program_itself(tmp_path: Path) -> None:
    said = program("train", "--duel", "lost_modes", *changes(), "--steps", 2)
    assert (said.status, said.err) == (0, "")
