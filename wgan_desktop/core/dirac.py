"""The Dirac-GAN: one real point, one generated, a linear critic.  Even here not every method converges.

The real point lies at 0, the generated one at theta, and the critic is f(x) = psi x.  Both are moved at once, by
gradient steps of one length; critic high on real, everything in nats.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from wgan_desktop.core.arrays import Floats

STEP = 0.2
STEPS = 500
PACE = 60.0  # steps a second, where one looks on
START = (1.0, -1.0)
CLIP, PENALTY, R1 = 1.0, 0.35, 0.3
GAMMAS = (0.1, R1, 1.0)  # the weights of R1 to choose from

Field = Callable[[Floats, Floats], tuple[Floats, Floats]]
"""(dL_G/dtheta, dL_D/dpsi) at (theta, psi), arrays of one shape."""


def _sigmoid(t: Floats) -> Floats:
    return np.asarray(0.5 * (1 + np.tanh(t / 2)))


def _minimax(theta: Floats, psi: Floats) -> tuple[Floats, Floats]:
    slope = _sigmoid(theta * psi)
    return -slope * psi, slope * theta


def _non_saturating(theta: Floats, psi: Floats) -> tuple[Floats, Floats]:
    slope = _sigmoid(theta * psi)
    return -(1 - slope) * psi, slope * theta


def _wasserstein(theta: Floats, psi: Floats) -> tuple[Floats, Floats]:
    return -psi, +theta


def _wgan_gp(theta: Floats, psi: Floats) -> tuple[Floats, Floats]:
    return -psi, theta + 2 * PENALTY * (np.abs(psi) - 1) * np.sign(psi)


def _r1(theta: Floats, psi: Floats, gamma: float = R1) -> tuple[Floats, Floats]:
    by_theta, by_psi = _minimax(theta, psi)
    return by_theta, by_psi + gamma * psi


class Method(NamedTuple):
    """A way to train, in words and as a vector field.

    Attributes
    ----------
    label, formula, fate : str
        What becomes of it, in one line.
    field : callable
    clip : float
        psi is clamped to [-clip, clip] after every step; 0: it is not.
    """

    label: str
    formula: str
    fate: str
    field: Field
    clip: float = 0.0


METHODS: Mapping[str, Method] = {
    "gan": Method("GAN", "generator −s(ψθ), critic s(ψθ); s(t) = log(1 + eᵗ)", "leaves in a spiral", _minimax),
    "non_saturating": Method("Non-saturating GAN", "generator s(−ψθ), critic s(ψθ)", "comes nearer, ever more slowly",
                             _non_saturating),
    "wgan": Method("WGAN, clipped", f"generator −ψθ, critic ψθ; |ψ| ≤ {CLIP:g}", "circles for ever",
                   _wasserstein, CLIP),
    "wgan_gp": Method("WGAN-GP", f"generator −ψθ, critic ψθ + {PENALTY:g} (|ψ| − 1)²", "circles for ever", _wgan_gp),
    "r1": Method("GAN with R1", "generator −s(ψθ), critic s(ψθ) + γ/2 ψ²", "converges", _r1),
}  # fmt: skip


def methods(gamma: float = R1) -> Mapping[str, Method]:
    """All of them, R1 with this weight."""
    return {**METHODS, "r1": METHODS["r1"]._replace(field=functools.partial(_r1, gamma=gamma))}


def trajectory(
    method: Method, start: tuple[float, float] = START, steps: int = STEPS, length: float = STEP
) -> Floats:  # fmt: skip
    """The points (steps + 1, 2), theta and psi, of simultaneous gradient descent.

    Source
    ------
    Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?, section 3.
    """
    points = np.empty((steps + 1, 2))
    points[0] = start
    for step in range(steps):
        theta, psi = points[step : step + 1].T
        by_theta, by_psi = method.field(theta, psi)
        theta, psi = theta - length * by_theta, psi - length * by_psi
        if method.clip:
            psi = psi.clip(-method.clip, method.clip)
        points[step + 1] = theta[0], psi[0]
    return points


def radius(points: Floats) -> float:
    """How far from the equilibrium a trajectory ends."""
    return float(np.hypot(*points[-1]))
