"""Type a few letters of what is to be done: the command palette, and the list of shortcuts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from wgan_desktop.ui.actions import Actions, ActionSpec
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

WIDTH, HEIGHT = 560, 420
KEYS_ROLE = Qt.ItemDataRole.UserRole + 1
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def likeness(typed: str, text: str) -> int | None:
    """How well ``text`` answers to what was typed: smaller is better, None not at all.

    The letters must occur in order; those at the beginnings of words and next to each other count most.
    """
    text, place, cost = text.lower(), 0, 0
    if typed.lower() in text:
        return -len(typed)  # word for word
    for letter in typed.lower().replace(" ", ""):
        found = text.find(letter, place)
        if found < 0:
            return None
        at_word = found == 0 or not text[found - 1].isalnum()
        cost += 0 if found == place else (1 if at_word else 3 + min(found - place, 10))
        place = found + 1
    return cost


def titled(spec: ActionSpec) -> str:
    """An action with its menu: ``Loss: Hinge``."""
    group = spec.group.replace("/", ": ")
    return f"{group}: {spec.text}" if group else spec.text


class CommandPalette(QDialog):
    """Every action, filtered as one types; Enter does the chosen one.

    Parameters
    ----------
    actions : Actions
    theme : Theme
    parent : QWidget
    only_shortcuts : bool
        List only what has a shortcut, also what cannot be done now, in grey: the list behind "?".
    """

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget, *, only_shortcuts: bool = False) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_of_window = actions
        title = tr("Keyboard shortcuts") if only_shortcuts else tr("What do you want to do?")
        self.setWindowTitle(title)
        self.possible = {spec.name: spec for spec in actions.possible()}
        all_keys = (spec for spec in actions.specs.values() if spec.shortcut)
        self.specs = list(all_keys if only_shortcuts else self.possible.values())
        self.line = QLineEdit()
        self.line.setPlaceholderText(title)
        self.line.setAccessibleName(title)
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("Actions"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(self._do)
        self.list.setItemDelegate(_Row(theme, self.list))
        self.model = QStandardItemModel(self)
        self.list.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(min(theme.px(WIDTH), parent.width()), min(theme.px(HEIGHT), parent.height()))
        self.move(parent.mapToGlobal(QPoint((parent.width() - self.width()) // 2, parent.height() // 8)))
        self._filter("")

    def _filter(self, typed: str) -> None:
        costs = [(likeness(typed, titled(spec)), spec) for spec in self.specs]
        found = sorted(((cost, spec) for cost, spec in costs if cost is not None), key=lambda pair: pair[0])
        self.model.clear()
        for _, spec in found:
            self.model.appendRow(_item(spec, possible=spec.name in self.possible))
        self.list.setCurrentIndex(self.model.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down move in the list while the line keeps the focus; Enter does what is chosen."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._do()
                return True
        return super().eventFilter(watched, event)

    def _do(self) -> None:
        index = self.list.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        name = index.data(Qt.ItemDataRole.UserRole)
        self.accept()
        self.actions_of_window.run(name)


def keys_of(spec: ActionSpec) -> str:
    """The first shortcut as the system writes it."""
    return QKeySequence(spec.shortcut.partition("; ")[0]).toString(QKeySequence.SequenceFormat.NativeText)


class _Row(QStyledItemDelegate):
    """An action's name at the left, its keys at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row, and over it the keys."""
        super().paint(painter, option, index)
        chosen = QStyle.StateFlag.State_Selected in option.state
        painter.setPen(self._theme.color("background" if chosen else "muted"))
        painter.setFont(self._theme.font("body"))
        place = option.rect.adjusted(0, 0, -self._theme.px(14), 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, right, index.data(KEYS_ROLE))


def _item(spec: ActionSpec, *, possible: bool) -> QStandardItem:
    item = QStandardItem(titled(spec))
    item.setEnabled(possible)
    item.setData(spec.name, Qt.ItemDataRole.UserRole)
    item.setData(keys_of(spec), KEYS_ROLE)
    item.setData(f"{titled(spec)} {keys_of(spec)}", Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(spec.tip)
    return item
