"""A small critic that learns two heaps on a line as WGAN-GP's do, and what it proves of their distance.

It is piecewise linear, as every ReLU network is, and the heaps are pieces: so its greatest slope and its mean over
either heap are exact, and f / max |f'| gives a true lower bound of W1 at every moment of its learning.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.heaps import Heap

UNITS = 32  # of each of two hidden layers
SPREAD = 6.0  # where the first layer's kinks lie at first, to both sides; its input is divided by this
ROWS = 64  # of each heap in a batch, and penalised points between them
WEIGHT = 10.0  # lambda of the penalty
RATE, BETA1, BETA2, TINY = 4e-3, 0.5, 0.9, 1e-8  # of Adam


class Bound(NamedTuple):
    """What the critic proves: ``value`` <= W1, and the slope of that in theta with the critic as it is.

    ``steepness`` is the greatest |f'| between the ends of both heaps, by which f is divided.
    """

    value: float
    slope: float
    steepness: float


class LearntCritic:
    """f(x) = w3 relu(W2 relu(w1 x + b1) + b2), trained by Adam on quantiles of the heaps.

    The penalty is lambda E max(0, |f'| - 1)^2 at points spread evenly from end to end of both heaps: f may be flatter
    than 1, as the optimal critic is where as much earth lies to the left as holes do.

    Source
    ------
    Gulrajani et al. 2017, Improved Training of Wasserstein GANs; the one-sided penalty of Petzka et al. 2018.
    """

    def __init__(self, seed: int = 0) -> None:
        self._random = np.random.default_rng(seed)
        sign = self._random.choice([-1.0, 1.0], UNITS)
        self.w1 = sign
        self.b1 = -sign * np.linspace(-1, 1, UNITS)
        self.w2 = self._random.normal(0, np.sqrt(2 / UNITS), (UNITS, UNITS))
        self.b2 = np.zeros(UNITS)
        self.w3 = self._random.normal(0, np.sqrt(1 / UNITS), UNITS)
        self._moments = [(np.zeros_like(each), np.zeros_like(each)) for each in self._parameters]
        self.updates = 0

    @property
    def _parameters(self) -> tuple[Floats, ...]:
        return self.w1, self.b1, self.w2, self.b2, self.w3

    def __call__(self, x: Floats) -> Floats:
        """f at places (n,)."""
        _, second = self._hidden(x)
        return np.asarray(second @ self.w3)

    def slope(self, x: Floats) -> Floats:
        """f' at places (n,), at none of which f has a kink."""
        first, second = self._hidden(x)
        back = ((second > 0) * self.w3) @ self.w2 * (first > 0)
        return np.asarray(back @ self.w1 / SPREAD)

    def _hidden(self, x: Floats) -> tuple[Floats, Floats]:
        first = np.maximum(x[:, None] * (self.w1 / SPREAD) + self.b1, 0)
        return first, np.maximum(first @ self.w2.T + self.b2, 0)

    def learn(self, fake: Heap, real: Heap, updates: int) -> None:
        """Raise E f(real) - E f(fake), less the penalty, by so many updates."""
        for _ in range(updates):
            levels = (np.arange(ROWS) + self._random.random()) / ROWS
            low, high = _hull(fake, real)
            between = low + (high - low) * (np.arange(ROWS) + self._random.random(ROWS)) / ROWS
            self._descend(self._gradients(np.concatenate([real.quantile(levels), fake.quantile(levels), between])))

    def _gradients(self, x: Floats) -> tuple[Floats, ...]:
        """Of E f(fake) - E f(real) + penalty; ``x`` (3 `ROWS`,) holds real, generated and penalised places.

        The chain rule written out, as in `gradients.ClosedForm`: v backward from f, t the tangent of the penalty.
        """
        first, second = self._hidden(x)
        on_first, on_second = first > 0, second > 0
        v2 = on_second * self.w3
        v1 = (v2 @ self.w2) * on_first
        slopes = (v1[2 * ROWS :] @ self.w1) / SPREAD
        u = 2 * WEIGHT / ROWS * np.sign(slopes) * np.maximum(np.abs(slopes) - 1, 0)
        t1 = u[:, None] * (self.w1 / SPREAD) * on_first[2 * ROWS :]
        t2 = (t1 @ self.w2.T) * on_second[2 * ROWS :]
        weights = np.repeat([-1 / ROWS, 1 / ROWS], ROWS)
        scored, z = slice(2 * ROWS), x / SPREAD
        v1s, v2s = v1[scored] * weights[:, None], v2[scored] * weights[:, None]
        return (
            v1s.T @ z[scored] + v1[2 * ROWS :].T @ u / SPREAD,
            v1s.sum(0),
            v2s.T @ first[scored] + v2[2 * ROWS :].T @ t1,
            v2s.sum(0),
            second[scored].T @ weights + t2.sum(0),
        )

    def _descend(self, gradients: tuple[Floats, ...]) -> None:
        """One step of Adam."""
        self.updates += 1
        for parameter, gradient, (mean, square) in zip(self._parameters, gradients, self._moments, strict=True):
            mean[:] += (1 - BETA1) * (gradient - mean)
            square[:] += (1 - BETA2) * (gradient * gradient - square)
            step = mean / (1 - BETA1**self.updates)
            parameter[:] -= RATE * step / (np.sqrt(square / (1 - BETA2**self.updates)) + TINY)

    def kinks(self, low: float, high: float) -> Floats:
        """All places strictly between ``low`` and ``high`` at which f may bend, ascending."""
        with np.errstate(divide="ignore", invalid="ignore"):
            first = -self.b1 / self.w1 * SPREAD
        nodes = np.concatenate([[low], np.sort(first[(first > low) & (first < high)]), [high]])
        inner = np.maximum(nodes[:, None] * (self.w1 / SPREAD) + self.b1, 0) @ self.w2.T + self.b2
        left, right = inner[:-1], inner[1:]  # linear between the first layer's kinks: where does it change its sign?
        part, unit = np.nonzero(left * right < 0)
        share = left[part, unit] / (left[part, unit] - right[part, unit])
        second = nodes[part] + share * (nodes[part + 1] - nodes[part])
        return np.unique(np.concatenate([nodes[1:-1], second]))

    def bound(self, fake: Heap, real: Heap) -> Bound:
        """What f / max |f'| proves: (E f(real) - E f(fake)) / max |f'| <= W1."""
        low, high = _hull(fake, real)
        corners = np.concatenate([[low], self.kinks(low, high), [high]])
        slopes = self.slope((corners[:-1] + corners[1:]) / 2)
        steepness = float(np.abs(slopes).max())
        if not (steepness > 0 and high > low):
            return Bound(0.0, 0.0, steepness)
        gap = self._mean(real, corners) - self._mean(fake, corners)
        return Bound(gap / steepness, -self._mean_slope(fake) / steepness, steepness)

    def _mean(self, heap: Heap, corners: Floats) -> float:
        """E f over a heap: over each piece the integral of a function that is linear between ``corners``."""
        nodes = np.unique(np.concatenate([corners, heap.left, heap.right]))
        f = self(nodes)
        area = np.append(0.0, np.cumsum(np.diff(nodes) * (f[1:] + f[:-1]) / 2))
        left, right = np.searchsorted(nodes, heap.left), np.searchsorted(nodes, heap.right)
        length = heap.right - heap.left
        over = (area[right] - area[left]) / np.where(length > 0, length, 1.0)
        return float(heap.mass @ np.where(length > 0, over, f[left]))

    def _mean_slope(self, heap: Heap) -> float:
        """E f' over a heap."""
        length = heap.right - heap.left
        rise = (self(heap.right) - self(heap.left)) / np.where(length > 0, length, 1.0)
        return float(heap.mass @ np.where(length > 0, rise, self.slope(heap.left)))


def _hull(fake: Heap, real: Heap) -> tuple[float, float]:
    """The ends of both heaps together."""
    return min(fake.ends[0], real.ends[0]), max(fake.ends[1], real.ends[1])
