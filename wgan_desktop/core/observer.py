"""Looking at a trainer without touching it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.batches import noise
from wgan_desktop.core.evaluation import CLOUD, PLAN_POINTS, unseen
from wgan_desktop.core.gradients import input_gradients, layer_slopes
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.networks import MLP
from wgan_desktop.core.snapshot import Extent, Layer, Snapshot
from wgan_desktop.core.tile_layers import TileLayers

if TYPE_CHECKING:
    from wgan_desktop.core.trainer import Trainer

SURFACE = 64  # critic values along each side of the picture
MANIFOLD = 21  # lines of the noise grid each way
BINS = 200  # of a histogram of weights: the outermost hold what is within a hundredth of the largest
TINY = 1e-12  # weights that are all 0 have a range, too
MARGIN = 0.02  # of the probability left outside the noise grid at each side


class Observer:
    """Takes snapshots of a trainer.

    Latents are fixed for the run, so that a point can be followed; they and the histogram's noise come from the looking
    stream, never from the training's.

    Attributes
    ----------
    latents : (n, noise_dim) tensor
    tiles : TileLayers
        Of a problem of pictures alone.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self.latents = noise(
            len(trainer.reference.real), trainer.settings, trainer.streams.looking, trainer.problem.stratified
        )
        self._grid = self._noise_grid()
        self._seen: Extent = trainer.problem.extent
        self._makers: dict[str, Callable[[torch.Tensor], Layer]] = {"manifold": self._manifold}
        if trainer.problem.shape == (2,):
            self._makers |= {"surface": self._surface, "cloud": self._cloud}
        self._makers |= {"gradients": self._gradients, "weights": self._weights}
        self._of_the_average = {"averages": self._averages}
        if len(trainer.problem.shape) == 3:
            self.tiles = TileLayers(trainer, self.latents)
            self._makers |= self.tiles.makers("generated", "real")
            self._of_the_average |= self.tiles.makers("averaged")
        self._of_the_loss = {"slopes": self._slopes} if isinstance(trainer.critic, MLP) else {}
        if (pair := unseen(trainer.problem, trainer.reference)) is not None:
            self._pair = [_around(points, len(self.latents), trainer.device) for points in pair]
            self._of_the_loss["held_out"] = self._held_out

    def look(self, needs: Collection[str], seen: Extent | None = None) -> Snapshot:
        """The points, and those of the asked layers that mean something for the problem.

        The surface is that of the part of the plane ``seen`` (default: the problem's picture).
        """
        trainer = self._trainer
        self._seen = seen or trainer.problem.extent
        fake = trainer.generator(self.latents)
        makers = self._makers if trainer.loss.critic_free else self._makers | self._of_the_loss
        makers = makers if trainer.average.parameters is None else makers | self._of_the_average
        return Snapshot(
            run=trainer.run, step=trainer.step_count, update=trainer.update_index,
            critic_updates=trainer.critic_updates, generator_updates=trainer.generator_updates,
            version=trainer.version, seconds=trainer.seconds, problem=trainer.settings.problem,
            shape=trainer.problem.shape, extent=trainer.problem.extent, real=trainer.reference.real,
            fake=_numpy(fake), layers={name: make(fake) for name, make in makers.items() if name in needs},
        )  # fmt: skip

    def _layer(self, value: torch.Tensor, at: torch.Tensor | None = None) -> Layer:
        return Layer(_numpy(value), self._trainer.step_count, None if at is None else _numpy(at))

    def _surface(self, fake: torch.Tensor) -> Layer:
        values = self._trainer.critic(self._picture_grid()).view(SURFACE, SURFACE)
        return dataclasses.replace(self._layer(values), extent=self._seen)

    def _gradients(self, fake: torch.Tensor) -> Layer:
        points = fake[:PLAN_POINTS]
        return self._layer(input_gradients(self._trainer.critic, points), points)

    def _manifold(self, fake: torch.Tensor) -> Layer:
        return self._layer(self._trainer.generator(self._grid).view(MANIFOLD, MANIFOLD, -1))

    def _cloud(self, fake: torch.Tensor) -> Layer:
        trainer = self._trainer
        z = noise(CLOUD, trainer.settings, trainer.streams.looking, trainer.problem.stratified)
        return self._layer(trainer.generator(z))

    def _averages(self, fake: torch.Tensor) -> Layer:
        return self._layer(self._trainer.generator(self.latents, self._trainer.average.layers))

    def _weights(self, fake: torch.Tensor) -> Layer:
        layers = [layer.weight.reshape(-1) for layer in self._trainer.critic.layers]
        rows = [torch.cat(layers), *layers]
        ends = [max(float(row.abs().max()), TINY) for row in rows]
        shares = [row.histc(BINS, -end, end) / len(row) for row, end in zip(rows, ends, strict=True)]
        return self._layer(torch.stack(shares), torch.tensor([[-end, end] for end in ends]))

    def _slopes(self, fake: torch.Tensor) -> Layer:
        real = torch.as_tensor(self._trainer.reference.real[:PLAN_POINTS], device=fake.device)
        return self._layer(layer_slopes(self._trainer.method, real, fake[:PLAN_POINTS]))

    def _held_out(self, fake: torch.Tensor) -> Layer:
        """Both against the same generated points."""
        trainer = self._trainer
        scores = trainer.critic(fake).squeeze(1)
        values = (trainer.critic(real).squeeze(1) for real in self._pair)
        return self._layer(torch.stack([trainer.loss.critic(value, scores, trainer.settings) for value in values]))

    def _noise_grid(self) -> torch.Tensor:
        """Noise on a grid in its first two dimensions, equally probable steps apart, zero in the others."""
        trainer = self._trainer
        line = torch.linspace(MARGIN, 1 - MARGIN, MANIFOLD, device=trainer.device)
        line = 2 * line - 1 if trainer.settings.noise == "uniform" else torch.special.ndtri(line)
        length = self.latents.shape[1]
        grid = torch.zeros(MANIFOLD, MANIFOLD, max(2, length), device=trainer.device)
        grid[..., 0], grid[..., 1] = line[None, :], line[:, None]
        return grid.view(MANIFOLD * MANIFOLD, -1)[:, :length]

    def _picture_grid(self) -> torch.Tensor:
        """The points of what is seen: row i at y_i, column j at x_j."""
        left, right, low, high = self._seen
        x = torch.linspace(left, right, SURFACE, device=self._trainer.device)
        y = torch.linspace(low, high, SURFACE, device=self._trainer.device)
        return torch.stack([x.repeat(SURFACE), y.repeat_interleave(SURFACE)], 1)


def _around(points: Singles, count: int, device: str) -> torch.Tensor:
    """So many of the points, (count, d), round and round where there are fewer."""
    return torch.as_tensor(np.resize(points, (count, points.shape[1])), device=device)


def _numpy(tensor: torch.Tensor) -> Singles:
    return np.ascontiguousarray(tensor.detach().cpu().numpy())
