"""Bad input: everything that is wrong is told at once, nothing starts, the exit status is 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Said

Say = Callable[..., Said]


def test_every_problem_at_once(say: Say, tmp_path: Path) -> None:
    said = say(
        "train", "--set", "critic_steps=0", "--set", "batchsize=4", "--set", "loss=wassertein",
        "--set", "generator_lr=nan", "--set", "beta1", "--seed", "-1", "--steps", "1e9999", "--device", "cud",
        "--log", tmp_path / "none" / "run.jsonl", "--samples-out", tmp_path, "--log-every", "0", "--preset", "openin",
    )  # fmt: skip
    assert said.status == 2
    assert said.out == ""
    problems = [line.strip() for line in said.err.splitlines()[1:]]
    starts = (
        "--preset", "--set", "critic_steps", "batchsize", "loss", "generator_lr", "seed", "--steps", "--log-every",
        "--device", "--log", "--samples-out",
    )  # fmt: skip
    assert [line.split(" = ")[0] for line in problems] == list(starts)
    hints = {"'opening'", "'batch_size'", "'wasserstein'", "'cuda'"}
    assert {line.rpartition("did you mean ")[2].rstrip("?") for line in problems if "did you mean" in line} == hints
    assert not any(tmp_path.iterdir())


def test_options_that_are_none_are_told_with_all_the_rest(say: Say) -> None:
    said = say("train", "--stepz", "3", "--set", "batch_size=0", "--set", "fooo=1")
    assert said.status == 2
    assert [line.split(" = ")[0].strip() for line in said.err.splitlines()[1:]] == [
        "command line", "batch_size", "fooo",
    ]  # fmt: skip
    assert "did you mean '--steps'" in said.err
    said = say("--theme", "blue", "--host", "proces", "--set", "batch_size=0")
    assert said.status == 2
    assert {line.split(" = ")[0].strip() for line in said.err.splitlines()[1:]} == {"--theme", "--host", "batch_size"}
    assert "did you mean 'process'" in said.err
    for command in (("list", "losses"), ("doctor",), ("bench",), ("--smoke-test",)):
        said = say(*command, "--jsom")
        assert (said.status, "--jsom" in said.err) == (2, True)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"batch_size = 1000000000\nlosss = 'hinge'\ncritic_lr = inf\n", "losss"),
        (b"critic_lr = -1\nbatch_size = '1e-4'", "critic_lr"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"a = = b", "TOML"),
        (b"#" * 50_000_000, "8 MB"),
        (b"log = '../../etc/passwd'", "log"),
    ],
    ids=["ranges", "types", "encoding", "syntax", "size", "path"],
)
def test_bad_files(say: Say, tmp_path: Path, content: bytes, word: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    said = say("train", "--settings", file, "--set", "beta2=7")
    assert said.status == 2
    assert word in said.err
    assert "beta2 = '7'" in said.err


def test_a_file_that_is_not_there(say: Say, tmp_path: Path) -> None:
    said = say("train", "--settings", tmp_path / "none.toml")
    assert said.status == 2
    assert "a file that can be read (No such file or directory)" in said.err


def test_outputs_that_cannot_be_written(say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    said = say("train", "--log", tmp_path / "run.jsonl")
    assert said.status == 2
    assert "no permission" in said.err
    said = say("train", "--log", tmp_path / ("x" * 5000))
    assert said.status == 2


def test_own_points_that_cannot_be_read(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "points.csv"
    file.write_text("nothing here\n")
    said = say("train", "--set", "problem=points", "--set", f"points={file}")
    assert said.status == 2
    assert "points" in said.err
    assert "Traceback" not in said.err
    said = say(file)
    assert said.status == 2
    assert "points.csv" in said.err


@pytest.mark.parametrize("arguments", [["nonsense.toml"], ["--bogus"], ["train", "--stepz", "4"], ["list", "colours"]])
def test_what_nobody_understands(say: Say, arguments: list[str]) -> None:
    assert say(*arguments).status == 2


def test_a_file_is_the_only_source(say: Say, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("loss = 'hinge'\n")
    said = say(file, "--preset", "opening", "--lang", "klingon")
    assert said.status == 2
    assert "only source" in said.err
    assert "--lang = 'klingon'" in said.err


def test_a_shot_is_checked_before_anything_starts(say: Say, tmp_path: Path) -> None:
    said = say("shot", tmp_path / "none" / "w.png", "--size", "huge", "--panels", "flow,curvess", "--set", "seed=x")
    assert said.status == 2
    assert all(word in said.err for word in ("--size = 'huge'", "--panels = 'curvess'", "OUT.png", "seed = 'x'"))


def test_benchmarks_are_named(say: Say) -> None:
    said = say("bench", "--only", "closed_forn", "--seconds", "x", "--seeds", "0")
    assert said.status == 2
    assert "did you mean 'closed_form'" in said.err
    assert "--seconds = 'x'" in said.err
    assert "--seeds = '0'" in said.err


def test_a_plate_is_of_a_duel_there_is(say: Say, tmp_path: Path) -> None:
    said = say("shot", tmp_path / "plate.png", "--duel", "two_plate", "--share", "luck", "--size", "huge")
    assert said.status == 2
    assert all(word in said.err for word in ("'two_plate'", "two_plates", "--share = 'luck'", "--size = 'huge'"))


def test_a_window_of_a_duel_is_asked_for_by_that_alone(say: Say, tmp_path: Path) -> None:
    said = say("--duel", "opening", "grid25", "--lesson", "dirac", "--log", tmp_path / "run.jsonl", "--share", "luck")
    assert said.status == 2
    starts = [line.split(" = ")[0].strip() for line in said.err.splitlines()[1:]]
    assert starts == ["--lesson", "--log", "--share", "--duel"]
    assert "must be a run on ring8, as opening is" in said.err
    said = say("run.toml", "--duel", "lost_modes")
    assert (said.status, said.err.splitlines()[1].split(" = ")[0].strip()) == (2, "FILE")
    said = say("--share", "steps")
    assert (said.status, "given with --duel" in said.err) == (2, True)
