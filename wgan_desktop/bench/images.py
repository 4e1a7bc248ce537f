"""WGAN-GP on pictures of 28 x 28 pixels by the usual MLP against the textbook autograd loop on the same pictures."""

from __future__ import annotations

from collections.abc import Iterator

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, versus
from wgan_desktop.bench.loops import Loop
from wgan_desktop.bench.made_pictures import learning_pictures
from wgan_desktop.bench.sizes import USUAL_MLP

TARGET = 1.5
SIDE = 28


class Images(Benchmark):
    """Steps a second of `Trainer` and of `Textbook`, each in a process of its own."""

    name = "images"
    rank = 12
    label = "Pictures by an MLP"
    about = "28x28 WGAN-GP, critic 784-512-256-1: the closed-form step against the textbook autograd loop."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """With one thread each, and with two."""
        seconds = effort.round(2.0)
        with learning_pictures(USUAL_MLP, SIDE, colour=False) as settings:
            for threads in (1, 2):
                each = settings.replace(threads=threads)
                with Loop("trainer", each) as mine, Loop("textbook", each) as theirs:
                    ways = {"mine": lambda m=mine: m.rate(seconds), "theirs": lambda t=theirs: t.rate(seconds)}
                    rounds = interleaved(ways, effort.rounds(7))
                yield versus(
                    f"{SIDE}x{SIDE}, {threads} thread{'s' * (threads > 1)}", rounds["mine"], rounds["theirs"],
                    unit="steps/s", against="textbook autograd loop", low=TARGET,
                )  # fmt: skip
