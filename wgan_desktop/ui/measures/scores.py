"""How good what is generated is besides W1: modes, quality, gradients, divergences; each with formula and source."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgan_desktop.run.history import Mean
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.numerals import at_step, numeral, percent
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.measures.quality import figures
from wgan_desktop.ui.tooltips import tooltip

if TYPE_CHECKING:
    from wgan_desktop.core.evaluation import Evaluation
    from wgan_desktop.core.metrics import ModeReport
    from wgan_desktop.core.transport import Agreement
    from wgan_desktop.run.view import View

MODES = "Srivastava et al. 2017 (VEEGAN), 4.1; Lin et al. 2018 (PacGAN), 4.1"
RAYS = "Gulrajani et al. 2017, proposition 1"


@dataclasses.dataclass(frozen=True)
class Score:
    """One reading: what is shown of it, and its number, unit and step for a table."""

    shown: Figure
    value: float | None
    unit: str
    step: int | None


def scores(view: View, norm: Mean) -> Iterator[Score]:
    """Those that mean something for the problem, the most telling first; ``norm`` is the mean gradient norm."""
    evaluation = view.evaluation
    if view.snapshot is not None and len(view.snapshot.shape) == 3:
        for shown, value, step in figures(evaluation.quality if evaluation is not None else None):
            yield Score(shown, value, "", step)
    elif evaluation is None or evaluation.modes is not None:
        yield from _of_modes(evaluation)
    yield _gradient_norm(norm)
    yield _agreement(view.agreed.agreement if view.agreed else None, view.agreed.step if view.agreed else None)
    if view.snapshot is None or view.snapshot.shape == (2,):  # histograms are of the plane
        yield from _of_divergences(evaluation)


def _of_modes(evaluation: Evaluation | None) -> Iterator[Score]:
    report, step = (evaluation.modes, evaluation.step) if evaluation is not None else (None, None)
    found, fair = (report.modes, report.fair_modes) if report is not None else (None, None)
    quality, reverse = (report.high_quality, report.reverse_kl) if report is not None else (None, None)
    tip = tooltip(tr("Modes with at least one generated point within 3 standard deviations."), source=MODES)
    yield Score(Figure(tr("modes"), _of_all(found, report), at_step(step), tip), found, tr("modes"), step)
    words = tr(
        "Generated points within 3 standard deviations of a mode. It cannot tell blur from coverage: read it beside "
        "the modes with a fair share."
    )
    tip = tooltip(words, source=MODES)
    yield Score(Figure(tr("high quality"), percent(quality), at_step(step), tip), quality, "", step)
    words = tr("Modes that are nearest to at least 20 % of the points due to them: what one lucky point hides.")
    yield Score(Figure(tr("fair share"), _of_all(fair, report), at_step(step), tooltip(words)), fair, tr("modes"), step)
    words = tr(
        "KL(shares of the modes, by nearest mode ‖ shares due) = Σ q log(q/p): 0 when every mode gets its due. It sees "
        "lost modes, not blur."
    )
    tip = tooltip(words, source=MODES)
    shown = Figure(tr("reverse KL, nats"), numeral(reverse), at_step(step), tip, short=tr("reverse KL"))
    yield Score(shown, reverse, "nats", step)


def _of_all(count: int | None, report: ModeReport | None) -> str:
    return numeral(None) if report is None or count is None else f"{count} / {report.modes_total}"


def _gradient_norm(norm: Mean) -> Score:
    words = tr("Mean |∇f(y)| at generated points, over the last {n} steps. The optimal critic has 1.", n=norm.count)
    tip = tooltip(words, source=RAYS)
    shown = Figure(tr("gradient norm"), numeral(norm.value), at_step(norm.step), tip, "critic")
    return Score(shown, norm.value, "", norm.step)


def _agreement(agreed: Agreement | None, step: int | None) -> Score:
    mean, median = (agreed.mean, agreed.median) if agreed is not None else (None, None)
    words = tr(
        "Mean and median of the cosine between the critic's gradient and the exact transport ray of a generated point: "
        "1 where the critic knows the way. Rays shorter than the floor are noise and left out."
    )
    note = tr("median {median} · {step}", median=numeral(median), step=at_step(step)) if agreed is not None else ""
    shown = Figure(tr("cos(∇f, ray)"), numeral(mean), note, tooltip(words, source=RAYS), "critic")
    return Score(shown, mean, "", step)


def _of_divergences(evaluation: Evaluation | None) -> Iterator[Score]:
    apart = evaluation.divergences if evaluation is not None else None
    step = evaluation.divergences_step if evaluation is not None else None
    kl, js = (apart.kl, apart.js) if apart is not None else (None, None)
    cells = tr("From histograms of 12,000 points on each side, in 24 × 24 cells and one for all that is outside.")
    bias = tr(
        "Jensen-Shannon divergence, 0 to log 2 = 0.693. Its bias is what two samples of one distribution read on "
        "average, (cells − 1)/(4 N) nats."
    )
    note = tr("bias {bias} · {step}", bias=numeral(apart.bias, 2), step=at_step(step)) if apart is not None else ""
    tip = tooltip(bias, cells, source="Lin 1991; Miller 1955")
    yield Score(Figure(tr("JS, nats"), numeral(js), note, tip, short="JS"), js, "nats", step)
    words = tr("KL(real ‖ generated) = Σ p log(p/q): ∞ as soon as a cell has real points and no generated one.")
    tip = tooltip(words, cells, source="Kullback, Leibler 1951")
    yield Score(Figure(tr("KL, nats"), numeral(kl), at_step(step), tip, short="KL"), kl, "nats", step)
