"""The window as the stage of a lesson: panels, settings and heaps are changed as a person would change them."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from wgan_desktop.core.conditions import QUANTITIES, RIVAL
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.lessons import Lesson, Scene
from wgan_desktop.core.settings import Settings
from wgan_desktop.run.quantities import of_dirac, of_heaps, of_view

if TYPE_CHECKING:
    from wgan_desktop.ui.main_window import MainWindow
    from wgan_desktop.ui.panels.dirac import Dirac
    from wgan_desktop.ui.panels.heaps import Heaps

BY_HAND = ("run.", "edit.", "file.", "heaps.", "clouds.", "dirac.", "duel.")  # actions that take a lesson over


class WindowStage:
    """Makes a lesson's changes in a window, and reads there what it waits for.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.view = window.session.view()
        self._touched = False
        self._wanted: tuple[Settings, ...] | None = None
        self._resting: tuple[bool, bool] = (False, False)

    @property
    def _heaps(self) -> Heaps | None:
        return cast("Heaps | None", self._window.panels.get("heaps"))

    @property
    def _dirac(self) -> Dirac | None:
        return cast("Dirac | None", self._window.panels.get("dirac"))

    # ------------------------------------------------------------------ changing

    def enter(self, lesson: Lesson, index: int, *, afresh: bool) -> None:
        """Make the changes of a scene."""
        scene = lesson.scenes[index]
        if afresh or scene.panels != lesson.scenes[index - 1].panels:
            self._show(scene.panels)
        self._steer(scene, afresh=afresh and lesson.beginning(index) == index)
        laid = lesson.heaps_at(index) if afresh else dict(scene.heaps)
        if laid and self._heaps is not None:
            _lay_out(self._heaps, laid)
        if scene.dirac and self._dirac is not None:
            self._dirac.begin()
        self._rest_dirac(resting=False)
        self._switch(scene.switches)
        self._touched = False

    def _show(self, panels: Collection[str]) -> None:
        """These panels, and no others of their workspace; on a large stage, the first ones alone."""
        there = [name for name in panels if name in self._window.docks]
        if there:
            self._window.presentation.restage(lambda: self._open(there), there)

    def _open(self, there: Sequence[str]) -> None:
        window = self._window
        workspace = window.panels.kinds[there[0]].workspace
        window.workspaces.go(workspace)
        for name, dock in window.docks.items():
            if window.panels.kinds[name].workspace == workspace:
                dock.setVisible(name in there)
        for name in reversed(there):
            window.docks[name].raise_()

    def _steer(self, scene: Scene, *, afresh: bool) -> None:
        """The run's settings, whether it begins anew, and whether it plays."""
        steering, settings = self._window.steering, scene.settings
        self._wanted = None
        if settings is None:
            return
        wanted = (settings, *scene.rivals)
        if scene.anew or afresh or steering.edits.settings.needs_rebuild(settings):
            self._window.duels.begin(wanted, tuple(duel_presets()[scene.duel].runs) if scene.duel else ())
        elif wanted != self._settings():
            steering.edits.put([(page, new, new) for page, new in zip(steering.edits.pages, wanted, strict=False)])
        steering.set_playing(on=scene.plays)
        self._window.session.set_bound(scene.steps)
        self.view, self._wanted = self._window.session.view(), self._settings()

    def _settings(self) -> tuple[Settings, ...]:
        """Of every run, as they are wanted."""
        return tuple(page.settings for page in self._window.steering.edits.pages)

    def _switch(self, switches: Mapping[str, bool]) -> None:
        for name, on in switches.items():
            spec = self._window.actions_of.specs.get(name)
            if spec is not None and spec.checked is not None and spec.checked() != on:
                spec.call()
        self._window.actions_of.refresh()

    def rest(self) -> None:
        """Everything stands still."""
        if self._wanted is not None:
            self._window.steering.set_playing(on=False)
        if self._heaps is not None:
            self._resting = (self._heaps.carrying, self._heaps.descending)
            _move(self._heaps, carrying=False, descending=False)
        self._rest_dirac(resting=True)

    def go_on(self, scene: Scene) -> None:
        """What was going on goes on, and so does what the scene is about; what a person has changed stays as it is."""
        if self._wanted is not None and len(self._settings()) != 1 + len(scene.rivals):
            self._steer(scene, afresh=True)  # a duel that a person has ended, or begun
        elif self._wanted is not None:
            self._wanted = self._settings()
            self._window.steering.set_playing(on=scene.plays)
            self._window.session.set_bound(scene.steps)
        if self._heaps is not None:
            act, (carrying, descending) = scene.heaps.get("act"), self._resting
            carrying |= act == "carry" and self._heaps.carried < 1
            _move(self._heaps, carrying=carrying, descending=not carrying and (descending or act == "descend"))
            self._resting = (False, False)
        self._rest_dirac(resting=False)
        self._touched = False

    def let_go(self) -> None:
        """Nothing is held back any more."""
        self._window.session.set_bound(math.inf)
        self._rest_dirac(resting=False)

    def _rest_dirac(self, *, resting: bool) -> None:
        if self._dirac is not None:
            self._dirac.resting = resting

    # ------------------------------------------------------------------ a person

    def note(self, action: str) -> None:
        """Take note of what a person does."""
        self._touched |= action.startswith(BY_HAND)

    def ready(self) -> bool:
        """Whether a run that was begun has sent its first picture."""
        return self._wanted is None or self.view.snapshot is not None

    def touched(self) -> bool:
        """Whether a person has changed anything, or the run has failed."""
        if self._wanted is None:
            return self._touched
        failed = any(view.failure is not None for view in self._window.session.views())
        return self._touched or failed or self._settings() != self._wanted

    def watch(self) -> None:
        """Notice it when a person grasps a heap, presses a button beside them, or starts the Dirac-GAN from a place."""
        if self._heaps is not None:
            controls, ground = self._heaps.controls, self._heaps.ground
            for signal in (controls.chosen, controls.carry, controls.descend, controls.theta.moved, ground.dragged):
                signal.connect(self._grasp)
            ground.drawn.connect(self._grasp)
            controls.switched.connect(lambda name, _: self._grasp() if name == "pencil" else None)
        if self._dirac is not None:
            self._dirac.portrait.started.connect(self._grasp)
            self._dirac.gammas.chosen.connect(self._grasp)

    def _grasp(self, *_: object) -> None:
        self._touched = True

    # ------------------------------------------------------------------ reading

    def read(self, name: str) -> float:
        """A quantity of now; NaN where it is not known."""
        match QUANTITIES[name].laboratory:
            case "heaps" if self._heaps is not None:
                heaps = self._heaps
                return of_heaps(name, heaps.heaps, heaps.carried, resting=not heaps.descending)
            case "dirac" if self._dirac is not None:
                return of_dirac(name, self._dirac.step, self._dirac.place)
            case "duel":
                rivals = self._window.session.views()[1:]
                return of_view(name.removeprefix(RIVAL), rivals[0]) if rivals else math.nan
        return of_view(name, self.view)


def _lay_out(panel: Heaps, laid: dict[str, Any]) -> None:
    act, down = laid.pop("act", "rest"), laid.pop("down", None)
    shapes = {which: laid.pop(which) for which in ("earth", "holes") if which in laid}
    if "earth" in shapes:
        panel.choose("earth", shapes["earth"])
    if "holes" in shapes:
        panel.choose("holes", shapes["holes"])
    panel.lay_out(**laid)
    if down is not None:
        panel.controls.choices["down"].show_value(down)
    if laid or shapes or act == "carry":
        panel.carried = 0.0
    _move(panel, carrying=act == "carry", descending=act == "descend")


def _move(panel: Heaps, *, carrying: bool, descending: bool) -> None:
    if panel.descending != descending:
        panel.toggle_descending()
    if panel.carrying != carrying:
        panel.toggle_carrying()
