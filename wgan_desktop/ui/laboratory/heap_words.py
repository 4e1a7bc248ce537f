"""What is said of two heaps: the numbers below them, and one sentence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.carrying import Distance
from wgan_desktop.core.heaps import cdf_area
from wgan_desktop.core.learnt_critic import Bound
from wgan_desktop.core.two_heaps import DISTANCES, FLAT, REACH, TwoHeaps
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import Cell

FORMULAS: Mapping[Distance, str] = {
    "w1": "∫ |F_θ − F_data| dx", "w2": "√∫ |F_θ⁻¹ − F_data⁻¹|² dq", "kl": "∫ p log(p / p_θ) dx",
    "reverse_kl": "∫ p_θ log(p_θ / p) dx", "js": "½KL(p‖m) + ½KL(p_θ‖m)", "tv": "½ ∫ |p − p_θ| dx",
}  # fmt: skip
"""Of the distances in short, the same in every language; in words they stand in the tooltips."""
ALIKE = 1e-9  # of each other: two masses that differ by no more are one
NOTHING = 1e-12  # of the heaps' width, and of nats


def figures(heaps: TwoHeaps, shares: Floats, learnt: Bound | None, *, optimal: bool = False) -> list[Figure]:
    """The work done when the blocks are ``shares`` (n,) of their ways, all distances, and what critics say.

    ``optimal``: what the optimal one says, too.
    """
    carrying, power = heaps.carrying, "" if heaps.p == 1 else "²"
    done = float(carrying.work @ shares**heaps.p)
    tip = tr("Σ mass × |way so far|{power}; of all: {all}", power=power, all=numeral(carrying.total))
    found = [Figure(tr("work done"), numeral(done), tr("of {all}", all=numeral(carrying.total)), tip)]
    tip = tr("∫ |F_θ(x) − F_data(x)| dx, by places instead of quantiles: the same number.")
    found.append(Figure(tr("area between"), _shown(cdf_area(heaps.fake, heaps.real), heaps.wide), "", tip))
    for kind, value in heaps.distances.items():
        label, formula = DISTANCES[kind]
        token = "truth" if kind == "w1" else "text"
        found.append(Figure(tr(label), _shown(value, heaps.wide), FORMULAS[kind], tr(formula), token))
    if optimal:
        tip = tr("What the optimal critic scores, as the mean over many grains of each heap: W₁ once more, by duality.")
        found.append(Figure(tr("E f(data) − E f(θ)"), numeral(heaps.dual), "", tip, "critic"))
    if learnt is not None:
        tip = tr("What the learnt critic f proves: (E f(data) − E f(θ)) / max |f′|, now with max |f′| = {steepness}. "
                 "No f of slope at most 1 finds more than W₁.", steepness=numeral(learnt.steepness))  # fmt: skip
        found.append(Figure(tr("learnt bound"), numeral(learnt.value), "", tip, "critic"))
        gap = heaps.distances["w1"] - learnt.value
        left = numeral(gap if gap > ALIKE * heaps.wide else 0.0, 2)
        found.append(Figure(tr("gap to W₁"), left, "", tr("W₁ − learnt bound: never below 0.")))
    return found


def _shown(value: float, wide: float) -> str:
    """A distance between heaps so many units wide; what rounding leaves of none is 0."""
    return numeral(value if value > NOTHING * wide else 0.0)


def of_distance(heaps: TwoHeaps, kind: Distance) -> str:
    """Which way is down, for one of the distances; and whether the order of carrying matters."""
    label, steep = tr(DISTANCES[kind][0]), heaps.slope(kind)
    if heaps.dearer:
        return tr("In this order the same earth costs more work: it is not the least.")
    if heaps.single:
        tie = tr("One heap is a single point: there is but one plan.")
    elif heaps.tied:
        tie = tr("One heap lies wholly beside the other: for cost |x − y| every order is as short as any other.")
    elif heaps.several:
        tie = tr("The least work has more than one plan.")
    else:
        tie = ""
    if math.isnan(steep):
        slope = tr("{label} is infinite here: no slope, and descent stands still.", label=label)
    elif heaps.is_lowest(kind):
        slope = tr("{label} is at its lowest.", label=label)
    elif abs(steep) < FLAT:
        slope = tr("{label} is flat here: no slope, and descent stands still.", label=label)
    else:
        slope = tr("Slope of {label} in θ: {slope}.", label=label, slope=numeral(steep))
    return f"{slope} {tie}".strip()


def of_critic(learnt: Bound, updates: int) -> str:
    """What a critic that learns has to say."""
    return tr("Learnt critic after {count} updates: slope of its bound in θ, −E f′(θ) / max |f′|, is {slope}. "
              "It goes on learning, and descent on it never ends by itself.",
              count=updates, slope=numeral(learnt.slope))  # fmt: skip


def of_masses(heaps: TwoHeaps) -> str:
    """That heaps of unequal mass were made equal; empty where they were."""
    earth, holes = heaps.earth.given, heaps.holes.given
    if math.isclose(earth, holes, rel_tol=ALIKE):
        return ""
    return tr("Given masses: earth {earth}, holes {holes}; both were scaled to 1.", earth=numeral(earth),
              holes=numeral(holes))  # fmt: skip


def over_theta(thetas: Floats, values: Mapping[Distance, Floats]) -> list[Sequence[Cell]]:
    """Every distance over theta, as far as it is known, for a file."""
    rows: list[Sequence[Cell]] = [("theta", *DISTANCES)]
    for index, theta in enumerate(thetas.tolist()):
        if abs(theta) <= REACH:
            rows.append((theta, *(_cell(float(values[kind][index])) for kind in DISTANCES)))
    return rows


def _cell(value: float) -> Cell:
    return None if math.isnan(value) else "∞" if math.isinf(value) else value
