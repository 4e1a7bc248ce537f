"""A lesson without a window: the same player, and a stage on which nobody looks on and time passes at once."""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Collection

from wgan_desktop.core import dirac
from wgan_desktop.core.carrying import Distance
from wgan_desktop.core.conditions import QUANTITIES, RIVAL
from wgan_desktop.core.duels import agree
from wgan_desktop.core.evaluation import PLAN_POINTS, Evaluator, PlanReport
from wgan_desktop.core.lessons import Lesson, Scene
from wgan_desktop.core.rows import Row, fetch
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import SCALARS, Snapshot
from wgan_desktop.core.trainer import Trainer
from wgan_desktop.core.transport import agreement, solve
from wgan_desktop.core.two_heaps import CARRIED_IN, SHAPES, TwoHeaps
from wgan_desktop.run.history import History
from wgan_desktop.run.lesson_player import Player, Proof
from wgan_desktop.run.messages import InForce, State
from wgan_desktop.run.quantities import APART, of_dirac, of_heaps, of_view
from wgan_desktop.run.transport_child import spread_out
from wgan_desktop.run.view import View

BEAT = 0.05  # seconds of the laboratories without a run
STRIDE = 10  # steps of a run between two looks at a condition
FLOORED = ("excess", "agreement")  # what is measured against the floor
PATIENCE = 4000  # beats or strides that a condition may take


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a lesson went.

    Attributes
    ----------
    proofs : tuple of Proof
    seconds : float
    why : str
        Why it did not come to its end; empty when it did.
    """

    lesson: Lesson
    proofs: tuple[Proof, ...]
    seconds: float
    why: str = ""

    @property
    def proven(self) -> bool:
        """Whether it came to its end, and everything that had to be true was."""
        return not self.why and all(proof.holds for proof in self.proofs)


def rehearse(lesson: Lesson, patience: int = PATIENCE) -> Outcome:
    """Give a lesson from its first scene to its last, and see whether it shows what it is to show."""
    began, stage = time.perf_counter(), Rehearsal(lesson)
    player = Player(lesson, stage)
    why = ""
    try:
        while player.state == "playing" and not why:
            why = _play(player, stage, patience)
    except ArithmeticError as error:
        why = f"scene {player.index + 1}: {error}"
    return Outcome(lesson, tuple(player.proofs), time.perf_counter() - began, why)


def _play(player: Player, stage: Rehearsal, patience: int) -> str:
    """Play one scene; why it did not end, or nothing."""
    number, scene = player.index, player.scene
    if scene.until is None:
        player.next()
        return ""
    for _ in range(patience):
        stage.pass_time(scene.until if isinstance(scene.until, float) else BEAT, trains=scene.until)
        player.tick(stage.now)
        if player.index != number or player.state != "playing":
            return ""
    return f"scene {number + 1} waited in vain for {scene.until}"


class Run:
    """A trainer and what has been measured of it; what is asked for is measured when it is asked for."""

    def __init__(self, settings: Settings) -> None:
        self.trainer, self.history = Trainer(settings), History()
        self.evaluator = Evaluator(self.trainer.reference)
        self._since = 0
        self._rows: list[Row] = []
        self._known: dict[frozenset[str], View] = {}

    def apply(self, settings: Settings) -> None:
        """Go on under other settings."""
        self.trainer.apply(settings)
        self._since = self.trainer.step_count
        self._known.clear()

    def train(self, steps: int) -> None:
        """So many steps more."""
        for _ in range(steps):
            self._rows.append(self.trainer.step())
        self._known.clear()

    def note(self) -> None:
        """Bring what the steps measured into the history."""
        steps, values = fetch(self._rows)
        self._rows.clear()
        if len(steps):
            self.history.append(SCALARS, values, steps)

    def note_w1(self) -> None:
        """One more point of W1's curve."""
        evaluation = self.evaluator.evaluate("", self.trainer.step_count, self.trainer.look(()).fake)
        self.history.append_one("w1", evaluation.step, evaluation.w1)

    def read(self, name: str) -> float:
        """A quantity of now."""
        if name == "step":
            return float(self.trainer.step_count)
        if name in FLOORED and self.evaluator.floor is None:
            for _ in self.evaluator.floor_draws():
                pass
            self._known.clear()
        return of_view(name, self.view(QUANTITIES[name].needs))

    def view(self, needs: Collection[str]) -> View:
        """What a window would be shown now, with these layers."""
        key = frozenset(needs)
        if key not in self._known:
            self._known[key] = self._look(needs)
        return self._known[key]

    def _look(self, needs: Collection[str]) -> View:
        trainer = self.trainer
        self.note()
        snapshot, step = trainer.look(needs), trainer.step_count
        state = State("", "playing", step, 0, trainer.critic_updates, trainer.generator_updates, math.nan)
        return View(
            trainer.settings, pending=False, host="thread", history=self.history, state=state, snapshot=snapshot,
            in_force=InForce("", self._since, trainer.version, trainer.settings, ()),
            evaluation=self.evaluator.evaluate("", step, snapshot.fake, snapshot.layers.get("cloud")),
            agreed=self._plan(snapshot),
        )  # fmt: skip

    def _plan(self, snapshot: Snapshot) -> PlanReport | None:
        """The exact plan, held against the gradients; None where there are none."""
        gradients = snapshot.layers.get("gradients")
        if gradients is None:
            return None
        real = spread_out(self.trainer.reference.real, PLAN_POINTS)
        generated = snapshot.fake[: len(real)]
        plan = solve(generated, real)
        floor = self.evaluator.floor.mean if self.evaluator.floor is not None else 0.0
        agreed = agreement(gradients.value, plan, generated, real, floor)
        return PlanReport("", snapshot.step, plan, generated, real, agreed, 0.0)


class Rehearsal:
    """The stage.

    Attributes
    ----------
    now : float
        Seconds that have passed on it.
    """

    def __init__(self, lesson: Lesson) -> None:
        self.now = 0.0
        self._follows_w1 = any("rank_agreement" in condition.names for condition in lesson.conditions)
        self._run: Run | None = None
        self._rivals: list[Run] = []
        self._plays = False
        self._heaps = TwoHeaps(SHAPES["gaussian"].make(), SHAPES["gaussian"].make())
        self._down: Distance = "w1"
        self._act, self._carried = "rest", 0.0
        self._dirac_steps = 0.0

    def enter(self, lesson: Lesson, index: int, *, afresh: bool) -> None:
        """Make the changes of a scene."""
        scene = lesson.scenes[index]
        self._plays = scene.plays and scene.settings is not None
        if scene.settings is not None and (scene.changed or self._run is None):
            if self._run is None or scene.anew or self._run.trainer.settings.needs_rebuild(scene.settings):
                self._run = Run(scene.settings)
                self._rivals = [Run(agree(rival, scene.settings)[0]) for rival in scene.rivals]
            else:
                for run, settings in zip([self._run, *self._rivals], [scene.settings, *scene.rivals], strict=True):
                    run.apply(settings)
        if scene.heaps:
            self._lay_out(scene)
        if scene.dirac:
            self._dirac_steps = 0.0

    def _lay_out(self, scene: Scene) -> None:
        changes = dict(scene.heaps)
        self._act, self._down = changes.pop("act", "rest"), changes.pop("down", self._down)
        for which in ("earth", "holes"):
            if which in changes:
                changes[which] = SHAPES[changes[which]].make()
        self._heaps = dataclasses.replace(self._heaps, **changes)
        self._carried = 0.0 if changes or self._act == "carry" else self._carried

    def rest(self) -> None:
        """Nobody pauses a rehearsal."""

    def go_on(self, scene: Scene) -> None:
        """Nobody pauses a rehearsal."""

    def let_go(self) -> None:
        """Nothing is held back."""

    def ready(self) -> bool:
        """Nobody looks."""
        return True

    def touched(self) -> bool:
        """Nobody touches anything."""
        return False

    def pass_time(self, seconds: float, *, trains: object) -> None:
        """Let time pass: a run that plays makes a stride while a condition is waited for."""
        self.now += seconds
        self._dirac_steps = min(self._dirac_steps + dirac.PACE * seconds, float(dirac.STEPS))
        if self._act == "carry":
            self._carried = min(self._carried + seconds / CARRIED_IN, 1.0)
        elif self._act == "descend":
            self._descend(seconds)
        if self._run is not None and self._plays and not isinstance(trains, float):
            for run in (self._run, *self._rivals):
                run.train(STRIDE)
            if self._follows_w1 and self._run.trainer.step_count % APART == 0:
                self._run.note_w1()

    def _descend(self, seconds: float) -> None:
        for _ in range(math.ceil(seconds / BEAT)):
            lower = self._heaps.downhill(self._down, BEAT)
            if lower is None:
                self._act = "rest"
                return
            self._heaps = lower

    def read(self, name: str) -> float:
        """A quantity of now."""
        match QUANTITIES[name].laboratory:
            case "heaps":
                return of_heaps(name, self._heaps, self._carried, resting=self._act != "descend")
            case "dirac":
                return of_dirac(name, int(self._dirac_steps))
            case "duel":
                return self._rivals[0].read(name.removeprefix(RIVAL)) if self._rivals else math.nan
        return self._run.read(name) if self._run is not None else math.nan
