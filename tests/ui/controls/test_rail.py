from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeSession
from wgan_desktop.core.constraints import CONSTRAINTS
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.shapes import counts
from wgan_desktop.core.words import shown
from wgan_desktop.ui.controls.rail import REGISTRIES, Rail, foremost, grouped
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.main_window import MainWindow
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.control import NumberControl, control
from wgan_desktop.ui.widgets.scale import STEPS


def applied(session: FakeSession) -> list[Settings]:
    return [said[1] for said in session.said if said[0] == "apply"]


def number(rail: Rail, name: str) -> NumberControl:
    found = rail.controls[name]
    assert isinstance(found, NumberControl)
    return found


def pick(qtbot: QtBot, box: QComboBox, value: str) -> None:
    """Choose as a person does: open the list by its key, type nothing, take the row."""
    box.setFocus()
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(box.findData(value), 0))
    qtbot.keyClick(box.view(), Qt.Key.Key_Return)


def enter(qtbot: QtBot, control: NumberControl, text: str) -> None:
    control.box.setFocus()
    control.box.selectAll()
    qtbot.keyClicks(control.box, text)
    qtbot.keyClick(control.box, Qt.Key.Key_Return)


def test_every_field_has_its_control(window: MainWindow) -> None:
    for section in window.rail.sections.values():
        section.unfold()
    assert {*window.rail.controls, *REGISTRIES} == set(FIELDS)


def test_what_matters_stands_in_front(window: MainWindow, qtbot: QtBot) -> None:
    rail = window.rail
    assert list(rail.controls) == list(foremost(window.steering.edits.settings))
    window.steering.edits.change("constraint", "clip")
    qtbot.waitUntil(lambda: "clip" in rail.controls and rail.controls["clip"].isVisible())
    assert "constraint_weight" not in foremost(window.steering.edits.settings)
    assert not rail.controls["constraint_weight"].isVisible()
    window.rail.sections[grouped("constraint_weight")].unfold()
    qtbot.waitUntil(lambda: rail.controls["constraint_weight"].isVisible())


def test_the_batch_is_counted_in_what_is_learnt(window: MainWindow, qtbot: QtBot) -> None:
    def named() -> str:
        return next(label.text() for label in number(rail, "batch_size").findChildren(QLabel) if label.text())

    rail = window.rail
    assert named() == "Batch size, points"
    pick(qtbot, rail.pickers["problem"].box, "digits")
    qtbot.waitUntil(lambda: named() == "Batch size, images")
    assert "[−1,\u00a01]" in rail.pickers["problem"].formula.text()  # an interval is not parted
    pick(qtbot, rail.pickers["problem"].box, "ring8")
    qtbot.waitUntil(lambda: named() == "Batch size, points")


def test_no_control_becomes_a_window_when_another_takes_its_place(window: MainWindow) -> None:
    window.steering.edits.change("constraint", "clip")
    window.rail.refresh()
    window.steering.edits.change("problem", "digits")  # within the same turn of the event loop
    window.rail.refresh()
    for _ in range(5):
        QApplication.processEvents()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window]


def test_a_number_is_taken_in_any_notation(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    for text, value in (("1e-4", 1e-4), ("0.002", 0.002), ("0,003", 0.003)):
        enter(qtbot, number(window.rail, "critic_lr"), text)
        assert session.settings.critic_lr == value


def test_what_is_not_allowed_is_marked_and_changes_nothing(
    window: MainWindow, session: FakeSession, qtbot: QtBot
) -> None:
    control = number(window.rail, "critic_lr")
    for text in ("banana", "-1", "nan", "inf", "1e9", ""):
        enter(qtbot, control, text)
        assert control.box.property("invalid") == "true"
        assert control._complaint.isVisible()
        assert "from 0 to 100" in control._complaint.text()
    assert applied(session) == []
    enter(qtbot, control, "0.5")
    assert not control._complaint.isVisible()
    assert control.box.property("invalid") == "false"
    assert session.settings.critic_lr == 0.5


def test_a_text_that_is_not_taken_is_marked(qtbot: QtBot) -> None:
    row = control(FIELDS["path"], "", Theme())
    qtbot.addWidget(row)
    assert isinstance(row.box, QLineEdit)
    for sentence, mark in (("There is nothing.", "true"), ("", "false")):
        row.refuse(sentence)
        assert row.box.property("invalid") == mark


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_after_a_number_the_keys_are_the_windows_again(
    window: MainWindow, session: FakeSession, qtbot: QtBot, key: Qt.Key
) -> None:
    control, before = number(window.rail, "constraint_weight"), session.settings.constraint_weight
    control.box.setFocus()
    control.box.selectAll()
    qtbot.keyClicks(control.box, "2")
    qtbot.keyClick(control.box, key)
    assert not control.box.hasFocus()
    assert session.settings.constraint_weight == (before if key == Qt.Key.Key_Escape else 2)
    assert control.box.text() == shown(session.settings.constraint_weight)
    playing = session.playing
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert session.playing != playing


def test_the_way_back_says_its_value_in_the_language(window: MainWindow) -> None:
    set_language("ru")
    assert control(FIELDS["critic_lr"], 0.002, window.theme)._back.toolTip() == "Вернуть значение набора: 0,002"


def test_leaving_a_box_enters_it(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    control = number(window.rail, "batch_size")
    control.box.setFocus()
    control.box.selectAll()
    qtbot.keyClicks(control.box, "64")
    window.setFocus()
    assert session.settings.batch_size == 64


def test_arrow_keys_go_through_round_numbers(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    control = number(window.rail, "critic_steps")
    before = session.settings.critic_steps
    control.box.setFocus()
    qtbot.keyClick(control.box, Qt.Key.Key_Up)
    qtbot.keyClick(control.box, Qt.Key.Key_Up)
    qtbot.keyClick(control.box, Qt.Key.Key_Down)
    assert session.settings.critic_steps == before + 1


def drag(slider: QSlider, positions: list[int]) -> None:
    slider.setSliderDown(True)
    for position in positions:
        slider.setSliderPosition(position)
    slider.setSliderDown(False)


def test_dragging_acts_at_once_and_is_undone_at_once(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    before = session.settings
    slider = number(window.rail, "critic_lr").slider
    assert slider is not None
    drag(slider, [600, 650, 700])
    assert len({settings.critic_lr for settings in applied(session)}) == 3
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.settings == before
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert session.settings.critic_lr > before.critic_lr


def test_what_restarts_waits_until_the_slider_is_let_go(window: MainWindow, session: FakeSession) -> None:
    window.rail.sections["networks"].unfold()
    slider = number(window.rail, "critic_width").slider
    assert slider is not None
    run = session.number
    drag(slider, [100, 200, 300])
    assert len(applied(session)) == 1
    assert session.number == run + 1


def test_what_a_change_would_do_is_said_before_it_is_made(window: MainWindow) -> None:
    for section in window.rail.sections.values():
        section.unfold()
    for name, row in {**window.rail.controls, **window.rail.pickers}.items():
        assert ("restarts" in row.badge.text()) == (FIELDS[name].effect == "rebuild"), name
        assert row.badge.text().strip()


def test_pending_is_pending_until_it_is_in_force(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    session.delay_apply = True
    before = session.settings
    enter(qtbot, number(window.rail, "batch_size"), "64")
    badge = window.rail.controls["batch_size"].badge
    qtbot.waitUntil(lambda: "pending" in badge.text())
    session.train(20)
    session.enforce(before)
    qtbot.waitUntil(lambda: "since step 320" in badge.text())
    assert "live" in window.rail.controls["critic_lr"].badge.text()


def test_a_control_goes_back_to_the_preset(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    control = number(window.rail, "batch_size")
    before = session.settings.batch_size
    assert not control._back.isVisible()
    enter(qtbot, control, "17")
    assert control._back.isVisible()
    qtbot.mouseClick(control._back, Qt.MouseButton.LeftButton)
    assert session.settings.batch_size == before
    assert not control._back.isVisible()


def test_loss_and_constraint_are_two_axes(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    for name, registry in (("loss", LOSSES), ("constraint", CONSTRAINTS)):
        picker = window.rail.pickers[name]
        assert [picker.box.itemData(row) for row in range(picker.box.count())] == list(registry)
        for value, entry in registry.items():
            pick(qtbot, picker.box, value)
            assert getattr(session.settings, name) == value
            assert entry.label in picker.box.toolTip()
    assert len(LOSSES) + len(CONSTRAINTS) > 10


def test_a_preset_is_taken_whole(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    for name, preset in presets().items():
        pick(qtbot, window.rail.preset, name)
        assert session.settings == preset.settings
        assert window.rail.preset.currentText() == preset.title
        assert not any(row._back.isVisible() for row in window.rail.controls.values())
    enter(qtbot, number(window.rail, "batch_size"), "17")
    assert window.rail.preset.currentIndex() == -1  # a person's own settings


def test_the_wheel_scrolls_the_rail_and_turns_nothing(window: MainWindow, session: FakeSession) -> None:
    window.setFocus()
    for row in window.rail.controls.values():
        for target in (row.box, getattr(row, "slider", None), window.rail.pickers["loss"].box):  # type: ignore[attr-defined]
            if target is not None:
                middle = QPointF(target.rect().center())
                wheel = QWheelEvent(
                    middle, QPointF(target.mapToGlobal(middle)), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
                    Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
                )  # fmt: skip
                QApplication.sendEvent(target, wheel)
                assert not wheel.isAccepted()  # left to the rail
    assert applied(session) == []


def test_slider_and_box_say_the_same(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    control = number(window.rail, "critic_lr")
    assert control.slider is not None
    enter(qtbot, control, "100")  # allowed, but beyond the slider
    assert control.slider.value() == STEPS
    assert session.settings.critic_lr == 100
    drag(control.slider, [STEPS // 2])
    assert control.box.text() == f"{session.settings.critic_lr:g}"


def test_a_new_size_keeps_what_was_unfolded(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    window.rail.sections["networks"].unfold()
    enter(qtbot, number(window.rail, "batch_size"), "17")
    window.zoom(1)
    assert window.rail.sections["networks"].is_open
    assert number(window.rail, "batch_size").box.text() == "17"
    qtbot.waitUntil(lambda: window.rail.controls["critic_width"].isVisible())


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_C, Qt.Key.Key_S])
def test_typing_is_typing(window: MainWindow, session: FakeSession, qtbot: QtBot, key: Qt.Key) -> None:
    window.rail.sections["problem"].unfold()
    for box in (number(window.rail, "batch_size").box, window.rail.controls["points"].box):  # type: ignore[attr-defined]
        box.setFocus()
        session.said.clear()
        qtbot.keyClick(box, key)
        assert [said for said in session.said if said[0] != "set_needs"] == []


def test_parameters_are_counted_beside_the_sizes(window: MainWindow, session: FakeSession, qtbot: QtBot) -> None:
    rail, edits = window.rail, window.steering.edits
    rail.sections["networks"].unfold()
    session.delay_apply = True
    edits.change("problem", "digits")
    edits.change("network", "resnet")
    edits.change("critic_width", 16)
    expected = counts(edits.settings, (1, 8, 8))
    assert expected is not None
    words = f"Parameters: {expected.generator:,} generator, {expected.critic:,} critic"
    qtbot.waitUntil(lambda: rail.sizes.text() == words)
    assert rail.sizes.isVisible()
    edits.change("problem", "ring8")
    edits.change("network", "dcgan")
    qtbot.waitUntil(lambda: "choose the MLP" in rail.sizes.text())
