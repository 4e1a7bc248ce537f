"""Stands for `run.torch_side`: a trainer of the same interface without torch, that fails when the settings say so.

``Settings.points`` holds what shall happen, as ``what@step`` (the step in progress, counted from 1): ``not_finite``,
``memory``, ``lost``, ``error``, ``die``, ``stop`` (never to return); ``data@0`` for a problem without data, and
``dies@0`` for one whose data end the process.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from wgan_desktop.core import journal as journals
from wgan_desktop.core.evaluation import Reference
from wgan_desktop.core.journal import Entry, Journal
from wgan_desktop.core.problems import Modes, Problem, ProblemError, Tell, silent
from wgan_desktop.core.settings import Settings, from_toml, to_toml
from wgan_desktop.core.snapshot import LAYERS, SCALARS, Extent, Layer, Snapshot
from wgan_desktop.core.words import Said

POINTS = 64


class NotFinite(ArithmeticError):
    """As `core.rows.NotFinite`."""

    def __init__(self, step: int, network: str, norms: str) -> None:
        super().__init__(norms)
        self.step, self.network, self.norms = step, network, norms


class Device(NamedTuple):
    name: str
    label: str
    note: str
    remedy: str = ""


class Stage(NamedTuple):
    name: str
    readings: dict[str, float]


class Row(NamedTuple):
    step: int
    values: list[float]


def choose(wanted: str) -> Device:
    return Device("cpu" if wanted == "auto" else wanted, wanted, "No GPU: this is a rehearsal.")


def fetch(rows: Sequence[Row]) -> tuple[Any, Any]:
    return np.array([row.step for row in rows]), np.array([row.values for row in rows])


def free() -> None:
    """Nothing is held."""


def repeat(trainer: Trainer, journal: Journal) -> None:
    for entry in journal:
        match entry.action:
            case "apply":
                trainer.apply(trainer.settings.replace(**entry.detail))
            case "critic":
                trainer.critic_step()
            case "generator":
                trainer.generator_step()
            case "pause" | "stop":
                trainer.record(entry.action, **entry.detail)


class Trainer:
    def __init__(self, settings: Settings, device: str, run: str, tell: Tell = silent) -> None:
        self.settings, self.device, self.run = settings, device, run
        self.problem = Problem()
        tell("reading: 1 of 1")
        if settings.points.startswith("data"):
            raise ProblemError("The file has no numbers.")
        if settings.points.startswith("dies"):
            os._exit(3)
        self.step_count = self.update_index = self.critic_updates = self.generator_updates = 0
        self.version = self.warming_up = 0
        self.seconds = 0.0
        self.journal: Journal = ()
        self.completed: Row | None = None
        self.closed_form = True
        self.random = np.random.default_rng(settings.seed)
        self.reference = _reference(self.random)
        self.critic = self.generator = self
        self.parameters = np.zeros(3)

    @property
    def updates(self) -> int:
        return self.critic_updates + self.generator_updates

    def update(self) -> Row | None:
        for _ in self.substeps():
            pass
        return self.completed

    def substeps(self) -> Iterator[Stage]:
        self.completed = None
        self._misfortune()
        time.sleep(0.0005)
        self.seconds += 0.0005
        if self.warming_up or self.update_index < self.settings.critic_steps:
            yield Stage("draw", {"x": 1.0})
            self.critic_updates += 1
            yield Stage("critic update", {"w": float("nan")})
            if self.warming_up:
                self.warming_up -= 1
            else:
                self.update_index += 1
        else:
            yield Stage("generator update", {"θ": 2.0})
            self.generator_updates += 1
            self.step_count, self.update_index = self.step_count + 1, 0
            values = [self.settings.critic_lr, float(self.version), *[float(self.step_count)] * (len(SCALARS) - 2)]
            self.completed = Row(self.step_count, values)

    def _misfortune(self) -> None:
        what, _, step = self.settings.points.partition("@")
        if not step or int(step) != self.step_count + 1 or self.settings.critic_lr < 1e-4:  # a low rate averts it
            return
        match what:
            case "not_finite":
                self.update_index = 0
                raise NotFinite(self.step_count + 1, "critic", "loss nan, |gradient| inf, |weights| 3")
            case "memory":
                raise MemoryError
            case "lost":
                raise RuntimeError("CUDA error: an illegal memory access was encountered")
            case "error":
                raise KeyError("what nobody expected")
            case "die":
                os._exit(3)
            case "stop":
                time.sleep(3600)

    def critic_step(self) -> None:
        self.record("critic")
        self.critic_updates += 1

    def generator_step(self) -> None:
        self.record("generator")
        self.generator_updates += 1

    def apply(self, settings: Settings) -> tuple[Said, ...]:
        if self.update_index:
            raise ValueError("settings change between two steps")
        changes = self.settings.changes(settings)
        if not changes:
            return ()
        self.record("apply", **{name: new for name, (_, new) in changes.items()})
        self.settings, self.version = settings, self.version + 1
        if "loss" in changes:
            self.warming_up = settings.warmup
        return ()

    def record(self, action: Any, **detail: Any) -> None:
        self.journal += (Entry(self.step_count, self.update_index, self.updates, action, detail),)

    def fingerprint(self) -> str:
        return hashlib.sha256(f"{self.critic_updates} {self.generator_updates}".encode()).hexdigest()

    def look(self, needs: Collection[str], seen: Extent | None = None) -> Snapshot:
        fake = (1 + 1 / (1 + self.generator_updates)) * self.reference.real + 0.01 * self.version
        fake = np.asarray(fake, np.float32)
        layers = {name: Layer(np.ones((2, 2), np.float32), self.step_count, fake) for name in LAYERS if name in needs}
        if "gradients" in layers:
            layers["gradients"] = Layer(-fake, self.step_count, fake)
        if "held_out" in layers:
            layers["held_out"] = Layer(np.ones(2, np.float32), self.step_count)
        if "cloud" in layers:
            layers["cloud"] = Layer(fake.repeat(10, axis=0), self.step_count)
        return Snapshot(
            self.run, self.step_count, self.update_index, self.critic_updates, self.generator_updates, self.version,
            self.seconds, self.settings.problem, (2,), (-3.0, 3.0, -3.0, 3.0), self.reference.real, fake, layers,
        )  # fmt: skip

    def checkpoint(self) -> bytes:
        counters = (
            "step_count", "update_index", "critic_updates", "generator_updates", "version", "warming_up", "seconds",
        )  # fmt: skip
        state = {name: getattr(self, name) for name in counters}
        return json.dumps([to_toml(self.settings), state, journals.to_json(self.journal)]).encode()

    @classmethod
    def restore(cls, data: bytes, device: str, run: str, tell: Tell) -> Trainer:
        settings, state, journal = json.loads(data)
        trainer = cls(from_toml(settings), device, run, tell)
        vars(trainer).update(state)
        trainer.journal = journals.from_json(journal)
        return trainer


def _reference(random: np.random.Generator) -> Reference:
    def cloud(*shape: int) -> Any:
        return random.standard_normal((*shape, 2)).astype(np.float32)

    modes = Modes(np.array([[0.0, 0.0], [9.0, 9.0]]), 0.5)
    real = cloud(POINTS)
    return Reference((-3.0, 3.0, -3.0, 3.0), modes, real, cloud(640), cloud(5, POINTS), cloud(5, POINTS))
