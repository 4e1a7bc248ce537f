"""Starts what is shipped, and judges what it says: success is one line that says so, and nothing besides.

python packaging/trying.py PROGRAM      1 where its smoke test does not pass, and why
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PATIENCE = 150.0  # seconds
COLOURS = 50  # fewer different ones in the picture of the window, and nothing was painted
STARTS = 5
LIBRARY = "import asyncio, ctypes, decimal, email.message, http.client, multiprocessing, pydoc, unittest.mock"
ALONE = 0.1  # seconds in which a Python is started for this and ends, where the budgets were set, at rest
BUSY = 1.25  # slowed down so much, a machine's times say nothing of the program
BUDGETS = {"first_paint": 0.5, "first_step": 2.5}
"""Seconds that a warm start may take."""


class NotWorkingError(Exception):
    """What is wrong with a program, in one sentence."""


def judge(status: int, out: str, err: str) -> dict[str, Any]:
    """The report that a smoke test printed.

    Raises
    ------
    NotWorkingError
        Unless the program ended well, said one line, and that says that all was seen.
    """
    said = [line for line in out.splitlines() if line.strip()]
    try:
        report = json.loads(said[0]) if len(said) == 1 else None
    except ValueError:
        report = None
    if err.strip():
        raise NotWorkingError(f"it complained: {err.strip()[-2000:]}")
    if not said:
        raise NotWorkingError(f"it said nothing (exit status {status})")
    if not isinstance(report, dict):
        raise NotWorkingError(f"it said something else than its report: {said[0][:500]!r}, {len(said)} lines")
    if report.get("strange") != []:
        raise NotWorkingError(f"it differs from its source: {report.get('strange')}")
    if report.get("ok") is True and not report.get("colours", 0) >= COLOURS:
        raise NotWorkingError("the window was blank")
    if status != 0 or report.get("ok") is not True:
        raise NotWorkingError(f"exit status {status}: {report}")
    return report


def smoke(program: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Run a program's smoke test away from this checkout; its report, and in it ``first_paint`` and ``first_step`` (s).

    Raises
    ------
    NotWorkingError
        When it does not pass.
    """
    with tempfile.TemporaryDirectory() as away:
        began = time.time()
        try:
            done = subprocess.run(
                [*map(str, program), "--smoke-test"],
                capture_output=True,
                text=True,
                encoding="utf-8",
                stdin=subprocess.DEVNULL,
                timeout=PATIENCE,
                cwd=away,
                env={**clean(os.environ), "HOME": away, **(environment or {})},
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise NotWorkingError(f"it did not come to an end within {PATIENCE:g} seconds") from late
        except OSError as why:
            raise NotWorkingError(f"it does not start: {why}") from why
    report = judge(done.returncode, done.stdout, done.stderr)
    if report["frozen"] is not True:
        raise NotWorkingError("another program than the bundle answered")
    return report | {"first_paint": report["window_at"] - began, "first_step": report["first_step_at"] - began}


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment without what would lend a bundle this machine's Python."""
    return {
        name: value for name, value in environment.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "PYENV"))
    }


def timed(program: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> dict[str, float]:
    """The least, the median and the most of several warm starts: seconds to the first paint and to the first step.

    One start goes before them, uncounted: it brings the files into memory.  ``slowdown`` is the median of the machine's
    between the starts.
    """
    smoke(program, environment)
    pairs = [(slowdown(), smoke(program, environment)) for _ in range(STARTS)]
    times = {"slowdown": round(statistics.median(slow for slow, _ in pairs), 3)}
    for name in BUDGETS:
        ordered = sorted(round(report[name], 3) for _, report in pairs)
        picked = {"least": ordered[0], "median": ordered[len(ordered) // 2], "most": ordered[-1]}
        times |= {f"{name} {which}": value for which, value in picked.items()}
    return times


def slowdown() -> float:
    """How many times longer the start of a Python takes just now than where the budgets were set, a server at rest.

    What holds it up may be other programs or, on a rented machine, other tenants, whom no clock of its own shows.  An
    empty loop does not tell: it was as quick as ever where this and the bundle's start took 2.6 times as long.
    """
    began = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", LIBRARY], check=True)
    return (time.perf_counter() - began) / ALONE


def judged(times: Mapping[str, Any]) -> tuple[dict[str, str], list[str]]:
    """What `timed` measured, whatever stands before the names, against the budgets: verdicts, and what is wrong.

    The verdict is about the least of the starts: other work on the machine only ever adds to a time.  Over the budget
    it is ``MISSED``.  That is wrong, and ends the build, where the machine's slowness does not explain it: one that is
    slowed down by `BUSY` makes all starts late (seen with five processes to a processor: 30 times), and is no judge.
    """
    verdicts, wrong = {}, []
    for key, least in times.items():
        before, comma, rest = key.rpartition(", ")
        name = rest.removesuffix(" least")
        if name == rest or name not in BUDGETS:
            continue
        start, budget = f"{before}{comma}{name}", BUDGETS[name]
        verdicts[f"{start} budget"] = f"{'met' if least <= budget else 'MISSED'} ({budget:.3f})"
        slow = times[f"{before}{comma}slowdown"]
        if least > budget * max(slow, 1.0) and slow < BUSY:
            wrong.append(f"{start} took {least:.3f} s at least, of {budget:.3f} allowed; slowed down {slow:.2f} times")
    return verdicts, wrong


def main(program: Sequence[str]) -> int:
    """Run the smoke test of the program that these words start; the exit status."""
    try:
        print(json.dumps(smoke(program)))
    except NotWorkingError as why:
        print(f"{' '.join(program)}: {why}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
