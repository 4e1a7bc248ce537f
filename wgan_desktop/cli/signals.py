"""Ctrl-C and SIGTERM as a wish to stop, granted between two updates."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType
from typing import Any, Self


class Interrupts:
    """Notes the first SIGINT or SIGTERM; a second one ends the process as it would without us.

    SIGINT is heard even where it was inherited as ignored, as a shell's background jobs inherit it.

    Attributes
    ----------
    signal : int
        The signal that came; 0 while none did.
    """

    def __init__(self) -> None:
        self.signal = 0
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def __bool__(self) -> bool:
        """Whether one came."""
        return self.signal != 0

    @property
    def status(self) -> int:
        """The exit status that tells of the signal: 130 or 143; 0 while none came."""
        return 128 + self.signal if self.signal else 0

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.signal = number
        signal.signal(number, signal.SIG_DFL)
