"""Convolutional networks for pictures: the DCGAN, at any side.

The sides go down by halves, rounded up (28, 14, 7, 4), until at most four pixels are left, and the channels double from
``width`` next to the picture, eight times at most.  With 64 pixels and width 128 this is the published generator.

Source
------
Radford, Metz & Chintala 2016, Unsupervised Representation Learning with Deep Convolutional GANs: kernels of 5 x 5,
strides of 2; Gulrajani et al. 2017, section 4: layer norm for a critic whose gradient is penalised at each point.
"""

from __future__ import annotations

import itertools
import math

import torch
from torch.nn import functional as F

from wgan_desktop.core.networks import ACTIVATE, Layer, Network

KERNEL, STRIDE, EDGE = 5, 2, 2
SMALLEST = 4  # pixels along a side, at most, at the deep end
WIDEST = 8  # times ``width`` channels there, at most


def sides(side: int) -> list[int]:
    """The sides from the picture's down to the deep end's."""
    found = [side]
    while found[-1] > SMALLEST:
        found.append((found[-1] + 1) // 2)
    return found


def channels(width: int, count: int) -> list[int]:
    """The channels of so many levels below the picture."""
    return [width * min(2**level, WIDEST) for level in range(count)]


class ConvolutionalCritic(Network):
    """Convolutions that halve the side, each but the first followed by layer norm, and a linear end.

    Parameters
    ----------
    shape : (channels, height, width)
    width : int
        Channels after the first convolution.
    norms : bool
        Without, there is no layer norm.
    """

    def __init__(
        self, shape: tuple[int, ...], width: int, activation: str, device: str = "cpu",
        dtype: torch.dtype = torch.float32, *, norms: bool = True,
    ) -> None:  # fmt: skip
        self.shape, levels = shape, sides(shape[1])
        depths = [shape[0], *channels(width, len(levels) - 1)]
        shapes: list[tuple[tuple[int, ...], int]] = []
        for before, after in itertools.pairwise(depths):
            own = [((after,), after)] if norms and shapes else []
            shapes += [((after, before, KERNEL, KERNEL), after), *own]
        shapes.append(((1, depths[-1] * levels[-1] ** 2), 1))
        super().__init__(shapes, activation, "linear", device, dtype)

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; each input is read by a quarter of the kernels that lie over it."""
        return weight[0].numel(), len(weight) * (KERNEL / STRIDE) ** 2 if weight.dim() == 4 else 1

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, d) -> (n, 1)."""
        layers = self.effective() if layers is None else layers
        activate = ACTIVATE[self.activation]
        h = x.view(-1, *self.shape)
        for (weight, bias), after in itertools.pairwise(layers):
            norm = weight.dim() == 1  # of one group: layer norm
            h = F.group_norm(h, 1, weight, bias) if norm else F.conv2d(h, weight, bias, STRIDE, EDGE)
            h = h if after.weight.dim() == 1 else activate(h)
        return F.linear(h.flatten(1), *layers[-1])


class ConvolutionalGenerator(Network):
    """A linear start and transposed convolutions that double the side, before each of them batch norm.

    A batch is normalised by its own mean and variance, also where it is only looked at.

    Parameters
    ----------
    noise_dim : int
    shape : (channels, height, width)
    width : int
        Channels before the last convolution.
    norms : bool
        Without, there is no batch norm.
    """

    def __init__(
        self, noise_dim: int, shape: tuple[int, ...], width: int, activation: str, output: str = "tanh",
        device: str = "cpu", dtype: torch.dtype = torch.float32, *, norms: bool = True,
    ) -> None:  # fmt: skip
        self._sides = sides(shape[1])[::-1]
        depths = [*channels(width, len(self._sides) - 1)[::-1], shape[0]]
        self._start = (depths[0], self._sides[0], self._sides[0])
        numbers = math.prod(self._start)
        shapes: list[tuple[tuple[int, ...], int]] = [((numbers, noise_dim), numbers)]
        for before, after in itertools.pairwise(depths):
            own = [((before,), before)] if norms else []
            shapes += [*own, ((before, after, KERNEL, KERNEL), after)]
        super().__init__(shapes, activation, output, device, dtype)

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; of a transposed kernel a quarter lies over each output."""
        if weight.dim() == 2:
            return super().fans(weight)
        return len(weight) * (KERNEL / STRIDE) ** 2, weight[0].numel()

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, noise_dim) -> (n, d)."""
        layers = self.effective() if layers is None else layers
        activate, after = ACTIVATE[self.activation], iter(self._sides[1:])
        h = F.linear(x, *layers[0]).view(-1, *self._start)
        for weight, bias in layers[1:]:
            if weight.dim() == 1:
                if len(h) * h.shape[2] ** 2 > 1:  # of one number there is no variance
                    h = F.batch_norm(h, None, None, weight, bias, training=True)
            else:
                odd = next(after) - (2 * h.shape[2] - 1)
                h = F.conv_transpose2d(activate(h), weight, bias, STRIDE, EDGE, odd)
        h = h.flatten(1)
        return h.tanh() if self.output == "tanh" else h
