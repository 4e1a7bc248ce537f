"""The list of lessons, and the welcome page, which is the same list beside “Just train”."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout

from wgan_desktop.core.lesson_files import lesson, names, open_lesson
from wgan_desktop.core.lessons import Lesson, LessonError, said
from wgan_desktop.ui.files.asking import file_to_open
from wgan_desktop.ui.i18n import language, tr
from wgan_desktop.ui.lessons.row import LessonRow
from wgan_desktop.ui.panels import PANELS

if TYPE_CHECKING:
    from wgan_desktop.ui.main_window import MainWindow

WIDTH, HEIGHT = 760, 660
NAME = Qt.ItemDataRole.UserRole


class LessonList(QDialog):
    """Choose a lesson; the run goes on meanwhile.

    Parameters
    ----------
    window : MainWindow
    begin : callable
        Given the chosen lesson.
    welcome : bool
        Greet as well, and offer to train without a lesson.
    """

    def __init__(self, window: MainWindow, begin: Callable[[Lesson], object], *, welcome: bool) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self._begin, theme = window, begin, window.theme
        title = tr("Welcome") if welcome else tr("Lessons")
        self.setWindowTitle(title)
        self.heading, self.words, self.complaint = QLabel(title), QLabel(), QLabel()
        self.heading.setProperty("role", "title")
        self.words.setText(
            tr(
                "A Wasserstein GAN is being trained behind this page. Let a lesson show you what there is to see, or "
                "just watch and turn the controls. Lessons are in the Help menu."
            )
            if welcome
            else tr("Each takes a minute or two, and can be taken over by hand at any moment.")
        )
        self.complaint.setProperty("role", "complaint")
        for label in (self.words, self.complaint):
            label.setWordWrap(True)
        self.list, self.model = QListView(), QStandardItemModel(self)
        self.list.setAccessibleName(tr("Lessons"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setModel(self.model)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(LessonRow(theme, self.list))
        self.list.activated.connect(self._start)
        self.start = self._button(tr("Start the lesson"), lambda: self._start(self.list.currentIndex()))
        self.start.setProperty("role", "main")
        self.start.setDefault(True)
        self.open_file = self._button(tr("Open a lesson file …"), self._ask)
        self.train = self._button(tr("Just train") if welcome else tr("Close"), self.close)
        self._lay_out(theme.px(16), theme.px(8))
        self._fill()
        self.resize(min(theme.px(WIDTH), window.width()), min(theme.px(HEIGHT), window.height()))
        self.move(window.mapToGlobal(window.rect().center()) - self.rect().center())
        self.list.setFocus()

    def _lay_out(self, edge: int, gap: int) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        for button in (self.start, self.open_file):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.train)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(gap)
        for part in (self.heading, self.words, self.list, self.complaint):
            column.addWidget(part, int(part is self.list))
        column.addLayout(row)
        self.complaint.hide()

    def _fill(self) -> None:
        """A row for each lesson; one that is broken is left out, and it is said why."""
        for number, name in enumerate(names(), 1):
            try:
                self.model.appendRow(_row(number, lesson(name, PANELS)))
            except LessonError as error:
                self.complain(error)
        self.list.setCurrentIndex(self.model.index(0, 0))

    def _button(self, text: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda _: call())
        return button

    def complain(self, error: LessonError) -> None:
        """Say what is wrong with a lesson; the list stays open."""
        self.complaint.setText(said_to_be_broken(error))
        self.complaint.setToolTip("\n".join(map(tr, error.problems)))
        self.complaint.show()

    def open_path(self, path: Path) -> None:
        """Give a lesson of one's own."""
        try:
            given = open_lesson(path, PANELS)
        except LessonError as error:
            self.complain(error)
            return
        self._give(given)

    def _ask(self) -> None:
        path = file_to_open(self, tr("A lesson"), tr("Lessons") + " (*.toml)")
        if path is not None:
            self.open_path(path)

    def _start(self, index: QModelIndex) -> None:
        if index.isValid():
            self._give(lesson(str(index.data(NAME)), PANELS))

    def _give(self, given: Lesson) -> None:
        self.close()
        self._window.activateWindow()
        self._begin(given)


def said_to_be_broken(error: LessonError) -> str:
    """The first thing that is wrong with a lesson, and how many more there are."""
    more = len(error.problems) - 1
    rest = " " + tr("(and {count} more)", count=more) if more else ""
    return tr("Lesson {name} cannot be given: {problem}", name=error.name, problem=error.problems[0]) + rest


def _row(number: int, given: Lesson) -> QStandardItem:
    code = language()
    minutes = tr("{count} min", count=round(given.minutes))
    item = QStandardItem(f"{number}.  {said(given.title, code)}  ({minutes})\n{said(given.about, code)}")
    item.setData(given.name, NAME)
    return item
