"""The log of a run: a JSON object a step and one for the whole, each on a line of its own."""

from __future__ import annotations

import contextlib
import copy
import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from wgan_desktop.cli.request import Request
from wgan_desktop.core.settings import Complaint, SettingsError
from wgan_desktop.core.snapshot import SCALARS
from wgan_desktop.core.words import reason_of


class RunLog:
    """Writes the lines of a run.

    Parameters
    ----------
    path : Path
        Emptied if it exists.
    every : int
        Only steps that are a multiple of this are written.
    """

    def __init__(self, path: Path, every: int) -> None:
        self.every = every
        self._run: dict[str, Any] = {}
        self._file: TextIO = path.open("w", encoding="utf-8", newline="\n")

    @classmethod
    def asked_for(cls, request: Request) -> RunLog | None:
        """The log of a command line, open, if it asks for one.

        Raises
        ------
        SettingsError
            When it cannot be written.
        """
        if request.log is None:
            return None
        try:
            return cls(request.log, request.number("log_every"))
        except OSError as error:
            allowed = f"a file that can be written ({reason_of(error)})"
            raise SettingsError([Complaint("--log", str(request.log), allowed)]) from None

    def named(self, run: str) -> RunLog:
        """The same log for the lines of one of several runs: each says which."""
        log = copy.copy(self)
        log._run = {"run": run}
        return log

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(OSError):  # a disk that is full was told of by the flush before
            self._file.close()

    def wants(self, step: int) -> bool:
        """Whether this step gets a line."""
        return step % self.every == 0

    def write(
        self, steps: Iterable[int], times: Iterable[float], values: Iterable[Iterable[float]], w1: Mapping[int, float]
    ) -> None:
        """Write steps and flush.

        Parameters
        ----------
        times : seconds since the first step
        values : for each step the numbers of `SCALARS`
        w1 : the exact W1 of the steps at which it was computed
        """
        for step, time, row in zip(steps, times, values, strict=True):
            if self.wants(int(step)):
                scalars = dict(zip(SCALARS, map(float, row), strict=True))
                js = scalars.pop("js_estimate")  # never together with the other: one key says what the critic says
                scalars["estimate"] = js if math.isnan(scalars["estimate"]) else scalars["estimate"]
                self._line({"step": int(step), "time": round(time, 6), **scalars, "w1": w1.get(int(step))})
        self._file.flush()

    def summarise(self, summary: Mapping[str, Any]) -> None:
        """Write the last line."""
        self._line({"summary": True, **summary})
        self._file.flush()

    def _line(self, values: Mapping[str, Any]) -> None:
        known = {name: None if _unknown(value) else value for name, value in {**self._run, **values}.items()}
        self._file.write(json.dumps(known, allow_nan=False, ensure_ascii=False) + "\n")


def _unknown(value: object) -> bool:
    """JSON has neither NaN nor infinity."""
    return isinstance(value, float) and not math.isfinite(value)
