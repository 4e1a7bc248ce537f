"""What the panels around a stage have in common: a legend that switches its layers, and words above and beside it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.drawing.beside import BELOW, SIDE, Beside
from wgan_desktop.ui.drawing.chips import Chips, ChipSpec
from wgan_desktop.ui.drawing.figures import Figures
from wgan_desktop.ui.drawing.key import StageKey
from wgan_desktop.ui.drawing.layers import layers
from wgan_desktop.ui.drawing.scene import Scene
from wgan_desktop.ui.drawing.stage import Layers, Stage
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

WORDS = 0.25  # seconds at least between two changes of the text around the stage


class Staged(Panel):
    """A stage under its title, what is switched on it and what its picture loses, with numbers beside it.

    Parameters
    ----------
    theme : Theme
    specs : sequence of ChipSpec
        One for each layer that can be switched.
    made : callable
        The layers; see `Stage`.
    """

    area = "centre"
    rate = 60.0
    pictures = True

    def __init__(self, theme: Theme, specs: Sequence[ChipSpec], made: Layers = layers) -> None:
        super().__init__(theme)
        self.scene: Scene | None = None
        self._view: View | None = None
        self._said = 0.0
        self._specs = specs
        self.widget = QWidget()
        self.title, self.state = QLabel(), Readout("", "body", characters=0, color="muted")
        self.title.setProperty("role", "title")
        self.note = QLabel()
        self.note.setProperty("role", "caption")
        self.note.setWordWrap(True)
        self.note.hide()
        self.chips = Chips(specs, theme)
        self.stage = Stage(theme, self._read, made)
        self.key, self.figures = StageKey(theme), Figures(theme)
        self._arrange()
        for spec in specs:
            self.stage.picture.switch(spec.name, on=spec.on)
        self.chips.switched.connect(self._switch)

    def _arrange(self) -> None:
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addWidget(self.state, 1)
        self._column = QVBoxLayout(self.widget)
        self._column.addLayout(self.head)
        self._column.addWidget(self.chips)
        self._column.addWidget(self.note)
        self.beside = Beside(self.stage, (self.key, self.figures))
        self.beside.turned.connect(self.key.turn)
        self.beside.turned.connect(self.figures.turn)
        self._column.addWidget(self.beside, 1)

    @property
    def behind(self) -> bool:  # type: ignore[override]
        """Whether a sheet of the stage waits to be painted anew."""
        return self.stage.behind

    def show(self, view: View) -> None:
        """Take on the newest picture."""
        self._view = view
        scene = self._scene_of(view)
        if scene is not None and scene is not self.scene:
            self.scene = scene
            self.stage.take(scene)
        now = time.monotonic()
        if now - self._said >= WORDS:
            self._said = now
            self._say(view, now)

    def _scene_of(self, view: View) -> Scene | None:
        """What there is to be shown of a view."""
        raise NotImplementedError

    def _say(self, view: View, now: float) -> None:
        """Say what stands around the picture."""
        raise NotImplementedError

    def _read(self, x: float, y: float, unit: float) -> Sequence[str | QImage]:
        """The reading under the pointer."""
        raise NotImplementedError

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

    def _age(self, view: View, now: float) -> str:
        """How old the picture is."""
        if view.current:
            return tr("current")
        if view.failure is not None:
            return tr("the last picture")
        return tr("{age} s old", age=localised(f"{max(view.age(now), 0.0):.1f}"))

    def table(self) -> list[Sequence[Cell]]:
        """Every point in the plane, and the pairs of the drawn plan."""
        scene = self.scene
        if scene is None:
            return []
        rows: list[Sequence[Cell]] = [("kind", "step", "x", "y", "to_x", "to_y", "mass", "distance")]
        alone = (None,) * 4  # a point goes nowhere by itself
        for kind, points in (("real", scene.real), ("generated", scene.generated)):
            rows += [(kind, scene.step, float(x), float(y), *alone) for x, y in points]
        if scene.plan is not None:
            pairs = zip(scene.plan.ends.tolist(), scene.plan.mass.tolist(), scene.plan.distance.tolist(), strict=True)
            rows += [("ray", scene.plan.step, *ends, mass, distance) for ends, mass, distance in pairs]
        return rows

    def actions(self) -> list[ActionSpec]:
        """A switch for every layer, and back to the whole picture."""
        group = tr(self.label)

        def switch(spec: ChipSpec) -> ActionSpec:
            return ActionSpec(
                f"{self.name}.{spec.name}", tr(spec.label), lambda: self.chips.toggle(spec.name), group=group,
                tip=tr(spec.tip), checked=lambda: self.chips.on(spec.name),
            )  # fmt: skip

        tip = tr("Undo zooming and moving; the same as a double click.")
        whole = ActionSpec(
            f"{self.name}.whole", tr("Whole picture"), self.stage.plane.camera.reset, group=group, tip=tip
        )
        return [*map(switch, self._specs), whole]
