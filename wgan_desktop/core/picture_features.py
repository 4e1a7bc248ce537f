"""Features of images without any download: what a small classifier of our own looks at, or fixed random convolutions.

Both begin with the same random convolutions; where the images have classes, a layer above them learns to tell these
apart, and its units are the features.  Everything comes from a seed of its own: the same data, the same features.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Generator
from typing import Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats, Points, Singles
from wgan_desktop.core.problems import Examples

Kind = Literal["classifier", "random"]

SIDE = 32  # pixels a side that are looked at, at most
FILTERS = 16, 32  # of the two convolutions
KERNEL = 3
GRID = 4  # cells a side in which the second one's values are averaged
FEATURES = 64
CHUNK = 128  # images at a time, and in a batch
STEPS, STROKE = 400, 20  # of the learning in all, and without a pause
FEWEST = 4  # images a class, on the mean, from which one can be learnt
RATE, MOMENTS, DECAY = 2e-3, (0.9, 0.999), 1e-4


class Convolutions:
    """Two layers of fixed random filters with ReLU, averaged in the cells of a grid.

    Parameters
    ----------
    shape : (channels, height, width)
        Of an image.

    Source
    ------
    Naeem et al. 2020, section 3: features of a network with random weights suit data that no network was trained on.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.shape = shape
        random, depths = np.random.default_rng(0), (shape[0], *FILTERS)
        self._filters = [
            random.standard_normal((after, before, KERNEL, KERNEL), np.float32)
            * np.float32(math.sqrt(2 / (before * KERNEL**2)))
            for before, after in itertools.pairwise(depths)
        ]

    def __call__(self, points: Points) -> Singles:
        """The maps (n, d') of images (n, d)."""
        return np.concatenate([self._maps(points[at : at + CHUNK]) for at in range(0, len(points), CHUNK)])

    def _maps(self, points: Points) -> Singles:
        images = np.asarray(points, np.float32).reshape(-1, *self.shape).transpose(0, 2, 3, 1)
        values = averaged(images, -(-max(images.shape[1:3]) // SIDE))
        for filters in self._filters:
            values = averaged(values, 2) if filters is not self._filters[0] else values
            values = np.maximum(_convolved(values, filters), 0)
        return _gridded(values).reshape(len(images), -1)


def averaged(values: Singles, by: int) -> Singles:
    """Images (n, h, w, c), averaged in squares of ``by`` pixels; what is left over at the far edges is left out."""
    count, height, width, depth = values.shape
    by = min(by, height, width)
    rows, columns = height // by, width // by
    cut = values[:, : rows * by, : columns * by].reshape(count, rows, by, columns, by, depth)
    return np.asarray(cut.mean(axis=(2, 4)))


def _convolved(values: Singles, filters: Singles) -> Singles:
    """Images (n, h, w, c) under filters (f, c, k, k), the edges continued by zeros: (n, h, w, f)."""
    edge = KERNEL // 2
    padded = np.pad(values, ((0, 0), (edge, edge), (edge, edge), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (KERNEL, KERNEL), axis=(1, 2))
    return np.tensordot(windows, filters, axes=((3, 4, 5), (1, 2, 3)))


def _gridded(values: Singles) -> Singles:
    """The means (n, g, g, f) of images (n, h, w, f) in a grid of cells as equal as can be."""
    for axis in (1, 2):
        side = values.shape[axis]
        edges = np.unique(np.arange(GRID) * side // GRID)
        sizes = np.diff(np.append(edges, side)).astype(np.float32)
        sizes = sizes.reshape(-1, *(1,) * (values.ndim - 1 - axis))
        values = np.asarray(np.add.reduceat(values, edges, axis=axis) / sizes, np.float32)
    return values


@dataclasses.dataclass(frozen=True)
class Features:
    """From images (n, d) to features (n, 64), of which the real ones' variances add up to 1.

    Attributes
    ----------
    convolutions : Convolutions
    weight, bias : (d', 64) and (64,) float32
        Of the layer above.
    kind : {"classifier", "random"}
        A classifier's layer ends in ReLU; a random one is a projection.
    scale : float
        What the values are divided by.
    accuracy : float or None
        Of the classifier, on images that it has not learnt from.
    """

    convolutions: Convolutions
    weight: Singles
    bias: Singles
    kind: Kind
    scale: float = 1.0
    accuracy: float | None = None

    def __call__(self, points: Points) -> Floats:
        """The features of images."""
        return self._above(self.convolutions(points)) / self.scale

    def _above(self, maps: Singles) -> Floats:
        values = maps @ self.weight + self.bias
        return np.asarray(np.maximum(values, 0) if self.kind == "classifier" else values, np.float64)

    def scaled(self, maps: Singles) -> Features:
        """The same, such that the variances of the features of these maps add up to 1."""
        spread = math.sqrt(float(self._above(maps).var(axis=0).sum()))
        return dataclasses.replace(self, scale=spread or 1.0)


def fitted(examples: Examples, apart: int) -> Generator[None, None, Features]:
    """The features for some images, made a stroke of a tenth of a second at a time.

    Learnt from all but the first ``2 * apart``, where there are classes to learn; the accuracy is that on the first
    ``apart``.
    """
    convolutions, labels = Convolutions(examples.shape), examples.labels
    points = examples.points if labels is not None else examples.points[:apart]
    chunks = []
    for at in range(0, len(points), CHUNK):
        chunks.append(convolutions(points[at : at + CHUNK]))
        yield
    maps = np.concatenate(chunks)
    if labels is None or not _teach(labels[2 * apart :]):
        random = np.random.default_rng(1).standard_normal((maps.shape[1], FEATURES))
        weight = np.linalg.qr(random)[0].astype(np.float32)
        return Features(convolutions, weight, np.zeros(weight.shape[1], np.float32), "random").scaled(maps[:apart])
    network = Classifier(maps[2 * apart :], labels[2 * apart :])
    for _ in range(STEPS // STROKE):
        network.learn(STROKE)
        yield
    right = float((network.classes(maps[:apart]) == labels[:apart]).mean())
    made = Features(convolutions, *network.layer(), "classifier", accuracy=right)
    return made.scaled(maps[:apart])


def _teach(labels: npt.NDArray[np.int64]) -> bool:
    """Whether there are classes to tell apart, with enough images in each to learn it."""
    count = len(np.unique(labels))
    return count > 1 and len(labels) >= FEWEST * count


class Classifier:
    """One hidden layer of ReLU units, and as many logits as there are classes.

    Parameters
    ----------
    values : (n, d) float32
    labels : (n,) int
    """

    def __init__(self, values: Singles, labels: npt.NDArray[np.int64]) -> None:
        self._random = np.random.default_rng(2)
        self._mean, self._sd = values.mean(axis=0), values.std(axis=0) + np.float32(1e-3)
        self._values = (values - self._mean) / self._sd
        self._names, self._places = np.unique(labels, return_inverse=True)
        sizes = values.shape[1], FEATURES, len(self._names)
        self._weights = [self._drawn(before, after) for before, after in itertools.pairwise(sizes)]
        self._biases = [np.zeros(after, np.float32) for after in sizes[1:]]
        self._moments = [(np.zeros_like(each), np.zeros_like(each)) for each in self._parameters]
        self._steps = 0

    def _drawn(self, before: int, after: int) -> Singles:
        values = self._random.standard_normal((before, after), np.float32)
        return np.asarray(values * np.float32(math.sqrt(2 / before)))

    @property
    def _parameters(self) -> list[Singles]:
        return [*self._weights, *self._biases]

    def learn(self, steps: int) -> None:
        """Go so many steps down the cross-entropy, a batch at each."""
        for _ in range(steps):
            rows = self._random.integers(len(self._values), size=CHUNK)
            x, hidden = self._values[rows], self._hidden(self._values[rows])
            slopes = softmax(hidden @ self._weights[1] + self._biases[1])
            slopes[np.arange(len(rows)), self._places[rows]] -= 1
            slopes /= np.float32(len(rows))
            below = (slopes @ self._weights[1].T) * (hidden > 0)
            decays = [np.float32(DECAY) * weight for weight in self._weights]
            self._descend(
                [x.T @ below + decays[0], hidden.T @ slopes + decays[1], below.sum(axis=0), slopes.sum(axis=0)]
            )

    def _descend(self, gradients: list[Singles]) -> None:
        """A step of Adam (Kingma & Ba 2015, algorithm 1), its rate falling to zero along half a cosine."""
        self._steps += 1
        one, two = MOMENTS
        rate = RATE * 0.5 * (1 + math.cos(math.pi * min(self._steps / STEPS, 1.0)))
        size = rate * math.sqrt(1 - two**self._steps) / (1 - one**self._steps)
        for parameter, gradient, moments in zip(self._parameters, gradients, self._moments, strict=True):
            moments[0][...] += np.float32(1 - one) * (gradient - moments[0])
            moments[1][...] += np.float32(1 - two) * (gradient * gradient - moments[1])
            parameter[...] -= np.float32(size) * moments[0] / (np.sqrt(moments[1]) + np.float32(1e-8))

    def _hidden(self, values: Singles) -> Singles:
        return np.asarray(np.maximum(values @ self._weights[0] + self._biases[0], 0))

    def classes(self, values: Singles) -> npt.NDArray[np.int64]:
        """The most probable class of each row (n, d)."""
        hidden = self._hidden((values - self._mean) / self._sd)
        return np.asarray(self._names[(hidden @ self._weights[1] + self._biases[1]).argmax(axis=1)])

    def layer(self) -> tuple[Singles, Singles]:
        """Weight and bias of the hidden layer, for values as they were given."""
        weight = self._weights[0] / self._sd[:, None]
        return weight, self._biases[0] - self._mean @ weight


def softmax(logits: Singles) -> Singles:
    """Probabilities (n, k) of logits (n, k)."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
