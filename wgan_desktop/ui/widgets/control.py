"""One row of the rail: a field of the settings, made from its line in the field table."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSlider, QToolButton, QWidget

from wgan_desktop.core.fields import REBUILD, Field, FieldError, Value
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.badge import Badge
from wgan_desktop.ui.widgets.calm import calm, leaves
from wgan_desktop.ui.widgets.choice_box import ChoiceBox
from wgan_desktop.ui.widgets.number_box import NumberBox
from wgan_desktop.ui.widgets.scale import STEPS, SliderScale

BOX_WIDTH = 92


class Control(QWidget):
    """Name, effect, editor and way back of one field.  Subclasses add the editor, of which the box is always there.

    Signals
    -------
    edited(str, object, bool)
        A person set field to value; True while they are still dragging.
    reset(str)
        They want the preset's value back.
    """

    edited = Signal(str, object, bool)
    reset = Signal(str)
    box: QWidget

    def __init__(self, field: Field, base: Value, theme: Theme) -> None:
        super().__init__()
        self.field, self.base, self.theme = field, base, theme
        self.editor = QHBoxLayout()
        self.editor.setSpacing(theme.px(10))
        self.badge = Badge(restarts=field.effect == REBUILD)
        self._back = self._make_back()
        self._complaint = QLabel()
        self._complaint.setProperty("role", "complaint")
        self._complaint.setWordWrap(True)
        self._complaint.hide()
        self._lay_out()
        self.setToolTip(_tip(field))
        self._build()

    def _build(self) -> None:
        """Put the editor into ``self.editor``."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Show ``value`` without reporting it."""
        self._back.setVisible(value != self.base)
        self._show(value)

    def _show(self, value: Value) -> None:
        raise NotImplementedError

    def complain(self, allowed: str) -> None:
        """Mark what was entered as refused, with what is allowed; an empty text takes the mark away."""
        self.refuse(tr("must be {allowed}", allowed=tr(allowed)) if allowed else "")

    def refuse(self, sentence: str) -> None:
        """Say why what was entered is not taken; an empty sentence takes the mark away."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self.box.setProperty("invalid", "true" if sentence else "false")
        self.box.style().polish(self.box)

    def _report(self, value: object, dragging: bool = False) -> None:
        self.complain("")
        self.edited.emit(self.field.name, value, dragging)

    def _make_back(self) -> QToolButton:
        back = QToolButton()
        back.setIcon(icon("reset", self.theme, "muted", size=14))
        back.setIconSize(QSize(self.theme.px(14), self.theme.px(14)))
        back.setToolTip(tr("Back to the preset's {value}", value=self.field.said(self.base)))
        back.setAccessibleName(tr("Reset {label}", label=tr(self.field.label)))
        back.clicked.connect(lambda: self.reset.emit(self.field.name))
        policy = back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        back.setSizePolicy(policy)
        back.hide()
        calm(back)
        return back

    def _lay_out(self) -> None:
        label = QLabel(_named(self.field))
        label.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self.theme.px(6))
        grid.setVerticalSpacing(self.theme.px(2))
        grid.setColumnStretch(0, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._back, 0, 1)
        grid.addWidget(self.badge, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addLayout(self.editor, 1, 0, 1, 3)
        grid.addWidget(self._complaint, 2, 0, 1, 3)


class NumberControl(Control):
    """A slider, where one can be aimed, and a box for the exact number."""

    box: NumberBox

    def _build(self) -> None:
        assert not isinstance(self.base, str)
        self.scale = SliderScale.around(self.field, float(self.base))
        self.box = NumberBox(self.field, self.scale, self.theme)
        self.box.setAccessibleName(tr(self.field.label))
        self.box.edited.connect(self._report)
        self.box.refused.connect(self.complain)
        calm(self.box)
        leaves(self.box, self.box.abandon)
        self.slider = self._make_slider() if self.scale else None
        if self.slider:
            self.editor.addWidget(self.slider, 1)
            self.box.setFixedWidth(self.theme.px(BOX_WIDTH))
        self.editor.addWidget(self.box)

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, STEPS)
        slider.setPageStep(STEPS // 20)
        slider.setAccessibleName(tr("{label}, slider", label=tr(self.field.label)))
        slider.valueChanged.connect(self._slid)
        slider.sliderReleased.connect(lambda: self._slid(slider.value()))
        calm(slider)
        return slider

    def _slid(self, position: int) -> None:
        assert self.slider is not None
        assert self.scale is not None
        value = self.field.parse(self.scale.value(position))
        assert not isinstance(value, str)
        dragging = self.slider.isSliderDown()
        self.box.show_value(value)
        # A field that restarts the run waits until the slider is let go.
        if not (dragging and self.field.effect == REBUILD):
            self._report(value, dragging)

    def _show(self, value: Value) -> None:
        assert not isinstance(value, str)
        if self.slider and self.scale and not self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setValue(self.scale.position(value))
        self.box.show_value(value)


class ChoiceControl(Control):
    """A list to choose from."""

    box: ChoiceBox

    def _build(self) -> None:
        assert self.field.choices is not None
        self.box = ChoiceBox(self.theme)
        self.box.offer({value: tr(label) for value, label in self.field.choices().items()})
        self.box.setAccessibleName(tr(self.field.label))
        self.box.chosen.connect(self._report)
        self.editor.addWidget(self.box)

    def _show(self, value: Value) -> None:
        self.box.show_value(str(value))


class TextControl(Control):
    """A line of text."""

    box: QLineEdit

    def _build(self) -> None:
        self.box, self._value = QLineEdit(), ""
        self.box.setAccessibleName(tr(self.field.label))
        self.box.editingFinished.connect(self._offer)
        leaves(self.box, self._abandon)
        self.editor.addWidget(self.box)

    def _offer(self) -> None:
        if self.box.isModified():
            self.box.setModified(False)
            try:
                self._report(self.field.parse(self.box.text()))
            except FieldError as error:
                self.complain(str(error))

    def _abandon(self) -> None:
        self.box.setText(self._value)
        self.complain("")

    def _show(self, value: Value) -> None:
        self._value = str(value)
        if not self.box.isModified() and value != self.box.text():
            self.box.setText(self._value)


def control(field: Field, base: Value, theme: Theme) -> Control:
    """The control that fits ``field``; ``base`` is the value its way back leads to."""
    if field.choices is not None:
        return ChoiceControl(field, base, theme)
    return (TextControl if field.kind is str else NumberControl)(field, base, theme)


def _named(field: Field) -> str:
    return f"{tr(field.label)}, {tr(field.unit)}" if field.unit else tr(field.label)


def _tip(field: Field) -> str:
    effect = tr("Restarts the run.") if field.effect == REBUILD else tr("Takes effect at the next step.")
    allowed = "" if field.choices is not None else tr("Allowed: {range}.", range=tr(field.allowed))
    return f"<p><b>{_named(field)}</b></p><p>{tr(field.help)}</p><p>{allowed} {effect}</p>"
