"""The strip of a lesson: what there is to see, large enough for a hall, and the way on and back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import push_button
from wgan_desktop.ui.widgets.lines import Lines
from wgan_desktop.ui.widgets.readout import Readout

WIDE = 760  # pixels, at scale 1, from which on the buttons stand beside the caption
LINES = 3  # of a caption, at least: the strip keeps its height from scene to scene
BUTTONS = ("lesson.back", "lesson.pause", "lesson.next", "lesson.leave")


class LessonBar(QWidget):
    """Title and scene, the caption, what is waited for, four buttons.

    Parameters
    ----------
    theme : Theme

    Attributes
    ----------
    aside : QVBoxLayout
        The buttons, and what is to stand above them.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("lesson")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title, self.caption = Readout("", "caption", 0, "muted"), QLabel()
        self.status = Lines("muted")
        self.caption.setProperty("role", "lesson")
        self.caption.setWordWrap(True)
        self.caption.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.buttons: dict[str, QPushButton] = {}
        self._words, self._doing, self.aside = QVBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._column, self._both = QVBoxLayout(self), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in (self.title, self.caption):
            self._words.addWidget(part)
        self._both.addLayout(self._words, 1)
        self.aside.addLayout(self._doing)
        self._both.addLayout(self.aside)
        self._column.addLayout(self._both)
        self._column.addWidget(self.status)  # below all: it is long where much has been shown
        self.retheme(theme)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Make the buttons of the window's actions."""
        for name in BUTTONS:
            self.buttons[name] = push_button(actions[name].trigger)
            self._doing.addWidget(self.buttons[name])
        self.buttons["lesson.next"].setProperty("role", "main")

    def call(self, name: str, text: str, tip: str) -> None:
        """Name a button."""
        button = self.buttons[name]
        if (button.text(), button.toolTip()) != (text, tip):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(text)

    def say(self, title: str, caption: str, status: str, color: str, tip: str) -> None:
        """Show where the lesson is, what there is to see, and what it waits for or has shown."""
        self.title.say(title)
        if caption != self.caption.text():
            self.caption.setText(caption)
            self.caption.setAccessibleName(caption)
            self._fit()
            self.status.begin()
        self.status.color = color
        self.status.say(status, tip)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme = theme
        edge = theme.px(14)
        for layout in (self._both, self._doing):
            layout.setSpacing(theme.px(8))
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        for layout in (self._column, self._words):
            layout.setSpacing(theme.px(2))
        for part in (self.title, self.status):
            part.retheme(theme)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the caption the lines that it needs; where there is little room, the buttons stand below it."""
        super().resizeEvent(event)
        beside = self.width() >= self.theme.px(WIDE)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._fit()

    def _fit(self) -> None:
        letters = QFontMetrics(self.theme.font("heading"))
        needed = letters.boundingRect(
            QRect(0, 0, self.caption.width(), 0), Qt.TextFlag.TextWordWrap, self.caption.text()
        )
        height = max(LINES * letters.lineSpacing(), needed.height() + letters.descent())
        if height != self.caption.height():
            self.caption.setFixedHeight(height)
