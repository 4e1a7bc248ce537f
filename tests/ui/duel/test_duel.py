"""The duel in the window, by real clicks and keys, on sessions that only pretend to train."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.core import made_pictures
from tests.ui.conftest import Open, live
from tests.ui.fakes import FakeSession
from wgan_desktop.core.downloads import OFFERS
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.settings import FIELDS, change_in_words
from wgan_desktop.run.messages import Lease
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.duel import plate_export
from wgan_desktop.ui.duel.chips import ALL
from wgan_desktop.ui.duel.column import RunColumn
from wgan_desktop.ui.duel.plate import _alike, _Caption, _foot, plate
from wgan_desktop.ui.duel.plate_export import settled
from wgan_desktop.ui.duel.run import Run
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.panels.duel import Duel
from wgan_desktop.ui.theme import DARK
from wgan_desktop.ui.widgets.choice_box import ChoiceBox

LEFT = Qt.MouseButton.LeftButton
LOST = "duel.start.lost_modes"


@pytest.fixture
def window(open_window: Open, qtbot: QtBot) -> MainWindow:
    """A window in which a duel goes on."""
    window = open_window(panels=["flow", "duel"])
    choose(window, LOST)
    for session in runs(window):
        session.train(300)
    qtbot.waitUntil(lambda: stage(window).columns[1].numbers.figures != ())
    return window


def runs(window: MainWindow) -> list[FakeSession]:
    return list(window.session.sessions)  # type: ignore[arg-type]


def stage(window: MainWindow) -> Duel:
    panel = window.panels["duel"]
    assert isinstance(panel, Duel)
    return panel


def column(window: MainWindow, index: int) -> RunColumn:
    return stage(window).columns[index]


def losses(window: MainWindow) -> list[str]:
    return [session.settings.loss for session in runs(window)]


def menus(bar: QMenu) -> Iterator[QAction]:
    """All that the menus offer, however deep."""
    for action in bar.actions():
        yield from menus(action.menu()) if action.menu() is not None else [action]  # type: ignore[misc]


def choose(window: MainWindow, name: str) -> None:
    """Choose an action in the menus."""
    wanted = window.actions_of.by_name[name]
    assert wanted in list(menus(window.menuBar()))  # type: ignore[arg-type]
    wanted.trigger()


def pick(box: ChoiceBox, value: str, qtbot: QtBot) -> None:
    """Choose a value of a list by the keyboard."""
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        qtbot.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before


def test_a_duel_is_begun_from_the_menu(window: MainWindow) -> None:
    wanted = list(duel_presets()["lost_modes"].runs.values())
    assert [session.settings for session in runs(window)] == wanted
    assert (window.workspaces.current, len(stage(window).columns)) == ("duel", 2)
    assert window.rail_dock.isVisible()
    assert window.duels.switch.isVisible()
    for index in (0, 1):
        assert column(window, index).boxes["loss"].currentData() == wanted[index].loss


def test_without_a_duel_the_stage_offers_to_begin_one(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(panels=["flow", "duel"])
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    start = stage(window).start
    qtbot.waitUntil(lambda: start.isVisible() and len(start.buttons) == len(duel_presets()) + 1)
    assert not window.duels.switch.isVisible()
    qtbot.mouseClick(start.buttons["duel.against"], LEFT)
    assert losses(window) == ["wasserstein", "minimax"]
    assert not start.isVisible()


def test_both_columns_are_shown_their_runs(window: MainWindow, qtbot: QtBot) -> None:
    runs(window)[1].train(123)
    figures = [column(window, index).numbers for index in (0, 1)]
    qtbot.waitUntil(lambda: [grid.figures[0].value for grid in figures if grid.figures] == ["300", "423"])
    for index, session in enumerate(runs(window)):
        qtbot.waitUntil(
            lambda session=session: any("surface" in each[1] for each in session.said if each[0] == "set_needs")
        )
        assert column(window, index).stage.panel.scene is not None  # type: ignore[attr-defined]


def test_columns_and_legend_are_headed_by_what_the_runs_are_called(window: MainWindow, qtbot: QtBot) -> None:
    def headings() -> list[str]:
        return [each.title.text for each in stage(window).columns]

    def settle(names: list[str]) -> None:
        qtbot.waitUntil(lambda: headings() == names and list(stage(window).curves.legend.names) == names)

    settle(["WGAN-GP", "GAN"])
    qtbot.mouseClick(stage(window).bar.buttons["duel.swap"], LEFT)
    settle(["GAN", "WGAN-GP"])
    pick(column(window, 0).boxes["constraint"], "r1", qtbot)
    settle(["GAN-R1", "WGAN-GP"])
    qtbot.mouseClick(stage(window).bar.buttons["duel.add"], LEFT)
    settle(["GAN-R1", "WGAN-GP", "GAN-R1"])
    window.actions_of.run("language.ru")
    settle(["GAN-R1", "WGAN-GP", "GAN-R1"])
    window.actions_of.run("language.en")


def test_the_duel_of_the_article_has_its_names(open_window: Open, qtbot: QtBot) -> None:
    window = open_window(panels=["flow", "duel"])
    choose(window, "duel.start.two_plates")
    qtbot.waitUntil(lambda: [each.title.text for each in stage(window).columns] == ["WGAN", "GAN"])


def test_what_is_not_looked_at_needs_nothing(window: MainWindow, qtbot: QtBot) -> None:
    def needs(session: FakeSession) -> tuple[object, ...]:
        return next(each for each in reversed(session.said) if each[0] == "set_needs")

    rival = runs(window)[1]
    qtbot.waitUntil(lambda: "surface" in needs(rival)[1])
    window.workspaces.go("train")
    qtbot.waitUntil(lambda: needs(rival) == ("set_needs", frozenset(), 1.0, None))
    window.workspaces.go("duel")
    qtbot.waitUntil(lambda: "surface" in needs(rival)[1])


def test_the_loss_of_one_run_alone(window: MainWindow, qtbot: QtBot) -> None:
    pick(column(window, 1).boxes["loss"], "hinge", qtbot)
    assert losses(window) == ["wasserstein", "hinge"]
    assert window.duels.acting == 1  # and so does the rail
    assert window.rail.pickers["loss"].box.currentData() == "hinge"
    assert column(window, 1).chip.isChecked()
    assert not column(window, 0).chip.isChecked()
    window.actions_of.run("edit.undo")
    while losses(window)[1] != "minimax":
        window.actions_of.run("edit.undo")
    assert losses(window)[0] == "wasserstein"


def test_a_preset_of_one_run_leaves_the_problem_to_all(window: MainWindow, qtbot: QtBot) -> None:
    menu = column(window, 1).presets.menu()
    next(action for action in menu.actions() if action.data() == "grid25").trigger()
    one, other = (session.settings for session in runs(window))
    assert (one.problem, other.problem, other.critic_steps) == ("ring8", "ring8", 3)
    qtbot.waitUntil(lambda: [each.data() for each in menu.actions() if each.isChecked()] == ["grid25"])


def test_the_rail_acts_on_the_run_that_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    switch = {chip.index: chip for chip in window.duels.switch.chips}
    qtbot.mouseClick(switch[1], LEFT)
    assert window.rail.pickers["loss"].box.currentData() == "minimax"
    window.rail.pickers["loss"].edited.emit("loss", "non_saturating", False)
    assert losses(window) == ["wasserstein", "non_saturating"]
    qtbot.mouseClick(switch[ALL], LEFT)
    assert window.rail.pickers["loss"].box.currentData() == "wasserstein"  # the first one's
    window.rail.controls["critic_steps"].edited.emit("critic_steps", 2, False)
    assert [session.settings.critic_steps for session in runs(window)] == [2, 2]
    assert losses(window) == ["wasserstein", "non_saturating"]
    qtbot.keyClick(window, Qt.Key.Key_A)
    assert window.duels.acting == 0


def test_what_all_share_is_changed_in_all(window: MainWindow) -> None:
    window.duels.act_on(1)
    window.rail.pickers["problem"].edited.emit("problem", "grid25", False)
    assert {session.settings.problem for session in runs(window)} == {"grid25"}
    assert losses(window) == ["wasserstein", "minimax"]


def test_losses_change_sides_and_back(window: MainWindow, qtbot: QtBot) -> None:
    button = stage(window).bar.buttons["duel.swap"]
    qtbot.mouseClick(button, LEFT)
    assert losses(window) == ["minimax", "wasserstein"]
    assert [session.settings.constraint for session in runs(window)] == ["none", "gradient_penalty"]
    qtbot.keyClick(window, Qt.Key.Key_X)
    assert losses(window) == ["wasserstein", "minimax"]
    window.actions_of.run("edit.undo")
    assert losses(window) == ["minimax", "wasserstein"]


def test_the_transport_bar_acts_on_all(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert window.session.duel is not None
    assert not window.session.duel.playing
    assert all(any(isinstance(each[-1], Lease) and each[-1].pauses for each in run.said) for run in runs(window))
    qtbot.keyClick(window, Qt.Key.Key_G)
    assert all(("advance", "generator") in run.said for run in runs(window))
    window.steering.pacing.move(30)
    assert all(run.said[-1][0] == "set_pace" for run in runs(window))
    qtbot.keyClick(window, Qt.Key.Key_R)
    assert all(("restart", None) in run.said for run in runs(window))


def test_equal_steps_or_equal_seconds(window: MainWindow, qtbot: QtBot) -> None:
    bar = stage(window).bar
    assert [bar.buttons[name].isChecked() for name in ("duel.steps", "duel.seconds")] == [True, False]
    qtbot.mouseClick(bar.buttons["duel.seconds"], LEFT)
    assert window.session.duel is not None
    assert window.session.duel.share == "seconds"
    qtbot.waitUntil(lambda: stage(window).curves.over_steps.by_seconds)
    assert [bar.buttons[name].isChecked() for name in ("duel.steps", "duel.seconds")] == [False, True]


def test_up_to_four_take_part(window: MainWindow, qtbot: QtBot) -> None:
    add = stage(window).bar.buttons["duel.add"]
    for count in (3, 4):
        qtbot.mouseClick(add, LEFT)
        assert len(stage(window).columns) == count
    assert not add.isEnabled()
    window.duels.add()
    assert window.bar.notices._message == "A duel has at most four runs; remove one first."
    gone = runs(window)[1]
    qtbot.mouseClick(column(window, 1).close_button, LEFT)
    assert (len(stage(window).columns), gone in runs(window)) == (3, False)
    qtbot.waitUntil(lambda: gone.closed)
    assert not column(window, 0).close_button.isVisible()
    for _ in range(2):
        qtbot.mouseClick(column(window, 1).close_button, LEFT)
    assert not window.duels.on


@pytest.mark.parametrize(("acting", "then"), [(3, 2), (2, 1), (1, 0), (0, 0)])
def test_a_run_that_leaves_does_not_change_which_one_the_controls_act_on(
    window: MainWindow, acting: int, then: int, qtbot: QtBot
) -> None:
    for _ in range(2):
        window.duels.add()
    window.duels.act_on(acting)
    before = runs(window)[acting]
    window.duels.remove(1)
    assert window.duels.acting == then
    if acting != 1:
        assert runs(window)[then] is before


def test_the_duel_is_left(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    rival = runs(window)[1]
    window.duels.act_on(1)
    qtbot.mouseClick(stage(window).bar.buttons["duel.leave"], LEFT)
    qtbot.waitUntil(lambda: rival.closed)
    assert (runs(window), session.closed, window.workspaces.current) == ([session], False, "train")
    assert window.rail.pickers["loss"].box.currentData() == "wasserstein"
    window.rail.pickers["loss"].edited.emit("loss", "hinge", False)
    assert session.settings.loss == "hinge"
    assert not window.duels.switch.isVisible()
    assert stage(window).columns == []


def test_a_file_that_is_opened_ends_it(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    rival = runs(window)[1]
    window.duels.act_on(1)
    wanted = session.settings.replace(loss="least_squares")
    window.steering.open(wanted, ())
    assert (runs(window), session.settings, window.steering.edits.settings) == ([session], wanted, wanted)
    qtbot.waitUntil(lambda: rival.closed)


def test_the_window_closes_them_all(window: MainWindow) -> None:
    both = runs(window)
    window.close()
    assert all(run.closed for run in both)


def test_a_failure_says_of_which_run_it_is(window: MainWindow, qtbot: QtBot) -> None:
    runs(window)[1].fail("died")
    qtbot.waitUntil(window.card.isVisible)
    assert "Run B: " in window.card.what.text()
    assert window.duels.acting == 1
    qtbot.mouseClick(window.card.buttons["resume"], LEFT)
    assert ("resume",) in runs(window)[1].said
    qtbot.waitUntil(lambda: not window.card.isVisible())


@pytest.mark.parametrize("acting", [0, 1, ALL])
def test_data_that_are_dropped_are_learnt_by_all_runs(
    window: MainWindow, session: FakeSession, tmp_path: Path, acting: int
) -> None:
    """Pictures, a table and a download: each run keeps its method and what it is trained with."""
    before = [run.settings for run in runs(window)]
    window.duels.act_on(acting)
    photos, table = made_pictures.folder(tmp_path / "photos", 3), tmp_path / "points.csv"
    table.write_text("x,y\n1,2\n3,4\n5,6\n")
    mnist = OFFERS["mnist"]
    for load, problem, path in (
        (lambda: window.files.load(table), "points", ""),
        (lambda: window.files.load(photos), "images", str(photos)),
        (lambda: window.files.learn(mnist, tmp_path), "images", str(tmp_path)),
    ):
        load()
        assert {(run.settings.problem, run.settings.path) for run in runs(window)} == {(problem, path)}
    after = [run.settings for run in runs(window)]
    kept = [name for name, field in FIELDS.items() if field.group in ("method", "optimiser", "loop")]
    for old, new in zip(before, after, strict=True):
        assert {*old.changes(new)} & {*kept} <= {"lr_decay"}
    assert after[0].pixels == after[1].pixels == mnist.pixels
    assert [run.settings.loss for run in runs(window)] == ["wasserstein", "minimax"]


def test_two_plates_of_digits_that_get_pictures_take_the_networks_for_pictures_unless_a_person_chose_others(
    open_window: Open, tmp_path: Path
) -> None:
    window = open_window(panels=["duel"])
    photos, plates = made_pictures.folder(tmp_path / "photos", 3), duel_presets()["two_plates"]
    for chosen in ("dcgan", "mlp"):
        window.actions_of.by_name["duel.start.two_plates"].trigger()
        window.steering.edits.change("seed", 7)
        if chosen == "mlp":
            window.steering.edits.change("critic_width", 200)
        window.files.load(photos)
        wanted = list(plates.runs.values()) if chosen == "mlp" else list(plates.pictures.values())
        for run, own in zip(runs(window), wanted, strict=True):
            assert run.settings.path == str(photos)
            assert run.settings.seed == 7
            names = ("network", "generator_width", "noise_dim", "generator_lr", "batch_size", "loss", "constraint")
            assert [getattr(run.settings, name) for name in names] == [getattr(own, name) for name in names]
        network = "MLP" if chosen == "mlp" else "DCGAN"
        assert f"Their networks: {network}; “Networks” in the controls" in window.bar.notices._message
        window.steering.edits.undo()
        assert {run.settings.problem for run in runs(window)} == {"digits"}
        window.duels.leave()


def test_settings_that_are_opened_for_one_run_say_what_they_take_from_the_first(
    window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('problem = "grid25"\ncritic_steps = 9\n')
    window.duels.act_on(1)
    window.files.load(file)
    assert [run.settings.problem for run in runs(window)] == ["ring8", "ring8"]
    assert runs(window)[1].settings.critic_steps == 9
    assert "B takes from the first run: Problem" in window.bar.notices._message


def test_no_duel_with_a_run_that_has_failed(open_window: Open, session: FakeSession, qtbot: QtBot) -> None:
    window = open_window(panels=["duel"])
    session.fail()
    window.actions_of.run("duel.against")
    assert "has failed" in window.bar.notices._message
    assert not window.duels.on


@pytest.mark.parametrize("name", ["duel.plate", "duel.plate_white"])
def test_the_plate_is_written(window: MainWindow, name: str, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "plate.png"
    window.files.ask_save = lambda *_: file
    choose(window, name)
    qtbot.waitUntil(lambda: window.steering.playing)
    picture = QImage(str(file))
    assert picture.width() == 1600
    assert 800 < picture.height() < 1300
    for left in (0, 800):  # either half shows something
        colors = {
            picture.pixelColor(x, y).rgb() for x in range(left, left + 800, 7) for y in range(0, picture.height(), 7)
        }
        assert len(colors) > 50
    white = picture.pixelColor(2, 2).name() == "#ffffff"
    assert white == (name == "duel.plate_white")


def test_a_plate_that_cannot_be_written_is_told_in_the_language(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    set_language("ru")
    window.files.ask_save = lambda *_: tmp_path / "nowhere" / "plate.png"
    choose(window, "duel.plate")
    qtbot.waitUntil(window.card.isVisible)
    assert window.card.what.text() == "plate.png: записать не удаётся."
    assert window.card.why.text() == "Не удалось записать plate.png; выберите другую папку."


def test_the_plate_of_runs_that_play_waits_for_a_common_step_and_its_numbers(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The runs are paused, the one that is behind comes up, its numbers come later still; then all go on."""
    file, (first, second) = tmp_path / "plate.png", runs(window)
    window.files.ask_save = lambda *_: file
    looks: list[bool] = []
    monkeypatch.setattr(plate_export, "settled", lambda views: looks.append(settled(views)) or looks[-1])
    first.train(7)
    slow = second._evaluation()
    with monkeypatch.context() as behind:
        behind.setattr(second, "set_lease", lambda lease: None)  # it has not heard yet
        behind.setattr(second, "_evaluation", lambda: slow)
        choose(window, "duel.plate")
        qtbot.waitUntil(lambda: len(looks) > 2)
        second.train(7)
        second.playing = False
        qtbot.waitUntil(lambda: len(looks) > 4)
        assert not any(looks)
        assert not window.steering.playing
        assert not file.exists()
    qtbot.waitUntil(lambda: window.steering.playing)
    assert file.exists()
    assert looks[-1]


def test_a_duel_that_is_left_writes_no_plate(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    file, (first, _) = tmp_path / "plate.png", runs(window)
    window.files.ask_save = lambda *_: file
    first.fail()
    choose(window, "duel.plate")
    window.duels.leave()
    qtbot.waitUntil(lambda: window.steering.playing)
    assert not file.exists()


def test_a_plate_says_of_what_step_its_numbers_are(window: MainWindow) -> None:
    drawn = window.duels.runs()
    step = "step 300"
    texts = captions(drawn)
    assert all(step in text and "W1 " in text and "modes" in text for text in texts)
    evaluation = drawn[1].view.evaluation
    assert evaluation is not None
    late = dataclasses.replace(drawn[1].view, evaluation=dataclasses.replace(evaluation, step=294))
    texts = captions([drawn[0], dataclasses.replace(drawn[1], view=late)])
    assert "(step" not in texts[0]
    assert "W1 " in texts[0]
    assert f"W1 {numeral(evaluation.w1)} (step 294)" in texts[1]


def test_a_plate_of_runs_that_stand_apart_says_the_share_and_that_some_have_still_to_come(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QPainter, "drawText", lambda painter, *where: said.append(str(where[-1])))
    drawn = window.duels.runs()
    plate(drawn, DARK, "steps", 800)
    assert "equal generator steps ·" in said[-1]
    assert drawn[1].view.snapshot is not None
    behind = dataclasses.replace(drawn[1].view, snapshot=dataclasses.replace(drawn[1].view.snapshot, step=75))
    plate([drawn[0], dataclasses.replace(drawn[1], view=behind)], DARK, "steps", 800)
    assert "equal generator steps, which some have still to make" in said[-1]


def captions(drawn: Sequence[Run]) -> list[str]:
    """What a plate of these runs says of each."""
    said: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_Caption, "draw_numbers", lambda caption, *_: said.append(str(caption._numbers)))
        plate(drawn, DARK, "steps", 800)
    return said


def test_the_plate_names_the_runs_and_leaves_out_what_says_nothing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    draw = QPainter.drawText

    def recorded(painter: QPainter, *where: Any) -> Any:
        said.append(str(where[-1]))
        return draw(painter, *where)

    monkeypatch.setattr(QPainter, "drawText", recorded)
    files = [tmp_path / "plate.png", tmp_path / "tempered.png"]
    for run in runs(window):
        run.playing = False
    window.files.ask_save = lambda *_: files[0]
    choose(window, "duel.plate")
    qtbot.waitUntil(files[0].exists)
    headings = ("WGAN-GP", "Wasserstein · Gradient penalty", "GAN", "Minimax (first GAN)")
    assert [text for text in said if text in headings] == list(headings)
    below = " ".join(said)
    assert "Constraint weight 1" in below  # of the penalty: a choice
    assert not any(noise in below for noise in ("None", "Weight of the real term", "Constraint:"))
    assert below.count("Batch size 64") == 1  # what all share stands once
    tempered = column(window, 1)
    window.duels.act_on(tempered.index)
    window.steering.edits.change("real_weight", 0.5)
    said.clear()
    window.files.ask_save = lambda *_: files[1]
    choose(window, "duel.plate")
    qtbot.waitUntil(files[1].exists)
    assert "Weight of the real term 0.5" in " ".join(said)


def test_the_curves_are_read_together(window: MainWindow, qtbot: QtBot) -> None:
    curves = stage(window).curves
    qtbot.waitUntil(lambda: len(curves.charts["w1"].canvas.traces.traces) == 2)
    chart = curves.charts["w1"]
    lines = curves.over_steps.read(chart, 200.0)
    assert lines[0] == "step 200"
    assert any(line.startswith("Exact W1   A ") and "   B " in line for line in lines)
    newest = max(step for run in window.duels.runs() for step, _ in filter(None, [run.view.history.latest("w1")]))
    assert f"({newest:,})" in "".join(curves.over_steps.read(chart, 1e6))  # W1 is told where it was measured
    own = [trace.color.name() for trace in chart.canvas.traces.traces]
    assert len(set(own)) == 2
    rows = stage(window).table()
    assert rows[0] == ("run", "curve", "step", "seconds", "value")
    assert {row[0] for row in rows[1:]} == {"A", "B"}


def test_curves_take_on_another_theme_at_once(window: MainWindow, qtbot: QtBot) -> None:
    charts = stage(window).curves.charts
    qtbot.waitUntil(lambda: all(len(chart.canvas.traces.traces) == 2 for chart in charts.values()))
    before = {name: chart.canvas.traces.traces[0].color.name() for name, chart in charts.items()}
    window.actions_of.run("view.theme")
    after = {name: chart.canvas.traces.traces[0].color.name() for name, chart in charts.items()}
    assert all(after[name] != before[name] for name in charts)


def test_a_change_of_a_run_is_read_in_the_language(window: MainWindow, qtbot: QtBot) -> None:
    curves = stage(window).curves
    qtbot.waitUntil(lambda: len(curves.charts["w1"].canvas.traces.traces) == 2)
    window.duels.runs()[1].view.history.mark(200, change_in_words("critic_lr", 0.001, 0.0005))
    set_language("ru")
    assert curves.over_steps.read(curves.charts["w1"], 200.0)[1] == "◆ B: Скорость обучения критика: 0,001 → 0,0005"


def test_in_other_colours_sizes_and_languages(window: MainWindow, qtbot: QtBot) -> None:
    for name in ("view.theme", "view.larger", "language.ru", "view.present"):
        window.actions_of.run(name)
        live(qtbot, window, 0.1)
    assert window.faults.count == 0
    button = stage(window).bar.buttons["duel.swap"]
    assert button.accessibleName() == window.actions_of.by_name["duel.swap"].text()
    window.actions_of.run("view.present")
    window.actions_of.run("language.en")


@pytest.mark.parametrize(("behind", "said"), [(0.1, "equal seconds of training ·"), (5.0, "not yet had by all")])
def test_a_plate_says_whether_all_had_as_many_seconds(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, behind: float, said: str
) -> None:
    drawn = window.duels.runs()
    state = drawn[1].view.state
    assert state is not None
    late = dataclasses.replace(drawn[1].view, state=dataclasses.replace(state, seconds=state.seconds + behind))
    drawn = [drawn[0], dataclasses.replace(drawn[1], view=late)]
    text = _foot(drawn[0].view.settings_in_force, "seconds", alike=_alike(drawn, "seconds"))
    assert said in text
