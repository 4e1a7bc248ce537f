"""Asking a person for a file or a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from wgan_desktop.ui.i18n import tr


def file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there, of the ``kinds`` such as ``"CSV (*.csv)"``; None where they think better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


def table_to_open(parent: QWidget, title: str) -> Path | None:
    """A table; None where they think better of it."""
    return file_to_open(parent, title, tr("Tables") + " (*.csv *.tsv *.txt)")


def file_to_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write, ``name`` being suggested; None where they think better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds)
    return Path(chosen) if chosen else None


def folder(parent: QWidget, title: str) -> Path | None:
    """A folder; None where they think better of it."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None
