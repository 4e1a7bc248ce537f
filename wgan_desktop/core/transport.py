"""Exact optimal transport: the plan that is drawn, the numbers W1 and W2², and what they are held against.

Every plan carries a certificate: the gap between what it costs and what potentials that are feasible by construction
prove it must cost at least.
"""

from __future__ import annotations

import dataclasses
import functools
import math
import os
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.heaps import Heap, work
from wgan_desktop.core.words import SaidError

Indices = npt.NDArray[np.int64]

BONUS = 0.02  # for a pair of the last plan, in units of the real cloud's `spread`
TOLERANCE = 1e-9  # of the duality gap, relative to the plan's mean cost
COINCIDENT = 1e-4  # of the largest cost: below it the gap is relative to this, for the clouds (nearly) coincide


class TransportError(SaidError):
    """A plan that cannot be had, and why: one sentence for the person at the screen."""


@dataclasses.dataclass(frozen=True)
class TransportPlan:
    """Which share of the mass goes from which generated point to which real one: the nonzero entries of an exact plan.

    Attributes
    ----------
    sources, targets : (k,) int64
        Indices of generated and of real points; n entries for n = m, at most n + m - 1 otherwise.
    mass : (k,) float64
        Sums to 1; each generated point sends 1/n, each real one receives 1/m.
    distance : (k,) float64
        Plain Euclidean length of each entry, whatever the order and the bonus.
    work : float
        Sum of mass x distance: what is drawn.  It is W1 only if the order is W1 and no previous plan was given.
    order : "W1" or "W2"
        Whether distance or its square was minimised.
    gap : float
        (cost - dual) / cost of the problem solved: at most `TOLERANCE`, and 0 up to rounding.
    """

    sources: Indices
    targets: Indices
    mass: Floats
    distance: Floats
    work: float
    order: Literal["W1", "W2"]
    gap: float


def solve(generated: Points, real: Points, *, order: int = 1, previous: TransportPlan | None = None) -> TransportPlan:
    """Solve for the exact plan that moves the generated heap onto the real one.

    Parameters
    ----------
    generated, real : (n, ...) and (m, ...) float
        Points, every one of the same mass; further axes (images) are flattened.
    order : int
        1: Euclidean cost; 2: its square.
    previous : TransportPlan, optional
        The last picture's.  Its pairs are made cheaper, so that fewer grains take another partner: the plan is then
        optimal for the shifted cost, and its work at most `BONUS` (scaled) above W1.

    Raises
    ------
    TransportError
        For empty or non-finite points, distances beyond float64, or a plan without a certificate.

    Source
    ------
    Network simplex of Bonneel et al., "Displacement interpolation using Lagrangian mass transport", SIGGRAPH Asia 2011,
    in POT (Flamary et al., JMLR 22, 2021).  W1 plans are not unique; the bonus picks one that stays.
    """
    x, y, scale = _clouds(generated, real)
    cost = distances(x, y) ** order
    if previous is not None:
        inside = (previous.sources < len(x)) & (previous.targets < len(y))
        cost[previous.sources[inside], previous.targets[inside]] -= BONUS * spread(y) ** order
    sources, targets, mass, gap = _certified(cost)
    with np.errstate(over="ignore"):
        distance = np.ldexp(np.linalg.norm(y[targets] - x[sources], axis=1), scale)
        work = float(mass @ distance)
    if not math.isfinite(work):
        raise TransportError("The points are too far apart for numbers of 64 bits.")
    return TransportPlan(sources, targets, mass, distance, work, "W2" if order == 2 else "W1", gap)


def wasserstein1(a: Points, b: Points) -> float:
    """W1 (Euclidean cost) of two clouds (n, ...) and (m, ...), from an exact solve; in one dimension by quantiles."""
    if np.size(a) == len(a):
        _clouds(a, b)
        return work(Heap.points(a), Heap.points(b))
    return solve(a, b).work


def spread(cloud: Points) -> float:
    """Root mean square distance of (n, d) points from their mean over sqrt 2: 1 for N(0, I2), and for ring8."""
    return math.sqrt(float(np.square(cloud - cloud.mean(axis=0)).sum(axis=1).mean()) / 2)


def _clouds(a: Points, b: Points) -> tuple[Floats, Floats, int]:
    """Both clouds as (n, d) float64 in C order, divided by 2^scale so that no coordinate exceeds 1; and scale.

    A power of two changes no digit, and keeps squares of 1e308 and of denormals within float64.
    """
    if len(a) == 0 or len(b) == 0:
        raise TransportError("There are no points to move.")
    x, y = (np.ascontiguousarray(np.reshape(cloud, (len(cloud), -1)), np.float64) for cloud in (a, b))
    if x.shape[1] != y.shape[1]:
        raise TransportError("The clouds lie in spaces of {a} and {b} dimensions.", a=x.shape[1], b=y.shape[1])
    bad = sum(int((~np.isfinite(cloud)).any(axis=1).sum()) for cloud in (x, y))
    if bad:
        raise TransportError("{n} of the points are not finite.", n=bad)
    scale = math.frexp(max(np.abs(x).max(), np.abs(y).max()))[1]
    return np.ldexp(x, -scale), np.ldexp(y, -scale), scale


def distances(x: Floats, y: Floats) -> Floats:
    """Euclidean distances (n, m), from differences: |x|² + |y|² - 2xy would lose half the digits of close points."""
    from scipy.spatial.distance import cdist

    return cdist(x, y)


@functools.cache
def _ot() -> Any:
    """POT, imported on first use (0.9 s) and without the frameworks it would otherwise load (torch: 300 MB)."""
    for framework in ("PYTORCH", "TENSORFLOW", "JAX", "CUPY"):
        os.environ.setdefault(f"POT_BACKEND_DISABLE_{framework}", "1")
    import ot

    return ot


def load() -> None:
    """Import what `solve` needs, 1 to 2 s, before somebody waits for a plan."""
    solve(np.zeros((1, 2)), np.zeros((1, 2)))


def _certified(cost: Floats) -> tuple[Indices, Indices, Floats, float]:
    """Sources, targets and masses of the cheapest plan for ``cost`` (n, m), and its relative gap.

    Masses are whole numbers while POT works, so that they add up exactly and every nonzero entry is meant.  The
    certificate needs no trust in the solver: v_j = min_i (cost_ij - u_i) is feasible whatever u is.
    """
    n, m = cost.shape
    unit = float(np.abs(cost).max()) or 1.0
    scaled, shared = cost / unit, math.gcd(n, m)
    sent, received = np.full(n, float(m // shared)), np.full(m, float(n // shared))
    plan, log = _ot().emd(sent, received, scaled, numItermax=10**8, log=True)
    sources, targets = np.nonzero(plan)
    mass = plan[sources, targets] / (sent[0] * n)
    u = log["u"]
    v = (scaled - u[:, None]).min(axis=0)
    primal, dual = float(mass @ scaled[sources, targets]), float(u.mean() + v.mean())
    gap = (primal - dual) / max(abs(primal), COINCIDENT)
    balanced = np.array_equal(plan.sum(axis=1), sent) and np.array_equal(plan.sum(axis=0), received)
    if log["warning"] or not balanced or not gap <= TOLERANCE:
        raise TransportError("No exact plan was found (duality gap {gap:.1e}).", gap=gap)
    return sources, targets, mass, max(gap, 0.0)


@dataclasses.dataclass(frozen=True)
class Floor:
    """What a perfect generator would score: mean and standard deviation of W1 at ``n`` points, over ``draws`` of it.

    ``total`` draws there will be in all.
    """

    mean: float
    sd: float
    n: int
    draws: int
    total: int

    @classmethod
    def of(cls, values: Sequence[float], n: int, total: int) -> Floor:
        """Return the floor of the draws there are so far; at least one, of ``total`` to come."""
        sd = float(np.std(values, ddof=1)) if len(values) > 1 else 0.0
        return cls(float(np.mean(values)), sd, n, len(values), total)


def corrected_estimate(estimate: float, weight: float) -> float | None:
    """Free the Wasserstein estimate of the gradient penalty's overshoot.

    With slope K along the rays the critic gains K W and pays lambda (K - 1)²: the optimum is K = 1 + W/(2 lambda), so
    est = W (1 + W/(2 lambda)) and W = lambda (-1 + sqrt(1 + 2 est/lambda)), for two-sided and one-sided penalties.

    Parameters
    ----------
    estimate : float
        E f(x) - E f(y), without the penalty.
    weight : float
        lambda, above 0.

    Returns
    -------
    float or None
        None for an estimate of 0 or below (the critic points the wrong way), and where a number is not finite.
    """
    if not (estimate > 0 and weight > 0 and estimate / weight < math.inf):
        return None
    return estimate / (0.5 + math.sqrt(0.25 + 0.5 * estimate / weight))  # the same, without its cancellation


@dataclasses.dataclass(frozen=True)
class Agreement:
    """Whether the critic's gradients point along the transport rays.

    Attributes
    ----------
    cosine : (n,) float64
        cos(gradient, ray) at each generated point; NaN (drawn grey) where the ray is noise or the gradient is zero.
    mean, median : float
        Of the cosines; NaN when all are.
    norm : float
        Mean gradient norm over all points: 1 for the optimal critic.
    """

    cosine: Floats
    mean: float
    median: float
    norm: float


def rays(plan: TransportPlan, generated: Points, real: Points) -> Floats:
    """Mean displacement (n, d) of each generated point under the plan, weighted by the mass it sends where."""
    x, y = (np.reshape(cloud, (len(cloud), -1)).astype(np.float64) for cloud in (generated, real))
    moved = np.zeros_like(x)
    np.add.at(moved, plan.sources, plan.mass[:, None] * (y[plan.targets] - x[plan.sources]))
    return moved * len(x)


def agreement(gradients: Points, plan: TransportPlan, generated: Points, real: Points, floor: float = 0.0) -> Agreement:
    """Hold the critic's gradients (n, ...) at the generated points against the plan's rays.

    Rays shorter than ``floor`` (the W1 a perfect generator would score) are noise and get no cosine.

    Source
    ------
    Gulrajani et al., "Improved training of Wasserstein GANs", NeurIPS 2017, proposition 1: the optimal critic's
    gradient at a generated point has norm 1 and points along its ray.
    """
    slopes = np.reshape(gradients, (len(gradients), -1)).astype(np.float64)
    paths = rays(plan, generated, real)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        steepness, length = np.linalg.norm(slopes, axis=1), np.linalg.norm(paths, axis=1)
        cosine = ((slopes / steepness[:, None]) * (paths / length[:, None])).sum(axis=1).clip(-1, 1)
    cosine[(length < floor) | ~np.isfinite(cosine)] = np.nan
    clear, finite = cosine[~np.isnan(cosine)], steepness[np.isfinite(steepness)]
    mean, median = (float(clear.mean()), float(np.median(clear))) if clear.size else (math.nan, math.nan)
    return Agreement(cosine, mean, median, float(finite.mean()) if finite.size else math.nan)
