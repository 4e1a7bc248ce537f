"""Which curves there are, what each is drawn like and which plot it belongs to."""

from __future__ import annotations

import dataclasses

from wgan_desktop.ui.drawing.chips import ChipSpec
from wgan_desktop.ui.drawing.glyphs import Stroke, hatch


@dataclasses.dataclass(frozen=True)
class Group:
    """Curves of one unit, in one plot: ``signed`` where negative values are as ordinary as positive ones."""

    name: str
    label: str
    curves: tuple[str, ...]
    signed: bool = False


@dataclasses.dataclass(frozen=True)
class CurveSpec:
    """One curve of the history: its chip, its full name, and its name at its end."""

    chip: ChipSpec
    label: str
    short: str
    stroke: Stroke


def _curve(name: str, label: str, short: str, stroke: Stroke, tip: str, chip: str = "") -> CurveSpec:
    return CurveSpec(ChipSpec(name, chip or label, tip, stroke), label, short, stroke)


CURVES = {
    spec.chip.name: spec
    for spec in (
        _curve(
            "w1", "Exact W1", "W1", Stroke("truth", width=2.4),
            "The earth mover's distance of generated and real samples, by an exact solver: the truth.",
        ),
        _curve(
            "estimate", "Estimate", "est.", Stroke("critic"),
            "What a Wasserstein critic says of the distance: E f(x) − E f(y), without the penalty.",
        ),
        _curve(
            "corrected", "Corrected", "corr.", Stroke(curve=0),
            "The estimate freed of the gradient penalty's overshoot: λ(−1 + √(1 + 2 est/λ)). Corrected, never exact.",
        ),
        _curve(
            "critic_loss", "Critic loss", "critic", Stroke("critic"),
            "The critic's loss without its penalty. Curves of different losses are not comparable.",
        ),
        _curve("generator_loss", "Generator loss", "gen.", Stroke("generated"), "What the generator minimises."),
        _curve(
            "js", "JS", "JS", Stroke(curve=4),
            "Jensen-Shannon divergence of two histograms, in nats: 0 to log 2 = 0.693 (Lin 1991).",
        ),
        _curve(
            "js_estimate", "JS estimate", "est.", Stroke("critic"),
            "What the critic of a JS loss says of that divergence: log 2 − L/2 (Goodfellow et al. 2014).",
        ),
        _curve(
            "kl", "KL", "KL", Stroke(curve=3),
            "Kullback-Leibler divergence KL(real || generated), in nats; ∞ (a triangle at the edge) where real points "
            "lie in a cell without a generated one (Kullback & Leibler 1951).",
        ),
    )
}  # fmt: skip

FLOOR = ChipSpec(
    "floor", "Floor",
    "What a perfect generator would score in W1 with so many samples: mean and standard deviation of 20 draws. "
    "Below it nothing can be told from perfect.", hatch,
)  # fmt: skip

GROUPS = (
    Group("distance", "distance", ("w1", "estimate", "corrected")),
    Group("loss", "loss", ("critic_loss", "generator_loss"), signed=True),
    Group("nats", "nats", ("js", "js_estimate", "kl")),
)

SHARED = {"js_estimate": "estimate"}  # a curve that is switched with another's chip: what the critic says, either way

CHIPS = (
    *(CURVES[name].chip for name in GROUPS[0].curves),
    FLOOR,
    *(CURVES[n].chip for g in GROUPS[1:] for n in g.curves if n not in SHARED),
)
