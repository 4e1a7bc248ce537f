"""How everything looks: one set of tokens for Qt and for the plots, and one scale for every size.

A colour means one thing everywhere: teal is real, orange generated, violet the critic, white (black on paper) is truth.
A part of the window never names a colour or a size in pixels: it asks its `Theme`.
"""

from __future__ import annotations

import dataclasses
import functools
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase

Role = Literal["caption", "body", "title", "heading", "display"]

SIZES: dict[Role, int] = {"caption": 11, "body": 13, "title": 15, "heading": 20, "display": 30}
"""The type scale, in pixels at scale 1."""

SCALES = (0.7, 0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)
"""What Ctrl+plus and Ctrl+minus go through."""


@dataclasses.dataclass(frozen=True)
class Tokens:
    """The colours, as ``#rrggbb``.

    Attributes
    ----------
    name : str
    background, surface, raised, border : str
        Behind the panels, of a panel, of a control on a panel, of the lines between them.
    text, muted, accent : str
        To read; to read second; what can be acted upon or is chosen.
    real, generated, critic, truth : str
        The four things that every picture is about.
    good, warn, bad : str
        As it should be; look at this; broken.
    curves : tuple of str
        Line colours told apart by colour-blind people: Okabe and Ito's, those too pale for paper darkened.
    colour_map : str
        Of the critic's surface (a pyqtgraph colour map).
    """

    name: str
    background: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    real: str
    generated: str
    critic: str
    truth: str
    good: str
    warn: str
    bad: str
    curves: tuple[str, ...]
    colour_map: str


# fmt: off
DARK = Tokens(
    name="dark",
    background="#0e1116", surface="#151a21", raised="#1e252e", border="#2c3642",
    text="#e9eef4", muted="#9ba9b8", accent="#62b0f4",
    real="#34cdb0", generated="#ff9f45", critic="#b794ff", truth="#ffffff",
    good="#4cc38a", warn="#f2c14e", bad="#ff7a7a",
    curves=("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#0a84d0"),
    colour_map="cividis",
)
LIGHT = Tokens(
    name="light",
    background="#eef1f5", surface="#f8fafc", raised="#ffffff", border="#ccd5df",
    text="#17202b", muted="#566373", accent="#0a62b5",
    real="#007562", generated="#a84f00", critic="#6a3cc2", truth="#000000",
    good="#17713f", warn="#7f5600", bad="#b9262a",
    curves=("#2587bd", "#a87400", "#008560", "#b1588b", "#8a8300", "#c25200", "#0072b2"),
    colour_map="cividis",
)
# fmt: on
PAPER = dataclasses.replace(LIGHT, name="paper", background="#ffffff", surface="#ffffff")
THEMES: dict[str, Tokens] = {DARK.name: DARK, LIGHT.name: LIGHT}


@dataclasses.dataclass(frozen=True)
class Theme:
    """The tokens at a scale.

    Attributes
    ----------
    tokens : Tokens
    scale : float
        Of every size: fonts, margins, controls, points.
    stroke : float
        Of every line's width besides: presentation mode draws thicker.
    """

    tokens: Tokens = DARK
    scale: float = 1.0
    stroke: float = 1.0

    def px(self, size: float) -> int:
        """A size in pixels at this scale, at least one."""
        return max(1, round(size * self.scale))

    def line(self, width: float = 1.0) -> float:
        """The width of a drawn line, in pixels."""
        return width * self.stroke * max(1.0, self.scale)

    def font(self, role: Role = "body", *, bold: bool = False, mono: bool = False) -> QFont:
        """The font of a role; ``mono`` for numbers that must not jump as they change."""
        return QFont(_font(self.px(SIZES[role]), bold, mono))

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """A token (``"real"``) as a colour, ``alpha`` from 0 (invisible) to 1."""
        color = QColor(getattr(self.tokens, token))
        color.setAlphaF(alpha)
        return color

    def curve(self, index: int) -> QColor:
        """The ``index``-th line colour, round and round."""
        return QColor(self.tokens.curves[index % len(self.tokens.curves)])


@functools.cache
def _font(size: int, bold: bool, mono: bool) -> QFont:
    """Asking the system takes as long as painting a word does."""
    kind = QFontDatabase.SystemFont.FixedFont if mono else QFontDatabase.SystemFont.GeneralFont
    font = QFontDatabase.systemFont(kind)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
