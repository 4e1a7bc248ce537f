"""A grid of tiles as it is painted, pointed at and gone through with the keys."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wgan_desktop.core.tiles import Bytes
from wgan_desktop.ui.drawing.lattice import Lattice, gap
from wgan_desktop.ui.drawing.loupe import laid
from wgan_desktop.ui.drawing.mosaic import Mosaic
from wgan_desktop.ui.drawing.numbers import Numbers
from wgan_desktop.ui.drawing.pixels import image, strip
from wgan_desktop.ui.theme import LIGHT, Theme


def tiles(count: int = 64, side: int = 8, channels: int = 3) -> Bytes:
    return np.random.default_rng(count).integers(0, 256, (count, side, side, channels), dtype=np.uint8)


def seen(picture: QImage) -> Bytes:
    """(height, width, 3), red, green, blue."""
    whole = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), whole.bytesPerLine())
    return rows[:, : 3 * whole.width()].reshape(whole.height(), whole.width(), 3).copy()


@pytest.fixture
def mosaic(qtbot: QtBot) -> Mosaic:
    made = Mosaic(Theme(), "generated")
    made.call("Generated")
    qtbot.addWidget(made)
    made.resize(640, 680)
    with qtbot.waitExposed(made):
        made.show()
    return made


def look(mosaic: Mosaic) -> Bytes:
    QApplication.processEvents()
    return seen(mosaic.grab().toImage())


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(("count", "side"), [(64, 8), (60, 8), (1, 1), (3, 2), (256, 16), (5, 8)])
def test_every_tile_is_painted_in_its_place(mosaic: Mosaic, channels: int, count: int, side: int) -> None:
    made = tiles(count, 8, channels)
    mosaic.show_tiles(made, side)
    shot, lattice = look(mosaic), mosaic.lattice()
    assert lattice.scale >= 1
    for position in range(side * side):
        place = lattice.tile(position)
        middle = [
            shot[int(place.top() + (y + 0.5) * lattice.scale), int(place.left() + (x + 0.5) * lattice.scale)]
            for y in range(1, 7) for x in range(1, 7)
        ]  # fmt: skip
        if position < count:
            expected = np.broadcast_to(made[position, 1:7, 1:7], (6, 6, 3)).reshape(36, 3)
        else:
            border = mosaic.theme.color("border")
            expected = np.full((36, 3), (border.red(), border.green(), border.blue()))
        assert np.array_equal(middle, expected)


@pytest.mark.parametrize("width", [270, 300, 330, 470])
def test_pixels_are_of_one_width_and_fill_the_room(mosaic: Mosaic, width: int) -> None:
    """Black and white pixels of 8 x 8 tiles in turn: each is as bright in sum as any other, and the middle is pure."""
    made = np.zeros((64, 8, 8, 1), np.uint8)
    made[:, ::2, ::2] = made[:, 1::2, 1::2] = 255
    mosaic.resize(width, width + 30)
    mosaic.show_tiles(made, 8)
    shot, lattice = look(mosaic), mosaic.lattice()
    assert lattice.scale >= 3
    assert lattice.place.width() >= 0.9 * (width - 4)
    assert lattice.place.top() == mosaic.room().top() < 30
    place = lattice.tile(18)
    widths = []
    for x in range(2, 7):  # whose neighbours are of the other colour
        left, right = (round(place.left() + edge * lattice.scale) for edge in (x, x + 1))
        line = shot[int(place.top() + 0.5 * lattice.scale), left - 1 : right + 1, 0] / 255
        widths.append(line.sum() if x % 2 == 0 else (1 - line).sum())
        assert shot[int(place.top() + 0.5 * lattice.scale), (left + right) // 2, 0] == (255 if x % 2 == 0 else 0)
    assert widths == pytest.approx([lattice.scale] * 5, abs=0.35)


def test_the_picture_of_before_is_not_to_be_seen_through_a_smaller_one(mosaic: Mosaic) -> None:
    mosaic.show_tiles(tiles(64), 8)
    mosaic.show_tiles(tiles(10), 8)
    border = mosaic.theme.color("border")
    place = mosaic.lattice().tile(40).center().toPoint()
    assert look(mosaic)[place.y(), place.x()].tolist() == [border.red(), border.green(), border.blue()]
    mosaic.retheme(Theme(LIGHT))
    border = mosaic.theme.color("border")
    assert look(mosaic)[place.y(), place.x()].tolist() == [border.red(), border.green(), border.blue()]


@pytest.mark.parametrize(("width", "height"), [(640, 680), (300, 200), (90, 700), (82, 82)])
@pytest.mark.parametrize("text", [QRectF(), QRectF(0, 0, 30, 13)])
@pytest.mark.parametrize(("side", "pixels"), [(8, 64), (1, 8), (16, 28), (3, 8)])
def test_a_lattice_fills_its_room_and_knows_what_is_where(
    width: int, height: int, text: QRectF, side: int, pixels: int
) -> None:
    room = QRectF(3, 20, width, height)
    lattice = Lattice.fitted(side, pixels, pixels, room, text)
    assert room.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(lattice.place)
    for position in range(side * side):
        tile = lattice.tile(position)
        inside = QPointF(0.25, 0.25) * lattice.scale
        assert lattice.at(tile.center() + inside) == (position, pixels // 2, pixels // 2)
        assert lattice.feet()[position] == pytest.approx((tile.center().x(), tile.bottom()))
    assert lattice.at(lattice.place.topLeft() - QPointF(1, 1)) is None
    last = lattice.tile(side * side - 1)
    assert last.right() == pytest.approx(lattice.place.right())
    if lattice.written:
        assert lattice.below >= text.height()
        assert lattice.scale * (pixels + gap(pixels)) >= text.width()


def test_the_highest_scores_come_first_and_a_click_still_names_the_image(mosaic: Mosaic, qtbot: QtBot) -> None:
    scores = np.random.default_rng(0).normal(0, 1, 64).astype(np.float32)
    made = tiles()
    mosaic.show_tiles(made, 8, scores, sort=True)
    best = int(scores.argmax())
    place = mosaic.lattice().tile(0)
    shown = look(mosaic)[
        int(place.top() + 1.5 * mosaic.lattice().scale), int(place.left() + 1.5 * mosaic.lattice().scale)
    ]
    assert np.array_equal(shown, made[best, 1, 1])
    with qtbot.waitSignal(mosaic.chosen) as told:
        qtbot.mouseClick(mosaic, Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    assert told.args == [best]
    assert mosaic.read(place.center())[:2] == [f"image {best + 1}", f"critic f = {scores[best]:.2f}"]


def test_scores_are_written_where_there_is_room(mosaic: Mosaic) -> None:
    scores = np.linspace(-3, 3, 256).astype(np.float32)
    mosaic.show_tiles(tiles(), 8)
    without = mosaic.lattice()
    mosaic.show_tiles(tiles(), 8, scores[:64])
    assert mosaic.lattice().written
    assert mosaic.lattice().below > without.below
    assert not mosaic.crowded
    mosaic.resize(200, 220)
    mosaic.show_tiles(tiles(256), 16, scores)
    assert mosaic.crowded
    look(mosaic)


def test_numbers_have_as_many_digits_as_tell_them_apart() -> None:
    assert Numbers(np.array([-2.71, 0.001, 2.5])).texts == ["−2.7", "0.0", "2.5"]
    assert Numbers(np.array([0.012, 0.0131, np.nan, np.inf])).texts == ["0.01200", "0.01310", "–", "∞"]
    assert Numbers(np.array([1234.0, 5678.0])).texts == ["1234", "5678"]
    assert not Numbers(())
    assert Numbers(np.full(3, np.nan)).texts == ["–", "–", "–"]


def test_the_tile_under_the_pointer_is_enlarged(mosaic: Mosaic, qtbot: QtBot) -> None:
    made = tiles(64, 16)
    mosaic.show_tiles(made, 8)
    before = look(mosaic)
    place = mosaic.lattice().tile(9)
    qtbot.mouseMove(mosaic, place.center().toPoint())
    qtbot.mouseMove(mosaic, place.center().toPoint() + QPointF(1, 0).toPoint())
    QApplication.processEvents()
    after = look(mosaic)
    right = after[:, int(place.right()) + 12 :]
    colours = {tuple(pixel) for pixel in made[9].reshape(-1, 3)}
    found = {tuple(pixel) for pixel in right[(right != before[:, int(place.right()) + 12 :]).any(2)]}
    assert len(colours & found) > 0.9 * len(colours)


def test_keys_go_from_tile_to_tile_and_choose(mosaic: Mosaic, qtbot: QtBot) -> None:
    mosaic.show_tiles(tiles(60), 8)
    with qtbot.waitActive(mosaic):
        mosaic.activateWindow()
    mosaic.clearFocus()
    mosaic.setFocus(Qt.FocusReason.TabFocusReason)
    assert mosaic.accessibleDescription() == "image 1"
    way = [
        (Qt.Key.Key_Right, 2), (Qt.Key.Key_Down, 10), (Qt.Key.Key_Left, 9), (Qt.Key.Key_Up, 1), (Qt.Key.Key_Up, 1),
        (Qt.Key.Key_End, 60), (Qt.Key.Key_Right, 60), (Qt.Key.Key_Home, 1), (Qt.Key.Key_Left, 1), (Qt.Key.Key_Down, 9),
    ]  # fmt: skip
    for key, image_number in way:
        qtbot.keyClick(mosaic, key)
        assert mosaic.accessibleDescription() == f"image {image_number}"
    with qtbot.waitSignal(mosaic.chosen) as told:
        qtbot.keyClick(mosaic, Qt.Key.Key_Return)
    assert told.args == [8]
    look(mosaic)


def test_before_there_is_anything_nothing_happens(mosaic: Mosaic, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(mosaic.chosen):
        qtbot.mouseClick(mosaic, Qt.MouseButton.LeftButton)
        qtbot.keyClick(mosaic, Qt.Key.Key_Return)
    assert mosaic.place().isEmpty()
    assert mosaic.read(QPointF(5, 5)) == []
    look(mosaic)


def test_pictures_become_images_and_strips() -> None:
    made = tiles(4, 8)
    assert np.array_equal(seen(image(made[0])), made[0])
    grey = tiles(1, 8, 1)[0]
    assert np.array_equal(seen(image(grey)), np.repeat(grey, 3, 2))
    side_by_side = seen(strip(made, 2, 0xFF102030, 3))
    assert side_by_side.shape == (24, 3 * (4 * 8 + 3 * 2), 3)
    assert np.array_equal(side_by_side[1::3, 1::3][:, :8], made[0])
    assert np.array_equal(side_by_side[1::3, 1::3][:, 30:], made[3])
    assert side_by_side[0, 25].tolist() == [0x10, 0x20, 0x30]


@pytest.mark.parametrize(
    ("size", "side"),
    [(size, side) for size in [(264, 288), (264, 400), (500, 524), (700, 420)] for side in (8, 12)]
    + [((264, 400), 5), ((500, 524), 5), ((700, 420), 5)],
)  # fmt: skip
def test_the_loupe_hides_neither_the_tile_nor_its_neighbours_nor_what_is_marked(
    mosaic: Mosaic, size: tuple[int, int], side: int
) -> None:
    mosaic.resize(*size)
    mosaic.hint = "Click: the walk ends here"
    mosaic.show_tiles(tiles(side * side, 16), side)
    mosaic.mark({side + 1: "A"})
    lattice = mosaic.lattice()
    before = look(mosaic)
    for position in range(side * side):
        point = lattice.tile(position).center()
        QApplication.sendEvent(mosaic, moved(point))
        changed = (look(mosaic) != before).any(2)
        frame = lattice.tile(position).adjusted(-4, -4, 4, 4)
        changed[cut(frame, mosaic)] = False
        assert changed.any()
        near = lattice.tile(position) if side == 5 else lattice.around(position)  # beside those there is no room
        for place in (near, mosaic.tile(side + 1)):
            assert not changed[cut(place.adjusted(2, 2, -2, -2), mosaic)].any(), position


@pytest.mark.parametrize("room", [264, 330, 500])
@pytest.mark.parametrize("side", [2, 4, 5, 8, 16])
@pytest.mark.parametrize("pixels", [8, 22, 64])
def test_the_loupe_always_enlarges(mosaic: Mosaic, room: int, side: int, pixels: int) -> None:
    mosaic.resize(room, room + 24)
    mosaic.show_tiles(tiles(side * side, pixels), side)
    lattice, inside = mosaic.lattice(), QRectF(mosaic.rect())
    for position in range(side * side):
        tile = lattice.tile(position)
        found = laid(
            mosaic.theme, QSizeF(pixels, pixels), ["image 1", "pixel"], tile, lattice.around(position), inside
        )  # fmt: skip
        if 1.5 * tile.width() + pixels < room:
            assert found.seen.width() >= min(1.8 * tile.width(), max(128, 1.5 * tile.width()))
            assert inside.contains(found.box)


def test_grids_beside_each_other_are_of_one_height_whichever_has_scores_first(mosaic: Mosaic, qtbot: QtBot) -> None:
    other = Mosaic(mosaic.theme, "real")
    qtbot.addWidget(other)
    for each in (mosaic, other):
        each.resize(330, 600)
        each.alike = (mosaic, other)
        each.show_tiles(tiles(64, 16), 8)
    assert other.place().size() == mosaic.place().size()
    mosaic.show_tiles(tiles(64, 16), 8, np.linspace(-1, 1, 64))
    assert mosaic.lattice().written
    assert other.place().size() == mosaic.place().size()


def cut(place: QRectF, mosaic: Mosaic) -> tuple[slice, slice]:
    part = place.toRect() & mosaic.rect()
    return slice(part.top(), part.bottom() + 1), slice(part.left(), part.right() + 1)


def moved(point: QPointF) -> QMouseEvent:
    none = Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, point, point, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, none)
