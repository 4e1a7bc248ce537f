"""The earth being moved: points, exact rays and grains over the critic's surface."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.snapshot import Extent
from wgan_desktop.core.words import Said
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.drawing.beside import BELOW, SIDE, Beside
from wgan_desktop.ui.drawing.chips import Chips, ChipSpec
from wgan_desktop.ui.drawing.figures import Figure, Figures
from wgan_desktop.ui.drawing.glyphs import Dot, arrow, grains, mesh, ramp, ray
from wgan_desktop.ui.drawing.key import StageKey
from wgan_desktop.ui.drawing.layers import SurfaceLayer
from wgan_desktop.ui.drawing.numerals import numeral, with_spread
from wgan_desktop.ui.drawing.scene import Scene, Scenes, height, nearest
from wgan_desktop.ui.drawing.stage import Stage
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

WORDS = 0.25  # seconds at least between two changes of the text around the stage
REACH = 12.0  # pixels within which a point counts as under the pointer

PLAN = Said(
    "Σ mass × distance of the {n} rays drawn. The pairs of the last picture are preferred by a little, so that the "
    "rays stay calm: it lies slightly above the W1 of the same points."
)
EXACT = Said("W1, the earth mover's distance of {n} generated and {n} real samples, by an exact solver.")
FLOOR = Said("What a perfect generator would score at this number of points: mean and standard deviation of {n} draws.")
COSINE = Said("Mean over the generated points; 1 where the critic's gradient points along the exact ray.")

CHIPS = (
    ChipSpec("real", "Real", "The real points: the holes that the earth is to fill.", Dot("real", hollow=True)),
    ChipSpec(
        "generated", "Generated", "The generated points, from latents that stay the same: the earth.", Dot("generated")
    ),
    ChipSpec(
        "surface", "Critic",
        "The critic's value f(x, y), high where it believes in real points, with lines of equal height.", ramp,
    ),
    ChipSpec(
        "gradients", "Gradients",
        "The critic's gradient at generated points, coloured by cos(gradient, exact ray). The optimal critic's lies "
        "along the ray with norm 1 (Gulrajani et al. 2017, proposition 1). An arrow grows with the norm, but is never "
        "shorter than a third of that of norm 1, so that its direction is seen.", arrow, on=False,
    ),
    ChipSpec(
        "rays", "Rays",
        "The exact transport plan: which generated point goes to which real one. Rays shorter than the floor are noise "
        "and grey.", ray,
    ),
    ChipSpec("grains", "Grains", "Grains of earth travelling along the rays; a grain's area is its mass.", grains),
    ChipSpec("manifold", "Manifold", "The generator's image of a grid of noise.", mesh, on=False),
)  # fmt: skip


def _at(step: int) -> str:
    return tr("step {step}", step=step)


class Flow(Panel):
    """The stage of the earth mover."""

    name = "flow"
    label = "Earth flow"
    about = "Generated points, real points and the exact transport between them, over the critic's surface."
    rank = 10
    area = "centre"
    rate = 60.0
    pictures = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._scenes = Scenes()
        self.scene: Scene | None = None
        self._view: View | None = None
        self._said = 0.0
        self.widget = QWidget()
        self.title, self.state = QLabel(), Readout("", "body", characters=0, color="muted")
        self.title.setProperty("role", "title")
        self.note = QLabel()
        self.note.setProperty("role", "caption")
        self.note.setWordWrap(True)
        self.note.hide()
        self.chips = Chips(CHIPS, theme)
        self.stage = Stage(theme, self._read)
        self.key, self.figures = StageKey(theme), Figures(theme)
        self._arrange()
        for spec in CHIPS:
            self.stage.picture.switch(spec.name, on=spec.on)
        self.chips.switched.connect(self._switch)
        self.retheme(theme)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.state, 1)
        self._column = QVBoxLayout(self.widget)
        self._column.addLayout(head)
        self._column.addWidget(self.chips)
        self._column.addWidget(self.note)
        self.beside = Beside(self.stage, (self.key, self.figures))
        self.beside.turned.connect(self.key.turn)
        self.beside.turned.connect(self.figures.turn)
        self._column.addWidget(self.beside, 1)

    @property
    def needs(self) -> frozenset[str]:  # type: ignore[override]
        """The layers that are switched on."""
        layers = self.stage.picture.layers
        return frozenset[str]().union(*(layers[name].needs for name in self.chips.chosen()))

    @property
    def seen(self) -> Extent | None:  # type: ignore[override]
        """What the camera looks at or is on its way to."""
        return self.stage.plane.wanted if self.chips.on("surface") else None

    @property
    def behind(self) -> bool:  # type: ignore[override]
        """Whether a sheet of the stage waits to be painted anew."""
        return self.stage.behind

    def show(self, view: View) -> None:
        """Take on the newest picture."""
        self._view = view
        scene = self._scenes.of(view)
        if scene is not None:
            self.scene = scene
            self.stage.take(scene)
        now = time.monotonic()
        if now - self._said >= WORDS:
            self._said = now
            self._say(view, now)

    def beat(self, now: float) -> None:
        """Move the grains and the view."""
        self.stage.beat(now)

    def catch_up(self) -> None:
        """Have one of the sheets painted."""
        self.stage.catch_up()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        edge = theme.px(12)
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        self._column.setSpacing(theme.px(6))
        self.beside.set_sizes(theme.px(SIDE), theme.px(BELOW), theme.px(6))
        for part in (self.state, self.chips, self.stage, self.key, self.figures):
            part.retheme(theme)
        self._said = 0.0

    def _switch(self, name: str, on: bool) -> None:
        self.stage.picture.switch(name, on=on)
        self._said = 0.0

    # What is said around the picture

    def _say(self, view: View, now: float) -> None:
        scene, snapshot = self.scene, view.snapshot
        if scene is None or snapshot is None:
            self.title.setText(tr("Waiting for the first picture"))
            return
        problem = PROBLEMS.get(snapshot.problem)
        self.title.setText(tr(problem.label) if problem is not None else snapshot.problem)
        self.state.say(tr("step {step}", step=scene.step) + " · " + self._age(view, now))
        surface = self.stage.picture.layers["surface"]
        assert isinstance(surface, SurfaceLayer)
        shown = self.chips.on("surface") and scene.surface is not None
        self.key.show_key(surface.levels if shown else None, arrows=self.chips.on("gradients"))
        self.figures.show_figures(self._numbers(view, scene))
        self._say_projection(scene)

    def _age(self, view: View, now: float) -> str:
        """How old the picture is."""
        if view.current:
            return tr("current")
        return tr("{age} s old", age=localised(f"{max(view.age(now), 0.0):.1f}"))

    def _say_projection(self, scene: Scene) -> None:
        self.note.setVisible(scene.projection is not None)
        self.chips.chips["surface"].setEnabled(scene.projection is None)
        plane = scene.projection is None
        self.stage.picture.call_axes(*(("x", "y") if plane else (tr("1st component"), tr("2nd component"))))
        if scene.projection is None:
            return
        text = tr(
            "Seen along the first two principal components of the real data, which hold {share} % of its variance. "
            "Lengths on the screen are shorter than the distances, which count all {d} numbers of a point.",
            share=round(100 * scene.projection.explained), d=len(scene.projection.mean),
        )  # fmt: skip
        self.note.setText(text)

    def _numbers(self, view: View, scene: Scene) -> list[Figure]:
        plan, evaluation = scene.plan, view.evaluation
        figures = []
        if plan is not None:
            tip = tr(PLAN, n=plan.points)
            figures.append(Figure(tr("mass × distance"), numeral(plan.work), _at(plan.step), tip))
        if evaluation is not None and evaluation.run == scene.run:
            tip = tr(EXACT, n=evaluation.n)
            figures.append(Figure(tr("exact W1"), numeral(evaluation.w1), _at(evaluation.step), tip, "truth"))
            if evaluation.floor is not None:
                floor = evaluation.floor
                value = with_spread(floor.mean, floor.sd)
                figures.append(Figure(tr("floor"), value, "", tr(FLOOR, n=floor.draws), "muted"))
        if self.chips.on("gradients"):
            figures.append(self._cosine(view))
        return figures

    def _cosine(self, view: View) -> Figure:
        """Of the last gradients that met the plan of their step."""
        plan = view.agreed
        if plan is None or plan.agreement is None:
            return Figure(tr("cos(gradient, ray)"), numeral(None), "", tr(COSINE), "critic")
        note = tr("median {median}", median=numeral(plan.agreement.median))
        return Figure(tr("cos(gradient, ray)"), numeral(plan.agreement.mean), note, tr(COSINE), "critic")

    def _read(self, x: float, y: float, unit: float) -> Sequence[str]:
        """The reading under the pointer."""
        scene = self.scene
        if scene is None:
            return ()
        across, up = self.stage.picture.names
        lines = [f"{across} {numeral(x)}   {up} {numeral(y)}"]
        if scene.surface is not None and self.chips.on("surface"):
            value = height(scene.surface, scene.surface.extent or scene.extent, x, y)
            if value is not None:
                lines.append(tr("critic f = {f}", f=numeral(value)))
        for name, points in ((tr("generated"), scene.generated), (tr("real"), scene.real)):
            index, distance = nearest(points, x, y)
            if distance * unit <= REACH:
                lines.append(
                    tr(
                        "{kind} point {index} at {x}, {y}",
                        kind=name,
                        index=index,
                        x=numeral(points[index, 0]),
                        y=numeral(points[index, 1]),
                    )
                )
        return lines

    def table(self) -> list[Sequence[Cell]]:
        """Every point in the plane, and the pairs of the drawn plan."""
        scene = self.scene
        if scene is None:
            return []
        rows: list[Sequence[Cell]] = [("kind", "step", "x", "y", "to_x", "to_y", "mass", "distance")]
        rows += [("real", scene.step, float(x), float(y)) for x, y in scene.real]
        rows += [("generated", scene.step, float(x), float(y)) for x, y in scene.generated]
        if scene.plan is not None:
            pairs = zip(scene.plan.ends.tolist(), scene.plan.mass.tolist(), scene.plan.distance.tolist(), strict=True)
            rows += [("ray", scene.plan.step, *ends, mass, distance) for ends, mass, distance in pairs]
        return rows

    def actions(self) -> list[ActionSpec]:
        """A switch for every layer, and back to the whole picture."""
        group = tr(self.label)

        def switch(spec: ChipSpec) -> ActionSpec:
            return ActionSpec(
                f"flow.{spec.name}", tr(spec.label), lambda: self.chips.toggle(spec.name), group=group,
                tip=tr(spec.tip), checked=lambda: self.chips.on(spec.name),
            )  # fmt: skip

        tip = tr("Undo zooming and moving; the same as a double click.")
        whole = ActionSpec("flow.whole", tr("Whole picture"), self.stage.plane.camera.reset, group=group, tip=tip)
        return [*map(switch, CHIPS), whole]
