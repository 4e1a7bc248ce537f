"""The window's panels in their docks: docks stand at once, a panel is built when it is first looked at or asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from wgan_desktop.ui.bridge import Viewer
from wgan_desktop.ui.commands import dock_commands, panel_commands
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.panels import PANELS, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.window import layouts
from wgan_desktop.ui.window.dock import Dock
from wgan_desktop.ui.window.workspaces import TRAIN

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.actions import ActionSpec
    from wgan_desktop.ui.main_window import MainWindow

AT_LEISURE = 4.0  # Hz: panels that nobody has asked for are built at this rate, one a beat, once the run has a picture


class Furniture(Mapping[str, Panel]):
    """The panels by name, in their order; to read one is to have it built.

    Parameters
    ----------
    window : MainWindow

    Attributes
    ----------
    kinds : dict of str to type of Panel
        Everything that is known of a panel before it is built.
    docks : dict of str to Dock
    open : frozenset of str
        The panels that are open at first.
    standing : bool
        Whether the docks have been put up.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.kinds: dict[str, type[Panel]] = {}
        self.docks: dict[str, Dock] = {}
        self.open: frozenset[str] = frozenset()
        self._built: dict[str, Panel] = {}
        self.standing = False

    def __getitem__(self, name: str) -> Panel:
        if name not in self._built:
            self._build(name)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.kinds)

    def __len__(self) -> int:
        return len(self.kinds)

    def furnish(self, chosen: Collection[str] | None, *, late: bool) -> None:
        """Put up the docks, all or those chosen, where they last were; those chosen are open.

        The panels that are looked at are built now; the others, too, unless this is ``late``: then at leisure.
        """
        window = self._window
        self.kinds.update((name, kind) for name, kind in PANELS.items() if chosen is None or name in chosen)
        wanted = chosen is not None
        self.open = frozenset(
            name for name, kind in self.kinds.items() if kind.visible_at_start or (wanted and kind.workspace == TRAIN)
        )
        for name in self.kinds:
            self.docks[name] = self._dock(name)
        window.actions_of.add(self.commands())
        self._arrange()
        self.standing = True
        for name in self.kinds:
            if not late or self.docks[name].looked_at:
                self._build(name)
        window.renew_menus()
        self.title_docks()
        at_leisure = Viewer(lambda _: self._build_next(), lambda: AT_LEISURE, self._at_leisure)
        window.bridge.add(at_leisure)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        for dock in self.docks.values():
            dock.retheme(theme)
        for panel in self._built.values():
            panel.retheme(theme)

    def title_docks(self) -> None:
        """A dock behind a tab need not say its name twice."""
        for dock in self.docks.values():
            others = [other for other in self._window.tabifiedDockWidgets(dock) if not other.isHidden()]
            dock.bar.show_title(named_by_tab=bool(others))
        for tabs in self._window.findChildren(QTabBar):
            tabs.setAccessibleName(tr("Panels in one place"))
            tabs.setElideMode(Qt.TextElideMode.ElideNone)  # what has no room is scrolled to
            tabs.setUsesScrollButtons(True)

    def commands(self) -> Iterator[ActionSpec]:
        """Docks to open and close, and what the panels that are built can do themselves."""
        yield from dock_commands(self.docks)
        for panel in self._built.values():
            yield from panel_commands(panel)

    # ------------------------------------------------------------------ docks

    def _dock(self, name: str) -> Dock:
        window, kind = self._window, self.kinds[name]
        dock = Dock(window, name, kind.label, kind.about, window.theme)
        dock.visibilityChanged.connect(self.title_docks)
        dock.visibilityChanged.connect(lambda _: self._looked_at(name))
        dock.menu_wanted.connect(lambda menu: window.fill_menu(menu, self[name]))
        return dock

    def _arrange(self) -> None:
        """As remembered, else as at first."""
        window = self._window
        window.reset_layout()
        layout = window.remembered.bytes("layout")
        if layout is not None and window.restoreState(layout, layouts.VERSION):
            window.columns.accept()
            window.stage.follow(window.steering.edits.settings, anew=True)
        elif layout is not None:
            window.remembered.set_aside()
            window.reset_layout()

    # ------------------------------------------------------------------ panels

    def _looked_at(self, name: str) -> None:
        if self.standing and self.docks[name].looked_at and name not in self._built:
            self._build(name)
            self._window.renew_menus()
        if self.standing:
            self._window.actions_of.refresh()  # what a panel does, it does while it is seen

    def _at_leisure(self) -> bool:
        view: View = self._window.bridge.view
        return len(self._built) < len(self.kinds) and view.snapshot is not None

    def _build_next(self) -> None:
        name = next((name for name in self.kinds if name not in self._built), None)
        if name is not None:  # what was done at this very beat, such as beginning a duel, may have built the last one
            self._build(name)
        if len(self._built) == len(self.kinds):
            self._window.renew_menus()

    def _build(self, name: str) -> None:
        if name in self._built:
            return
        window, dock = self._window, self.docks[name]
        panel = self._built[name] = self.kinds[name](window.theme)
        panel.timings, panel.write = window.bridge.timings, window.files.write
        dock.hold(panel.widget)
        for viewer in panel.viewers(lambda: window.seen(dock)):
            window.bridge.add(viewer)
        window.actions_of.add(panel_commands(panel))
