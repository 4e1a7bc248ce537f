"""What the two sides of a run say to each other: plain frozen data, the same through a pipe or between threads."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Literal

import numpy as np
import numpy.typing as npt

from wgan_desktop.core.evaluation import Evaluation, PlanReport, Reference
from wgan_desktop.core.fields import Value
from wgan_desktop.core.journal import Journal
from wgan_desktop.core.picture_plan import PicturePlan, Space
from wgan_desktop.core.questions import Answer, Question
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import Counts
from wgan_desktop.core.snapshot import Extent, Failure, Snapshot
from wgan_desktop.core.words import Said

# ------------------------------------------------------------------ commands, to the trainer's side


@dataclasses.dataclass(frozen=True)
class Start:
    """Build a trainer and begin a run.

    With a ``checkpoint`` the run goes on from there; with a ``journal`` it is replayed up to its last entry.  With
    ``playing`` False it waits at its first step.
    """

    run: str
    settings: Settings
    device: str = "auto"
    checkpoint: bytes | None = None
    journal: Journal = ()
    playing: bool = True


@dataclasses.dataclass(frozen=True)
class Apply:
    """Put these settings in force at the next step (live fields only); the newest wins."""

    settings: Settings


@dataclasses.dataclass(frozen=True)
class Play:
    """Go on."""


@dataclasses.dataclass(frozen=True)
class Pause:
    """Stop after the update in progress; with a ``reason`` it is a stop condition that was met."""

    reason: str = ""


@dataclasses.dataclass(frozen=True)
class Advance:
    """While paused: one whole ``step``, or one ``critic`` / ``generator`` update."""

    kind: Literal["step", "critic", "generator"]


@dataclasses.dataclass(frozen=True)
class Pace:
    """How fast to go: ``steps_per_second``, inf for as fast as it goes.

    Where ``seconds_per_substep`` is above 0, slow motion through the named sub-steps of every update.
    """

    steps_per_second: float = float("inf")
    seconds_per_substep: float = 0.0


@dataclasses.dataclass(frozen=True)
class Lease:
    """How far to go: no step begins once ``steps`` are done, or ``seconds`` of training are over.

    There the run waits for another lease or, with ``pauses``, is paused.  It is ``alone`` unless others go along.
    """

    steps: float = float("inf")
    seconds: float = float("inf")
    pauses: bool = False
    alone: bool = True


@dataclasses.dataclass(frozen=True)
class Needs:
    """The layers that visible panels need (`snapshot.LAYERS`), and how many pictures a second they can use.

    ``seen`` is the part of the plane of which they show the critic's surface; None: the problem's own picture.
    ``asks`` are the questions that they wait for an answer to; an answer may come in several parts.
    """

    layers: frozenset[str]
    pictures_per_second: float = 30.0
    seen: Extent | None = None
    asks: frozenset[Question] = frozenset()


@dataclasses.dataclass(frozen=True)
class Taken:
    """The last snapshot was taken: send the next.  (The transport child says so, too.)"""


@dataclasses.dataclass(frozen=True)
class Quit:
    """Leave, orderly; with ``save`` a checkpoint of this very place goes out first."""

    save: bool = False


@dataclasses.dataclass(frozen=True)
class Judge:
    """To the transport child: from now on measure snapshots of this run against these real clouds.

    The ``draws`` of the floor, W1 by their number, are known already.
    """

    run: str
    reference: Reference
    draws: Mapping[int, float] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Draws:
    """These draws of the floor of a run's clouds are known now: from the transport child, and to it from another."""

    run: str
    draws: Mapping[int, float]


@dataclasses.dataclass(frozen=True)
class Illustrate:
    """To the transport child: plans of images are looked at, with distances in this space; None: no more."""

    space: Space | None


Command = (
    Start | Apply | Play | Pause | Advance | Pace | Lease | Needs | Taken | Quit | Judge | Draws | Illustrate | Snapshot
)

# ------------------------------------------------------------------ events, to the viewer's side


@dataclasses.dataclass(frozen=True)
class Started:
    """The run exists: what it is made of, for the status bar and the rail."""

    run: str
    settings: Settings
    device: str
    device_note: str
    critic_parameters: int
    generator_parameters: int
    closed_form: bool
    reference: Reference
    step: int = 0

    @property
    def parameters(self) -> Counts:
        """Of both networks."""
        return Counts(self.generator_parameters, self.critic_parameters)


@dataclasses.dataclass(frozen=True)
class Rows:
    """Scalars of whole steps, lossless and in order: ``steps`` (k,), ``values`` (k, len(SCALARS))."""

    run: str
    steps: npt.NDArray[np.int64]
    values: npt.NDArray[np.float64]


@dataclasses.dataclass(frozen=True)
class InForce:
    """Settings are in force from this place on.

    ``changes``: the old and the new value of each field that was changed; ``besides``: what the trainer did for them.
    """

    run: str
    step: int
    version: int
    settings: Settings
    journal: Journal
    changes: Mapping[str, tuple[Value, Value]] = dataclasses.field(default_factory=dict)
    besides: tuple[Said, ...] = ()


@dataclasses.dataclass(frozen=True)
class State:
    """What the trainer's side is doing now.

    ``activity`` is ``preparing`` (the data are being read; ``reason`` says how far), ``playing``, ``paused``,
    ``warming_up``, ``stopped`` (a stop condition; ``reason`` says which) or ``failed``; ``substep`` names the sub-step
    that slow motion is at, ``readings`` what it has just measured; ``seconds`` is the time spent training; ``waits``:
    it plays, and stands at the end of its lease until the others have come so far.  ``wait_share`` is the share of the
    time of training that went into waiting for data (None: they are there from the start), ``skipped`` what of them
    cannot be used.
    """

    run: str
    activity: Literal["preparing", "playing", "paused", "warming_up", "stopped", "failed"]
    step: int
    update: int
    critic_updates: int
    generator_updates: int
    steps_per_second: float
    fingerprint: str = ""
    reason: str = ""
    substep: str = ""
    readings: tuple[tuple[str, float], ...] = ()
    seconds: float = 0.0
    waits: bool = False
    wait_share: float | None = None
    skipped: Said | None = None


@dataclasses.dataclass(frozen=True)
class Unusable:
    """What more of the data cannot be used, and why, a line each."""

    run: str
    lines: tuple[Said, ...]


@dataclasses.dataclass(frozen=True)
class Saved:
    """A checkpoint from which the run can go on after its trainer died."""

    run: str
    step: int
    checkpoint: bytes
    journal: Journal


@dataclasses.dataclass(frozen=True)
class Skipped:
    """A picture without a plan, and why: its points were not finite, no plan had a certificate, nobody measures."""

    run: str
    step: int
    why: Said


Measured = PlanReport | PicturePlan | Evaluation | Skipped
Event = Started | Rows | InForce | State | Unusable | Saved | Snapshot | Failure | Taken | Measured | Draws | Answer

NEWEST = (
    Start, Apply, Pace, Lease, Needs, Taken, Judge, Illustrate, Snapshot, State, Saved, PlanReport, PicturePlan,
    Evaluation, Skipped,
)  # fmt: skip
"""Kinds of message of which only the newest counts; all others arrive whole and in order."""
