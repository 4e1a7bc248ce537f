"""What the two heaps and the two clouds may be: a list of shapes, what the mouse drew, or what a table holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from wgan_desktop.core.two_heaps import Which
from wgan_desktop.ui.files.asking import table_to_open
from wgan_desktop.ui.i18n import tr

DRAWN, FILE = "drawn", "file"
Drawing = TypeVar("Drawing")


class Shape(Protocol):
    """One of the list."""

    @property
    def label(self) -> str:
        """Its name for a person."""


class ShapeList(Generic[Drawing]):
    """Remembers which shape each of the two has; a subclass makes what is chosen.

    Parameters
    ----------
    parent : QWidget
        Of the dialog that asks for a file.

    Attributes
    ----------
    shapes : mapping of str to Shape
    first : mapping of str to str
        The shape of the earth and of the holes at first.
    of_file, asked : str
        How the list names a table's content, and the title of the dialog that asks for one.
    chosen, drawn : dict
        The shape of the earth and of the holes, and what was drawn for each.
    said : str
        What is to be said of that made last.
    ask : callable
        Asks for a table; None where a person thinks better of it.
    """

    shapes: ClassVar[Mapping[str, Shape]]
    first: ClassVar[Mapping[Which, str]]
    of_file: ClassVar[str]
    asked: ClassVar[str]

    def __init__(self, parent: QWidget, drawing: Callable[[], Drawing]) -> None:
        self._parent = parent
        self.chosen: dict[Which, str] = dict(self.first)
        self.drawn: dict[Which, Drawing] = {"earth": drawing(), "holes": drawing()}
        self.said = ""
        self.ask: Callable[[], Path | None] = lambda: table_to_open(self._parent, tr(self.asked))

    @property
    def labels(self) -> dict[str, str]:
        """What one can choose from, in the person's language."""
        shapes = {name: tr(shape.label) for name, shape in self.shapes.items()}
        return {**shapes, DRAWN: tr("Drawn with the mouse"), FILE: tr(self.of_file)}
