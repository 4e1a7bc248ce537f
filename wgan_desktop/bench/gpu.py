"""The DCGAN on an NVIDIA GPU: recorded or not, in fewer bits or not, and how much of its time the GPU rests."""

from __future__ import annotations

import contextlib
import math
import statistics
import subprocess
from collections.abc import Iterator
from typing import Self

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, interleaved, versus
from wgan_desktop.bench.loops import Loop
from wgan_desktop.bench.machine import devices
from wgan_desktop.bench.made_pictures import learning_pictures
from wgan_desktop.bench.sizes import DCGAN
from wgan_desktop.core.settings import Settings

SIDE = 64
EVERY = 200  # milliseconds between two looks at how busy it is
WAYS = {
    "graphs, bfloat16": {"precision": "bfloat16"},
    "eager, bfloat16": {"precision": "bfloat16", "graphs": "off"},
    "graphs, float32": {"precision": "float32"},
    "eager, float32": {"precision": "float32", "graphs": "off"},
}


class Gpu(Benchmark):
    """Real pictures that the critic sees in a second, in all its critic updates."""

    name = "gpu"
    rank = 210
    by_name = True
    label = "DCGAN on a GPU"
    about = "DCGAN 64x64 WGAN-GP, pictures a second: graphs against eager, bfloat16 against float32, the GPU's rest."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """Each way against the plain one; nothing but a word where there is no NVIDIA GPU."""
        if "cuda" not in devices():
            raise RuntimeError("there is no NVIDIA GPU that PyTorch can use; on a machine with one, run it again")
        with learning_pictures(DCGAN, SIDE, colour=True) as settings, contextlib.ExitStack() as stack:
            made = {name: Loop("trainer", settings.replace(**way), "cuda") for name, way in WAYS.items()}
            loops = {name: stack.enter_context(loop) for name, loop in made.items()}
            seconds, seen = effort.round(4.0), _seen(settings)
            ways = {name: (lambda loop=loop: loop.rate(seconds) * seen) for name, loop in loops.items()}
            rounds = interleaved(ways, effort.rounds(5))
            plain = "eager, float32"
            for name in WAYS:
                if name != plain:
                    yield versus(name, rounds[name], rounds[plain], unit="pictures/s", against=plain)
            for name, loop in loops.items():
                with Busy() as busy:
                    loop.rate(seconds)
                yield Figure(f"{name}: the GPU rests", 100 - busy.percent, "% of the time")


def _seen(settings: Settings) -> int:
    """Real pictures a step."""
    return settings.critic_steps * settings.batch_size


class Busy:
    """Asks the driver, while the context lasts, in which share of the time the GPU had something to do.

    Attributes
    ----------
    percent : float
        The mean; NaN where the driver's program is missing.
    """

    percent = math.nan
    _asked: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        asked = ["--query-gpu=utilization.gpu", "--format=csv,noheader,nounits", "-i", "0", "-lms", str(EVERY)]
        with contextlib.suppress(OSError):
            self._asked = subprocess.Popen(["nvidia-smi", *asked], stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_: object) -> None:
        if self._asked is not None:
            self._asked.terminate()
            self.percent = share(self._asked.communicate()[0])


def share(said: str) -> float:
    """The mean of the driver's answers, a number a line, without the first: it is of the time before."""
    numbers = [float(line) for line in said.splitlines() if line.strip().isdecimal()]
    return statistics.mean(numbers[1:]) if len(numbers) > 1 else math.nan
