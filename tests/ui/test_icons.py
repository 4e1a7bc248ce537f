from __future__ import annotations

from importlib import resources

import pytest

from wgan_desktop.ui.icons import icon
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
