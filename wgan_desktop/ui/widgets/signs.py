"""The earth's and the holes' signs beside the lists that choose them."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from wgan_desktop.ui.theme import Theme

SIGNS = {"earth": ("p_θ", "generated"), "holes": ("p_data", "real")}
"""Of each: how it is written, and the token of its colour."""


class Signs(dict[str, QLabel]):
    """A label for each of the two."""

    def __init__(self) -> None:
        super().__init__((name, QLabel(sign)) for name, (sign, _) in SIGNS.items())

    def dress(self, theme: Theme, height: int) -> None:
        """In the colours of their heaps, as high as the lists beside them."""
        for name, (_, token) in SIGNS.items():
            self[name].setStyleSheet(f"color: {theme.color(token).name()}; font-weight: bold")
            self[name].setFixedHeight(height)
