"""Where the clouds of the laboratory come from: a list of shapes, the mouse, or the points of a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from wgan_desktop.core.arrays import Floats, Points
from wgan_desktop.core.drawing import Drawing
from wgan_desktop.core.two_clouds import SHAPES, of_file, thinned
from wgan_desktop.core.two_heaps import Which
from wgan_desktop.core.words import Said, joined
from wgan_desktop.ui.laboratory.shape_list import FILE, ShapeList


class CloudShapes(ShapeList[Drawing]):
    """Makes clouds."""

    shapes = SHAPES
    first: ClassVar[Mapping[Which, str]] = {"earth": "gaussian", "holes": "ring8"}
    of_file = Said("Points of a CSV …")
    asked = Said("Points in the plane")

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Drawing)
        self._read: dict[Which, tuple[Points, str]] = {}

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
