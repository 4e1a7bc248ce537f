"""The networks that are measured."""

from __future__ import annotations

from wgan_desktop.core.settings import Settings


def network(depth: int, width: int, batch_size: int) -> Settings:
    """WGAN-GP on ring8 with critic and generator of one size."""
    nets = {"critic_depth": depth, "generator_depth": depth, "critic_width": width, "generator_width": width}
    return Settings().replace(**nets, batch_size=batch_size)


FOUR_BY_128 = network(4, 128, 64)
THREE_BY_512 = network(3, 512, 256)
PAPER = Settings().replace(
    constraint_weight=10, critic_steps=5, batch_size=64, generator_lr=1e-4, critic_lr=1e-4, beta1=0, beta2=0.9,
    generator_output="tanh", noise_dim=100,
)  # fmt: skip
"""WGAN-GP as published for pictures."""
USUAL_MLP = PAPER.replace(taper="halving", generator_width=512, generator_depth=2, critic_width=512, critic_depth=2)
"""For 28 x 28 pixels: a critic of 784-512-256-1, a generator of 100-256-512-784."""
DCGAN = PAPER.replace(network="dcgan", generator_width=64, critic_width=64)
