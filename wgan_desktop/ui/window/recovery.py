"""After a crash: it is said, and the run that was going is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.ui.faults import crashed
from wgan_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from wgan_desktop.run.autosave import Kept
    from wgan_desktop.run.crashes import Crashes
    from wgan_desktop.ui.main_window import MainWindow


class Recovery:
    """Tells how the runs before ended, and goes on with what was being trained if a person wants it.

    Of a duel it is the first run.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._kept: Kept | None = None

    def begin(self, crashes: Crashes) -> None:
        """Tell, and have the window's run kept from now on; where one is offered, once that has been answered.

        So a second crash, before a person could say anything, does not lose it for a run that began by itself.
        """
        window = self._window
        self._kept, crashes.told = crashes.kept(), True

        def keep() -> None:
            crashes.keep(lambda: window.session.first.saved)

        failure = crashed(crashes, self._kept.saved.step if self._kept is not None else None)
        window.card.show_failure(failure)
        if failure is not None and failure.saved:
            window.card.answered = keep
            window.card.buttons["recover"].setFocus()
        else:
            keep()

    def resume(self) -> None:
        """Go on with the run that was kept, from where it was, on the device that the window trains on."""
        if self._kept is None:
            return
        settings, saved = self._kept
        self._window.steering.open(settings, (), saved)
        if not self._window.steering.playing:
            self._window.steering.set_playing(on=True)
        self._window.bar.notices.say(tr("The run goes on from step {step}.", step=saved.step))
