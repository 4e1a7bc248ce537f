"""Whether the presets that are meant to converge do so in their time, seed after seed."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Iterator

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure
from wgan_desktop.bench.loops import Loop
from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.evaluation import Evaluation, Evaluator
from wgan_desktop.core.metrics import ModeReport, mode_metrics
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import Modes
from wgan_desktop.core.settings import Settings

TIMES = {"opening": 60.0, "grid25": 180.0}  # seconds of training
READINGS = 5  # the last ones, a twentieth of the time apart
TARGET = 2.5  # W1 over its floor
SAMPLES = 2500  # among which modes are counted
SEEDS = 0.9  # of them have to reach it


class Convergence(Benchmark):
    """W1 over its floor and the modes found, at the end of the time; the median of the last five readings."""

    name = "convergence"
    rank = 200
    by_name = True
    label = "Convergence"
    about = "opening within 60 s, grid25 within 180 s: all modes and W1 under 2.5 times its floor."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """A figure a seed, and one for all."""
        for name, usual in TIMES.items():
            seconds = effort.seconds or effort.round(usual)
            reached = []
            for seed in range(1 if effort.quick else effort.seeds):
                settings = presets()[name].settings.replace(seed=seed)
                ended = converge(settings, seconds)
                reached.append(ended.reached)
                yield Figure(
                    f"{name}, seed {seed}", ended.w1, "W1", ended.floor, "floor", ended.w1 / ended.floor,
                    high=TARGET, note=f"{ended.modes} of {ended.modes_total} modes, step {ended.step}, {seconds:g} s",
                )  # fmt: skip
            share = statistics.mean(reached)
            yield Figure(f"{name}, seeds that reach both", share, "of all", low=SEEDS, note=f"{len(reached)} seeds")


def _modes(fresh: Singles, known: Modes | None) -> ModeReport | None:
    """How the published tables count modes: among 2,500 samples."""
    return None if known is None else mode_metrics(fresh[:SAMPLES], known.centres, known.sd)


@dataclasses.dataclass(frozen=True)
class Ended:
    """Where a run stands at the end of its time."""

    w1: float
    floor: float
    modes: int
    modes_total: int
    step: int

    @property
    def reached(self) -> bool:
        """All modes, and W1 below the target."""
        return self.modes == self.modes_total and self.w1 <= TARGET * self.floor


def converge(settings: Settings, seconds: float) -> Ended:
    """Train in a process of its own for so long, and measure here."""
    readings: list[Evaluation] = []
    with Loop("trainer", settings) as loop:
        evaluator = Evaluator(loop.call("reference"))
        for count in range(READINGS):
            step, fake, fresh = loop.call("train_until", seconds * (1 - (READINGS - 1 - count) / 20))
            reading = evaluator.evaluate("", step, fake)
            readings.append(dataclasses.replace(reading, modes=_modes(fresh, evaluator.reference.modes)))
    *_, floor = evaluator.floor_draws()
    modes = [reading.modes for reading in readings if reading.modes is not None]
    return Ended(
        statistics.median(reading.w1 for reading in readings), floor.mean, min(m.modes for m in modes),
        modes[-1].modes_total, readings[-1].step,
    )  # fmt: skip
