"""Networks whose parameters are views of one flat buffer, and the multi-layer perceptrons among them.

One buffer makes an optimiser a handful of operations, a checkpoint one array and a fingerprint one hash.
"""

from __future__ import annotations

import abc
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
from torch.nn import functional as F

from wgan_desktop.core.shapes import Shape, mlp

LEAK = 0.2  # slope of the leaky ReLU left of zero
PIECEWISE_LINEAR = ("relu", "leaky_relu")  # what the closed-form step can differentiate
_FIRST_ITERATIONS = 20  # of the power method, when spectral normalisation begins
_ITERATIONS = 5  # before each critic update; with one, as published, sigma lags by up to 30 % under Adam at 1e-3
_TINY = 1e-30  # a matrix of zeros has no singular vectors

ACTIVATE: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "relu": torch.relu,
    "leaky_relu": lambda a: F.leaky_relu(a, LEAK),
    "tanh": torch.tanh,
    "elu": F.elu,
    "softplus": F.softplus,
    "silu": F.silu,
    "gelu": F.gelu,
}


class Layer(NamedTuple):
    """An affine map: ``weight`` (out, in) and ``bias`` (out,); or a gain and a shift, (channels,) each."""

    weight: torch.Tensor
    bias: torch.Tensor


class Network(abc.ABC):
    """Layers on one flat buffer.

    Parameters
    ----------
    shapes : sequence of Shape
        Of each layer.
    activation : str
        Of the hidden layers, a key of ``ACTIVATE``.
    output : {"linear", "tanh"}
    device, dtype
        Of the parameters.

    Attributes
    ----------
    parameters, gradient : (P,) tensor
        All weights and biases, and their gradient.
    layers, slopes : list of Layer
        Views into ``parameters`` and ``gradient``.
    spectral : SpectralNorm or None
        When set, every layer uses W / sigma(W) in place of W.
    mixes : bool
        What it makes of a point depends on the other points of the batch, as under batch norm.
    layout : torch.memory_format
        Of pictures inside it.
    """

    mixes = False
    layout = torch.contiguous_format

    def __init__(
        self, shapes: Sequence[Shape], activation: str, output: str = "linear",
        device: str = "cpu", dtype: torch.dtype = torch.float32,
    ) -> None:  # fmt: skip
        self.shapes, self.activation, self.output = tuple(shapes), activation, output
        count = sum(math.prod(weight) + bias for weight, bias in shapes)
        self.parameters = torch.zeros(count, device=device, dtype=dtype)
        self.gradient = torch.zeros_like(self.parameters)
        self.layers = self.views(self.parameters)
        self.slopes = self.views(self.gradient)
        self.spectral: SpectralNorm | None = None

    def views(self, flat: torch.Tensor) -> list[Layer]:
        """Cut a flat (P,) buffer into layers without copying."""
        layers, start = [], 0
        for weight, bias in self.shapes:
            middle = start + math.prod(weight)
            layers.append(Layer(flat[start:middle].view(weight), flat[middle : middle + bias]))
            start = middle + bias
        return layers

    def effective(self, layers: list[Layer] | None = None) -> list[Layer]:
        """The layers as the forward pass uses them: divided by their spectral norm where that is asked for."""
        layers = self.layers if layers is None else layers
        return self.spectral.normalised(layers) if self.spectral else layers

    @abc.abstractmethod
    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, in) -> (n, out); ``layers`` replaces the effective layers (autograd hands in its own)."""

    def laid_out(self, pictures: torch.Tensor) -> torch.Tensor:
        """(n, c, h, w) in the order in memory that the convolutions are fastest with."""
        return pictures.contiguous(memory_format=self.layout)

    def fans(self, weight: torch.Tensor) -> tuple[float, float]:
        """Terms in the sum of each output, and outputs that each input is a term of."""
        return weight.shape[1], weight.shape[0]

    def initialise(self, scheme: str, random: torch.Generator, clip: float = 0.01) -> None:
        """Draw the weights; biases start at 0 but for ``fan`` and ``clip_uniform``, which draw them too.

        A gain starts at 1 and its shift at 0.

        Source
        ------
        ``he``: He et al. 2015; ``xavier``: Glorot & Bengio 2010; ``lecun``: variance 1/fan-in; ``fan``: PyTorch's
        nn.Linear; ``clip_uniform``: U(-c/2, c/2), so that the first clamp of a clipped critic changes nothing.
        """
        for weight, bias in self.layers:
            if weight.dim() == 1:
                weight.fill_(1)
                continue
            fan_in, fan_out = self.fans(weight)
            bound = {
                "fan": 1 / math.sqrt(fan_in), "he_uniform": math.sqrt(6 / fan_in), "clip_uniform": clip / 2,
                "xavier": math.sqrt(6 / (fan_in + fan_out)),
            }.get(scheme)  # fmt: skip
            if bound is None:
                weight.normal_(0, math.sqrt({"he": 2, "lecun": 1}[scheme] / fan_in), generator=random)
            else:
                weight.uniform_(-bound, bound, generator=random)
            if scheme in ("fan", "clip_uniform"):
                assert bound is not None
                bias.uniform_(-bound, bound, generator=random)


class MLP(Network):
    """h_l = a(W_l h_{l-1} + b_l) for the hidden layers, W_L h_{L-1} + b_L (then tanh, if asked) at the end.

    Parameters
    ----------
    sizes : sequence of int
        Widths from the input to the output, at least two.
    activation, output, device, dtype
        As every `Network`'s.
    """

    def __init__(
        self, sizes: Sequence[int], activation: str, output: str = "linear", device: str = "cpu",
        dtype: torch.dtype = torch.float32,
    ) -> None:  # fmt: skip
        self.sizes = tuple(sizes)
        super().__init__(mlp(sizes), activation, output, device, dtype)

    def __call__(self, x: torch.Tensor, layers: list[Layer] | None = None) -> torch.Tensor:
        """(n, in) -> (n, out)."""
        layers = self.effective() if layers is None else layers
        activate = ACTIVATE[self.activation]
        for weight, bias in layers[:-1]:
            x = activate(F.linear(x, weight, bias))
        weight, bias = layers[-1]
        x = F.linear(x, weight, bias)
        return x.tanh() if self.output == "tanh" else x


class SpectralNorm:
    """W / sigma(W) by the power method: sigma ~ u^T W v, with u and v kept from update to update.

    A convolution's W is its kernel as a matrix with a row for each output; gains are left alone.

    Source
    ------
    Miyato et al. 2018, Spectral Normalization for Generative Adversarial Networks, algorithm 1.
    """

    def __init__(self, network: Network, random: torch.Generator) -> None:
        self._network = network
        self._places = [place for place, (w, _) in enumerate(network.layers) if w.dim() > 1]
        matrices = self._matrices(network.layers)
        self.u = [F.normalize(torch.randn(len(w), generator=random, device=w.device, dtype=w.dtype), dim=0)
                  for w in matrices]  # fmt: skip
        self.v = [torch.zeros_like(w[0]) for w in matrices]
        self.iterate(_FIRST_ITERATIONS)

    def _matrices(self, layers: list[Layer]) -> list[torch.Tensor]:
        return [layers[place].weight.flatten(1) for place in self._places]

    def iterate(self, times: int = _ITERATIONS) -> None:
        """Some steps of the power method in every layer."""
        for weight, u, v in zip(self._matrices(self._network.layers), self.u, self.v, strict=True):
            for _ in range(times):
                torch.mv(weight.t(), u, out=v)
                v.div_(v.norm() + _TINY)
                torch.mv(weight, v, out=u)
                u.div_(u.norm() + _TINY)

    def normalised(self, layers: list[Layer]) -> list[Layer]:
        """Layers divided by u^T W v; differentiable in the weights."""
        found = list(layers)
        for place, matrix, u, v in zip(self._places, self._matrices(layers), self.u, self.v, strict=True):
            weight, bias = layers[place]
            found[place] = Layer(weight / (u @ matrix @ v), bias)
        return found

    def project(self) -> None:
        """Turn the gradient by W / sigma into the gradient by W: dW = (G - <G, W/sigma> u v^T) / sigma."""
        for (weight, _), (slope, _), u, v in zip(
            self._network.layers, self._network.slopes, self.u, self.v, strict=True
        ):
            sigma = u @ weight @ v
            slope.sub_((slope * weight).sum() / sigma * torch.outer(u, v)).div_(sigma)
