"""The random streams of a run: one for each purpose.

So looking at a run changes no bit of it, and runs of one seed that differ in their method alone, a clipped critic
beside a penalised one, start from the same weights and see the same batches and latents.
"""

from __future__ import annotations

import dataclasses

import torch

_APART = 2**31  # the CPU's generator heeds 32 bits of a seed; four of them are one seed's first four streams: `SEEDS`


@dataclasses.dataclass
class Streams:
    """The independent random streams of a run.

    Attributes
    ----------
    initialisation, critic : torch.Generator
        The first weights of the generator; of the critic, whatever the generator is.
    training : torch.Generator
        The batches of the critic's updates, real and generated: the same for all who make as many a step.
    looking, evaluation : torch.Generator
    latents : torch.Generator
        The noise of the generator's updates, however many updates of the critic come between them.
    method : torch.Generator
        What loss and constraint draw for themselves: where a penalty holds, what a generator is compared with.
    """

    initialisation: torch.Generator
    training: torch.Generator
    looking: torch.Generator
    evaluation: torch.Generator
    latents: torch.Generator
    method: torch.Generator
    critic: torch.Generator

    @classmethod
    def of(cls, seed: int, device: str) -> Streams:
        """All streams, which follow from one seed."""
        first = [4 * seed + k for k in range(4)]
        further = [_APART + 4 * seed + k for k in range(3)]
        return cls(*(torch.Generator(device).manual_seed(each) for each in [*first, *further]))
