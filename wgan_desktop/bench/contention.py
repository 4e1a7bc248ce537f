"""Training beside a busy program, as a lecturer's screen recorder is one."""

from __future__ import annotations

from collections.abc import Iterator

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, versus
from wgan_desktop.bench.loops import Burner, Loop
from wgan_desktop.bench.sizes import FOUR_BY_128


class Contention(Benchmark):
    """The share of its undisturbed speed that training keeps while another process burns a processor."""

    name = "contention"
    rank = 70
    label = "Beside a busy program"
    about = "Steps a second while another process burns one processor, against undisturbed."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """One figure."""
        with Loop("trainer", FOUR_BY_128) as loop:

            def disturbed() -> float:
                with Burner():
                    return loop.rate(effort.round(2.0))

            ways = {"disturbed": disturbed, "alone": lambda: loop.rate(effort.round(2.0))}
            rounds = interleaved(ways, effort.rounds(4))
        yield versus(
            "4x128", rounds["disturbed"], rounds["alone"], unit="steps/s", against="undisturbed", low=0.5
        )  # fmt: skip
