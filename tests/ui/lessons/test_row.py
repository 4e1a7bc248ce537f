"""Rows of the list of lessons: as many lines as what a lesson is about takes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.painted import painted
from wgan_desktop.ui.lessons.row import LessonRow
from wgan_desktop.ui.theme import Theme


@pytest.fixture
def rows(qtbot: QtBot) -> QListView:
    view, model = QListView(), QStandardItemModel()
    qtbot.addWidget(view)
    model.setParent(view)
    view.setModel(model)
    view.setItemDelegate(LessonRow(Theme(), view))
    for about in ("Short.", "What it is about, in words that take more than one line of a narrow list. " * 3):
        model.appendRow(QStandardItem(f"1.  A title  (2 min)\n{about}"))
    view.resize(320, 300)
    view.show()
    return view


def test_a_row_is_as_high_as_its_words_take_and_no_higher_in_a_wider_list(rows: QListView) -> None:
    delegate, option = rows.itemDelegate(), QStyleOptionViewItem()
    short, long = (delegate.sizeHint(option, rows.model().index(row, 0)).height() for row in (0, 1))
    assert long > short + 3 * rows.fontMetrics().height()
    rows.resize(2400, 300)
    assert delegate.sizeHint(option, rows.model().index(1, 0)).height() == short


def test_what_it_is_about_stands_to_the_right_of_the_title_in_every_line(rows: QListView) -> None:
    rows.clearSelection()
    place = rows.visualRect(rows.model().index(1, 0))
    picture = painted(rows.viewport())[place.top() : place.bottom()]
    inked = picture != picture[0, -1]
    line = rows.itemDelegate().sizeHint(QStyleOptionViewItem(), rows.model().index(0, 0)).height() // 2
    assert inked[:line, :20].any()
    assert not inked[line + 4 :, :26].any()
    assert inked[line + 4 :, 26:60].any()
