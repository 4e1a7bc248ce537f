"""Memory in use by processes, and what is left of the machine's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path


def resident(processes: Iterable[int]) -> float:
    """Memory in use by processes, MB (1e6 bytes); NaN where this system does not tell.

    What processes share is counted in each of them.
    """
    if sys.platform != "linux":
        return float("nan")
    pages = 0
    for process in processes:
        try:
            pages += int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        except (OSError, IndexError):
            continue  # it has just ended
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def free() -> float:
    """Memory that may still be taken without swapping, bytes; infinite where this system does not tell."""
    try:
        for line in Path("/proc/meminfo").read_text(encoding="ascii").splitlines():
            if line.startswith("MemAvailable:"):
                return 1024.0 * int(line.split()[1])
    except OSError:
        pass
    return float("inf")
