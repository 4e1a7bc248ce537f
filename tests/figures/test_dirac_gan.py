"""The Dirac-GAN: one real point, one generated, a linear critic; which methods converge, and how far they get.

Source: Mescheder, Geiger, Nowozin 2018, Which training methods for GANs do actually converge?, section 3 and figure 3.
"""

from __future__ import annotations

import math

import pytest
import torch

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.settings import Settings

STEPS, LR = 500, 0.2


def final_radius(loss_name: str, constraint_name: str, settings: Settings) -> float:
    """|(theta, psi)| after simultaneous gradient steps on f(x) = psi x with the real point at 0, the other at theta."""
    loss, constraint = LOSSES[loss_name], CONSTRAINTS[constraint_name]
    real, random = torch.zeros(1, 1, dtype=torch.float64), torch.Generator().manual_seed(0)
    theta, psi = torch.tensor([[1.0]], dtype=torch.float64), torch.tensor([[-1.0]], dtype=torch.float64)
    for _ in range(STEPS):
        scores = (psi * real)[:, 0], (psi * theta)[:, 0]
        on_real, on_fake = loss.critic_slopes(*scores, settings)
        by_psi = on_real * real[:, 0] + on_fake * theta[:, 0]
        if constraint.penalises:
            points = constraint.points(real, theta, random)
            by_psi = by_psi + constraint.penalty_slopes(psi.expand(points.shape), settings).sum()
        by_theta = loss.generator_slopes(scores[1], scores[0], settings) * psi[:, 0]
        theta, psi = theta - LR * by_theta, psi - LR * by_psi
        constraint.after_update(psi, settings)
    return math.hypot(float(theta), float(psi))


@pytest.mark.parametrize(
    ("loss", "constraint", "values", "radius"),
    [
        ("minimax", "none", {}, 3.097),
        ("non_saturating", "none", {}, 0.6402),
        ("wasserstein", "clip", {"clip": 1.0}, 1.002),
        ("wasserstein", "gradient_penalty", {"constraint_weight": 0.35}, 1.802),
        ("minimax", "r1", {"constraint_weight": 0.3}, 2.643e-6),
        ("minimax", "r1", {"constraint_weight": 1.0}, 9.529e-22),
    ],
)  # fmt: skip
def test_the_published_radii(loss: str, constraint: str, values: dict[str, float], radius: float) -> None:
    """WGAN and WGAN-GP circle for ever; a plain GAN leaves; R1 converges."""
    assert final_radius(loss, constraint, Settings(**values)) == pytest.approx(radius, rel=5e-4)  # type: ignore[arg-type]
