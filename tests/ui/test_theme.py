from __future__ import annotations

import pytest

from wgan_desktop.ui.style import stylesheet
from wgan_desktop.ui.theme import DARK, SIZES, THEMES, Theme, Tokens

TEXT = ("text", "muted", "accent", "real", "generated", "critic", "truth", "good", "warn", "bad")


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two ``#rrggbb`` colours, 1 to 21: W3C, Web Content Accessibility Guidelines 2.1."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_what_is_read_stands_out(tokens: Tokens) -> None:
    for behind in ("background", "surface", "raised"):
        for name in TEXT:
            assert contrast(getattr(tokens, name), getattr(tokens, behind)) >= 4.5, (name, behind)
    # The chosen row of a list and the main button: the background's colour on the accent.
    assert contrast(tokens.background, tokens.accent) >= 4.5


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_curves_stand_out_as_lines_must(tokens: Tokens) -> None:
    for color in tokens.curves:
        assert contrast(color, tokens.surface) >= 3.0
    assert len(set(tokens.curves)) == len(tokens.curves)


def test_everything_grows_with_the_scale(qapp: object) -> None:
    small, large = Theme(DARK, 1.0), Theme(DARK, 2.0)
    assert large.px(10) == 20
    assert large.line() == 2 * small.line()
    for role in SIZES:
        assert large.font(role).pixelSize() == 2 * small.font(role).pixelSize()


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_the_stylesheet_leaves_nothing_open(tokens: Tokens) -> None:
    assert "$" not in stylesheet(Theme(tokens))
