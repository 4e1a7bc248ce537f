"""The middle of the window: which panels can make a picture of the problem, and which of them stands in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wgan_desktop.core.problems import makes_images

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings
    from wgan_desktop.ui.window.furniture import Furniture


class StageDocks:
    """Follows the problem, and leaves the choice to the person until the problem's kind changes.

    Parameters
    ----------
    furniture : Furniture
        Of the window; may be put up later.
    """

    def __init__(self, furniture: Furniture) -> None:
        self._docks, self._kinds = furniture.docks, furniture.kinds
        self._kind = ""

    def follow(self, settings: Settings, *, anew: bool = False) -> bool:
        """When points give way to images, or images to points: open what fits, close what does not; whether it did.

        ``anew`` does it in any case: all docks have just been put where they stand at first.
        """
        kind = "images" if makes_images(settings) else "points"
        if not self._docks or (kind == self._kind and not anew):
            return False
        self._kind = kind
        fitting = self._of(kind) + self._of("any")
        for name in self._of("images" if kind == "points" else "points"):
            self._docks[name].hide()
        for name in reversed(fitting):
            self._docks[name].show()
            self._docks[name].raise_()
        return True

    def current(self) -> str | None:
        """The panel that is looked at in the middle; else any that is; None without one."""
        seen = [name for name, dock in self._docks.items() if dock.looked_at]
        return next((name for name in seen if self._kinds[name].area == "centre"), seen[0] if seen else None)

    def _of(self, shapes: str) -> list[str]:
        kind = ("train", "centre", shapes)
        return [name for name, each in self._kinds.items() if (each.workspace, each.area, each.shapes) == kind]
