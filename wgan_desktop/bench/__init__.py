"""``wgan-desktop bench``: every claim of speed and memory, measured beside its baseline in the same run.

One file a benchmark; it registers itself by being there.
"""

from __future__ import annotations

import abc
import dataclasses
from collections.abc import Iterator

from wgan_desktop.bench.figures import Figure
from wgan_desktop.core.registry import Entry, Registry


@dataclasses.dataclass(frozen=True)
class Effort:
    """How much time a benchmark may take.

    Attributes
    ----------
    quick : bool
        Short rounds: to see that it runs, not how fast.
    seconds : float or None
        How long memory, soak and convergence go on; None for their own.
    seeds : int
        How many runs of convergence.
    """

    quick: bool = False
    seconds: float | None = None
    seeds: int = 10

    def rounds(self, usual: int) -> int:
        """How many rounds."""
        return 2 if self.quick else usual

    def round(self, usual: float) -> float:
        """The length of a round in seconds."""
        return min(0.2, usual) if self.quick else usual


class Benchmark(Entry, abc.ABC):
    """One claim, or a few that are measured together.

    Attributes
    ----------
    name, label, about, rank
        See `Entry`.
    by_name : bool
        Runs only when it is asked for.
    """

    by_name: bool = False

    @abc.abstractmethod
    def run(self, effort: Effort) -> Iterator[Figure]:
        """Measure; each figure as soon as it is known."""


BENCHMARKS: Registry[Benchmark] = Registry(Benchmark, __name__)
