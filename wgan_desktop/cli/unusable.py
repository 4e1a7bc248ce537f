"""All that cannot be used of the data, on the terminal, where somebody asks for it."""

from __future__ import annotations

import sys
from collections.abc import Sequence


class Unusable:
    """Prints what is new since the last time, a line each.

    Parameters
    ----------
    wanted : bool
        Whether somebody asks for it; else nothing is printed.
    """

    def __init__(self, wanted: bool) -> None:
        self._wanted, self._told = wanted, 0

    def tell(self, lines: Sequence[str]) -> None:
        """Print those of ``lines`` that were not there the last time."""
        for line in lines[self._told :] if self._wanted else ():
            print(line, file=sys.stderr)
        self._told = len(lines)
