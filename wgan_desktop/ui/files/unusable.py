"""All that is skipped of the data, as a card: to be read, and to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said, joined
from wgan_desktop.ui.window.failure_card import LISTED

if TYPE_CHECKING:
    from wgan_desktop.ui.main_window import MainWindow


def list_unusable(window: MainWindow) -> None:
    """Show what cannot be used of what is learnt, and why."""
    view = window.bridge.view
    said = view.state.skipped if view.state is not None else None
    none = Said("No unusable data are known.")
    what = Said("Of the data, {what}.", what=said.values["short"]) if said is not None else none
    window.card.show_failure(Failure(0, what, "", "", LISTED, joined(view.unusable, "\n")))
