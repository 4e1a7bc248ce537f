from __future__ import annotations

import os
import subprocess
import sys
from importlib import resources

import pytest

from wgan_desktop.ui.icons import SIZES, icon, program_icon
from wgan_desktop.ui.theme import THEMES, Theme

FOLDER = resources.files("wgan_desktop") / "resources" / "icons"
NAMES = sorted(file.name.removesuffix(".svg") for file in FOLDER.iterdir() if file.name.endswith(".svg"))


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_themes_colour(name: str, qapp: object) -> None:
    for tokens in THEMES.values():
        theme = Theme(tokens)
        image = icon(name, theme, "accent").pixmap(20, 20).toImage()
        pixels = [image.pixelColor(x, y) for x in range(20) for y in range(20)]
        ink = [pixel for pixel in pixels if pixel.alpha() > 200]
        assert len(ink) > 8
        for pixel in ink:
            assert pixel.getRgb()[:3] == pytest.approx(theme.color("accent").getRgb()[:3], abs=4)


def test_the_programs_icon_shows_both_heaps_at_every_size(qapp: object) -> None:
    shown = program_icon()
    assert [size.width() for size in shown.availableSizes()] == list(SIZES)
    for size in SIZES:
        image = shown.pixmap(size, size).toImage()
        hues = {image.pixelColor(x, size * 7 // 10).hue() // 30 for x in range(size)}
        assert {0, 5} <= hues, "orange and teal"


def test_the_window_has_the_programs_icon() -> None:
    program = "from wgan_desktop.ui.application import application\nprint(application().windowIcon().isNull())"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
