"""The benchmarks run; how fast is not asked here."""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.cli.conftest import SMALL, Said
from wgan_desktop.bench import BENCHMARKS, Benchmark, Effort
from wgan_desktop.bench.convergence import converge
from wgan_desktop.bench.digits import agreed, nearest
from wgan_desktop.bench.duel import Side
from wgan_desktop.bench.gpu import Busy, share
from wgan_desktop.bench.grid import frames
from wgan_desktop.bench.history import long_history
from wgan_desktop.bench.loops import Burner, Child, Loop
from wgan_desktop.bench.machine import devices, family
from wgan_desktop.bench.made_pictures import learning_pictures
from wgan_desktop.bench.memory import slope
from wgan_desktop.bench.obedience import Obeyed
from wgan_desktop.bench.sizes import DCGAN, USUAL_MLP
from wgan_desktop.core.problems.digits import Digits
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import sizes
from wgan_desktop.run.memory import resident

SETTINGS = Settings().replace(**SMALL)


@pytest.mark.parametrize("benchmark", BENCHMARKS.values(), ids=list(BENCHMARKS))
def test_each_says_what_it_measures(benchmark: Benchmark) -> None:
    assert benchmark.label
    assert benchmark.about.endswith(".")


def test_what_is_claimed_is_measured() -> None:
    named = {name for name, benchmark in BENCHMARKS.items() if benchmark.by_name}
    assert named == {"convergence", "soak", "gpu", "digits"}
    assert BENCHMARKS.keys() - named == {
        "closed_form", "images", "gan_lab", "live", "pause", "switch", "history", "heaps", "grid", "pictures",
        "startup", "contention", "memory", "duel",
    }  # fmt: skip


def test_loops_train_and_the_textbook_has_the_same_networks() -> None:
    with Loop("trainer", SETTINGS) as mine, Loop("textbook", SETTINGS) as theirs:
        assert mine.rate(0.05) > 0
        assert theirs.rate(0.05) > 0
        assert mine.call("modules", ("torch", "torch._dynamo", "sympy")) == ["torch"]
        step, fake, fresh = mine.call("train_until", 0.2)
        assert step > 1
        assert fake.shape == mine.call("reference").real.shape
        assert np.isfinite(fake).all()
        assert fresh.shape == (12000, 2)
    from wgan_desktop.bench.textbook import Textbook
    from wgan_desktop.core.trainer import Trainer

    textbook, trainer = Textbook(SETTINGS), Trainer(SETTINGS)
    for own, network in ((textbook.critic, trainer.critic), (textbook.generator, trainer.generator)):
        assert sum(parameter.numel() for parameter in own.parameters()) == len(network.parameters)


@pytest.mark.parametrize("optimizer", ["adam", "sgd"])
def test_the_textbook_learns(optimizer: str) -> None:
    from wgan_desktop.bench.textbook import Textbook

    textbook = Textbook(SETTINGS.replace(optimizer=optimizer, generator_output="tanh"))
    before = [parameter.clone() for parameter in textbook.generator.parameters()]
    textbook.step()
    assert all((old != new).any() for old, new in zip(before, textbook.generator.parameters(), strict=True))


def test_a_child_that_fails_or_dies_is_told_of() -> None:
    with Child(dict) as child, pytest.raises(RuntimeError, match="KeyError"):
        child.call("rate", 1)
    with Burner() as burner:
        burner._process.kill()
        with pytest.raises(RuntimeError, match="gone"):
            burner.call("anything")


def test_orders_are_obeyed() -> None:
    with Obeyed(SETTINGS.replace(warmup=0)) as obeyed:
        assert obeyed.change(critic_lr=0.5e-3) >= 0
        before, after = obeyed.pause(0.0)
        assert before.fingerprint == after.fingerprint != ""
        assert before.critic_updates == after.critic_updates


def test_both_runs_of_a_duel_are_timed() -> None:
    with Side(2, SETTINGS) as two:
        assert two.step(0.01) > 0
        assert two.step(0.01) > 0


def test_convergence_is_judged_by_the_last_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = converge(SETTINGS, 0.2)
    assert ended.floor > 0
    assert ended.w1 > 2.5 * ended.floor
    assert not ended.reached
    assert ended.modes_total == 8


def test_a_long_history_keeps_its_extremes() -> None:
    history = long_history(200_000)
    x, y = history.window("estimate", 0, 200_000, 1600)
    assert len(x) <= 2 * 1600
    assert np.nanmax(y) > 3.5
    assert np.nanmin(y) < -3.5


@pytest.mark.parametrize("chips", [(), ("scores",)])
def test_a_grid_is_shown_and_painted(qapp: object, chips: tuple[str, ...]) -> None:
    assert all(each > 0 for each in frames(8, 2, chips))


@pytest.mark.skipif(sys.platform != "linux", reason="platform: memory is read elsewhere")
def test_memory_is_read() -> None:
    before = resident(family())
    held = np.ones(100_000_000 // 8)  # so much comes from the system, never from what was freed before
    assert 80 < resident(family()) - before < 160
    assert held.any()
    assert resident([2**22 + 1]) == 0


def test_what_this_system_does_not_tell_has_no_slope() -> None:
    hours = np.arange(4.0)
    assert slope(hours, 3 * hours + 1) == pytest.approx(3)
    assert slope(hours[:2], hours[:2]) == 0
    assert np.isnan(slope(hours, np.full(4, np.nan)))


@pytest.mark.parametrize("opened", [Obeyed(SETTINGS), Side(2, SETTINGS)], ids=["obeyed", "side"])
def test_what_cannot_be_opened_leaves_no_child_behind(opened: Obeyed | Side, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wgan_desktop.bench.obedience.PATIENCE", 0.0)
    monkeypatch.setattr("wgan_desktop.bench.duel.PATIENCE", 0.0)
    with pytest.raises(RuntimeError, match="did not obey"), opened:
        pass
    assert not multiprocessing.active_children()


def test_bench_prints_words_and_json(say: Callable[..., Said]) -> None:
    said = say("bench", "--quick", "--only", "history")
    assert said.status == 0
    assert "whole curve" in said.out
    assert "target <= 5.00" in said.out
    report = json.loads(say("bench", "--quick", "--json", "--only", "history").out)
    assert report["quick"] is True
    (benchmark,) = report["benchmarks"]
    assert {figure["name"] for figure in benchmark["figures"]} >= {"whole curve", "memory of the curve"}
    assert all(figure["verdict"] for figure in benchmark["figures"])


def test_a_benchmark_that_cannot_be_measured_does_not_stop_the_others(
    say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(effort: Effort) -> None:
        raise RuntimeError("the display went away")

    monkeypatch.setattr(BENCHMARKS["pause"], "run", fail, raising=False)
    said = say("bench", "--quick", "--only", "pause", "history")
    assert "pause could not be measured: the display went away" in said.err
    assert "whole curve" in said.out


def test_effort() -> None:
    assert (Effort().rounds(7), Effort().round(3.0)) == (7, 3.0)
    assert (Effort(quick=True).rounds(7), Effort(quick=True).round(3.0)) == (2, 0.2)


def test_pictures_are_made_and_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wgan_desktop.bench.made_pictures.COUNT", 40)
    before = os.environ["WGAN_DESKTOP_HOME"]
    for side, colour, network in ((28, False, USUAL_MLP), (9, True, DCGAN.replace(critic_width=2, generator_width=2))):
        with learning_pictures(network.replace(batch_size=4), side, colour=colour) as settings:
            with Loop("trainer", settings) as loop:
                assert loop.rate(0.05) > 0
            assert Path(settings.path).exists()
        assert not Path(settings.path).parent.exists()
    assert os.environ["WGAN_DESKTOP_HOME"] == before


def test_the_usual_mlp_is_the_usual_one() -> None:
    assert sizes(USUAL_MLP, 784) == ([100, 256, 512, 784], [784, 512, 256, 1])


def test_without_a_gpu_it_is_said_in_a_line(say: Callable[..., Said], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wgan_desktop.bench.gpu.devices", lambda: ["cpu"])
    said = say("bench", "--only", "gpu")
    assert said.status == 1
    assert said.err.strip() == (
        "wgan-desktop: gpu could not be measured: "
        "there is no NVIDIA GPU that PyTorch can use; on a machine with one, run it again"
    )


def test_digits_are_clear_where_their_neighbours_agree() -> None:
    assert agreed(np.array([[1, 1, 1], [1, 2, 1]])) == 0.5
    known = Digits().prepared(Settings(problem="digits"))
    assert 0.85 < agreed(nearest(known.points[:200], known, 1)) < 1
    assert agreed(nearest(np.random.default_rng(0).uniform(-1, 1, (200, 64)).astype(np.float32), known, 0)) < 0.6
    figures = {figure.name: figure for figure in BENCHMARKS["digits"].run(Effort(quick=True))}
    assert figures["clearly one digit"].verdict
    assert figures["W1"].ratio > 1.5, "a fifth of a second is not enough"


def test_how_busy_a_gpu_is() -> None:
    assert share("99\n40\n60\n[N/A]\n") == 50
    assert np.isnan(share("50\n"))
    with Busy() as busy:
        pass
    assert np.isnan(busy.percent)


@pytest.mark.gpu
def test_the_gpu_is_measured() -> None:
    if "cuda" not in devices():
        pytest.skip("gpu: no NVIDIA GPU")
    figures = list(BENCHMARKS["gpu"].run(Effort(quick=True)))
    assert all(figure.value > 0 for figure in figures if figure.unit == "pictures/s")
