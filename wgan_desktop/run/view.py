"""What the window is shown: the newest of everything, as one frozen object."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Literal

from wgan_desktop.core.evaluation import Evaluation, PlanReport
from wgan_desktop.core.journal import Journal
from wgan_desktop.core.picture_plan import PicturePlan
from wgan_desktop.core.questions import Answer, Question
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Failure, Snapshot
from wgan_desktop.core.words import Said
from wgan_desktop.run.history import Ghost, History
from wgan_desktop.run.messages import InForce, Started, State

RUNNING = ("playing", "warming_up")  # activities


@dataclasses.dataclass(frozen=True)
class View:
    """The newest of everything about a run; None for what is not known yet.

    Attributes
    ----------
    settings : Settings
        As they are wanted.
    pending : bool
        They are not in force yet.
    host : {"thread", "process"}
        Where the trainer runs.
    playing : bool
        It is to train, as soon as it can.
    step : int
        The last step that was told of.
    started, in_force, state, snapshot, plan, evaluation : messages of the run
        ``in_force`` names the settings in force, since which step and which change brought them.
    agreed : PlanReport or None
        The last plan whose step had gradients to hold against it.
    pictures : PicturePlan or None
        The last plan of images that was asked for.
    failure : Failure or None
        Until the run goes on, or another one begins.
    history : History
        The run's curves, live: every name of `snapshot.SCALARS`, and w1, floor, kl, js, modes, high_quality,
        agreement, loss_trained, loss_held_out and those of `quality.Scores` at the steps where they were measured.
    ghost : Ghost or None
        The curves of the run before.
    journal : Journal
        What was done to the run, up to its last change, checkpoint or rest.
    answers : mapping of Question to Answer
        The newest, as far as they are worked out.
    note : Said or None
        Why the newest picture has no plan, or none will have; None when it has one.
    snapshot_at : float
        When it arrived, in monotonic seconds; 0 for never.
    before : Settings or None
        Those wanted of the run before, until this one has begun: to want them again brings it back where it was left.
    unusable : sequence of Said
        Each thing of the data that cannot be used, as far as is known.
    """

    settings: Settings
    pending: bool
    host: Literal["thread", "process"]
    history: History
    playing: bool = True
    step: int = 0
    started: Started | None = None
    in_force: InForce | None = None
    state: State | None = None
    snapshot: Snapshot | None = None
    plan: PlanReport | None = None
    agreed: PlanReport | None = None
    pictures: PicturePlan | None = None
    evaluation: Evaluation | None = None
    failure: Failure | None = None
    ghost: Ghost | None = None
    journal: Journal = ()
    answers: Mapping[Question, Answer] = dataclasses.field(default_factory=dict)
    note: Said | None = None
    snapshot_at: float = 0.0
    before: Settings | None = None
    unusable: Sequence[Said] = ()

    @property
    def settings_in_force(self) -> Settings:
        """The settings that the newest numbers were made with, as far as is known."""
        if self.in_force is not None:
            return self.in_force.settings
        return self.started.settings if self.started is not None else self.settings

    @property
    def since(self) -> int:
        """The last step before the settings in force."""
        return self.in_force.step if self.in_force is not None else 0

    @property
    def going(self) -> bool:
        """Whether it trains, or will as soon as it stands."""
        if self.state is None or self.state.activity == "preparing":
            return self.playing and self.failure is None
        return self.state.activity in RUNNING

    @property
    def current(self) -> bool:
        """Whether the run rests, and the newest picture is of the very update at which it stands."""
        now, seen = self.state, self.snapshot
        if now is None or seen is None or now.run != seen.run or now.activity in RUNNING:
            return False
        return (now.critic_updates, now.generator_updates) == (seen.critic_updates, seen.generator_updates)

    def age(self, now: float) -> float:
        """Seconds since the newest picture arrived, at the monotonic time ``now``; infinite before the first."""
        return now - self.snapshot_at if self.snapshot is not None else float("inf")
