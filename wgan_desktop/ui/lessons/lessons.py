"""Lessons in the window: the list, the player, the strip; a person may take over at any moment."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wgan_desktop.core.conditions import QUANTITIES
from wgan_desktop.core.lesson_files import lesson
from wgan_desktop.core.lessons import Lesson, LessonError, said
from wgan_desktop.run.lesson_player import Player
from wgan_desktop.ui.bridge import Viewer
from wgan_desktop.ui.i18n import language, tr
from wgan_desktop.ui.lessons.bar import LessonBar
from wgan_desktop.ui.lessons.list import LessonList, said_to_be_broken
from wgan_desktop.ui.lessons.words import about, button_words, status

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.lessons.stage import WindowStage
    from wgan_desktop.ui.main_window import MainWindow
    from wgan_desktop.ui.theme import Theme

GRACE = 15.0  # seconds that a number which must be true has to arrive
WELCOMED = "welcomed"


class Lessons:
    """Gives one lesson at a time.

    Parameters
    ----------
    window : MainWindow
    clock : callable
        Monotonic seconds.

    Attributes
    ----------
    player : Player or None
        None while there is no lesson.
    bar : LessonBar
    column : QVBoxLayout
        The strip and what stands below it.
    """

    def __init__(self, window: MainWindow, clock: Callable[[], float] = time.monotonic) -> None:
        self._window, self._clock = window, clock
        self.player: Player | None = None
        self.bar = LessonBar(window.theme)
        self.bar.hide()
        self._waiting: Lesson | None = None
        self._stage: WindowStage | None = None
        window.bridge.add(Viewer(self.follow, lambda: 10.0, lambda: self.on, self._needs))
        window.actions_of.told = self._told

    @property
    def on(self) -> bool:
        """Whether a lesson is given."""
        return self.player is not None or self._waiting is not None

    @property
    def panels(self) -> tuple[str, ...]:
        """What the scene is looked at in; nothing without one."""
        return self.player.scene.panels if self.player is not None else ()

    def over(self, below: QWidget) -> QWidget:
        """The strip and what stands below it, as one widget."""
        both = QWidget()
        self.column = QVBoxLayout(both)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.bar.take_actions(self._window.actions_of.by_name)
        self.column.addWidget(self.bar)
        self.column.addWidget(below)
        return both

    # ------------------------------------------------------------------ what a person does

    def list(self) -> None:
        """Show the lessons there are."""
        LessonList(self._window, self.begin_with, welcome=False).open()

    def welcome(self) -> None:
        """Show the same at the first start, as a welcome."""
        if not self._window.remembered.get(WELCOMED, 0):
            self._window.remembered.put(WELCOMED, 1)
            LessonList(self._window, self.begin_with, welcome=True).open()

    def begin(self, name: str) -> None:
        """Give a lesson by its name; one that is broken is said to be so."""
        try:
            self.begin_with(lesson(name))
        except LessonError as error:
            self._window.bar.notices.say(said_to_be_broken(error))

    def begin_with(self, given: Lesson) -> None:
        """Give a lesson: as soon as there are panels."""
        self.player, self._waiting = None, given
        self._show_bar(visible=True)

    def next(self) -> None:
        """On to the next scene; after the last one, the lesson is left."""
        if self.player is not None and self.player.state == "over":
            self.leave()
        elif self.player is not None:
            self.player.next()

    def back(self) -> None:
        """To the scene before."""
        if self.player is not None:
            self.player.back()

    def toggle(self) -> None:
        """Pause, or go on."""
        if self.player is not None:
            self.player.toggle()

    def leave(self) -> None:
        """Take over: the strip goes, everything else stays as it is."""
        self.player = self._waiting = None
        if self._stage is not None:
            self._stage.let_go()
        self._show_bar(visible=False)

    def _show_bar(self, *, visible: bool) -> None:
        self.bar.setVisible(visible)
        self._window.presentation.seat()
        if not visible:
            self._window.presentation.say("")
        self._window.actions_of.refresh()

    # ------------------------------------------------------------------ following

    def _told(self, action: str) -> None:
        if self._stage is not None:
            self._stage.note(action)

    def _needs(self) -> frozenset[str]:
        """The layers of what the scene waits for and proves."""
        if self.player is None:
            return frozenset()
        waits = [*self.player.scene.conditions, self.player.lesson.end]
        names = {name for condition in waits for name in condition.names}
        return frozenset(layer for name in names for layer in QUANTITIES[name].needs)

    def follow(self, view: View) -> None:
        """Go on with the lesson, and say where it is."""
        if self._waiting is not None and self._window.docks:
            if self._stage is None:
                from wgan_desktop.ui.lessons.stage import (
                    WindowStage,  # it brings the panels: not before the window stands
                )

                self._stage = WindowStage(self._window)
                self._stage.watch()
            given = self._waiting.on(view.settings_in_force)
            self.player, self._waiting = Player(given, self._stage, GRACE), None
        if self.player is not None and self._stage is not None:
            self._stage.view = view
            self.player.tick(self._clock())
            self._show(self.player, self._stage)

    def _show(self, player: Player, stage: WindowStage) -> None:
        given, code = player.lesson, language()
        title = tr("{title} · scene {number} of {count}", title=said(given.title, code), number=player.index + 1,
                   count=len(given.scenes))  # fmt: skip
        words, color = status(player, stage.read)
        caption = said(player.scene.caption, code)
        self.bar.say(title, caption, words, color, about(player))
        self._window.presentation.say(caption)
        for name, (text, tip) in button_words(player).items():
            self.bar.call(name, text, tip)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.bar.retheme(theme)
