"""Answers to questions about the tiles of a sample grid, worked out a bit at a time; none draws a random number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.interpolation import between
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.neighbours import Found, measured, search
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.questions import Answer, Nearest, Neighbours, Question, Walk, Walked

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer

SHOWN = 5  # of the nearest
FIRST = 2**22  # numbers of the pictures compared before anything is told; then at each doubling, and at the end
SAME = 1e-6  # a distance at which a real picture is the very tile that was asked about, relative to its own length


def answers(trainer: Trainer, question: Question) -> Iterator[Answer | None]:
    """Work on a question: yields after each bit of the work, None or what is worth telling of what is known by then.

    The tile is taken as it is at the first bit.

    Raises
    ------
    ProblemError
        When there is no answer.
    """
    if len(trainer.problem.shape) != 3 or not trainer.problem.given:
        raise ProblemError("These are no pictures; choose a problem of pictures.")
    if question.kind == "averaged" and trainer.average.parameters is None:
        raise ProblemError("The generator is not averaged any more; choose one of its own samples.")
    if isinstance(question, Nearest):
        yield from _neighbours(trainer, question)
    else:
        yield _walked(trainer, question)


def _walked(trainer: Trainer, walk: Walk) -> Walked:
    layers = trainer.observer.tiles
    ends = layers.latents[[walk.first, walk.last]].cpu()  # not every GPU has numbers of 64 bits
    latents = between(ends[0], ends[1], walk.frames, trainer.settings.noise).to(trainer.device)
    return Walked(trainer.run, walk, trainer.step_count, layers.pixels(layers.between(walk.kind, latents)))


def _neighbours(trainer: Trainer, question: Nearest) -> Iterator[Neighbours | None]:
    """One search for the tile's neighbours and, beside it, for those of the real pictures of the yardstick."""
    problem, step, tiles = trainer.problem, trainer.step_count, trainer.observer.tiles
    tile = tiles.points(question.kind, question.index + 1)[-1:].detach().cpu()
    span = problem.span
    compared = measured(span)
    points = torch.cat([tile, problem.known(compared, span)])
    leave_out = torch.cat([torch.tensor([-1]), compared])
    alike = SAME * max(float(tile.norm()), 1.0) if question.kind == "real" else -1.0
    due = FIRST // problem.dimension
    for found in search(problem, span, points, SHOWN + 1, leave_out):
        if found.searched < min(due, found.given):
            yield None
            continue
        due = 2 * found.searched
        kept = found.distances[0].isfinite() & (found.distances[0] > alike)
        distances, near = found.distances[0][kept][:SHOWN], found.nearest[kept][:SHOWN]
        yield Neighbours(
            trainer.run, question, step, tiles.pixels(tile)[0], tiles.pixels(near.float()), distances.numpy(),
            found.searched, found.given, _yardstick(found),
        )  # fmt: skip


def _yardstick(found: Found) -> float:
    """The median distance of the measured real pictures from the nearest other one; NaN where there is none."""
    distances = found.distances[1:, 0]
    finite = distances[distances.isfinite()].numpy()
    return float(np.median(finite)) if len(finite) else float("nan")
