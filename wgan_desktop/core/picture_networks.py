"""What the networks for pictures have in common, whatever lies between their two ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import torch
from torch.nn import functional as F

from wgan_desktop.core.networks import Layer, Network
from wgan_desktop.core.shapes import Shape, sides


def normalised(h: torch.Tensor, layer: Layer, norm: str) -> torch.Tensor:
    """Layer norm, of each picture by itself, or batch norm; with a gain and a shift for each channel.

    A batch is normalised by its own mean and variance, also where it is only looked at.
    """
    if norm == "layer":
        return F.group_norm(h, 1, *layer)
    if h.numel() <= h.shape[1]:  # of one number there is no variance
        return h
    return F.batch_norm(h, None, None, *layer, training=True)


class PictureCritic(Network):
    """From pictures, each a row of all its numbers, to a number each.

    Parameters
    ----------
    shape : (channels, height, width)
    width : int
        Channels after the first convolution.
    norm : {"layer", "batch", ""}

    Attributes
    ----------
    plan : callable
        The shapes of its layers, one of `shapes`.
    """

    plan: ClassVar[Callable[..., list[Shape]]]

    def __init__(
        self, shape: tuple[int, ...], width: int, activation: str, device: str = "cpu",
        dtype: torch.dtype = torch.float32, *, norm: str = "layer",
    ) -> None:  # fmt: skip
        self.shape, self.norm, self.mixes = shape, norm, norm == "batch"
        super().__init__(type(self).plan(shape, width, norms=bool(norm)), activation, "linear", device, dtype)

    def pictures(self, x: torch.Tensor) -> torch.Tensor:
        """(n, d) -> (n, channels, height, width)."""
        return self.laid_out(x.view(-1, *self.shape))


class PictureGenerator(Network):
    """From latents to pictures, each a row of all its numbers, by a linear start and growing sides.

    Parameters
    ----------
    noise_dim : int
    shape : (channels, height, width)
    width : int
        Channels before the last convolution.
    norm : {"batch", ""}

    Attributes
    ----------
    plan : callable
        The shapes of its layers, one of `shapes`.
    sides : list of int
        Of the picture from the start to the end, in pixels.
    """

    plan: ClassVar[Callable[..., list[Shape]]]

    def __init__(
        self, noise_dim: int, shape: tuple[int, ...], width: int, activation: str, output: str = "tanh",
        device: str = "cpu", dtype: torch.dtype = torch.float32, *, norm: str = "batch",
    ) -> None:  # fmt: skip
        self.norm, self.sides = norm, sides(shape[1])[::-1]
        plan = type(self).plan(noise_dim, shape, width, norms=bool(norm))
        super().__init__(plan, activation, output, device, dtype)

    def start(self, x: torch.Tensor, layer: Layer) -> torch.Tensor:
        """(n, noise_dim) -> (n, channels, s, s) with the smallest of the sides."""
        first = self.sides[0]
        return self.laid_out(F.linear(x, *layer).view(-1, len(layer.bias) // first**2, first, first))

    def end(self, h: torch.Tensor) -> torch.Tensor:
        """(n, channels, height, width) -> (n, d), through the output's activation."""
        h = h.flatten(1)
        return h.tanh() if self.output == "tanh" else h
