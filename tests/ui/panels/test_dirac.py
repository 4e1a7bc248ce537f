"""The phase portrait, driven by real clicks."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.painted import painted
from tests.ui.panels.conftest import Shown
from wgan_desktop.core.dirac import GAMMAS, METHODS, PACE, STEPS, radius
from wgan_desktop.ui.drawing.phase_portrait import method_color
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.panels.dirac import Dirac
from wgan_desktop.ui.theme import THEMES, Theme


@pytest.fixture
def dirac(shown: Shown[Dirac]) -> Dirac:
    return shown(Dirac, 900, 620)


def beats(dirac: Dirac, seconds: float) -> None:
    for beat in range(round(seconds * 30) + 1):
        dirac.beat(100 + beat / 30)


def test_the_published_radii_are_read_off_at_the_end(dirac: Dirac) -> None:
    beats(dirac, STEPS / PACE + 1)
    assert [figure.value for figure in dirac.grid.figures] == ["3.10", "0.640", "1.00", "1.80", "2.64e−6"]
    assert [figure.caption for figure in dirac.grid.figures] == [method.label for method in METHODS.values()]


@pytest.mark.parametrize(("gamma", "away"), [("0.3", "2.64e−6"), ("1.0", "9.53e−22")])
def test_the_weight_of_r1_is_chosen_and_its_published_radius_comes_out(dirac: Dirac, gamma: str, away: str) -> None:
    """The figure for 1 was in no place but a test."""
    beats(dirac, 3.0)
    dirac.gammas.setCurrentIndex(dirac.gammas.findData(gamma))
    dirac.gammas.activated.emit(dirac.gammas.currentIndex())
    assert dirac.step == 0
    beats(dirac, STEPS / PACE + 1)
    assert dirac.grid.figures[-1].value == away
    assert [figure.value for figure in dirac.grid.figures[:-1]] == ["3.10", "0.640", "1.00", "1.80"]
    dirac.begin()
    assert dirac.gammas.currentData() == "0.3"


def test_a_smaller_weight_of_r1_takes_longer(dirac: Dirac) -> None:
    ends = []
    for gamma in GAMMAS:
        dirac.weigh(gamma)
        beats(dirac, STEPS / PACE + 1)
        ends.append(radius(dirac.portrait.trails["r1"]))
    assert ends == sorted(ends, reverse=True)


def test_where_there_is_no_gradient_there_is_a_dot(dirac: Dirac) -> None:
    """Two corners of the minimax GAN's field were empty."""
    dirac.portrait.show_trails({}, "gan")
    picture, frame, place = painted(dirac.portrait), dirac.portrait.frame(), dirac.portrait.place()
    surface = np.uint32(dirac.theme.color("surface").rgb())
    below, beside = round(frame.point(0, 2.6).y()), round(frame.point(-5, 0).x())
    corner = picture[round(place.top()) : below, round(place.left()) : beside]
    assert frame.point(-5, 0).x() > place.left() + 20
    assert (corner != surface).sum() > 8


def test_trajectories_grow_in_their_own_colours(dirac: Dirac) -> None:
    beats(dirac, 1.0)
    early = painted(dirac.portrait)
    beats(dirac, 5.0)
    late = painted(dirac.portrait)
    for name in METHODS:
        assert (early == np.uint32(method_color(dirac.theme, name).rgb())).any()
    for name in ("gan", "wgan", "wgan_gp"):  # what arrives runs over itself
        color = np.uint32(method_color(dirac.theme, name).rgb())
        assert (late == color).sum() >= 0.5 * (early == color).sum()
    assert (early != late).any()


def test_a_click_starts_from_there(dirac: Dirac, qtbot: QtBot) -> None:
    frame = dirac.portrait.frame()
    x, y = -2.0 * frame.scale[0] + frame.shift[0], 1.5 * frame.scale[1] + frame.shift[1]
    qtbot.mouseClick(dirac.portrait, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert dirac.place == (pytest.approx(-2.0, abs=0.02), pytest.approx(1.5, abs=0.02))
    assert all(trail[0].tolist() == list(dirac.place) for trail in dirac.portrait.trails.values())
    (again,) = dirac.actions()
    again.call()
    assert dirac.place == (1.0, -1.0)


def test_the_keys_move_a_mark_and_start_from_it(dirac: Dirac, qtbot: QtBot) -> None:
    portrait, starts = dirac.portrait, []
    portrait.started.connect(lambda *place: starts.append(place))
    portrait.activateWindow()
    bare = painted(portrait)
    portrait.setFocus(Qt.FocusReason.TabFocusReason)
    assert (painted(portrait) != bare).any()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(portrait, key)
    qtbot.keyClick(portrait, Qt.Key.Key_Return)
    assert starts == [pytest.approx((1.2, -0.9))]
    assert dirac.place == pytest.approx((1.2, -0.9))
    for _ in range(200):
        qtbot.keyClick(portrait, Qt.Key.Key_Down)
    assert portrait.marked[1] == portrait.up[0], "it stays in sight"


def test_a_method_is_switched_off_and_the_field_is_that_of_the_first_that_is_on(dirac: Dirac) -> None:
    assert dirac.portrait.field == "gan"
    before = painted(dirac.portrait)
    dirac.chips.toggle("gan")
    assert dirac.portrait.field == "non_saturating"
    assert "gan" not in dirac.portrait.trails
    assert (painted(dirac.portrait) != before).any()
    for name in list(METHODS)[1:]:
        dirac.chips.toggle(name)
    assert dirac.portrait.trails == {}
    assert dirac.grid.figures == ()


@pytest.mark.parametrize("theme", THEMES)
def test_it_is_painted_in_every_theme_and_far_away(dirac: Dirac, theme: str) -> None:
    dirac.retheme(Theme(THEMES[theme]))
    dirac.start((3.0, -3.0))
    beats(dirac, 9.0)
    assert len(np.unique(painted(dirac.portrait))) > 20
    rows = dirac.table()
    assert len(rows) == STEPS + 2
    assert rows[0][:3] == ("step", "gan_theta", "gan_psi")


def test_at_rest_it_takes_on_another_language(dirac: Dirac) -> None:
    beats(dirac, STEPS / PACE + 1)
    set_language("ru")
    try:
        dirac.retheme(dirac.theme)
        assert dirac.words.text.startswith("Шаг 500")
        assert dirac.grid.figures[-1].value == "2,64e−6"
    finally:
        set_language("en")
