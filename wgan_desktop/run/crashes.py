"""A crash of the whole program, told at its next start.

What dies of a fault, or is aborted by a library, leaves the stack of every thread in ``crash.log``; a run that ends as
it should takes the file away.  So what the file holds at a start are the crashes in a row that came before it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import re
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self

NAME, KEPT = "crash.log", "crash.last.log"
SAFE = 2  # so many crashes in a row, and the program starts in safe mode
STACK = re.compile(r"^(Fatal Python error|Windows fatal exception)", re.MULTILINE)


class Crashes:
    """Reads how the runs before ended; in a ``with`` statement, watches how this one does.

    Where the folder cannot be written to nothing is watched.  A fault handler that somebody switched on is left alone.

    Parameters
    ----------
    folder : Path
        Where the log is.

    Attributes
    ----------
    log : Path
    text : str
        The stacks of the crashes before; empty when the last run ended as it should.
    """

    def __init__(self, folder: Path) -> None:
        self.log = folder / NAME
        self.text = ""
        with contextlib.suppress(OSError):
            self.text = self.log.read_text(encoding="utf-8", errors="replace")
        self._file: TextIOWrapper | None = None

    @property
    def count(self) -> int:
        """How many runs in a row crashed before this one."""
        return len(STACK.findall(self.text))

    @property
    def safe(self) -> bool:
        """Whether to start in safe mode: with everything at its default, and nothing on the graphics card."""
        return self.count >= SAFE

    def __enter__(self) -> Self:
        if not faulthandler.is_enabled():
            with contextlib.suppress(OSError):
                self.log.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.log.open("a", encoding="utf-8")
                faulthandler.enable(self._file)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        with contextlib.suppress(OSError):  # another window may hold it
            if self.log.stat().st_size:
                self.log.replace(self.log.with_name(KEPT))
            else:
                self.log.unlink()
