"""The window: docks around the stage, controls at the left, the run at the bottom."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Literal, Protocol, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QTabWidget, QToolBar, QWidget

from wgan_desktop.core.words import Said
from wgan_desktop.ui import style
from wgan_desktop.ui.actions import Actions
from wgan_desktop.ui.bridge import Bridge, Viewer, default_hertz
from wgan_desktop.ui.commands import MENUS, commands, recent
from wgan_desktop.ui.controls.rail import Rail
from wgan_desktop.ui.controls.returning import Returning
from wgan_desktop.ui.controls.runs import Runs
from wgan_desktop.ui.controls.steering import Steering
from wgan_desktop.ui.controls.transport_bar import TransportBar
from wgan_desktop.ui.duel.duel import Duels
from wgan_desktop.ui.faults import Faults
from wgan_desktop.ui.files.files import Files
from wgan_desktop.ui.first_paint import AfterFirstPaint
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.lessons.lessons import Lessons
from wgan_desktop.ui.theme import DARK, SCALES, THEMES, Theme
from wgan_desktop.ui.window import layouts
from wgan_desktop.ui.window.columns import Columns
from wgan_desktop.ui.window.dialogs import Dialogs
from wgan_desktop.ui.window.dock import Dock
from wgan_desktop.ui.window.failure_card import FailureCard
from wgan_desktop.ui.window.furniture import Furniture
from wgan_desktop.ui.window.presentation import Presentation
from wgan_desktop.ui.window.recovery import Recovery
from wgan_desktop.ui.window.remembered import Remembered
from wgan_desktop.ui.window.stage import StageDocks
from wgan_desktop.ui.window.workspaces import Workspaces

if TYPE_CHECKING:
    from wgan_desktop.run.session import Session
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.panels import Panel

ROOM = QSize(850, 460)  # pixels at scale 1 that the window needs: larger than fits into it nothing is made


class _Themed(Protocol):
    def retheme(self, theme: Theme, /) -> None: ...


class MainWindow(QMainWindow):
    """Everything a person sees of a session.

    Parameters
    ----------
    session : Session
        Started by the caller; closed with the window.
    remembered : Remembered, optional
        Default: the user's own.
    theme : str, optional
        ``dark`` or ``light``; default: as remembered.
    panels : collection of str, optional
        Only these; default: all, as remembered.
    late : bool
        Put up the panels only when the window has been painted once, and those that nobody looks at later still.
    """

    def __init__(
        self,
        session: Session,
        remembered: Remembered | None = None,
        theme: str | None = None,
        panels: Collection[str] | None = None,
        *,
        late: bool = False,
    ) -> None:
        super().__init__()
        self.session, self.remembered = Runs(session), remembered or Remembered()
        self.theme = self._first_theme(theme)
        style.dress(style.running(), self.theme)  # before there is anything that would have to be dressed again
        self.device, self.host = "auto", "auto"
        self.panels = Furniture(self)
        self.docks = self.panels.docks
        self.steering, self.stage = Steering(self.session), StageDocks(self.panels)
        self.workspaces = Workspaces(self)
        self.faults = Faults(lambda failure: self.card.show_failure(failure))  # noqa: PLW0108 - there is no card yet
        self.bridge = Bridge(self.session, self.faults.caught, self.remembered.get("hertz", default_hertz()))
        self.files, self.presentation, self.actions_of = Files(self), Presentation(self), Actions(self)
        self.dialogs, self.lessons, self.duels = Dialogs(self), Lessons(self), Duels(self)
        self.recovery = Recovery(self)
        self._make_rail()
        self.columns = Columns(self, self.rail_dock, self.docks)
        self.actions_of.add(commands(self))
        self._make_bar()
        ways = {**self.steering.ways, "choose_others": self.files.choose_others, "recover": self.recovery.resume}
        self.card = FailureCard(self, ways, self.theme)
        self._returning = Returning(self.steering, self.bar.notices.hush)
        self._dress_window()
        self._connect()
        if late:
            AfterFirstPaint(self, lambda: self.furnish(panels, late=True))
        else:
            self.furnish(panels)

    # ------------------------------------------------------------------ building

    def _first_theme(self, name: str | None) -> Theme:
        tokens = THEMES.get(name or self.remembered.get("theme", DARK.name), DARK)
        scale = self.remembered.get("scale", 1.0)
        return Theme(tokens, min(SCALES, key=lambda known: abs(known - scale)))

    def _make_rail(self) -> None:
        self.rail, about = Rail(self.steering.edits, self.theme), Said("Everything that can be set.")
        self.rail_dock = Dock(self, "controls", Said("Controls"), about, self.theme)
        self.rail_dock.hold(self.duels.over(self.rail))
        self.rail_dock.bar.folds()
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.rail_dock)
        self.setCentralWidget(QWidget())  # until there are panels

    def _make_bar(self) -> None:
        self.bar = TransportBar(self.actions_of.by_name, self.steering.pacing, self.bridge.timings, self.theme)
        self.bottom = QToolBar(tr("Transport"))
        self.bottom.setObjectName("bottom_bar")
        self.bottom.setMovable(False)
        self.bottom.addWidget(self.lessons.over(self.bar))
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, self.bottom)

    def _dress_window(self) -> None:
        self.setWindowTitle("WGAN Desktop")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocus()  # so that no button begins with the focus, and keeps Space for itself
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setDockNestingEnabled(True)
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.renew_menus()
        self.menuBar().setCornerWidget(self.workspaces.buttons())
        self.resize(layouts.first_size())
        geometry = self.remembered.bytes("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        layouts.bring_back(self)

    def _connect(self) -> None:
        self.bridge.add(Viewer(self._follow, lambda: 30.0, lambda: True))
        self.bar.held_up = lambda: self.duels.waiting.held_up(0)
        self.bridge.add(Viewer(self.bar.show_view, lambda: self.bar.rate, self.bar.isVisible))
        self.bridge.add(Viewer(self.bar.show_numbers, lambda: self.bar.numbers_rate, self.bar.isVisible))
        self.bridge.add(Viewer(self._show_rail, lambda: self.rail.rate, lambda: self.seen(self.rail_dock)))
        self.steering.changed, self.steering.edits.opening = self.actions_of.refresh, self.files.reading.cancel
        self.bridge.start()

    def furnish(self, chosen: Collection[str] | None = None, *, late: bool = False) -> None:
        """Put up the panels, all or those chosen, which are then open, and everything where it last was."""
        placeholder = self.takeCentralWidget()
        if placeholder is not None:
            placeholder.deleteLater()
        self.panels.furnish(chosen, late=late)
        if self.remembered.message:
            self.bar.notices.say(tr(self.remembered.message))
        self.session.start_measuring()

    # ------------------------------------------------------------------ following the run

    def _follow(self, view: View) -> None:
        self.steering.follow(view)
        if self.workspaces.follow(view.settings):  # and over it what floats
            self.card.raise_()
            self.presentation.follow()
        failure = self._returning.of(self.duels.failure(view), view)
        self.card.show_failure(failure, back=view.before is not None)
        self.presentation.show_view(view)
        if not self.presentation.on:
            self.columns.note()

    def seen(self, dock: Dock) -> bool:
        """Whether a person can see what is in a dock."""
        return dock.looked_at and dock.isVisible() and not self.isMinimized()

    def _show_rail(self, view: View) -> None:
        self.rail.show_view(self.duels.acted_on(view))

    # ------------------------------------------------------------------ what commands call

    def set_theme(self, name: str) -> None:
        """Dark or light."""
        self.retheme(Theme(THEMES[name], self.theme.scale, self.theme.stroke))

    def next_theme(self) -> None:
        """The other theme."""
        names = list(THEMES)
        self.set_theme(names[(names.index(self.theme.tokens.name) + 1) % len(names)])

    def zoom(self, direction: int) -> None:
        """Everything larger (1), smaller (-1) or at its normal size (0)."""
        if self.presentation.on and self.presentation.in_window:
            return  # there the window's height decides
        place = SCALES.index(self.theme.scale) + direction if direction else SCALES.index(1.0)
        scale = SCALES[min(max(place, 0), len(SCALES) - 1)]
        if direction > 0 and (self.width() < scale * ROOM.width() or self.height() < scale * ROOM.height()):
            self.bar.notices.say(tr("Nothing larger fits into this window: make the window larger first."))
            return
        self.retheme(Theme(self.theme.tokens, scale, self.theme.stroke))

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        self.workspaces.retheme(theme)  # first: the menu bar makes room for its corner when the style changes
        style.dress(style.running(), theme)
        parts: list[_Themed] = [self.rail, self.bar, self.lessons, self.duels, self.card, self.rail_dock, self.panels]
        for part in (*parts, self.dialogs):
            part.retheme(theme)
        self.columns.rescale(theme.scale)
        self.presentation.place()

    def reset_layout(self) -> None:
        """Every dock back to where it stands at first."""
        self.workspaces.reset()

    def choose_device(self, name: str) -> None:
        """Go on on another device, from the last state."""
        self.device = name
        self.session.choose_device(name)

    def choose_host(self, name: str) -> None:
        """Go on in a thread or a child process, from the last state."""
        self.host = name
        self.session.choose_host(cast(Literal["auto", "thread", "process"], name))

    def set_hertz(self, hertz: int) -> None:
        """So many frames a second."""
        self.remembered.put("hertz", hertz)
        self.bridge.set_hertz(hertz)

    def renew_menus(self) -> None:
        """Make the menus anew: there are other recent files, or panels."""
        self.actions_of.add(recent(self))
        self.actions_of.fill(self.menuBar(), [tr(menu) for menu in MENUS])

    def export_stage(self) -> None:
        """The panel on the stage, as a file."""
        name = self.stage.current()
        if name is not None:
            self.files.export(self.panels[name])

    def fill_menu(self, menu: QMenu, panel: Panel) -> None:
        """What can be done with a panel."""
        self.files.fill_menu(menu, panel)
        own = [self.actions_of.by_name[spec.name] for spec in panel.actions() if spec.name in self.actions_of.by_name]
        if own:
            menu.addSeparator()
            menu.addActions(own)

    # ------------------------------------------------------------------ events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what floats over the stage in its place."""
        super().resizeEvent(event)
        if not self.presentation.on:
            self.columns.keep()
        self.card.place()
        self.presentation.place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A run, settings, a table of points, or pictures."""
        event.acceptProposedAction()
        self.files.drop(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout, end the session, and go."""
        self.bridge.stop()
        self.presentation.leave()
        self.remembered.put("theme", self.theme.tokens.name)
        self.remembered.put("scale", self.theme.scale)
        self.remembered.put_bytes("geometry", self.saveGeometry())
        if self.panels.standing:  # else it would be a layout without any dock
            self.remembered.put_bytes("layout", self.workspaces.layout())
        self.remembered.save()
        self.hide()
        self.session.close()
        event.accept()
