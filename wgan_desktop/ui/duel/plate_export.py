"""The plate of a duel is written when all runs stand, each with the numbers of the very step that is seen."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wgan_desktop.ui.bridge import Viewer
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import PAPER

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.duel.duel import Duels

LOOKS = 10.0  # Hz: how often it is seen whether all stand
PATIENCE = 10.0  # seconds, after which a plate says of each run what is known


def export(duels: Duels, *, on_paper: bool) -> None:
    """Ask for a name, and write the plate there; a duel that plays is paused for it, and goes on afterwards."""
    window = duels.window
    path = window.files.ask_where(tr("Export the plate"), "plate.png", "PNG (*.png)")
    if path is None:
        return
    playing, until = window.steering.playing, time.monotonic() + PATIENCE
    if playing:
        window.steering.set_playing(on=False)

    def follow(_: object) -> None:
        late = time.monotonic() > until
        if duels.on and not (late or settled(window.session.views())):
            return
        window.bridge.drop(viewer)
        if duels.on:
            _write(duels, path, on_paper=on_paper)
        if playing:
            window.steering.set_playing(on=True)

    viewer = Viewer(follow, lambda: LOOKS, lambda: True)
    window.bridge.add(viewer)
    if not settled(window.session.views()):
        window.bar.notices.say(tr("The plate is written as soon as all runs have stopped and are measured."))


def settled(views: Sequence[View]) -> bool:
    """Whether each run rests, and its picture and its numbers are of the update at which it stands."""
    return all(
        view.current and view.evaluation is not None and view.snapshot is not None
        and (view.evaluation.run, view.evaluation.step) == (view.snapshot.run, view.snapshot.step)
        for view in views
    )  # fmt: skip


def _write(duels: Duels, path: Path, *, on_paper: bool) -> None:
    from wgan_desktop.ui.duel.plate import write_plate  # it brings the panels of the stage

    tokens = PAPER if on_paper else duels.window.theme.tokens
    duels.window.files.write_to(path, lambda where: write_plate(where, duels.runs(), tokens, duels.share()))
