"""Presentation mode: the stage alone, large, with the step in big numbers, for a hall full of people.

With one screen the window itself becomes the stage.  With two the stage goes to the other one, and the window stays as
it is with the lecturer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QScreen
from PySide6.QtWidgets import QLabel, QWidget

from wgan_desktop.ui import layouts
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.style import running
from wgan_desktop.ui.theme import SIZES, Theme
from wgan_desktop.ui.workspaces import TRAIN

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.dock import Dock
    from wgan_desktop.ui.main_window import MainWindow

HEIGHT = 720.0  # of a window whose sizes are those of scale 1.3
SCALE = 1.3
STROKE = 1.8
KEY_SHOWN = 1200  # milliseconds
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Overlay(QLabel):
    """Words over the stage that let the mouse through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self, theme: Theme, pixels: int) -> None:
        """In the theme's colours, with letters of so many pixels at scale 1."""
        tokens = theme.tokens
        self.setStyleSheet(
            f"background: {tokens.raised}; color: {tokens.text}; border-radius: {theme.px(8)}px;"
            f"padding: {theme.px(4)}px {theme.px(12)}px; font-size: {theme.px(pixels)}px; font-weight: 600;"
        )


class Presentation(QObject):
    """Switches a window into presentation mode and back.

    Parameters
    ----------
    window : MainWindow

    Attributes
    ----------
    on : bool
    hall : QWidget
        What the audience looks at: the window, or the stage's dock on another screen.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.on = window, False
        self.hall: QWidget = window
        self._stage: str | None = None
        self._application = running()
        self._layout: QByteArray | None = None
        self._theme, self._was = window.theme, window.windowState()
        self.counter, self.key, self.black = Overlay(window), Overlay(window), QWidget(window)
        self.black.setStyleSheet("background: black")
        self.black.hide()
        self._key_timer = QTimer(self, singleShot=True, interval=KEY_SHOWN)
        self._key_timer.timeout.connect(self.key.hide)

    def toggle(self) -> None:
        """Into the mode, or out of it."""
        if self.on:
            self.leave()
        else:
            self._enter()

    def toggle_black(self) -> None:
        """Nothing to look at but the lecturer; again, and the stage is back."""
        self.black.setVisible(self.on and self.black.isHidden())
        self.black.raise_()

    def leave(self) -> None:
        """Back to the window as it was."""
        if not self.on:
            return
        self.on = False
        self._application.removeEventFilter(self)
        scale = self._theme.scale if self.in_window else self.window.theme.scale
        for part in (self.counter, self.key, self.black):
            part.hide()
            part.setParent(self.window)
        if self.in_window:
            self._furniture(visible=True)
            self.window.setWindowState(self._was)
        else:
            self.window.docks[str(self._stage)].show_bar(visible=True)
        self.hall = self.window
        self.window.retheme(Theme(self.window.theme.tokens, scale, self._theme.stroke))
        if self._layout is not None:
            self.window.restoreState(self._layout, layouts.VERSION)

    @property
    def in_window(self) -> bool:
        """Whether the window itself is the stage."""
        return self.hall is self.window

    def place(self) -> None:
        """Scale with the hall, and keep the overlays in their corners."""
        if not self.on:
            return
        theme = self._scaled()
        margin = theme.px(20)
        self.counter.dress(theme, SIZES["display"])
        self.key.dress(theme, SIZES["heading"])
        for part in (self.counter, self.key, self.black):
            part.raise_()
            part.adjustSize()
        self.black.setGeometry(self.hall.rect())
        # The counter beside the stage's title, which leaves that corner free; the keys over the lower edge's middle.
        self.counter.move(self.hall.width() - self.counter.width() - margin // 2, margin // 4)
        low = self.hall.height() - self.key.height() - 2 * margin
        self.key.move((self.hall.width() - self.key.width()) // 2, low)

    def _scaled(self) -> Theme:
        """The window's colours in sizes for the hall, taken on by all that is seen there."""
        scale = round(SCALE * max(1.0, self.hall.height() / HEIGHT), 2)
        theme = Theme(self.window.theme.tokens, scale, STROKE)
        if self.in_window and self.window.theme.scale != scale:
            self.window.retheme(theme)
        elif not self.in_window and (panel := self.window.panels[str(self._stage)]).theme != theme:
            panel.retheme(theme)
        return theme

    def follow(self) -> None:
        """Another panel has become the stage: it takes the place of the last."""
        if self.on and not self.in_window:
            self.leave()
            self.window.stage.follow(self.window.steering.edits.settings, anew=True)
            self._enter()
        self.place()

    def show_view(self, view: View) -> None:
        """Count the steps, where a run is what there is to see."""
        if not self.on or view.state is None:
            return
        self.counter.setVisible(self.window.workspaces.current == TRAIN)
        text = tr("step {step}", step=view.state.step)
        if text != self.counter.text():
            wider = len(text) != len(self.counter.text())
            self.counter.setText(text)
            if wider:
                self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what the lecturer presses; Escape leaves."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and watched is self.window:
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() not in _MODIFIERS:
                self._show_key(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.NativeText))
        return False

    def _enter(self) -> None:
        self.on = True
        self._theme, self._was = self.window.theme, self.window.windowState()
        self._layout = self.window.saveState(layouts.VERSION)
        self._stage = self.window.stage.current()
        other = other_screen(self.window)
        if other is None or self._stage is None:
            self._fill_window()
        else:
            self._send_to(other, self.window.docks[self._stage])
        self.counter.setVisible(self.window.workspaces.current == TRAIN)
        self.counter.raise_()
        self.place()
        self._application.installEventFilter(self)

    def _fill_window(self) -> None:
        for name, dock in self.window.docks.items():
            dock.setVisible(name == self._stage)
        self._furniture(visible=False)
        self.window.setWindowState(self._was | Qt.WindowState.WindowFullScreen)

    def _send_to(self, screen: QScreen, dock: Dock) -> None:
        """Cover the other screen with the stage."""
        self.hall = dock
        dock.show_bar(visible=False)
        dock.setFloating(True)
        dock.setGeometry(screen.geometry())
        dock.showFullScreen()
        for part in (self.counter, self.key, self.black):
            part.setParent(dock)
        self.window.activateWindow()

    def _furniture(self, *, visible: bool) -> None:
        self.window.menuBar().setVisible(visible)
        self.window.bar.setVisible(visible)
        self.window.bottom.setVisible(visible or self.window.lessons.on)
        self.window.rail_dock.setVisible(visible)
        for dock in self.window.docks.values():
            dock.show_bar(visible=visible)

    def _show_key(self, text: str) -> None:
        self.key.setText(text)
        self.key.show()
        self.key.raise_()
        self.place()
        self._key_timer.start()


def other_screen(window: QWidget) -> QScreen | None:
    """A screen that the window is not on; None where there is none."""
    return next((screen for screen in QGuiApplication.screens() if screen is not window.screen()), None)
