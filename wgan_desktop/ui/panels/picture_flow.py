"""The earth mover among images: which generated one goes to which real one, and how far."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from wgan_desktop.core.picture_plan import SPACES, PicturePlan, Space
from wgan_desktop.core.sliced import DIRECTIONS
from wgan_desktop.core.words import Said
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.controls.readings import of_old
from wgan_desktop.ui.drawing.chips import ChipSpec
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.glyphs import framed, ray, standing, turning
from wgan_desktop.ui.drawing.numerals import at_step, numeral, percent, with_spread
from wgan_desktop.ui.drawing.picture_layers import HeldLayer, ThumbnailsLayer, picture_layers, side
from wgan_desktop.ui.drawing.scene import Scene
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels.staged import Staged
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.tooltips import tooltip
from wgan_desktop.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

CHOICE = 170  # pixels of the choice of a space, at scale 1

CHIPS = (
    ChipSpec("rays", "Rays", "The exact transport plan: which generated image goes to which real one. Rays shorter "
             "than the floor are noise and grey.", ray),
    ChipSpec("real", "Real", "The real images, each in a frame: the holes that the earth is to fill.", framed),
    ChipSpec("generated", "Generated", "The generated images, each on a bar, from latents that stay the same.",
             standing, on=False),
    ChipSpec(
        "travellers", "Under way",
        "A generated image on its way to its real one, fading from the one into the other: (1 − t) × generated + "
        "t × real. Among pixels this is the straight path itself; among features it only shows what becomes of what.",
        turning,
    ),
)  # fmt: skip

LABELS: dict[Space, Said] = {"pixels": Said("distance of pixels"), "features": Said("distance of features")}
TIPS: dict[Space, Said] = {
    "pixels": Said("Euclidean distance of all pixels: what W1, its floor and the critic are about."),
    "features": Said(
        "Euclidean distance of features: of a small classifier trained here on these very data where they have "
        "classes, else of fixed random convolutions. Its unit is the spread of the real features."
    ),
}
EXACT = Said("W1, the earth mover's distance of these {n} generated and {n} real images, by an exact solver.")
DRAWN = Said(
    "Of the rays drawn, Σ mass × distance is {work}: they prefer the last picture's pairs by a little, to stay calm."
)
SLICED = Said(
    "The mean W1 of the same images seen along {n} random directions. It is not W1: of many dimensions most "
    "directions see next to nothing of a difference."
)
FLOOR = Said("What a perfect generator would score at this number of images: mean and standard deviation of {n} draws.")


class PictureFlow(Staged):
    """The stage of the earth mover for images; the plan is solved elsewhere, and says which step it is of."""

    name = "picture_flow"
    label = "Picture flow"
    about = "Generated images on their way to real ones along the exact transport plan, in pixels or in features."
    rank = 16
    shapes = "images"
    switches = tuple(chip.name for chip in CHIPS)
    rate = 5.0

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, CHIPS, picture_layers)
        self.space: Space = "pixels"
        self._plan: PicturePlan | None = None
        self.choice = ChoiceBox(theme)
        self.choice.chosen.connect(self._choose)
        self.head.addWidget(self.choice)
        self.retheme(theme)

    @property
    def needs(self) -> frozenset[str]:  # type: ignore[override]
        """Plans in the chosen space."""
        return frozenset({self.space})

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self.choice.theme = theme
        self.choice.offer({name: tr(label) for name, label in LABELS.items()}, {n: tr(tip) for n, tip in TIPS.items()})
        self.choice.show_value(self.space)
        self.choice.setAccessibleName(tr("Where distances are measured"))
        self.choice.setToolTip(tr(TIPS[self.space]))
        self.choice.setFixedWidth(theme.px(CHOICE))
        self.stage.picture.call_axes(tr("1st component"), tr("2nd component"))

    def beat(self, now: float) -> None:
        """Move what moves, and let go of a pair that the pointer has left."""
        super().beat(now)
        if self.stage.picture.readout is None:
            self._hold(None)

    def choose_space(self, space: Space) -> None:
        """Measure distances there from now on."""
        self.space = space
        self.choice.show_value(space)
        self.choice.setToolTip(tr(TIPS[space]))
        self._said = 0.0

    def _choose(self, value: str) -> None:
        self.choose_space(next(space for space in SPACES if space == value))

    def _scene_of(self, view: View) -> Scene | None:
        """That of the newest plan in the chosen space; what is shown stays until there is another."""
        found = view.pictures
        if found is None or found is self._plan or found.space != self.space:
            return self.scene
        self._plan = found
        return Scene.of_images(found, self.scene)

    # What is said around the picture

    def _say(self, view: View, now: float) -> None:
        found = self._plan
        if found is None or found.space != self.space or view.pictures is None:
            learning = self.space == "features" and view.snapshot is not None and len(view.snapshot.shape) == 3
            waiting = tr("Waiting for the first plan")
            self.title.setText(tr("Learning features from the real images") if learning else waiting)
            self.state.say(of_old(view, found.run, found.step) if found is not None and view.pictures is None else "")
            self.note.hide()
            self.figures.show_figures(())
            return
        self.title.setText(tr("Transport of {n} images", n=len(found.generated)))
        self.state.say(at_step(found.step) + " · " + self._age(view, now))
        self.note.setText(self._lost(found))
        self.note.show()
        self.figures.show_figures(self._numbers(found))

    def _lost(self, found: PicturePlan) -> str:
        """What the plane shows, and what it cannot."""
        values = {"share": percent(found.explained), "d": found.dimension}
        if found.space == "pixels":
            return tr("Seen along the first two principal components of the real images: {share} of their variance; "
                      "distances are those of all {d} dimensions.", **values)  # fmt: skip
        whose = {
            "classifier": tr("features of our own classifier"),
            "random": tr("fixed random features, since there are no classes"),
        }
        return tr("Seen along the first two principal components of the real images' features: {share} of their "
                  "variance; distances are those of all {d} dimensions ({whose}).",
                  whose=whose[found.kind or "random"], **values)  # fmt: skip

    def _numbers(self, found: PicturePlan) -> list[Figure]:
        at, n = at_step(found.step), len(found.generated)
        floor, directions = found.floor, tr("{n} projections", n=DIRECTIONS)
        exact = tooltip(tr(EXACT, n=n), tr(DRAWN, work=numeral(found.plan.work)))
        return [
            Figure(tr("exact W1"), numeral(found.w1), at, exact, "truth"),
            Figure(tr("floor"), with_spread(floor.mean, floor.sd), "", tr(FLOOR, n=floor.draws), "muted"),
            Figure(tr("sliced W1"), numeral(found.sliced), directions, tr(SLICED, n=DIRECTIONS), "muted"),
        ]

    # The pair under the pointer

    def _read(self, x: float, y: float, unit: float) -> Sequence[str | QImage]:
        """The image under the pointer and its partner, enlarged, and how far they are apart."""
        found, scene = self._plan, self.scene
        if found is None or scene is None:
            return ()
        plane = self.stage.plane
        reach = side(self.theme, unit, scene, min(plane.width(), plane.height())) / 2 / unit
        pair = self._under(found, x, y, reach)
        self._hold(pair)
        if pair is None:
            return ()
        plan = found.plan
        source, target, distance = int(plan.sources[pair]), int(plan.targets[pair]), float(plan.distance[pair])
        made, given = self._layer("generated").album.picture(source), self._layer("real").album.picture(target)
        names = tr("generated {source} → real {target}", source=source + 1, target=target + 1)
        return made, given, names, tr("distance {distance}", distance=numeral(distance))

    def _under(self, found: PicturePlan, x: float, y: float, reach: float) -> int | None:
        """The entry of the plan whose generated image, or else real image, is there; the nearest of several."""
        for name, places, ends in (
            ("generated", found.generated, found.plan.sources), ("real", found.real, found.plan.targets),
        ):  # fmt: skip
            away = np.abs(places - (x, y)).max(axis=1)
            index = int(away.argmin())
            if self.chips.on(name) and away[index] <= reach:
                return int(np.flatnonzero(ends == index)[0])
        return None

    def _hold(self, pair: int | None) -> None:
        held = self.stage.picture.layers["held"]
        assert isinstance(held, HeldLayer)
        drawn = self.scene.plan if self.scene is not None else None
        held.ends = drawn.ends[pair] if pair is not None and drawn is not None else None

    def _layer(self, name: str) -> ThumbnailsLayer:
        layer = self.stage.picture.layers[name]
        assert isinstance(layer, ThumbnailsLayer)
        return layer

    def actions(self) -> list[ActionSpec]:
        """A switch for every layer and space, and back to the whole picture."""

        def choice(space: Space) -> ActionSpec:
            return ActionSpec(
                f"{self.name}.{space}", tr(LABELS[space]), lambda: self.choose_space(space), group=tr(self.label),
                tip=tr(TIPS[space]), checked=lambda: self.space == space,
            )  # fmt: skip

        return [*super().actions(), *map(choice, SPACES)]
