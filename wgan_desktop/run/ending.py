"""Ends that take their time, taken all at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable


def at_once(ends: Iterable[Callable[[], object]]) -> None:
    """Call each in a thread of its own, and return when all are through."""
    threads = [threading.Thread(target=end) for end in ends]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
