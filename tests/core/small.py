"""Trainers that are small enough to prove things about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from wgan_desktop.core.journal import Journal, repeat
from wgan_desktop.core.rows import Row, fetch
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.core.trainer import Trainer

SIZES = {
    "generator_width": 8, "generator_depth": 2, "critic_width": 8, "critic_depth": 2, "batch_size": 16,
    "critic_steps": 3, "warmup": 4,
}  # fmt: skip


def stream(seed: int = 0) -> torch.Generator:
    """Random numbers that are always the same."""
    return torch.Generator().manual_seed(seed)


def settings(**values: Any) -> Settings:
    return Settings().replace(**SIZES | values)


def small(**values: Any) -> Trainer:
    return Trainer(settings(**values))


def replayed(begun: Settings, journal: Journal) -> Trainer:
    """A run from its settings and everything that was done to it, up to the last entry's place."""
    trainer = Trainer(begun)
    repeat(trainer, journal)
    return trainer


def scalars(row: Row) -> dict[str, float]:
    """What one step measured, by name."""
    _, values = fetch([row])
    return dict(zip(SCALARS, values[0].tolist(), strict=True))


def state(trainer: Trainer) -> dict[str, Any]:
    """Every number that the run goes on from, but for the time it took."""
    from wgan_desktop.core.checkpoint import COUNTERS, _optimisers, _tensors

    found: dict[str, Any] = {name: getattr(trainer, name) for name in COUNTERS if name not in ("seconds", "waited")}
    found |= {name: tensor.clone() for name, tensor in _tensors(trainer).items()}
    found |= {name: optimiser.count for name, optimiser in _optimisers(trainer).items()}
    return found | {"settings": trainer.settings, "journal": trainer.journal}


def assert_same_bits(one: Trainer, other: Trainer) -> None:
    assert_same_state(state(one), state(other))


def assert_same_state(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    assert set(ours) == set(theirs)
    for name, value in ours.items():
        if isinstance(value, torch.Tensor):
            assert value.shape == theirs[name].shape, name
            assert value.dtype == theirs[name].dtype, name
            assert value.numpy().tobytes() == theirs[name].numpy().tobytes(), name
        else:
            assert value == theirs[name], name


def of_pictures(path: Path, **more: object) -> Settings:
    """Settings that learn these pictures, eight pixels wide."""
    return Settings().replace(problem="images", path=str(path), pixels=8, **more)
