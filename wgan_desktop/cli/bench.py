"""``wgan-desktop bench``: measure what is claimed."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

from wgan_desktop.bench import BENCHMARKS, Benchmark, Effort
from wgan_desktop.bench.machine import offscreen_without_display
from wgan_desktop.core.fields import LIVE, Field, FieldError
from wgan_desktop.core.settings import Complaint, SettingsError

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
    report: list[dict[str, Any]] = []
    missed = False
    for benchmark in chosen:
        began, figures = time.perf_counter(), []
        if not arguments.json:
            print(f"{benchmark.name}: {benchmark.about}", flush=True)
        failure = ""
        try:
            for figure in benchmark.run(effort):
                figures.append(figure.as_json())
                missed = missed or figure.verdict == "missed"
                if not arguments.json:
                    print(f"  {figure.in_words()}", flush=True)
        except RuntimeError as error:
            failure = str(error)
            print(f"wgan-desktop: {benchmark.name} could not be measured: {failure}", file=sys.stderr)
        seconds = time.perf_counter() - began
        report.append({"name": benchmark.name, "seconds": seconds, "figures": figures, "failure": failure or None})
    if arguments.json:
        print(json.dumps({"quick": effort.quick, "benchmarks": report}, ensure_ascii=False, indent=1))
    return 1 if missed and not effort.quick else 0


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
            complaints.append(Complaint("--only", name, f"one of {known}", BENCHMARKS.closest(name)))
    if complaints:
        raise SettingsError(complaints)
    return [BENCHMARKS[name] for name in names], Effort(quick=arguments.quick, **values)
