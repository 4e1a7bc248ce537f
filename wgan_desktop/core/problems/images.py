"""A person's own pictures."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.downloads import place_of
from wgan_desktop.core.lazy import torch
from wgan_desktop.core.problems import Problem, ProblemError, Tell, silent

if TYPE_CHECKING:
    from wgan_desktop.core.picture_cache import Pictures
    from wgan_desktop.core.settings import Settings

ON_DEVICE = 2**31  # bytes of pictures at most that are held on a GPU; others come to it batch by batch
HELD_OUT = 1024  # pictures at most that the loss on held-out ones is measured on
MIDDLE = 127.5  # of a byte's range


class Images(Problem):
    """Pictures as squares of bytes, scaled from 0 ... 255 to [-1, 1], each as probable as any other.

    Parameters
    ----------
    pictures : Pictures, optional
        None until they are read by ``prepared``.
    flips : bool
        Show each mirrored half of the times.
    held_out : float
        The share of them that is kept out of everything that is drawn.

    Source
    ------
    Whoever gave the pictures.
    """

    name = "images"
    rank = 140
    label = "Own pictures"
    formula = "each of the given pictures with the same probability, its values in [−1, 1]"
    source = "The person who gave them"
    about = "Your own pictures: drop a folder, MNIST's files, LSUN's LMDB, a NumPy or CIFAR file on the window."
    shape = (3, 32, 32)
    extent = (-1.0, 1.0, -1.0, 1.0)
    fields = ("path", "pixels", "colour", "flips", "held_out")
    finite = True

    def __init__(self, pictures: Pictures | None = None, *, flips: bool = False, held_out: float = 0.0) -> None:
        self._pictures, self._flips, self._apart = pictures, flips, 0
        if pictures is not None:
            self.shape, self.said, self.skipped = pictures.shape, pictures.said, pictures.skipped
            self._apart = min(math.ceil(held_out * len(pictures.pixels)), len(pictures.pixels) - 1)
            self.held_out = self._rows(self._shuffled[: min(self._apart, HELD_OUT)]).numpy()

    def prepared(self, settings: Settings, tell: Tell = silent) -> Images:
        """The pictures, decoded, or found in the cache."""
        from wgan_desktop.core.picture_cache import pictures

        if not settings.path.strip():
            raise ProblemError("No pictures were chosen; drop a folder or a file of pictures on the window.")
        found = pictures(place_of(settings.path), settings.pixels, settings.colour, tell)
        return Images(found, flips=settings.flips == "random", held_out=settings.held_out)

    @cached_property
    def _shuffled(self) -> torch.Tensor:
        """A fixed random order of all pictures."""
        assert self._pictures is not None
        return torch.from_numpy(np.random.default_rng(0).permutation(len(self._pictures.pixels)))

    @property
    def _order(self) -> torch.Tensor:
        """The places of those that are drawn, in that order: the first are held out."""
        return self._shuffled[self._apart :]

    @cached_property
    def _held(self) -> dict[torch.device, torch.Tensor]:
        """The bytes on each device that asked for them; on the CPU they are mapped from the disk."""
        assert self._pictures is not None, "images are prepared before they are sampled"
        return {torch.device("cpu"): torch.from_numpy(self._pictures.pixels)}

    def _rows(self, places: torch.Tensor) -> torch.Tensor:
        """The pictures at places (n,), on the same device: (n, d) float32."""
        device, mapped = places.device, self._held[torch.device("cpu")]
        if device not in self._held and mapped.numel() <= ON_DEVICE:
            self._held[device] = mapped.to(device)
        held = self._held.get(device, mapped)
        rows = held.index_select(0, places.to(held.device)).to(device)
        return rows.float().div_(MIDDLE).sub_(1)

    def _flipped(self, rows: torch.Tensor, random: torch.Generator) -> torch.Tensor:
        """The same, mirrored left to right where a coin says so."""
        if not self._flips:
            return rows
        coins = torch.rand(len(rows), 1, 1, 1, generator=random, device=random.device) < 0.5
        pictures = rows.view(-1, *self.shape)
        return torch.where(coins, pictures.flip(3), pictures).reshape(rows.shape)

    def sample(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Pictures at random, with replacement."""
        places = torch.randint(len(self._order), (count,), generator=random, device=random.device)
        places = self._order.to(random.device)[places] if self._apart else places
        return self._flipped(self._rows(places), random)

    def stratified(self, count: int, random: torch.Generator) -> torch.Tensor:
        """Pictures in a fixed order from a random start, so that each is used as often as any other."""
        start = torch.randint(len(self._order), (1,), generator=random, device=random.device)
        places = (torch.arange(count, device=random.device) + start) % len(self._order)
        return self._flipped(self._rows(self._order.to(random.device)[places]), random)
