"""Where the heaps of the laboratory come from: a list of shapes, the mouse, or a column of a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from wgan_desktop.core.heaps import Heap
from wgan_desktop.core.tables import number_columns
from wgan_desktop.core.two_heaps import SHAPES, Drawn, Which, of_column
from wgan_desktop.core.words import Said
from wgan_desktop.ui.i18n import tr

DRAWN, COLUMN = "drawn", "column"


class HeapShapes:
    """Makes heaps, and remembers which shape each of the two has.

    Parameters
    ----------
    parent : QWidget
        Of the dialog that asks for a file.

    Attributes
    ----------
    chosen : dict
        The shape of the earth and of the holes.
    drawn : dict
        What was drawn for each.
    said : str
        What is to be said of the heap made last.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        first = next(iter(SHAPES))
        self.chosen: dict[Which, str] = {"earth": first, "holes": first}
        self.drawn: dict[Which, Drawn] = {"earth": Drawn(), "holes": Drawn()}
        self.said = ""
        self.ask, self.ask_column = self._ask, self._ask_column  # what asks for a file, and which of its columns

    @property
    def labels(self) -> dict[str, str]:
        """What one can choose from, in the person's language."""
        shapes = {name: tr(shape.label) for name, shape in SHAPES.items()}
        return {**shapes, DRAWN: tr("Drawn with the mouse"), COLUMN: tr("Column of a CSV …")}

    def make(self, which: Which, shape: str, current: Heap) -> Heap | None:
        """Make a heap; one that is drawn begins with the ``current`` one.  None when no file or column was chosen.

        Raises
        ------
        HeapError, ProblemError
            When nothing can be made of it.
        """
        said = ""
        if shape == COLUMN:
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

    def _ask(self) -> Path | None:
        kinds = tr("Tables") + " (*.csv *.tsv *.txt)"
        name, _ = QFileDialog.getOpenFileName(self._parent, tr("A column of numbers"), "", kinds)
        return Path(name) if name else None

    def _ask_column(self, columns: Sequence[str]) -> str | None:
        label = tr("The column whose numbers are a heap:")
        shown = [tr(column) if isinstance(column, Said) else column for column in columns]
        column, ok = QInputDialog.getItem(self._parent, tr("A column of numbers"), label, shown, 0, editable=False)
        return columns[shown.index(column)] if ok else None
