"""After a crash the window says so, and offers the run that was going."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.core.small import small
from tests.ui.conftest import Open
from tests.ui.fakes import FakeSession
from wgan_desktop.run import autosave
from wgan_desktop.run.crashes import Crashes
from wgan_desktop.run.messages import Saved
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.theme import Theme

STACK = "Fatal Python error: Segmentation fault"


def cut_short(logs: Path, number: int, *, stack: str = STACK, child: str = "", checkpoint: bytes | None = None) -> None:
    """What a run of the program leaves that does not end as it should."""
    folder = logs / f"run-{number}"
    folder.mkdir(parents=True)
    (folder / "lock").touch()
    if not child:
        (folder / "program.log").write_text(stack)
    else:
        (folder / "trainer-7.log").write_text(child)
    if checkpoint is not None:
        autosave.write(folder / "run-0.saved", checkpoint)


@pytest.fixture(scope="module")
def checkpoint() -> bytes:
    trainer = small(seed=77)
    for _ in range(12):
        trainer.step()
    return trainer.checkpoint()


@pytest.fixture
def crashes(tmp_path: Path, checkpoint: bytes) -> Iterator[Crashes]:
    """A run that could go on was cut short."""
    cut_short(tmp_path / "log", 0, checkpoint=checkpoint)
    with Crashes(tmp_path / "log") as found:
        yield found


def shown(window: MainWindow) -> list[str]:
    return [name for name, button in window.card.buttons.items() if button.isVisible()]


def test_enter_goes_on_with_it(window: MainWindow, session: FakeSession, qtbot: QtBot, crashes: Crashes) -> None:
    window.steering.set_playing(on=False)
    window.recovery.begin(crashes)
    assert shown(window) == ["recover"]
    assert "from step 12" in window.card.way_back.text()
    assert crashes._autosave is None  # what began by itself does not take its place
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (begun,) = [said for said in session.said if said[0] == "begin"]
    assert (begun[1].seed, begun[2], begun[3].step) == (77, (), 12)
    assert session.said[-1] == ("play",)
    assert window.steering.edits.settings.seed == 77
    assert window.card.isHidden()
    assert crashes._autosave is not None
    assert window.hasFocus()  # so that Space is the window's again


def test_escape_declines(window: MainWindow, session: FakeSession, qtbot: QtBot, crashes: Crashes) -> None:
    window.recovery.begin(crashes)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.card.isHidden()
    assert not [said for said in session.said if said[0] == "begin"]
    assert crashes._autosave is not None
    assert window.hasFocus()
    before = window.bridge.timings.beats
    qtbot.waitUntil(lambda: window.bridge.timings.beats > before + 5)
    assert window.card.isHidden()


def test_the_keys_stay_with_the_offer_while_the_panels_are_put_up(
    open_window: Open, crashes: Crashes, qtbot: QtBot
) -> None:
    window = open_window(panels=["flow", "curves"], late=True)
    window.recovery.begin(crashes)
    qtbot.waitUntil(lambda: window.panels.standing, timeout=60_000)
    assert QApplication.focusWidget() is window.card.buttons["recover"]
    found = window.childAt(window.card.geometry().center())
    assert found is window.card or window.card.isAncestorOf(found)


def test_what_fails_meanwhile_does_not_take_its_place(
    window: MainWindow, session: FakeSession, qtbot: QtBot, crashes: Crashes, tmp_path: Path
) -> None:
    window.recovery.begin(crashes)
    window.files.load(tmp_path / "nothing.toml")
    assert "nothing.toml" in window.card.what.text()
    assert crashes._autosave is None
    qtbot.mouseClick(window.card.dismiss, Qt.MouseButton.LeftButton)
    assert shown(window) == ["recover"]
    session.fail()
    qtbot.waitUntil(lambda: shown(window) == ["resume", "restart"])
    session.resume()
    qtbot.waitUntil(lambda: shown(window) == ["recover"])
    session.fail()
    qtbot.waitUntil(lambda: shown(window) == ["resume", "restart"])
    qtbot.mouseClick(window.card.dismiss, Qt.MouseButton.LeftButton)
    assert shown(window) == ["recover"]
    qtbot.mouseClick(window.card.dismiss, Qt.MouseButton.LeftButton)
    before = window.bridge.timings.beats
    qtbot.waitUntil(lambda: window.bridge.timings.beats > before + 5)
    assert window.card.isHidden()  # both were dismissed


def test_what_the_window_trains_is_kept(
    window: MainWindow, session: FakeSession, tmp_path: Path, checkpoint: bytes, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(autosave, "LOOK", 0.01)
    session.saved = Saved("run1", 12, checkpoint, ())
    with Crashes(tmp_path / "log") as crashes:
        window.recovery.begin(crashes)
        assert window.card.isHidden()
        here = Crashes.here
        assert here is not None
        qtbot.waitUntil(lambda: autosave.newest(here) is not None)
    assert not any((tmp_path / "log").iterdir())


@pytest.mark.parametrize("saved", [True, False])
def test_a_run_that_was_killed_is_offered_but_called_no_crash(
    window: MainWindow, tmp_path: Path, checkpoint: bytes, saved: bool
) -> None:
    cut_short(tmp_path / "log", 0, stack="", checkpoint=checkpoint if saved else None)
    with Crashes(tmp_path / "log") as crashes:
        window.recovery.begin(crashes)
        assert window.card.isVisible() is saved
        if saved:
            assert "did not end as usual" in window.card.what.text()
            assert shown(window) == ["recover"]
            assert window.card.details.isHidden()


def test_the_run_of_the_crash_before_is_offered_where_the_last_one_kept_none(
    window: MainWindow, tmp_path: Path, checkpoint: bytes
) -> None:
    cut_short(tmp_path / "log", 0, checkpoint=checkpoint)
    cut_short(tmp_path / "log", 1)
    with Crashes(tmp_path / "log") as crashes:
        assert crashes.safe
        window.recovery.begin(crashes)
    assert "safe mode" in window.card.what.text()
    assert "from step 12" in window.card.way_back.text()
    assert "untouched" in window.card.way_back.text()
    assert shown(window) == ["recover"]


def test_a_childs_crash_is_told_no_more_unless_it_is_the_second(window: MainWindow, tmp_path: Path) -> None:
    cut_short(tmp_path / "log", 0, child=STACK)
    with Crashes(tmp_path / "log") as crashes:
        window.recovery.begin(crashes)
        assert window.card.isHidden()
        crashes.told = False
    cut_short(tmp_path / "log", 1, child=STACK)
    with Crashes(tmp_path / "log") as crashes:
        window.recovery.begin(crashes)
    assert window.card.what.text() == "The program or its training crashed 2 times in a row: this is safe mode."
    assert window.card.detail.toPlainText().count(STACK) == 2


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("count", [1, 2])
def test_nothing_of_it_is_cut_off(
    window: MainWindow, tmp_path: Path, checkpoint: bytes, language: str, count: int
) -> None:
    logs = tmp_path / ("a folder with a very long name " * 4) / "log"
    for number in range(count):
        cut_short(logs, number, checkpoint=checkpoint)
    window.resize(1280, 720)
    with Crashes(logs) as crashes:
        window.recovery.begin(crashes)
    set_language(language)
    card = window.card
    for scale in (1.5, 1.0, 0.8, 1.3):
        window.retheme(Theme(window.theme.tokens, scale))
        QApplication.processEvents()
        for button in card.findChildren(QPushButton):
            assert not button.isVisible() or button.width() >= button.sizeHint().width(), (scale, button.text())
        for label in (card.what, card.why, card.way_back):
            assert label.height() >= label.heightForWidth(label.width()), (scale, label.text())
        assert window.rect().contains(card.geometry())
