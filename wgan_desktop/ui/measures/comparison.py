"""The critic's word beside the truth, as bars: estimate, corrected estimate, exact W1 and its floor."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.evaluation import DRAWS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.bar import Bar
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.numerals import at_step, numeral, with_spread
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.measures.estimates import Estimate
from wgan_desktop.ui.tooltips import tooltip

if TYPE_CHECKING:
    from wgan_desktop.core.evaluation import Evaluation
    from wgan_desktop.core.settings import Settings
    from wgan_desktop.core.transport import Floor


EXACT = Said("W1, the earth mover's distance of {n} generated and {n} real samples, by an exact solver.")
FLOOR = Said("What a perfect generator would score with so many samples: mean and standard deviation of {n} draws.")


def counted(n: int, *, images: bool) -> str:
    """So many of what is learnt."""
    return tr("{n} images", n=n) if images else tr("{n} points", n=n)


def exact_figure(evaluation: Evaluation) -> Figure:
    """The earth mover's distance as a number."""
    tip = tr(EXACT, n=evaluation.n)
    return Figure(tr("exact W1"), numeral(evaluation.w1), at_step(evaluation.step), tip, "truth")


def floor_figure(floor: Floor) -> Figure:
    """What a perfect generator would score as a number."""
    return Figure(tr("floor"), with_spread(floor.mean, floor.sd), "", tr(FLOOR, n=floor.draws), "muted")


def estimate_bar(estimate: Estimate, settings: Settings) -> Bar:
    """What the critic says, or why it says nothing."""
    mean, in_nats = estimate.mean, estimate.kind == "JS"
    steps = tr("{n} steps to {step}", n=mean.count, step=mean.step or 0) if mean.count else ""
    notes: tuple[str, ...] = (steps, at_step(mean.step))
    if estimate.kind == "JS" and steps:
        notes = (tr("0 to log 2") + f" · {steps}", *notes)
    if estimate.bound:
        bound = tr("a lower bound")
        notes = (f"{bound} · {steps}", f"{bound} · {at_step(mean.step)}", bound)
    return Bar(
        tr("JS estimate, nats") if in_nats else tr("critic's estimate"),
        "" if estimate.why else numeral(mean.value),
        None if estimate.why else mean.value,
        "critic",
        notes=notes,
        phrase=estimate.why,
        warns=estimate.warns,
        whole=math.log(2) if in_nats else None,
        tip=_estimate_tip(estimate, settings),
    )


def _estimate_tip(estimate: Estimate, settings: Settings) -> str:
    loss, constraint = LOSSES[settings.loss], CONSTRAINTS[settings.constraint]
    mean = tr("The mean of the last {n} steps.", n=estimate.mean.count) if estimate.mean.count else ""
    method = f"{tr(loss.label)} · {tr(constraint.label)}: {tr(constraint.about)}"
    if estimate.kind == "JS":
        formula = tr(
            "log 2 − L/2 in nats, at most log 2 = 0.693: what the critic's loss L says of the Jensen-Shannon "
            "divergence. Its bar has a scale of its own, from 0 to log 2."
        )
        return tooltip(formula, mean, method, source=tr("Goodfellow et al. 2014, theorem 1"))
    formula = tr(
        "E f(x) − E f(y), without the penalty. Divided by the critic's true Lipschitz constant it is at most the W1 of "
        "the same samples."
    )
    return tooltip(formula, mean, method, source=tr("Arjovsky, Chintala, Bottou 2017, section 4"))


def corrected_bar(estimate: Estimate, settings: Settings) -> Bar:
    """The estimate without the penalty's overshoot, or scaled by the slope; never called exact."""
    known, step = estimate.corrected is not None, at_step(estimate.mean.step)
    notes: tuple[str, ...]
    if CONSTRAINTS[settings.constraint].scales:
        by = f"÷ max |∇f| = {numeral(estimate.slope)}"
        label, notes, tip = tr("heuristic estimate"), (f"{by} · {step}", by, step), _scaled_tip()
    else:
        weight = localised(f"{settings.constraint_weight:g}")
        label, notes, tip = tr("corrected estimate"), (f"λ = {weight} · {step}", step), _corrected_tip(weight)
    return Bar(
        label,
        numeral(estimate.corrected) if known else "",
        estimate.corrected,
        "critic",
        "pale",
        notes=notes if known else (),
        phrase=estimate.why_uncorrected,
        tip=tip,
    )


def _corrected_tip(weight: str) -> str:
    formula = tr(
        "W = λ(−1 + √(1 + 2 est/λ)): the estimate without the overshoot that a gradient penalty of weight λ = {weight} "
        "allows. On the rays the critic's slope K gains K·W and pays λ(K − 1)², so that K = 1 + W/(2λ).",
        weight=weight,
    )
    limits = tr(
        "Corrected, not exact: a critic that lags reads low, and under a light weight a converged one reads high, by "
        "up to a third at λ = 0.1."
    )
    return tooltip(formula, limits)


def _scaled_tip() -> str:
    formula = tr(
        "The estimate divided by the largest |∇f| that was measured, at the generated points and on the critic's "
        "surface where that is shown. E f(x) − E f(y) ≤ K·W1 for the critic's true Lipschitz constant K."
    )
    limits = tr(
        "A heuristic: the largest slope measured is at most K, so that this may lie on either side of W1; a clipped "
        "critic is often too simple to reach it."
    )
    return tooltip(formula, limits)


def exact_bar(evaluation: Evaluation | None, *, images: bool = False) -> Bar:
    """The earth mover's distance of the samples."""
    what = tr(
        "The earth mover's distance between generated and real samples, by an exact solver with a certificate, in the "
        "units of the data. With so many of them it is biased upwards: hold it against the floor."
    )
    tip = tooltip(what, source=tr("Bonneel et al. 2011 (network simplex)"))
    if evaluation is None:
        return Bar(tr("exact W1"), phrase=tr("being measured"), tip=tip)
    step, samples = at_step(evaluation.step), counted(evaluation.n, images=images)
    length = evaluation.w1 if math.isfinite(evaluation.w1) else None
    return Bar(tr("exact W1"), numeral(evaluation.w1), length, "truth", notes=(f"{samples} · {step}", step), tip=tip)


def floor_bar(floor: Floor | None) -> Bar:
    """What a perfect generator would score, with its spread."""
    what = tr(
        "What a perfect generator would score: W1 of a stratified real cloud against an independent real one; mean ± "
        "standard deviation of {n} draws.",
        n=DRAWS if floor is None else floor.total,
    )
    if floor is None:
        return Bar(tr("floor"), phrase=tr("being measured"), tip=tooltip(what))
    done, perfect = floor.draws >= floor.total, tr("a perfect generator")
    draws = tr("{n} draws", n=floor.draws)
    if not done:
        draws = tr("{draws} of {all} draws", draws=floor.draws, all=floor.total)
    spread = f" ± {numeral(floor.sd, 2)}" if floor.draws > 1 else ""  # nothing is known of that of a single draw
    notes = (f"{perfect} · {draws}", perfect if done else draws, draws)
    return Bar(
        tr("floor"), numeral(floor.mean) + spread, floor.mean, "muted", "hatched", floor.sd, notes, tip=tooltip(what)
    )
