"""The Dirac-GAN's vector fields, against the trainer's own losses and the published radii."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.dirac import METHODS, PENALTY, R1, radius, trajectory
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.settings import Settings

PARTS = {
    "gan": ("minimax", "none", 1.0), "non_saturating": ("non_saturating", "none", 1.0),
    "wgan": ("wasserstein", "none", 1.0), "wgan_gp": ("wasserstein", "gradient_penalty", PENALTY),
    "r1": ("minimax", "r1", R1),
}  # fmt: skip


@pytest.mark.parametrize("name", METHODS)
def test_the_field_is_that_of_the_trainers_losses(name: str) -> None:
    loss, constraint = LOSSES[PARTS[name][0]], CONSTRAINTS[PARTS[name][1]]
    settings = Settings(constraint_weight=PARTS[name][2])
    random = np.random.default_rng(0)
    for theta, psi in random.normal(size=(20, 2)).tolist():
        t = torch.tensor([[theta]], dtype=torch.float64, requires_grad=True)
        p = torch.tensor([[psi]], dtype=torch.float64, requires_grad=True)
        real = torch.zeros(1, 1, dtype=torch.float64)
        scores = (p * real)[:, 0], (p * t)[:, 0]
        critic = loss.critic(*scores, settings)
        if constraint.penalises:
            critic = critic + constraint.penalty(p, settings)  # grad f = psi, wherever the points lie
        (by_psi,) = torch.autograd.grad(critic, p, retain_graph=True)
        (by_theta,) = torch.autograd.grad(loss.generator(scores[1], scores[0], settings), t)
        found = METHODS[name].field(np.array([theta]), np.array([psi]))
        assert found == (pytest.approx([float(by_theta)]), pytest.approx([float(by_psi)]))


@pytest.mark.parametrize("name", METHODS)
def test_the_equilibrium_rests(name: str) -> None:
    assert radius(trajectory(METHODS[name], (0.0, 0.0), 50)) == 0
