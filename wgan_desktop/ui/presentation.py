"""Presentation mode: the stage alone, large, with the step in big numbers, for a hall full of people."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from wgan_desktop.ui import layouts
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.style import running
from wgan_desktop.ui.theme import SIZES, Theme

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
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
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.on = window, False
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
        for part in (self.counter, self.key, self.black):
            part.hide()
        self._furniture(visible=True)
        self.window.setWindowState(self._was)
        self.window.retheme(dataclasses.replace(self._theme, tokens=self.window.theme.tokens))
        if self._layout is not None:
            self.window.restoreState(self._layout, layouts.VERSION)

    def place(self) -> None:
        """Scale with the window, and keep the overlays in their corners."""
        if not self.on:
            return
        scale = round(SCALE * max(1.0, self.window.height() / HEIGHT), 2)
        if self.window.theme.scale != scale:
            self.window.retheme(Theme(self.window.theme.tokens, scale, STROKE))
        theme, margin = self.window.theme, self.window.theme.px(20)
        self.counter.dress(theme, SIZES["display"])
        self.key.dress(theme, SIZES["heading"])
        for part in (self.counter, self.key, self.black):
            part.raise_()
            part.adjustSize()
        self.black.setGeometry(self.window.rect())
        # The counter beside the stage's title, which leaves that corner free; the keys over the lower edge's middle.
        self.counter.move(self.window.width() - self.counter.width() - margin // 2, margin // 4)
        low = self.window.height() - self.key.height() - 2 * margin
        self.key.move((self.window.width() - self.key.width()) // 2, low)

    def show_view(self, view: View) -> None:
        """Count the steps."""
        if not self.on or view.state is None:
            return
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
        stage = self.window.stage.current()
        for name, dock in self.window.docks.items():
            dock.setVisible(name == stage)
        self._furniture(visible=False)
        self.window.setWindowState(self._was | Qt.WindowState.WindowFullScreen)
        self.counter.show()
        self.counter.raise_()
        self.place()
        self._application.installEventFilter(self)

    def _furniture(self, *, visible: bool) -> None:
        self.window.menuBar().setVisible(visible)
        self.window.bottom.setVisible(visible)
        self.window.rail_dock.setVisible(visible)
        for dock in self.window.docks.values():
            dock.show_bar(visible=visible)

    def _show_key(self, text: str) -> None:
        self.key.setText(text)
        self.key.show()
        self.key.raise_()
        self.place()
        self._key_timer.start()
