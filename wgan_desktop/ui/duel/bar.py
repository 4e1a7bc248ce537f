"""The row above the columns: what the runs share, swapping their losses, and who takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.words import Said
from wgan_desktop.ui.duel.chips import letter
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

SHARES = ("duel.steps", "duel.seconds")
BUTTONS = ("duel.swap", "duel.add", "duel.plate", "duel.leave")


class DuelBar(QWidget):
    """Buttons for the duel's actions, and below them a line for what the runs have in common.

    Parameters
    ----------
    theme : Theme
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons = {name: QToolButton() for name in (*SHARES, *BUTTONS)}
        self.words = Readout("", "body", characters=0, color="muted")
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        for name in SHARES:
            self._row.addWidget(self.buttons[name])
        self._row.addStretch(1)
        for name in BUTTONS:
            self._row.addWidget(self.buttons[name])
        for button in self.buttons.values():
            calm(button)
        self._column.addLayout(self._row)
        self._column.addWidget(self.words)
        self.retheme(theme)

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what the actions of their names do."""
        for name, button in self.buttons.items():
            if button.defaultAction() is None:
                button.setDefaultAction(actions[name])
                _name(button, actions[name])

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self._in_hall = theme.stroke > 1  # there is nothing to press there, and the share is said
        for button in self.buttons.values():
            button.setVisible(not self._in_hall)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._row.setSpacing(theme.px(6))
        self.words.retheme(theme)

    def show_views(self, views: Sequence[View], waiting: str) -> None:
        """Say whom the others wait for, or else what the runs have in common."""
        starting = [index for index, view in enumerate(views) if view.state is None]
        if starting:
            text = tr("Run {run} is starting; the others wait.", run=letter(starting[0]))
        elif waiting:
            text = tr("The others wait for {run}.", run=waiting)
        else:
            text = tr(_common([view.settings for view in views]))
        if self._in_hall:
            share = [self.buttons[name].text() for name in SHARES if self.buttons[name].isChecked()]
            text = " · ".join([*share, text])
        self.words.say(text, text)


def _name(button: QToolButton, action: QAction) -> None:
    """Call a button what its action is called, now and in another language."""

    def say() -> None:
        button.setAccessibleName(action.text())

    action.changed.connect(say)
    say()


def _common(runs: Sequence[Settings]) -> Said:
    """What the runs have in common besides their problem and their seed."""
    shapes = {tuple(getattr(run, name) for name, field in FIELDS.items() if field.group == "networks") for run in runs}
    if len(shapes) > 1:
        return Said("The same latents")
    if len({run.critic_steps for run in runs}) > 1:
        return Said("The same latents and first weights")
    return Said("The same batches, latents and first weights")
