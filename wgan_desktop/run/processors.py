"""Where a thread may run.

On a machine of two processors the window and the thread that trains have one each.  Left to the system, the latter is
moved at nearly every beat of the window and finds its caches cold; held where it is, it keeps a tenth more of its
speed (``bench --only live``).  Two runs side by side need both: held, they would share one (``bench --only duel``).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Set as AbstractSet


def hold_on(threads: int) -> None:
    """Hold the calling thread on one of two processors while it computes alone; else let it run on all.

    To be called before it makes threads or processes, which may run where their maker may; 0 lets it go.
    """
    if sys.platform == "linux":
        # of the whole process, not of this thread, which may be held already
        os.sched_setaffinity(0, choice(_ALLOWED, threads))


def choice(allowed: AbstractSet[int], threads: int) -> AbstractSet[int]:
    """Of the processors ``allowed`` those for a thread that computes in ``threads`` threads.

    With more than two there is room to give way, and they may be unlike; it is left to the system then.
    """
    return {min(allowed)} if threads == 1 and len(allowed) == 2 else allowed


_ALLOWED: AbstractSet[int] = os.sched_getaffinity(0) if sys.platform == "linux" else frozenset()
