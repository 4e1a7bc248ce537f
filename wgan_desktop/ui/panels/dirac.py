"""The Dirac-GAN: where WGAN fails too, in one phase portrait."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.dirac import GAMMAS, METHODS, PACE, R1, START, STEP, STEPS, methods, radius, trajectory
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.drawing.chips import Chips, ChipSpec
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.formula_grid import FormulaGrid
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.phase_portrait import PhasePortrait, method_color
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Elapsed
from wgan_desktop.ui.widgets.choice_box import ChoiceBox
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View


def _stroke(name: str, painter: QPainter, place: QRectF, theme: Theme) -> None:
    """A chip's sign: a stroke in the colour of the trajectory."""
    painter.setPen(QPen(method_color(theme, name), theme.line(2.4), c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()))


CHIPS = tuple(
    ChipSpec(name, method.label, f"{method.formula}. {method.fate.capitalize()}.", partial(_stroke, name))
    for name, method in METHODS.items()
)


class Dirac(Panel):
    """One real point, one generated, a linear critic: every method from the same start."""

    name = "dirac"
    label = "Dirac-GAN"
    about = "One real point, one generated one, a linear critic: which methods arrive, and which circle for ever."
    rank = 16
    area = "centre"
    workspace = "heaps"
    visible_at_start = False
    rate = 1.0

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.widget = QWidget()
        self.resting = False
        self.chips, self.portrait, self.grid = Chips(CHIPS, theme), PhasePortrait(theme), FormulaGrid(theme)
        self.words = Readout("", "caption", characters=0, color="muted")
        self.gammas, self.gamma = ChoiceBox(theme), R1
        self._column, line = QVBoxLayout(self.widget), QHBoxLayout()
        line.addWidget(self.chips, 1)
        line.addWidget(self.gammas)
        self._column.addLayout(line)
        self._column.addWidget(self.portrait, 1)
        self._column.addWidget(self.words)
        self._column.addWidget(self.grid)
        self.chips.switched.connect(lambda *_: self._show())
        self.portrait.started.connect(lambda theta, psi: self.start((theta, psi)))
        self.gammas.chosen.connect(lambda value: self.weigh(float(value)))
        self.begin()
        self.retheme(theme)

    def begin(self) -> None:
        """Begin as published."""
        self.place = START
        self.weigh(R1)

    def weigh(self, gamma: float) -> None:
        """Give R1 this weight, and begin once more where the trajectories began."""
        self.gamma = gamma
        self.gammas.show_value(str(gamma))
        self.start(self.place)

    def start(self, place: tuple[float, float]) -> None:
        """Begin all trajectories at (theta, psi)."""
        self.place, self.portrait.methods = place, methods(self.gamma)
        self._whole: dict[str, Floats] = {
            name: trajectory(method, place) for name, method in self.portrait.methods.items()
        }
        self._steps, self._elapsed = 0.0, Elapsed()
        self._show()

    @property
    def step(self) -> int:
        """How far the trajectories are shown."""
        return int(self._steps)

    def show(self, view: View) -> None:
        """The Dirac-GAN is no part of a run."""

    def beat(self, now: float) -> None:
        """Go some steps further."""
        passed = self._elapsed.until(now)
        if self._steps < STEPS and not self.resting:
            self._steps = min(self._steps + PACE * passed, float(STEPS))
            self._show()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        edge = theme.px(12)
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        self._column.setSpacing(theme.px(6))
        for part in (self.chips, self.portrait, self.words, self.grid):
            part.retheme(theme)
        weights = {str(gamma): f"γ = {numeral(gamma, 1)}" for gamma in GAMMAS}
        self.gammas.ask(tr("γ: the weight of R1"), weights, theme, str(R1))
        title = tr("Critic's slope ψ over the generated point θ; the real point is 0; a click starts from there; "
                   "dots: the gradient vanishes")  # fmt: skip
        self.portrait.call(title, "θ")
        self._show()

    def _show(self) -> None:
        count = self.step + 1
        shown = {name: whole[:count] for name, whole in self._whole.items() if self.chips.on(name)}
        self.portrait.show_trails(shown, next(iter(shown), next(iter(METHODS))))
        self.grid.show_figures([self._figure(name, trail) for name, trail in shown.items()])
        theta, psi = self.place
        self.words.say(
            tr(
                "Step {step} of {steps}, each of length {length}, from ({theta}, {psi}); arrows: {method}.",
                step=self.step, steps=STEPS, length=STEP, theta=numeral(theta), psi=numeral(psi),
                method=tr(METHODS[self.portrait.field].label),
            )
        )  # fmt: skip

    def _figure(self, name: str, trail: Floats) -> Figure:
        method, away = METHODS[name], radius(trail)
        tip = tr("Distance from the equilibrium, |(θ, ψ)|. {formula}", formula=tr(method.formula))
        return Figure(tr(method.label), numeral(away), tr(method.fate), tip)

    def table(self) -> list[Sequence[Cell]]:
        """Every trajectory, step by step."""
        names = list(self._whole)
        header = ["step"] + [f"{name}_{part}" for name in names for part in ("theta", "psi")]
        both = np.hstack([self._whole[name] for name in names])
        return [tuple(header), *((step, *row) for step, row in enumerate(both.tolist()))]

    def actions(self) -> list[ActionSpec]:
        """From the published start once more."""
        tip = tr("From θ = 1, ψ = −1, as in Mescheder et al. 2018.")
        again = partial(self.start, START)
        return [ActionSpec("dirac.again", tr("Start again"), again, group=tr(self.label), tip=tip)]
