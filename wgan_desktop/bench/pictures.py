"""What it costs to have pictures to learn from, beside the step that learns from them."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure
from wgan_desktop.bench.loops import Calls, Child
from wgan_desktop.core.settings import Settings

COUNT, DISTINCT, SIDE = 20_000, 60, 160  # JPEGs, of which so many are unlike each other, each so wide
SHARE = 5.0  # per cent of a step that the input may take
DCGAN = {
    "problem": "images", "pixels": 64, "flips": "random", "network": "dcgan", "generator_output": "tanh",
    "generator_width": 16, "critic_width": 16, "batch_size": 64, "critic_steps": 5, "threads": 1,
}  # fmt: skip
"""A small DCGAN of 64 x 64 pixels: the published one has eight times the channels, and its steps take longer."""


class Pictures(Benchmark):
    """The input's share of a step, with everything decoded and while it is being decoded."""

    name = "pictures"
    rank = 67
    label = "Pictures"
    about = "Per cent of a step of a DCGAN of 64 x 64 pixels that go into its real pictures, waiting included."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """First from JPEGs that are read meanwhile, then from what was kept of them."""
        steps = effort.rounds(6)
        with tempfile.TemporaryDirectory() as folder:
            photos = Path(folder) / "photos"
            make(photos, 200 if effort.quick else COUNT)
            settings = Settings().replace(**DCGAN, path=str(photos))
            for label in ("JPEGs of 160 pixels, while they are decoded", "the same, decoded before"):
                with Child(_trained, settings, folder) as child:
                    share, wait, seconds, begins = child.call("train", steps)
                note = f"{seconds / steps:.2g} s a step, {wait:.1f} % waited; it began after {begins:.1f} s"
                yield Figure(label, share, "% of a step", high=SHARE, note=note)


def make(folder: Path, count: int) -> None:
    """A folder of JPEGs, of which most are names for the same few."""
    from PIL import Image

    folder.mkdir()
    random = np.random.default_rng(0)
    for index in range(count):
        path = folder / f"{index:05}.jpg"
        if index < DISTINCT:
            coarse = Image.fromarray(random.integers(0, 256, (12, 12, 3), np.uint8))
            coarse.resize((SIDE, SIDE), Image.Resampling.BICUBIC).save(path, quality=90)
        else:
            path.hardlink_to(folder / f"{index % DISTINCT:05}.jpg")


def _trained(settings: Settings, home: str) -> Calls:
    """A trainer whose draws are timed; its cache lies in ``home``."""
    import multiprocessing

    os.environ["WGAN_DESKTOP_HOME"] = home
    multiprocessing.current_process().daemon = False  # so that it may have children: those decode
    from wgan_desktop.core.trainer import Trainer
    from wgan_desktop.run.reporter import wait_share

    def train(steps: int) -> tuple[float, float, float, float]:
        """Per cent of the time that went into pictures, and into waiting for them; the time; and that before it."""
        began = time.perf_counter()
        trainer = Trainer(settings)
        problem: Any = trainer.problem
        ready, spent, draw = time.perf_counter() - began, 0.0, problem.sample

        def timed(*arguments: Any) -> Any:
            nonlocal spent
            at = time.perf_counter()
            drawn = draw(*arguments)
            spent += time.perf_counter() - at
            return drawn

        problem.sample = timed
        for _ in range(steps):
            trainer.step()
        seconds, waited = trainer.seconds, wait_share(trainer) or 0.0
        problem.found.window(COUNT, wait=True)  # to the end, so that they are kept
        return 100 * spent / seconds, 100 * waited, seconds, ready

    return {"train": train}
