"""How many parameters the networks have, beside the controls that decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import Counts, counts
from wgan_desktop.ui.controls.readings import short
from wgan_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from wgan_desktop.run.messages import Started


class Sizes(QLabel):
    """One line; it counts at once what is only wanted yet, and takes the run's own word for the run."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "caption")
        self.setWordWrap(True)

    def show_settings(self, settings: Settings, started: Started | None) -> None:
        """Count the networks of these settings."""
        found = _counted(settings, started)
        if found is None:
            self.setText(tr("These networks make pictures, and the problem has points: choose the MLP."))
        else:
            generator, critic = short(found.generator), short(found.critic)
            self.setText(tr("Parameters: {generator} generator, {critic} critic", generator=generator, critic=critic))


def _counted(settings: Settings, started: Started | None) -> Counts | None:
    if started is not None and not started.settings.needs_rebuild(settings):
        return started.parameters
    return counts(settings, PROBLEMS[settings.problem].expected_shape(settings))
