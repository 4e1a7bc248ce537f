"""A panel as a picture or a table, for a lecture's slides."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.words import Said, SaidError
from wgan_desktop.ui.panels import Panel

KINDS = {".png": "PNG (*.png)", ".svg": "SVG (*.svg)", ".csv": "CSV (*.csv)"}


def copy_picture(widget: QWidget) -> None:
    """Put the panel's picture on the clipboard."""
    QGuiApplication.clipboard().setPixmap(widget.grab())


def save_picture(picture: QImage | QPixmap, path: Path, form: str | None = None) -> None:
    """Write a picture in a form such as ``PNG``; without one, in that which the suffix names.

    Raises
    ------
    OSError
        When it cannot be written.
    """
    if not picture.save(str(path), form):  # type: ignore[arg-type]
        raise OSError(Said("{file} could not be written; choose another folder.", file=path.name))


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
        raise SaidError("The name must end in .png, .svg or .csv.")
    writers[path.suffix.lower()](panel, path)


def _png(panel: Panel, path: Path) -> None:
    save_picture(panel.widget.grab(), path)


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
        raise SaidError("{panel}: there is nothing yet to write as a table.", panel=Said(panel.label))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
