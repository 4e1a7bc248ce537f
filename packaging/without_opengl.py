"""Runs first in a bundle: stands in for Qt's OpenGL, which pyqtgraph imports by habit and nothing here draws with."""

from __future__ import annotations

import sys
import types


class Missing:
    """What a class is derived from that is never made."""


widgets = types.ModuleType("PySide6.QtOpenGLWidgets")
widgets.QOpenGLWidget = Missing  # type: ignore[attr-defined]
sys.modules |= {"PySide6.QtOpenGL": types.ModuleType("PySide6.QtOpenGL"), widgets.__name__: widgets}
