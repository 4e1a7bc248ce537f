"""The layers of sample grids, made on the trainer's side: few bytes travel, and the window has nothing to convert."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.batches import noise
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.snapshot import Layer
from wgan_desktop.core.tiles import MOST, SIDES, Bytes, Kind, levels, pixels, scores, tiles

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer

Maker = Callable[[torch.Tensor], Layer]


class TileLayers:
    """Tiles of the run's fixed latents, and real ones.

    Parameters
    ----------
    trainer : Trainer
    latents : (n, noise_dim) tensor
        Those of every picture; for grids of more tiles further ones are drawn from the looking stream.
    """

    def __init__(self, trainer: Trainer, latents: torch.Tensor) -> None:
        self._trainer, self._first = trainer, latents
        self._further = noise(
            max(MOST - len(latents), 0), trainer.settings, trainer.streams.looking, trainer.problem.stratified
        )
        self._levels = levels(trainer.reference.real)

    @property
    def latents(self) -> torch.Tensor:
        """Those of the largest grid, (256 or more, noise_dim)."""
        return torch.cat([self._first, self._further])

    def makers(self, *kinds: Kind) -> dict[str, Maker]:
        """What makes each layer, given the generator's image of the first latents."""
        found: dict[str, Maker] = {}
        for kind, side in itertools.product(kinds, SIDES):
            found[tiles(kind, side)] = functools.partial(self._tiles, kind, side * side)
            found[scores(kind, side)] = functools.partial(self._scores, kind, side * side)
        return found

    def points(self, kind: Kind, count: int, fake: torch.Tensor | None = None) -> torch.Tensor:
        """The points of so many tiles, (count, d)."""
        trainer = self._trainer
        if kind == "real":
            return self._real(count)
        layers = trainer.average.layers if kind == "averaged" else None
        if kind == "averaged" or fake is None:
            fake = trainer.generator(self._first, layers)
        if count > len(fake):
            fake = torch.cat([fake, trainer.generator(self._further, layers)])
        return fake[:count]

    def between(self, kind: Kind, latents: torch.Tensor) -> torch.Tensor:
        """The image of other latents (k, noise_dim), among the fixed ones: batch norm measures all of them together."""
        layers = self._trainer.average.layers if kind == "averaged" else None
        return self._trainer.generator(torch.cat([self._first, latents]), layers)[len(self._first) :]

    def pixels(self, points: torch.Tensor) -> Bytes:
        """Points (n, d) as bytes (n, height, width, 1 or 3)."""
        return pixels(points.detach().cpu().numpy(), self._trainer.problem.shape, self._levels)

    def _real(self, count: int) -> torch.Tensor:
        """The real points of every picture, and where there are too few, further ones."""
        known = torch.as_tensor(self._trainer.reference.real[:count], device=self._trainer.device)
        return torch.cat([known, self._more_real[: count - len(known)]]) if count > len(known) else known

    @functools.cached_property
    def _more_real(self) -> torch.Tensor:
        """Real points for the largest grid, drawn once: what may be drawn grows while pictures are still read."""
        trainer = self._trainer
        random = torch.Generator(trainer.device).manual_seed(trainer.settings.seed)
        return trainer.problem.stratified(max(MOST - len(trainer.reference.real), 0), random)

    def _tiles(self, kind: Kind, count: int, fake: torch.Tensor) -> Layer:
        return Layer(self.pixels(self.points(kind, count, fake)), self._trainer.step_count)

    def _scores(self, kind: Kind, count: int, fake: torch.Tensor) -> Layer:
        values = self._trainer.critic(self.points(kind, count, fake)).squeeze(1)
        return Layer(np.ascontiguousarray(values.detach().cpu().numpy()), self._trainer.step_count)
