"""Presentation mode: the stage alone, large, with the step in big numbers, for a hall full of people.

With one screen the window itself becomes the stage.  With two the stage goes to the other one, with all that a lesson's
scene shows, and the window stays with the lecturer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QScreen
from PySide6.QtWidgets import QLabel, QWidget

from wgan_desktop.ui.drawing.numerals import at_step
from wgan_desktop.ui.style import running
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.window.desk import Desk
from wgan_desktop.ui.window.hall import Hall
from wgan_desktop.ui.window.signs import Signs
from wgan_desktop.ui.window.workspaces import TRAIN

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.main_window import MainWindow

WIDTH, HEIGHT = 1280.0, 720.0  # of a window whose sizes are those of scale 1.3
SCALE = 1.3
STROKE = 1.8
BESIDE = 2  # panels that a lesson's scene shows at a time where the window is the stage
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Presentation(QObject):
    """Switches a window into presentation mode and back.

    Parameters
    ----------
    window : MainWindow

    Attributes
    ----------
    on : bool
    hall : QWidget
        What the audience looks at: the window, or a `Hall` on another screen.
    signs : Signs
        The step and the keys.  They stand in the lesson's strip, below the stage without one, and above the stage on
        another screen.
    desk : Desk
        What fills the window then, where all that was open in it is on the other screen.
    caption : QLabel
        What a lesson says, above the stage on another screen: the strip stays with the lecturer.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window, self.on = window, False
        self.hall: QWidget = window
        self._stages: Sequence[str] = ()
        self._application = running()
        self._theme, self._was = window.theme, window.windowState()
        self.signs, self.caption, self.black = Signs(), QLabel(), QWidget(window)
        self.caption.setProperty("role", "heading")
        self.caption.setWordWrap(True)
        self._hall, self.desk = Hall(window, self.caption, self.leave), Desk(window)
        self.black.setStyleSheet("background: black")
        self.black.hide()

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
        scale, in_window = self._theme.scale if self.in_window else self.window.theme.scale, self.in_window
        self._strike()
        if in_window:
            self.window.setWindowState(self._was)
        self.window.retheme(Theme(self.window.theme.tokens, scale, self._theme.stroke))
        self.window.workspaces.bring_back()

    def restage(self, change: Callable[[], object], stages: Sequence[str] = ()) -> None:
        """Change what stands in the window; then these panels are the stage, or what is looked at where none is named.

        In the mode the change is made to the window as it is behind the stage, and there it is to be found afterwards.
        """
        if not self.on:
            change()
            return
        self.on = False
        self.window.setUpdatesEnabled(False)
        try:
            self._strike()
            self.window.workspaces.bring_back()
            change()
        finally:
            self._build(stages)
            self.window.setUpdatesEnabled(True)
        self.place()

    @property
    def in_window(self) -> bool:
        """Whether the window itself is the stage."""
        return self.hall is self.window

    def place(self) -> None:
        """Scale with the hall, which the black screen covers."""
        if not self.on:
            return
        self.signs.dress(self._scaled())
        self.black.raise_()
        self.black.setGeometry(self.hall.rect())

    def seat(self) -> None:
        """Put the signs where nothing else is, and show the strip of a lesson in a window that is the stage."""
        if not self.on:
            return
        if not self.in_window:
            self.signs.seat(self._hall.above, 1)
            return
        lessons = self.window.lessons
        self.signs.seat(*((lessons.bar.aside, 0) if lessons.on else (lessons.column, 1)))
        self.window.bottom.show()

    def say(self, caption: str) -> None:
        """What a lesson says now; empty without one."""
        if caption != self.caption.text():
            self.caption.setText(caption)
            self.caption.setVisible(bool(caption))

    def _scaled(self) -> Theme:
        """The window's colours in sizes for the hall, taken on by all that is seen there."""
        # the screen is the end: what grows with its window must not be what makes the window grow
        hall = self.hall.size().boundedTo(self.hall.screen().size())
        scale = round(SCALE * max(1.0, min(hall.height() / HEIGHT, hall.width() / WIDTH)), 2)
        theme = Theme(self.window.theme.tokens, scale, STROKE)
        if self.in_window and self.window.theme.scale != scale:
            self.window.retheme(theme)
        elif not self.in_window:
            self._hall.dress(theme)
            for panel in (self.window.panels[name] for name in self._stages):
                if panel.theme != theme:
                    panel.retheme(theme)
        return theme

    def follow(self) -> None:
        """Another panel has become the stage: it takes the place of the last."""
        if self.on:
            self.restage(lambda: self.window.stage.follow(self.window.steering.edits.settings, anew=True))

    def show_view(self, view: View) -> None:
        """Count the steps, where a run is what there is to see."""
        if self.desk.isVisible():
            self.desk.follow(self._stages)
        if not self.on or view.state is None:
            return
        self.signs.counter.setVisible(self.window.workspaces.current == TRAIN)
        self.signs.counter.setText(at_step(view.state.step))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show what the lecturer presses; Escape leaves."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and watched is self.window:
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() not in _MODIFIERS:
                self.signs.show_key(
                    QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.NativeText)
                )
        return False

    def _enter(self) -> None:
        self._theme, self._was = self.window.theme, self.window.windowState()
        self._build()
        self.place()
        self._application.installEventFilter(self)

    def _build(self, stages: Sequence[str] = ()) -> None:
        """Put up the stage: these panels, else those of a lesson's scene; how the window stands behind it is kept."""
        docks, current = self.window.docks, self.window.stage.current()
        told = [name for name in self.window.lessons.panels if name in docks and docks[name].is_open()]
        self.window.workspaces.keep()
        self.on, self._stages = True, stages or told or ([current] if current is not None else [])
        other = other_screen(self.window)
        if other is None or not self._stages:
            self._fill_window()
        else:
            self._send_to(other)
        self.signs.counter.setVisible(self.window.workspaces.current == TRAIN)
        self.seat()

    def _strike(self) -> None:
        """Take the stage down again."""
        for part in (self.signs, self.black):
            part.hide()
        self.signs.hush()
        self.black.setParent(self.window)
        if self.in_window:
            self._furniture(visible=True)
        else:
            self.window.takeCentralWidget()
            self.desk.hide()
            self._hall.give_back(self.window.docks[name] for name in self._stages)
            for name in self._stages:
                self.window.panels[name].retheme(self.window.theme)
        self.hall = self.window

    def _fill_window(self) -> None:
        shown = self._stages[:BESIDE]
        for name, dock in self.window.docks.items():
            dock.setVisible(name in shown)
        self._furniture(visible=False)
        self.window.setWindowState(self._was | Qt.WindowState.WindowFullScreen)

    def _send_to(self, screen: QScreen) -> None:
        """Cover the other screen with the stage, and all that is to be seen beside it."""
        self.hall = self._hall
        self._hall.cover(screen.geometry(), [self.window.docks[name] for name in self._stages])
        self.black.setParent(self._hall)
        if not any(dock.is_open() for name, dock in self.window.docks.items() if name not in self._stages):
            self.desk.follow(self._stages)
            self.window.setCentralWidget(self.desk)
            self.desk.show()
        self.window.activateWindow()

    def _furniture(self, *, visible: bool) -> None:
        self.window.menuBar().setVisible(visible)
        self.window.bar.setVisible(visible)
        self.window.bottom.show()
        self.window.rail_dock.setVisible(visible)
        for dock in self.window.docks.values():
            dock.show_bar(visible=visible)


def other_screen(window: QWidget) -> QScreen | None:
    """A screen that the window is not on; None where there is none."""
    return next((screen for screen in QGuiApplication.screens() if screen is not window.screen()), None)
