"""What stands before the lecturer while the stage is on another screen: the notes of the lesson, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QScrollArea

from wgan_desktop.core.lessons import said
from wgan_desktop.ui.i18n import language, tr
from wgan_desktop.ui.theme import SIZES, Role

if TYPE_CHECKING:
    from wgan_desktop.ui.main_window import MainWindow

KEYS = (
    "run.play", "run.step", "run.critic", "run.generator", "run.slow", "run.restart", "run.next_loss",
    "view.black", "view.present", "help.palette",
)  # fmt: skip
OF_LESSON = ("lesson.next", "lesson.back", "lesson.pause", "lesson.leave", "view.black", "view.present")


class Desk(QScrollArea):
    """Fills the place that the stage has left.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._of: object = None
        self.notes = QLabel()
        self.notes.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.RichText)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.notes)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are the window's

    def follow(self, stages: Sequence[str]) -> None:
        """Say what is on the other screen, what comes next, and which keys there are."""
        window, player = self._window, self._window.lessons.player
        scene = (player.lesson.name, player.index) if player is not None else None
        of = (tuple(stages), scene, language(), window.theme)
        if of != self._of:
            self._of = of
            edge = window.theme.px(24)
            self.notes.setContentsMargins(edge, edge, edge, edge)
            self.notes.setText("".join((*self._shown(stages), *self._scenes(), *self._keys())))

    def _shown(self, stages: Sequence[str]) -> Iterator[str]:
        titles = ", ".join(self._window.docks[name].windowTitle() for name in stages)
        yield self._line(tr("On the other screen: {panels}", panels=titles), "title", "muted")
        if self._window.lessons.player is None and stages:
            yield self._line(tr(self._window.panels.kinds[stages[0]].about), "heading")

    def _scenes(self) -> Iterator[str]:
        """All of the lesson, with the one that is shown in large letters."""
        player = self._window.lessons.player
        if player is None:
            return
        for number, scene in enumerate(player.lesson.scenes):
            words = f"{number + 1}.  {said(scene.caption, language())}"
            here = number == player.index
            yield self._line(("▶ " if here else "") + words, "heading" if here else "body",
                             "text" if number >= player.index else "muted")  # fmt: skip

    def _keys(self) -> Iterator[str]:
        """What can be done from here."""
        actions = self._window.actions_of
        rows = []
        for name in OF_LESSON if self._window.lessons.on else KEYS:
            keys = QKeySequence(actions.by_name[name].shortcut()).toString(QKeySequence.SequenceFormat.NativeText)
            text = escape(actions.specs[name].text)
            rows.append(f"<tr><td><b>{escape(keys)}</b>&nbsp;&nbsp;</td><td>{text}</td></tr>")
        size = self._window.theme.px(SIZES["title"])
        yield f'<table style="font-size: {size}px" cellpadding="3">{"".join(rows)}</table>'

    def _line(self, text: str, role: Role, color: str = "text") -> str:
        theme = self._window.theme
        letters = f"color: {theme.color(color).name()}; font-size: {theme.px(SIZES[role])}px"
        return f'<p style="{letters}; margin: 0 0 {theme.px(10)}px 0">{escape(text)}</p>'
