"""The closed-form step against the textbook autograd loop."""

from __future__ import annotations

from collections.abc import Iterator

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, versus
from wgan_desktop.bench.loops import Loop
from wgan_desktop.bench.machine import devices
from wgan_desktop.bench.sizes import FOUR_BY_128, THREE_BY_512
from wgan_desktop.core.settings import Settings

TARGETS = {"4x128": (FOUR_BY_128, 1.8), "3x512": (THREE_BY_512, 1.15)}
"""How many times as fast one thread has to be."""


class ClosedForm(Benchmark):
    """Steps a second of `Trainer` and of `Textbook`, with the same settings, each in a process of its own."""

    name = "closed_form"
    rank = 10
    label = "Closed-form step"
    about = "The closed-form step against the textbook autograd loop, one thread."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """On the CPU, and on a GPU where there is one (without a target)."""
        for device in devices():
            for size, (settings, target) in TARGETS.items():
                yield _compare(f"{size} on {device}", settings, device, effort, target if device == "cpu" else None)


def _compare(name: str, settings: Settings, device: str, effort: Effort, target: float | None) -> Figure:
    seconds = effort.round(0.8)
    with Loop("trainer", settings, device) as mine, Loop("textbook", settings, device) as theirs:
        ways = {"mine": lambda: mine.rate(seconds), "theirs": lambda: theirs.rate(seconds)}
        rounds = interleaved(ways, effort.rounds(7))
    return versus(
        name, rounds["mine"], rounds["theirs"], unit="steps/s", against="textbook autograd loop", low=target
    )  # fmt: skip
