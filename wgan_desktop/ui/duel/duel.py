"""The duel in the window: it is begun and left here, and what a person does to its runs comes through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wgan_desktop.core.duels import FEWEST, METHOD, Share, duel_presets
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import makes_images
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.snapshot import Failure
from wgan_desktop.run.duel import Duel as Lockstep
from wgan_desktop.run.duel import DuelError
from wgan_desktop.ui.bridge import Viewer
from wgan_desktop.ui.controls.edits import Page
from wgan_desktop.ui.duel.chips import ALL, RunSwitch
from wgan_desktop.ui.duel.failures import Failures
from wgan_desktop.ui.duel.run import PRESET, Run, Side
from wgan_desktop.ui.duel.waiting import Waiting
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.window.workspaces import TRAIN

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.main_window import MainWindow
    from wgan_desktop.ui.panels.duel import Duel

NAME = "duel"  # of the workspace and of its panel
RIVALS = ({"loss": "minimax", "constraint": "none"}, {"loss": "wasserstein", "constraint": "gradient_penalty"})
"""Who stands against the present run: the first GAN, or, if that is what it is, WGAN-GP."""


class Duels:
    """Begins duels, and lets go of them.

    Parameters
    ----------
    window : MainWindow

    Attributes
    ----------
    window : MainWindow
    acting : int
        The run that the controls act on, or `ALL`.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window, self._runs = window, window.session
        self.acting = 0
        self.switch = RunSwitch(window.theme)
        self.switch.chosen.connect(self.act_on)
        self._sides = [Side(window.steering.edits.pages[0])]
        self._lined_up: tuple[object, ...] = ()
        self._failures, self.waiting = Failures(self.act_on), Waiting()
        self._runs.changed = self._take_sides
        window.bridge.add(Viewer(self.follow, lambda: 10.0, lambda: True))

    @property
    def on(self) -> bool:
        """Whether there is a duel."""
        return self._runs.duel is not None

    @property
    def count(self) -> int:
        """How many runs it has; 0 without one."""
        return len(self._sides) if self.on else 0

    @property
    def panel(self) -> Duel | None:
        """The stage of the duel; None where the window has none, or nobody wants it."""
        dock = self.window.docks.get(NAME)
        if dock is None or not (self.on or dock.looked_at):
            return None
        return cast("Duel", self.window.panels[NAME])  # to ask for it is to have it built

    def over(self, rail: QWidget) -> QWidget:
        """The rail below the switch that says which run it acts on."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.switch)
        column.addWidget(rail, 1)
        return both

    # ------------------------------------------------------------------ beginning and leaving

    def start(self, name: str) -> None:
        """Begin one of the duels there are: its first run takes the place of the window's own.

        One of images is on the pictures that this one learns.
        """
        preset = duel_presets()[name]
        runs = preset.on(self._runs.view().settings_in_force)
        self.begin(tuple(runs.values()), tuple(runs), preset.share)
        self.window.steering.set_playing(on=True)

    def begin(self, runs: Sequence[Settings], names: Sequence[str] = (), share: Share = "steps") -> None:
        """Begin a run of the first settings, and with others a duel of all."""
        first, *others = runs
        self.window.steering.open(first, ())
        if others:
            self.challenge(others, names, share)

    def against(self) -> None:
        """Begin a duel of the present run with a copy of it under another loss."""
        view = self._runs.view()
        if view.failure is not None:
            self._say(tr("The run has failed: let it go on from its last state, or restart it, before a duel begins."))
            return
        self._runs.part()
        present = self.window.steering.edits.settings
        rival = next(each for each in RIVALS if each["loss"] != present.loss)
        self.challenge([present.replace(**rival)])

    def challenge(self, others: Sequence[Settings], names: Sequence[str] = (), share: Share = "steps") -> None:
        """Begin a duel of the present run with others, and show it; what cannot be done is said."""
        try:
            self._runs.challenge(others, names, share)
        except DuelError as error:
            self._say(tr(str(error)))
            return
        if self._runs.duel is not None and self._runs.duel.said:
            self._say(tr(self._runs.duel.said))
        self.window.workspaces.go(NAME)

    def leave(self) -> None:
        """End the duel; the first run goes on alone."""
        if not self.on:
            return
        self._runs.part()
        if self.window.workspaces.current == NAME:
            self.window.workspaces.go(TRAIN)

    def add(self) -> None:
        """Let one more run take part: a copy of the one that the controls act on."""
        if self._guarded(lambda duel: duel.add(self.window.steering.edits.settings)):
            self._take_sides()

    def remove(self, which: int) -> None:
        """Let a run leave; of two, the duel is over."""
        if len(self._sides) == FEWEST:
            self.leave()
        elif self._guarded(lambda duel: duel.remove(which)):
            del self._sides[which]
            # the run that the controls act on may have moved up, or be the one that leaves
            self.acting = 0 if which == self.acting else self.acting - (which < self.acting)
            self._take_sides()

    def _guarded(self, call: Callable[[Lockstep], object]) -> bool:
        """Change who takes part; what cannot be done is said."""
        if self._runs.duel is None:
            return False
        try:
            said = call(self._runs.duel)
        except DuelError as error:
            self._say(tr(str(error)))
            return False
        if said:
            self._say(tr(str(said)))
        return True

    def _take_sides(self) -> None:
        """Keep in mind what there is to know of each run, and forget those that have left."""
        views = self._runs.views()
        kept = self._sides[: len(views)]
        self._sides = kept + [Side(Page(view.settings, view.settings)) for view in views[len(kept) :]]
        self.window.steering.edits.keep([side.page for side in self._sides])
        self.act_on(self.acting if self.acting < len(self._sides) and self.on else 0)
        self.line_up()

    def _say(self, text: str) -> None:
        self.window.bar.notices.say(text)

    # ------------------------------------------------------------------ what a person does

    def act_on(self, which: int) -> None:
        """Let the controls act on a run, or on all."""
        self.acting = which
        sides = self._sides if which == ALL else [self._sides[which]]
        window = self.window
        window.steering.edits.act_on([side.page for side in sides])
        window.rail.since = sides[0].since
        window.rail.refresh()
        self.switch.show_runs(len(self._sides), which)
        self._show_acting()
        window.actions_of.refresh()

    def _show_acting(self) -> None:
        for column in self.panel.columns if self.panel is not None else ():
            column.show_acting(acting=self.acting in (ALL, column.index))

    def next_run(self) -> None:
        """Let the controls act on the next run, and after the last one on all."""
        order = [*range(len(self._sides)), ALL] if self.on else [0]
        self.act_on(order[(order.index(self.acting) + 1) % len(order)])

    def edit(self, which: int, name: str, value: str) -> None:
        """Change one run alone, in its column: the controls act on it from now on."""
        self.act_on(which)
        edits = self.window.steering.edits
        if name == PRESET:
            edits.choose(presets()[value].settings)
        else:
            edits.change(name, value)
        self.window.rail.refresh()

    def swap(self) -> None:
        """Each run takes the loss and the constraint of the next one: of two, they change sides."""
        pages = [side.page for side in self._sides]
        givers = [page.settings for page in (*pages[1:], pages[0])]
        wanted = [
            (page, page.settings.replace(**{name: getattr(giver, name) for name in METHOD}), page.base)
            for page, giver in zip(pages, givers, strict=True)
        ]
        self.window.steering.edits.put(wanted)
        self.window.rail.refresh()

    def set_share(self, share: Share) -> None:
        """Give every run as many generator steps, or as many seconds of training."""
        if self._runs.duel is not None:
            self._runs.duel.set_share(share)

    def share(self) -> str:
        """What every run gets as much of; empty without a duel."""
        return self._runs.duel.share if self._runs.duel is not None else ""

    def for_pictures(self) -> Sequence[Settings]:
        """What the runs are to be on pictures: where they are as a duel there is began, as it has them; else empty."""
        runs = [side.page.settings for side in self._sides] if self.on else []
        found = (preset.turned_to_pictures(runs) for preset in duel_presets().values())
        return next(filter(None, found), [])

    # ------------------------------------------------------------------ following

    def runs(self) -> Sequence[Run]:
        """What is drawn of each run now."""
        views = self._runs.views()[: len(self._sides)]
        names = self._runs.called([view.settings_in_force for view in views])
        return [
            Run(index, view, side.clock, name)
            for index, (view, side, name) in enumerate(zip(views, self._sides, names, strict=False))
        ]

    def acted_on(self, view: View) -> View:
        """The view of the run that the controls show; ``view`` is the first's."""
        return view if self.acting in (0, ALL) or not self.on else self._runs.views()[self.acting]

    def failure(self, view: View) -> Failure | None:
        """The failure that is to be shown: of a duel's run, it says of which, and the controls act on that."""
        if not self.on:
            return view.failure
        return self._failures.of(self._runs.views())

    def follow(self, _: View) -> None:
        """Take note of the runs, whether anybody looks or not."""
        for session, side in zip(self._runs.sessions, self._sides, strict=True):
            view = session.view()
            side.clock.take(view.state)
            side.since.follow(view)
            if self.on and view.snapshot is not None:
                session.start_measuring()
        self.waiting.follow(self._runs.views(), by_seconds=self.share() == "seconds")
        self.line_up()

    def line_up(self) -> None:
        """Let the stage have a column for each run, and show what each is to do."""
        panel, window = self.panel, self.window
        if panel is None:
            return
        sessions = self._runs.sessions if self.on else ()
        images = makes_images(self._sides[0].page.settings)
        lined_up = (panel, images, window.bridge.hertz, *sessions)
        if lined_up != self._lined_up:
            self._lined_up = lined_up
            panel.runs = self.runs
            panel.take_actions(window.actions_of.by_name)
            panel.line_up(sessions, window.faults.caught, window.bridge.hertz, images=images)
            panel.chosen, panel.removed, panel.edited = self.act_on, self.remove, self.edit
            self._show_acting()
        if not window.docks[NAME].looked_at:
            panel.rest()
            return
        panel.by_seconds = self.share() == "seconds"
        if self.on:
            panel.bar.show_views(self._runs.views(), self.waiting.words)
        wanted = [side.page.settings for side in self._sides]
        for column, settings, name in zip(panel.columns, wanted, self._runs.called(wanted), strict=False):
            column.show_settings(settings, name)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.switch.retheme(theme)
