"""Convolutional networks for pictures: the DCGAN, at any side.

With 64 pixels and width 128 this is the published generator; the shapes and their source stand in `shapes`.

Source
------
Gulrajani et al. 2017, section 4: layer norm for a critic whose gradient is penalised at each point, as batch norm would
make it depend on the other points.
"""

from __future__ import annotations

import itertools

import torch
from torch.nn import functional as F

from wgan_desktop.core.networks import ACTIVATE, Layer, Network
from wgan_desktop.core.shapes import KERNEL, channels, dcgan_critic, dcgan_generator, sides

STRIDE, EDGE = 2, 2


def normalised(h: torch.Tensor, layer: Layer, norm: str) -> torch.Tensor:
    """Layer norm, of each picture by itself, or batch norm; with a gain and a shift for each channel.

    A batch is normalised by its own mean and variance, also where it is only looked at.
    """
    if norm == "layer":
        return F.group_norm(h, 1, *layer)
    if h.numel() <= h.shape[1]:  # of one number there is no variance
        return h
    return F.batch_norm(h, None, None, *layer, training=True)


class ConvolutionalCritic(Network):
    """Convolutions that halve the side, each but the first followed by its norm, and a linear end.

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
        super().__init__(dcgan_critic(shape, width, norms=bool(norm)), activation, "linear", device, dtype)

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; each input is read by a quarter of the kernels that lie over it."""
        return weight[0].numel(), len(weight) * (KERNEL / STRIDE) ** 2 if weight.dim() == 4 else 1

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, d) -> (n, 1)."""
        layers = self.effective() if layers is None else layers
        activate = ACTIVATE[self.activation]
        h = self.laid_out(x.view(-1, *self.shape))
        for layer, after in itertools.pairwise(layers):
            norm = layer.weight.dim() == 1
            h = normalised(h, layer, self.norm) if norm else F.conv2d(h, *layer, STRIDE, EDGE)
            h = h if after.weight.dim() == 1 else activate(h)
        return F.linear(h.flatten(1), *layers[-1])


class ConvolutionalGenerator(Network):
    """A linear start and transposed convolutions that double the side, before each of them batch norm.

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
        self._start = (channels(width, len(self._sides) - 1)[-1], self._sides[0], self._sides[0])
        super().__init__(dcgan_generator(noise_dim, shape, width, norms=bool(norm)), activation, output, device, dtype)

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; of a transposed kernel a quarter lies over each output."""
        if weight.dim() == 2:
            return super().fans(weight)
        return len(weight) * (KERNEL / STRIDE) ** 2, weight[0].numel()

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, noise_dim) -> (n, d)."""
        layers = self.effective() if layers is None else layers
        activate, after = ACTIVATE[self.activation], iter(self._sides[1:])
        h = self.laid_out(F.linear(x, *layers[0]).view(-1, *self._start))
        for layer in layers[1:]:
            if layer.weight.dim() == 1:
                h = normalised(h, layer, self.norm)
            else:
                odd = next(after) - (2 * h.shape[2] - 1)
                h = F.conv_transpose2d(activate(h), *layer, STRIDE, EDGE, odd)
        h = h.flatten(1)
        return h.tanh() if self.output == "tanh" else h
