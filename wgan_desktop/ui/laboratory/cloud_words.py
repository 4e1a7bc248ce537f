"""What is said of two clouds: the numbers below them, and one sentence."""

from __future__ import annotations

from wgan_desktop.core.entropic import Entropic
from wgan_desktop.core.two_clouds import TwoClouds
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.numerals import numeral, percent
from wgan_desktop.ui.i18n import tr


def figures(clouds: TwoClouds, share: float, entropic: Entropic) -> list[Figure]:
    """Exact distances, what is carried so far, and what the entropic plan costs."""
    power = "" if clouds.p == 1 else "²"
    total, all_of_it = clouds.total, numeral(clouds.total)
    figures = [
        Figure("W₁", numeral(clouds.w1), tr("exact"), tr("Least Σ mass × |x − y|, by its own plan."), "truth"),
        Figure("W₂", numeral(clouds.w2), tr("exact"), tr("Root of the least Σ mass × |x − y|², by its own plan.")),
    ]
    tip = tr("Σ mass × |way so far|{power}; of all: {all}", power=power, all=all_of_it)
    figures.append(Figure(tr("carried so far"), numeral(clouds.carried(share)), tr("of {all}", all=all_of_it), tip))
    soft = clouds.entropic_total(entropic.total)
    more = percent((soft - total) / total) if total > 1e-12 else "–"
    tip = tr(
        "Σ mass × |x − y|{power} of the entropic plan: never below {all}, the exact plan's. Sinkhorn's iterations "
        "(Cuturi 2013), its margins made exact (Altschuler et al. 2017).", power=power, all=all_of_it,
    )  # fmt: skip
    figures.append(Figure(tr("entropic cost"), numeral(soft), tr("not exact: +{more}", more=more), tip))
    tip = tr("|mean of y − x|: how far the means lie apart. The same for every plan, and never above W₁.")
    figures.append(Figure(tr("mean displacement"), numeral(clouds.apart), tr("never above W₁"), tip))
    tip = tr("(cost − dual) / cost of the exact plan: potentials prove that no plan is cheaper by more than this.")
    figures.append(Figure(tr("duality gap"), numeral(clouds.plan.gap, 2), tr("0 up to rounding"), tip))
    return figures


def of_masses(clouds: TwoClouds) -> str:
    """That clouds of unlike many points were made equal; empty where they were."""
    earth, holes = len(clouds.fake), len(clouds.real)
    if earth == holes:
        return ""
    return tr("Points: earth {earth}, holes {holes}; the mass of each cloud was scaled to 1.", earth=earth, holes=holes)


def of_plan(clouds: TwoClouds) -> str:
    """What there is to see now."""
    if min(len(clouds.fake), len(clouds.real)) == 1:
        return tr("One of the clouds is a single point: there is but one plan, and every ray ends there.")
    if clouds.w2 <= clouds.apart * (1 + 1e-9):
        return tr("One cloud is the other, moved: every grain goes the same way, and W₁ = W₂ = its length.")
    if clouds.p == 1:
        return tr("For |x − y| no two rays cross; drag one cloud through the other, and grains change their partners.")
    return tr("For |x − y|² a drag changes the cost, not the partners; rays may cross, but no grains meet.")
