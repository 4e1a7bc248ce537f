"""What a person may ask about the tiles of a sample grid, and what they are answered: plain frozen data."""

from __future__ import annotations

import dataclasses

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.tiles import Bytes, Kind


@dataclasses.dataclass(frozen=True)
class Nearest:
    """Which of all real pictures that are trained on are the nearest to a tile?

    Attributes
    ----------
    kind : {"generated", "averaged", "real"}
        Of the tile; a real one itself is left out.
    index : int
        Of the tile.
    turn : int
        How many times it was asked before: another turn is answered of a later step.
    """

    kind: Kind
    index: int
    turn: int = 0


@dataclasses.dataclass(frozen=True)
class Walk:
    """What does the generator make of the way from one tile's latent to another's, in so many ``frames``?"""

    kind: Kind
    first: int
    last: int
    frames: int
    turn: int = 0


Question = Nearest | Walk


@dataclasses.dataclass(frozen=True)
class Neighbours:
    """The answer to `Nearest`, so far.

    Attributes
    ----------
    run, question, step
        What it belongs to.
    picture : (height, width, channels) uint8
        The tile at that step.
    nearest : (k, height, width, channels) uint8
    distances : (k,) float64
        Euclidean, over all numbers of a picture.
    searched, given : int
        How many pictures were compared, and how many there are; mirrored ones count where they are trained on.
    yardstick : float
        The median distance of a real picture from the nearest other one, among those that were compared.
    """

    run: str
    question: Nearest
    step: int
    picture: Bytes
    nearest: Bytes
    distances: Floats
    searched: int
    given: int
    yardstick: float

    @property
    def complete(self) -> bool:
        """Whether all were compared."""
        return self.searched == self.given


@dataclasses.dataclass(frozen=True)
class Walked:
    """The answer to `Walk`: ``frames`` (k, height, width, channels) uint8 of one step, from tile to tile."""

    run: str
    question: Walk
    step: int
    frames: Bytes


@dataclasses.dataclass(frozen=True)
class Unanswered:
    """A question that cannot be answered, and why, in one sentence."""

    run: str
    question: Question
    step: int
    why: str


Answer = Neighbours | Walked | Unanswered
