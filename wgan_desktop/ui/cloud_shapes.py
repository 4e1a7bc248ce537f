"""Where the clouds of the laboratory come from: a list of shapes, the mouse, or the points of a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from wgan_desktop.core.heaps import Floats
from wgan_desktop.core.transport import Points
from wgan_desktop.core.two_clouds import SHAPES, of_file, thinned
from wgan_desktop.core.two_heaps import Which
from wgan_desktop.core.words import joined
from wgan_desktop.ui.draw_points import Drawing
from wgan_desktop.ui.i18n import tr

DRAWN, FILE = "drawn", "file"


class CloudShapes:
    """Makes clouds, and remembers which shape each of the two has.

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
        What is to be said of the cloud made last.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.chosen: dict[Which, str] = {"earth": "gaussian", "holes": "ring8"}
        self.drawn: dict[Which, Drawing] = {"earth": Drawing(), "holes": Drawing()}
        self._read: dict[Which, tuple[Points, str]] = {}
        self.said = ""
        self.ask = self._ask  # what asks for a file

    @property
    def labels(self) -> dict[str, str]:
        """What one can choose from, in the person's language."""
        shapes = {name: tr(shape.label) for name, shape in SHAPES.items()}
        return {**shapes, DRAWN: tr("Drawn with the mouse"), FILE: tr("Points of a CSV …")}

    def make(self, which: Which, shape: str, most: int, *, anew: bool = True) -> Floats | None:
        """Make a cloud of at most so many points; not ``anew``: of the file that was read.  None when none was chosen.

        Raises
        ------
        CloudError, ProblemError
            When nothing can be made of it.
        """
        if shape == FILE and anew:
            path = self.ask()
            if path is None:
                return None
            self._read[which] = of_file(path)
        if shape in SHAPES:
            points, said = SHAPES[shape].make(most), ""
        else:
            given, read = self._read[which] if shape == FILE else (self.drawn[which].points, "")
            points, less = thinned(given, most)
            said = joined(filter(None, (read, less)))
        self.chosen[which], self.said = shape, said
        return points

    def _ask(self) -> Path | None:
        kinds = tr("Tables") + " (*.csv *.tsv *.txt)"
        name, _ = QFileDialog.getOpenFileName(self._parent, tr("Points in the plane"), "", kinds)
        return Path(name) if name else None
