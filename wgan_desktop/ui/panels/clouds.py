"""Two clouds of earth in the plane: the exact plan, the way along it, and an entropic plan for comparison."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wgan_desktop.core.entropic import MARGINS, Entropic
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.transport import TransportError, load
from wgan_desktop.core.two_clouds import REACH, SHAPES, CloudError, Offset, TwoClouds
from wgan_desktop.core.two_heaps import Which
from wgan_desktop.core.words import Said, said_by
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.drawing.formula_grid import FormulaGrid
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.plan_matrix import PlanMatrix
from wgan_desktop.ui.drawing.plane import Plane
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.laboratory.cloud_controls import CloudControls
from wgan_desktop.ui.laboratory.cloud_shapes import CloudShapes
from wgan_desktop.ui.laboratory.cloud_words import figures, of_masses, of_plan
from wgan_desktop.ui.laboratory.shape_list import DRAWN
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Elapsed
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

PACE = 4.0  # seconds in which all grains are carried
COUNT, EPSILON = 128, 0.1  # at first
BRUSH = 0.15  # units


class Clouds(Panel):
    """The laboratory of two clouds in the plane."""

    name = "clouds"
    label = "Two clouds"
    about = "Two clouds of earth in the plane: carry one to the other along the exact plan, and measure how far."
    rank = 16
    area = "centre"
    workspace = "heaps"
    visible_at_start = False
    rate = 1.0

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.clouds = self._good = TwoClouds.of(SHAPES["gaussian"].make(COUNT), SHAPES["ring8"].make(COUNT))
        self.share, self.carrying, self.epsilon = 0.0, False, EPSILON
        self.entropic: Entropic | None = None
        self.loader = threading.Thread(target=load, name="loads POT")
        self._elapsed, self._stale, self._note = Elapsed(), True, ""
        self._pencil: Which = "earth"  # the cloud that is drawn, or was last
        self._squares: dict[Which, Offset] = {"earth": self.clouds.theta, "holes": self.clouds.at}
        self.widget = QWidget()
        self.sources = CloudShapes(self.widget)
        self.controls, self.plane = CloudControls(theme, self.sources), Plane(theme)
        self.matrix, self.grid = PlanMatrix(theme), FormulaGrid(theme)
        self.words, self.doubts = (Readout("", "caption", characters=0, color="muted") for _ in range(2))
        self._arrange()
        self.controls.chosen.connect(self._choose)
        self.controls.carry.connect(self.toggle_carrying)
        self.controls.switched.connect(self._switch)
        self.controls.share.moved.connect(self._go_to)
        self.controls.epsilon.moved.connect(self._soften)
        self.plane.dragged.connect(self._drag)
        self.plane.drawn.connect(self._draw)
        self.retheme(theme)

    def _arrange(self) -> None:
        self._column, pictures = QVBoxLayout(self.widget), QHBoxLayout()
        pictures.addWidget(self.plane, 3)
        pictures.addWidget(self.matrix, 1)
        self._column.addWidget(self.controls)
        self._column.addLayout(pictures, 1)
        for part in (self.controls.sliders, self.words, self.doubts, self.grid):
            self._column.addWidget(part)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        edge = theme.px(12)
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        self._column.setSpacing(theme.px(5))
        for part in (self.controls, self.plane, self.matrix, self.grid, self.words, self.doubts):
            part.retheme(theme)
        self.plane.call(tr("The plane: earth p_θ and holes p_data; drag either"), "x")
        self.matrix.call(tr("Plans: from earth (up) to holes (across)"), tr("by x"))
        self._stale = True
        self._say()

    # ------------------------------------------------------------------ what a person does

    def choose(self, which: Which, shape: str, *, anew: bool = True) -> None:
        """Choose the shape of a cloud; what cannot be used is said, and the cloud stays."""
        most = int(self.controls.value(f"{which}_count"))
        try:
            points = self.sources.make(which, shape, most, anew=anew)
        except (CloudError, ProblemError) as error:
            points, self._note, self._stale = None, str(error), True
        self.controls.choices[which].show_value(self.sources.chosen[which])
        if points is not None:
            self._note = self.sources.said
            middle = tuple((points.mean(axis=0) + self._squares[which]).tolist()) if shape == DRAWN else None
            self._change(self.clouds.with_shape(which, points), **({_place(which): middle} if middle else {}))

    def _choose(self, name: str, value: str) -> None:
        if name == "cost":
            self._change(self.clouds, p=int(value))
            return
        which: Which = "earth" if name.startswith("earth") else "holes"
        if name != which:
            self.choose(which, self.sources.chosen[which], anew=False)
        elif value == DRAWN:
            self._take_pencil(which)
        else:
            self.controls.chips.chips["pencil"].setChecked(False)
            self.choose(which, value)

    def _take_pencil(self, which: Which) -> None:
        """Draw from now on; the cloud stays until there is a point."""
        if not len(self.sources.drawn[which].points):
            self._squares[which] = getattr(self.clouds, _place(which))
            self.sources.chosen[which] = DRAWN
            self._stale, self._note = True, Said("Draw in the dashed square; the right button takes points away.")
        else:
            self.choose(which, DRAWN)
        self.controls.choices[which].show_value(DRAWN)
        self.plane.drawing = self._pencil = which
        self.controls.chips.chips["pencil"].setChecked(True)

    def toggle_carrying(self) -> None:
        """Carry the earth, from the beginning if it has all been carried; or stop."""
        self.carrying = not self.carrying
        if self.carrying and self.share >= 1:
            self.share = 0.0
        self._say()

    def _change(self, clouds: TwoClouds, **values: object) -> None:
        """Everything else follows at the next beat: a mouse moves more often than there is something to see."""
        self.clouds = dataclasses.replace(clouds, **values)  # type: ignore[arg-type]
        self._stale = True

    def _drag(self, which: Which, across: float, up: float) -> None:
        x, y = getattr(self.clouds, _place(which))
        place = tuple(np.clip((x + across, y + up), np.negative(REACH), REACH).tolist())
        self._squares[which] = (self._squares[which][0] + place[0] - x, self._squares[which][1] + place[1] - y)
        self._change(self.clouds, **{_place(which): place})
        self._note = ""

    def _draw(self, which: Which, x: float, y: float, away: bool) -> None:
        drawing = self.sources.drawn[which]
        (drawing.erase if away else drawing.paint)(x, y, BRUSH)
        self.choose(which, DRAWN)

    def _go_to(self, share: float) -> None:
        self.share, self.carrying, self._stale = share, False, True

    def _soften(self, epsilon: float) -> None:
        self.epsilon, self._stale = epsilon, True

    def _switch(self, name: str, on: bool) -> None:
        if name == "matrix":
            self.matrix.setVisible(on)
        elif name != "pencil":
            setattr(self.plane, name, on)
        elif not on:
            self.plane.drawing = None
        elif self.plane.drawing is None:
            self._take_pencil(self._pencil)
        self._stale = True

    # ------------------------------------------------------------------ showing

    def show(self, view: View) -> None:
        """Clouds are no part of a run."""

    def beat(self, now: float) -> None:
        """Carry, solve where something moved, and iterate on where nothing did."""
        if self.loader.ident is None:
            self.loader.start()
        if self.loader.is_alive():
            return
        passed = self._elapsed.until(now)
        if self.carrying:
            self.share = min(self.share + passed / PACE, 1.0)
            self.carrying, self._stale = self.share < 1, True
        if self._stale or self.entropic is None or not self.entropic.converged:
            self._renew()

    def _renew(self) -> None:
        """Show the clouds as they are now."""
        try:
            self.clouds.w1, self.clouds.w2  # noqa: B018 - solved here, where a failure can be said
        except TransportError as error:
            self.clouds = self._good
            self._note = Said("{why} The clouds stay as they were.", why=said_by(error))
        self._good, self._stale = self.clouds, False
        cost, before = self.clouds.cost, self.entropic
        if before is None or before.cost is not cost or before.epsilon != self.epsilon:
            before = Entropic.begin(cost, self.epsilon, before)
        self.entropic = before if before.converged else before.further()
        self.plane.square = self._squares[self._pencil]
        self.plane.show_clouds(self.clouds, self.share, self.entropic.plan)
        self.matrix.show_clouds(self.clouds, self.entropic.plan)
        self.controls.share.show_value(self.share)
        self.controls.epsilon.show_value(self.epsilon)
        self.grid.show_figures(figures(self.clouds, self.share, self.entropic))
        self._say()

    def _say(self) -> None:
        self.controls.show_carrying(carrying=self.carrying)
        if self.entropic is None:
            self.words.say(tr("The exact solver is being loaded …"))
            return
        self.words.say(f"{tr(self._note) or of_plan(self.clouds)} {of_masses(self.clouds)}".strip())
        count, wrong = self.entropic.iterations, numeral(self.entropic.error, 2)
        if self.entropic.converged:
            doubt = tr(
                "Entropic plan, not exact: {count} iterations since the last change, margins right to {error}.",
                count=count, error=numeral(MARGINS, 1),
            )  # fmt: skip
        else:
            doubt = tr(
                "Entropic plan, not exact, and not done: {count} iterations since the last change, "
                "{wrong} of the mass misplaced.", count=count, wrong=wrong,
            )  # fmt: skip
        self.doubts.say(doubt)

    def table(self) -> list[Sequence[Cell]]:
        """The exact plan, an entry a row; none while the solver is being loaded."""
        if self.entropic is None:
            return []
        clouds, plan = self._good, self._good.plan
        start, end = clouds.fake[plan.sources], clouds.real[plan.targets]
        rows = np.column_stack([plan.mass, start, end, np.linalg.norm(end - start, axis=1)]).tolist()
        return [("mass", "x_from", "y_from", "x_to", "y_to", "distance"), *map(tuple, rows)]

    def actions(self) -> list[ActionSpec]:
        """To carry, as the button does."""
        tip, seen = tr("Every grain goes straight along its ray."), self.widget.isVisible
        text, carry = tr("Carry the earth, or stop"), self.controls.carry.emit
        return [ActionSpec("clouds.carry", text, carry, "Shift+M", tr(self.label), tip, enabled=seen)]


def _place(which: Which) -> str:
    """The field that holds where a cloud lies."""
    return "theta" if which == "earth" else "at"
