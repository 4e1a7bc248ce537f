"""Since when each field has been in force: what a control may claim, and what it must call pending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.settings import FIELDS, Settings

if TYPE_CHECKING:
    from wgan_desktop.run.view import View


class Since:
    """Follows the views and remembers at which step a field last changed.

    Attributes
    ----------
    settings : Settings or None
        In force now; None before the first run has started.
    """

    def __init__(self) -> None:
        self.settings: Settings | None = None
        self._run = ""
        self._steps: dict[str, int] = {}

    def follow(self, view: View) -> None:
        """Take note of a view."""
        if view.started is None:
            return
        if view.started.run != self._run:
            self._run = view.started.run
            self._steps.clear()
            self._enter(view.started.settings, view.started.step)
        if view.in_force is not None and view.in_force.run == self._run:
            self._enter(view.in_force.settings, view.in_force.step)

    def step(self, name: str) -> int | None:
        """Since which step the field has its value: 0 if it changed with the run, None if it never changed."""
        return self._steps.get(name)

    def pending(self, name: str, wanted: Settings) -> bool:
        """Whether the wanted value is not yet the one in force."""
        return self.settings is not None and getattr(self.settings, name) != getattr(wanted, name)

    def _enter(self, settings: Settings, step: int) -> None:
        if settings is self.settings:
            return
        if self.settings is not None:
            changed = [name for name in FIELDS if getattr(self.settings, name) != getattr(settings, name)]
            self._steps.update(dict.fromkeys(changed, step))
        self.settings = settings
