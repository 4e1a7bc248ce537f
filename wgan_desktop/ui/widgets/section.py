"""A part of the rail that folds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm


class Section(QWidget):
    """A heading that unfolds what is under it.

    Parameters
    ----------
    title : str
    theme : Theme
    unfolded : callable
        Called when the section is opened, so that its content may be made only then.
    """

    def __init__(self, title: str, theme: Theme, unfolded: Callable[[], object]) -> None:
        super().__init__()
        self.theme, self._unfolded = theme, unfolded
        self.heading = QToolButton()
        self.heading.setText(title)
        self.heading.setAccessibleName(title)
        self.heading.setProperty("role", "group")
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.toggled.connect(self._toggle)
        calm(self.heading)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        self.body.setSpacing(theme.px(10))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.heading)
        outer.addWidget(self._inside)
        self._toggle(unfold=False)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.heading.isChecked()

    def unfold(self, *, unfold: bool = True) -> None:
        """Open or close."""
        self.heading.setChecked(unfold)

    def _toggle(self, unfold: bool) -> None:
        self.heading.setIcon(icon("down" if unfold else "unfold", self.theme, "muted", size=14))
        self._inside.setVisible(unfold)
        if unfold:
            self._unfolded()
