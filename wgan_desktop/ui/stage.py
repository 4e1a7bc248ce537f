"""The middle of the window: the panel that can make a picture of the problem comes to the front by itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.dock import Dock
    from wgan_desktop.ui.panels import Panel


class Stage:
    """Follows the problem, and leaves the choice alone until the problem's kind changes.

    Parameters
    ----------
    docks, panels : mapping by name
        Of the window; may be filled later.
    """

    def __init__(self, docks: Mapping[str, Dock], panels: Mapping[str, Panel]) -> None:
        self._docks, self._panels = docks, panels
        self._kind = ""

    @property
    def _names(self) -> list[str]:
        return [name for name, panel in self._panels.items() if panel.area == "centre"]

    def follow(self, view: View) -> bool:
        """Bring the fitting panel to the front when points give way to images, or images to points; whether it did."""
        if view.snapshot is None or not self._docks:
            return False
        kind = "points" if view.snapshot.shape == (2,) else "images"
        if kind == self._kind:
            return False
        self._kind = kind
        fitting = [name for name in self._names if self._panels[name].shapes == kind]
        fitting += [name for name in self._names if self._panels[name].shapes == "any"]
        if not fitting or self._docks[fitting[0]].isFloating():
            return False
        self._docks[fitting[0]].show()
        self._docks[fitting[0]].raise_()
        return True

    def current(self) -> str | None:
        """The panel that is looked at in the middle; else any that is; None without one."""
        seen = [name for name, dock in self._docks.items() if dock.looked_at]
        return next((name for name in self._names if name in seen), seen[0] if seen else None)
