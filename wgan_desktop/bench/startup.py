"""From the launch to the window and to the first step, warm."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, quartiles
from wgan_desktop.bench.loops import Loop
from wgan_desktop.bench.sizes import FOUR_BY_128

SLOW_TO_IMPORT = ("torch._dynamo", "sympy")
TIMES = {"window on screen": ("window_at", 1.0), "first step": ("first_step_at", 2.5)}


class Startup(Benchmark):
    """The whole program, started again and again; and what its two processes have imported."""

    name = "startup"
    rank = 65
    label = "The start"
    about = "Seconds from the launch of the program, warm; modules that must not be imported."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """The first start is only there to warm the disk's cache."""
        launches = [launch() for _ in range(effort.rounds(4))]
        for name, (key, most) in TIMES.items():
            times = [seen[key] - began for began, seen in launches[1:]]
            yield Figure(name, statistics.median(times), "s", high=most, quartiles=quartiles(times))
        imported = {name for _, seen in launches for name in seen["imported"]}
        with Loop("trainer", FOUR_BY_128) as loop:
            loop.rate(0.2)
            imported |= set(loop.call("modules", SLOW_TO_IMPORT))
        yield Figure("forbidden modules", len(imported), "imported", high=0.0, note=", ".join(sorted(imported)))


def launch() -> tuple[float, dict[str, Any]]:
    """When the program was started, in seconds since the epoch, and what its smoke test saw.

    Raises
    ------
    RuntimeError
        When that did not pass.
    """
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "wgan_desktop"]
    began = time.time()
    done = subprocess.run([*program, "--smoke-test"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"the smoke test did not pass: {done.stdout}{done.stderr}")
    return began, json.loads(done.stdout)
