"""A small residual network for pictures, at any side; the shapes and their source stand in `shapes`."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch.nn import functional as F

from wgan_desktop.core.convolutions import normalised
from wgan_desktop.core.networks import ACTIVATE, Layer, Network
from wgan_desktop.core.shapes import INNER, channels, resnet_critic, resnet_generator, sides

EDGE = INNER // 2


class Residual(Network):
    """What generator and critic share: norm, activation and convolution, in this order."""

    norm = ""

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; each input is read by every kernel that lies over it."""
        return weight[0].numel(), weight[:, 0].numel()

    def _activated(self, h: torch.Tensor, layers: Iterator[Layer]) -> torch.Tensor:
        return ACTIVATE[self.activation](normalised(h, next(layers), self.norm) if self.norm else h)


class ResidualCritic(Residual):
    """A convolution, blocks that halve the side by a mean, and a linear end.

    Parameters
    ----------
    shape : (channels, height, width)
    width : int
        Channels after the first convolution.
    norm : {"layer", "batch", ""}
    """

    def __init__(
        self, shape: tuple[int, ...], width: int, activation: str, device: str = "cpu",
        dtype: torch.dtype = torch.float32, *, norm: str = "layer",
    ) -> None:  # fmt: skip
        self.shape, self.norm, self.mixes = shape, norm, norm == "batch"
        self._blocks = len(sides(shape[1])) - 1
        super().__init__(resnet_critic(shape, width, norms=bool(norm)), activation, "linear", device, dtype)

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, d) -> (n, 1)."""
        each = iter(self.effective() if layers is None else layers)
        h = F.conv2d(self.laid_out(x.view(-1, *self.shape)), *next(each), padding=EDGE)
        for _ in range(self._blocks):
            shortcut = F.conv2d(_halved(h), *next(each))
            for _ in range(2):
                h = F.conv2d(self._activated(h, each), *next(each), padding=EDGE)
            h = shortcut + _halved(h)
        return F.linear(h.flatten(1), *next(each))


class ResidualGenerator(Residual):
    """A linear start, blocks that double the side by nearest neighbours, and a convolution.

    Parameters
    ----------
    noise_dim : int
    shape : (channels, height, width)
    width : int
        Channels before the last convolution.
    norm : {"batch", ""}
    """

    def __init__(
        self, noise_dim: int, shape: tuple[int, ...], width: int, activation: str, output: str = "tanh",
        device: str = "cpu", dtype: torch.dtype = torch.float32, *, norm: str = "batch",
    ) -> None:  # fmt: skip
        self.norm, self._sides = norm, sides(shape[1])[::-1]
        self._start = (channels(width, len(self._sides))[-1], self._sides[0], self._sides[0])
        super().__init__(resnet_generator(noise_dim, shape, width, norms=bool(norm)), activation, output, device, dtype)

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, noise_dim) -> (n, d)."""
        each = iter(self.effective() if layers is None else layers)
        h = self.laid_out(F.linear(x, *next(each)).view(-1, *self._start))
        for side in self._sides[1:]:
            shortcut = F.interpolate(F.conv2d(h, *next(each)), size=side)
            h = F.conv2d(F.interpolate(self._activated(h, each), size=side), *next(each), padding=EDGE)
            h = shortcut + F.conv2d(self._activated(h, each), *next(each), padding=EDGE)
        h = F.conv2d(self._activated(h, each), *next(each), padding=EDGE).flatten(1)
        return h.tanh() if self.output == "tanh" else h


def _halved(h: torch.Tensor) -> torch.Tensor:
    """The mean of each square of two by two; at an odd edge of what there is."""
    return F.avg_pool2d(h, 2, ceil_mode=True)
