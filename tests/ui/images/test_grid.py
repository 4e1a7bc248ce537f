"""The sample grid as a person uses it: by mouse and by keys, with answers that come when they come."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.panels.fakes import image_view
from wgan_desktop.core.questions import Answer, Nearest, Neighbours, Question, Unanswered, Walk, Walked
from wgan_desktop.core.snapshot import Layer, Snapshot
from wgan_desktop.core.tiles import SIDES, Bytes, levels, pixels, scores, tiles
from wgan_desktop.core.words import Said
from wgan_desktop.run.view import View
from wgan_desktop.ui.drawing.mosaic import Mosaic
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.images.walk import FRAMES, SECONDS
from wgan_desktop.ui.panels.samples import Samples
from wgan_desktop.ui.theme import LIGHT, Theme

PLAIN = image_view()
VIEW = dataclasses.replace(PLAIN, settings=PLAIN.settings.replace(ema_decay=0.9))


def snapshot() -> Snapshot:
    assert VIEW.snapshot is not None
    return VIEW.snapshot


def made(kind: str) -> Bytes:
    shot = snapshot()
    points = {"real": shot.real, "generated": shot.fake, "averaged": 0.5 * shot.fake}[kind]
    return pixels(points, shot.shape, levels(shot.real))


def seen(needs: frozenset[str], answers: Mapping[Question, Answer] | None = None) -> View:
    """What is shown of a run where these layers are needed."""
    layers = {}
    for kind in ("real", "generated", "averaged"):
        for side in SIDES:
            said = np.random.default_rng(side).normal(0, 1, side * side).astype(np.float32)
            layers[tiles(kind, side)] = Layer(made(kind)[: side * side], 500)
            layers[scores(kind, side)] = Layer(said, 500)
    chosen = {name: layer for name, layer in layers.items() if name in needs}
    return dataclasses.replace(VIEW, snapshot=dataclasses.replace(snapshot(), layers=chosen), answers=answers or {})


@pytest.fixture
def panel(qtbot: QtBot) -> Samples:
    made_panel = Samples(Theme())
    qtbot.addWidget(made_panel.widget)
    made_panel.widget.resize(760, 640)
    with qtbot.waitExposed(made_panel.widget):
        made_panel.widget.show()
    made_panel.show(VIEW)
    made_panel.show(seen(made_panel.needs))
    QApplication.processEvents()
    return made_panel


def click(qtbot: QtBot, panel: Samples, kind: str, index: int) -> None:
    mosaic = panel.grid.mosaics[kind]  # type: ignore[index]
    QApplication.processEvents()
    qtbot.mouseClick(mosaic, Qt.MouseButton.LeftButton, pos=mosaic.lattice().tile(index).center().toPoint())


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() // 2, button.height() // 2))


def choose(qtbot: QtBot, panel: Samples, name: str, text: str) -> None:
    """With the keys: down to the entry of that name."""
    box = panel.grid.controls.choices[name]
    qtbot.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != text:
        qtbot.keyClick(box, Qt.Key.Key_Down)


def neighbours(question: Nearest, searched: int = 1797) -> Neighbours:
    shown = made("real")
    far = np.array([0.5, 1.25, 2.0, 2.5, 3.0])
    return Neighbours("digits", question, 500, shown[0], shown[1:6], far, searched, 1797, 1.5)


def walked(question: Walk) -> Walked:
    ends = made("generated")[[question.first, question.last]].astype(float)
    share = np.linspace(0, 1, question.frames)[:, None, None, None]
    return Walked("digits", question, 500, ((1 - share) * ends[0] + share * ends[1]).astype(np.uint8))


def asked(panel: Samples) -> Question:
    (question,) = panel.asks
    return question


# ------------------------------------------------------------------ what is shown


def test_only_what_is_shown_is_asked_for(panel: Samples, qtbot: QtBot) -> None:
    assert panel.needs == {"real_tiles_8", "generated_tiles_8"}
    choose(qtbot, panel, "shown", "Generated")
    assert panel.needs == {"generated_tiles_8"}
    choose(qtbot, panel, "side", "16 × 16")
    assert panel.needs == {"generated_tiles_16"}
    press(qtbot, panel.grid.controls.chips.chips["scores"])
    assert panel.needs == {"generated_tiles_16", "generated_scores_16"}
    choose(qtbot, panel, "shown", "Generated and averaged")
    assert panel.needs == {f"{kind}_{what}_16" for kind in ("generated", "averaged") for what in ("tiles", "scores")}
    assert panel.asks == frozenset()


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(
    ("text", "kinds"),
    [("Real and generated", {"real", "generated"}), ("Generated", {"generated"}), ("Real", {"real"}),
     ("Generated and averaged", {"generated", "averaged"})],
)  # fmt: skip
def test_every_choice_shows_what_it_says(panel: Samples, qtbot: QtBot, text: str, kinds: set[str], side: int) -> None:
    choose(qtbot, panel, "shown", text)
    choose(qtbot, panel, "side", f"{side} × {side}")
    panel.show(seen(panel.needs))
    QApplication.processEvents()
    for kind, mosaic in panel.grid.mosaics.items():
        assert mosaic.isVisible() == (kind in kinds)
        if kind in kinds:
            assert np.array_equal(mosaic.tiles, made(kind)[: side * side])


def test_until_the_bytes_are_here_the_numbers_are_shown(panel: Samples, qtbot: QtBot) -> None:
    choose(qtbot, panel, "side", "10 × 10")
    assert np.array_equal(panel.grid.mosaics["generated"].tiles, made("generated")[:100])


def test_nothing_is_shown_twice(panel: Samples, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    for mosaic in panel.grid.mosaics.values():
        monkeypatch.setattr(mosaic, "show_tiles", lambda *tiles, **how: shown.append(tiles[0]))
    view = seen(panel.needs)
    panel.show(view)
    panel.show(dataclasses.replace(view, snapshot=dataclasses.replace(view.snapshot, seconds=9.0)))  # type: ignore[type-var]
    assert len(shown) == 2


def test_to_sort_is_to_show_scores_and_to_hide_them_is_not_to_sort(panel: Samples, qtbot: QtBot) -> None:
    chips = panel.grid.controls.chips
    press(qtbot, chips.chips["sorted"])
    panel.show(seen(panel.needs))
    assert chips.on("scores")
    mosaic = panel.grid.mosaics["generated"]
    assert mosaic.scores is not None
    click(qtbot, panel, "generated", 0)
    assert asked(panel) == Nearest("generated", int(mosaic.scores.argmax()), 1)
    press(qtbot, chips.chips["scores"])
    assert not chips.on("sorted")
    panel.show(seen(panel.needs))
    assert mosaic.scores is None


def test_what_is_not_averaged_is_said_with_the_way(panel: Samples, qtbot: QtBot) -> None:
    choose(qtbot, panel, "shown", "Generated and averaged")
    assert not panel.grid.hint.isVisible()
    panel.show(dataclasses.replace(seen(panel.needs), settings=PLAIN.settings))
    assert "0.999" in panel.grid.hint.text()
    assert panel.needs == {"generated_tiles_8"}
    assert not panel.grid.mosaics["averaged"].isVisible()


def test_points_of_the_plane_need_no_tiles(panel: Samples, qtbot: QtBot) -> None:
    click(qtbot, panel, "generated", 1)
    shot = dataclasses.replace(snapshot(), shape=(2,), fake=snapshot().fake[:, :2], real=snapshot().real[:, :2])
    panel.show(dataclasses.replace(VIEW, snapshot=shot))
    assert panel.needs == {"cloud"}
    assert panel.asks == frozenset()


def test_a_mosaic_that_is_lent_shows_and_asks_nothing(panel: Samples, qtbot: QtBot) -> None:
    mosaic = panel.grid.lend("generated")
    assert panel.needs == {"generated_tiles_8"}
    panel.show(seen(panel.needs))
    click(qtbot, panel, "generated", 3)
    assert panel.asks == frozenset()
    panel.retheme(Theme(LIGHT))
    assert mosaic.hint == ""


# ------------------------------------------------------------------ the nearest real images


@pytest.mark.parametrize("kind", ["generated", "real"])
def test_a_click_asks_for_the_nearest_real_images(panel: Samples, qtbot: QtBot, kind: str) -> None:
    click(qtbot, panel, kind, 19)
    question = asked(panel)
    assert question == Nearest(kind, 19, 1)  # type: ignore[arg-type]
    card = panel.grid.neighbours
    assert card.isVisible()
    assert "nearest" in panel.grid.mosaics[kind].hint  # type: ignore[index]
    assert "image 20" in card.title.text()
    panel.show(seen(panel.needs, {question: neighbours(question, 300)}))  # type: ignore[arg-type]
    assert asked(panel) == question, "there is more to come"
    assert card.title.text() == "Image 20, step 500: the nearest of 300 real images (of 1,797)"
    panel.show(seen(panel.needs, {question: neighbours(question)}))  # type: ignore[arg-type]
    assert card.title.text() == "Image 20, step 500: the nearest of 1,797 real images"
    assert panel.asks == frozenset()
    captions = [picture.caption for picture in card.pictures.pictures]
    assert captions == ["image 20", *(f"{far} away" for far in ("0.500", "1.25", "2.00", "2.50", "3.00"))]
    assert "1.50 away" in card.note.text()
    assert "2.00 away" in card.pictures.accessibleName()


def test_keys_ask_and_ask_once_more_and_close(panel: Samples, qtbot: QtBot) -> None:
    mosaic, card = panel.grid.mosaics["generated"], panel.grid.neighbours
    with qtbot.waitActive(panel.widget):
        panel.widget.activateWindow()
    mosaic.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(mosaic, key)
    first = asked(panel)
    assert first == Nearest("generated", 9, 1)
    panel.show(seen(panel.needs, {first: neighbours(first)}))  # type: ignore[arg-type]
    qtbot.keyClick(card.renew, Qt.Key.Key_Space)
    assert asked(panel) == Nearest("generated", 9, 2)
    assert "Looking" in card.title.text()
    qtbot.keyClick(card.leave, Qt.Key.Key_Space)
    assert panel.asks == frozenset()
    assert not card.isVisible()


def test_what_has_no_answer_says_why(panel: Samples, qtbot: QtBot) -> None:
    click(qtbot, panel, "generated", 1)
    why = Said("The generator is not averaged any more; choose one of its own samples.")
    panel.show(seen(panel.needs, {asked(panel): Unanswered("digits", asked(panel), 500, why)}))
    assert panel.grid.neighbours.note.text() == why


def test_another_run_is_asked_the_same(panel: Samples, qtbot: QtBot) -> None:
    click(qtbot, panel, "generated", 1)
    question = asked(panel)
    panel.show(seen(panel.needs, {question: neighbours(question)}))  # type: ignore[arg-type]
    assert panel.asks == frozenset()
    panel.show(seen(panel.needs))
    assert asked(panel) == question
    assert "Looking" in panel.grid.neighbours.title.text()


def test_scores_say_of_which_step_they_are(panel: Samples, qtbot: QtBot) -> None:
    press(qtbot, panel.grid.controls.chips.chips["scores"])
    view = seen(panel.needs)
    assert view.snapshot is not None
    panel.show(dataclasses.replace(view, snapshot=dataclasses.replace(view.snapshot, step=520)))
    assert panel.state.text == "step 520 · scores of step 500"


def test_answers_come_while_the_run_rests(panel: Samples, qtbot: QtBot) -> None:
    """The very same snapshot, and then an answer."""
    view = seen(panel.needs)
    panel.show(view)
    click(qtbot, panel, "generated", 1)
    question = asked(panel)
    panel.show(dataclasses.replace(view, answers={question: neighbours(question)}))  # type: ignore[arg-type]
    assert len(panel.grid.neighbours.pictures.pictures) == 6


# ------------------------------------------------------------------ a walk


@pytest.fixture
def walking(panel: Samples, qtbot: QtBot) -> Samples:
    """Two tiles were chosen, and the answer is here."""
    press(qtbot, panel.grid.controls.chips.chips["walk"])
    assert "begins" in panel.grid.hint.text()
    assert "begins" in panel.grid.mosaics["generated"].hint
    click(qtbot, panel, "generated", 3)
    assert "ends" in panel.grid.hint.text()
    assert "ends" in panel.grid.mosaics["generated"].hint
    assert panel.grid.mosaics["real"].hint == ""
    assert panel.asks == frozenset()
    click(qtbot, panel, "generated", 12)
    question = asked(panel)
    assert question == Walk("generated", 3, 12, FRAMES, 1)
    assert not panel.grid.hint.isVisible()
    panel.show(seen(panel.needs, {question: walked(question)}))  # type: ignore[arg-type]
    QApplication.processEvents()
    return panel


def frames(panel: Samples) -> list[Bytes]:
    return [picture.pixels for picture in panel.grid.walk.pictures.pictures]


def test_a_walk_plays_from_tile_to_tile_and_stops(walking: Samples) -> None:
    walk, shown = walking.grid.walk, set()
    assert walk.isVisible()
    assert walk.playing
    assert np.array_equal(frames(walking)[1], made("generated")[3])
    for beat in range(150):
        walking.beat(100 + beat / 30)
        shown.add(walk.frame)
        assert walk.slider.value() == walk.frame
    assert shown == set(range(FRAMES))
    assert not walk.playing
    assert np.array_equal(frames(walking)[1], frames(walking)[2])
    assert walk.title.text() == "From image 4 to image 13, step 500"


def test_it_is_paused_scrubbed_and_goes_round(walking: Samples, qtbot: QtBot) -> None:
    walk = walking.grid.walk
    walking.beat(1.0)
    walking.beat(1.0 + SECONDS / 4)
    press(qtbot, walk.play)
    assert not walk.playing
    assert walk.play.accessibleName() == "Play the walk"
    before = walk.frame
    assert before == round((FRAMES - 1) / 4)
    walking.beat(9.0)
    assert walk.frame == before
    walk.slider.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(walk.slider, Qt.Key.Key_End)
    assert walk.frame == FRAMES - 1
    press(qtbot, walk.loop.chips["loop"])
    qtbot.keyClick(walk.play, Qt.Key.Key_Space)
    assert walk.playing
    for moment in (20.0, 20.1, 20.1 + SECONDS / 2):
        walking.beat(moment)
    assert walk.playing
    assert 0 < walk.frame < FRAMES - 1, "on its way back"


def test_a_walk_between_other_kinds_begins_anew(panel: Samples, qtbot: QtBot) -> None:
    press(qtbot, panel.grid.controls.chips.chips["walk"])
    click(qtbot, panel, "real", 3)
    assert "no latents" in panel.grid.hint.text()
    choose(qtbot, panel, "shown", "Generated and averaged")
    panel.show(seen(panel.needs))
    click(qtbot, panel, "generated", 3)
    click(qtbot, panel, "averaged", 5)
    assert panel.asks == frozenset()
    click(qtbot, panel, "averaged", 6)
    assert asked(panel) == Walk("averaged", 5, 6, FRAMES, 1)
    press(qtbot, panel.grid.controls.chips.chips["walk"])
    assert panel.asks == frozenset()


def test_a_walk_is_exported_as_a_strip(walking: Samples, qtbot: QtBot, tmp_path: Path) -> None:
    walk = walking.grid.walk
    walking.write = lambda title, name, kinds, write: write(tmp_path / name)
    press(qtbot, walk.export_button)
    picture = QImage(str(tmp_path / "walk.png"))
    assert (picture.width(), picture.height()) == (8 * (9 * 8 + 8), 64)
    first = picture.pixelColor(4, 4)
    assert (first.red(), first.green()) == (made("generated")[3, 0, 0, 0],) * 2
    with pytest.raises(OSError, match="could not be written"):
        walk.write(tmp_path / "nowhere" / "walk.png")


# ------------------------------------------------------------------ themes, languages, names


def test_everything_that_takes_the_focus_is_named_and_controls_have_a_tooltip(walking: Samples) -> None:
    for widget in walking.widget.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(walking.widget):
            text = widget.text() if hasattr(widget, "text") else ""
            assert widget.accessibleName() or text, widget
            assert widget.toolTip() or isinstance(widget, Mosaic), widget


def test_it_takes_on_another_theme_and_language(walking: Samples) -> None:
    walk = walking.grid.walk
    names = [picture.caption for picture in walk.pictures.pictures]
    assert names == ["image 4", "t = 0.00", "image 13"]
    set_language("ru")
    walking.retheme(Theme(LIGHT, 1.3))
    assert [picture.caption for picture in walk.pictures.pictures] != names
    assert not any(picture.caption.startswith("image") for picture in walk.pictures.pictures)
    assert not walk.title.text().startswith("From")
    assert walking.asks == frozenset()


def test_the_palette_does_what_the_chips_do(panel: Samples) -> None:
    actions = {spec.name: spec for spec in panel.actions()}
    actions["samples.scores"].call()
    assert actions["samples.scores"].checked is not None
    assert actions["samples.scores"].checked()
    assert "generated_scores_8" in panel.needs


def test_the_palette_plays_exports_and_closes_a_walk(walking: Samples, tmp_path: Path) -> None:
    actions, walk = {spec.name: spec for spec in walking.actions()}, walking.grid.walk
    walking.write = lambda title, name, kinds, write: write(tmp_path / name)
    actions["samples.play"].call()
    assert not walk.playing
    actions["samples.strip"].call()
    assert (tmp_path / "walk.png").is_file()
    actions["samples.close"].call()
    assert not walk.isVisible()


@pytest.mark.parametrize(("size", "below"), [((760, 640), False), ((380, 900), True), ((534, 560), False)])
def test_grids_stand_where_their_tiles_are_largest(
    panel: Samples, qtbot: QtBot, size: tuple[int, int], below: bool
) -> None:
    panel.widget.resize(*size)
    real, generated = panel.grid.mosaics["real"], panel.grid.mosaics["generated"]
    QApplication.processEvents()
    assert (generated.y() > real.y()) == below
    assert (generated.x() > real.x()) != below
    before = real.place()
    choose(qtbot, panel, "shown", "Real")
    QApplication.processEvents()
    assert real.place().width() >= before.width()


def test_a_card_below_moves_no_grid_that_has_room(panel: Samples, qtbot: QtBot) -> None:
    panel.widget.resize(534, 640)
    QApplication.processEvents()
    before = panel.grid.mosaics["generated"].place()
    click(qtbot, panel, "generated", 3)
    QApplication.processEvents()
    assert panel.grid.neighbours.isVisible()
    assert panel.grid.mosaics["generated"].place() == before


SIZES = [(534, 560), (534, 640), (760, 640), (420, 430), (380, 900), (900, 420)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("index", [3, 29, 60])
def test_no_tile_moves_under_the_pointer(panel: Samples, qtbot: QtBot, size: tuple[int, int], index: int) -> None:
    """A click opens a card, its answer needs more room, and the tile stays where it is, to be seen and clicked."""
    panel.widget.resize(*size)
    QApplication.processEvents()
    mosaic, card = panel.grid.mosaics["generated"], panel.grid.neighbours
    before, place = mosaic.geometry(), mosaic.place()
    click(qtbot, panel, "generated", index)
    question = asked(panel)
    panel.show(seen(panel.needs, {question: neighbours(question)}))  # type: ignore[arg-type]
    QApplication.processEvents()
    assert card.isVisible()
    assert (mosaic.geometry(), mosaic.place()) == (before, place)
    assert panel.grid.rect().contains(card.geometry())
    middle = mosaic.mapTo(panel.grid, mosaic.tile(index).center().toPoint())
    assert panel.grid.childAt(middle) is mosaic
    assert not mosaic.tile(index).intersects(mosaic.covered)
    click(qtbot, panel, "generated", index)
    assert asked(panel) == Nearest("generated", index, 2)


@pytest.mark.parametrize("size", SIZES)
def test_no_tile_moves_for_what_is_said(panel: Samples, qtbot: QtBot, size: tuple[int, int]) -> None:
    panel.widget.resize(*size)
    QApplication.processEvents()
    mosaic = panel.grid.mosaics["generated"]
    before, hint = mosaic.geometry(), panel.grid.hint
    press(qtbot, panel.grid.controls.chips.chips["walk"])
    said = set()
    for kind, index in (("real", 1), ("generated", 5), ("generated", 50)):
        QApplication.processEvents()
        said.add(hint.text())
        assert mosaic.geometry() == before
        click(qtbot, panel, kind, index)
    QApplication.processEvents()
    assert (mosaic.geometry(), len(said), panel.grid.walk.isVisible()) == (before, 3, True)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_scores_are_below_each_tile_of_a_window_of_1280_by_720(panel: Samples, qtbot: QtBot, language: str) -> None:
    set_language(language)
    panel.retheme(Theme())
    panel.widget.resize(558, 536)
    press(qtbot, panel.grid.controls.chips.chips["scores"])
    panel.show(seen(panel.needs))
    QApplication.processEvents()
    for kind in ("real", "generated"):
        mosaic = panel.grid.mosaics[kind]  # type: ignore[index]
        assert mosaic.lattice().written
        assert mosaic.lattice().scale > 3
    assert not panel.grid.hint.isVisible()
