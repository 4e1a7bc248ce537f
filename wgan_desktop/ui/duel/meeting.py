"""A duel that a window begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.words import joined
from wgan_desktop.ui.bridge import Viewer
from wgan_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from wgan_desktop.core.duels import Lineup
    from wgan_desktop.ui.main_window import MainWindow

LOOKS = 10.0  # Hz: how often it is seen whether the window stands


def meet(window: MainWindow, lineup: Lineup) -> None:
    """Begin a duel of the window's run, the first of these, with the others: as soon as there is a stage for it."""

    def begin() -> None:
        window.duels.challenge(list(lineup.runs.values())[1:], tuple(lineup.runs), lineup.share)
        if lineup.notes:
            window.bar.notices.say(tr(joined(lineup.notes)))

    def follow(_: object) -> None:
        if window.docks:
            window.bridge.drop(viewer)
            begin()

    if window.docks:
        begin()
        return
    viewer = Viewer(follow, lambda: LOOKS, lambda: True)
    window.bridge.add(viewer)
