"""The optimal critic knows the way: its gradient lies along the transport ray, with norm 1 + W/(2 lambda).

Source: Gulrajani et al. 2017, Improved Training of Wasserstein GANs, proposition 1.
"""

from __future__ import annotations

import pytest

from wgan_desktop.core.settings import Settings
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.core.transport import Agreement, agreement, solve

SETTINGS = Settings().replace(
    problem="two_blobs", critic_width=64, generator_width=32, batch_size=128, initialisation="fan", beta1=0.0,
    constraint_weight=10.0,
)  # fmt: skip


def after(updates: int, **values: object) -> tuple[Agreement, float]:
    """A critic trained against a generator that rests, held against the exact plan; and the plan's W1."""
    trainer = Trainer(SETTINGS.replace(**values))
    for _ in range(updates):
        trainer.critic_step()
    snapshot = trainer.look(("gradients",))
    layer = snapshot.layers["gradients"]
    assert layer.at is not None
    n = len(layer.at)
    plan = solve(layer.at, snapshot.real[:n])
    return agreement(layer.value, plan, layer.at, snapshot.real[:n]), plan.work


def test_the_penalised_critic_points_along_the_rays() -> None:
    found, w1 = after(500)
    assert found.median > 0.98
    assert found.mean > 0.95
    assert found.norm == pytest.approx(1 + w1 / (2 * SETTINGS.constraint_weight), rel=0.1)


def test_a_clipped_critic_is_all_but_flat() -> None:
    found, _ = after(100, constraint="clip", clip=0.01)
    assert found.norm < 0.05
