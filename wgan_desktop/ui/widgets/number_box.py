"""A box for an exact number, in whatever notation."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox

from wgan_desktop.core.fields import Field, FieldError
from wgan_desktop.core.words import shown
from wgan_desktop.ui.i18n import MINUS, localised
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.scale import SliderScale

StepEnabled = QAbstractSpinBox.StepEnabledFlag


class NumberBox(QAbstractSpinBox):
    """Takes any text; Enter or leaving the box offers it to the field.

    Signals
    -------
    edited(float or int)
        A value that fits the field was entered.
    refused(str)
        Something else was; carries what is allowed.  Empty when it was taken back.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, field: Field, scale: SliderScale | None, theme: Theme) -> None:
        super().__init__()
        self.field, self.scale = field, scale
        self.value: float = 0
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(theme.px(4), 0, 0, 0)
        self._typed = False
        self.lineEdit().textEdited.connect(self._note_typing)
        self.editingFinished.connect(self._offer)  # Enter, or leaving the box

    def show_value(self, value: float) -> None:
        """Show ``value`` without reporting it, unless a person is typing."""
        if value == self.value and self.lineEdit().text():
            return
        self.value = value
        if not self._typed:
            self.lineEdit().setText(localised(shown(value)))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; `_offer` judges it when it is finished."""
        return QValidator.State.Acceptable, text, position

    def stepEnabled(self) -> StepEnabled:
        """Up and Down always work; the range ends them."""
        return StepEnabled.StepUpEnabled | StepEnabled.StepDownEnabled

    def stepBy(self, steps: int) -> None:
        """Move by notches of the scale: the arrow keys and the wheel."""
        scale = self.scale or SliderScale(self.field.low, self.field.high, logarithmic=False, whole=True)
        value = min(max(scale.moved(self.value, steps), self.field.low), self.field.high)
        self._report(value)

    def abandon(self) -> None:
        """Take back what was typed."""
        self._typed = False
        self.lineEdit().setText(localised(shown(self.value)))
        self.refused.emit("")

    def _note_typing(self) -> None:
        self._typed = True

    def _offer(self) -> None:
        if self._typed:
            self._report("".join(self.lineEdit().text().split()).replace(",", ".").replace(MINUS, "-"))

    def _report(self, entered: float | str) -> None:
        try:
            value = self.field.parse(entered)
        except FieldError as error:
            self.refused.emit(str(error))
            return
        assert not isinstance(value, str)
        self.value, self._typed = value, False
        self.lineEdit().setText(localised(shown(value)))
        self.edited.emit(value)
