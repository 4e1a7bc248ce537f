"""torch, imported on first use.

The window lists every loss, constraint and problem with its formula before (and, when the trainer lives in a child
process, without ever) importing torch.  A registered file therefore writes ``from wgan_desktop.core.lazy import torch``
and is importable in a millisecond; type checkers see the real module.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch as torch
else:

    class _LazyTorch:
        """Stands for the module ``torch`` and imports it when an attribute is first asked for."""

        def __getattr__(self, name: str) -> Any:
            # Spinning OpenMP threads starve every other program of the machine (a screen recorder, our own window):
            # waiting threads must sleep.  Read once, when torch loads.
            os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
            module = importlib.import_module("torch")
            value = getattr(module, name)
            setattr(self, name, value)  # the next look-up is an ordinary attribute
            return value

    torch = _LazyTorch()
