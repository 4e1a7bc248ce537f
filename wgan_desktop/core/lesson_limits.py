"""What can never be true where a lesson has come to: what is not measured there, and what goes beyond its range."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from wgan_desktop.core import dirac
from wgan_desktop.core.conditions import QUANTITIES, RIVAL, STEPS, Condition, Laboratory
from wgan_desktop.core.lessons import Scene, laboratories
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said

RADII = {f"radius_{method}": method for method in dirac.METHODS}
COUNTED = ("modes", "fair_modes", "high_quality")  # only where a problem has modes
ESTIMATES = {
    "estimate": "W1", "corrected": "W1", "estimate_ratio": "W1", "corrected_ratio": "W1", "rank_agreement": "W1",
    "js_estimate": "JS",
}  # fmt: skip
NOT_MEASURED: Mapping[Laboratory, Said] = {
    "run": Said("{name} is not measured, for no scene so far starts a run"),
    "duel": Said("{name} is not measured, for no scene so far begins a duel"),
    "heaps": Said("{name} is not measured, for no scene so far lays out heaps"),
    "dirac": Said("{name} is not measured, for no scene so far starts the Dirac-GAN"),
}


def impossible(name: str, condition: Condition, scenes: tuple[Scene, ...]) -> str:
    """Why what a condition says of a quantity cannot be true in the last of these scenes; empty where it can."""
    laboratory, settings = QUANTITIES[name].laboratory, scenes[-1].settings
    if laboratory not in laboratories(scenes):
        return Said(NOT_MEASURED[laboratory], name=name)
    if name == "carried" and all(scene.heaps.get("act") != "carry" for scene in scenes):
        return _beyond(name, condition, 0, Said("no scene so far carries the earth"))
    if laboratory == "dirac" and name in RADII:
        return _beyond(name, condition, _farthest(name), Said("from where it starts it never comes so far"))
    if settings is None or laboratory not in ("run", "duel"):
        return ""
    if not _trained(scenes):
        if name in STEPS:
            return _beyond(name, condition, 0, Said("the run has rested so far"))
        if name in ESTIMATES:
            return Said("the run has rested so far, and {name} is a mean over its steps", name=name)
    return _of_settings(name, condition, settings)


def _farthest(name: str) -> float:
    """The greatest distance of a method of the Dirac-GAN from the equilibrium, on the whole way from its start."""
    way = dirac.trajectory(dirac.METHODS[RADII[name]], dirac.START)
    return float(np.hypot(*way.T).max())


def _of_settings(name: str, condition: Condition, settings: Settings) -> str:
    """Why a run under these settings will not do."""
    problem, loss = PROBLEMS[settings.problem], LOSSES[settings.loss]
    if (counted := name.removeprefix(RIVAL)) in COUNTED:
        if problem.modes is None:
            return Said("{problem} has no modes", problem=Said(problem.label))
        if counted != "high_quality":
            count = len(problem.modes.centres)
            why = Said("{problem} has {n} modes", problem=Said(problem.label), n=count)
            return _beyond(name, condition, count, why)
    wanted = ESTIMATES.get(name)
    if wanted is not None and loss.estimates != wanted:
        return Said("the critic of the loss {loss} does not estimate {what}", loss=Said(loss.label), what=wanted)
    return ""


def _trained(scenes: tuple[Scene, ...]) -> bool:
    """Whether the run has played since it began."""
    began = max((index for index, scene in enumerate(scenes) if scene.anew), default=0)
    return any(scene.plays for scene in scenes[began:])


def _beyond(name: str, condition: Condition, most: float, why: Said) -> str:
    """The reason, where the condition cannot hold of a quantity that is at most so large."""
    return "" if condition.is_possible(name, most) else why
