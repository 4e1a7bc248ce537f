from __future__ import annotations

import csv
import math
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.core import made_pictures
from tests.ui.conftest import Open
from tests.ui.fakes import FakeSession
from wgan_desktop.core.journal import Entry
from wgan_desktop.core.points import PointStore
from wgan_desktop.core.runfile import RunFile
from wgan_desktop.core.settings import Settings, from_toml
from wgan_desktop.ui.files import files
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def saved_as(window: MainWindow, tmp_path: Path) -> Path:
    """The file every question for a name is answered with."""
    file = tmp_path / "ответ" / "run 1.wgan"
    file.parent.mkdir()
    window.files.ask_save = lambda title, name, kinds: file
    window.files.ask_open = lambda title, kinds: file
    return file


def test_a_run_is_saved_and_opened(window: MainWindow, session: FakeSession, qtbot: QtBot, saved_as: Path) -> None:
    wanted = Settings(seed=9, batch_size=17)
    window.steering.edits.choose(wanted)
    qtbot.waitUntil(lambda: window.bridge.view.started is session.started)
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert saved_as.exists()
    window.steering.edits.choose(Settings())
    qtbot.keyClick(window, Qt.Key.Key_O, CONTROL)
    assert session.settings == wanted
    assert window.remembered.recent == [saved_as]
    assert "run 1.wgan" in [spec.text for spec in window.actions_of.specs.values()]
    assert not window.card.isVisible()


@pytest.mark.parametrize(("save", "name"), [("save", "run.wgan"), ("save_settings", "settings.wgan.toml")])
def test_what_is_saved_is_called_what_the_installers_open(
    window: MainWindow, session: FakeSession, qtbot: QtBot, tmp_path: Path, save: str, name: str
) -> None:
    qtbot.waitUntil(lambda: window.bridge.view.started is not None)
    wanted = session.settings
    filters = []

    def answer(title: str, suggested: str, kinds: str) -> Path:
        assert suggested == name
        filters.append(kinds)
        return tmp_path / "mine"

    window.files.ask_save = answer
    getattr(window.files, save)()
    file = tmp_path / ("mine" + name[name.index(".") :])
    assert f"(*{file.suffix})" in filters[0]
    assert window.remembered.recent == [file]
    window.steering.edits.choose(wanted.replace(batch_size=17))
    window.files.drop(dropped(file))
    assert session.settings == wanted
    window.files.ask_open = lambda title, kinds: filters.append(kinds)
    window.files.open()
    assert f"*{file.suffix}" in filters[1].partition("(")[2].strip(")").split()


def test_a_run_that_was_changed_is_done_again(window: MainWindow, session: FakeSession, saved_as: Path) -> None:
    journal = (Entry(10, 0, 60, "apply", {"critic_lr": 0.5}), Entry(20, 0, 120, "critic", {}))
    saved_as.write_text(RunFile(Settings(seed=4), journal).to_text())
    window.files.open()
    assert ("begin", Settings(seed=4), journal) in session.said
    assert window.steering.edits.settings == Settings(seed=4, critic_lr=0.5)


def test_settings_alone(window: MainWindow, session: FakeSession, saved_as: Path) -> None:
    window.steering.edits.change("clip", 0.25)
    window.files.save_settings()
    assert from_toml(saved_as.read_text()) == session.settings
    window.steering.edits.undo()
    window.files.load(saved_as)
    assert session.settings.clip == 0.25


def test_the_whole_run_travels_in_one_line(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    window.steering.edits.choose(Settings(seed=5))
    qtbot.waitUntil(lambda: window.bridge.view.started is session.started)
    qtbot.keyClick(window, Qt.Key.Key_C, CONTROL | SHIFT)
    line = QGuiApplication.clipboard().text()
    assert "\n" not in line
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)  # the very same settings: it begins again nevertheless
    assert session.said[-1] == ("begin", Settings(seed=5), ())
    window.steering.edits.choose(Settings())
    QGuiApplication.clipboard().setText(line)
    qtbot.keyClick(window, Qt.Key.Key_V, CONTROL)
    assert session.settings == Settings(seed=5)


def test_settings_and_tables_can_be_pasted(window: MainWindow, session: FakeSession) -> None:
    QGuiApplication.clipboard().setText("clip = 0.125\nloss = 'hinge'\n")
    window.files.paste()
    assert (session.settings.clip, session.settings.loss) == (0.125, "hinge")
    QGuiApplication.clipboard().setText("x,y\n" + "".join(f"{i},{i * i}\n" for i in range(30)))
    window.files.paste()
    assert session.settings.problem == "points"
    assert len(PointStore().get(session.settings.points)) == 30


@pytest.mark.parametrize("text", ["", "what is this", "clip = -1", "bananas = 3", "wgan1:broken", "x,y\na,b\n"])
def test_what_cannot_be_used_is_told_and_changes_nothing(window: MainWindow, session: FakeSession, text: str) -> None:
    before = session.settings
    QGuiApplication.clipboard().setText(text)
    window.files.paste()
    assert session.settings == before
    assert window.card.isVisible()
    assert window.card.why.text()


def test_a_table_dropped_on_the_window_is_learnt(window: MainWindow, session: FakeSession, tmp_path: Path) -> None:
    file = tmp_path / "my points.csv"
    file.write_text("a;b;c\n" + "".join(f"{math.sin(i)};{math.cos(i)};{i % 3}\n".replace(".", ",") for i in range(40)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(100, 100), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    assert drop.isAccepted()
    assert session.settings.problem == "points"
    assert len(PointStore().get(session.settings.points)) == 40
    assert "principal components" in window.bar.notices._message


def test_columns_of_one_table_are_not_looked_for_in_the_next(
    window: MainWindow, session: FakeSession, tmp_path: Path, qtbot: QtBot
) -> None:
    for name, header in (("first.csv", "x,y"), ("second.csv", "u,v")):
        (tmp_path / name).write_text(header + "\n" + "".join(f"{i},{i % 3}\n" for i in range(40)))
    window.files.load(tmp_path / "first.csv")
    window.rail.sections["problem"].unfold()
    box = window.rail.controls["columns"].box  # type: ignore[attr-defined]
    box.setFocus()
    qtbot.keyClicks(box, "x,yy")
    before = session.settings
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert "did you mean “y”" in window.rail.controls["columns"]._complaint.text()
    assert session.settings is before  # the run goes on
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert window.rail.controls["columns"]._complaint.text() == ""
    assert box.text() == ""
    box.setFocus()
    qtbot.keyClicks(box, "x,y")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert session.settings.columns == "x,y"
    window.files.load(tmp_path / "second.csv")
    assert session.settings.columns == ""
    assert not window.card.isVisible()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00bad", b"[settings]\nbatch_size = 0\n", b"a\nb\n"])
@pytest.mark.parametrize("suffix", [".wgan", ".toml", ".csv", ".xyz"])
def test_bad_files_are_told_and_change_nothing(
    window: MainWindow, session: FakeSession, tmp_path: Path, content: bytes, suffix: str
) -> None:
    before = session.settings
    file = tmp_path / f"bad{suffix}"
    file.write_bytes(content)
    window.files.load(file)
    assert session.settings == before
    assert window.card.isVisible() or content == b""  # an empty settings file is the defaults


@pytest.mark.parametrize("content", [b"import numpy as np\n", b"\x7fELF\0\1\xff"])
def test_a_file_of_another_kind_is_answered_with_what_can_be_dropped(
    window: MainWindow, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "mk.py").write_bytes(content)
    window.files.drop(dropped(tmp_path / "mk.py"))
    assert window.card.what.text() == "mk.py cannot be used."
    assert window.card.why.text().startswith("It is of no kind that is known here. What can be opened or dropped:")
    assert all(
        kind in window.card.why.text() for kind in (".wgan", "TOML", "CSV", "a folder of JPEG", "LSUN's LMDB", "NumPy")
    )
    for name in ("mk.toml", "mk.wgan", "MK.WGAN"):
        (tmp_path / name).write_bytes(content)
        window.files.drop(dropped(tmp_path / name))
        assert window.card.what.text() == f"{name} cannot be used."
        assert "What can be opened" not in window.card.why.text()


def test_settings_may_be_called_anything(window: MainWindow, session: FakeSession, tmp_path: Path) -> None:
    for content in ("clip = 0.125\n", "clip = -1\n"):
        (tmp_path / "settings.bak").write_text(content)
        window.files.drop(dropped(tmp_path / "settings.bak"))
        assert session.settings.clip == 0.125
    assert window.card.why.text().startswith("clip = -1: must be ")
    window.files.load(tmp_path / "gone.py")
    assert window.card.why.text().startswith("There is no file ")


def test_the_card_of_a_bad_file_goes_with_a_good_one(window: MainWindow, session: FakeSession, tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text("clip = 0.125\n")
    window.files.load(tmp_path / "gone.toml")
    assert window.card.isVisible()
    window.files.load(tmp_path / "good.toml")
    assert session.settings.clip == 0.125
    assert not window.card.isVisible()


@pytest.mark.parametrize("name", ["gone.toml", "gone.csv", "gone.png", "gone"])
@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "There is no file {}; choose another."), ("ru", "Файла {} нет; выберите другой.")]
)
def test_a_missing_file_is_told(window: MainWindow, tmp_path: Path, name: str, language: str, sentence: str) -> None:
    set_language(language)
    window.files.load(tmp_path / name)
    assert window.card.isVisible()
    assert name in window.card.what.text()
    assert window.card.why.text() == sentence.format(tmp_path / name)
    set_language("ru")
    window.card.retheme(window.theme)
    assert window.card.what.text() == f"{name}: не годится."


def test_a_folder_that_cannot_be_written_is_told(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    window.files.ask_save = lambda title, name, kinds: tmp_path / "file" / "run.toml"
    window.files.save()
    assert window.card.isVisible()
    assert window.card.why.text() == "A part of its path is no folder."


def test_a_question_that_is_not_answered_does_nothing(window: MainWindow, session: FakeSession) -> None:
    window.files.ask_save = lambda title, name, kinds: None
    window.files.ask_open = lambda title, kinds: None
    before = session.settings
    window.files.save()
    window.files.open()
    assert session.settings == before
    assert not window.card.isVisible()


def test_every_panel_can_be_copied_and_exported(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window(panels=None)
    beats = window.bridge.timings.beats
    qtbot.waitUntil(lambda: window.bridge.timings.beats > beats + 20)
    for name, panel in window.panels.items():
        menu = QMenu()
        window.files.fill_menu(menu, panel)
        texts = [action.text() for action in menu.actions()]
        assert texts == ["Copy as picture", "Export as PNG …", "Export as SVG …", "Export as CSV …"]
        menu.actions()[0].trigger()
        assert not QGuiApplication.clipboard().image().isNull()
        for action, suffix in zip(menu.actions()[1:], (".png", ".svg", ".csv"), strict=True):
            file = tmp_path / (name + suffix)
            window.files.ask_save = lambda title, given, kinds, file=file: file  # type: ignore[misc]
            action.trigger()
        assert not QImage(str(tmp_path / f"{name}.png")).isNull()
        assert ET.parse(tmp_path / f"{name}.svg").getroot().tag.endswith("svg")
        if panel.table():
            with (tmp_path / f"{name}.csv").open(newline="", encoding="utf-8") as file:
                rows = list(csv.reader(file))
            assert len(rows) > 1
            assert len(rows[0]) == len(panel.table()[0])
        else:
            assert "nothing yet" in window.card.why.text()
        menu.deleteLater()


def test_drawn_points_are_learnt(window: MainWindow, session: FakeSession) -> None:
    points = np.random.default_rng(0).normal(size=(50, 2)).astype(np.float32)
    window.files.take_points(points)
    assert session.settings.problem == "points"
    assert PointStore().get(session.settings.points) == pytest.approx(points)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A table that counts as large."""
    monkeypatch.setattr(files, "LARGE", 100)
    file = tmp_path / "large.csv"
    file.write_text("x,y\n" + "".join(f"{i},{i % 3}\n" for i in range(40)))
    yield file
    for thread in threading.enumerate():
        if thread.name == "reading":
            thread.join()


def test_a_large_table_is_read_while_the_window_goes_on(
    window: MainWindow, session: FakeSession, qtbot: QtBot, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), files.keep
    monkeypatch.setattr(files, "keep", lambda settings: gate.wait(20) and real(settings))
    before = session.settings
    window.files.load(large)
    assert session.settings == before
    assert window.bar.notices._message == "Reading large.csv …"
    beats = window.bridge.timings.beats
    qtbot.waitUntil(lambda: window.bridge.timings.beats > beats + 3)
    window.steering.edits.change("clip", 0.25)  # and one works on meanwhile
    gate.set()
    qtbot.waitUntil(lambda: session.settings.problem == "points")
    assert len(PointStore().get(session.settings.points)) == 40
    assert session.settings.clip == 0.25
    assert "Read 40 points" in window.bar.notices._message


def test_what_comes_later_counts_and_not_what_is_still_being_read(
    window: MainWindow, session: FakeSession, qtbot: QtBot, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, real = threading.Event(), files.keep
    monkeypatch.setattr(files, "keep", lambda settings: gate.wait(20) and real(settings))
    window.files.load(large)
    window.files.take_points(np.eye(2))
    drawn = session.settings.points
    gate.set()
    beats = window.bridge.timings.beats
    qtbot.waitUntil(lambda: window.bridge.timings.beats > beats + 15)
    assert session.settings.points == drawn


def preset(window: MainWindow) -> None:
    box = window.rail.preset
    box.chosen.emit("grid25")


def settings_file(window: MainWindow) -> None:
    file = window.remembered.path.parent / "other.toml"
    file.write_text("loss = 'hinge'\n")
    window.files.load(file)


def other_data(window: MainWindow) -> None:
    window.rail.pickers["problem"].edited.emit("problem", "line", False)


def duel(window: MainWindow) -> None:
    window.actions_of.by_name["duel.start.lost_modes"].trigger()


def undone(window: MainWindow) -> None:
    window.actions_of.by_name["edit.undo"].trigger()


@pytest.mark.parametrize("open_other", [preset, settings_file, other_data, duel, undone])
def test_whatever_else_is_opened_ends_the_reading(
    window: MainWindow, session: FakeSession, qtbot: QtBot, large: Path, monkeypatch: pytest.MonkeyPatch,
    open_other: Callable[[MainWindow], None],
) -> None:  # fmt: skip
    gate, real = threading.Event(), files.keep
    monkeypatch.setattr(files, "keep", lambda settings: gate.wait(20) and real(settings))
    window.steering.edits.change("problem", "pinwheel")
    window.files.load(large)
    open_other(window)
    chosen = session.settings
    assert chosen.problem != "pinwheel" or chosen.loss == "hinge"
    gate.set()
    beats = window.bridge.timings.beats
    qtbot.waitUntil(lambda: window.bridge.timings.beats > beats + 15)
    assert session.settings == chosen


def test_large_text_is_pasted_and_a_bad_one_told(
    window: MainWindow, session: FakeSession, qtbot: QtBot, large: Path
) -> None:
    QGuiApplication.clipboard().setText(large.read_text())
    window.files.paste()
    qtbot.waitUntil(lambda: session.settings.problem == "points")
    before = session.settings
    QGuiApplication.clipboard().setText("x,y\n" + "a,b\n" * 40)
    window.files.paste()
    qtbot.waitUntil(window.card.isVisible)
    assert session.settings == before


def test_what_is_to_be_learnt_is_learnt_also_of_a_run_that_stands(
    window: MainWindow, session: FakeSession, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "points.csv"
    table.write_text("x,y\n" + "".join(f"{i},{i % 3}\n" for i in range(40)))
    for learn in (lambda: window.files.take_points(np.eye(2)), lambda: window.files.load(table)):
        window.steering.set_playing(on=False)
        learn()
        assert window.steering.playing
        assert session.playing


@pytest.mark.parametrize("save", ["save", "save_settings"])
def test_what_cannot_be_written_is_told_as_such(window: MainWindow, tmp_path: Path, save: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.bridge.view.started is not None)
    (tmp_path / "a file").write_text("in the way of a folder")
    window.files.ask_save = lambda *_: tmp_path / "a file" / "run.toml"
    getattr(window.files, save)()
    assert window.card.isVisible()
    assert window.card.failure is not None
    assert window.card.failure.what == "run.toml cannot be written."


def test_pictures_dropped_on_the_window_are_learnt(window: MainWindow, session: FakeSession, tmp_path: Path) -> None:
    window.files.ask_folder = lambda title: photos
    photos = made_pictures.folder(tmp_path / "photos", 3)
    for path in (photos, made_pictures.mnist(tmp_path), made_pictures.lsun(tmp_path, 2)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        window.files.drop(data)
        assert (session.settings.problem, session.settings.path) == ("images", str(path))
        assert session.settings.generator_output == "tanh"
        assert window.remembered.recent[0] == path
        assert path.name in window.bar.notices._message
    window.files.open_pictures()
    assert session.settings.path == str(photos)
    assert from_toml(RunFile.of(session.settings).to_text().split("[settings]")[1]) == session.settings
    assert not window.card.isVisible()


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_several_files_of_pictures_are_one_set(window: MainWindow, session: FakeSession, tmp_path: Path) -> None:
    photos = made_pictures.folder(tmp_path / "photos", 6)
    chosen = [photos / name for name in ("0001.png", "0002.webp")]
    window.files.drop(dropped(*chosen, photos / "more"))
    assert session.settings.problem == "images"
    path = Path(session.settings.path)
    assert path.read_text().splitlines() == [str(each) for each in (*chosen, photos / "more")]
    assert "photos (3)" in window.bar.notices._message
    assert not window.card.isVisible()


def test_images_and_their_labels_are_the_images(window: MainWindow, session: FakeSession, tmp_path: Path) -> None:
    images, labels = made_pictures.mnist(tmp_path), tmp_path / "train-labels-idx1-ubyte"
    labels.write_bytes(bytes((0, 0, 8, 1, 0, 0, 0, 2, 1, 0)))
    window.files.drop(dropped(labels, images))
    assert session.settings.path == str(images)


def test_a_mixture_is_told_and_changes_nothing(window: MainWindow, session: FakeSession, tmp_path: Path) -> None:
    before = session.settings
    (tmp_path / "run.toml").write_text("clip = 0.5")
    window.files.drop(dropped(made_pictures.folder(tmp_path / "photos", 3), tmp_path / "run.toml"))
    assert session.settings == before
    assert window.card.isVisible()
    assert window.card.why.text() == (
        "run.toml holds no pictures, and what is opened together must be pictures alone; open it by itself."
    )
