"""Transport with entropy: a plan that Sinkhorn's iterations find quickly, near the cheapest one and never it."""

from __future__ import annotations

import dataclasses
import functools

import numpy as np

from wgan_desktop.core.arrays import Floats

MARGINS = 1e-6  # of the mass may still be in the wrong place where the iterations are said to be done
INNER = 40  # iterations from one pair of steps in logarithms to the next


@dataclasses.dataclass(frozen=True, eq=False)
class Entropic:
    """Where Sinkhorn's iterations for min <P, cost> + epsilon KL(P || even) have come to.

    Every point has the same mass.  Some steps are taken in logarithms, so that no epsilon is too small for float64; the
    others, while nothing under- or overflows, are products with a kernel that has the potentials in it already, a
    hundred times as fast.

    Attributes
    ----------
    cost : (n, m) float64
    epsilon : float
        In units of the cost.
    f, g : (n,) and (m,) float64
        The potentials: P_ij = exp((f_i + g_j - cost_ij) / epsilon) / (n m).
    iterations : int
    error : float
        The mass that is in the wrong place: sum |row sums - 1/n|; the columns are right.

    Source
    ------
    Cuturi, "Sinkhorn distances", NeurIPS 2013; the steps Schmitzer, "Stabilized sparse scaling algorithms for entropy
    regularized transport problems", SIAM J. Sci. Comput. 2019.
    """

    cost: Floats
    epsilon: float
    f: Floats
    g: Floats
    iterations: int = 0
    error: float = np.inf

    @classmethod
    def begin(cls, cost: Floats, epsilon: float, like: Entropic | None = None) -> Entropic:
        """Begin from zero, or with the potentials of a problem ``like`` this one: any start leads to the same plan."""
        if like is not None and like.cost.shape == cost.shape:
            return cls(cost, epsilon, like.f, like.g)
        return cls(cost, epsilon, np.zeros(len(cost)), np.zeros(cost.shape[1]))

    @property
    def converged(self) -> bool:
        """Whether the margins are right to `MARGINS`."""
        return self.error <= MARGINS

    def further(self, inner: int = INNER) -> Entropic:
        """One step in logarithms, and up to ``inner`` quick ones."""
        n, m = self.cost.shape
        f = -_soft_maximum(self.g - self.cost, self.epsilon, axis=1)
        g = -_soft_maximum(f[:, None] - self.cost, self.epsilon, axis=0)
        kernel = self._mass(f, g)
        u, v, done = np.ones(n), np.ones(m), 1
        with np.errstate(all="ignore"):
            for _ in range(inner):
                u = 1 / (n * (kernel @ v))
                v = 1 / (m * (u @ kernel))
            if np.isfinite(u).all() and np.isfinite(v).all() and (u > 0).all() and (v > 0).all():
                f, g, done = f + self.epsilon * np.log(u), g + self.epsilon * np.log(v), 1 + inner
            else:
                u, v = np.ones(n), np.ones(m)
        error = float(np.abs(u * (kernel @ v) - 1 / n).sum())
        return Entropic(self.cost, self.epsilon, f, g, self.iterations + done, error)

    @functools.cached_property
    def plan(self) -> Floats:
        """The plan (n, m) with exactly the margins that it should have, so that it costs no less than the exact one.

        Source
        ------
        Altschuler, Weed, Rigollet, "Near-linear time approximation algorithms for optimal transport via Sinkhorn
        iteration", NeurIPS 2017, algorithm 2.
        """
        n, m = self.cost.shape
        mass = self._mass(self.f, self.g)
        mass *= np.minimum(1 / (n * np.maximum(mass.sum(1), 1e-300)), 1.0)[:, None]
        mass *= np.minimum(1 / (m * np.maximum(mass.sum(0), 1e-300)), 1.0)
        missing, left = np.maximum(1 / n - mass.sum(1), 0.0), np.maximum(1 / m - mass.sum(0), 0.0)
        if (total := float(missing.sum())) > 0:
            mass += np.outer(missing, left / total)
        return mass

    @functools.cached_property
    def total(self) -> float:
        """What the plan costs: sum of mass x cost, without the entropy."""
        return float((self.plan * self.cost).sum())

    def _mass(self, f: Floats, g: Floats) -> Floats:
        """The plan (n, m) of potentials."""
        mass = f[:, None] + g
        mass -= self.cost
        mass *= 1 / self.epsilon
        np.exp(mass, out=mass)
        mass *= 1 / mass.size
        return mass


def _soft_maximum(values: Floats, epsilon: float, axis: int) -> Floats:
    """Epsilon log mean exp(values / epsilon) along an axis; ``values`` are written on."""
    most = values.max(axis=axis, keepdims=True)
    values -= most
    values *= 1 / epsilon
    return np.asarray(most.squeeze(axis) + epsilon * np.log(np.exp(values, out=values).mean(axis=axis)))
