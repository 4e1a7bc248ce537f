"""What one chooses in the laboratory of two heaps."""

from __future__ import annotations

from PySide6.QtCore import Signal

from wgan_desktop.core.two_heaps import CARRIED_IN, DISTANCES, REACH
from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.chips import ChipSpec
from wgan_desktop.ui.drawing.critics import LEARNT as LEARNT_STROKE
from wgan_desktop.ui.drawing.glyphs import Dot, ramp, ray
from wgan_desktop.ui.drawing.wrapping import WrappingLayout
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.laboratory.controls import LaboratoryControls, translated
from wgan_desktop.ui.laboratory.heap_shapes import HeapShapes
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import push_button
from wgan_desktop.ui.widgets.named_slider import NamedSlider
from wgan_desktop.ui.widgets.scale import SliderScale

THETA = SliderScale(-REACH, REACH, logarithmic=False, whole=False)
MIXED = "mixed"
ORDERS = {"kept": (Said("in order"), 0.0), "turned": (Said("turned round"), 1.0), MIXED: (Said("a mixture"), 0.5)}
MIXTURE = SliderScale(0.0, 1.0, logarithmic=False, whole=False)
MANNERS = {"blocks": Said("block by block"), "flow": Said("all at once")}
PACES = {"slow": (Said("slowly"), 15.0), "normal": (Said("at a walk"), CARRIED_IN), "fast": (Said("fast"), 2.5)}
LEARNT = "learnt"  # what descent may follow besides the distances
LISTS = ("earth", "holes", "cost", "manner", "pace", "order", "down")

CHIPS = (
    ChipSpec("arcs", "Ways", "The way of every block: it goes straight to its place, drawn as an arc to be seen.", ray),
    ChipSpec(
        "critic", "Optimal critic",
        "The Kantorovich potential f: of all functions of slope at most 1 the one with the greatest "
        "E f(data) − E f(θ), which is W1.", ramp, on=False,
    ),
    ChipSpec(
        LEARNT, "Learnt critic",
        "A small network that learns these heaps as WGAN-GP's critic does, a little at every beat. Divided by its "
        "greatest slope it proves a lower bound of W1.", LEARNT_STROKE, on=False,
    ),
    ChipSpec("pencil", "Pencil", "The mouse draws the heap instead of dragging it.", Dot("accent"), on=False),
)  # fmt: skip


class HeapControls(LaboratoryControls):
    """Shapes, cost, order and manner; buttons to carry and to descend.

    Signals
    -------
    descend()
        Begin or stop.
    """

    descend = Signal()

    def __init__(self, theme: Theme, shapes: HeapShapes) -> None:
        super().__init__(theme, shapes, LISTS, CHIPS, cost="1")
        self.theta, self.mixture = NamedSlider(THETA), NamedSlider(MIXTURE)
        self.mixture.hide()
        self.descend_button = push_button(self.descend.emit)
        self._line = WrappingLayout(self)
        chips = dict(self.chips.chips)  # they wrap with the others
        for name, sign in self.names.items():
            self._line.addWidget(sign)
            self._line.addWidget(self.choices[name])
        cost, manner, pace, order, down = (self.choices[name] for name in LISTS[2:])
        pencil = chips.pop("pencil")
        for part in (cost, pencil, self.carry_button, manner, pace, order, self.descend_button, down, *chips.values()):
            self._line.addWidget(part)

    @property
    def pace(self) -> float:
        """Seconds in which all blocks are carried."""
        return PACES[self.value("pace")][1]

    def show_mixture(self, turned: float) -> None:
        """Show which share of the earth is carried in the turned order, where a mixture was chosen."""
        self.mixture.setVisible(self.value("order") == MIXED)
        self.mixture.show_value(turned)

    def show_doing(self, *, carrying: bool, descending: bool) -> None:
        """Say what the buttons do now."""
        self.show_carrying(carrying=carrying)
        self.descend_button.setText(tr("Stop") if descending else tr("Descend on"))
        self.descend_button.setAccessibleName(tr("Stop descending") if descending else tr("Let θ descend"))

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._line.setSpacing(theme.px(6))
        self.theta.call("θ", tr("θ: where the earth lies"), theme)
        tip = tr("The share of every block that is laid down turned round, 0 to 1; the rest is laid down in order")
        self.mixture.call(tr("turned"), tip, theme)
        distances: dict[str, str] = {kind: tr(label) for kind, (label, _) in DISTANCES.items()}
        orders = translated({order: label for order, (label, _) in ORDERS.items()})
        self.choices["order"].ask(tr("Order in which blocks are laid down"), orders, theme)
        self.choices["manner"].ask(tr("How the earth is carried"), translated(MANNERS), theme)
        paces = translated({pace: label for pace, (label, _) in PACES.items()})
        self.choices["pace"].ask(tr("How fast the earth is carried"), paces, theme, "normal")
        self.choices["down"].ask(tr("What descent follows"), {**distances, LEARNT: tr("learnt critic")}, theme)


def order_of(turned: float) -> str:
    """The entry of the list of orders for a share of the earth that is carried in the turned one."""
    return next((name for name, (_, share) in ORDERS.items() if share == turned), MIXED)
