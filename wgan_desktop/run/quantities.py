"""What is measured, by name: the numbers that a lesson waits for, of a run's newest view, two heaps, a Dirac-GAN."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import numpy as np

from wgan_desktop.core import dirac
from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.metrics import ModeReport, spearman
from wgan_desktop.core.snapshot import Layer, Snapshot
from wgan_desktop.core.two_heaps import TwoHeaps
from wgan_desktop.run.history import AVERAGED
from wgan_desktop.run.view import View

APART = 50  # steps between two readings that are held against each other
FLAT = 1e-3  # a slope of the discriminator that teaches nothing


def of_view(name: str, view: View) -> float:
    """A quantity of `conditions.QUANTITIES` that is measured of a run; NaN where it is not known."""
    return _QUANTITIES[name](view)


def _step(view: View) -> float:
    return float(view.state.step) if view.state is not None else math.nan


def _of_evaluation(read: Callable[[ModeReport], float]) -> Callable[[View], float]:
    def quantity(view: View) -> float:
        modes = view.evaluation.modes if view.evaluation is not None else None
        return float(read(modes)) if modes is not None else math.nan

    return quantity


def _w1(view: View) -> float:
    return view.evaluation.w1 if view.evaluation is not None else math.nan


def _excess(view: View) -> float:
    floor = view.evaluation.floor if view.evaluation is not None else None
    return _w1(view) / floor.mean if floor is not None else math.nan


def _js(view: View) -> float:
    apart = view.evaluation.divergences if view.evaluation is not None else None
    return apart.js if apart is not None else math.nan


def _agreement(view: View) -> float:
    report = view.agreed.agreement if view.agreed is not None else None
    return report.mean if report is not None else math.nan


def _mean(name: str) -> Callable[[View], float]:
    """The mean of a curve over its last steps, those since the settings in force; NaN before there are as many."""

    def quantity(view: View) -> float:
        mean = view.history.mean(name, view.since)
        return mean.value if mean.value is not None and mean.count == AVERAGED else math.nan

    return quantity


def _over_w1(name: str) -> Callable[[View], float]:
    return lambda view: _mean(name)(view) / _w1(view) if _w1(view) else math.nan


def _rank_agreement(view: View) -> float:
    """Spearman's correlation of the estimate, averaged over 20 steps, and the exact W1 at their end.

    Source
    ------
    Arjovsky, Chintala, Bottou 2017, Wasserstein GAN, figures 3 and 4: the curve that means something.
    """
    truth, estimates = view.history.track("w1"), view.history.track("estimate")
    pairs, last = [], -APART
    for step, w1 in zip(truth.last.tolist(), truth.low.tolist(), strict=True):
        before = estimates.low[(estimates.last > step - AVERAGED) & (estimates.last <= step)]
        if step - last >= APART and len(before):
            last = step
            pairs.append((float(np.mean(before)), w1))
    return spearman(*np.array(pairs).T) if len(pairs) > 2 else math.nan


def _saturated(view: View) -> float:
    """The share of generated points at which the discriminator s(f) has no slope to speak of."""
    layers = view.snapshot.layers if view.snapshot is not None else {}
    surface, gradients = layers.get("surface"), layers.get("gradients")
    if view.snapshot is None or surface is None or gradients is None or gradients.at is None:
        return math.nan
    logits = _read_off(surface, gradients.at, view.snapshot).astype(np.float64)
    slope = np.linalg.norm(gradients.value, axis=1) / (4 * np.cosh(logits.clip(-600, 600) / 2) ** 2)
    return float((slope < FLAT).mean())


def _read_off(surface: Layer, at: Singles, snapshot: Snapshot) -> Singles:
    """The critic's values at points (n, 2), from the nearest places of its surface."""
    left, right, low, high = surface.extent or snapshot.extent
    size = len(surface.value) - 1
    x = np.rint((at[:, 0] - left) / (right - left) * size).clip(0, size).astype(int)
    y = np.rint((at[:, 1] - low) / (high - low) * size).clip(0, size).astype(int)
    return np.asarray(surface.value[y, x])


def at_clip(weights: Layer, clip: float, row: int = 0) -> float:
    """The share of a critic's weights that lie at the clip value, beyond .99 of it: of the histogram in a row.

    Row 0 is of all layers.

    Source
    ------
    Gulrajani et al. 2017, figure 1b: clipping pushes weights towards the extremes of its range.
    """
    assert weights.at is not None
    below = np.append(0.0, np.cumsum(weights.value[row], dtype=np.float64))
    low, high = weights.at[row].tolist()
    edges = np.linspace(low, high, len(below))
    inner, outer = 0.99 * clip, clip * (1 + 1e-6)
    left, right = np.interp([(-outer, -inner), (inner, outer)], edges, below)
    return float(left[1] - left[0] + right[1] - right[0])


def through_layers(norms: Singles) -> float:
    """|∂L/∂h| at the critic's first hidden layer over that at its last; NaN where there are no two to compare.

    Source
    ------
    Gulrajani et al. 2017, figure 1b: clipping lets it explode or vanish on the way.
    """
    return float(norms[0] / norms[-1]) if len(norms) > 1 and norms[-1] else math.nan


def _through_layers(view: View) -> float:
    slopes = view.snapshot.layers.get("slopes") if view.snapshot is not None else None
    return through_layers(slopes.value) if slopes is not None else math.nan


def _at_clip(view: View) -> float:
    weights = view.snapshot.layers.get("weights") if view.snapshot is not None else None
    return at_clip(weights, view.settings_in_force.clip) if weights is not None else math.nan


_QUANTITIES: Mapping[str, Callable[[View], float]] = {
    "step": _step, "w1": _w1, "excess": _excess, "js": _js, "agreement": _agreement,
    "estimate": _mean("estimate"), "corrected": _mean("corrected"), "js_estimate": _mean("js_estimate"),
    "gradient_norm": _mean("gradient_norm"), "modes": _of_evaluation(lambda report: report.modes),
    "fair_modes": _of_evaluation(lambda report: report.fair_modes),
    "high_quality": _of_evaluation(lambda report: report.high_quality),
    "estimate_ratio": _over_w1("estimate"), "corrected_ratio": _over_w1("corrected"),
    "rank_agreement": _rank_agreement, "saturated": _saturated, "at_clip": _at_clip,
    "through_layers": _through_layers,
}  # fmt: skip


def of_heaps(name: str, heaps: TwoHeaps, carried: float, *, resting: bool) -> float:
    """A quantity of the two heaps: ``carried`` is the share of the way, ``resting`` whether descent stands still."""
    if name.startswith("heap_"):
        return heaps.distances[next(kind for kind in heaps.distances if kind == name.removeprefix("heap_"))]
    own = {
        "theta": heaps.theta, "carried": carried, "resting": float(resting), "tied": float(heaps.tied),
        "work": heaps.carrying.total,
    }  # fmt: skip
    return own[name]


def of_dirac(name: str, step: int, start: tuple[float, float] = dirac.START) -> float:
    """A quantity of the Dirac-GAN after so many steps."""
    if name == "dirac_step":
        return float(step)
    method = dirac.METHODS[name.removeprefix("radius_")]
    return dirac.radius(dirac.trajectory(method, start, step))
