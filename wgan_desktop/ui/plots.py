"""Plots in the theme's colours and sizes."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QPen

from wgan_desktop.ui.theme import Theme

AXES = ("left", "bottom", "right", "top")


def style_plot(plot: pg.PlotItem, theme: Theme) -> None:
    """Give a plot's axes, grid and title the theme's colours and fonts.

    The widget that holds it is to be given ``setBackground(theme.color("surface"))`` by its owner.
    """
    line = QPen(theme.color("border"))
    for side in AXES:
        axis = plot.getAxis(side)
        axis.setPen(line)
        axis.setTextPen(theme.color("muted"))
        axis.setStyle(tickFont=theme.font("caption"), tickTextOffset=theme.px(4))
        axis.label.setFont(theme.font("caption"))
    plot.titleLabel.item.setFont(theme.font("body", bold=True))
    plot.titleLabel.item.setDefaultTextColor(theme.color("text"))
    # pyqtgraph's own menu offers an SVG export that fails on every plot with current Qt; the window has its own.
    plot.setMenuEnabled(enableMenu=False)
