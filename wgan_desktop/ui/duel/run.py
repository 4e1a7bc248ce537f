"""What the window keeps and draws of one run of a duel."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from wgan_desktop.ui.controls.edits import Page
from wgan_desktop.ui.controls.in_force import Since
from wgan_desktop.ui.duel.clock import Clock

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

PRESET = "preset"  # what a column calls its list of presets, beside the fields of the settings


@dataclasses.dataclass(frozen=True)
class Run:
    """Its newest view, what its method is called, and how its steps and seconds belong together."""

    index: int
    view: View
    clock: Clock
    name: str


@dataclasses.dataclass(frozen=True, eq=False)
class Side:
    """What the window keeps of a run besides its session."""

    page: Page
    clock: Clock = dataclasses.field(default_factory=Clock)
    since: Since = dataclasses.field(default_factory=Since)
