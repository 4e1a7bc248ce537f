"""What one chooses in the laboratory of two clouds."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wgan_desktop.core.two_clouds import MOST
from wgan_desktop.ui.drawing.chips import ChipSpec
from wgan_desktop.ui.drawing.glyphs import Dot, Stroke, hatch, ray
from wgan_desktop.ui.drawing.plane import ENTROPIC
from wgan_desktop.ui.drawing.wrapping import WrappingLayout
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.laboratory.cloud_shapes import CloudShapes
from wgan_desktop.ui.laboratory.controls import LaboratoryControls
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.named_slider import NamedSlider
from wgan_desktop.ui.widgets.scale import SliderScale

COUNTS = (16, 64, 128, MOST)
LISTS = ("cost", "earth", "earth_count", "holes", "holes_count")
SHARE = SliderScale(0.0, 1.0, logarithmic=False, whole=False)
EPSILON = SliderScale(0.01, 10.0, logarithmic=True, whole=False)

CHIPS = (
    ChipSpec("rays", "Rays", "The exact plan: every grain goes straight along its ray.", ray),
    ChipSpec(
        "entropic", "Entropic rays",
        "The entropic plan, which is not exact: it spreads the mass of each point over many; the 900 largest entries.",
        Stroke(curve=ENTROPIC), on=False,
    ),
    ChipSpec(
        "matrix", "Plan matrix",
        "Both plans, from the earth's points (up) to the holes' points (across): dots exact, shades entropic.", hatch,
    ),
    ChipSpec("pencil", "Pencil", "The mouse draws the cloud instead of dragging; the right button takes points away.",
             Dot("accent"), on=False),
)  # fmt: skip


class CloudControls(LaboratoryControls):
    """Shapes and sizes of the clouds, the cost, what is shown; a button to carry, and two sliders below the picture."""

    def __init__(self, theme: Theme, shapes: CloudShapes) -> None:
        super().__init__(theme, shapes, LISTS, CHIPS, cost="2")
        self.sliders, self.share, self.epsilon = QWidget(), NamedSlider(SHARE), NamedSlider(EPSILON)
        self._line = QHBoxLayout(self.sliders)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.share, 3)
        self._line.addWidget(self.epsilon, 2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._choosing, self._doing = WrappingLayout(), WrappingLayout()
        for name, box in self.choices.items():
            if name in self.names:
                self._choosing.addWidget(self.names[name])
            self._choosing.addWidget(box)
        for part in (self.carry_button, *self.chips.chips.values()):
            self._doing.addWidget(part)
        self._column.addLayout(self._choosing)
        self._column.addLayout(self._doing)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._column.setSpacing(theme.px(6))
        self._line.setSpacing(theme.px(24))
        for layout in (self._choosing, self._doing):
            layout.setSpacing(theme.px(6))
        self.share.call("t", tr("t: how far every grain is on its way, 0 to 1"), theme)
        tip = tr("ε: the weight of the entropy, in units of the cost; the smaller, the nearer to the exact plan")
        self.epsilon.call("ε", tip, theme)
        counts = {str(count): tr("{count} points", count=count) for count in COUNTS}
        for name in ("earth_count", "holes_count"):
            self.choices[name].ask(tr("Points at most"), counts, theme, "128")
