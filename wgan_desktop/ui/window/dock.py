"""A panel in a dock: a title bar of our own with what can be done to every panel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QMenu, QToolButton, QWidget

from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm
from wgan_desktop.ui.widgets.readout import Readout

SMALLEST = (160, 100)  # pixels that the content of a dock may be squeezed to, at any scale: screens have none


class TitleBar(QWidget):
    """The dock's name, its menu, and the buttons to float and close it; dragging it moves the dock."""

    def __init__(self, dock: Dock, about: str, theme: Theme) -> None:
        super().__init__(dock)
        self.dock, self._about = dock, about
        self.setObjectName("dock_title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.row = QHBoxLayout(self)
        self.title = Readout("", "body", characters=0, color="muted")
        self.row.addWidget(self.title, 1)
        self.menu_button, self.float_button, self.close_button = self._button(), self._button(), self._button()
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_button.clicked.connect(dock.close)
        self._closing, self._named_by_tab = "close", False
        self.retheme(theme)

    def folds(self) -> None:
        """Show closing as folding away to the left, and nothing to export: the rail."""
        self._closing = "fold"
        self.menu_button.hide()
        self.retheme(self.theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        self.row.setContentsMargins(theme.px(14), theme.px(1), theme.px(6), theme.px(1))
        self.row.setSpacing(theme.px(2))
        self.title.retheme(theme)
        buttons = (self.menu_button, "more"), (self.float_button, "float"), (self.close_button, self._closing)
        for button, name in buttons:
            button.setIcon(icon(name, theme, "muted", size=14))
            button.setIconSize(QSize(theme.px(14), theme.px(14)))
        self._name_buttons(self.dock.windowTitle())
        self.show_title(named_by_tab=self._named_by_tab)

    def _name_buttons(self, panel: str) -> None:
        names = {
            self.menu_button: tr("Copy and export {panel}", panel=panel),
            self.float_button: tr("Float or dock {panel}", panel=panel),
            self.close_button: tr("Close {panel}", panel=panel),
        }
        for button, name in names.items():
            button.setToolTip(name)
            button.setAccessibleName(name)

    def show_title(self, *, named_by_tab: bool) -> None:
        """The panel's name; behind a tab, which says it already, what the panel is about, if there is room."""
        self._named_by_tab, about = named_by_tab, tr(self._about)
        room = QFontMetricsF(self.theme.font(self.title.role)).horizontalAdvance(about) <= self.title.width()
        self.title.say(about if named_by_tab and room else self.dock.windowTitle(), about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for now."""
        super().resizeEvent(event)
        self.row.activate()
        self.show_title(named_by_tab=self._named_by_tab)

    def _button(self) -> QToolButton:
        button = QToolButton()
        calm(button)
        self.row.addWidget(button)
        return button


class Dock(QDockWidget):
    """A dock that knows whether it is looked at, and has a menu.

    Signals
    -------
    menu_wanted(QMenu)
        The menu is about to open and wants to be filled.
    """

    menu_wanted = Signal(QMenu)

    def __init__(self, window: QMainWindow, name: str, title: str, about: str, theme: Theme) -> None:
        super().__init__(tr(title), window)  # without a parent it would be a window of its own at first
        self._title = title
        self.setObjectName(name)
        self.looked_at = False
        self.bar = TitleBar(self, about, theme)
        self._no_bar = QWidget(self)
        self.show_bar(visible=True)
        self.hold(QWidget())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill)
        self.bar.menu_button.setMenu(self.menu)
        self.visibilityChanged.connect(self._note)

    def hold(self, content: QWidget) -> None:
        """Take on what is to be seen in the dock."""
        before = self.widget()
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content.setProperty("role", "panel")
        _name(content, "", self.windowTitle())
        self.setWidget(content)
        content.setMinimumSize(*SMALLEST)  # else the docks' wishes add up to more than a small screen has
        if before is not None:
            before.deleteLater()

    def show_bar(self, *, visible: bool) -> None:
        """Show the title bar or leave it out: hidden, it would keep its room."""
        self.setTitleBarWidget(self.bar if visible else self._no_bar)
        self.bar.setVisible(visible)
        self._no_bar.setVisible(not visible)

    def is_open(self) -> bool:
        """Whether it is shown, if only as a tab behind another."""
        return not self.isHidden()

    def toggle(self) -> None:
        """Close, or open again, in front of what shares its place."""
        self.setVisible(self.isHidden())
        self.raise_()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        before = self.windowTitle()
        self.setWindowTitle(tr(self._title))
        _name(self.widget(), before, self.windowTitle())
        self.bar.retheme(theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu under the pointer."""
        self.menu.popup(event.globalPos())

    def _fill(self) -> None:
        self.menu.clear()
        self.menu_wanted.emit(self.menu)

    def _note(self, visible: bool) -> None:
        self.looked_at = visible


def _name(content: QWidget, before: str, title: str) -> None:
    """Whatever one can tab to has a name: a plot without one of its own is called like its panel."""
    for widget in content.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.accessibleName() in ("", before):
            widget.setAccessibleName(title)
