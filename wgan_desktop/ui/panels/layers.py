"""Inside the critic: how its weights are spread, and what is left of its loss's gradient at each layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.snapshot import Layer
from wgan_desktop.run.quantities import at_clip, through_layers
from wgan_desktop.ui.drawing.layer_plots import SlopesByLayer, WeightColumns
from wgan_desktop.ui.drawing.numerals import at_step, numeral, percent
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.tooltips import tooltip
from wgan_desktop.ui.widgets.choice_box import ChoiceBox
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

ALL = "0"  # the row of all layers together
STEEP = 30.0  # of the first layer's norm over the last's: from here on gradients explode, below its inverse they vanish


class Layers(Panel):
    """A histogram of weights above the gradient's norm over the layers."""

    name = "layers"
    label = "Weights and gradients"
    about = "The critic's weights, and its loss's gradient layer by layer: what clipping does, and a penalty does not."
    rank = 40
    area = "right"
    visible_at_start = False
    rate = 4.0
    pictures = True
    needs = frozenset({"weights", "slopes"})

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._view: View | None = None
        self._weights: Layer | None = None
        self._slopes: Layer | None = None
        self.widget = QWidget()
        self.choice, self.columns, self.curve = ChoiceBox(theme), WeightColumns(theme), SlopesByLayer(theme)
        self.of_weights, self.of_slopes = (Readout("", "caption", characters=0, color="muted") for _ in range(2))
        self.choice.chosen.connect(lambda _: self._renew())
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.of_weights)
        self._column.addWidget(self.columns, 1)
        self._column.addWidget(self.of_slopes)
        self._column.addWidget(self.curve, 1)
        self.retheme(theme)

    def show(self, view: View) -> None:
        """Take on the newest picture."""
        self._view = view
        layers = view.snapshot.layers if view.snapshot is not None else {}
        weights, slopes = layers.get("weights"), layers.get("slopes")
        if weights is not self._weights or slopes is not self._slopes:
            self._weights, self._slopes = weights, slopes
            self._offer()
        self._renew()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        edge = theme.px(12)
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(6))
        self._column.setSpacing(theme.px(5))
        for part in (self.columns, self.curve, self.of_weights, self.of_slopes):
            part.retheme(theme)
        self.choice.theme = theme
        self.choice.setFixedWidth(theme.px(128))
        self.choice.setAccessibleName(tr("Layers of the critic whose weights are counted"))
        self.choice.setToolTip(self.choice.accessibleName())
        self.columns.call(tr("Share of the weights"), tr("weight"))
        self.curve.call(tr("|∂L/∂h|: the critic loss's gradient at each hidden layer"), tr("layer"))
        self._offer(anew=True)
        self._renew()

    def _offer(self, *, anew: bool = False) -> None:
        """Offer all layers together, and each; what was chosen stays where it is still there."""
        count = len(self._weights.value) if self._weights is not None else 1
        if anew or count != self.choice.count():
            before = self.choice.currentData()
            self.choice.offer(
                {ALL: tr("all layers"), **{str(layer): tr("layer {n}", n=layer) for layer in range(1, count)}}
            )
            self.choice.show_value(before if self.choice.findData(before) >= 0 else ALL)

    def _renew(self) -> None:
        if self._view is None:
            return
        if self._weights is not None and self._weights.at is not None:
            row = int(self.choice.currentData())
            self._show_weights(self._weights.value[row].astype(np.float64), float(self._weights.at[row, 1]))
        else:  # of another run nothing stays
            self.columns.show_weights(np.zeros(1), 1.0, None)
            self.of_weights.say(tr("Waiting for a picture."))
        norms = np.empty(0) if self._slopes is None else self._slopes.value.astype(np.float64)
        self.curve.show_norms(norms)
        tip = tooltip(
            tr("Norm over all rows of the critic loss's gradient, without the penalty, by a layer's activations."),
            source=tr("Gulrajani et al. 2017, figure 1b"),
        )
        self.of_slopes.say(self._of_slopes(norms), tip)

    def _show_weights(self, shares: np.ndarray, reach: float) -> None:
        assert self._view is not None
        assert self._weights is not None
        settings, step = self._view.settings_in_force, at_step(self._weights.step)
        clip = settings.clip if settings.constraint == "clip" else None
        self.columns.show_weights(shares, reach, clip)
        if clip is not None:
            edge = at_clip(self._weights, clip, int(self.choice.currentData()))
            words = tr("{share} at ±c = {clip} · {step}", share=percent(edge), clip=numeral(clip), step=step)
        else:
            words = tr("largest {reach} · {step}", reach=numeral(reach), step=step)
        tip = tr("Of the weights, without biases. Under clipping: the share beyond 0.99 c.")
        self.of_weights.say(words, tooltip(tip, source=tr("Gulrajani et al. 2017, figure 1b")))

    def _of_slopes(self, norms: np.ndarray) -> str:
        """What has become of the gradient on its way back."""
        assert self._view is not None
        if LOSSES[self._view.settings_in_force.loss].critic_free:
            return tr("The critic rests: no gradient goes back through it.")
        if self._slopes is None:
            return tr("Waiting for a picture.")
        if len(norms) < 2:
            return tr("Fewer than two hidden layers: nothing to compare.")
        if norms[0] == 0:
            return tr("None of the gradient reaches layer 1.")
        ratio = through_layers(norms)
        fate = tr("it explodes") if ratio > STEEP else tr("it vanishes") if ratio < 1 / STEEP else tr("it stays")
        return tr("Layer 1 over layer {last}: {ratio}, {fate}", last=len(norms), ratio=numeral(ratio), fate=fate)

    def table(self) -> list[Sequence[Cell]]:
        """Every bin of every histogram, layer 0 being all of them, and every norm."""
        rows: list[Sequence[Cell]] = []
        if self._weights is not None and self._weights.at is not None:
            for row, shares in enumerate(self._weights.value.tolist()):
                low, high = self._weights.at[row].tolist()
                edges = np.linspace(low, high, len(shares) + 1).tolist()
                rows += [("weights", row, *each) for each in zip(edges[:-1], edges[1:], shares, strict=True)]
        if self._slopes is not None:
            rows += [("gradient", row, None, None, norm) for row, norm in enumerate(self._slopes.value.tolist(), 1)]
        return [("what", "layer", "from", "to", "value"), *rows] if rows else []
