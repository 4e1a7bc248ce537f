"""No text is cut off: what has less room than it needs ends in an ellipsis and is whole in a tooltip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open, live
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.panels.duel import Duel
from wgan_desktop.ui.widgets.choice_box import ARROW, ChoiceBox
from wgan_desktop.ui.widgets.readout import BOLD, Readout
from wgan_desktop.ui.window.dock import TitleBar

PADDING = 16  # pixels of a tab beside its text
SLACK = 1.5  # pixels: advances are rounded


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    set_language("en")


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """What is painted into less room than it needs, and what was made shorter in order to be painted."""
    found: set[str] = set()
    draw, shorten = QPainter.drawText, QFontMetricsF.elidedText

    def elided(metrics: QFontMetricsF, text: str, *how: Any) -> str:
        short = shorten(metrics, text, *how)
        if short != text:
            found.add(f"{text!r} is shown as {short!r}")
        return short

    def recorded(painter: QPainter, place: Any, *rest: Any) -> Any:
        text = rest[-1]
        if isinstance(place, QRect | QRectF):
            found.update(wanting(QFontMetricsF(painter.font()), place, text, int(rest[0]) if len(rest) > 1 else 0))
        return draw(painter, place, *rest)

    monkeypatch.setattr(QPainter, "drawText", recorded)
    monkeypatch.setattr(QFontMetricsF, "elidedText", elided)  # those of the whole numbers are asked by `widgets_cut`
    return found


def wanting(metrics: QFontMetricsF, place: QRect | QRectF, text: str, how: int) -> Iterator[str]:
    """What a text needs beyond its place."""
    wraps = how & int(Qt.TextFlag.TextWordWrap)
    needed = metrics.boundingRect(QRectF(place) if wraps else QRectF(), wraps, text)
    if needed.width() > place.width() + SLACK:
        yield f"{text!r} needs {needed.width():.0f} of {place.width():.0f}"
    if wraps and needed.height() > place.height() + SLACK:
        yield f"{text!r} needs {needed.height():.0f} of {place.height():.0f} in height"


def label_is_cut(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.textFormat() == Qt.TextFormat.RichText or "<" in label.text():
        document = QTextDocument()
        document.setHtml(label.text())
        return document.idealWidth() > room.width() + SLACK and not label.wordWrap()
    metrics = QFontMetricsF(label.font())
    if not label.wordWrap():
        return metrics.horizontalAdvance(label.text()) > room.width() + SLACK
    longest = max(metrics.horizontalAdvance(word) for word in label.text().split())
    return longest > room.width() + SLACK or label.heightForWidth(label.width()) > label.height() + 2


def button_is_cut(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return button.icon().isNull() is not False and button.sizeHint().width() > button.width() + SLACK
    return button.sizeHint().width() > button.width() + SLACK


def combo_cut(box: QComboBox) -> list[str]:
    """The entries that are too long for their list, whether chosen or not; a tooltip says something else."""
    option = QStyleOptionComboBox()
    QComboBox.initStyleOption(box, option)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(kind, option, part, box).width()
    if isinstance(box, ChoiceBox):
        room = min(room, box.width() - box.theme.px(ARROW))
    metrics, texts = QFontMetricsF(box.font()), map(box.itemText, range(box.count()))
    return [text for text in texts if metrics.horizontalAdvance(text) > room + SLACK]


def readout_is_cut(readout: Readout) -> bool:
    """Whether it ends in an ellipsis where it may not: in a title, or where nothing tells the rest."""
    lines = {readout.text: readout.role, **({readout.caption: "caption"} if readout.two_lines else {})}
    excused = readout.toolTip() and not isinstance(readout.parent(), TitleBar)  # a title is no title in part
    fonts = {text: readout.theme.font(role, bold=role in BOLD) for text, role in lines.items()}
    needed = max(QFontMetricsF(font).horizontalAdvance(text) for text, font in fonts.items())
    return needed > readout.width() + SLACK and not excused


def tabs_cut(tabs: QTabBar) -> list[str]:
    metrics = QFontMetricsF(tabs.font())
    texts = {index: tabs.tabText(index) for index in range(tabs.count())}
    if tabs.elideMode() == Qt.TextElideMode.ElideNone:
        return []
    return [t for i, t in texts.items() if metrics.horizontalAdvance(t) > tabs.tabRect(i).width() - PADDING]


def axis_titles_cut(view: QGraphicsView) -> list[str]:
    """The titles of upright axes that are longer than the axis."""
    found = []
    for item in view.scene().items():
        if isinstance(item, QGraphicsTextItem) and item.isVisible() and item.toPlainText().strip():
            around = item.parentItem()
            room = around.boundingRect().size() if around is not None else view.sceneRect().size()
            size = item.mapRectToParent(item.boundingRect()).size()
            length = QFontMetricsF(item.font()).horizontalAdvance(item.toPlainText()) / 2
            middle = item.sceneBoundingRect().center().y()
            outside = middle - length < -SLACK or middle + length > view.sceneRect().height() + SLACK
            if item.rotation() and (size.height() > room.height() + 8 or outside):
                found.append(item.toPlainText())
    return found


def widgets_cut(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        seen = widget.viewport() if isinstance(widget, QGraphicsView) else widget
        if not seen.isVisible() or seen.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel) and widget.text().strip() and label_is_cut(widget):
            yield f"label {widget.text()!r}"
        elif isinstance(widget, QAbstractButton) and widget.text() and button_is_cut(widget):
            yield f"button {widget.text()!r}"
        elif isinstance(widget, QComboBox):
            yield from (f"choice {text!r}" for text in combo_cut(widget))
        elif isinstance(widget, QTabBar):
            yield from (f"tab {text!r}" for text in tabs_cut(widget))
        elif isinstance(widget, Readout) and readout_is_cut(widget):
            yield f"readout {widget.text!r} {widget.caption!r}"
        elif isinstance(widget, QGraphicsView) and widget.scene() is not None:
            yield from (f"axis {text!r}" for text in axis_titles_cut(widget))


def look(qtbot: QtBot, window: MainWindow, cut: set[str], where: str, screen: QWidget | None = None) -> list[str]:
    """What is cut off in the window as it is now, or on another ``screen`` that is its stage."""
    live(qtbot, window, 0.7)
    cut.clear()
    seen = screen or window
    picture = QPixmap(seen.size())
    seen.render(picture)
    return sorted({f"{where}: {each}" for each in (*widgets_cut(seen), *cut)})


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_text_is_cut_off(qtbot: QtBot, open_window: Open, cut: set[str], language: str, theme: str) -> None:
    set_language(language)
    window = open_window(panels=None, theme=theme)
    found = look(qtbot, window, cut, "training")
    for title in ("performance", "held_out", "layers", "samples", "gauges"):
        window.docks[title].show()
        window.docks[title].raise_()
        found += look(qtbot, window, cut, title)
    window.workspaces.go("heaps")
    window.docks["heaps"].raise_()
    found += look(qtbot, window, cut, "heaps")
    for title in ("clouds", "dirac"):
        window.docks[title].raise_()
        found += look(qtbot, window, cut, title)
    for name in ("heaps", "train"):
        window.workspaces.go(name)
        window.docks["heaps"].raise_()
        window.presentation.toggle()
        window.resize(1280, 720)
        found += look(qtbot, window, cut, f"presentation of {name}")
        window.presentation.toggle()
    window.lessons.begin("two_heaps")
    found += look(qtbot, window, cut, "lesson")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_text_is_cut_off_on_another_screen(
    qtbot: QtBot, open_window: Open, cut: set[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wgan_desktop.ui.window.presentation.other_screen", lambda window: window.screen())
    set_language(language)
    window, found = open_window(panels=["flow", "curves", "gauges", "heaps", "clouds", "dirac"]), list[str]()
    for title in ("flow", "curves", "heaps", "clouds", "dirac"):
        window.workspaces.go(window.panels.kinds[title].workspace)
        window.docks[title].raise_()
        window.presentation.toggle()
        hall = window.presentation.hall
        assert hall is not window
        assert window.docks[title].window() is hall
        hall.resize(1920, 1080)
        found += look(qtbot, window, cut, f"{title} on another screen", hall)
        window.presentation.toggle()
        window.docks[title].hide()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("duel", ["two_plates", "lost_modes"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_text_of_a_duel_is_cut_off(qtbot: QtBot, open_window: Open, cut: set[str], language: str, duel: str) -> None:
    set_language(language)
    window = open_window(panels=["flow", "samples", "duel"])
    window.actions_of.run(f"duel.start.{duel}")
    panel = window.panels["duel"]
    assert isinstance(panel, Duel)
    found: list[str] = []
    for count in (2, 3, 4):
        if count > len(panel.columns):
            window.actions_of.run("duel.add")
        waiting, *others = window.session.sessions[::-1]
        for session in others:
            session.train(400)  # type: ignore[attr-defined]
        found += look(qtbot, window, cut, f"{count} runs, one starts") + squeezed(panel)
        waiting.train(400)  # type: ignore[attr-defined]
        found += look(qtbot, window, cut, f"{count} runs") + squeezed(panel)
    assert not found, "\n".join(found)


def squeezed(panel: Duel) -> list[str]:
    """The lines that must be read where they stand: what the runs have in common, and what they are called."""
    lines = [panel.bar.words, *(column.title for column in panel.columns)]
    fonts = [line.theme.font(line.role, bold=line.role in BOLD) for line in lines]
    wide = [QFontMetricsF(font).horizontalAdvance(line.text) for line, font in zip(lines, fonts, strict=True)]
    return [line.text for line, needed in zip(lines, wide, strict=True) if needed > line.width() + SLACK]


def test_the_test_sees_what_is_cut_off(qtbot: QtBot, cut: set[str]) -> None:
    label, chips = QLabel("A long text"), QLabel()
    for widget in (label, chips):
        qtbot.addWidget(widget)
    label.resize(20, 20)
    assert label_is_cut(label)
    label.resize(400, 20)
    assert not label_is_cut(label)
    picture = QPixmap(100, 100)
    with QPainter(picture) as painter:
        painter.drawText(QPointF(0, 20), "A long text without a room")
        painter.drawText(QRectF(0, 0, 10, 20), 0, "A long text")
    assert len(cut) == 1


def test_the_test_sees_a_title_that_is_longer_than_its_axis(qtbot: QtBot, open_window: Open, cut: set[str]) -> None:
    window = open_window(panels=("curves",))
    plot = next(iter(window.panels["curves"].charts.values()))  # type: ignore[attr-defined]
    plot.setLabel("left", 5 * "a title longer than its axis ")
    assert any("a title longer" in each for each in look(qtbot, window, cut, "curves"))
