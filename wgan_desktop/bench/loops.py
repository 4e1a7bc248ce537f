"""Training loops in processes of their own: the baselines, undisturbed by the process that measures.

This process then imports no torch, as a window's does not.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Collection, Mapping
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from wgan_desktop.core.settings import Settings

Stepper = Callable[[], object]
Calls = Mapping[str, Callable[..., Any]]
Maker = Callable[..., Calls]


class Child:
    """A process that answers calls by name.

    Parameters
    ----------
    make : callable
        Called there with ``arguments``; returns what answers, by name.
    """

    def __init__(self, make: Maker, *arguments: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(theirs, make, arguments), daemon=True)
        self._process.start()
        theirs.close()

    def call(self, name: str, *arguments: Any) -> Any:
        """Call and wait for the answer.

        Raises
        ------
        RuntimeError
            When the process met an error or is gone.
        """
        try:
            self._line.send((name, arguments))
            answer, error = self._line.recv()
        except (EOFError, OSError):
            raise RuntimeError("the benchmark's child process is gone") from None
        if error:
            raise RuntimeError(error)
        return answer

    def close(self) -> None:
        """End the process."""
        self._line.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _answer(line: Connection, make: Maker, arguments: tuple[Any, ...]) -> None:
    multiprocessing.current_process().daemon = False  # so that it may have children of its own: those decode pictures
    calls = make(*arguments)
    while True:
        try:
            name, values = line.recv()
        except EOFError:
            return
        try:
            line.send((calls[name](*values), ""))
        except Exception as error:  # noqa: BLE001 - the caller is told
            line.send((None, f"{type(error).__name__}: {error}"))


class Loop(Child):
    """The bare training loop of some settings.

    Parameters
    ----------
    kind : {"trainer", "textbook"}
    device : str
    """

    def __init__(self, kind: str, settings: Settings, device: str = "cpu") -> None:
        super().__init__({"trainer": _trainer, "textbook": _textbook}[kind], settings, device)

    def rate(self, seconds: float) -> float:
        """Steps a second over so many seconds."""
        return float(self.call("rate", seconds))


def _rate(step: Stepper, settle: Stepper, seconds: float) -> float:
    """Steps a second; ``settle`` waits for the device."""
    step()
    settle()
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        step()
        count += 1
    settle()
    return count / (time.perf_counter() - began)


def _settling(device: str) -> Stepper:
    import torch

    return torch.cuda.synchronize if device == "cuda" else lambda: None


def _textbook(settings: Settings, device: str) -> Calls:
    import torch

    from wgan_desktop.bench.textbook import Textbook

    torch.set_num_threads(settings.threads)
    loop = Textbook(settings, device)
    return {"rate": lambda seconds: _rate(loop.step, _settling(device), seconds)}


def _trainer(settings: Settings, device: str) -> Calls:
    from wgan_desktop.core.rows import Row, fetch
    from wgan_desktop.core.trainer import Trainer

    trainer = Trainer(settings, device)
    rows: list[Row] = []

    def step() -> None:
        """A step, and every so often what a log needs of it."""
        rows.append(trainer.step())
        if len(rows) == 32:
            fetch(rows)
            rows.clear()

    def train_until(seconds: float) -> tuple[int, Any, Any]:
        """Train up to so much time of training in all; the step, the points of the fixed latents and fresh ones."""
        while trainer.seconds < seconds:
            step()
        seen = trainer.look(("cloud",))
        fresh = seen.layers.get("cloud")
        return trainer.step_count, seen.fake, fresh and fresh.value

    return {
        "rate": lambda seconds: _rate(step, _settling(device), seconds),
        "train_until": train_until,
        "reference": lambda: trainer.reference,
        "modules": loaded,
    }


def loaded(names: Collection[str]) -> list[str]:
    """Which of these modules this process has imported."""
    import sys

    return [name for name in names if name in sys.modules]


class Burner(Child):
    """A process that keeps one processor busy from its start to its end."""

    def __init__(self) -> None:
        super().__init__(_burn, os.getpid())


def _burn(parent: int) -> Calls:
    while os.getppid() == parent:
        pass
    return {}
