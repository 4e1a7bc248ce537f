"""``wgan-desktop bench``: measure what is claimed."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from wgan_desktop.bench import BENCHMARKS, Benchmark, Effort
from wgan_desktop.bench.machine import describe
from wgan_desktop.core.fields import LIVE, Field, FieldError
from wgan_desktop.core.settings import Complaint, SettingsError
from wgan_desktop.core.words import nearest
from wgan_desktop.ui.displays import offscreen_without_display

SECONDS = Field("seconds", float, 0.0, "--seconds", "s", "", "run", LIVE, 1.0, 1e6)
SEEDS = Field("seeds", int, 10, "--seeds", "", "", "run", LIVE, 1, 1000)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; return 0 when every target that could be judged was met, else 1.

    Raises
    ------
    SettingsError
        With everything that is wrong with the command line.
    """
    chosen, effort = _read(arguments)
    offscreen_without_display()
    machine = describe()
    say: Callable[[str], None] = _silent if arguments.json else partial(print, flush=True)
    say(machine + (", quick: it runs, the figures mean nothing" if effort.quick else ""))
    reports = [_measure(benchmark, effort, say) for benchmark in chosen]
    if arguments.json:
        said = {"machine": machine, "quick": effort.quick, "benchmarks": reports}
        print(json.dumps(said, ensure_ascii=False, indent=1))
    verdicts = {figure["verdict"] for report in reports for figure in report["figures"]}
    failed = any(report["failure"] for report in reports)
    return 1 if failed or ("missed" in verdicts and not effort.quick) else 0


def _measure(benchmark: Benchmark, effort: Effort, say: Callable[[str], None]) -> dict[str, Any]:
    """Run one benchmark; each figure is said as soon as it is known, and a failure does not stop the others."""
    began, figures, failure = time.perf_counter(), [], None
    say(f"{benchmark.name}: {benchmark.about}")
    try:
        for figure in benchmark.run(effort):
            figures.append(figure.as_json())
            say(f"  {figure.in_words()}")
    except RuntimeError as error:
        failure = str(error)
        print(f"wgan-desktop: {benchmark.name} could not be measured: {failure}", file=sys.stderr)
    return {
        "name": benchmark.name, "seconds": time.perf_counter() - began, "figures": figures, "failure": failure
    }  # fmt: skip


def _silent(line: str) -> None:
    """Say nothing: JSON alone is wanted."""


def _read(arguments: argparse.Namespace) -> tuple[list[Benchmark], Effort]:
    complaints: list[Complaint] = []
    values: dict[str, Any] = {}
    for field in (SECONDS, SEEDS):
        given = getattr(arguments, field.name)
        if given is not None:
            try:
                values[field.name] = field.parse(given)
            except FieldError as error:
                complaints.append(Complaint(field.label, given, str(error)))
    names = arguments.only or [name for name, benchmark in BENCHMARKS.items() if not benchmark.by_name]
    for name in names:
        if name not in BENCHMARKS:
            known = ", ".join(BENCHMARKS)
            complaints.append(Complaint("--only", name, f"one of {known}", nearest(name, BENCHMARKS)))
    if complaints:
        raise SettingsError(complaints)
    return [BENCHMARKS[name] for name in names], Effort(quick=arguments.quick, **values)
