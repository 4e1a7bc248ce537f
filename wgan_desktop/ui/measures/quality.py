"""How good generated images are, in words: five scores of features, each with its formula, source and limits."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wgan_desktop.core.quality import DENSE, MANIFOLD
from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.glyphs import Stroke
from wgan_desktop.ui.drawing.numerals import at_step, numeral, percent
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.tooltips import tooltip

if TYPE_CHECKING:
    from wgan_desktop.core.quality import Quality

PAPER, RELIABLE = "Kynkäänniemi et al. 2019, section 3", "Naeem et al. 2020, section 3"
SHARES = {
    "precision": (Said("precision"), Stroke(curve=0)),
    "recall": (Said("recall"), Stroke(curve=1)),
    "density": (Said("density"), Stroke(curve=2)),
    "coverage": (Said("coverage"), Stroke(curve=3)),
}
FRECHET = {"frechet": (Said("Fréchet"), Stroke("truth"))}
FORMULAS = {
    "precision": (
        Said("The share of generated images within reach of a real one: nearer than its neighbour number {k} among the "
             "real ones. It sees bad images, not lost kinds."), MANIFOLD, PAPER,
    ),
    "recall": (
        Said("The share of real images within reach of a generated one: nearer than its neighbour number {k} among the "
             "generated ones. It sees lost kinds, and forgives images that lie far apart."), MANIFOLD, PAPER,
    ),
    "density": (
        Said("How many real neighbourhoods, each up to the neighbour number {k}, hold a generated image, over what is "
             "expected: about 1 for a perfect generator, and it may be above."), DENSE, RELIABLE,
    ),
    "coverage": (
        Said("The share of real images in whose neighbourhood, up to the neighbour number {k}, there is a generated "
             "one."), DENSE, RELIABLE,
    ),
    "frechet": (
        Said("|m − m′|² + tr(C + C′ − 2(CC′)^½) of the features' means and covariances: what FID is of Inception's "
             "features. Its unit is the variance of the real features: a generator that always makes their mean reads "
             "1."), 0, "Dowson, Landau 1982",
    ),
}  # fmt: skip


def whose(quality: Quality) -> str:
    """Of whose features, and what they may not be held against."""
    if quality.kind == "random":
        words = tr("On fixed random features, since there are no classes: not comparable with published FID.")
    else:
        right = percent(quality.accuracy)
        words = tr("On features of our own classifier ({right} right on images it has not seen): not comparable with "
                   "published FID.", right=right)  # fmt: skip
    counted = tr("{n} generated and {n} real images.", n=quality.n)
    little = tr("These are so few that the scores mean little: noise may count as good.") if quality.doubtful else ""
    return " ".join(filter(None, [words, tr(quality.classes) if quality.classes else "", counted, little]))


def figures(quality: Quality | None) -> Iterator[tuple[Figure, float | None, int | None]]:
    """Each score as it is shown, its value and its step; dashes while nothing is known."""
    step = quality.step if quality is not None else None
    values = dataclasses.asdict(quality.scores) if quality is not None else {}
    perfect = dataclasses.asdict(quality.perfect) if quality is not None else {}
    for name, (label, _) in (SHARES | FRECHET).items():
        formula, k, source = FORMULAS[name]
        value = values.get(name)
        caption = tr(label) if name != "frechet" else tr("Fréchet², not FID")
        note = tr("perfect {value} · {step}", value=numeral(perfect.get(name), 2), step=at_step(step))
        number = numeral(value)
        if quality is not None and quality.doubtful:
            number = f"{number} ?"
            note = tr("doubtful, n = {size} · {step}", size=quality.n, step=at_step(step))
        meant = tr("“Perfect” is what as many other real images score.")
        tip = tooltip(tr(formula, k=k), whose(quality), meant, source=source) if quality else tooltip(tr(formula, k=k))
        shown = Figure(caption, number, note if quality else tr("being measured"), tip, "generated")
        yield shown, value, step
