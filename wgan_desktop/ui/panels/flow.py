"""The earth being moved: points, exact rays and grains over the critic's surface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.snapshot import Extent
from wgan_desktop.core.words import Said
from wgan_desktop.ui.controls.readings import of_old
from wgan_desktop.ui.drawing.chips import ChipSpec
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.glyphs import Dot, arrow, grains, mesh, ramp, ray
from wgan_desktop.ui.drawing.layers import SurfaceLayer
from wgan_desktop.ui.drawing.numerals import at_step, numeral
from wgan_desktop.ui.drawing.scene import Scene, Scenes, height, nearest
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.measures.comparison import exact_figure, floor_figure
from wgan_desktop.ui.panels.staged import Staged
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

REACH = 12.0  # pixels within which a point counts as under the pointer

PLAN = Said(
    "Σ mass × distance of the {n} rays drawn. The pairs of the last picture are preferred by a little, so that the "
    "rays stay calm: it lies slightly above the W1 of the same points."
)
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


class Flow(Staged):
    """The stage of the earth mover."""

    name = "flow"
    label = "Earth flow"
    about = "Generated points, real points and the exact transport between them, over the critic's surface."
    rank = 10
    shapes = "points"
    switches = tuple(chip.name for chip in CHIPS)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, CHIPS)
        self._scenes = Scenes()
        self.retheme(theme)

    @property
    def needs(self) -> frozenset[str]:  # type: ignore[override]
        """The layers that are switched on."""
        layers = self.stage.picture.layers
        return frozenset[str]().union(*(layers[name].needs for name in self.chips.chosen()))

    @property
    def seen(self) -> Extent | None:  # type: ignore[override]
        """What the camera looks at or is on its way to."""
        return self.stage.plane.wanted if self.chips.on("surface") else None

    def _scene_of(self, view: View) -> Scene | None:
        return self._scenes.of(view)

    def _say(self, view: View, now: float) -> None:
        scene, snapshot = self.scene, view.snapshot
        if scene is None:
            self.title.setText(tr("Waiting for the first picture"))
            return
        if snapshot is None:
            self.state.say(of_old(view, scene.run, scene.step))
        else:
            problem = PROBLEMS.get(snapshot.problem)
            self.title.setText(tr(problem.label) if problem is not None else snapshot.problem)
            self.state.say(at_step(scene.step) + " · " + self._age(view, now))
        surface = self.stage.picture.layers["surface"]
        assert isinstance(surface, SurfaceLayer)
        shown = self.chips.on("surface") and scene.surface is not None
        self.key.show_key(surface.levels if shown else None, arrows=self.chips.on("gradients"))
        self.figures.show_figures(self._numbers(view, scene))
        self._say_projection(scene)

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
            figures.append(Figure(tr("mass × distance"), numeral(plan.work), at_step(plan.step), tip))
        if evaluation is not None and evaluation.run == scene.run:
            figures.append(exact_figure(evaluation))
            if evaluation.floor is not None:
                figures.append(floor_figure(evaluation.floor))
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
