"""``train``: what a script relies on."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import SMALL, Said, changes, lines
from tests.core import made_pictures
from wgan_desktop.core.journal import repeat
from wgan_desktop.core.metrics import mode_metrics
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.runfile import RunFile, save
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.run import memory

Say = Callable[..., Said]


def test_logs_every_step_and_a_summary(say: Say, tmp_path: Path) -> None:
    log, samples = tmp_path / "run.jsonl", tmp_path / "s.npy"
    said = say(
        "train", *changes(), "--steps", 25, "--log", log, "--eval-every", 10, "--samples-out", samples, "--samples", 70
    )  # fmt: skip
    assert said.status == 0, said.err
    *steps, summary = lines(log)
    assert [line["step"] for line in steps] == list(range(1, 26))
    assert [line["step"] for line in steps if line["w1"] is not None] == [10, 20, 25]
    times = [line["time"] for line in steps]
    assert times[0] == 0
    assert times == sorted(times)
    assert all(math.isfinite(line[name]) for line in steps for name in ("critic_loss", "generator_loss", "estimate"))
    assert summary["summary"] is True
    assert summary["ended"] == "done"
    assert summary["steps"] == 25
    assert summary["steps_per_second"] > 0
    assert (summary["device"], summary["threads"], summary["modes_total"]) == ("cpu", 1, 8)
    assert (summary["generator_parameters"], summary["critic_parameters"]) == (42, 33)
    assert summary["w1"] == steps[-1]["w1"]
    assert summary["floor"] > 0
    assert {"modes", "high_quality", "fair_modes", "reverse_kl"} <= summary.keys()
    points = np.load(samples)
    assert points.shape == (70, 2)
    assert points.dtype == np.float32
    assert "25 steps of wasserstein + gradient_penalty on ring8 (42 parameters in the generator, 33 in" in said.out


def test_speed_leaves_the_evaluation_out(say: Say, tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    say("train", *changes(), "--steps", 30, "--log", log, "--eval-every", 1)
    *steps, summary = lines(log)
    assert summary["steps_per_second"] > 29 / steps[-1]["time"]


def test_the_samples_may_be_the_averaged_generators(say: Say, tmp_path: Path) -> None:
    files = [tmp_path / "raw.npy", tmp_path / "averaged.npy"]
    run = ("train", *changes(ema_decay=0.9), "--steps", 5, "--samples", 40, "--samples-out")
    assert say(*run, files[0]).status == 0
    assert say(*run, files[1], "--averaged").status == 0
    assert not np.array_equal(*map(np.load, files))
    said = say("train", *changes(), "--averaged")
    assert said.status == 2
    assert "ema_decay" in said.err


def test_what_a_run_does_not_get_is_said(say: Say) -> None:
    run = ("train", *changes(problem="digits", network="dcgan", normalisation="batch", precision="bfloat16"))
    said = say(*run, "--steps", 1)
    assert said.status == 0
    assert "bfloat16 is for NVIDIA GPUs: computed in float32." in said.err
    assert "Batch norm makes the critic's slope at a point depend on the others" in said.err


def test_large_networks_are_said_before_and_those_that_cannot_fit_are_refused(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = changes(critic_width=4096, critic_depth=3, critic_steps=100, batch_size=1024)
    run = ("train", *wide, "--steps", 1, "--device", "cpu")
    monkeypatch.setattr(memory, "free", lambda: 1e6)
    said = say(*run)
    assert said.status == 2
    assert "Large networks: 34 million weights, about 0.5 GB of memory, and" in said.err
    assert "generator_width, critic_width = '8, 4096': must be smaller (These networks have 34 million" in said.err


def test_convolutions_that_are_wide_for_a_processor_are_said_before(say: Say) -> None:
    run = ("train", *changes(problem="digits", network="dcgan", generator_width=33, critic_width=20), "--steps", 1)
    said = say(*run, "--device", "cpu")
    assert said.status == 0
    assert "parameters in the generator" in said.err
    assert "try generator_width=32, or a GPU" in said.err


def test_the_samples_are_the_generators(say: Say, tmp_path: Path) -> None:
    samples = tmp_path / "s.npy"
    assert say("train", *changes(), "--steps", 3, "--samples-out", samples, "--samples", 4000).status == 0
    trainer = Trainer(Settings().replace(**SMALL))
    for _ in range(3):
        trainer.step()
    fixed = trainer.look(()).fake
    drawn = np.load(samples)
    assert np.abs(drawn.mean(0) - fixed.mean(0)).max() < 5 * fixed.std() / math.sqrt(len(fixed))
    known = PROBLEMS["ring8"].modes
    assert known is not None
    assert mode_metrics(drawn, known.centres, known.sd).modes_total == 8


def test_logs_every_kth_step(say: Say, tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    assert say("train", *changes(), "--steps", 20, "--log", log, "--log-every", 6, "--eval-every", 4).status == 0
    *steps, summary = lines(log)
    assert [line["step"] for line in steps] == [6, 12, 18]
    assert all(line["w1"] is not None for line in steps)
    assert summary["steps"] == 20


@pytest.mark.parametrize("loss", ["hinge", "optimal_transport"])
def test_what_a_loss_does_not_know_is_null(say: Say, tmp_path: Path, loss: str) -> None:
    log = tmp_path / "run.jsonl"
    assert say("train", *changes(loss=loss), "--steps", 3, "--log", log).status == 0
    assert all(line["estimate"] is None and line["generator_loss"] is not None for line in lines(log)[:-1])


def test_a_problem_without_modes_has_no_mode_numbers(say: Say, tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    assert say("train", *changes(problem="swiss_roll"), "--steps", 2, "--log", log).status == 0
    assert "modes" not in lines(log)[-1]
    assert lines(log)[-1]["w1"] > 0


def test_images_come_in_their_shape(say: Say, tmp_path: Path) -> None:
    samples = tmp_path / "s.npy"
    assert say("train", *changes(problem="digits"), "--steps", 1, "--samples-out", samples, "--samples", 5).status == 0
    assert np.load(samples).shape == (5, *PROBLEMS["digits"].shape)


def test_own_points_come_back_in_their_own_units(say: Say, tmp_path: Path) -> None:
    table = tmp_path / "Мои точки 🌍.csv"
    x = np.random.default_rng(0).normal(5000, 3, (300, 2))
    np.savetxt(table, x, delimiter=",", header="a,b", comments="")
    samples = tmp_path / "образцы 🌍.npy"
    options = changes(problem="points", points=table)
    assert say("train", *options, "--steps", 1, "--samples-out", samples).status == 0
    assert np.abs(np.load(samples) - 5000).max() < 300


@pytest.mark.parametrize("seed", [0, 1])
def test_the_same_seed_writes_the_same_samples(say: Say, tmp_path: Path, seed: int) -> None:
    files = [tmp_path / name for name in ("a.npy", "b.npy", "c.npy")]
    for file, option in zip(files, (seed, seed, seed + 1), strict=True):
        assert say("train", *changes(), "--steps", 5, "--seed", option, "--samples-out", file).status == 0
    a, b, c = (file.read_bytes() for file in files)
    assert a == b != c


def test_a_saved_run_is_replayed(say: Say, tmp_path: Path) -> None:
    trainer = Trainer(Settings().replace(**SMALL))
    for _ in range(4):
        trainer.step()
    trainer.apply(trainer.settings.replace(loss="non_saturating", constraint="r1", warmup=3))
    trainer.step()
    trainer.update()
    trainer.critic_step()
    trainer.record("pause")
    file, log = tmp_path / "run.toml", tmp_path / "run.jsonl"
    save(file, RunFile(Settings().replace(**SMALL), trainer.journal))
    assert say("train", "--settings", file, "--steps", 9, "--log", log).status == 0
    *steps, summary = lines(log)
    again = Trainer(Settings().replace(**SMALL))
    repeat(again, trainer.journal)
    assert (again.step_count, again.update_index) == (5, 1)
    expected = [again.step().generator.loss.item() for _ in range(4)]
    assert [line["generator_loss"] for line in steps[5:]] == pytest.approx(expected, rel=0, abs=0)
    assert [line["estimate"] for line in steps[:4]] != [None] * 4
    assert summary["settings"]["loss"] == "non_saturating"


def test_a_preset_and_settings_alone(say: Say, tmp_path: Path) -> None:
    file, log = tmp_path / "settings.toml", tmp_path / "run.jsonl"
    file.write_bytes(b"\xef\xbb\xbfloss = 'hinge'\r\nbatch_size = 32\r\n")
    assert say("train", "--settings", file, *changes(batch_size=8), "--steps", 1, "--log", log).status == 0
    settings = lines(log)[-1]["settings"]
    assert (settings["loss"], settings["batch_size"]) == ("hinge", 8)
    assert say("train", "--preset", "gan_lab", "--steps", 1, "--log", log).status == 0
    assert lines(log)[-1]["settings"]["real_weight"] == 0.95


def test_stops_where_the_settings_say(say: Say, tmp_path: Path) -> None:
    log = tmp_path / "run.jsonl"
    assert say("train", *changes(stop_w1=1e6), "--log", log, "--eval-every", 7).status == 0
    assert lines(log)[-1]["steps"] == 7
    assert say("train", *changes(stop_steps=4), "--log", log).status == 0
    assert lines(log)[-1]["steps"] == 4
    assert say("train", *changes(stop_seconds=0.001), "--log", log).status == 0
    assert lines(log)[-1]["steps"] >= 1
    assert say("train", *changes(lr_decay=6), "--log", log).status == 0
    assert lines(log)[-1]["steps"] == 6


def test_no_steps_at_all(say: Say, tmp_path: Path) -> None:
    log, samples = tmp_path / "run.jsonl", tmp_path / "s.npy"
    assert say("train", *changes(), "--steps", 0, "--log", log, "--samples-out", samples).status == 0
    (summary,) = lines(log)
    assert (summary["steps"], summary["steps_per_second"]) == (0, None)
    assert np.load(samples).shape == (2500, 2)


def test_a_run_that_diverges_ends_with_one_sentence(say: Say, tmp_path: Path) -> None:
    log, samples = tmp_path / "run.jsonl", tmp_path / "s.npy"
    options = changes(optimizer="sgd", loss="least_squares", constraint="none", critic_lr=100, generator_lr=100)
    said = say("train", *options, "--steps", 500, "--log", log, "--samples-out", samples)
    assert said.status == 1
    assert "not finite" in said.err
    assert len(said.err.splitlines()) == 1
    assert re.fullmatch(
        r"wgan-desktop: step \d+: the \w+'s update was not finite and was not made \(training diverged: [^()]*\); "
        r"lower the learning rate, the clip value or the constraint's weight\.\n",
        said.err,
    )
    *steps, summary = lines(log)
    assert summary["ended"] == "failed"
    assert summary["failure"] in said.err
    assert [line["step"] for line in steps] == list(range(1, summary["steps"] + 1))
    assert np.isfinite(np.load(samples)).all()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="platform: there is no full device")
def test_a_full_disk_is_told_and_the_samples_are_written(say: Say, tmp_path: Path) -> None:
    samples = tmp_path / "s.npy"
    said = say("train", *changes(), "--steps", 5, "--log", "/dev/full", "--samples-out", samples)
    assert said.status == 1
    assert "No space left" in said.err
    assert len(np.load(samples)) == 2500


def test_a_summary_is_written_where_the_last_numbers_do_not_fit(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def starve(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("wgan_desktop.cli.headless.judged", starve)
    said = say("train", *changes(), "--steps", 5, "--log", tmp_path / "run.jsonl")
    assert said.status == 1
    assert "memory" in said.err
    summary = lines(tmp_path / "run.jsonl")[-1]
    assert (summary["steps"], summary["ended"], summary["w1"]) == (5, "failed", None)


def test_progress_is_shown_where_it_is_asked_for(say: Say) -> None:
    shown = say("train", *changes(), "--steps", 5, "--progress").err
    assert shown.startswith("step 5 of 5")
    assert "W1" in shown
    assert say("train", *changes(), "--steps", 5).err == ""


def test_an_unusable_device_is_said(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    said = say("train", *changes(), "--steps", 1, "--device", "cuda")
    assert said.status == 0
    assert said.err.startswith("No GPU: ")


def test_lsun_from_end_to_end(say: Say, tmp_path: Path) -> None:
    """3,000 bedrooms as they are downloaded: keys of 40 letters, values of WebP and JPEG."""
    path, log, samples = made_pictures.lsun(tmp_path, 3000), tmp_path / "run.jsonl", tmp_path / "s.npy"
    own = {"problem": "images", "path": str(path), "pixels": "16", "flips": "random"}
    said = say("train", *changes(**own), "--steps", 20, "--log", log, "--samples-out", samples, "--samples", 9)
    assert said.status == 0, said.err
    assert "Read 3,000 pictures from bedroom_made_lmdb." in said.err
    *steps, summary = lines(log)
    assert len(steps) == 20
    assert summary["w1"] > summary["floor"] > 0
    assert 0 <= summary["wait_share"] < 1
    assert np.load(samples).shape == (9, 3, 16, 16)


def test_where_many_pictures_are_bad_it_says_how_to_go_on(say: Say, tmp_path: Path) -> None:
    path, log = made_pictures.folder(tmp_path / "photos", 6), tmp_path / "run.jsonl"
    (path / "a text.jpg").write_text("hello")
    learn = changes(problem="images", path=path, pixels=8)
    said = say("train", *learn, "--steps", 1)
    assert said.status == 2
    assert "Only 6 of 7 pictures in photos can be used (a text.jpg: it is no picture that can be read)." in said.err
    assert "They are skipped with --set unusable=skip." in said.err
    line = "a text.jpg: it is no picture that can be read\n"
    assert line not in said.err
    assert say("train", *learn, "--steps", 1, "--list-unusable").err.startswith(line)
    said = say("train", *learn, "--set", "unusable=skip", "--steps", 1, "--log", log, "--list-unusable")
    assert said.status == 0
    assert said.err.count(f"\n{line}") == 1
    assert "1 of 7 cannot be used: a text.jpg" in said.err
    assert "% of the time waiting for pictures" in said.out
    assert lines(log)[-1]["wait_share"] == 0


def test_of_few_pictures_it_is_said_that_their_quality_means_little(say: Say, tmp_path: Path) -> None:
    path = made_pictures.folder(tmp_path / "photos", 60)
    said = say("train", *changes(problem="images", path=path, pixels=8), "--steps", 2)
    assert "on features of its own (of 20 images, so few that they mean little)." in said.out


def test_pictures_that_are_not_there(say: Say, tmp_path: Path) -> None:
    said = say("train", "--set", "problem=images", "--set", f"path={tmp_path / 'absent'}", "--steps", 2)
    assert said.status == 2
    assert "There is no file or folder" in said.err
