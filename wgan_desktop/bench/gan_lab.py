"""The small networks of the browser tool GAN Lab (Kahng et al. 2019), with everything shown."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, quartiles, versus
from wgan_desktop.bench.loops import Loop
from wgan_desktop.bench.windows import LiveWindow
from wgan_desktop.core.presets import presets

TARGET = 400.0  # steps a second; GAN Lab makes one a screen frame, so that 60 are the most


class GanLab(Benchmark):
    """Steps a second of the preset with every panel live, beside the bare textbook loop."""

    name = "gan_lab"
    rank = 20
    label = "gan_lab, live"
    about = "The preset gan_lab with every panel live, the trainer in a process of its own."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """Against its target, and against the textbook loop."""
        settings = presets()["gan_lab"].settings
        with LiveWindow(settings) as live, Loop("textbook", settings) as bare:

            def with_window() -> float:
                rate = live.train(effort.round(4.0))
                live.rest()
                return rate

            ways = {"live": with_window, "bare": lambda: bare.rate(effort.round(2.0))}
            rates = interleaved(ways, effort.rounds(3))
            note = f"{live.panels} panels"
        middle = statistics.median(rates["live"])
        yield Figure("live", middle, "steps/s", low=TARGET, quartiles=quartiles(rates["live"]), note=note)
        yield versus(
            "live against bare", rates["live"], rates["bare"], unit="steps/s",
            against="textbook loop without a window",
        )  # fmt: skip
