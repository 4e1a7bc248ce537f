"""Loading what is large."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def without_collection() -> Iterator[None]:
    """Import without garbage collection: modules are no garbage, and looking for some takes a tenth of the time.

    What has been imported is here to stay, so that later collections leave it out.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
