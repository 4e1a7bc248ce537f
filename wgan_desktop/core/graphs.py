"""The critic's gradient as a CUDA graph: recorded once, then replayed with one launch in place of hundreds.

What is recorded is the gradient at given points.  All that changes from update to update stays outside: the points and
the random numbers in them, the optimiser with its counts and rates.  A recording is used only when, at other points
than it was made with, it gives what the plain computation gives; else the plain one goes on, and the log says why.

Source
------
PyTorch's documentation, CUDA semantics, "CUDA Graphs": warm-up on a stream of its own, fixed places of the inputs.
"""

from __future__ import annotations

import dataclasses
import logging
import math
from collections.abc import Callable
from typing import NamedTuple, TypeVar

import torch

from wgan_desktop.core.gradients import CriticPass, CriticValues, GeneratorPass, Method, Substep
from wgan_desktop.core.settings import FIELDS

LOG = logging.getLogger(__name__)
WARM = 3  # plain computations before the recording: libraries choose their kernels and buffers in them
BAKED = (*(name for name, field in FIELDS.items() if field.group == "method"), "batch_size")
"""The fields whose values a recording holds, and its sizes: all that losses and constraints may read in a pass."""
CLOSE = 0.02  # of the gradient's length: bfloat16's sums in another order differ by less, other points' by far more

T = TypeVar("T")
Recorder = Callable[[Callable[[], T]], tuple[T, Callable[[], None]]]
"""Does the work, and returns what it made and what does it again into the same places."""


class Pass(NamedTuple):
    """One gradient: its stages and what they measured."""

    stages: list[Substep]
    values: CriticValues


def on_cuda(work: Callable[[], T]) -> tuple[T, Callable[[], None]]:
    """Record ``work`` as a CUDA graph."""
    side = torch.cuda.Stream()  # type: ignore[no-untyped-call]
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(WARM):
            work()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph, capture_error_mode="thread_local"):  # another thread may use the GPU meanwhile
        made = work()
    return made, graph.replay


def allowed(method: Method, device: str) -> bool:
    """Whether the critic's gradient may be recorded: on an NVIDIA GPU, and where it changes nothing but itself.

    (The power method of spectral normalisation moves its vectors at every pass, the float16 scale is learnt in it.)
    """
    once = not (method.constraint.spectral or method.loss.critic_free or torch.is_tensor(method.precision.scale))
    return device == "cuda" and method.settings.graphs == "auto" and once


class Graphed(Method):
    """A method whose critic passes are replayed.

    Parameters
    ----------
    plain : Method
        What is recorded, and gone back to.
    record : callable
    """

    def __init__(self, plain: Method, record: Recorder[Pass] = on_cuda) -> None:
        super().__init__(**{field.name: getattr(plain, field.name) for field in dataclasses.fields(Method)})
        self.plain, self._record = plain, record
        self.closed_form = plain.closed_form  # type: ignore[misc]
        self._places: list[torch.Tensor] = []
        self._made: tuple[Pass, Callable[[], None]] | None = None
        self._given_up = False

    def goes_on(self, plain: Method) -> bool:
        """Take on the settings of another plain method, where what is recorded is what that one computes."""
        parts = ("critic", "generator", "loss", "constraint", "precision")
        same = all(getattr(plain, name) is getattr(self, name) for name in parts) and type(plain) is type(self.plain)
        if not same or any(getattr(plain.settings, name) != getattr(self.settings, name) for name in BAKED):
            return False
        self.settings = self.plain.settings = plain.settings
        return True

    def critic_pass_at(self, real: torch.Tensor, fake: torch.Tensor, points: torch.Tensor) -> CriticPass:
        """The stages of a replay, all computed before the first; or those of the plain computation."""
        batch = (real, fake, points)
        if self._made is None and not self._given_up:
            self._try(batch)
        if self._made is None or [rows.shape for rows in batch] != [rows.shape for rows in self._places]:
            return (yield from self.plain.critic_pass_at(*batch))
        made, values = self._made[0], self._replay(batch)
        yield from made.stages
        return values

    def generator_pass(self, noise: torch.Tensor, real: torch.Tensor) -> GeneratorPass:
        """As it is."""
        return self.plain.generator_pass(noise, real)

    def _try(self, batch: tuple[torch.Tensor, ...]) -> None:
        """Record at this batch and prove it at another: the same with its numbers in opposite order."""
        self._places = [rows.clone() for rows in batch]
        other = [rows.flip(1) for rows in batch]
        try:
            self._made = self._record(lambda: walked(self.plain.critic_pass_at(*self._places)))
            walked(self.plain.critic_pass_at(*other))
            right = self.critic.gradient.clone()
            self.critic.gradient.fill_(math.nan)
            self._replay(other)
            away = float((self.critic.gradient - right).norm() / right.norm())
            why = "" if away < CLOSE else f"its gradient is {away:.1%} away from the plain one"
        except RuntimeError as error:
            why = str(error).strip().partition("\n")[0]
        if not why:
            LOG.info("The critic's update is replayed as a CUDA graph: it gives what the plain computation gives.")
        else:
            self._made, self._given_up, self._places = None, True, []
            LOG.warning("No CUDA graph of the critic's update: %s. It is computed without.", why)

    def _replay(self, batch: tuple[torch.Tensor, ...] | list[torch.Tensor]) -> CriticValues:
        """Compute at this batch; the values are copies, for the next replay writes over its own."""
        assert self._made is not None
        for place, rows in zip(self._places, batch, strict=True):
            place.copy_(rows)
        made, replay = self._made
        replay()
        loss, penalty, real, fake = vars(made.values).values()
        return CriticValues(loss.clone(), None if penalty is None else penalty.clone(), real.clone(), fake.clone())


def walked(steps: CriticPass) -> Pass:
    """Exhaust a pass."""
    stages: list[Substep] = []
    while True:
        try:
            stages.append(next(steps))
        except StopIteration as end:
            return Pass(stages, end.value)
