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

from wgan_desktop.core.networks import ACTIVATE, Layer
from wgan_desktop.core.picture_networks import PictureCritic, PictureGenerator, normalised
from wgan_desktop.core.shapes import KERNEL, dcgan_critic, dcgan_generator

STRIDE, EDGE = 2, 2


class ConvolutionalCritic(PictureCritic):
    """Convolutions that halve the side, each but the first followed by its norm, and a linear end."""

    plan = dcgan_critic

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; each input is read by a quarter of the kernels that lie over it."""
        return weight[0].numel(), len(weight) * (KERNEL / STRIDE) ** 2 if weight.dim() == 4 else 1

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, d) -> (n, 1)."""
        layers = self.effective() if layers is None else layers
        activate = ACTIVATE[self.activation]
        h = self.pictures(x)
        for layer, after in itertools.pairwise(layers):
            norm = layer.weight.dim() == 1
            h = normalised(h, layer, self.norm) if norm else F.conv2d(h, *layer, STRIDE, EDGE)
            h = h if after.weight.dim() == 1 else activate(h)
        return F.linear(h.flatten(1), *layers[-1])


class ConvolutionalGenerator(PictureGenerator):
    """A linear start and transposed convolutions that double the side, before each of them batch norm."""

    plan = dcgan_generator

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """As a matrix's; of a transposed kernel a quarter lies over each output."""
        if weight.dim() == 2:
            return super().fans(weight)
        return len(weight) * (KERNEL / STRIDE) ** 2, weight[0].numel()

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, noise_dim) -> (n, d)."""
        layers = self.effective() if layers is None else layers
        activate, after = ACTIVATE[self.activation], iter(self.sides[1:])
        h = self.start(x, layers[0])
        for layer in layers[1:]:
            if layer.weight.dim() == 1:
                h = normalised(h, layer, self.norm)
            else:
                odd = next(after) - (2 * h.shape[2] - 1)
                h = F.conv_transpose2d(activate(h), *layer, STRIDE, EDGE, odd)
        return self.end(h)
