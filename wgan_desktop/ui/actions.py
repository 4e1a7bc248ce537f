"""One list of everything a person can do: it feeds menus, buttons, the palette and the list of shortcuts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from wgan_desktop.ui.nothing import nothing


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
        The menu it stands in, translated; ``"View/Theme"`` is a menu in a menu.  A panel's own actions name the panel.
    tip : str
        One sentence more.
    checked : callable, or None
        For a switch: whether it is on now.
    enabled : callable, or None
        Whether it can be done now; None: always.
    """

    name: str
    text: str
    call: Callable[[], object]
    shortcut: str = ""
    group: str = ""
    tip: str = ""
    checked: Callable[[], bool] | None = None
    enabled: Callable[[], bool] | None = None

    def under(self, group: str) -> ActionSpec:
        """The same in another menu."""
        return dataclasses.replace(self, group=group)


class Actions:
    """The actions of one window, by name.

    Parameters
    ----------
    owner : QWidget
        The window in which their shortcuts work, also while its menus are hidden.

    Attributes
    ----------
    told : callable
        Given the name of each action that a person does.
    """

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self.specs: dict[str, ActionSpec] = {}
        self.by_name: dict[str, QAction] = {}
        self.told: Callable[[str], object] = nothing

    def add(self, specs: Iterable[ActionSpec]) -> None:
        """Add actions; a name that is there already is replaced, its `QAction` stays."""
        for spec in specs:
            action = self.by_name.get(spec.name)
            if action is None:
                action = self.by_name[spec.name] = self._made(spec)
            self.specs[spec.name] = spec
            dress(action, spec)

    def run(self, name: str) -> None:
        """Do it, and show what has become of switches and of what can be done."""
        self.told(name)
        self.specs[name].call()
        self.refresh()

    def groups(self) -> dict[str, list[ActionSpec]]:
        """The actions under their groups, in order."""
        found: dict[str, list[ActionSpec]] = {}
        for spec in self.specs.values():
            found.setdefault(spec.group, []).append(spec)
        return found

    def possible(self) -> Iterator[ActionSpec]:
        """Those that can be done now."""
        return (spec for spec in self.specs.values() if spec.enabled is None or spec.enabled())

    def refresh(self) -> None:
        """Show which switches are on and what can be done."""
        for name, spec in self.specs.items():
            _show_state(self.by_name[name], spec)

    def fill(self, bar: QMenuBar, order: Iterable[str]) -> None:
        """Make the menus: those of ``order`` in that order, then whatever else there is."""
        for action in bar.actions():
            if isinstance(menu := action.menu(), QMenu):
                menu.deleteLater()  # clear() takes away its action alone
        bar.clear()
        menus: dict[str, QMenu] = {}
        groups = {group: specs for group, specs in self.groups().items() if group}
        for top in order:
            if any(group.partition("/")[0] == top for group in groups):
                self._menu(bar, menus, top)
        for group, specs in groups.items():
            for spec in specs:
                self._menu(bar, menus, group).addAction(self.by_name[spec.name])

    def _menu(self, bar: QMenuBar, menus: dict[str, QMenu], group: str) -> QMenu:
        """The menu of a group, made with the menus around it when it is first asked for."""
        if group not in menus:
            above, _, title = group.rpartition("/")
            menu = (self._menu(bar, menus, above) if above else bar).addMenu(title)
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)
            menus[group] = menu
        return menus[group]

    def _made(self, spec: ActionSpec) -> QAction:
        action = QAction(self._owner)
        action.setObjectName(spec.name)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setShortcuts([QKeySequence(key) for key in spec.shortcut.split("; ") if key])
        action.triggered.connect(lambda: self.run(spec.name))
        self._owner.addAction(action)
        return action


def dress(action: QAction, spec: ActionSpec) -> None:
    """Give a `QAction` what its spec says now."""
    action.setText(spec.text)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    tip = spec.tip or spec.text
    action.setToolTip(f"{tip} ({keys})" if keys else tip)
    action.setCheckable(spec.checked is not None)
    _show_state(action, spec)


def _show_state(action: QAction, spec: ActionSpec) -> None:
    if spec.checked is not None:
        action.setChecked(spec.checked())
    if spec.enabled is not None:
        action.setEnabled(spec.enabled())
