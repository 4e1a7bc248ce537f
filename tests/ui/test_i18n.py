from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDockWidget, QLabel, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import live
from tests.ui.fakes import FakeSession
from wgan_desktop.core.fields import FieldError
from wgan_desktop.core.points import read_points
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.settings import FIELDS, Settings, to_toml
from wgan_desktop.core.words import Said, said_by
from wgan_desktop.ui import i18n
from wgan_desktop.ui.drawing.numerals import numeral, percent, ticked, with_spread
from wgan_desktop.ui.i18n import languages, localised, set_language, tr
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.number_box import NumberBox
from wgan_desktop.ui.widgets.readout import Readout

UI = Path(i18n.__file__).parent


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    set_language("en")


@pytest.fixture
def russian() -> None:
    set_language("ru")


@pytest.fixture
def misses(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Every text that was asked for in Russian and is not there."""
    found: set[str] = set()
    translation = i18n.translation

    def recorded(text: str, n: int = -1) -> str:
        known = i18n._catalogue("ru").translate(i18n.CONTEXT, text, "", n)
        if not known and i18n.language() == "ru" and any(letter.isalpha() and letter.isascii() for letter in text):
            found.add(text)
        return translation(text, n)

    monkeypatch.setattr(i18n, "translation", recorded)
    return found


def test_names_that_a_table_does_not_give_are_said_in_the_language(tmp_path: Path) -> None:
    path = tmp_path / "mid.csv"
    path.write_text("1,2\n3,4\n5,6\n")
    said = read_points(path).said
    set_language("ru")
    assert "(столбец 1, столбец 2)" in tr(said)
    with pytest.raises(ProblemError) as refused:
        read_points(path, "z")
    assert "столбец 1, столбец 2" in tr(said_by(refused.value))


RUSSIAN = [
    (0, "0 точек"), (1, "1 точка"), (2, "2 точки"), (5, "5 точек"), (11, "11 точек"), (21, "21 точка"),
    (112, "112 точек"), (1_234, "1\u202f234 точки"),
]  # fmt: skip


@pytest.mark.parametrize(("n", "points"), RUSSIAN)
def test_russian_plurals(russian: None, n: int, points: str) -> None:
    assert tr("{n} points", n=n) == points


@pytest.mark.parametrize(("n", "points"), [(0, "0 points"), (1, "1 point"), (2, "2 points"), (1_234, "1,234 points")])
def test_english_plurals(n: int, points: str) -> None:
    assert tr("{n} points", n=n) == points


def test_numbers_take_the_language_s_form(russian: None) -> None:
    assert localised("−1,234,567.8") == "−1\u202f234\u202f567,8"
    assert (numeral(0.21349), numeral(12_345.6), numeral(-1e-7)) == ("0,213", "12\u202f346", "−1,00e−7")
    assert (with_spread(0.056, 0.004), percent(0.824), ticked(0.5, 0.5)) == ("0,056 ± 0,004", "82,4 %", "0,5")
    assert tr("{seconds:g} seconds of training have passed.", seconds=2.5) == "Прошло 2,5 с обучения."
    assert tr("The critic is dead: |∇f| = {slope:.1e}", slope=1e-6).endswith("|∇f| = 1,0e−6")
    assert [localised(number) for number in ("-1e-07", "2.5e+10", "-3")] == ["−1e−7", "2,5e10", "−3"]


def test_numbers_are_english_again() -> None:
    set_language("ru")
    set_language("en")
    assert (localised("1,234.5"), numeral(12_345.6), QLocale().decimalPoint()) == ("1,234.5", "12,346", ".")


def test_no_file_speaks_the_language(russian: None) -> None:
    assert "generator_lr = 0.001\n" in to_toml(Settings())
    with pytest.raises(FieldError, match="a number from 0 to 100"):
        FIELDS["critic_lr"].parse("much")


def test_a_box_reads_either_form(qtbot: QtBot, russian: None) -> None:
    box = NumberBox(FIELDS["critic_lr"], None, Theme())
    qtbot.addWidget(box)
    box.show_value(0.002)
    assert box.lineEdit().text() == "0,002"
    for typed in ("0,05", "0.05", " 0,05 "):
        box.lineEdit().clear()
        with qtbot.waitSignal(box.edited) as edited:
            qtbot.keyClicks(box.lineEdit(), typed)
            qtbot.keyClick(box.lineEdit(), Qt.Key.Key_Return)
        assert edited.args == [0.05]


def test_what_is_said_below_the_window_is_translated_with_what_is_in_it(russian: None) -> None:
    said = Said("{field} = {value}: must be {allowed}", field="beta1", value="7", allowed=FIELDS["beta1"].allowed)
    assert tr(said) == "beta1 = 7: нужно число от 0 до 0,9999"
    assert said == "beta1 = 7: must be a number from 0 to 0.9999"


def test_qt_s_own_dialogs_speak_the_language(qapp: Any, russian: None) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"
    set_language("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def formats(node: ast.AST) -> Iterator[ast.FormattedValue]:
    """Numbers that are formatted in an f-string, but for those that are given to `localised` or read again."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("localised", "float", "TimeoutError"):
        return
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        spec = ast.unparse(node.format_spec)
        if any(mark in spec for mark in (",", ".", "g'")):
            yield node
    for child in ast.iter_child_nodes(node):
        yield from formats(child)


def test_every_number_is_localised() -> None:
    own = {"numerals.py", "scale.py", "glyphs.py"}  # these make numbers' texts, or read them again
    files = [path for path in UI.rglob("*.py") if path.name not in own]
    found = [f"{path.name}:{each.lineno}" for path in files for each in formats(ast.parse(path.read_text("utf-8")))]
    assert not found, found


# The window


def choose(qtbot: QtBot, window: MainWindow, *titles: str) -> None:
    """Click through the menus with the mouse."""
    bar = window.menuBar()
    top = next(action for action in bar.actions() if action.text() == titles[0])
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.actionGeometry(top).center())
    menu = top.menu()
    assert isinstance(menu, QMenu)
    for title in titles[1:]:
        qtbot.waitUntil(menu.isVisible)
        action = next(action for action in menu.actions() if action.text() == title)
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        menu = action.menu() or menu


def texts(window: MainWindow) -> Iterator[str]:
    """Every text that the window's widgets and actions hold, seen or not."""
    for action in window.actions_of.by_name.values():
        yield from (action.text(), action.toolTip())
    for widget in window.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName())
        if isinstance(widget, QLabel | QAbstractButton | Readout):
            yield widget.text if isinstance(widget, Readout) else widget.text()
        elif isinstance(widget, QDockWidget):
            yield widget.windowTitle()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        elif isinstance(widget, QTabBar) and widget.isVisible():  # Qt keeps those of former layouts
            yield from (widget.tabText(index) for index in range(widget.count()))


def test_the_language_is_switched_while_it_runs(
    qtbot: QtBot, full_window: MainWindow, session: FakeSession, misses: set[str]
) -> None:
    """With the mouse, from the menu: everything is said anew, nothing is left in English, and the run goes on."""
    window = full_window
    live(qtbot, window, 0.6)  # in which every panel has shown something
    said = {text for text in texts(window) if i18n._catalogue("ru").translate(i18n.CONTEXT, text) not in ("", text)}
    assert {"Controls", "Critic", "Gauges"} <= said
    choose(qtbot, window, "View", "Language", "Русский")
    session.train(10)
    live(qtbot, window, 0.6)  # in which every panel has shown something
    left = {text for text in texts(window) if text in said}
    assert not left, left
    assert window.menuBar().actions()[0].text() == "Файл"
    assert window.remembered.get("language", "en") == "ru"
    assert not misses, misses
    choose(qtbot, window, "Вид", "Язык", "English")
    live(qtbot, window, 0.6)  # in which every panel has shown something
    assert {"Controls", "Critic", "Gauges"} <= set(texts(window))


def test_every_dialog_speaks_russian(qtbot: QtBot, russian: None, full_window: MainWindow, misses: set[str]) -> None:
    for name in ("help.palette", "help.shortcuts", "help.about", "file.draw"):
        full_window.actions_of.run(name)
        live(qtbot, full_window, 0.05)
        for dialog in full_window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if dialog.isWindow() and dialog.isVisible():
                dialog.close()
    for section in full_window.rail.sections.values():
        section.unfold()
    for loss in ("wasserstein", "minimax", "optimal_transport"):
        full_window.steering.edits.change("loss", loss)
        live(qtbot, full_window, 0.05)
    full_window.workspaces.go("heaps")
    live(qtbot, full_window, 0.3)
    assert not misses, misses


def test_languages() -> None:
    assert languages() == ("en", "ru")
    with pytest.raises(ValueError, match="one of en, ru"):
        set_language("tlh")


def test_the_menu_offers_each_language_in_itself(window: MainWindow) -> None:
    assert window.menuBar().pos() == QPoint(0, 0)
    assert {window.actions_of.by_name[f"language.{each}"].text() for each in languages()} == {"English", "Русский"}
