"""What a run came to, as the last line of its log and in one sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from wgan_desktop.cli.judging import listed
from wgan_desktop.cli.progress import speed_in_words
from wgan_desktop.core.evaluation import Evaluation
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import Counts


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a run ended.

    Attributes
    ----------
    settings : Settings
        Those in force at the end.
    device : str
    steps : int
        Whole steps done.
    seconds : float
        Time spent training.
    steps_per_second : float
        Steps between the first and the last over the time between them, evaluation excluded; NaN where unknown.
    ended : str
        ``done``, ``interrupted`` or ``failed``.
    failure : str
        Why, in one sentence.
    evaluation : Evaluation or None
        Of the last state, with the floor where that is known.
    unit : float
        What one unit of W1, floor and estimates is in the problem's own units (own points are scaled to be learnt).
    parameters : Counts or None
        Of the networks.
    wait_share : float or None
        The share of the time of training that went into waiting for data; None where they are there from the start.
    """

    settings: Settings
    device: str
    steps: int
    seconds: float
    steps_per_second: float
    ended: str
    failure: str = ""
    evaluation: Evaluation | None = None
    unit: float = 1.0
    parameters: Counts | None = None
    wait_share: float | None = None

    def summary(self) -> Mapping[str, Any]:
        """The last line of the log; None for what is not known or has no meaning."""
        known, floor = self.evaluation, self.evaluation.floor if self.evaluation else None
        modes = known.modes if known else None
        return {
            "ended": self.ended,
            "failure": self.failure or None,
            "steps": self.steps,
            "seconds": self.seconds,
            "steps_per_second": self.steps_per_second,
            "device": self.device,
            "threads": self.settings.threads,
            "generator_parameters": self.parameters.generator if self.parameters else None,
            "critic_parameters": self.parameters.critic if self.parameters else None,
            "w1": known.w1 if known else None,
            "w1_n": known.n if known else None,
            "floor": floor.mean if floor else None,
            "floor_sd": floor.sd if floor else None,
            "unit": self.unit,
            "wait_share": self.wait_share,
            **({} if modes is None else dataclasses.asdict(modes)),
            **({} if known is None or known.quality is None else listed(known.quality)),
            "settings": dataclasses.asdict(self.settings),
        }

    def in_words(self) -> str:
        """One sentence for the terminal."""
        s = self.settings
        said = f"{self.steps:,} steps of {s.loss} + {s.constraint} on {s.problem}"
        if self.parameters is not None:
            said += f" ({self.parameters.in_words})"
        if self.steps_per_second > 0:
            said += f", {speed_in_words(self.steps_per_second)} on {self.device}"
        if self.wait_share is not None:
            said += f", {self.wait_share:.1%} of the time waiting for pictures"
        if self.evaluation is not None:
            said += f"; W1 {self.evaluation.w1:.4f}"
            if self.unit != 1:
                said += f" in units of {self.unit:g}"
            if self.evaluation.floor is not None:
                said += f" (a perfect generator: {self.evaluation.floor.mean:.4f})"
            if (modes := self.evaluation.modes) is not None:
                said += f", {modes.modes} of {modes.modes_total} modes, {modes.high_quality:.0%} high quality"
            if self.evaluation.quality is not None:
                quality = self.evaluation.quality
                found = quality.scores
                said += f", precision {found.precision:.2f}, recall {found.recall:.2f} on features of its own"
                said += f" (of {quality.n} images, so few that they mean little)" if quality.doubtful else ""
        return said + "."
