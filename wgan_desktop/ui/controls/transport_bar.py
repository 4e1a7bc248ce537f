"""The bottom of the window: play and step, how fast, where the run is, and what deserves a look."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from wgan_desktop.ui.controls.pacing import POSITIONS, Pacing
from wgan_desktop.ui.controls.readings import WIDTHS, activity, numbers
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.timings import Timings
from wgan_desktop.ui.widgets.calm import calm
from wgan_desktop.ui.widgets.readout import Readout
from wgan_desktop.ui.window.notice_strip import NoticeStrip

if TYPE_CHECKING:
    from wgan_desktop.run.view import View

BUTTONS = ("run.restart", "run.play", "run.step", "run.critic", "run.generator", "run.slow")
SUBSTEP = 250  # pixels that the name and the readings of a sub-step need in slow motion
ICONS = {
    "run.restart": "restart",
    "run.step": "step",
    "run.critic": "critic",
    "run.generator": "generator",
    "run.slow": "slow",
}


class TransportBar(QWidget):
    """Two rows: what a person does, and what there is to know.

    Parameters
    ----------
    actions : mapping of str to QAction
        The window's actions by name.
    pacing : Pacing
    timings : Timings
        Of the bridge.
    theme : Theme

    Attributes
    ----------
    held_up : callable
        For whom the run waits, in words; empty while it goes on.
    """

    rate, numbers_rate = 10.0, 4.0  # Hz: a number that changes more often cannot be read

    def __init__(self, actions: Mapping[str, QAction], pacing: Pacing, timings: Timings, theme: Theme) -> None:
        super().__init__()
        self.actions_by_name, self.pacing, self.timings = actions, pacing, timings
        self.held_up: Callable[[], str] = str
        self.setObjectName("bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons = {name: self._button(actions[name]) for name in BUTTONS}
        self.buttons["run.play"].setProperty("role", "main")
        self.step = Readout(" ", "heading", characters=9)
        self.activity = Readout(" ", "body", characters=30)
        self.speed = self._speed()
        self.speed_text = Readout("", "caption", characters=20)
        self.substep = Readout(" ", "body", characters=0)
        self.notices = NoticeStrip(theme)
        self.numbers = {
            name: Readout(" ", "body", width, align=Qt.AlignmentFlag.AlignRight) for name, width in WIDTHS.items()
        }
        self._lay_out()
        self.retheme(theme)

    # ------------------------------------------------------------------ building

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        calm(button)
        return button

    def _speed(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, POSITIONS)
        slider.valueChanged.connect(self._move)
        calm(slider)
        return slider

    def _lay_out(self) -> None:
        self.acting, self.telling = QHBoxLayout(), QHBoxLayout()
        for button in self.buttons.values():
            self.acting.addWidget(button)
        self.acting.addWidget(self.step)
        self.acting.addWidget(self.activity)
        self.speed_block = QWidget()
        speed = QVBoxLayout(self.speed_block)
        speed.setContentsMargins(0, 0, 0, 0)
        speed.setSpacing(0)
        speed.addWidget(self.speed)
        speed.addWidget(self.speed_text)
        self.acting.addWidget(self.speed_block)
        self.acting.addWidget(self.substep, 1)
        for number in self.numbers.values():
            self.acting.addWidget(number)
        self.telling.addWidget(self.notices, 1)
        rows = QVBoxLayout(self)
        rows.setSpacing(0)
        rows.addLayout(self.acting)
        rows.addLayout(self.telling)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        self.step.say(self.step.text, detail=tr("step"))
        self.speed.setAccessibleName(tr("Speed"))
        self._playing: bool | None = None
        self._slow = self.pacing.slow
        for name, picture in ICONS.items():
            self.actions_by_name[name].setIcon(icon(picture, theme))
        for name, button in self.buttons.items():
            side = 24 if name == "run.play" else 20
            button.setAccessibleName(self.actions_by_name[name].text())
            button.setIconSize(QSize(theme.px(side), theme.px(side)))
        for row in (self.acting, self.telling):
            row.setSpacing(theme.px(8))
        self.acting.setContentsMargins(*(theme.px(margin) for margin in (14, 8, 14, 4)))
        self.telling.setContentsMargins(*(theme.px(margin) for margin in (14, 0, 14, 6)))
        for readout in (self.step, self.activity, self.speed_text, self.substep, *self.numbers.values()):
            readout.retheme(theme)
        self.speed.setFixedWidth(theme.px(160))
        self.notices.retheme(theme)
        self._show_speed()
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The buttons and the step: the rest gives way where there is no room for it."""
        return QSize(self._needed(()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for, the least important first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        kept: list[QWidget] = []
        for part in self._yielding():
            if self._needed([*kept, part]) <= self.width():
                kept.append(part)
        for part in self._yielding():
            part.setVisible(part in kept)

    def _yielding(self) -> tuple[QWidget, ...]:
        """What may be left out, the most important first."""
        numbers = self.numbers
        return (
            self.activity, self.speed_block, numbers["device"], numbers["steps"], numbers["age"], numbers["frames"],
        )  # fmt: skip

    def _needed(self, parts: Collection[QWidget]) -> int:
        """The width of the upper row with these parts."""
        widgets = [*self.buttons.values(), self.step, *parts]
        margins = self.acting.contentsMargins()
        gaps = self.acting.spacing() * len(widgets)
        room = self.theme.px(SUBSTEP) if self.pacing.slow and parts else 0
        return sum(widget.sizeHint().width() for widget in widgets) + gaps + room + margins.left() + margins.right()

    # ------------------------------------------------------------------ showing

    def show_view(self, view: View) -> None:
        """Show where the run is and how it goes."""
        state = view.state
        self._show_playing(view.going)
        self.step.say(localised(f"{view.step if state is None else state.step:,}"))
        doing = activity(view, self.held_up())
        self.activity.say(doing.value, doing.tip, doing.caption)
        self._show_substep(view)
        self._show_speed()
        self.notices.show_view(view)

    def show_numbers(self, view: View) -> None:
        """Show the numbers at the right."""
        for name, reading in numbers(view, self.timings, held_up=bool(self.held_up())).items():
            self.numbers[name].say(reading.value, reading.tip, reading.caption)

    def _show_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            action = self.actions_by_name["run.play"]
            action.setIcon(icon("pause" if playing else "play", self.theme, "background", size=24))
            action.setIconVisibleInMenu(False)  # it is drawn for the button's accent
            action.setText(tr("Pause") if playing else tr("Play"))
            self.buttons["run.play"].setAccessibleName(action.text())

    def _show_substep(self, view: View) -> None:
        state = view.state
        if self.pacing.slow != self._slow:
            self._slow = self.pacing.slow
            self._fit()
        if state is None or not self.pacing.slow:
            self.substep.say("", detail="")
            return
        measured = "   ".join(f"{name} {localised(f'{value:.4g}')}" for name, value in state.readings)
        self.substep.say(tr(state.substep).capitalize(), detail=measured)

    def _show_speed(self) -> None:
        if not self.speed.isSliderDown():
            with QSignalBlocker(self.speed):
                self.speed.setValue(self.pacing.position)
        self.speed_text.say(worded(self.pacing))

    def _move(self, position: int) -> None:
        self.pacing.move(position)
        self.speed_text.say(worded(self.pacing))


def worded(pacing: Pacing) -> str:
    """The chosen speed in words."""
    if pacing.slow:
        return tr("{seconds:g} s a sub-step", seconds=pacing.seconds)
    if math.isinf(pacing.steps_per_second):
        return tr("as fast as it goes")
    return tr("{speed:g} steps/s", speed=pacing.steps_per_second)
