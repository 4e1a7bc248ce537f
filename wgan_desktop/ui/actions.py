"""One list of everything a person can do: it feeds menus, toolbars, the palette and the list of shortcuts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable


@dataclasses.dataclass(frozen=True)
class ActionSpec:
    """One thing a person can do.

    Attributes
    ----------
    name : str
        The identifier, dotted: ``run.play``, ``flow.rays``.
    text : str
        What menus say, already translated.
    call : callable
        What it does.
    shortcut : str
        In Qt's portable notation (``Ctrl+K``); empty for none; several separated by ``"; "``.
    group : str
        The menu it stands in, translated; a panel's own actions name the panel.
    tip : str
        One sentence more.
    checked : callable, or None
        For a switch: whether it is on now.
    """

    name: str
    text: str
    call: Callable[[], object]
    shortcut: str = ""
    group: str = ""
    tip: str = ""
    checked: Callable[[], bool] | None = None
