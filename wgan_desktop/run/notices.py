"""What deserves a look: the known ways in which a run goes wrong without failing, each by its name."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from wgan_desktop.core.constraints import CONSTRAINTS, Constraint
from wgan_desktop.core.losses import LOSSES, Loss
from wgan_desktop.core.precision import available
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import mixes
from wgan_desktop.core.transport import corrected_estimate
from wgan_desktop.core.words import Said, joined
from wgan_desktop.run.fitting import large

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

DEAD = 1e-6  # a critic with a smaller mean slope teaches nothing
LAGS = 0.5  # an estimate below this share of the exact distance is far below it
STEEP = 2.0  # a slope beyond this many times the one expected is not Lipschitz any more
WAITING = 0.05  # of the time of training: from there on it is said that data are waited for
SETTLED = 300  # steps before missing modes are called lost
MIXED = Said("Batch norm makes the critic's slope at a point depend on the others, and the penalty is on each")


@dataclasses.dataclass(frozen=True)
class Notice:
    """One thing that deserves a look.

    Attributes
    ----------
    name : str
        The identifier.
    text : Said
        A few words.
    detail : Said
        A sentence or two: what it means and what can be done.
    level : {"info", "warn"}
    short : Said or None
        The same without its numbers, where they are measured; they are not those of a later measurement.
    """

    name: str
    text: Said
    detail: Said
    level: Literal["info", "warn"] = "warn"
    short: Said | None = None

    @property
    def past(self) -> Notice:
        """What is left of it once it holds no more."""
        return dataclasses.replace(self, text=self.short or self.text)

    def __str__(self) -> str:
        return self.text


@dataclasses.dataclass(frozen=True)
class _Facts:
    """What the checks look at: the method in force and the newest numbers (None where there are none)."""

    settings: Settings
    loss: Loss
    constraint: Constraint
    estimate: float | None
    slope: float | None
    device: str
    note: str
    unmeasured: Said | None
    step: int = 0
    skipped: Said | None = None
    waiting: float = 0.0
    reason: str = ""
    w1: float | None = None
    floor: float = 0.0
    fair: tuple[int, int] | None = None

    @property
    def bounded(self) -> bool:
        """Whether the critic's estimate has the scale of W1."""
        scaled = self.constraint.corrects or self.constraint.lipschitz(self.settings)
        return self.loss.estimates == "W1" and scaled and self.constraint.bounds(self.settings)

    @property
    def dead(self) -> bool:
        """Whether the critic's slope is too small to teach anything."""
        return not self.loss.critic_free and self.slope is not None and self.slope < DEAD


def notices(view: View) -> list[Notice]:
    """What deserves a look now, the gravest first; before the first step no more than what large networks ask for.

    Only the newest numbers count: the strip decides for how long it is shown.
    """
    facts = _facts(view)
    checked = [notice for check in _CHECKS for notice in check(facts)] if facts is not None else []
    return [*_large(view), *checked]


def _large(view: View) -> Iterator[Notice]:
    """Said of the settings that are wanted: a run of large networks takes long to begin."""
    started = view.started if not view.pending else None
    text = large(view.settings, started.device if started else "cpu", started.parameters if started else None)
    if text is not None:
        detail = Said("Smaller widths, or fewer layers, are lighter; it goes on as soon as they are built.")
        yield Notice("large", Said("{networks}. Undo (Ctrl+Z) goes back", networks=text), detail)


def dead(view: View) -> bool:
    """Whether the critic is dead: its newest mean slope is too small to teach anything."""
    facts = _facts(view)
    return facts is not None and facts.dead


def _facts(view: View) -> _Facts | None:
    if view.started is None:
        return None
    settings = view.settings_in_force
    facts = _Facts(
        settings=settings,
        loss=LOSSES[settings.loss],
        constraint=CONSTRAINTS[settings.constraint],
        estimate=_estimate(view),
        slope=_latest(view, "gradient_norm"),
        device=view.started.device,
        note=view.started.device_note,
        unmeasured=view.note,
    )
    if (state := view.state) is not None:
        reason, waiting = state.reason if state.activity == "stopped" else "", state.wait_share or 0.0
        facts = dataclasses.replace(facts, step=state.step, skipped=state.skipped, waiting=waiting, reason=reason)
    if (truth := view.evaluation) is not None:
        floor = truth.floor.mean if truth.floor is not None else 0.0
        fair = (truth.modes.fair_modes, truth.modes.modes_total) if truth.modes is not None else None
        facts = dataclasses.replace(facts, w1=truth.w1, floor=floor, fair=fair)
    return facts


def _estimate(view: View) -> float | None:
    """The mean of the critic's estimate over the steps before W1 was measured (till now, before it ever was).

    W1 is measured about twice a second, and the critic learns a lot in between.  Steps under other settings do not
    count: nats are no distance.
    """
    measured = view.evaluation.step if view.evaluation is not None else None
    return view.history.mean("estimate", view.since, measured).value


def _latest(view: View, name: str) -> float | None:
    """The newest value of a curve; None where there is none or it is NaN."""
    found = view.history.latest(name)
    return found[1] if found is not None and found[1] == found[1] else None


def _dead_critic(facts: _Facts) -> Iterator[Notice]:
    if not facts.dead:
        return
    means = Said("A slope that small teaches the generator nothing.")
    clipped = facts.settings.constraint == "clip"
    way = Said("Raise the clip value.") if clipped else Said("Restart, or choose another method.")
    text = Said("The critic is dead: |∇f| = {slope:.1e}", slope=facts.slope)
    yield Notice("dead_critic", text, joined([means, way]), short=Said("The critic is dead"))


def _no_optimum(facts: _Facts) -> Iterator[Notice]:
    if facts.loss.estimates == "W1" and not facts.loss.critic_free and not facts.constraint.bounds(facts.settings):
        yield Notice(
            "no_optimum",
            Said("No finite optimum on separated heaps: no estimate of W is shown"),
            Said(
                "Under the Wasserstein loss this constraint does not bound the critic's slope: its scores can grow for "
                "ever, and their gap is not a distance."
            ),
        )


def _wrong_way(facts: _Facts) -> Iterator[Notice]:
    if facts.dead:
        return  # it points nowhere
    if not (facts.bounded and facts.estimate is not None and facts.estimate <= 0 and facts.step > 0):
        return
    if facts.w1 is not None and facts.w1 <= 2 * facts.floor:
        return  # at the goal the estimate swings about zero, as it should
    yield Notice(
        "wrong_way",
        Said("The critic points the wrong way: its estimate is not above 0"),
        Said("It scores generated points higher than real ones. More critic steps or a lighter penalty often turn it."),
    )


def _lagging(facts: _Facts) -> Iterator[Notice]:
    if not facts.bounded or facts.w1 is None or facts.estimate is None or facts.w1 <= 2 * facts.floor:
        return
    estimate: float | None = facts.estimate
    if facts.constraint.corrects:
        estimate = corrected_estimate(facts.estimate, facts.settings.constraint_weight)
    if estimate is not None and 0 < estimate < LAGS * facts.w1:
        told = {"estimate": estimate, "w1": facts.w1}
        yield Notice(
            "lagging",
            Said("The critic lags: its estimate is {estimate:.3g}, the exact W1 {w1:.3g}", **told),
            Said("It has not caught up with the generator: more critic steps, or a higher critic's learning rate."),
            short=Said("The critic lags"),
        )


def _steep(facts: _Facts) -> Iterator[Notice]:
    if not (facts.loss.estimates == "W1" and facts.constraint.corrects) or facts.slope is None or facts.w1 is None:
        return
    weight = facts.settings.constraint_weight
    expected = 1 + facts.w1 / (2 * weight) if weight > 0 else 1.0
    if facts.slope > STEEP * expected:
        text = Said(
            "The critic is not 1-Lipschitz: mean |∇f| = {slope:.3g}, where {expected:.3g} is expected",
            slope=facts.slope, expected=expected,
        )  # fmt: skip
        way = Said("Raise the penalty weight, or lower the critic's learning rate.")
        yield Notice("steep", text, way, short=Said("The critic is not 1-Lipschitz"))


def _mixed(facts: _Facts) -> Iterator[Notice]:
    if mixes(facts.settings):
        yield Notice(
            "mixed", MIXED, Said("Choose layer norm for the critic, or none (Gulrajani et al. 2017, section 4).")
        )


def _numbers(facts: _Facts) -> Iterator[Notice]:
    if why := available(facts.settings, facts.device)[1]:
        yield Notice("numbers", Said("{why}", why=why), Said("That is exact, and on the CPU also fastest."), "info")


def _lost_modes(facts: _Facts) -> Iterator[Notice]:
    if facts.fair is None or facts.step < SETTLED:
        return
    fair, total = facts.fair  # not those captured: a generator that is still blurred has lost nothing
    if fair * 4 <= total * 3:
        yield Notice(
            "lost_modes",
            Said("Modes are lost: {fair} of {total} have a fair share", fair=fair, total=total),
            Said("The generator has given up some of the heaps (mode collapse), or has not found them yet."),
            short=Said("Modes are lost"),
        )


def _stopped(facts: _Facts) -> Iterator[Notice]:
    if facts.reason:
        text = Said("Stopped: {reason}", reason=facts.reason)
        yield Notice("stopped", text, Said("A stop condition was met; play to go on beyond it."), "info")


def _skipped(facts: _Facts) -> Iterator[Notice]:
    if facts.skipped is not None:
        short, listed = facts.skipped.values["short"], facts.skipped.values["listed"]
        where = Said("{text}. “Data that cannot be used …” in the File menu lists them.", text=listed)
        yield Notice("skipped", Said("Of the data, {what}", what=short), where, "info")


def _unmeasured(facts: _Facts) -> Iterator[Notice]:
    if facts.unmeasured is not None:
        rests = Said("Training goes on; the plan, W1, and what is held against them are of an earlier step.")
        yield Notice("unmeasured", Said("{why}", why=facts.unmeasured), rests)


def _waiting(facts: _Facts) -> Iterator[Notice]:
    if facts.waiting > WAITING:
        text = Said("The trainer waits for data {percent:.0f} % of its time", percent=100 * facts.waiting)
        why = Said("They are decoded more slowly than they are learnt; a run that finds them decoded does not wait.")
        yield Notice("waiting", text, why, "info")


def _no_gpu(facts: _Facts) -> Iterator[Notice]:
    if facts.note:
        text = Said("On the CPU. {why}", why=facts.note)
        yield Notice("no_gpu", text, Said("A GPU is used where PyTorch finds one."), "info")


_CHECKS: tuple[Callable[[_Facts], Iterator[Notice]], ...] = (
    _dead_critic, _no_optimum, _wrong_way, _steep, _lagging, _mixed, _lost_modes, _unmeasured, _stopped, _skipped,
    _waiting, _numbers, _no_gpu,
)  # fmt: skip
