"""Showing a sample grid: what a frame of images costs the window."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

import numpy as np

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, quartiles
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Layer, Snapshot
from wgan_desktop.core.tiles import pixels, scores, tiles
from wgan_desktop.run.history import History
from wgan_desktop.run.view import View

SIZE = 1200, 760
SHAPE = 3, 64, 64
TARGET = 6.0  # ms


class Grid(Benchmark):
    """Grids of 64 x 64 colour images, generated beside real ones, in the real panel."""

    name = "grid"
    rank = 67
    label = "Sample grid"
    about = "Milliseconds of the window's work in which a grid of 64 x 64 colour images is renewed and painted."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """8 x 8 tiles, the same with scores, 16 x 16 tiles; and making the bytes, which the trainer's side does."""
        for label, side, chips in (
            ("8 x 8", 8, ()), ("8 x 8, with scores", 8, ("scores",)), ("16 x 16", 16, ()),
        ):  # fmt: skip
            times = frames(side, effort.rounds(60), chips)
            goal = TARGET if side == 8 and not chips else None
            yield Figure(label, statistics.median(times), "ms a frame", high=goal, quartiles=quartiles(times))
        times = conversions(8, effort.rounds(60))
        yield Figure("8 x 8: to bytes, beside the trainer", statistics.median(times), "ms", quartiles=quartiles(times))


def frames(side: int, count: int, chips: tuple[str, ...]) -> list[float]:
    """Milliseconds of each of so many frames, every one of them of other images, with these ``chips`` on."""
    from PySide6.QtCore import QCoreApplication, qInstallMessageHandler

    from wgan_desktop.ui.application import application, log_qt
    from wgan_desktop.ui.panels.samples import Samples
    from wgan_desktop.ui.theme import Theme

    application()
    qInstallMessageHandler(log_qt)
    panel = Samples(Theme())
    panel.grid.controls.choose("side", str(side))
    for chip in chips:
        panel.grid.controls.chips.toggle(chip)
    panel.widget.resize(*SIZE)
    panel.widget.show()
    times = []
    for view in [*_views(side, 4), *_views(side, count)]:
        began = time.perf_counter()
        panel.show(view)
        QCoreApplication.processEvents()
        times.append((time.perf_counter() - began) * 1e3)
    panel.widget.close()
    return times[4:]  # the first ones are laid out, and the real images are new


def conversions(side: int, count: int) -> list[float]:
    """Milliseconds of making bytes of the numbers of so many images, over and over."""
    points, times = _points(side * side, np.random.default_rng(0)), []
    for _ in range(count):
        began = time.perf_counter()
        pixels(points, SHAPE, (-1.0, 1.0))
        times.append((time.perf_counter() - began) * 1e3)
    return times


def _points(count: int, random: np.random.Generator) -> np.ndarray:
    return random.uniform(-1, 1, (count, int(np.prod(SHAPE)))).astype(np.float32)


def _views(side: int, count: int) -> Iterator[View]:
    """What a run of 64 x 64 colour images would show; the real ones stay the same."""
    random, n = np.random.default_rng(0), side * side
    points = _points(85, random)
    real = Layer(pixels(_points(n, random), SHAPE, (-1.0, 1.0)), 0)
    for step in range(count):
        made = random.integers(0, 256, real.value.shape, dtype=np.uint8)
        layers = {tiles("real", side): real, tiles("generated", side): Layer(made, step)}
        for kind in ("real", "generated"):
            layers[scores(kind, side)] = Layer(random.normal(0, 1, n).astype(np.float32), step)
        snapshot = Snapshot(
            "run", step, 0, step, step, 0, 0.0, "images", SHAPE, (-1.0, 1.0, -1.0, 1.0), points, points, layers
        )  # fmt: skip
        yield View(
            Settings().replace(problem="images"), pending=False, host="process", history=History(), snapshot=snapshot
        )
