"""A choice from a registry: its name, its formula below it, and the whole entry as a tooltip."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from wgan_desktop.core.fields import REBUILD, Field
from wgan_desktop.core.registry import Entry
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.badge import Badge
from wgan_desktop.ui.widgets.choice_box import ChoiceBox


class Picker(QWidget):
    """The combo box of one of the settings' registries.

    Signals
    -------
    edited(str, object, bool)
        As `Control.edited`.
    """

    edited = Signal(str, object, bool)

    def __init__(self, field: Field, entries: Mapping[str, Entry], theme: Theme) -> None:
        super().__init__()
        self.field, self.entries = field, entries
        self.badge = Badge(restarts=field.effect == REBUILD)
        self.box = ChoiceBox(theme)
        self.box.setAccessibleName(tr(field.label))
        self.box.offer(
            {name: tr(entry.label) for name, entry in entries.items()},
            {name: described(entry) for name, entry in entries.items()},
        )
        self.box.chosen.connect(lambda value: self.edited.emit(field.name, value, False))  # noqa: FBT003 - a signal knows no keywords
        self.formula = QLabel()
        self.formula.setProperty("role", "caption")
        self.formula.setWordWrap(True)
        label = QLabel(tr(field.label))
        label.setToolTip(tr(field.help))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.px(4))
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.badge, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.box, 1, 0, 1, 2)
        grid.addWidget(self.formula, 2, 0, 1, 2)

    def show_value(self, value: str) -> None:
        """Show the entry named ``value`` without reporting it."""
        self.box.show_value(value)
        entry = self.entries.get(value)
        self.formula.setText(_unbroken(" · ".join(tr(entry.formula).split(" " * 6))) if entry else "")
        self.box.setToolTip(described(entry) if entry else "")


def described(entry: Entry) -> str:
    """An entry as the rich text of a tooltip: name, formula, what it is, source."""
    formula = f"<p style='white-space: pre'>{_escaped(tr(entry.formula))}</p>" if entry.formula else ""
    source = f"<p><i>{_escaped(tr(entry.source))}</i></p>" if entry.source else ""
    return f"<p><b>{_escaped(tr(entry.label))}</b></p>{formula}<p>{_escaped(tr(entry.about))}</p>{source}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _unbroken(formula: str) -> str:
    """The formula, none of whose intervals goes on in the next line."""
    return re.sub(r"\[[^\[\]]*\]", lambda interval: interval[0].replace(" ", "\u00a0"), formula)
