"""What may be said of the critic's estimate: its number, or in a few words why there is none."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES, Loss
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.transport import corrected_estimate
from wgan_desktop.run.history import Mean
from wgan_desktop.run.notices import dead
from wgan_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from wgan_desktop.core.snapshot import Snapshot
    from wgan_desktop.run.view import View


@dataclasses.dataclass(frozen=True)
class Estimate:
    """What the critic says of the distance.

    Attributes
    ----------
    kind : {"W1", "JS", ""}
        What it estimates: a distance in the units of the data, a divergence in nats, or nothing.
    mean : Mean
    why : str
        Why there is no number, for a person; empty where there is one.
    corrected : float or None
    why_uncorrected : str
    slope : float or None
        What the estimate was divided by to correct it: the critic's largest slope that was measured.
    bound : bool
        The estimate bounds W1 from below.
    warns : bool
        There is no number because something is wrong with the critic.
    """

    kind: str
    mean: Mean
    why: str = ""
    corrected: float | None = None
    why_uncorrected: str = ""
    slope: float | None = None
    bound: bool = False
    warns: bool = False


class Estimates:
    """Judges the estimates of a run; remembers since which step the loss and the constraint are what they are."""

    def __init__(self) -> None:
        self._method: tuple[object, ...] = ()
        self._since = 0

    def mean(self, view: View, name: str) -> Mean:
        """The mean of a curve over its last steps under the loss and the constraint in force."""
        self._follow(view)
        return view.history.mean(name, self._since)

    def of(self, view: View) -> Estimate:
        """The judgement of now."""
        settings = view.settings_in_force
        loss, constraint = LOSSES[settings.loss], CONSTRAINTS[settings.constraint]
        mean = self.mean(view, _curve(loss))
        why = self._why(view, settings, mean)
        if loss.estimates == "JS" and not why:
            return Estimate("JS", mean, why_uncorrected=tr("the correction is for W1 alone"))
        if why:
            return Estimate(loss.estimates, Mean(), why, why_uncorrected=tr("nothing to correct"))
        assert mean.value is not None
        if flaw := _flaw(view, mean.value):
            none = tr("nothing to correct")
            return Estimate("W1", dataclasses.replace(mean, value=None), flaw, None, none, warns=True)
        if constraint.scales:
            return self._scaled(view.snapshot, mean, mean.value)
        corrected = corrected_estimate(mean.value, settings.constraint_weight) if constraint.corrects else None
        none = "" if corrected is not None else tr("no correction for this constraint")
        return Estimate("W1", mean, "", corrected, none, bound=constraint.lipschitz(settings))

    def _scaled(self, snapshot: Snapshot | None, mean: Mean, value: float) -> Estimate:
        """Where the slope is bounded at an unknown height: the estimate divided by the largest that was measured."""
        slope = steepest(snapshot, self._since) if snapshot is not None else 0.0
        if not 0 < slope < np.inf:
            return Estimate("W1", mean, why_uncorrected=tr("being measured"))
        return Estimate("W1", mean, "", value / slope, slope=slope)

    def _follow(self, view: View) -> None:
        settings, step = view.settings_in_force, view.since
        run = view.snapshot.run if view.snapshot is not None else ""
        method = (run, settings.loss, settings.constraint, settings.constraint_weight, settings.real_weight)
        if method != self._method or step < self._since:
            self._method, self._since = method, step

    def _why(self, view: View, settings: Settings, mean: Mean) -> str:
        loss, constraint = LOSSES[settings.loss], CONSTRAINTS[settings.constraint]
        if loss.critic_free:
            return tr("the critic rests")
        if not loss.estimates:
            return tr("this loss estimates no distance")
        if loss.estimates == "W1" and not constraint.bounds(settings):
            return tr("no finite optimum under this constraint")
        return self._why_not_yet(view) if mean.value is None else ""

    def _why_not_yet(self, view: View) -> str:
        if view.state is not None and view.state.activity == "warming_up":
            return tr("the critic is warming up")
        latest = view.history.latest(_curve(LOSSES[view.settings_in_force.loss]))
        if latest is not None and latest[0] > self._since:
            return tr("not a finite number")
        return tr("waiting for a step")


def _flaw(view: View, estimate: float) -> str:
    """What is wrong with the critic, as `notices` tell it; empty for nothing."""
    if dead(view):
        return tr("the critic is dead")
    return tr("the critic points the wrong way") if estimate <= 0 else ""


def steepest(snapshot: Snapshot, since: int = -1) -> float:
    """The critic's largest slope that was measured after step ``since``; 0 for none.

    Measured are |grad f| at the generated points, and the slopes between neighbours of the critic's surface.
    """
    found = [0.0]
    gradients, surface = (snapshot.layers.get(name) for name in ("gradients", "surface"))
    if gradients is not None and gradients.step > since and len(gradients.value):
        found.append(float(np.linalg.norm(gradients.value, axis=1).max()))
    if surface is not None and surface.step > since:
        f, (left, right, low, high) = surface.value, surface.extent or snapshot.extent
        rows, columns = f.shape
        x, y = (right - left) / (columns - 1), (high - low) / (rows - 1)
        found += [float(abs(f[:, 1:] - f[:, :-1]).max()) / x, float(abs(f[1:] - f[:-1]).max()) / y]
        aslant = abs(f[1:, 1:] - f[:-1, :-1]).max(), abs(f[1:, :-1] - f[:-1, 1:]).max()
        found.append(float(max(aslant)) / float(np.hypot(x, y)))
    return float(np.nanmax(found))


def _curve(loss: Loss) -> str:
    """The curve that holds what this loss estimates."""
    return "js_estimate" if loss.estimates == "JS" else "estimate"
