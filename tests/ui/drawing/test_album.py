"""Thumbnails are stamped where they belong, sharp, and told apart without their colours."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.drawing.album import Album, fitting, resized

RED, GREEN, BLUE = 0xFFFF0000, 0xFF00FF00, 0xFF0000FF


def stamped(
    album: Album, side: float, places: list[tuple[float, float]], indices: list[int], opacity: float = 1.0
) -> np.ndarray:
    """(60, 60) of 0xffRRGGBB on black."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    with QPainter(image) as painter:
        strength = np.full(len(places), opacity)
        album.draw(painter, np.array(places), np.array(indices), strength, side, 1.0, QColor(GREEN))
    return np.frombuffer(image.constBits(), np.uint32).reshape(60, 60).copy()


def pictures() -> np.ndarray:
    """Five of 4 x 4 pixels: each of one colour, but for its first pixel."""
    made = np.stack([np.full((4, 4), colour, np.uint32) for colour in (RED, BLUE, RED, BLUE, 0xFFFFFF00)])
    made[:, 0, 0] = 0xFFFFFFFF
    return made


@pytest.mark.parametrize(
    ("own", "wanted", "size"),
    [
        (8, 16, 16),
        (8, 19, 16),
        (8, 21, 24),
        (8, 3, 4),
        (64, 30, 32),
        (64, 64, 64),
        (28, 15, 14),
        (28, 30, 28),
        (1, 9, 9),
    ],
)
def test_pixels_stay_whole(own: int, wanted: float, size: int) -> None:
    assert fitting(own, wanted) == size


def test_a_picture_is_stamped_with_its_pixels_repeated(qtbot: QtBot) -> None:
    album = Album(framed=True)
    album.take(pictures())
    found = stamped(album, 8, [(30, 30)], [1])
    assert (found[26:34, 26:34] == BLUE).sum() == 60
    assert (found[26:28, 26:28] == 0xFFFFFFFF).all()
    assert (found[25, 25:35] == GREEN).all()
    assert (found[34, 25:35] == GREEN).all()
    assert (found[25:35, 25] == GREEN).all()
    assert (found == GREEN).sum() == 36
    assert (found != 0xFF000000).sum() == 100


def test_the_other_kind_stands_on_a_bar(qtbot: QtBot) -> None:
    album = Album(framed=False)
    album.take(pictures())
    found = stamped(album, 8, [(30, 30)], [4])
    assert (found == 0xFFFFFF00).sum() == 60
    assert (found[33:35, 25:35] == GREEN).all()
    assert (found == GREEN).sum() == 20


def test_many_are_stamped_at_once_and_what_is_nowhere_is_left_out(qtbot: QtBot) -> None:
    album = Album(framed=True)
    album.take(pictures())
    found = stamped(album, 4, [(10, 10), (30, 10), (np.nan, 5), (50, 50)], [0, 3, 1, 4])
    assert (found == RED).sum() == 15
    assert (found == BLUE).sum() == 15
    assert (found == 0xFFFFFF00).sum() == 15
    half = stamped(album, 4, [(10, 10)], [0], opacity=0.5)
    assert 100 < (half[10, 10] >> 16 & 255) < 150
    assert (stamped(album, 4, [(10, 10)], [0], opacity=0.0) == 0xFF000000).all()
    assert (stamped(Album(framed=True), 4, [(10, 10)], [0]) == 0xFF000000).all()


def test_large_pictures_are_averaged() -> None:
    picture = np.zeros((1, 4, 4), np.uint32)
    picture[0, :2, :2] = [[RED, BLUE], [RED, RED]]
    small = resized(picture, 2)
    assert hex(small[0, 0, 0]) == "0xffbf003f"
    assert resized(picture, 4).tolist() == picture.tolist()


def test_one_picture_can_be_had(qtbot: QtBot) -> None:
    album = Album(framed=True)
    album.take(pictures())
    assert album.picture(3).pixelColor(2, 2) == QColor(BLUE)
