"""A session without a trainer: the same words, and views that move plausibly when told to."""

from __future__ import annotations

import dataclasses
import math
import threading
import time
from typing import Any

import numpy as np

from wgan_desktop.core.evaluation import DRAWS, Evaluation, Reference
from wgan_desktop.core.journal import settings_at_end
from wgan_desktop.core.metrics import ModeReport
from wgan_desktop.core.settings import Settings, change_in_words
from wgan_desktop.core.snapshot import SCALARS, Failure, Layer, Snapshot
from wgan_desktop.core.transport import Floor
from wgan_desktop.core.words import Said
from wgan_desktop.run.history import History
from wgan_desktop.run.messages import InForce, Lease, Pace, Saved, Started, State
from wgan_desktop.run.view import View

EXTENT = (-2.2, 2.2, -2.2, 2.2)


def ring(count: int, spread: float, random: np.random.Generator) -> np.ndarray:
    """Points about eight places on a circle, (count, 2) float32."""
    angle = 2 * math.pi * (np.arange(count) % 8) / 8
    centre = 1.414 * np.stack([np.cos(angle), np.sin(angle)], 1)
    return (centre + spread * random.standard_normal((count, 2))).astype(np.float32)


class FakeSession:
    """Answers like a `Session`; ``run(steps)`` lets it train, ``said`` lists what it was told."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.random = np.random.default_rng(0)
        self.settings = settings or Settings()
        self.said: list[tuple[Any, ...]] = []
        self.number = 0
        self.playing, self.closed, self.measuring = True, False, False
        self.news, self.pace, self.lease = threading.Event(), Pace(), Lease()
        self.wanted_host, self.device = "auto", "auto"
        self.delay_apply = False
        self.failure: Failure | None = None
        self.seen: View | None = None
        self.saved: Saved | None = None
        self.history, self.ghost = History(), None
        self.substep, self.readings, self.reason = "", (), ""
        self.start_run()

    # ------------------------------------------------------------------ what the window says

    def start(self) -> None:
        self.said.append(("start",))

    def set_lease(self, lease: Lease) -> None:
        self.said.append(("set_lease", lease))
        self.lease = lease
        self.playing = self.playing and not lease.pauses

    def start_measuring(self) -> None:
        self.measuring = True

    def apply(self, settings: Settings) -> None:
        if settings == self.settings:
            return
        self.said.append(("apply", settings))
        before, self.settings = self.settings, settings
        if not self.delay_apply:
            self.enforce(before)

    def enforce(self, before: Settings) -> None:
        """What was applied comes into force now."""
        if before.needs_rebuild(self.settings):
            self.start_run()
            return
        changes = before.changes(self.settings)
        self.version += 1
        self.in_force = InForce(self.name, self.step, self.version, self.settings, (), changes)
        for name, values in changes.items():
            self.history.mark(self.step, change_in_words(name, *values))

    def play(self) -> None:
        self.said.append(("play",))
        self.playing = True

    def pause(self) -> None:
        self.said.append(("pause",))
        self.playing = False

    def advance(self, kind: str) -> None:
        self.said.append(("advance", kind))
        if kind == "step":
            self.train(1)

    def set_pace(self, pace: Pace) -> None:
        self.said.append(("set_pace", pace))
        self.pace = pace

    def set_needs(self, layers: Any, pictures_per_second: float, seen: Any = None, asks: Any = ()) -> None:
        self.said.append(("set_needs", frozenset(layers), pictures_per_second, seen))

    def restart(self, seed: int | None = None) -> None:
        self.said.append(("restart", seed))
        self.ghost = self.history.copy()
        self.start_run()

    def begin(self, settings: Settings, journal: Any = (), saved: Any = None) -> None:
        self.said.append(("begin", settings, journal, *([saved] if saved else [])))
        self.settings = settings_at_end(settings, journal)
        self.start_run()

    def resume(self) -> None:
        self.said.append(("resume",))
        self.failure, self.playing = None, True

    def choose_device(self, name: str) -> None:
        self.said.append(("choose_device", name))

    def choose_host(self, name: str) -> None:
        self.said.append(("choose_host", name))

    def close(self) -> None:
        self.said.append(("close",))
        self.closed = True

    # ------------------------------------------------------------------ what it says

    def start_run(self) -> None:
        """A new run."""
        self.number += 1
        self.name = f"run{self.number}"
        self.step = self.version = 0
        self.in_force: InForce | None = None
        self.history = History()
        self.real = ring(1024, 0.014, self.random)
        self.origin = 0.8 * self.random.standard_normal((1024, 2)).astype(np.float32)
        self.goal = ring(1024, 0.06, self.random)
        draws = np.zeros((1, 8, 2), np.float32)
        reference = Reference(EXTENT, None, self.real, None, draws, draws)
        note = Said("No GPU: this PyTorch is a CPU build.")
        self.started = Started(self.name, self.settings, "cpu", note, 33_537, 33_666, True, reference)

    def train(self, steps: int) -> None:
        """So many steps at once, as far as the lease goes; in a duel a test says who goes how far."""
        if self.lease.alone:
            steps = int(min(steps, max(self.lease.steps - self.step, 0)))
        numbers = np.arange(self.step + 1, self.step + steps + 1)
        fall = np.exp(-numbers / 400)
        estimate = 1.6 * fall + 0.1 + 0.05 * self.random.standard_normal(steps)
        columns = {
            "critic_loss": -estimate * 0.8,
            "generator_loss": 0.4 * np.sin(numbers / 90) + 0.1 * self.random.standard_normal(steps),
            "estimate": estimate,
            "corrected": 0.8 * estimate,
            "penalty": 0.2 * fall,
            "gradient_norm": 1 + 0.4 * fall,
            "js_estimate": np.full(steps, np.nan),
        }
        self.history.append(SCALARS, np.stack([columns[name] for name in SCALARS], 1), numbers)
        for step in numbers[numbers % 20 == 0]:
            self.history.append_one("w1", int(step), 1.3 * math.exp(-step / 400) + 0.08)
            self.history.append_one("floor", int(step), 0.056)
        self.step += steps

    def fail(self, kind: str = "not_finite") -> None:
        """The run fails."""
        self.playing = False
        self.failure = Failure(
            self.step,
            "The critic's gradient is not a finite number.",
            "Its learning rate of 10 throws the weights out of range.",
            "The last finite state is kept: lower the learning rate and go on from there.",
            kind,
            "norms: 1e38, inf",
        )

    def taken(self, view: View) -> None:
        self.seen = view

    def view(self) -> View:
        return View(
            started=self.started,
            settings=self.settings,
            in_force=self.in_force,
            pending=self.in_force is None or self.in_force.settings != self.settings,
            state=self._state(),
            snapshot=self._snapshot(),
            snapshot_at=time.monotonic() - 0.03,
            plan=None,
            evaluation=self._evaluation(),
            failure=self.failure,
            history=self.history,
            ghost=self.ghost,
            journal=(),
            host="process",
        )

    def _state(self) -> State:
        activity = "failed" if self.failure else "playing" if self.playing else "paused"
        speed = 412.0 if self.playing else 0.0
        return State(
            self.name, activity, self.step, 0, 5 * self.step, self.step, speed,
            reason=self.reason, substep=self.substep, readings=self.readings,
            seconds=self.step / 400,
        )  # fmt: skip

    def _snapshot(self) -> Snapshot:
        share = np.float32(1 - math.exp(-self.step / 300))
        fake = self.origin + share * (self.goal - self.origin)
        x, y = np.meshgrid(np.linspace(-2.2, 2.2, 64), np.linspace(-2.2, 2.2, 64))
        surface = (-np.abs(np.hypot(x, y) - 1.414)).astype(np.float32)
        gradients = self.goal - fake
        length = np.maximum(np.linalg.norm(gradients, axis=1, keepdims=True), 1e-6)
        layers = {"surface": Layer(surface, self.step), "gradients": Layer(gradients / length, self.step, fake)}
        return Snapshot(
            self.name, self.step, 0, 5 * self.step, self.step, self.version, self.step / 400, self.settings.problem,
            (2,), EXTENT, self.real, fake, layers,
        )  # fmt: skip

    def _evaluation(self) -> Evaluation | None:
        if self.step == 0:
            return None
        w1 = 1.3 * math.exp(-self.step / 400) + 0.08
        modes = ModeReport(8, 8, 0.7, 8, 0.02)
        return Evaluation(self.name, self.step, 1024, w1, Floor(0.056, 0.008, 1024, DRAWS, DRAWS), modes)


def replaced(view: View, **parts: Any) -> View:
    """A view with some parts changed."""
    return dataclasses.replace(view, **parts)
