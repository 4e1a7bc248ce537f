"""Held-out critic loss: whether the critic learns the distribution, or its training points by heart."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.glyphs import Stroke
from wgan_desktop.ui.drawing.numerals import at_step, numeral
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels.charted import Charted
from wgan_desktop.ui.tooltips import tooltip

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

CURVES = {
    "loss_trained": (Said("training"), Stroke("critic")),
    "loss_held_out": (Said("held out"), Stroke("real", width=2.4)),
}


class HeldOut(Charted):
    """The critic's loss on points that it is trained on, and on such as it has never seen."""

    name = "held_out"
    label = "Held-out critic loss"
    about = "The critic's loss on samples it is trained on and on samples it never saw: where they part it over-fits."
    rank = 45
    pictures = True
    needs = frozenset({"held_out"})
    plotted: ClassVar = {Said("critic loss"): CURVES}
    signed = True

    def _sentence(self, view: View) -> tuple[str, str]:
        settings = view.settings_in_force
        finite = PROBLEMS[settings.problem].finite
        if LOSSES[settings.loss].critic_free:
            return tr("The critic rests: it has no loss."), ""
        if finite and not settings.held_out:
            way = tr("Set “Held-out share” among the problem's fields: the run begins anew, and that share of the "
                     "data is never trained on.")  # fmt: skip
            return tr("Nothing is held out: set “Held-out share” above 0."), way
        latest = [view.history.latest(name) for name in CURVES]
        if latest[0] is None or latest[1] is None:
            return tr("Waiting for a picture."), ""
        gap = numeral(latest[1][1] - latest[0][1])
        what = tr("Without the penalty, on real samples of either kind against the same generated ones.")
        if finite:
            said = tr("Held out − training: {gap} · {step}", gap=gap, step=at_step(latest[0][0]))
        else:
            said = tr("Every draw is new, so both are one but for chance: {gap} apart", gap=gap)
            what += " " + tr("Over-fitting needs given points, such as the digits or your own.")
        return said, tooltip(what, source=tr("Gulrajani et al. 2017, figure 5b, there with the sign turned"))
