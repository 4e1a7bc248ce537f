"""What is opened for a measurement: all of it, or nothing stays open."""

from __future__ import annotations

import abc
import contextlib
from types import TracebackType
from typing import Self


class Whole(abc.ABC):
    """Opened and closed by ``with``; what was opened before something failed is closed again."""

    _made: contextlib.ExitStack

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as made:
            self.open(made)
            self._made = made.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._made.close()

    @abc.abstractmethod
    def open(self, made: contextlib.ExitStack) -> None:
        """Open one thing after the other, and tell ``made`` how each is closed as soon as it is open."""
