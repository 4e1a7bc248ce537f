"""Runs early in a bundle: stands in for what pyqtgraph imports by habit, and the window never uses.

That is Qt's OpenGL, and widgets that bring along trees of parameters and processes: a third of its modules.
"""

from __future__ import annotations

import sys
import types

WIDGETS = (
    "ColorMapWidget", "DataFilterWidget", "DataTreeWidget", "DiffTreeWidget", "RemoteGraphicsView", "ScatterPlotWidget",
    "TableWidget",
)  # fmt: skip
UNUSED = (
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
    "pyqtgraph.imageview",
    *(f"pyqtgraph.widgets.{name}" for name in WIDGETS),
)
"""The modules that are stood in for; what only they import is left out with them."""


class Missing:
    """What a class is derived from that is never made."""


def stand_in(name: str) -> types.ModuleType:
    """An empty module but for the names that are imported from it one by one."""
    module = types.ModuleType(name)
    module.__dict__.update(__all__=[], QOpenGLWidget=Missing, RemoteGraphicsView=Missing)
    return module


if hasattr(sys, "_MEIPASS"):
    sys.modules |= {name: stand_in(name) for name in UNUSED}
