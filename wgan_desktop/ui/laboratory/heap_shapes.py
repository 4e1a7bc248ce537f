"""Where the heaps of the laboratory come from: a list of shapes, the mouse, or a column of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QInputDialog, QWidget

from wgan_desktop.core.heaps import Heap
from wgan_desktop.core.tables import number_columns
from wgan_desktop.core.two_heaps import SHAPES, Drawn, Which, of_column
from wgan_desktop.core.words import Said
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.laboratory.shape_list import DRAWN, FILE, ShapeList


class HeapShapes(ShapeList[Drawn]):
    """Makes heaps.

    Attributes
    ----------
    ask_column : callable
        Asks which of a table's columns; None where a person thinks better of it.
    """

    shapes = SHAPES
    first: ClassVar[Mapping[Which, str]] = dict.fromkeys(("earth", "holes"), next(iter(SHAPES)))
    of_file = Said("Column of a CSV …")
    asked = Said("A column of numbers")

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Drawn)
        self.ask_column = self._ask_column

    def make(self, which: Which, shape: str, current: Heap) -> Heap | None:
        """Make a heap; one that is drawn begins with the ``current`` one.  None when no file or column was chosen.

        Raises
        ------
        HeapError, ProblemError
            When nothing can be made of it.
        """
        said = ""
        if shape == FILE:
            path = self.ask()
            if path is None:
                return None
            columns = number_columns(path)
            column = self.ask_column(columns) if len(columns) > 1 else columns[0]
            if column is None:
                return None
            heap, said = of_column(path, column)
        elif shape == DRAWN:
            if shape != self.chosen[which] and not self.drawn[which].heights.any():
                self.drawn[which].begin(current)
            heap = self.drawn[which].heap()
        else:
            heap = SHAPES[shape].make()
        self.chosen[which], self.said = shape, said
        return heap

    def _ask_column(self, columns: Sequence[str]) -> str | None:
        label = tr("The column whose numbers are a heap:")
        shown = [tr(column) if isinstance(column, Said) else column for column in columns]
        column, ok = QInputDialog.getItem(self._parent, tr(self.asked), label, shown, 0, editable=False)
        return columns[shown.index(column)] if ok else None
