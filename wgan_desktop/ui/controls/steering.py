"""What a person does to the run: the words of the session, as one presses them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from wgan_desktop.core.journal import Journal, settings_at_end
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.ui.controls.edits import Edits
from wgan_desktop.ui.controls.pacing import Pacing
from wgan_desktop.ui.nothing import nothing

if TYPE_CHECKING:
    from wgan_desktop.run.messages import Saved
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.controls.runs import Runs


class Steering:
    """Play, pause, step, restart, and the controls' changes.

    Parameters
    ----------
    session : Runs

    Attributes
    ----------
    edits : Edits
    pacing : Pacing
    changed : callable
        Called after every change of the wanted settings.
    playing : bool
        What was asked for last, or has become of it: a second press of Space within the same tenth of a second must
        not ask for the same again.
    """

    def __init__(self, session: Runs) -> None:
        self.session = session
        view = session.view()
        self.edits = Edits(view.settings, self._apply)
        self.changed: Callable[[], object] = nothing
        self.pacing = Pacing(session.set_pace)
        self._activity = view.state.activity if view.state is not None else ""
        self.playing = view.going

    def follow(self, view: View) -> None:
        """Take note of what the run does by itself: a stop condition, a failure."""
        activity = view.state.activity if view.state is not None else ""
        if activity != self._activity:
            self._activity, self.playing = activity, view.going

    def _apply(self, wanted: Sequence[Settings]) -> None:
        self.session.apply(wanted)
        self.changed()

    def toggle_play(self) -> None:
        """Play, or pause."""
        self.set_playing(on=not self.playing)

    def set_playing(self, *, on: bool) -> None:
        """Play or pause, whatever was asked for last."""
        self.playing = on
        if on:
            self.session.play()
        else:
            self.session.pause()

    def advance(self, kind: Literal["step", "critic", "generator"]) -> None:
        """One step or update by hand; a run that plays is paused first."""
        if self.playing:
            self.toggle_play()
        self.session.advance(kind)

    def open(self, settings: Settings, journal: Journal, saved: Saved | None = None) -> None:
        """Begin a run: its settings, and what was done to it, which is done again; or go on where it was ``saved``."""
        self.session.begin(settings, journal, saved)
        self.edits.choose(settings_at_end(settings, journal))

    def restart(self) -> None:
        """A new run with the same seed; this one stays as a ghost."""
        self.session.restart()

    def restart_with_new_seed(self) -> None:
        """A new run with the next seed."""
        seed = self.edits.settings.seed + 1
        self.edits.change("seed", seed if seed <= FIELDS["seed"].high else 0)

    def next_loss(self) -> None:
        """On under the next loss of the list."""
        names = list(LOSSES)
        self.edits.change("loss", names[(names.index(self.edits.settings.loss) + 1) % len(names)])

    @property
    def ways(self) -> Mapping[str, Callable[[], object]]:
        """The ways back from a failure."""
        return {
            "resume": self.session.resume, "restart": self.restart, "smaller_batch": self.smaller_batch,
            "take_rest": self.take_rest, "go_back": self.go_back,
        }  # fmt: skip

    def smaller_batch(self) -> None:
        """Half the batch, and on from the last state."""
        self.edits.change("batch_size", max(1, self.edits.settings.batch_size // 2))
        self.session.resume()

    def take_rest(self) -> None:
        """Learn those of the pictures that can be used, however few."""
        self.edits.change("unusable", "skip")

    def go_back(self) -> None:
        """The run before, from the very place where it was left, instead of one that has not begun or cannot."""
        self.edits.return_to([view.before or view.settings for view in self.session.views()])

    def undo(self) -> None:
        """Take the last change back; a run that failed under it goes on without it, from its last state."""
        failed = {
            session: view.failure
            for session in self.session.sessions
            if (view := session.view()).failure is not None and view.failure.under == view.settings
        }
        self.edits.undo()
        for session, failure in failed.items():
            view = session.view()
            if view.failure is failure and view.settings != failure.under:
                session.resume()

    def toggle_slow(self) -> None:
        """Slow motion on or off; switched on, it plays."""
        self.pacing.set_slow(not self.pacing.slow)
        if self.pacing.slow and not self.playing:
            self.toggle_play()
