from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Open, live
from tests.ui.fakes import FakeSession
from wgan_desktop.ui.first_paint import AfterFirstPaint
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.panels import PANELS
from wgan_desktop.ui.theme import THEMES, Theme
from wgan_desktop.ui.window import furniture
from wgan_desktop.ui.window.remembered import Remembered


class Builds:
    """Which panels were built, in order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        for name, kind in PANELS.items():
            monkeypatch.setattr(kind, "__init__", self._noting(name, kind.__init__))  # type: ignore[misc]

    def _noting(self, name: str, build: object) -> object:
        def noting(panel: object, theme: Theme) -> None:
            self.names.append(name)
            build(panel, theme)  # type: ignore[operator]

        return noting


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> Builds:
    return Builds(monkeypatch)


@pytest.fixture
def late(open_window: Open, builds: Builds, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> MainWindow:
    """A window that has just been furnished, and has no leisure."""
    monkeypatch.setattr(furniture, "AT_LEISURE", 0.0)
    window = open_window(panels=None, late=True)
    qtbot.waitUntil(lambda: bool(builds.names))
    return window


def seen(window: MainWindow) -> list[str]:
    return [name for name, dock in window.docks.items() if dock.looked_at]


def test_at_first_only_what_is_looked_at_is_built(late: MainWindow, builds: Builds, qtbot: QtBot) -> None:
    assert list(late.docks) == list(PANELS)
    live(qtbot, late, 0.1)
    assert sorted(builds.names) == sorted(seen(late))
    assert "flow" in builds.names
    assert "clouds" not in builds.names


def test_a_workspace_is_built_when_one_goes_there(late: MainWindow, builds: Builds, qtbot: QtBot) -> None:
    late.actions_of.by_name["workspace.heaps"].trigger()
    qtbot.waitUntil(lambda: late.docks["heaps"].looked_at)
    assert "heaps" in builds.names
    assert late.docks["heaps"].widget() is late.panels["heaps"].widget
    own = {spec.name for spec in late.panels["dirac"].actions()}
    assert own
    assert own <= set(late.actions_of.by_name)


def test_to_ask_for_a_panel_is_to_have_it_built_once(late: MainWindow, builds: Builds) -> None:
    assert late.panels["clouds"] is late.panels["clouds"]
    assert builds.names.count("clouds") == 1
    assert late.panels.get("none such") is None


def test_a_panel_built_later_has_the_theme_of_that_time(late: MainWindow) -> None:
    late.set_theme("light")
    assert late.panels["performance"].theme.tokens is THEMES["light"]


def test_the_others_are_built_at_leisure_once_there_is_a_picture(
    open_window: Open, builds: Builds, session: FakeSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(furniture, "AT_LEISURE", 1e3)
    whole = session.view
    monkeypatch.setattr(session, "view", lambda: dataclasses.replace(whole(), snapshot=None))
    window = open_window(panels=None, late=True)
    qtbot.waitUntil(lambda: bool(builds.names))
    live(qtbot, window, 0.2)
    assert len(builds.names) < len(PANELS)
    monkeypatch.setattr(session, "view", whole)
    qtbot.waitUntil(lambda: sorted(builds.names) == sorted(PANELS))
    own = {spec.name for panel in window.panels.values() for spec in panel.actions()}
    assert own <= set(window.actions_of.by_name)


def test_a_late_window_stands_like_one_that_was_furnished_at_once(
    open_window: Open, late: MainWindow, tmp_path: Path
) -> None:
    at_once = open_window(panels=None, remembered=Remembered(tmp_path / "other"))
    for name, dock in at_once.docks.items():
        assert dock.is_open() == late.docks[name].is_open()
        if dock.looked_at:
            assert dock.geometry() == late.docks[name].geometry()


def test_a_late_window_takes_on_the_remembered_layout(
    open_window: Open, builds: Builds, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(furniture, "AT_LEISURE", 0.0)
    before = open_window(panels=None)
    before.docks["performance"].toggle()
    before.docks["curves"].hide()
    before.close()
    builds.names.clear()
    again = open_window(panels=None, remembered=Remembered(tmp_path), late=True)
    qtbot.waitUntil(lambda: "performance" in builds.names)
    assert not again.docks["curves"].is_open()
    assert "curves" not in builds.names


def test_a_window_that_closes_before_its_panels_stand_leaves_the_remembered_layout(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    before = open_window(panels=None)
    before.docks["curves"].hide()
    before.close()
    layout = Remembered(tmp_path).bytes("layout")
    early = MainWindow(FakeSession(), Remembered(tmp_path), late=True)  # type: ignore[arg-type]
    qtbot.addWidget(early)
    early.close()
    assert not early.docks
    assert Remembered(tmp_path).bytes("layout") == layout


def test_what_waits_for_the_first_paint_dies_with_the_window(qapp: QApplication) -> None:
    window, called = QWidget(), []
    AfterFirstPaint(window, lambda: called.append(1))
    window.grab()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    for _ in range(3):
        qapp.processEvents()
    assert called == []
