"""Views made with numpy alone: a run that never ran, but whose every number fits the others."""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from wgan_desktop.core.divergences import divergences
from wgan_desktop.core.evaluation import DRAWS, Evaluation, PlanReport
from wgan_desktop.core.metrics import mode_metrics
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings, change_in_words
from wgan_desktop.core.snapshot import SCALARS, Layer, Snapshot
from wgan_desktop.core.transport import Floor, agreement, solve
from wgan_desktop.run.history import History
from wgan_desktop.run.messages import State
from wgan_desktop.run.view import View

POINTS, DRAWN = 1024, 512


def ring(count: int, random: np.random.Generator) -> np.ndarray:
    """Ring8's stratified cloud."""
    centres = PROBLEMS["ring8"].modes.centres  # type: ignore[union-attr]
    return (centres[np.arange(count) % 8] + random.normal(0, 0.0141, (count, 2))).astype(np.float32)


class FakeRun:
    """A generator that spreads from a blob to the ring, and a critic that knows the way but for some noise.

    ``progress`` from 0 to 1 says how far it has come.
    """

    def __init__(self, run: str = "r1", seed: int = 0) -> None:
        self.run, self.random = run, np.random.default_rng(seed)
        self.real = ring(POINTS, self.random)
        self.latents = self.random.normal(0, 1, (POINTS, 2))
        self.extent = PROBLEMS["ring8"].extent
        self._plan: Any = None

    def generated(self, progress: float, latents: np.ndarray | None = None) -> np.ndarray:
        """The image of the latents."""
        z = self.latents if latents is None else latents
        angle, radius = np.arctan2(z[..., 1], z[..., 0]), np.hypot(z[..., 0], z[..., 1])
        pulled = np.round(angle / (np.pi / 4)) * np.pi / 4
        angle = angle + progress * 0.86 * (pulled - angle)
        far = 1.414 * (1 - (1 - progress) * 0.8) * (0.86 + (0.14 + 0.35 * (1 - progress)) * np.tanh(radius - 1))
        return np.stack([far * np.cos(angle), far * np.sin(angle)], -1).astype(np.float32)

    def critic(self, points: np.ndarray) -> np.ndarray:
        """Minus a soft distance to the nearest mode, and some tilt."""
        centres = PROBLEMS["ring8"].modes.centres  # type: ignore[union-attr]
        distance = np.sqrt(((points[..., None, :] - centres) ** 2).sum(-1) + 0.03)
        soft = -np.log(np.exp(-6 * distance).sum(-1)) / 6
        return -soft + 0.12 * points[..., 0] + 0.06 * np.sin(3 * points[..., 1])

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """By central differences."""
        h, ways = 1e-3, np.eye(2)
        points = points.astype(np.float64)
        parts = [(self.critic(points + h * e) - self.critic(points - h * e)) / (2 * h) for e in ways]
        return np.stack(parts, -1).astype(np.float32)

    def snapshot(self, step: int, progress: float, needs: frozenset[str] | None = None) -> Snapshot:
        """The state at a step, with the layers in ``needs`` (None: all)."""
        fake = self.generated(progress)
        left, right, low, high = self.extent
        layers: dict[str, Layer] = {}
        x, y = np.meshgrid(np.linspace(left, right, 64), np.linspace(low, high, 64))
        surface = self.critic(np.stack([x, y], -1)).astype(np.float32)
        layers["surface"] = Layer(surface, step)
        layers["gradients"] = Layer(self.gradient(fake[:DRAWN]), step, fake[:DRAWN])
        line = np.linspace(-2, 2, 21)
        layers["manifold"] = Layer(self.generated(progress, np.stack(np.meshgrid(line, line), -1)), step)
        layers["cloud"] = Layer(self.generated(progress, self.random.normal(0, 1, (12000, 2))), step)
        kept = {name: layer for name, layer in layers.items() if needs is None or name in needs}
        return Snapshot(
            self.run, step, 0, 5 * step, step, 0, step / 200, "ring8", (2,), self.extent, self.real, fake, kept
        )  # fmt: skip

    def plan(self, snapshot: Snapshot, floor: float = 0.056) -> PlanReport:
        """The exact plan of a snapshot, with the bonus for the last one's pairs."""
        fake, real = snapshot.fake[:DRAWN], snapshot.real[:DRAWN]
        self._plan = solve(fake, real, previous=self._plan)
        gradients = self.gradient(fake)
        agreed = agreement(gradients, self._plan, fake, real, floor)
        return PlanReport(self.run, snapshot.step, self._plan, fake, real, agreed, 0.018)

    def evaluation(self, snapshot: Snapshot, w1: float) -> Evaluation:
        """Numbers; W1 is stated, the rest measured."""
        modes = PROBLEMS["ring8"].modes
        assert modes is not None
        report = mode_metrics(snapshot.fake, modes.centres, modes.sd)
        cloud = self.generated(min(snapshot.step / 600, 1.0), self.random.normal(0, 1, (4000, 2)))
        apart = divergences(ring(4000, self.random), cloud, self.extent)
        floor = Floor(0.056, 0.004, POINTS, DRAWS, DRAWS)
        return Evaluation(self.run, snapshot.step, POINTS, w1, floor, report, apart, snapshot.step, 0.1)

    def history(self, steps: int = 3000) -> History:
        """Curves that fall, with noise, a gap and two changes."""
        history, step = History(), np.arange(1, steps + 1)
        fall = 1.4 * np.exp(-step / (0.25 * steps)) + 0.09
        noise = self.random.normal(0, 1, (6, steps)) * 0.03
        estimate = fall * (1 + fall / 2) * (1 - np.exp(-step / 30)) + noise[0]
        corrected = -1 + np.sqrt(1 + 2 * np.maximum(estimate, 1e-6))
        rows = np.stack(
            [-estimate + 0.1 * fall**2 + noise[1], -0.4 * fall + 3 * noise[2], estimate, corrected, 0.1 * fall**2,
             1 + fall / 2 + noise[3], np.full(steps, np.nan)], 1,
        )  # fmt: skip
        rows[steps // 3 : steps // 3 + steps // 40, 2:4] = np.nan
        history.append(SCALARS, rows, step)
        for at in range(0, steps, max(steps // 60, 1)):
            w1 = float(1.35 * np.exp(-at / (0.22 * steps)) + 0.075 + 0.01 * self.random.normal())
            history.append_one("w1", at, w1)
            history.append_one("js", at, 0.65 * np.exp(-at / (0.3 * steps)) + 0.02)
            history.append_one("kl", at, float("inf") if at < steps // 10 else 3.0 * np.exp(-at / (0.3 * steps)))
        history.mark(steps // 2, change_in_words("critic_lr", 0.001, 0.0005))
        history.mark(3 * steps // 4, change_in_words("loss", "wasserstein", "hinge"))
        return history

    def view(self, step: int = 300, progress: float = 0.55) -> View:
        """All of it."""
        snapshot = self.snapshot(step, progress)
        plan = self.plan(snapshot)
        state = State(self.run, "playing", step, 0, 5 * step, step, 612.0)
        history = self.history()
        now = time.monotonic()
        return View(
            Settings(), False, "process", history, state=state, snapshot=snapshot, plan=plan,
            evaluation=self.evaluation(snapshot, plan.plan.work), snapshot_at=now,
        )  # fmt: skip


def empty() -> View:
    """Before anything has arrived."""
    return View(Settings(), False, "process", History())


def image_view(step: int = 500, noise: float = 0.4, run: str = "digits") -> View:
    """Images of 8 x 8 pixels: crosses and rings, and the same with noise."""
    random = np.random.default_rng(step)
    y, x = np.mgrid[-1:1:8j, -1:1:8j]
    shapes = np.stack([np.exp(-8 * (np.hypot(x, y) - 0.7) ** 2), np.exp(-8 * np.minimum(abs(x), abs(y)) ** 2)])
    real = (2 * shapes[np.arange(512) % 2].reshape(512, 64) - 1 + random.normal(0, 0.05, (512, 64))).astype(np.float32)
    fake = (real[random.permutation(512)] + random.normal(0, noise, (512, 64))).astype(np.float32)
    layers = {
        "gradients": Layer(random.normal(0, 0.2, (512, 64)).astype(np.float32), step, fake),
        "manifold": Layer(real[:441].reshape(21, 21, 64), step),
    }
    snapshot = Snapshot(run, step, 0, 5 * step, step, 0, 1.0, "digits", (1, 8, 8), (-1, 1, -1, 1), real, fake, layers)
    plan = solve(fake[:256], real[:256])
    report = PlanReport(run, step, plan, fake[:256], real[:256], None, 0.01)
    settings = Settings().replace(problem="digits")
    now = time.monotonic()
    return View(settings, False, "process", History(), snapshot=snapshot, plan=report, snapshot_at=now)
