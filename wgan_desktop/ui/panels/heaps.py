"""Two heaps of earth: the article's picture, to grasp, to move and to measure."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.carrying import Distance, on_the_way
from wgan_desktop.core.heaps import Heap, HeapError
from wgan_desktop.core.learnt_critic import Bound, LearntCritic
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.two_heaps import DISTANCES, SHAPES, SPEED, TwoHeaps, Which, within_reach
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.drawing.critics import PLACES
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.laboratory.heap_controls import LEARNT, ORDERS, HeapControls, order_of
from wgan_desktop.ui.laboratory.heap_pictures import HeapPictures
from wgan_desktop.ui.laboratory.heap_shapes import HeapShapes
from wgan_desktop.ui.laboratory.heap_words import of_critic, of_distance, of_masses, over_theta
from wgan_desktop.ui.laboratory.shape_list import DRAWN
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Elapsed

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

UPDATES = 4  # of the learnt critic at a beat
FOUND = 3  # thetas a beat whose distances are computed


class Heaps(Panel):
    """The laboratory of two heaps on a line."""

    name = "heaps"
    label = "Two heaps"
    about = "Two heaps of earth on a line: carry one to the other, and measure how far apart they are."
    rank = 15
    area = "centre"
    workspace = "heaps"
    visible_at_start = False
    rate = 1.0

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.heaps = TwoHeaps(SHAPES["gaussian"].make(), SHAPES["gaussian"].make())
        self.carried, self.carrying, self.descending = 0.0, False, False
        self._elapsed, self._stale, self._other = Elapsed(), False, True
        self._note = ""
        self._pencil: Which = "earth"  # the heap that is drawn, or was last
        self.critic = LearntCritic()
        self._bound: Bound | None = None  # while it learns
        self._unknown: Iterator[tuple[int, dict[Distance, float]]] = iter(())
        self.widget = QWidget()
        self.sources = HeapShapes(self.widget)
        self.controls = HeapControls(theme, self.sources)
        self.shown = HeapPictures(theme, self.widget, self.controls)
        self.ground, self.curves = self.shown.ground, self.shown.curves
        self.words, self.grid = self.shown.words, self.shown.grid
        self.controls.chosen.connect(self._choose)
        self.controls.carry.connect(self.toggle_carrying)
        self.controls.descend.connect(self.toggle_descending)
        self.controls.switched.connect(self._switch)
        self.controls.theta.moved.connect(self._move)
        self.controls.mixture.moved.connect(lambda share: self._change(turned=share))
        self.ground.dragged.connect(self._drag)
        self.ground.drawn.connect(self._draw)
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self.shown.retheme(theme)
        self._renew()

    # ------------------------------------------------------------------ what a person does

    def choose(self, which: Which, shape: str) -> None:
        """Choose the shape of a heap; what cannot be used is said, and the heap stays."""
        fresh = shape == DRAWN and shape != self.sources.chosen[which]
        try:
            heap = self.sources.make(which, shape, self.heaps.fake if which == "earth" else self.heaps.real)
        except (HeapError, ProblemError) as error:
            heap, self._note, self._stale = None, str(error), True
        self.controls.choices[which].show_value(self.sources.chosen[which])
        if heap is not None:
            self._hold_pencil(which if shape == DRAWN else None)
            self._put(which, heap, **({_place(which): 0.0} if fresh else {}))
            self._note = self.sources.said

    def _hold_pencil(self, which: Which | None) -> None:
        """Let the mouse draw this heap; None: let it drag both."""
        self.ground.drawing = which
        self._pencil = which or self._pencil
        self.controls.chips.chips["pencil"].setChecked(which is not None)

    def lay_out(self, **values: object) -> None:
        """Change fields of `TwoHeaps`; the lists show them."""
        self._change(**values)
        self.controls.choices["cost"].show_value(str(self.heaps.p))
        self.controls.choices["order"].show_value(order_of(self.heaps.turned))

    def _choose(self, name: str, value: str) -> None:
        if name in ("earth", "holes"):
            self.choose("earth" if name == "earth" else "holes", value)
        elif name == "cost":
            self._change(p=int(value))
        elif name == "order":
            self._change(turned=ORDERS[value][1])
        else:
            self.descending &= name != "down"
            self._note = ""
            self._learn(0)
            self._renew()

    def toggle_carrying(self) -> None:
        """Carry the earth, from the beginning if it has all been carried; or stop."""
        self.carrying, self.descending = not self.carrying, False
        if self.carrying and self.carried >= 1:
            self.carried = 0.0
        self._note = ""
        self._say()

    def toggle_descending(self) -> None:
        """Let gradient descent move theta; or stop."""
        down = not self.descending
        self._stand()
        self.descending = down
        self._say()

    def _stand(self, **values: float) -> None:
        """Whoever touches a heap, or lets theta descend, sees the earth where p_theta stands: it is not carried now."""
        self.carried, self.carrying, self.descending = 0.0, False, False
        self._change(**values)

    def _change(self, **values: object) -> None:
        """Everything else follows at the next beat: a mouse moves more often than there is something to see."""
        self.heaps = dataclasses.replace(self.heaps, **values)  # type: ignore[arg-type]
        self._stale, self._note = True, ""

    def _put(self, which: Which, heap: Heap, **values: float) -> None:
        self.carried, self._other = 0.0, True
        self._change(**{which: heap}, **values)

    def _drag(self, which: Which, shift: float) -> None:
        self._stand(**{_place(which): within_reach(getattr(self.heaps, _place(which)) + shift)})

    def _draw(self, which: Which, x0: float, y0: float, x1: float, y1: float) -> None:
        place = getattr(self.heaps, _place(which))
        self.sources.drawn[which].stroke((x0 - place, y0), (x1 - place, y1))
        self.choose(which, DRAWN)

    def _move(self, theta: float) -> None:
        self._stand(theta=within_reach(theta))

    def _switch(self, name: str, on: bool) -> None:
        if name == "pencil":
            if on and self.sources.chosen[self._pencil] != DRAWN:
                self.choose(self._pencil, DRAWN)
            self._hold_pencil((self.ground.drawing or self._pencil) if on else None)
            return
        if name == "arcs":
            self.ground.arcs = on
        elif name == "critic":
            self.ground.critic = on
        self._learn(0)
        self._renew()

    @property
    def down(self) -> Distance:
        """The distance that descent follows; W1, where it follows the critic that learns it."""
        return next((kind for kind in DISTANCES if kind == self.controls.value("down")), "w1")

    @property
    def on_critic(self) -> bool:
        """Whether descent follows the learnt critic."""
        return self.controls.value("down") == LEARNT

    # ------------------------------------------------------------------ showing

    def show(self, view: View) -> None:
        """Heaps are no part of a run."""

    def beat(self, now: float) -> None:
        """Carry, descend, and learn a little more of the curves."""
        passed = self._elapsed.until(now)
        if learns := self._bound is not None:
            self._learn(UPDATES)
        if moved := self._stale:
            self._renew()
        elif learns:
            self.shown.show_figures(self.heaps, self.shares(), self._bound)
            if self.on_critic:
                self._say()
        if self.carrying:
            self.carried = min(self.carried + passed / self.controls.pace, 1.0)
            self.carrying = self.carried < 1
            self.shown.show_blocks(self.heaps, self.shares(), self._bound)
            if not self.carrying:
                self._say()
        if self.descending and passed:  # at the first beat no time has passed yet
            self._descend(passed)
        for _ in range(1 if moved else FOUND):
            found = next(self._unknown, None)
            if found is not None:
                self.curves.learn(*found)

    def _learn(self, updates: int) -> None:
        """Let the learnt critic learn these heaps and see what it proves, where somebody asks for it."""
        self._bound = None
        if self.controls.chips.on(LEARNT) or self.on_critic:
            self.critic.learn(self.heaps.fake, self.heaps.real, updates)
            self._bound = self.critic.bound(self.heaps.fake, self.heaps.real)
        seen = self._bound is not None and self._bound.steepness > 0 and self.controls.chips.on(LEARNT)
        self.ground.show_learnt(self.critic(PLACES) / self._bound.steepness if seen and self._bound else None)

    def _descend(self, passed: float) -> None:
        if self.on_critic and self._bound is not None:
            self._change(theta=within_reach(self.heaps.theta - SPEED * passed * self._bound.slope))
        elif (lower := self.heaps.downhill(self.down, passed)) is not None:
            self._change(theta=lower.theta)
        else:
            self.descending = False
            self._say()

    def shares(self) -> Floats:
        """How far each block is on its way, (n,) from 0 to 1."""
        count = len(self.heaps.carrying.mass)
        return on_the_way(self.carried, count, in_turn=self.controls.value("manner") == "blocks")

    def _renew(self) -> None:
        """Show the heaps as they are now; the curves begin anew where one has another shape."""
        if self._other:
            self.curves.begin(self.heaps.offsets)
            self._unknown = self.heaps.over_offsets()
        self._stale = self._other = False
        self.shown.show_heaps(self.heaps, self.shares(), self._bound)
        self._say()

    def _say(self) -> None:
        self.controls.show_doing(carrying=self.carrying, descending=self.descending)
        self.words.say(self._sentence())

    def _sentence(self) -> str:
        """What there is to see now."""
        if self._note:
            said = tr(self._note)
        elif self.on_critic and self._bound is not None:
            said = of_critic(self._bound, self.critic.updates)
        else:
            said = of_distance(self.heaps, self.down)
        return f"{said} {of_masses(self.heaps)}".strip()

    def table(self) -> list[Sequence[Cell]]:
        """Every distance over theta."""
        return over_theta(self.curves.thetas, self.curves.values)

    def actions(self) -> list[ActionSpec]:
        """To carry and to descend, as the buttons do."""
        rows = [
            ("carry", tr("Carry the earth, or stop"), self.controls.carry, "M", tr("Block by block, or all at once.")),
            (
                "descend",
                tr("Let θ descend, or stop"),
                self.controls.descend,
                "D",
                tr("On the distance chosen."),
            ),
        ]
        return [
            ActionSpec(f"heaps.{name}", text, does.emit, key, tr(self.label), tip, enabled=self.widget.isVisible)
            for name, text, does, key, tip in rows
        ]


def _place(which: Which) -> str:
    """The field that holds where a heap lies."""
    return "theta" if which == "earth" else "at"
