"""The C library's memory, told what a trainer does with it.

A step makes and frees the same tensors over and over, some of a megabyte and more.  Left to itself, glibc may give such
memory back to the system each time, which hands it out again page by page, zeroed: a ninth of a step of a network of
3 x 512 (``bench --only closed_form``).
"""

from __future__ import annotations

import ctypes
import functools
import sys

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3  # of glibc's malloc.h
LARGEST = 1 << 25  # bytes of a block that may lie among the others: glibc takes no more
KEPT = 1 << 28  # bytes free at the end of the memory that are not given back of themselves


def keep_freed() -> None:
    """Keep what is freed for what is made next, in the whole process; without glibc nothing is done."""
    if (c := _glibc()) is not None:
        c.mallopt(M_MMAP_THRESHOLD, LARGEST)
        c.mallopt(M_TRIM_THRESHOLD, KEPT)


def give_back() -> None:
    """Give back to the system all that is free."""
    if (c := _glibc()) is not None:
        c.malloc_trim(0)


@functools.cache
def _glibc() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    return library if hasattr(library, "mallopt") else None  # musl has no such choice
