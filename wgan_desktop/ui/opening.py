"""Files that the system hands to the program: on macOS a double click in the Finder."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent

HANDED_OVER = sys.platform == "darwin"  # elsewhere a file comes on the command line, and no event need be looked at


class Opening(QObject):
    """Takes the files that are sent to the application; those that come before the window are kept for it."""

    def __init__(self) -> None:
        super().__init__()
        self._early: list[Path] = []
        self._open: Callable[[Path], object] = self._early.append

    def begin(self, load: Callable[[Path], object]) -> None:
        """``load`` what has come, and from now on all that comes."""
        self._open = load
        for path in self._early:
            load(path)
        self._early.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file, and nothing else."""
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return False
        event.accept()
        self._open(Path(event.file()))
        return True


@contextlib.contextmanager
def opening_files(app: QCoreApplication) -> Iterator[Opening]:
    """Within the block files sent to the application are taken, on systems that send them."""
    opening = Opening()
    if HANDED_OVER:
        app.installEventFilter(opening)
    try:
        yield opening
    finally:
        app.removeEventFilter(opening)
