"""Samples of a trained generator as a file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.files import write_whole

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer

ROWS = 65_536  # generated at a time


def samples(trainer: Trainer, count: int, *, averaged: bool = False) -> Singles:
    """``count`` new points of the generator (or the averaged one), (count, *shape) float32, in the problem's own units.

    They come from the evaluation's random stream: the same run writes the same samples.
    """
    from wgan_desktop.core.batches import noise  # loads torch: the window's process lives without

    random = trainer.streams.evaluation
    sizes = [min(ROWS, count - done) for done in range(0, count, ROWS)]
    layers = trainer.average.layers if averaged else None
    made = [
        trainer.generator(noise(size, trainer.settings, random, trainer.problem.sample), layers).cpu().numpy()
        for size in sizes
    ]
    points = trainer.problem.own_units(np.concatenate(made))
    widest = np.finfo(np.float32)  # a person's own units may be larger
    return np.ascontiguousarray(points.clip(widest.min, widest.max).reshape(count, *trainer.problem.shape), np.float32)


def write_samples(points: Singles, path: Path) -> None:
    """Write a .npy file, whole or not at all.

    Raises
    ------
    OSError
        When it cannot be written; what was there before is left alone.
    """
    file = io.BytesIO()
    np.save(file, points)
    write_whole(path, file.getvalue())
