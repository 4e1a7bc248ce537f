"""A panel as a picture or a table, for a lecture's slides."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from wgan_desktop.ui.panels import Panel

KINDS = {".png": "PNG (*.png)", ".svg": "SVG (*.svg)", ".csv": "CSV (*.csv)"}


def copy_picture(widget: QWidget) -> None:
    """Put the panel's picture on the clipboard."""
    QGuiApplication.clipboard().setPixmap(widget.grab())


def export(panel: Panel, path: Path) -> None:
    """Write the panel to ``path`` in the form that its suffix names.

    Raises
    ------
    OSError
        When it cannot be written.
    ValueError
        For another suffix, or a table where there is none.
    """
    writers = {".png": _png, ".svg": _svg, ".csv": _csv}
    if path.suffix.lower() not in writers:
        raise ValueError(f"{path.name}: the name must end in .png, .svg or .csv")
    writers[path.suffix.lower()](panel, path)


def _png(panel: Panel, path: Path) -> None:
    if not panel.widget.grab().save(str(path)):
        raise OSError(f"{path} could not be written")


def _svg(panel: Panel, path: Path) -> None:
    """Through QSvgGenerator: pyqtgraph's own exporter fails on every plot with current Qt."""
    with path.open("wb"):  # the generator itself reports nothing
        pass
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(panel.widget.size())
    generator.setViewBox(QRect(0, 0, panel.widget.width(), panel.widget.height()))
    generator.setTitle(panel.label)
    with QPainter(generator) as painter:
        panel.widget.render(painter, QPoint())


def _csv(panel: Panel, path: Path) -> None:
    rows = panel.table()
    if not rows:
        raise ValueError(f"{panel.label}: there is nothing yet to write as a table")
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
