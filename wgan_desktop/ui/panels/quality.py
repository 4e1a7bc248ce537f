"""The quality of generated images over the steps: precision, recall, density, coverage and a Fréchet distance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.quality import DENSE, MANIFOLD
from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.numerals import at_step
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.measures.quality import FRECHET, SHARES, whose
from wgan_desktop.ui.panels.charted import Charted
from wgan_desktop.ui.tooltips import tooltip

if TYPE_CHECKING:
    from wgan_desktop.run.view import View


class QualityCurves(Charted):
    """What is measured of the features of images, every ten seconds."""

    name = "quality"
    label = "Quality of images"
    about = "Precision, recall, density, coverage and a Fréchet distance of generated images, on features of our own."
    rank = 46
    plotted: ClassVar = {Said("share"): SHARES, Said("Fréchet²"): FRECHET}

    def _sentence(self, view: View) -> tuple[str, str]:
        if len(PROBLEMS[view.settings_in_force.problem].shape) != 3:
            return tr("Only images have features; this problem has points."), ""
        quality = view.evaluation.quality if view.evaluation is not None else None
        if quality is None:
            return tr("Features are learnt from the real images first."), ""
        said = tr("own features, not FID · n = {size}, k = {few} and {more} · {step}", size=quality.n, few=MANIFOLD,
                  more=DENSE, step=at_step(quality.step))  # fmt: skip
        if quality.doubtful:
            said = tr("too few images to mean much · {said}", said=said)
        return said, tooltip(whose(quality), source="Kynkäänniemi et al. 2019; Naeem et al. 2020; Dowson, Landau 1982")
