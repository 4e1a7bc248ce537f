"""The networks that are measured."""

from __future__ import annotations

from wgan_desktop.core.settings import Settings


def network(depth: int, width: int, batch_size: int) -> Settings:
    """WGAN-GP on ring8 with critic and generator of one size."""
    nets = {"critic_depth": depth, "generator_depth": depth, "critic_width": width, "generator_width": width}
    return Settings().replace(**nets, batch_size=batch_size)


FOUR_BY_128 = network(4, 128, 64)
THREE_BY_512 = network(3, 512, 256)
