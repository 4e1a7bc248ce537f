"""A small residual network for pictures, at any side; the shapes and their source stand in `shapes`."""

from __future__ import annotations

from collections.abc import Iterator

import torch
from torch.nn import functional as F

from wgan_desktop.core.networks import ACTIVATE, Layer, Network
from wgan_desktop.core.picture_networks import PictureCritic, PictureGenerator, normalised
from wgan_desktop.core.shapes import INNER, resnet_critic, resnet_generator, sides

EDGE = INNER // 2


class Residual(Network):
    """What generator and critic share: norm, activation and convolution, in this order."""

    norm = ""

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; each input is read by every kernel that lies over it."""
        return weight[0].numel(), weight[:, 0].numel()

    def _activated(self, h: torch.Tensor, layers: Iterator[Layer]) -> torch.Tensor:
        return ACTIVATE[self.activation](normalised(h, next(layers), self.norm) if self.norm else h)


class ResidualCritic(Residual, PictureCritic):
    """A convolution, blocks that halve the side by a mean, and a linear end."""

    plan = resnet_critic

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, d) -> (n, 1)."""
        each = iter(self.effective() if layers is None else layers)
        h = F.conv2d(self.pictures(x), *next(each), padding=EDGE)
        for _ in sides(self.shape[1])[1:]:
            shortcut = F.conv2d(_halved(h), *next(each))
            for _ in range(2):
                h = F.conv2d(self._activated(h, each), *next(each), padding=EDGE)
            h = shortcut + _halved(h)
        return F.linear(h.flatten(1), *next(each))


class ResidualGenerator(Residual, PictureGenerator):
    """A linear start, blocks that double the side by nearest neighbours, and a convolution."""

    plan = resnet_generator

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, noise_dim) -> (n, d)."""
        each = iter(self.effective() if layers is None else layers)
        h = self.start(x, next(each))
        for side in self.sides[1:]:
            shortcut = F.interpolate(F.conv2d(h, *next(each)), size=side)
            h = F.conv2d(F.interpolate(self._activated(h, each), size=side), *next(each), padding=EDGE)
            h = shortcut + F.conv2d(self._activated(h, each), *next(each), padding=EDGE)
        return self.end(F.conv2d(self._activated(h, each), *next(each), padding=EDGE))


def _halved(h: torch.Tensor) -> torch.Tensor:
    """The mean of each square of two by two; at an odd edge of what there is."""
    return F.avg_pool2d(h, 2, ceil_mode=True)
