"""The random streams of a run: one for each purpose, so that looking at a run changes no bit of it."""

from __future__ import annotations

import dataclasses

import torch


@dataclasses.dataclass
class Streams:
    """The independent random streams of a run."""

    initialisation: torch.Generator
    training: torch.Generator
    looking: torch.Generator
    evaluation: torch.Generator

    @classmethod
    def of(cls, seed: int, device: str) -> Streams:
        """Four streams that follow from one seed."""
        return cls(*(torch.Generator(device).manual_seed(4 * seed + k) for k in range(4)))
