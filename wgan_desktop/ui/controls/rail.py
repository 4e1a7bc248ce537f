"""The controls: preset, problem, loss and constraint, the fields that matter for them, and the rest under headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.points import missing_columns
from wgan_desktop.core.presets import presets
from wgan_desktop.core.problems import PROBLEMS, makes_images
from wgan_desktop.core.registry import Entry
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.words import Said
from wgan_desktop.ui.controls.edits import Edits
from wgan_desktop.ui.controls.in_force import Since
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.choice_box import ChoiceBox
from wgan_desktop.ui.widgets.control import Control, control
from wgan_desktop.ui.widgets.picker import Picker
from wgan_desktop.ui.widgets.section import Section
from wgan_desktop.ui.widgets.sizes import Sizes

if TYPE_CHECKING:
    from wgan_desktop.run.messages import Started
    from wgan_desktop.run.view import View

REGISTRIES: Mapping[str, Mapping[str, Entry]] = {"problem": PROBLEMS, "loss": LOSSES, "constraint": CONSTRAINTS}
ALWAYS = ("critic_steps", "generator_lr", "critic_lr", "batch_size")
"""What matters for every method, after the fields that its problem, loss and constraint name."""

GROUPS = {
    "problem": Said("Problem"),
    "method": Said("Method"),
    "loop": Said("Loop"),
    "optimiser": Said("Optimisers"),
    "networks": Said("Networks"),
    "stop": Said("Stop"),
    "run": Said("Machine and seed"),
}


def grouped(name: str) -> str:
    """The heading under which a field stands: its group, the stop conditions under one of their own."""
    return "stop" if name.startswith("stop_") else FIELDS[name].group


def foremost(settings: Settings) -> tuple[str, ...]:
    """The fields that matter for the chosen problem, loss and constraint, in the order they are shown."""
    named: list[str] = []
    for name, registry in REGISTRIES.items():
        entry = registry.get(getattr(settings, name))
        named += getattr(entry, "fields", ())
    return tuple(dict.fromkeys([*named, *ALWAYS]))


class Rail(QScrollArea):
    """Everything that can be set, made from the field table and the registries.

    Parameters
    ----------
    edits : Edits
        Where every change goes.
    theme : Theme
    """

    rate = 10.0

    def __init__(self, edits: Edits, theme: Theme) -> None:
        super().__init__()
        self.edits, self.since = edits, Since()
        self._started: Started | None = None
        self.sections: dict[str, Section] = {}
        self.setObjectName("rail")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retheme(theme)

    # ------------------------------------------------------------------ building

    def retheme(self, theme: Theme) -> None:
        """Build everything anew in other colours, sizes or another language."""
        opened = {name for name, section in self.sections.items() if section.is_open}
        self.theme = theme
        self.controls: dict[str, Control] = {}
        self._base, self._images = self.edits.base, makes_images(self.edits.settings)
        self._front: tuple[str, ...] = ()
        self._shown: Settings | None = None
        content = QWidget()
        content.setObjectName("rail")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(*(theme.px(margin) for margin in (16, 14, 12, 16)))
        self.column.setSpacing(theme.px(14))
        self._add_pickers()
        self.front = QVBoxLayout()
        self.front.setSpacing(theme.px(10))
        self.column.addLayout(self.front)
        self._add_sections()
        self.column.addStretch(1)
        self.setMinimumWidth(theme.px(280))
        self.setWidget(content)
        for name in opened:
            self.sections[name].unfold()
        self.refresh()

    def _add_pickers(self) -> None:
        self.preset = ChoiceBox(self.theme)
        self.preset.setAccessibleName(tr("Preset"))
        self.preset.setPlaceholderText(tr("Your own settings"))
        known = presets()
        self.preset.offer(
            {name: tr(preset.title) for name, preset in known.items()},
            {name: f"<p>{tr(preset.text)}</p>" for name, preset in known.items()},
        )
        self.preset.chosen.connect(lambda name: self.edits.choose(known[name].settings))
        block = QVBoxLayout()
        block.setSpacing(self.theme.px(4))
        block.addWidget(QLabel(tr("Preset")))
        block.addWidget(self.preset)
        self.column.addLayout(block)
        self.pickers = {name: Picker(FIELDS[name], entries, self.theme) for name, entries in REGISTRIES.items()}
        for picker in self.pickers.values():
            picker.edited.connect(self._edit)
            self.column.addWidget(picker)

    def _add_sections(self) -> None:
        heading = QLabel(tr("More"))
        heading.setProperty("role", "caption")
        self.column.addWidget(heading)
        block = QVBoxLayout()
        block.setSpacing(0)
        self.sections = {name: Section(tr(title), self.theme, self._arrange) for name, title in GROUPS.items()}
        for section in self.sections.values():
            block.addWidget(section)
        self.column.addLayout(block)
        self.sizes = Sizes()
        self.sections["networks"].body.addWidget(self.sizes)

    # ------------------------------------------------------------------ showing

    def show_view(self, view: View) -> None:
        """Say what is pending and what is in force."""
        self.since.follow(view)
        if view.started is not self._started:
            self._started = view.started
            self.sizes.show_settings(self.edits.settings, self._started)
        self.refresh()

    def refresh(self) -> None:
        """Show the wanted settings; cheap when nothing has changed."""
        settings = self.edits.settings
        made_for = (self.edits.base, makes_images(settings))
        if made_for != (self._base, self._images):
            self._base, self._images = made_for
            self._drop_controls()
        if foremost(settings) != self._front:
            self._front = foremost(settings)
            self._arrange()
        if settings != self._shown:
            self._shown = settings
            self._show_values(settings)
        rows: dict[str, Picker | Control] = {**self.pickers, **self.controls}
        for name, row in rows.items():
            self._show_badge(name, row, settings)

    def _show_values(self, settings: Settings) -> None:
        same = [name for name, preset in presets().items() if preset.describes(settings)]
        self.preset.show_value(same[0] if same else "")
        for name, picker in self.pickers.items():
            picker.show_value(getattr(settings, name))
        for name, row in self.controls.items():
            row.show_value(getattr(settings, name))
        self.sizes.show_settings(settings, self._started)

    def _show_badge(self, name: str, row: Picker | Control, settings: Settings) -> None:
        step = self.since.step(name)
        if self.since.pending(name, settings):
            row.badge.show_pending()
        elif step is not None:
            row.badge.show_in_force(step)
        else:
            row.badge.show_untouched()

    def _arrange(self) -> None:
        """Put every control where it belongs: the foremost in front, the others under the headings that are open."""
        for name in self._front:
            self.front.addWidget(self._control(name))
        for group, section in self.sections.items():
            rest = [name for name in FIELDS if grouped(name) == group and name not in (*self._front, *REGISTRIES)]
            section.setVisible(bool(rest))
            for name in rest:
                if section.is_open or name in self.controls:
                    section.body.addWidget(self._control(name))

    def _control(self, name: str) -> Control:
        if name not in self.controls:
            row = self.controls[name] = control(
                FIELDS[name].counting(images=self._images), getattr(self.edits.base, name), self.theme
            )
            row.edited.connect(self._edit)
            row.reset.connect(self._reset)
            row.show_value(getattr(self.edits.settings, name))
        return self.controls[name]

    def _drop_controls(self) -> None:
        for row in self.controls.values():
            row.hide()  # one just put up would else be shown when it has lost its place, as a window of its own
            row.setParent(None)
            row.deleteLater()
        self.controls.clear()
        self._front, self._shown = (), None

    def _edit(self, name: str, value: object, dragging: bool) -> None:
        if name == "columns" and (why := missing_columns(self.edits.settings, str(value))):
            self.controls[name].refuse(why)
            return
        self.edits.change(name, value, dragging=dragging)
        self.refresh()

    def _reset(self, name: str) -> None:
        self.edits.reset(name)
        self.refresh()
