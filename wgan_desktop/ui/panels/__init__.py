"""The panels, one file each.  A file that holds a `Panel` with a ``name`` is a dock, a menu entry, a row in ``list``.

A panel is given a `View` and draws it; it never touches the session, and what it needs of the trainer it says in
``needs``.  While it is hidden it is not shown anything and its needs cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

from wgan_desktop.core.questions import Question
from wgan_desktop.core.registry import Classes, Entry
from wgan_desktop.core.snapshot import Extent
from wgan_desktop.ui.bridge import Viewer
from wgan_desktop.ui.nothing import nothing
from wgan_desktop.ui.timings import Timings

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.actions import ActionSpec
    from wgan_desktop.ui.theme import Theme

Area = Literal["left", "centre", "right", "bottom"]
Cell = str | int | float | None
Write = Callable[[str, str, str, Callable[[Path], object]], object]

CATCH_UP = 15.0  # Hz: how often at most a panel draws what is behind


class Panel(Entry):
    """One dock of the window.

    A subclass builds its widgets in ``__init__(self, theme)`` and updates them in place in `show`.

    Parameters
    ----------
    theme : Theme

    Attributes
    ----------
    name, label, about : str
        See `Entry`; ``label`` is the dock's title, ``about`` its tooltip.
    rank : int
        The order in menus, and of docks in one area.
    area : {"left", "centre", "right", "bottom"}
        Where the dock stands at first.
    workspace : str
        Where it belongs: ``train``, or another of `workspaces.WORKSPACES`.
    visible_at_start : bool
    shapes : {"any", "points", "images"}
        The problems it makes a picture of; the stage follows the problem to a panel that can show it.
    switches : tuple of str
        What of it can be switched on and off, by the names of its chips.
    rate : float
        How often `show` is called while visible, in Hz.
    pictures : bool
        Whether it draws snapshots.
    needs : frozenset of str
        The layers of a snapshot (`snapshot.LAYERS`) that it draws now, or the plans of images that it draws, by their
        space (`picture_plan.SPACES`); may change at any time.
    seen : tuple of float, or None
        The part of the plane (x low, x high, y low, y high) of which it draws the critic's surface; may change, too.
    asks : frozenset of Question
        What it waits for an answer to (`View.answers`); may change, too.
    behind : bool
        Whether there is something to draw that is better drawn at a beat of its own, by `catch_up`.
    widget : QWidget
    theme : Theme
    timings : Timings
        What the window's own work costs; the window sets it once the panel is built.
    write : callable
        Asks a person for a file and writes it: (title, suggested name, kinds, what writes to a path).  The window sets
        it, too; a panel that stands alone writes nothing.
    """

    rank: int = 100
    area: Area = "right"
    workspace: str = "train"
    visible_at_start: bool = True
    shapes: Literal["any", "points", "images"] = "any"
    switches: tuple[str, ...] = ()
    rate: float = 10.0
    pictures: bool = False
    needs: frozenset[str] = frozenset()
    seen: Extent | None = None
    asks: frozenset[Question] = frozenset()
    behind: bool = False
    widget: QWidget
    timings: Timings

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.timings = Timings()
        self.write: Write = nothing

    def show(self, view: View) -> None:
        """Draw the newest state; called at most ``rate`` times a second."""
        raise NotImplementedError

    def beat(self, now: float) -> None:
        """Move what moves by itself; called every beat while visible; ``now`` in monotonic seconds.  Must be cheap."""

    def catch_up(self) -> None:
        """Draw a part of what is ``behind``; not called at the beat of anything else that costs much."""

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme

    def viewers(self, visible: Callable[[], bool]) -> tuple[Viewer, Viewer]:
        """What the bridge is given of the panel, which is ``visible`` or not."""
        rate, needs, seen = (lambda: self.rate), (lambda: self.needs), (lambda: self.seen)
        asks = lambda: self.asks  # noqa: E731 - a line beside its like
        show = Viewer(self.show, rate, visible, needs, self.beat, seen, asks, self.pictures, staggered=True)
        behind = lambda: self.behind and visible()  # noqa: E731 - a line beside its like
        return show, Viewer(lambda _view: self.catch_up(), lambda: CATCH_UP, behind, staggered=True)

    def table(self) -> list[Sequence[Cell]]:
        """What is shown as rows for a CSV file, the first row its header; empty when there is nothing to write."""
        return []

    def actions(self) -> list[ActionSpec]:
        """What the panel can do or switch besides, for its menu and the palette."""
        return []


PANELS: Mapping[str, type[Panel]] = Classes(Panel, __name__)
